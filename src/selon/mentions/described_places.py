"""Recognises described places: "the air base", "two towns", "a checkpoint near X"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from selon.actors.names import fold
from selon.gazetteer import Gazetteer
from selon.language.place_words import PlaceNoun
from selon.mentions.place_relations import RelationReader, Where
from selon.mentions.toponyms import Toponym
from selon.model import NounPhrase, PlaceMention, Syntax
from selon.model.vocabulary import PlaceKind, PlaceRelation

BUILT: frozenset[PlaceKind] = frozenset({"facility", "road"})
"""What may be a place without a name; other nouns must take up one named before."""
_TO_NAME = 8
"""Words behind a noun of places in which the names of what it tells of begin."""
_LINKING = 3
"""Most words between a described place and where it is said to be."""
_LINKS = frozenset({"ADJ", "ADP", "DET", "ADV"})
_THERE: frozenset[PlaceRelation] = frozenset(
    {"at", "in", "part_of", "near", "within", "distance", "countryside_of", "along"}
)
"""Relations of a described place to the named one that tells where it is."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A description that a toponym ends: its phrase, its first character in the report."""

    phrase: int | None
    start: int
    facility: str


class Describer:
    """Finds the described places of one block, in the light of its toponyms.

    ``pairs`` are words that say that two are meant; ``adjectives`` give the ISO-2 code of
    folded adjectives of countries.
    """

    def __init__(
        self,
        syntax: Syntax,
        reader: RelationReader,
        gazetteer: Gazetteer,
        pairs: frozenset[str],
        adjectives: Mapping[str, str],
    ) -> None:
        self._syntax, self._reader = syntax, reader
        self._gazetteer, self._pairs, self._adjectives = gazetteer, pairs, adjectives
        self._firsts = {t.start: i for i, t in enumerate(syntax.tokens)}
        self._done_to = {p for c in syntax.clauses for p in c.logical_object}
        self._governed = {p for c in syntax.clauses for _, p in c.obliques} | self._done_to

    def housed(self, read: Sequence[Toponym]) -> dict[int, int]:
        """Return, by the number of a toponym, the building just before it that is there.

        The building's own name leads to no coordinates, the town's does: "the Grand Mosque in X".
        """
        return {
            number + 1: number
            for number, (inner, outer) in enumerate(pairwise(read))
            if inner.where.facility
            and outer.where.relation in _THERE
            and not self._gazetteer.look_up(inner.name)
            and self._linked(inner.where.last, outer.where.first)
        }

    def _linked(self, first: int, last: int) -> bool:
        tokens = self._syntax.tokens[first:last]
        return first <= last <= first + _LINKING and all(t.pos in _LINKS for t in tokens)

    def describe(self, read: Sequence[Toponym]) -> tuple[list[PlaceMention], dict[int, Anchored]]:
        """Return the described places that no name tells, and those that one does, by its number.

        ``read`` are the block's toponyms in text order.
        """
        taken = {t for toponym in read for t in range(toponym.where.first, toponym.where.last)}
        named = {t.where.first: number for number, t in enumerate(read)}
        apposed = {t.first for t in read if self._behind_comma(t.first)}
        found: list[PlaceMention] = []
        anchored: dict[int, Anchored] = {}
        for number, phrase in enumerate(self._syntax.phrases):
            noun = self._reader.noun_at(phrase.head)
            if noun is None or phrase.head in taken:
                continue
            # "two towns, X and Y": the names say which.
            if any(t in apposed for t in range(phrase.head + 1, phrase.head + _TO_NAME)):
                continue
            anchor = self._anchor(phrase, named)
            if anchor is not None and read[anchor].where.relation in _THERE:
                facility = phrase.lemma if noun.kind in BUILT else ""
                anchored.setdefault(anchor, Anchored(number, phrase.core.start, facility))
            else:
                found.extend(self._unnamed(number, phrase, noun))
        return found, anchored

    def _behind_comma(self, token: int) -> bool:
        return token > 0 and self._syntax.tokens[token - 1].text in (",", ":")

    def _anchor(self, phrase: NounPhrase, named: Mapping[int, int]) -> int | None:
        """Return the toponym that tells where a described place is: "a base in X"."""
        tokens = self._syntax.tokens
        for token in range(phrase.head + 1, min(len(tokens), phrase.head + 2 + _LINKING)):
            if token in named:
                return named[token]
            if tokens[token].pos not in _LINKS:
                return None
        return None

    def _unnamed(self, number: int, phrase: NounPhrase, noun: PlaceNoun) -> list[PlaceMention]:
        """Return the mentions of a place that only a noun names, if something is put there."""
        first = self._firsts.get(phrase.core.start)
        if first is None:
            return []
        where = self._reader.read(first, phrase.head + 1)
        several = self._several(phrase) if noun.anaphoric else 1
        if several > 1:
            one = self._mention(number, phrase, where, noun)
            return [replace(one, nth=n, of=several) for n in range(several)]
        country = self._country(phrase)
        # "X and its province" is beside what was told.
        told = noun.anaphoric or (noun.own_name and noun.kind == "unknown")
        taken_up = told and phrase.definite is True and not phrase.owners
        some = noun.anaphoric and phrase.definite is not True and noun.kind == "city"
        # "sur place", "in prison": without an article it is nowhere.
        bare = phrase.definite is None and phrase.number != "plural"
        if not (taken_up or some or country or (noun.kind in BUILT and not bare)):
            return []
        done_to = (number in self._done_to and (some or country)) or (
            number in self._governed and taken_up
        )
        if where.stated or done_to:
            return [self._mention(number, phrase, where, noun, country)]
        return []

    def _several(self, phrase: NounPhrase) -> int:
        """Return how many a phrase takes up at once: "the two towns", "both villages"."""
        if self._pairs & set(phrase.core.text.lower().split()) and phrase.number == "plural":
            return 2
        quantity = phrase.quantity
        if phrase.definite and quantity and quantity.low == quantity.high in (2, 3):
            return quantity.low or 1
        return 1

    def _country(self, phrase: NounPhrase) -> str:
        """Return the country that an adjective puts a place in: "the Iraqi desert"."""
        for token in phrase.core.text.split():
            if code := self._adjectives.get(fold(token)):
                return code
        return ""

    def _mention(
        self, number: int, phrase: NounPhrase, where: Where, noun: PlaceNoun, country: str = ""
    ) -> PlaceMention:
        relation, name, kind = where.relation, "", noun.kind
        if noun.relation != "at":
            relation = noun.relation
        # "the Syrian border" is that of Syria; the desert has its own words.
        if country and noun.relation != "at" and (record := self._gazetteer.country(country)):
            name, kind = record.name, "country"
        return PlaceMention(
            phrase=number,
            span=phrase.core,
            name=name,
            kind=kind,
            relation=relation,
            relation_span=where.relation_span,
            distance_km=where.distance_km,
            bearing=where.bearing,
            facility=phrase.lemma if noun.kind in BUILT or noun.own_name else "",
            entry=noun.id,
            country=country,
        )
