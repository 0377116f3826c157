"""Where an event happened: binds it to the places that its sentence puts nearest to it.

Nearness is read off the syntax, not off the distance in words: from an event to what its clause
or its noun governs, on to what stands below that, and up to the clauses it hangs on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from selon.codebook import Codebook
from selon.model import Attribution, Event, Located, Mentions, PlaceMention, Span, Syntax
from selon.model.vocabulary import PlaceRelation

_OWN = 2.0
"""Reach of an event's own words: arguments and what completes them."""

_FARTHEST = 6.0
"""Beyond that a place of the sentence tells nothing of an event."""

_ARGUMENT, _BELOW, _ABOVE, _UNDER, _TOGETHER = 1.0, 1.0, 1.5, 2.0, 0.25
"""Steps: from a clause to its argument, from a phrase to what completes it, from a clause up to
its governor or a noun up to its clause, down to a clause it governs, between coordinated words."""

_CLOSE = 0.5
"""Places that are no farther than the nearest by this are the event's too."""

_BACK = 5
"""Sentences an event may look back for the scene."""

_FEWEST, _NEARLY_ALL = 2, 0.8
"""Events, and share of a block's events with a place, that make one place its scene."""

_LINKING = 7
"""Most words between a place and the one that it is said to lie in."""

_PART: frozenset[PlaceRelation] = frozenset({"part_of", "countryside_of"})
_HOLDING = _PART | {"in"}
_PARTING = frozenset({"VERB", "AUX", "CCONJ", "PUNCT", "SCONJ"})

Node = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Near:
    mention: int
    steps: float


class Locator:
    """Binds places to the events of one block, in text order."""

    def __init__(
        self,
        syntax: Syntax,
        mentions: Mentions,
        attributions: Sequence[Attribution],
        codebook: Codebook,
    ) -> None:
        self._syntax, self._unplaced = syntax, codebook.unplaced
        self._places = mentions.places
        self._sources = [a.source_span for a in attributions if a.source_span is not None]
        self._steps = _Steps(syntax)
        self._grounded = codebook.members(("grounded",))
        self._staged = self._grounded | codebook.members(("staged",))
        self._by_sentence: dict[int, list[int]] = {}
        for number, place in enumerate(mentions.places):
            token = syntax.token_at(place.span.start)
            if token is not None and not place.demonym:
                self._by_sentence.setdefault(syntax.tokens[token].sentence, []).append(number)

    def located(self, events: Sequence[Event]) -> list[Event]:
        """Return events in text order, each with its places.

        Those among its own words are stated; those of the clauses around it are carried, and so
        is the scene that fighting before it has set. Where nearly all events of a block happen
        in one place, violence and tolls that have none are inferred to be of there too.
        """
        by_sentence: dict[int, list[Event]] = {}
        for event in events:
            by_sentence.setdefault(event.sentence, []).append(event)
        told = [self._told(event, by_sentence[event.sentence]) for event in events]
        single = self._single_scene(events, told)
        scene, sentence = single, -_BACK - 1
        placed = []
        for event, found in zip(events, told, strict=True):
            named = tuple(n.mention for n in found if self._places[n.mention].name)
            if named and event.type in self._grounded:
                scene, sentence = named, event.sentence
            near = event.sentence - sentence <= _BACK
            if not found and near and event.type in self._grounded:
                found = tuple(Located(n, "carried", "scene") for n in scene)
            elif not found and event.type in self._staged:
                found = tuple(Located(n, "inferred", "report") for n in single)
            placed.append(replace(event, places=found))
        return placed

    def _single_scene(
        self, events: Sequence[Event], told: Sequence[Sequence[Located]]
    ) -> tuple[int, ...]:
        """Return the place of nearly all events that have one, if it is told of often enough."""
        names = Counter(
            name
            for event, found in zip(events, told, strict=True)
            if found
            and event.type not in self._unplaced
            and (name := self._places[found[0].mention].name)
        )
        for name, count in names.most_common(1):
            if count >= _FEWEST and count >= _NEARLY_ALL * names.total():
                return (next(n for n, p in enumerate(self._places) if p.name == name),)
        return ()

    def _told(self, event: Event, others: Sequence[Event]) -> tuple[Located, ...]:
        """Return the places that an event's own sentence gives it."""
        here = [
            n for n in self._by_sentence.get(event.sentence, []) if not self._acts(n, event, others)
        ]
        near = self._nearest(event, here)
        if near and near[0].steps <= (_ARGUMENT if event.type in self._unplaced else _OWN):
            return tuple(Located(n.mention, "stated", "argument") for n in near)
        if event.type in self._unplaced:
            return ()
        told = [n for n in here if not self._of_source(n)]
        near = self._nearest(event, told)
        if not near and told:
            closest = min(told, key=lambda n: _gap(self._places[n].span, event.trigger))
            return (Located(closest, "carried", "sentence"),)
        return tuple(Located(n.mention, "carried", "sentence") for n in near)

    def _nearest(self, event: Event, here: Sequence[int]) -> list[_Near]:
        """Return the places that the fewest steps lead to, without those that only hold them."""
        if not here:
            return []
        reached = self._steps.from_event(event)
        near = sorted(
            (
                _Near(n, steps)
                for n in here
                if (phrase := self._places[n].phrase) is not None
                and (steps := reached.get(("phrase", phrase))) is not None
            ),
            key=lambda one: (one.steps, one.mention),
        )
        near = [n for n in near if n.steps <= near[0].steps + _CLOSE]
        kept = [n for n in near if not any(self._around(n.mention, o.mention) for o in near)]
        return sorted(kept, key=lambda one: one.mention)

    def _around(self, outer: int, inner: int) -> bool:
        """Say whether a place is where another one lies: "X in Y", "X, Y", "the town of X"."""
        one, other = self._places[outer], self._places[inner]
        if outer == inner or one.phrase is None or other.phrase is None:
            return False
        if one.phrase == other.phrase:
            return False
        phrase = self._syntax.phrases[other.phrase]
        below = (*(p for _, p in phrase.complements), *phrase.appositions)
        if one.phrase in below and phrase.span.covers(one.span):
            return True
        return self._lies_in(other, one)

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

    def _of_source(self, place: int) -> bool:
        span = self._places[place].span
        return any(s.covers(span) for s in self._sources)

    def _acts(self, place: int, event: Event, others: Sequence[Event]) -> bool:
        """Say whether a place's name stands for who does something ("Moscow denied").

        What is done to a place happens there, but who is accused or asked is no place.
        """
        number = self._places[place].phrase
        if number is None or number == event.phrase:
            return False
        for other in others:
            spoken = other.type in self._unplaced
            for argument in other.arguments:
                if argument.phrase == number and argument.rule != "qualifier":
                    return spoken or argument.role == "actor"
        phrase = self._syntax.phrases[number]
        if phrase.clause is None or not self._places[place].span.covers(phrase.core):
            return False
        clause = self._syntax.clauses[phrase.clause]
        return clause.form == "verb" and clause.voice == "active" and number in clause.subject


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


class _Steps:
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
                yield here, ("phrase", phrase), _ARGUMENT
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
