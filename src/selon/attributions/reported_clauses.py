"""The clauses that a verb of speech governs, cut to what is said in them."""

from __future__ import annotations

import re
from collections.abc import Callable

from selon.attributions.content import complement_span, trimmed
from selon.attributions.quoting import Quoting
from selon.language.cues import Cue, CueWords
from selon.model import Clause, Quotation, Span, Syntax

SENTENCE_END = re.compile(r"[.!?…]\s+(?=[«“\"„A-ZÀ-Ý])")

_REACH = 12
"""Words behind a verb in which a conjunction may open what it tells."""


class ReportedClauses:
    """Answers which clauses under a verb tell what is said, and where they end.

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
        self._whether, self._that = words.whether, words.that
        self.below: dict[int, list[int]] = {}
        for number, clause in enumerate(syntax.clauses):
            if clause.governor is not None:
                self.below.setdefault(clause.governor, []).append(number)

    def clauses(self, number: int) -> list[tuple[str, Span]]:
        """Return the clauses a verb may govern as what is said, each with its form."""
        clause = self._syntax.clauses[number]
        found = []
        for n in self._governed_clauses(number, clause):
            told, below = self._told(n, clause), self._syntax.clauses[n]
            if told is not None:
                bare = below.mood if below.mood in ("infinitive", "participle") else "finite"
                quoted = "q" if self._syntax.quotation_at(told.start) is not None else ""
                found.append((f"{bare}{'.m' if below.marker else ''}{quoted}", told))
        return found

    def taken_by(self, number: int, clause: Clause, cue: Cue) -> list[Span]:
        """Return the clauses that a cue takes as what is said."""
        spans: list[Span] = []
        for n in self._governed_clauses(number, clause, cue.object, cue.particle):
            below = self._syntax.clauses[n]
            bare = below.mood in ("infinitive", "participle") and not below.marker
            infinitive = bare or below.relation == "relative"
            form = "infinitive" if infinitive else "clause"
            introduced = bool(cue.particle) and below.marker == cue.particle
            if (
                form in cue.takes
                or introduced
                or (form == "infinitive" and "clause" in cue.takes and below.tense == "past")
            ):
                told = self._told(n, clause)
                if told is not None:
                    spans.append(told)
        return sorted(set(spans))

    def _told(self, number: int, clause: Clause) -> Span | None:
        """Return the words of a clause under a verb, with who is to do it, quotations whole."""
        below = self._syntax.clauses[number]
        if below.mood == "participle" and self.after_comma(below):
            # "…, he said, suggesting that": what he did while saying it.
            return None
        span = self._span(number, clause)
        if span is None:
            return None
        return self.whole(self._with_object(span, clause, below), clause)

    def _governed_clauses(
        self, number: int, clause: Clause, light: frozenset[str] = frozenset(), particle: str = ""
    ) -> list[int]:
        """Return the clauses under a verb; under its infinitive in "laisser entendre que"."""
        found: list[int] = []
        for n in (*clause.complements, *self._after_object(number, clause)):
            below = self._syntax.clauses[n]
            found.extend(below.complements if below.lemma in light else [n])
        quoting = quoted_by(self._syntax, clause)
        if not found and quoting is not None:
            # "The roads are mined, the radio quoted a driver as saying."
            found = [
                n
                for n in self._syntax.clauses[quoting].complements
                if self._syntax.clauses[n].extent.end <= clause.span.start
            ]
        if not found:
            # "did not say if", "called for them to go": parsers take them for circumstances.
            markers = {*self._whether, particle} - {""}
            found = [
                n
                for n in self.below.get(number, ())
                if self._syntax.clauses[n].marker in markers
                and 0 < self._syntax.clauses[n].extent.start - clause.span.end <= 1
            ]
        return found

    def _after_object(self, number: int, clause: Clause) -> list[int]:
        """Return infinitives the parser hung on the object: "accuse the army of having fired"."""
        return [
            n
            for n in self.below.get(number, ())
            if n <= number + 3
            and self._syntax.clauses[n].relation == "relative"
            and self._syntax.clauses[n].mood == "infinitive"
            and any(p in clause.object for p in self._syntax.clauses[n].subject)
        ]

    def behind_that(self, clause: Clause, light: frozenset[str]) -> Span | None:
        """Return what a conjunction behind a verb opens where the parser saw no clause.

        ``light`` are infinitives of one sense with the verb: "a fait savoir que".
        """
        sentence = self._syntax.sentences[clause.sentence]
        first = self._syntax.token_at(clause.span.end - 1)
        if first is None:
            return None
        finite = {
            self._syntax.tokens[c.head].start
            for c in self._syntax.clauses_of(clause.sentence)
            if c.mood in ("indicative", "conditional")
        }
        for token in self._syntax.tokens[first + 1 : min(sentence.last, first + _REACH)]:
            stops = token.pos == "PUNCT" or token.start in finite
            if stops and token.lemma not in light:
                return None
            if token.lemma in self._that:
                end = max(clause.extent.end, token.end)
                end = end if end > token.end + 1 else sentence.span.end
                found = trimmed(self._syntax, token.end, end)
                stop = SENTENCE_END.search(found.text) if found is not None else None
                if found is None or stop is None:
                    return found
                return trimmed(self._syntax, found.start, found.start + stop.start())
        return None

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
        for other in self.below.get(number, ()):
            clause = self._syntax.clauses[other]
            if not span.start < clause.extent.start < end or not self._cues(other):
                continue
            again = clause.relation == "coordinate" and "subject" in clause.shared
            adding = clause.mood == "participle" and self.after_comma(clause)
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
        if SENTENCE_END.match(after):
            return None
        ends = [
            span.start + m.end()
            for m in SENTENCE_END.finditer(span.text)
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

    def whole(self, span: Span, clause: Clause) -> Span:
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

    def after_comma(self, clause: Clause) -> bool:
        """Say whether a comma stands before a clause."""
        start = clause.extent.start - self._syntax.offset
        return self._syntax.text[max(0, start - 2) : start].rstrip().endswith(",")

    def tied(self, start: int) -> bool:
        """Say whether an adposition stands before a position: "accused them of being"."""
        token = self._syntax.token_at(start)
        return token is not None and token > 0 and self._syntax.tokens[token - 1].pos == "ADP"


def _holds(quote: Quotation, clause: Clause) -> bool:
    return quote.outer.covers(clause.span)


def quoted_by(syntax: Syntax, clause: Clause) -> int | None:
    """Return the clause that quotes somebody, of a participle: "X quoted Y as saying"."""
    number = clause.governor
    if number is None or clause.mood != "participle" or not clause.marker:
        return None
    above = syntax.clauses[number]
    between = any(
        above.span.end <= syntax.phrases[p].span.start < clause.span.start for p in above.object
    )
    shared = "subject" in clause.shared and clause.subject == above.subject
    return number if between and shared and clause.relation == "adverbial" else None
