"""Where an event happened: binds it to the places that its sentence puts nearest to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf

from selon.codebook import Codebook
from selon.events.nesting import Nesting
from selon.events.steps import ARGUMENT, Node, Steps
from selon.model import Attribution, Event, Located, Mentions, Span, Syntax
from selon.model.vocabulary import PlaceRelation

_OWN = 2.0
"""Reach of an event's own words: arguments and what completes them."""

_CLOSE = 0.5
"""Places that are no farther than the nearest by this are the event's too."""

_DEEPEST = 4
"""Phrases between a place and what its relation begins with."""

_BACK = 5
"""Sentences an event may look back for the scene."""

_FEWEST = 2
"""Events with a place, all of one, that make it the scene of a block."""

_AWAY: frozenset[PlaceRelation] = frozenset({"from", "towards", "between", "distance"})
"""Relations to places that nothing is in yet, or any more: these are no scenes."""


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
        self._states = {a.phrase for a in mentions.actors if a.kind in ("state", "government")}
        self._subjects = {p for clause in syntax.clauses for p in clause.subject}
        self._steps = Steps(syntax)
        self._nesting = Nesting(syntax, mentions.places)
        self._grounded = codebook.members(("grounded",))
        self._staged = self._grounded | codebook.members(("staged",))
        self._by_sentence: dict[int, list[int]] = {}
        for number, place in enumerate(mentions.places):
            token = syntax.token_at(place.span.start)
            if token is not None:
                self._by_sentence.setdefault(syntax.tokens[token].sentence, []).append(number)

    def located(self, events: Sequence[Event]) -> list[Event]:
        """Return events in text order, each with its places.

        Those among its own words are stated; those of the clauses around it are carried, and so
        is the scene that fighting before it has set. Where all events of a block happen in one
        place, violence and tolls that have none are inferred to be of there too. The last resort
        is what the sentence tells of in passing.
        """
        acting = self._acting(events)
        told = [self._told(event, acting) for event in events]
        single = self._single_scene(events, told)
        scene, sentence = single, -_BACK - 1
        placed = []
        for event, found in zip(events, told, strict=True):
            named = tuple(n.mention for n in found if self._is_scene(n.mention))
            if named and event.type in self._grounded:
                scene, sentence = named, event.sentence
            near = event.sentence - sentence <= _BACK
            if not found and near and event.type in self._grounded:
                found = tuple(Located(n, "carried", "scene") for n in scene)
            elif not found and event.type in self._staged:
                found = tuple(Located(n, "inferred", "report") for n in single)
            if not found and event.type not in self._unplaced:
                found = self._passing(event, acting)
            placed.append(replace(event, places=found))
        return placed

    def _is_scene(self, mention: int) -> bool:
        """Say whether what comes next may go on in a place: it has a name, and things are in it."""
        place = self._places[mention]
        return bool(place.name) and place.relation not in _AWAY

    def _single_scene(
        self, events: Sequence[Event], told: Sequence[Sequence[Located]]
    ) -> tuple[int, ...]:
        """Return the one place of all events that have one, if it is told of often enough."""
        names = [
            name
            for event, found in zip(events, told, strict=True)
            if found
            and event.type not in self._unplaced
            and (name := self._places[found[0].mention].name)
        ]
        if len(names) < _FEWEST or len(set(names)) > 1:
            return ()
        return (next(n for n, p in enumerate(self._places) if p.name == names[0]),)

    def _acting(self, events: Sequence[Event]) -> dict[int, bool]:
        """Return, by phrase, whether a participant acts or is spoken of: then it is no place.

        What is done to a place happens there.
        """
        found: dict[int, bool] = {}
        for event in events:
            spoken = event.type in self._unplaced
            for argument in event.arguments:
                if argument.rule != "qualifier":
                    found.setdefault(argument.phrase, spoken or argument.role == "actor")
        return found

    def _told(self, event: Event, acting: Mapping[int, bool]) -> tuple[Located, ...]:
        """Return the places that an event's own sentence gives it."""
        here = [
            n for n in self._by_sentence.get(event.sentence, []) if not self._acts(n, event, acting)
        ]
        clause = self._syntax.clauses[event.clause] if event.clause is not None else None
        hit = clause.logical_object if clause is not None else ()
        strong = [n for n in here if self._places[n].phrase in hit or not self._is_spoken_of(n)]
        here = strong or here
        steps, near = self._nearest(event, here)
        if steps <= (ARGUMENT if event.type in self._unplaced else _OWN):
            return tuple(Located(n, "stated", "argument") for n in near)
        if event.type in self._unplaced:
            return ()
        told = [n for n in here if not self._of_source(n) and not self._in_passing(n)]
        _, near = self._nearest(event, told)
        if told and not near:
            closest = min(told, key=lambda n: _gap(self._places[n].span, event.trigger))
            near = self._nesting.most_specific([closest], told)
        return tuple(Located(n, "carried", "sentence") for n in near)

    def _passing(self, event: Event, acting: Mapping[int, bool]) -> tuple[Located, ...]:
        """Return the nearest place of an event's sentence, even one of a source or in passing."""
        here = self._by_sentence.get(event.sentence, [])
        _, near = self._nearest(event, [n for n in here if not self._acts(n, event, acting)])
        return tuple(Located(n, "inferred", "passing") for n in near)

    def _nearest(self, event: Event, here: Sequence[int]) -> tuple[float, list[int]]:
        """Return the fewest steps that lead to places, and these places."""
        reached = self._steps.from_event(event) if here else {}
        steps: dict[int, float] = {}
        for n in here:
            told = [reached[p] for p in self._told_by(n) if p in reached]
            if told:
                steps[n] = min(told)
        fewest = min(steps.values(), default=inf)
        near = [n for n, far in steps.items() if far <= fewest + _CLOSE]
        return fewest, self._nesting.most_specific(near, here)

    def _told_by(self, place: int) -> list[Node]:
        """Return the phrases that tell a place: its own, and those its relation runs over ("five
        kilometres from X", "the outskirts of X")."""
        mention = self._places[place]
        phrase = mention.phrase
        found: list[Node] = []
        while phrase is not None and len(found) < _DEEPEST:
            found.append(("phrase", phrase))
            above = self._syntax.holder_of(phrase)
            words = mention.relation_span
            head = self._syntax.phrases[above].head if above is not None else None
            covered = (
                words is not None
                and head is not None
                and (words.start <= self._syntax.tokens[head].start < words.end)
            )
            phrase = above if covered else None
        return found

    def _is_spoken_of(self, place: int) -> bool:
        """Say whether a place is a state that nothing is put in: it acts more often than it is a
        place."""
        mention = self._places[place]
        return mention.phrase in self._states and mention.relation_span is None

    def _in_passing(self, place: int) -> bool:
        """Say whether a place is told in passing: "the area", a state that nothing puts it in."""
        mention = self._places[place]
        bare = not (mention.name or mention.facility or mention.country)
        return self._is_spoken_of(place) or (bare and mention.kind in ("region", "unknown"))

    def _of_source(self, place: int) -> bool:
        span = self._places[place].span
        return any(s.covers(span) for s in self._sources)

    def _acts(self, place: int, event: Event, acting: Mapping[int, bool]) -> bool:
        """Say whether a place's name stands for who does something ("Moscow denied")."""
        number = self._places[place].phrase
        if number is None or number == event.phrase:
            return False
        # "Mali saw clashes": there, and not by it.
        if self._places[place].relation_span is not None and number in self._subjects:
            return False
        if number in acting:
            return acting[number]
        phrase = self._syntax.phrases[number]
        if phrase.clause is None or not self._places[place].span.covers(phrase.core):
            return False
        # "Aleppo has fallen": what happens to a town, not what it does.
        if phrase.clause == event.clause and event.type in self._grounded:
            return False
        clause = self._syntax.clauses[phrase.clause]
        return clause.form == "verb" and clause.voice == "active" and number in clause.subject


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)
