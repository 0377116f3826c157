"""Where an event happened: binds it to the places that its sentence puts nearest to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from selon.codebook import Codebook
from selon.events.steps import ARGUMENT, Steps
from selon.model import Attribution, Event, Located, Mentions, PlaceMention, Span, Syntax
from selon.model.vocabulary import PlaceRelation

_OWN = 2.0
"""Reach of an event's own words: arguments and what completes them."""

_CLOSE = 0.5
"""Places that are no farther than the nearest by this are the event's too."""

_BACK = 5
"""Sentences an event may look back for the scene."""

_FEWEST, _NEARLY_ALL = 2, 0.8
"""Events, and share of a block's events with a place, that make one place its scene."""

_NEXT = 3
"""Places before another in which it may turn out to lie."""

_LINKING = 7
"""Most words between a place and the one that it is said to lie in."""

_PART: frozenset[PlaceRelation] = frozenset({"part_of", "countryside_of"})
_HOLDING = _PART | {"in"}
_PARTING = frozenset({"VERB", "AUX", "CCONJ", "PUNCT", "SCONJ"})


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
        self._states = {a.phrase for a in mentions.actors if a.kind in ("state", "government")}
        self._steps = Steps(syntax)
        self._rows: dict[int, dict[int, set[int]]] = {}
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
        is the scene that fighting before it has set. Where nearly all events of a block happen
        in one place, violence and tolls that have none are inferred to be of there too.
        """
        acting = self._acting(events)
        told = [self._told(event, acting) for event in events]
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
        near = self._nearest(event, here)
        if near and near[0].steps <= (ARGUMENT if event.type in self._unplaced else _OWN):
            return tuple(Located(n.mention, "stated", "argument") for n in near)
        if event.type in self._unplaced:
            return ()
        told = [n for n in here if not self._of_source(n) and not self._in_passing(n)]
        near = self._nearest(event, told)
        if not near and told:
            closest = min(told, key=lambda n: _gap(self._places[n].span, event.trigger))
            near = self._with_rows([_Near(closest, 0.0)], told)
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
        near = self._with_rows(near, here)
        return [
            one
            for at, one in enumerate(near)
            if not any(
                self._around(one.mention, before.mention)
                for before in near[max(0, at - _NEXT) : at]
            )
        ]

    def _with_rows(self, near: Sequence[_Near], here: Sequence[int]) -> list[_Near]:
        """Return places in text order, with those that stand in one row with them."""
        rows = {
            row: one.steps for one in near if (row := self._places[one.mention].row) is not None
        }
        found = {one.mention: one for one in near}
        for n in here:
            row = self._places[n].row
            if row is not None and row in rows:
                found.setdefault(n, _Near(n, rows[row]))
        return sorted(found.values(), key=lambda one: one.mention)

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

    def _in_passing(self, place: int) -> bool:
        """Say whether a place is told in passing: "the area", a state that nothing puts it in."""
        mention = self._places[place]
        if mention.phrase in self._states and mention.relation_span is None:
            return True
        bare = not (mention.name or mention.facility or mention.country)
        return bare and mention.kind in ("region", "unknown")

    def _of_source(self, place: int) -> bool:
        span = self._places[place].span
        return any(s.covers(span) for s in self._sources)

    def _acts(self, place: int, event: Event, acting: Mapping[int, bool]) -> bool:
        """Say whether a place's name stands for who does something ("Moscow denied")."""
        number = self._places[place].phrase
        if number is None or number == event.phrase:
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
