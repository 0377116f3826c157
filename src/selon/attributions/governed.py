"""What a verb of speech governs: clauses, quotations, objects, the sentence it is put into."""

from __future__ import annotations

import re
from collections.abc import Callable

from selon.attributions.content import complement_span, part_around, trimmed, without
from selon.attributions.quoting import Owned, Quoting, is_speech, opens_sentence
from selon.language.cues import Cue, CueWords
from selon.model import Clause, Quotation, Span, Syntax

_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[«“\"„A-ZÀ-Ý])")
_OF_SOMEBODY = frozenset({"accuse", "announce", "believe", "condemn", "estimate", "hearsay", "say"})
"""What may be said of the subject of a passive, so that he is part of what is said."""

_REACH = 12
"""Words behind a verb in which a conjunction may open what it tells."""

_INSERTED = 10
"""Characters of a sentence before a cue that is inserted into it."""


class Governed:
    """Answers what the clause of a cue presents as said.

    ``cues`` says whether a clause's verb may be a cue.
    """

    def __init__(
        self,
        syntax: Syntax,
        quoting: Quoting,
        words: CueWords,
        cues: Callable[[int], bool],
    ) -> None:
        self._syntax, self._quoting, self._cues = syntax, quoting, cues
        self._whether, self._that, self._as = words.whether, words.that, words.as_
        self._below: dict[int, list[int]] = {}
        for number, clause in enumerate(syntax.clauses):
            if clause.governor is not None:
                self._below.setdefault(clause.governor, []).append(number)

    def by(self, number: int, cue: Cue) -> tuple[tuple[Span, ...], str]:
        """Return what a cue governs and the rule; of whom it is said, where it is said of him."""
        content, rule = self._by(number, cue)
        clause = self._syntax.clauses[number]
        if clause.voice != "passive" or cue.act not in _OF_SOMEBODY or not clause.subject:
            return content, rule
        subject = self._syntax.phrases[clause.subject[0]].span
        if rule == "verb.object":
            rest = self._said_of(clause)
            return ((subject, rest), rule) if rest is not None else (content, rule)
        infinitive = any(self._syntax.clauses[n].mood == "infinitive" for n in clause.complements)
        if rule == "verb.clause" and infinitive and subject.end <= clause.span.start:
            return (subject, *content), rule
        return content, rule

    def _said_of(self, clause: Clause) -> Span | None:
        """Return what somebody is called or charged with: "was described as a spy"."""
        starts = [
            self._syntax.phrases[p].span.start
            for adposition, p in clause.obliques
            if adposition in self._as and self._syntax.phrases[p].span.start > clause.span.end
        ]
        if not starts:
            return None
        return trimmed(self._syntax, clause.span.end, max(clause.extent.end, min(starts) + 1))

    def _by(self, number: int, cue: Cue) -> tuple[tuple[Span, ...], str]:
        clause = self._syntax.clauses[number]
        spoken = self._complements(number, clause, cue)
        owned = self._owned(number, clause, cue)
        if spoken:
            quoted = any(self._syntax.quotation_at(s.start) is not None for s in spoken)
            outside = [
                s
                for o in owned
                if is_speech(o.quotation) and (quoted or not o.behind)
                for s in self.words_of(o, clause)
                if not any(s.overlaps(other) for other in spoken)
            ]
            return tuple(sorted({*spoken, *outside})), "verb.clause"
        if not owned and "clause" in cue.takes and not clause.object:
            unparsed = self._behind_that(clause, cue.object)
            if unparsed is not None:
                return (unparsed,), "verb.clause"
        said = self._spoken_of(number, clause, cue) if "object" in cue.takes else None
        if said is not None and any(said.covers(o.quotation.outer) for o in owned):
            return (said,), "verb.object"
        if owned:
            words = dict.fromkeys(s for o in owned for s in self.words_of(o, clause))
            return tuple(words), "verb.quote"
        if "clause" in cue.takes and self.inserted(clause):
            sentence = self._syntax.sentences[clause.sentence].span
            above = self.above(clause, sentence)
            return without(self._syntax, above, [clause.extent]), "verb.inserted"
        return ((said,), "verb.object") if said is not None else ((), "")

    # --- clauses ---------------------------------------------------------------------------

    def clauses(self, number: int) -> list[tuple[str, Span]]:
        """Return the clauses a verb may govern as what is said, each with its form."""
        clause = self._syntax.clauses[number]
        found = []
        for n in self._governed_clauses(number, clause):
            below = self._syntax.clauses[n]
            if below.mood == "participle" and self._after_comma(below):
                continue
            span = self._span(n, clause)
            if span is not None:
                whole = self._whole(self._with_object(span, clause, below), clause)
                bare = below.mood if below.mood in ("infinitive", "participle") else "finite"
                quoted = "q" if self._syntax.quotation_at(whole.start) is not None else ""
                found.append((f"{bare}{'.m' if below.marker else ''}{quoted}", whole))
        return found

    def object_of(self, number: int) -> Span | None:
        """Return the object of a verb, or the subject of a passive, with all that hangs on it."""
        clause = self._syntax.clauses[number]
        return self._object(number, clause.logical_object)

    def core(self, clause: Clause) -> Span | None:
        """Return the object of a verb, or the subject of a passive, as a noun phrase alone."""
        spans = [self._syntax.phrases[p].span for p in clause.logical_object]
        if not spans:
            return None
        return trimmed(self._syntax, spans[0].start, max(s.end for s in spans))

    def _complements(self, number: int, clause: Clause, cue: Cue) -> list[Span]:
        spans: list[Span] = []
        for n in self._governed_clauses(number, clause, cue.object):
            below = self._syntax.clauses[n]
            if below.mood == "participle" and self._after_comma(below):
                # "…, he said, suggesting that": what he did while saying it.
                continue
            bare = below.mood in ("infinitive", "participle") and not below.marker
            infinitive = bare or below.relation == "relative"
            form = "infinitive" if infinitive else "clause"
            if form in cue.takes or (
                form == "infinitive" and "clause" in cue.takes and below.tense == "past"
            ):
                span = self._span(n, clause)
                if span is not None:
                    spans.append(self._whole(self._with_object(span, clause, below), clause))
        return sorted(set(spans))

    def _governed_clauses(
        self, number: int, clause: Clause, light: frozenset[str] = frozenset()
    ) -> list[int]:
        """Return the clauses under a verb; under its infinitive in "laisser entendre que"."""
        found: list[int] = []
        for n in (*clause.complements, *self._after_object(number, clause)):
            below = self._syntax.clauses[n]
            found.extend(below.complements if below.lemma in light else [n])
        if not found:
            # "did not say if", "n'ont pas précisé si": parsers take it for a condition.
            found = [
                n
                for n in self._below.get(number, ())
                if self._syntax.clauses[n].marker in self._whether
                and 0 < self._syntax.clauses[n].extent.start - clause.span.end <= 1
            ]
        return found

    def _span(self, number: int, cue: Clause) -> Span | None:
        """Return a complement's words, up to where the speaker's next verb of speech stands.

        "said that they held the town and warned …", "said that they held it, adding …"
        """
        below = self._syntax.clauses[number]
        span = complement_span(self._syntax, below, cue)
        if span is not None and span.end <= cue.span.start:
            span = self._last_sentence(span, cue)
        if span is None:
            return None
        end = span.end
        for other in self._below.get(number, ()):
            clause = self._syntax.clauses[other]
            if not span.start < clause.extent.start < end or not self._cues(other):
                continue
            again = clause.relation == "coordinate" and "subject" in clause.shared
            adding = clause.mood == "participle" and self._after_comma(clause)
            finite = any(
                self._syntax.clauses[n].mood in ("indicative", "conditional")
                for n in clause.complements
            )
            speaks = finite or bool(self._quoting.of(other))
            if adding or (again and speaks):
                end = clause.extent.start
        return self._cut(span, end)

    def _last_sentence(self, span: Span, cue: Clause) -> Span | None:
        """Drop the sentences before a quotation that parsers take for part of what it says."""
        base = self._syntax.offset
        after = self._syntax.text[span.end - base : cue.span.start - base]
        if _SENTENCE_END.match(after):
            return None
        ends = [
            span.start + m.end()
            for m in _SENTENCE_END.finditer(span.text)
            if self._syntax.quotation_at(span.start + m.start()) is None
        ]
        return trimmed(self._syntax, ends[-1], span.end) if ends else span

    def _cut(self, span: Span, end: int) -> Span | None:
        """Return a span up to a position, without a conjunction that would end it."""
        if end == span.end:
            return span
        base = self._syntax.offset
        kept = len(self._syntax.text[: end - base].rstrip())
        last = self._syntax.token_at(kept - 1 + base)
        if last is not None and self._syntax.tokens[last].pos == "CCONJ":
            end = self._syntax.tokens[last].start
        return trimmed(self._syntax, span.start, end)

    def _tied(self, start: int) -> bool:
        """Say whether an adposition stands before a position: "accused them of being"."""
        token = self._syntax.token_at(start)
        return token is not None and token > 0 and self._syntax.tokens[token - 1].pos == "ADP"

    def _after_comma(self, clause: Clause) -> bool:
        start = clause.extent.start - self._syntax.offset
        return self._syntax.text[max(0, start - 2) : start].rstrip().endswith(",")

    def _behind_that(self, clause: Clause, light: frozenset[str]) -> Span | None:
        """Return what a conjunction behind a verb opens where the parser saw no clause.

        ``light`` are infinitives of one sense with the verb: "a fait savoir que".
        """
        sentence = self._syntax.sentences[clause.sentence]
        first = self._syntax.token_at(clause.span.end - 1)
        if first is None:
            return None
        for token in self._syntax.tokens[first + 1 : min(sentence.last, first + _REACH)]:
            if token.pos in ("VERB", "AUX", "PUNCT") and token.lemma not in light:
                return None
            if token.lemma in self._that:
                end = max(clause.extent.end, token.end)
                end = end if end > token.end + 1 else sentence.span.end
                return trimmed(self._syntax, token.end, end)
        return None

    def _after_object(self, number: int, clause: Clause) -> list[int]:
        """Return infinitives the parser hung on the object: "accuse the army of having fired"."""
        return [
            n
            for n in self._below.get(number, ())
            if n <= number + 3
            and self._syntax.clauses[n].relation == "relative"
            and self._syntax.clauses[n].mood == "infinitive"
            and any(p in clause.object for p in self._syntax.clauses[n].subject)
        ]

    def _with_object(self, span: Span, clause: Clause, below: Clause) -> Span:
        """Take in who is to do it: "urged the rebels to leave", "ordonné aux unités de tirer"."""
        if below.mood != "infinitive":
            return span
        starts = [
            self._syntax.phrases[p].span.start
            for p in (*clause.object, *clause.indirect)
            if clause.span.end <= self._syntax.phrases[p].span.start < span.start
        ]
        return self._syntax.span(min(starts), span.end) if starts else span

    def _whole(self, span: Span, clause: Clause) -> Span:
        """Take the whole of a quotation where the parser found but a part of it governed."""
        first = self._syntax.quotation_at(span.start)
        while first is not None and self._syntax.quotations[first].inside is not None:
            first = self._syntax.quotations[first].inside
        start, end = span.start, span.end
        if first is not None and not _holds(self._syntax.quotations[first], clause):
            inner = self._syntax.quotations[first].inner
            start, end = min(start, inner.start), max(end, inner.end)
        for quote in self._syntax.quotations_between(span.start, span.end):
            # What begins in the clause may be of several sentences.
            if quote.inside is None and quote.outer.start < end and not _holds(quote, clause):
                end = max(end, quote.inner.end)
        return trimmed(self._syntax, start, end) or span

    # --- quotations --------------------------------------------------------------------------

    def _owned(self, number: int, clause: Clause, cue: Cue) -> list[Owned]:
        if "quote" not in cue.takes:
            return []
        subjects = [self._syntax.phrases[p].span for p in clause.subject]
        owned = [
            # "The novel “Rivers” tells …": a title of who or what it is told by.
            o
            for o in self._quoting.of(number)
            if not any(s.covers(o.quotation.outer) for s in subjects)
        ]
        speech = [o for o in owned if is_speech(o.quotation)]
        return speech or ([] if clause.object else owned)

    def words_of(self, owned: Owned, clause: Clause) -> list[Span]:
        """Return a quotation's words, with those before it in the sentence that it completes."""
        quote = owned.quotation
        if not owned.behind:
            return [self._completed(quote, clause)]
        if owned.sentence or opens_sentence(self._syntax, quote):
            return [quote.inner]
        token = self._syntax.token_at(quote.outer.start)
        if token is None:
            return [quote.inner]
        sentence = self._syntax.sentences[self._syntax.tokens[token].sentence].span
        whole = trimmed(self._syntax, sentence.start, quote.inner.end)
        others = self._quoting.between(sentence.start, quote.outer.start)
        if whole is None or others or whole.covers(clause.span):
            return [quote.inner]
        last = max((m.end() for m in _SENTENCE_END.finditer(whole.text)), default=0)
        start = whole.start + last
        return (
            [trimmed(self._syntax, start, whole.end) or quote.inner]
            if start < quote.outer.start
            else [quote.inner]
        )

    def _completed(self, quote: Quotation, clause: Clause) -> Span:
        """Take in a subject before the quotation: 'said the cuts "do nothing for the poor"'."""
        starts = [
            self._syntax.phrases[p].span.start
            for below in self._syntax.clauses_of(clause.sentence)
            if quote.outer.covers(below.span)
            for p in below.subject
            if clause.span.end <= self._syntax.phrases[p].span.start < quote.outer.start
        ]
        if not starts:
            return quote.inner
        return trimmed(self._syntax, min(starts), quote.inner.end) or quote.inner

    # --- objects -----------------------------------------------------------------------------

    def _spoken_of(self, number: int, clause: Clause, cue: Cue) -> Span | None:
        """Return what a cue speaks of: its object, or the phrase its adposition introduces."""
        introduced = tuple(p for a, p in clause.obliques if cue.particle and a == cue.particle)
        return self._object(number, introduced or clause.logical_object)

    def _object(self, number: int, phrases: tuple[int, ...]) -> Span | None:
        clause = self._syntax.clauses[number]
        spans = [
            self._syntax.phrases[p].span for p in phrases if self._syntax.phrases[p].pos != "PRON"
        ]
        if not spans:
            return None
        start, end = spans[0].start, max(s.end for s in spans)
        if start >= clause.span.end:
            end = max(end, self.end_of_object(number, end))
        whole = self._whole(self._syntax.span(start, end), clause)
        return trimmed(self._syntax, start, max(end, whole.end))

    def end_of_object(self, number: int, end: int) -> int:
        """Return where what hangs on an object ends: at the clause's end, or the next clause."""
        limit = self._syntax.clauses[number].extent.end
        for other in self._below.get(number, ()):
            below = self._syntax.clauses[other]
            start = below.extent.start
            loose = below.mood not in ("participle", "infinitive") and not self._tied(start)
            apart = loose or self._after_comma(below)
            beside = below.relation in ("adverbial", "coordinate", "parenthetical")
            if beside and apart and end <= start < limit:
                limit = start
        return limit

    # --- the sentence ------------------------------------------------------------------------

    def inserted(self, clause: Clause) -> bool:
        """Say whether the cue is inserted into what it governs ("…, he said")."""
        if clause.object or clause.complements or clause.voice == "passive":
            return False
        sentence = self._syntax.sentences[clause.sentence].span
        if clause.extent.start - sentence.start < _INSERTED:
            return False
        if clause.relation == "parenthetical":
            return True
        phrases = self._syntax.phrases
        inverted = any(phrases[p].span.start > clause.span.start for p in clause.subject)
        base = self._syntax.offset
        before = self._syntax.text[sentence.start - base : clause.extent.start - base].rstrip()
        return clause.relation == "root" and inverted and before.endswith((",", "»", '"', "”"))

    def above(self, clause: Clause, sentence: Span) -> Span:
        """Return the words a cue is inserted into: the clause above, or what stands before."""
        if clause.relation == "parenthetical" and clause.governor is not None:
            above = self._syntax.clauses[clause.governor].extent
            return part_around(self._syntax, above, clause.span)
        return Span(sentence.start, max(sentence.start, clause.extent.start), "")


def _holds(quote: Quotation, clause: Clause) -> bool:
    return quote.outer.covers(clause.span)
