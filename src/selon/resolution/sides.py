"""Whose side the words are on: the countries of a block, and which one "the army" is of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from selon.actors.records import Actor
from selon.mentions.actor_names import PhraseNames, means_one
from selon.model import PlaceReference
from selon.model.vocabulary import ActorKind

_OFFICIAL: frozenset[ActorKind] = frozenset({"office", "person", "government", "state_force"})
_BODIES: frozenset[ActorKind] = frozenset({"government", "state_force", "police", "office"})
_STATE, _BODY, _PERSON, _PLACE, _AGAIN, _SPEAKER = 1.0, 1.0, 0.5, 0.8, 0.6, 0.8
"""How much a state, a body of one, its president, a town in it, the same body told before, and
being said by somebody of it speak for a country."""
_QUALIFIER, _PEOPLE = 0.6, 0.6
_SUBJECT = 0.5
_FADE = 0.55
"""What is left of a country's weight a sentence later."""
_HERE, _NEARER, _NEAR, _AFTER = 0.95, 0.35, 12, 0.6
"""What is left of it in the same sentence, the part of it that fades with distance, the words at
which half of that part is gone, and what is left where the country comes only afterwards."""
_SHARE = 0.5
"""Weight of being the country a block is mostly about."""
_MARGIN = 0.05
_CLEAR = 1.5
"""How many times as much as the next a country must be told of to be meant."""
_ALONE, _TOLD = 0.75, 0.15
"""Shares of the words about countries that make one the only one, or one of two."""


@dataclass(frozen=True, slots=True)
class Line:
    """A word that brings in a country: its token and sentence, and how much it says."""

    token: int
    sentence: int
    country: str
    weight: float


class Sides:
    """Answers which country a body without one belongs to.

    ``redefined`` tells of a phrase whether the report gives its name another meaning.
    """

    def __init__(
        self,
        names: PhraseNames,
        places: Sequence[PlaceReference],
        redefined: Callable[[int], bool],
    ) -> None:
        self._names, self._syntax, self._places = names, names.syntax, places
        self._redefined = redefined
        self._subjects = {n for c in self._syntax.clauses for n in (*c.subject, *c.agent)}
        self._lines = [*self._named(), *self._placed(places)]
        total = Counter[str]()
        for line in self._lines:
            total[line.country] += 1
        self.counted = total
        everything = sum(total.values())
        self._shares = {c: n / everything for c, n in total.items()}

    @property
    def countries(self) -> frozenset[str]:
        """The countries named in the block, by themselves or by places in them."""
        return frozenset(self.counted)

    @property
    def main(self) -> str:
        """The country that is told of most, by itself or by places in it; "" for none."""
        return max(self._shares, key=lambda c: self._shares[c], default="")

    @property
    def alone(self) -> str:
        """The only country that the block is about, or ""."""
        return self.main if self._shares.get(self.main, 0.0) >= _ALONE else ""

    @property
    def two(self) -> tuple[str, ...]:
        """The two countries the block is about, in the order they come in, or none."""
        _, second, *rest = (*sorted(self._shares.values(), reverse=True), 0.0, 0.0)
        if second < _TOLD or (rest and rest[0] * _CLEAR > second):
            return ()
        return tuple(c for c, share in self._shares.items() if share >= second)

    def other(self, country: str) -> str:
        """Return the one other country told of beside a country, "" where there are several."""
        others = sorted(((s, c) for c, s in self._shares.items() if c != country), reverse=True)
        if not others or others[0][0] < _TOLD:
            return ""
        clear = len(others) == 1 or others[1][0] * _CLEAR <= others[0][0]
        return others[0][1] if clear else ""

    def seat_beside(self, phrase: int) -> str:
        """Return the country of the town or seat a phrase is placed in ("the ministry in Baku")."""
        for _, other in self._syntax.phrases[phrase].complements:
            match = self._names.named.get(other)
            if match is not None and match.values[0].actor.kind == "state":
                return match.values[0].actor.country
            span = self._syntax.phrases[other].span
            for reference in self._places:
                if span.covers(reference.place.span) and reference.place.country:
                    return reference.place.country
        return ""

    def note(self, phrase: int, country: str) -> None:
        """Add what a phrase was found to be of a country: it speaks for those after it."""
        noun = self._syntax.phrases[phrase]
        weight = _AGAIN + (_SUBJECT if phrase in self._subjects else 0.0)
        self._lines.append(Line(noun.head, noun.sentence, country, weight))

    def country(
        self, phrase: int, speaker: str = "", body: str = ""
    ) -> tuple[str, tuple[str, ...]]:
        """Return the country of a body at a phrase, "" where none stands clear, and the others.

        ``speaker`` is the country of whoever says it; only countries that have such a
        ``body`` count.
        """
        scores: dict[str, float] = dict.fromkeys((line.country for line in self._lines), 0.0)
        facing = self._facing(phrase)
        for line in self._lines:
            score = 0.0 if line.token in facing else self._score(line, phrase)
            scores[line.country] = max(scores[line.country], score)
        for country, share in self._shares.items():
            scores[country] += _SHARE * share
        across = {line.country for line in self._lines if line.token in facing}
        if speaker and speaker not in across:
            scores[speaker] = scores.get(speaker, 0.0) + _SPEAKER
        base = self._names.base
        having = (c for c in scores if not body or base.body(c, body) is not None)
        ranked = sorted(((c, scores[c]) for c in having if scores[c] > 0), key=lambda r: -r[1])
        others = tuple(c for c, _ in ranked[1:3])
        if not ranked:
            return "", ()
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN:
            return "", (ranked[0][0], *others)
        return ranked[0][0], others

    def _facing(self, phrase: int) -> set[int]:
        """Return the heads of what a phrase acts on, and of what acts on it: whom a body accuses
        is not its own state, and nobody shells his own army."""
        found: set[int] = set()
        for clause in self._syntax.clauses:
            done_to = (*clause.object, *clause.indirect)
            across = (
                *(done_to if phrase in clause.subject else ()),
                *(clause.subject if phrase in clause.object else ()),
            )
            found.update(self._syntax.phrases[n].head for n in across if n in self._names.named)
        return found

    def _score(self, line: Line, phrase: int) -> float:
        noun = self._syntax.phrases[phrase]
        distance = noun.sentence - line.sentence
        if distance < 0:
            return 0.0
        if distance:
            return line.weight * _FADE**distance
        apart = line.token - noun.head
        near = _HERE * (1 - _NEARER + _NEARER / (1 + abs(apart) / _NEAR))
        return line.weight * (near if apart < 0 else near * _AFTER)

    def _named(self) -> Iterator[Line]:
        """Yield the words of names; a name that several share cannot vote for itself."""
        for number, match in self._names.named.items():
            if number in self._names.swallowed or self._redefined(number):
                continue
            if means_one(match):
                inhabitants = match.values[0].use == "adjective"
                more = _SUBJECT if number in self._subjects and not inhabitants else 0.0
                for line in self._told(match.first, (n.actor for n in match.values[:1])):
                    weight = _PEOPLE if inhabitants else line.weight + more
                    yield replace(line, weight=weight)
        for number, matches in self._names.inside.items():
            described = self._names.role(number)
            of_state = described is not None and (
                bool(described[1].body) or described[1].kind in _OFFICIAL
            )
            for match in filter(means_one, matches):
                for line in self._told(match.first, (n.actor for n in match.values[:1])):
                    # An adjective of a militia or a lorry says little about the state's side.
                    yield line if of_state else replace(line, weight=line.weight * _QUALIFIER)

    def _told(self, token: int, actors: Iterable[Actor]) -> Iterator[Line]:
        for actor in actors:
            if not actor.country:
                continue
            weight = 0.0
            if actor.kind == "state":
                weight = _STATE
            elif actor.kind in _BODIES:
                weight = _BODY
            elif any(h.of == f"act_{actor.country.lower()}" for h in actor.held):
                weight = _PERSON
            if weight:
                sentence = self._syntax.tokens[token].sentence
                yield Line(token, sentence, actor.country, weight)

    def _placed(self, places: Sequence[PlaceReference]) -> Iterator[Line]:
        for reference in places:
            place = reference.place
            token = self._syntax.token_at(place.span.start)
            if place.country and token is not None and place.kind != "country":
                yield Line(token, self._syntax.tokens[token].sentence, place.country, _PLACE)
