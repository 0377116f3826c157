"""Which of the places of a sentence are meant: all of a row, and "X in Y" as X."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from selon.model import PlaceMention, Syntax
from selon.model.vocabulary import PlaceRelation

_NEXT = 3
"""Places before another in which it may turn out to lie."""

_LINKING = 7
"""Most words between a place and the one that it is said to lie in."""

_PART: frozenset[PlaceRelation] = frozenset({"part_of", "countryside_of"})
_HOLDING = _PART | {"in"}
_PARTING = frozenset({"VERB", "AUX", "CCONJ", "PUNCT", "SCONJ"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BEHIND = frozenset({"ADP", "DET", "ADJ"})


class Nesting:
    """Tells which places of one block lie in which, and which stand in one row."""

    def __init__(self, syntax: Syntax, places: Sequence[PlaceMention]) -> None:
        self._syntax, self._places = syntax, places
        self._rows: dict[int, dict[int, set[int]]] = {}

    def most_specific(self, near: Collection[int], here: Sequence[int]) -> list[int]:
        """Return places with those of their rows, and what lies in one instead of that one.

        ``here`` are the places of their sentence, in text order. "X in Y" is X, even where the
        parser has it that only Y is near.
        """
        found = set(near)
        for at in range(len(here) - 1, -1, -1):
            outer = here[at]
            if outer in found:
                before = here[max(0, at - _NEXT) : at]
                found.update(n for n in before if self._said_to_hold(outer, n))
        rows = {row for n in found if (row := self._places[n].row) is not None}
        told = [n for n in here if n in found or self._places[n].row in rows]
        return [
            outer
            for at, outer in enumerate(told)
            if not any(self._around(outer, n) for n in told[max(0, at - _NEXT) : at])
        ]

    def _said_to_hold(self, outer: int, inner: int) -> bool:
        """Say whether the words right behind a place tell in which other one it lies.

        A noun may stand between: "X village in the east of Y".
        """
        told, place = self._places[outer].relation_span, self._places[inner].span
        if told is None or told.start < place.end or self._places[outer].relation not in _HOLDING:
            return False
        first, last = self._syntax.token_at(place.end - 1), self._syntax.token_at(told.start)
        if first is None or last is None or last - first > _LINKING:
            return False
        between = self._syntax.tokens[first + 1 : last]
        if between and between[0].pos in _NOUNS:
            between = between[1:]
        return all(t.pos in _BEHIND for t in between) and self._around(outer, inner)

    def _around(self, outer: int, inner: int) -> bool:
        """Say whether a place is where another one lies: "X in Y", "X, Y", "the town of X"."""
        one, other = self._places[outer], self._places[inner]
        if outer == inner or one.phrase is None or other.phrase is None:
            return False
        # "X, Y and Z" may look as if Z stood beside "X, Y": what has others beside it is in a row.
        if one.phrase == other.phrase or self._syntax.phrases[one.phrase].conjuncts:
            return False
        if one.row is not None and one.row == other.row:
            return False
        phrase = self._syntax.phrases[other.phrase]
        below = (*(p for _, p in phrase.complements), *phrase.appositions)
        if one.phrase in below and phrase.span.covers(one.span):
            return True
        joined = one.phrase in phrase.conjuncts or self._together(one.phrase, other.phrase)
        return not joined and self._lies_in(other, one)

    def _together(self, one: int, other: int) -> bool:
        """Say whether two phrases stand in one row: "X, Y and Z"."""
        sentence = self._syntax.phrases[one].sentence
        if sentence not in self._rows:
            self._rows[sentence] = self._rows_of(sentence)
        rows = self._rows[sentence]
        return bool(rows.get(one, set()) & rows.get(other, set()))

    def _rows_of(self, sentence: int) -> dict[int, set[int]]:
        """Return, by phrase, the numbers of the rows of a sentence that it stands in."""
        bounds = self._syntax.sentences[sentence]
        rows: list[Sequence[int]] = [
            (number, *self._syntax.phrases[number].conjuncts)
            for number in self._syntax.phrases_from(bounds.first, bounds.last)
            if self._syntax.phrases[number].conjuncts
        ]
        for clause in self._syntax.clauses_of(sentence):
            rows += [clause.subject, clause.object]
        found: dict[int, set[int]] = {}
        for number, row in enumerate(rows):
            for phrase in row:
                found.setdefault(phrase, set()).add(number)
        return found

    def _lies_in(self, inner: PlaceMention, outer: PlaceMention) -> bool:
        """Say whether the words between two places put the first into the second."""
        if inner.span.end > outer.span.start or inner.of > 1 or outer.of > 1:
            return False
        first, last = (
            self._syntax.token_at(inner.span.end - 1),
            self._syntax.token_at(outer.span.start),
        )
        if first is None or last is None or last - first > _LINKING:
            return False
        between = self._syntax.tokens[first + 1 : last]
        if len(between) == 1 and between[0].pos == "PUNCT":
            return between[0].text in (",", "(", "-")
        # "X, in the east of Y", but not "in X, in Y": those are two.
        if between and between[0].text == "," and outer.relation in _PART:
            between = between[1:]
        return outer.relation in _HOLDING and not any(t.pos in _PARTING for t in between)
