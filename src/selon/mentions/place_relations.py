"""Reads where a name stands: the words around a toponym that say "near", "5 km north of"…"""

from __future__ import annotations

from dataclasses import dataclass, replace

from selon.language.place_words import PlaceNoun, PlaceWords, RelationPattern
from selon.mentions.place_patterns import Match, PatternMatcher
from selon.model import Span, Syntax
from selon.model.vocabulary import PlaceKind, PlaceRelation

_MOST_ADJECTIVES = 3
_MOST_NOUNS = 3
_MOST_TO_NAMES = 9
"""Words between a noun of several places and their names."""
_NAMED = ("city", "region", "country")
_OF_PEOPLE_TOO = frozenset({"part_of", "most_of", "from"})
"""Relations that the same words state of people and things."""
_QUALIFIERS = frozenset({"ADJ", "ADV", "NUM"})
_COMPOUND = frozenset({"ADJ", "NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Where:
    """What the words around a name say of it.

    ``stated`` is false when no word gives the relation, which is then "at"; ``strong`` says
    that the words are said of places only ("5 km north of", not "in"). ``first`` and
    ``last`` (exclusive) are the tokens read, the name's own included; ``begin`` and ``named``
    bound the name once a noun that belongs to it is counted ("Homs province", "Gulf of …").
    ``own_name``: that noun makes it another name, not a town's.
    """

    first: int
    last: int
    begin: int
    named: int
    own_name: bool = False
    relation: PlaceRelation = "at"
    stated: bool = False
    strong: bool = False
    relation_span: Span | None = None
    distance_km: float | None = None
    bearing: float | None = None
    kind: PlaceKind = "unknown"
    facility: str = ""
    entry: str = ""


class RelationReader:
    """Reads relations in one block; word forms are prepared once."""

    def __init__(self, syntax: Syntax, words: PlaceWords) -> None:
        self._syntax = syntax
        self._tokens = syntax.tokens
        self._words = words
        self._match = PatternMatcher(syntax, words)
        self.forms = self._match.forms

    def read(self, first: int, last: int) -> Where:
        """Return what stands around the name made of tokens ``first`` to ``last`` (exclusive)."""
        where = self._before(Where(first, last, first, last))
        if where.first == first and (noun := self._apposed(first, self._floor(first))):
            where = replace(where, kind=noun.kind, entry=noun.id)
        if self._words.nouns_follow:
            where = self._after(where)
        if where.facility and not where.own_name and where.relation in ("at", "in"):
            where = replace(where, relation="facility_in")
        return where

    def joined(self, first: int) -> int | None:
        """Return the token that a joiner ("and", a comma) before ``first`` joins it to."""
        at = self._skip_determiners(first, self._floor(first))
        floor = self._floor(first)
        if at > floor and (self.forms[at - 1] in self._words.joiners or self.forms[at - 1] == ","):
            return at - 2 if at - 2 >= floor else None
        return None

    def conjoined(self, first: int) -> bool:
        """Say whether it is a word that joins a name to what stands before: "and", no comma."""
        at = self._skip_determiners(first, self._floor(first))
        return at > self._floor(first) and self.forms[at - 1] in self._words.joiners

    def noun_at(self, token: int) -> PlaceNoun | None:
        """Return the noun of places that ends at this token, the longest there is."""
        return self._match.noun_at(token)

    def _floor(self, token: int) -> int:
        return self._syntax.sentences[self._tokens[token].sentence].first

    def _before(self, where: Where) -> Where:
        floor = self._floor(where.first)
        at = self._skip_determiners(where.first, floor)
        for _ in range(_MOST_NOUNS):
            found = self._match.relation(at, floor, shortest=2)
            if found is None and (noun := self._match.noun(at, floor)) is not None:
                entry, match = noun
                where = self._with_noun(where, entry, match, at)
                if where.stated:
                    return where
                at = self._skip_determiners(self._skip_qualifiers(match.start, floor), floor)
                continue
            found = found or self._match.relation(at, floor, shortest=1)
            return where if found is None else self._with_pattern(where, *found, at)
        return where

    def _with_noun(self, where: Where, noun: PlaceNoun, match: Match, end: int) -> Where:
        """Note a noun before the name: its kind, its facility or its relation."""
        nearest = where.first == where.begin
        where = replace(where, first=match.start, entry=where.entry or noun.id)
        if noun.relation != "at":
            span = self._span(match.start, end)
            bearing = match.bearing if match.bearing is not None else where.bearing
            return replace(
                where,
                relation=noun.relation,
                stated=True,
                strong=True,
                relation_span=span,
                bearing=bearing,
                entry=noun.id,
            )
        if nearest and (noun.own_name or (noun.kind == "facility" and not self._of(end - 1))):
            where = replace(where, begin=match.start, own_name=True, kind=noun.kind)
        if noun.kind in ("facility", "road"):
            return where if where.facility else replace(where, facility=noun.lemma)
        return where if where.kind != "unknown" else replace(where, kind=noun.kind)

    def _of(self, token: int) -> bool:
        of = self._words.of
        return self.forms[token] in of or self._tokens[token].lemma in of

    def _with_pattern(
        self, where: Where, pattern: RelationPattern, match: Match, end: int
    ) -> Where:
        return replace(
            where,
            first=match.start,
            relation=pattern.relation,
            stated=True,
            strong=pattern.strong
            or (len(pattern.items) > 1 and pattern.relation not in _OF_PEOPLE_TOO),
            relation_span=self._span(match.start, end),
            distance_km=match.distance_km,
            bearing=match.bearing,
            entry=pattern.id,
        )

    def _after(self, where: Where) -> Where:
        """Read a noun that follows its name, perhaps after a possessive or an adjective."""
        end = self._syntax.sentences[self._tokens[where.first].sentence].last
        at = where.last
        if at < end and self.forms[at] in self._words.possessives:
            at += 1
        for token in range(at, min(end, at + _MOST_NOUNS)):
            noun = self._match.noun_at(token)
            if noun is not None:
                return self._followed(where, noun, token)
            if self._tokens[token].pos not in _COMPOUND:
                break
        return where

    def _followed(self, where: Where, noun: PlaceNoun, token: int) -> Where:
        where = replace(where, last=token + 1)
        if noun.relation != "at":
            if where.stated and where.relation not in ("at", "in"):
                return where
            span = self._span(token, token + 1)
            return replace(
                where,
                relation=noun.relation,
                stated=True,
                strong=True,
                relation_span=span,
                entry=noun.id,
            )
        if noun.own_name and token == where.named:
            where = replace(where, own_name=True, kind=noun.kind, named=token + 1)
        if noun.kind in ("facility", "road"):
            return replace(where, facility=noun.lemma, named=token + 1)
        if noun.kind == "unknown":
            return where
        named = token + 1 if noun.kind == "region" and token == where.named else where.named
        return replace(where, kind=noun.kind, named=named)

    def _apposed(self, first: int, floor: int) -> PlaceNoun | None:
        """Return the noun that a name stands in apposition to: "the capital, X"."""
        if first - 2 < floor or self.forms[first - 1] != ",":
            return None
        noun = self._match.noun_at(first - 2) or self._several_apposed(first, floor)
        return noun if noun is not None and noun.kind in _NAMED else None

    def _several_apposed(self, first: int, floor: int) -> PlaceNoun | None:
        """Return the noun of the towns that a row of names tells: "two towns …, X and Y"."""
        end = self._syntax.sentences[self._tokens[first].sentence].last
        if first + 1 >= end or self.forms[first + 1] not in self._words.joiners:
            return None
        for token in range(first - 3, max(floor, first - _MOST_TO_NAMES) - 1, -1):
            if self._tokens[token].pos == "PROPN" or self.forms[token] == ",":
                return None
            noun = self._match.noun_at(token)
            phrase = self._syntax.phrase_headed_by(token)
            if noun is not None and phrase is not None:
                return noun if self._syntax.phrases[phrase].number == "plural" else None
        return None

    def _skip_determiners(self, end: int, floor: int) -> int:
        while end > floor and self.forms[end - 1] in self._words.determiners:
            end -= 1
        return end

    def _skip_qualifiers(self, end: int, floor: int) -> int:
        for _ in range(_MOST_ADJECTIVES):
            if end <= floor or self._tokens[end - 1].pos not in _QUALIFIERS:
                break
            end -= 1
        return end

    def _span(self, first: int, last: int) -> Span:
        return self._syntax.span(self._tokens[first].start, self._tokens[last - 1].end)


def _of_places(pattern: RelationPattern) -> bool:
    """Say whether several words together are said of places only."""
    return len(pattern.items) > 1 and pattern.relation not in _OF_PEOPLE_TOO
