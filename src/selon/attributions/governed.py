"""What a verb of speech governs: clauses, quotations, objects, the sentence it is put into."""

from __future__ import annotations

from collections.abc import Callable

from selon.attributions.content import part_around, trimmed, without
from selon.attributions.quoting import Owned, Quoting, is_speech, opens_sentence
from selon.attributions.reported_clauses import SENTENCE_END, ReportedClauses
from selon.language.cues import Cue, CueWords
from selon.model import Clause, Quotation, Span, Syntax

_OF_SOMEBODY = frozenset({"accuse", "announce", "believe", "condemn", "estimate", "hearsay", "say"})
"""What may be said of the subject of a passive, so that he is part of what is said."""

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
        self._syntax, self._quoting, self._as = syntax, quoting, words.as_
        self.reported = ReportedClauses(syntax, quoting, words, cues)

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
        spoken = self.reported.taken_by(number, clause, cue)
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
            unparsed = self.reported.behind_that(clause, cue.object)
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
        last = max((m.end() for m in SENTENCE_END.finditer(whole.text)), default=0)
        start = whole.start + last
        if start >= quote.outer.start:
            return [quote.inner]
        return [trimmed(self._syntax, start, whole.end) or quote.inner]

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
        introduced = tuple(
            p
            for a, p in clause.obliques
            if cue.particle
            and a == cue.particle
            and self._syntax.phrases[p].span.start > clause.span.start
        )
        if introduced and clause.voice == "active":
            # "attributed the blast to rebels", "accused the army of theft": both are said.
            start = self._syntax.phrases[introduced[0]].span.start
            about = [p for p in clause.object if self._syntax.phrases[p].span.end <= start]
            return self._object(number, (*about[:1], *introduced))
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
        whole = self.reported.whole(self._syntax.span(start, end), clause)
        return trimmed(self._syntax, start, max(end, whole.end))

    def end_of_object(self, number: int, end: int) -> int:
        """Return where what hangs on an object ends: at the clause's end, or the next clause."""
        limit = self._syntax.clauses[number].extent.end
        for other in self.reported.below.get(number, ()):
            below = self._syntax.clauses[other]
            start = below.extent.start
            loose = below.mood not in ("participle", "infinitive") and not self.reported.tied(start)
            apart = loose or self.reported.after_comma(below)
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
