"""How near the words of a sentence are to an event, in steps of syntax instead of words.

From an event to what its clause or its noun governs, on to what stands below that, and up to the
clauses it hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush

from selon.model import Event, Syntax

_FARTHEST = 6.0
"""Beyond that a place of the sentence tells nothing of an event."""

ARGUMENT, _BELOW, _ABOVE, _UNDER, _TOGETHER = 1.0, 1.0, 1.5, 2.0, 0.25
"""Steps: from a clause to its argument, from a phrase to what completes it, from a clause up to
its governor or a noun up to its clause, down to a clause it governs, between coordinated words."""

Node = tuple[str, int]
"""A clause or a phrase, by its number."""


class Steps:
    """Counts the steps of syntax between an event and the phrases of its sentence."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._built: dict[int, Mapping[Node, list[tuple[Node, float]]]] = {}

    def from_event(self, event: Event) -> dict[Node, float]:
        """Return how far each clause and phrase of the sentence is from an event."""
        if event.phrase is not None:
            start: Node = ("phrase", event.phrase)
        elif event.clause is not None:
            start = ("clause", event.clause)
        else:
            return {}
        edges = self._edges(event.sentence)
        reached: dict[Node, float] = {}
        queue = [(0.0, start)]
        while queue:
            steps, node = heappop(queue)
            if node in reached or steps > _FARTHEST:
                continue
            reached[node] = steps
            for other, cost in edges.get(node, ()):
                if other not in reached:
                    heappush(queue, (steps + cost, other))
        return reached

    def _edges(self, sentence: int) -> Mapping[Node, list[tuple[Node, float]]]:
        if sentence not in self._built:
            edges: dict[Node, list[tuple[Node, float]]] = {}
            for start, end, cost in self._arcs(sentence):
                edges.setdefault(start, []).append((end, cost))
            self._built[sentence] = edges
        return self._built[sentence]

    def _arcs(self, sentence: int) -> Iterator[tuple[Node, Node, float]]:
        for number, clause in self._syntax.numbered_clauses_of(sentence):
            here: Node = ("clause", number)
            obliques = [p for _, p in clause.obliques]
            for phrase in (*clause.subject, *clause.object, *clause.indirect, *obliques):
                yield here, ("phrase", phrase), ARGUMENT
                yield ("phrase", phrase), here, _ABOVE
            if clause.governor is not None:
                joined = clause.relation == "coordinate"
                yield here, ("clause", clause.governor), _ABOVE
                yield ("clause", clause.governor), here, _ABOVE if joined else _UNDER
        bounds = self._syntax.sentences[sentence]
        for number in self._syntax.phrases_from(bounds.first, bounds.last):
            yield from self._arcs_of_phrase(number)

    def _arcs_of_phrase(self, number: int) -> Iterator[tuple[Node, Node, float]]:
        phrase = self._syntax.phrases[number]
        here: Node = ("phrase", number)
        for below in (*(p for _, p in phrase.complements), *phrase.appositions, *phrase.owners):
            yield here, ("phrase", below), _BELOW
            yield ("phrase", below), here, _ABOVE
        for member in phrase.conjuncts:
            yield here, ("phrase", member), _TOGETHER
            yield ("phrase", member), here, _TOGETHER
        if phrase.clause is not None:
            yield here, ("clause", phrase.clause), _BELOW
