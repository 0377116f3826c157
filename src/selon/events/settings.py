"""Where: binds an event to the place mentions of its scene."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from selon.model import Event, Located, Mentions, Span, Syntax

_BACK = 2
"""Sentences an event may look back for its place: the scene a paragraph has set."""

_MAIN = 2
"""Mentions that make a place the one a report is about."""


@dataclass(slots=True)
class Scene:
    """The place the narrative last set, with the sentence that set it."""

    place: tuple[int, ...] = ()
    place_sentence: int = -100


class SettingReader:
    """Binds places to the events of one block, in text order."""

    def __init__(self, syntax: Syntax, mentions: Mentions) -> None:
        self.syntax, self.mentions = syntax, mentions
        self._places = self._by_sentence([p.span for p in mentions.places])
        self._scene = Scene()
        self._main = self._main_place()

    def _by_sentence(self, spans: Sequence[Span]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for number, span in enumerate(spans):
            token = self.syntax.token_at(span.start)
            if token is not None:
                found.setdefault(self.syntax.tokens[token].sentence, []).append(number)
        return found

    def place(self, event: Event, others: Sequence[Event]) -> tuple[Located, ...]:
        """Return the places of an event: its own clause's, its sentence's, the scene's or
        the report's main place. A described one ("the base") sets no scene.
        """
        here = self._places.get(event.sentence, [])
        here = [n for n in here if not self._acts(n, others)]
        own = self._own_places(event, here)
        if any(self._named(n.mention) for n in own):
            self._scene.place = tuple(n.mention for n in own if self._named(n.mention))
            self._scene.place_sentence = event.sentence
            return own
        return own or self._around(event, others, here)

    def _around(
        self, event: Event, others: Sequence[Event], here: Sequence[int]
    ) -> tuple[Located, ...]:
        """Return the named place an event's surroundings give it."""
        named = [n for n in here if self._named(n)]
        rest = [n for n in named if not self._taken(n, event, others)] or named
        if rest:
            nearest = min(
                rest, key=lambda n: _distance(self.mentions.places[n].span, event.trigger)
            )
            return (Located(nearest, "carried", "sentence"),)
        if event.sentence - self._scene.place_sentence <= _BACK:
            return tuple(Located(n, "carried", "scene") for n in self._scene.place)
        return (Located(self._main, "inferred", "report"),) if self._main is not None else ()

    def _named(self, mention: int) -> bool:
        return bool(self.mentions.places[mention].name)

    def _main_place(self) -> int | None:
        """Return the first mention of the place a block names most."""
        names = Counter(p.name for p in self.mentions.places if p.name)
        best: int | None = None
        for number, place in enumerate(self.mentions.places):
            if names[place.name] < _MAIN:
                continue
            if best is None or names[place.name] > names[self.mentions.places[best].name]:
                best = number
        return best

    def _own_places(self, event: Event, here: Sequence[int]) -> tuple[Located, ...]:
        """Return the places among the event's own arguments and modifiers."""
        near = self._near(event)
        found = [n for n in here if self.mentions.places[n].phrase in near]
        return tuple(Located(n, "stated", "argument") for n in found)

    def _acts(self, place: int, events: Sequence[Event]) -> bool:
        """Say whether a place's name stands for who does something ("Moscow denied")."""
        phrase = self.mentions.places[place].phrase
        if phrase is None:
            return False
        if any(a.phrase == phrase and a.rule != "qualifier" for e in events for a in e.arguments):
            return self.mentions.places[place].kind in ("country", "unknown") or any(
                a.phrase == phrase and a.role == "actor" for e in events for a in e.arguments
            )
        number = self.syntax.phrases[phrase].clause
        clause = self.syntax.clauses[number] if number is not None else None
        return clause is not None and clause.voice == "active" and phrase in clause.subject

    def _near(self, event: Event) -> set[int]:
        syntax = self.syntax
        near: set[int] = set()
        if event.clause is not None and event.phrase is None:
            clause = syntax.clauses[event.clause]
            near.update((*clause.subject, *clause.object, *clause.indirect))
            near.update(p for _, p in clause.obliques)
        if event.phrase is not None:
            phrase = syntax.phrases[event.phrase]
            near.update(p for _, p in phrase.complements)
            near.update(phrase.owners)
            if phrase.clause is not None:
                near.update(p for _, p in syntax.clauses[phrase.clause].obliques)
        # "the town of X", "an air base near X": one and two steps down.
        for _ in range(2):
            near.update(
                p
                for n in tuple(near)
                for p in (
                    *(c for _, c in syntax.phrases[n].complements),
                    *syntax.phrases[n].appositions,
                    *syntax.phrases[n].conjuncts,
                    *syntax.phrases[n].owners,
                )
            )
        return near

    def _taken(self, place: int, event: Event, others: Sequence[Event]) -> bool:
        phrase = self.mentions.places[place].phrase
        return any(o is not event and phrase in self._near(o) for o in others)


def _distance(a: Span, b: Span) -> int:
    return max(0, max(a.start, b.start) - min(a.end, b.end))
