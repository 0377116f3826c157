"""What a verb of speech governs: clauses, quotations, objects, the sentence it is put into."""

from __future__ import annotations

from selon.attributions.content import complement_span, trimmed, without
from selon.attributions.quoting import Owned, Quoting, is_speech, opens_sentence
from selon.language.cues import Cue
from selon.model import Clause, Quotation, Span, Syntax

_INSERTED = 10
"""Characters of a sentence before a cue that is inserted into it."""


class Governed:
    """Answers what the clause of a cue presents as said."""

    def __init__(self, syntax: Syntax, quoting: Quoting) -> None:
        self._syntax, self._quoting = syntax, quoting
        self._below: dict[int, list[int]] = {}
        for number, clause in enumerate(syntax.clauses):
            if clause.governor is not None:
                self._below.setdefault(clause.governor, []).append(number)

    def by(self, number: int, cue: Cue) -> tuple[tuple[Span, ...], str]:
        """Return what a cue governs and the rule, trying the surest form first."""
        clause = self._syntax.clauses[number]
        spoken = self._complements(number, clause, cue)
        owned = self._owned(number, clause, cue)
        if spoken:
            quoted = any(self._syntax.quotation_at(s.start) is not None for s in spoken)
            outside = [
                s
                for o in owned
                if is_speech(o.quotation) and (quoted or not o.behind)
                for s in self._words_of(o, clause)
                if not any(s.overlaps(other) for other in spoken)
            ]
            return tuple(sorted({*spoken, *outside})), "verb.clause"
        said = self._spoken_of(number, clause, cue) if "object" in cue.takes else None
        if said is not None and any(said.covers(o.quotation.outer) for o in owned):
            return (said,), "verb.object"
        if owned:
            words = dict.fromkeys(s for o in owned for s in self._words_of(o, clause))
            return tuple(words), "verb.quote"
        if "clause" in cue.takes and self._inserted(clause):
            sentence = self._syntax.sentences[clause.sentence].span
            above = self._above(clause, sentence)
            return without(self._syntax, above, [clause.extent]), "verb.inserted"
        return ((said,), "verb.object") if said is not None else ((), "")

    # --- clauses ---------------------------------------------------------------------------

    def _complements(self, number: int, clause: Clause, cue: Cue) -> list[Span]:
        spans: list[Span] = []
        for n in (*clause.complements, *self._after_object(number, clause)):
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
                span = complement_span(self._syntax, below, clause)
                if span is not None:
                    spans.append(self._whole(self._with_object(span, clause, below), clause))
        return sorted(set(spans))

    def _after_comma(self, clause: Clause) -> bool:
        start = clause.extent.start - self._syntax.offset
        return self._syntax.text[max(0, start - 2) : start].rstrip().endswith(",")

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
        owned = self._quoting.of(number)
        speech = [o for o in owned if is_speech(o.quotation)]
        return speech or ([] if clause.object else owned)

    def _words_of(self, owned: Owned, clause: Clause) -> list[Span]:
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
        return [whole]

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
        phrases = introduced or clause.logical_object
        spans = [
            self._syntax.phrases[p].span for p in phrases if self._syntax.phrases[p].pos != "PRON"
        ]
        if not spans:
            return None
        start, end = spans[0].start, max(s.end for s in spans)
        if start >= clause.span.end:
            end = max(end, self._end_of_object(number, end))
        whole = self._whole(self._syntax.span(start, end), clause)
        return trimmed(self._syntax, start, max(end, whole.end))

    def _end_of_object(self, number: int, end: int) -> int:
        """Return where what hangs on an object ends: at the clause's end, or the next clause."""
        limit = self._syntax.clauses[number].extent.end
        for other in self._below.get(number, ()):
            below = self._syntax.clauses[other]
            if below.relation in ("adverbial", "coordinate", "parenthetical"):
                start = below.extent.start
                if end <= start < limit:
                    limit = start
        return limit

    # --- the sentence ------------------------------------------------------------------------

    def _inserted(self, clause: Clause) -> bool:
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

    def _above(self, clause: Clause, sentence: Span) -> Span:
        if clause.relation == "parenthetical" and clause.governor is not None:
            return self._syntax.clauses[clause.governor].extent
        return Span(sentence.start, max(sentence.start, clause.extent.start), "")


def _holds(quote: Quotation, clause: Clause) -> bool:
    return quote.outer.covers(clause.span)
