"""Whether the words around an expression of time look ahead."""

from __future__ import annotations

from collections.abc import Sequence

from selon.language.time_templates import fold_all
from selon.language.time_words import TimeWords
from selon.model import Clause, Span, Syntax

_BEFORE = 40
_SUBJECT = 120
"""Characters before the end of a predicate in which its subject may be denied."""


class OutlookReader:
    """Reads off clauses and words whether a day without its date is past or to come."""

    def __init__(self, words: TimeWords, syntax: Syntax) -> None:
        self._words, self._syntax = words, syntax
        self._by_sentence: dict[int, list[Clause]] = {}
        for clause in syntax.clauses:
            self._by_sentence.setdefault(clause.sentence, []).append(clause)

    def ahead(self, span: Span) -> bool:
        """Say whether the words around a span look ahead of publication."""
        if self._owns(span):
            return False
        before = self._before(span)
        if self._words.ahead.intersection(before[-5:]):
            return True
        around = [c for c in self._clauses_at(span) if c.extent.covers(span)]
        innermost = min(around, key=lambda c: c.extent.end - c.extent.start, default=None)
        if innermost is None or innermost.tense != "past":
            upcoming = _ends(before, self._words.upcoming)
            return upcoming or (innermost is not None and self._to_come(innermost))
        # "On Friday they planned", "until Friday they had waited": told first, it is past.
        planned = innermost.lemma in self._words.planning
        return span.start > innermost.span.start and (
            planned or _ends(before, self._words.upcoming)
        )

    def _owns(self, span: Span) -> bool:
        """Say whether what a time owns is known already: "Wednesday's ruling"."""
        at = span.end - self._syntax.offset
        return (
            bool(self._words.possessive)
            and fold_all(self._syntax.text[at : at + 4])[: len(self._words.possessive)]
            == self._words.possessive
        )

    def since(self, span: Span) -> bool:
        """Say whether a word right before a span makes it the start of what still goes on."""
        return _ends(self._before(span), self._words.since)

    def _before(self, span: Span) -> tuple[str, ...]:
        at = span.start - self._syntax.offset
        return fold_all(self._syntax.text[max(0, at - _BEFORE) : at].rpartition("\n")[2])

    def _clauses_at(self, span: Span) -> Sequence[Clause]:
        token = self._syntax.token_at(span.start)
        if token is None:
            return self._syntax.clauses if not self._syntax.tokens else ()
        return self._by_sentence.get(self._syntax.tokens[token].sentence, ())

    def _to_come(self, clause: Clause) -> bool:
        planning = self._words.planning
        if clause.tense in ("future", "past"):
            return clause.tense == "future"
        if self._words.inability.intersection(clause.auxiliaries) and self._denied(clause):
            return False
        if clause.lemma in planning or planning.intersection(clause.auxiliaries):
            return True
        if clause.mood == "infinitive" and clause.governor is not None:
            above = self._syntax.clauses[clause.governor]
            finite = above.mood not in ("infinitive", "participle")
            return above.lemma in planning or (finite and self._to_come(above))
        now = clause.tense == "present" and clause.mood == "indicative"
        return clause.mood == "conditional" or (now and self._words.present_is_ahead)

    def _denied(self, clause: Clause) -> bool:
        """Say whether a clause is denied, by its verb or by what comes before it: "nobody"."""
        end = clause.span.end - self._syntax.offset
        start = max(clause.extent.start - self._syntax.offset, end - _SUBJECT)
        words = fold_all(self._syntax.text[start:end])
        return clause.negated or not self._words.denials.isdisjoint(words)


def _ends(words: Sequence[str], endings: Sequence[tuple[str, ...]]) -> bool:
    return any(tuple(words[-len(ending) :]) == ending for ending in endings)
