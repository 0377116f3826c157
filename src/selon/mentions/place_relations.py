"""Reads where a name stands: the words around a toponym that say "near", "5 km north of"…"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from selon.language.place_words import BEARING, DISTANCE, OF, PlaceNoun, PlaceWords, RelationPattern
from selon.model import Span, Syntax
from selon.model.vocabulary import PlaceKind, PlaceRelation

_THOUSANDS = re.compile(r"\d{1,3}(?:[,.]\d{3})+")
_DECIMAL = re.compile(r"\d{1,6}(?:[,.]\d{1,3})?")
_MOST_ADJECTIVES = 3
_MOST_NOUNS = 3
_MOST_IN_BRACKETS = 8
_QUALIFIERS = frozenset({"ADJ", "ADV", "NUM"})
_COMPOUND = frozenset({"ADJ", "NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Where:
    """What the words around a name say of it.

    ``stated`` is false when no word gives the relation, which is then "at". ``first`` and
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
    relation_span: Span | None = None
    radius_km: float | None = None
    bearing: float | None = None
    kind: PlaceKind = "unknown"
    facility: str = ""
    entry: str = ""


@dataclass(slots=True)
class _Match:
    """What one pattern caught on its way to the left."""

    start: int
    radius_km: float | None = None
    bearing: float | None = None


class RelationReader:
    """Reads relations in one block; word forms are prepared once."""

    def __init__(self, syntax: Syntax, words: PlaceWords) -> None:
        self._syntax = syntax
        self._tokens = syntax.tokens
        self._words = words
        self.forms = [t.text.lower().replace("’", "'") for t in syntax.tokens]

    def read(self, first: int, last: int) -> Where:
        """Return what stands around the name made of tokens ``first`` to ``last`` (exclusive)."""
        where = self._before(Where(first, last, first, last))
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

    def noun_at(self, token: int) -> PlaceNoun | None:
        """Return the noun of places that ends at this token, the longest there is."""
        nouns, form = self._words.nouns, self.forms[token]
        if token and (found := nouns.get(f"{self.forms[token - 1]} {form}")):
            return found
        return nouns.get(form) or nouns.get(self._tokens[token].lemma)

    def _floor(self, token: int) -> int:
        return self._syntax.sentences[self._tokens[token].sentence].first

    def _before(self, where: Where) -> Where:
        floor = self._floor(where.first)
        at = self._skip_determiners(where.first, floor)
        for _ in range(_MOST_NOUNS):
            found = self._pattern(at, floor, shortest=2)
            if found is None and (noun := self._noun(at, floor)) is not None:
                entry, match = noun
                where = self._with_noun(where, entry, match, at)
                if where.stated:
                    return where
                at = self._skip_determiners(self._skip_qualifiers(match.start, floor), floor)
                continue
            found = found or self._pattern(at, floor, shortest=1)
            return where if found is None else self._with_pattern(where, *found, at)
        return where

    def _with_noun(self, where: Where, noun: PlaceNoun, match: _Match, end: int) -> Where:
        """Note a noun before the name: its kind, its facility or its relation."""
        nearest = where.first == where.begin
        where = replace(where, first=match.start, entry=where.entry or noun.id)
        if noun.relation != "at":
            span = self._span(match.start, end)
            bearing = match.bearing if match.bearing is not None else where.bearing
            return replace(
                where, relation=noun.relation, stated=True, relation_span=span, bearing=bearing, entry=noun.id
            )
        if noun.own_name and nearest:
            where = replace(where, begin=match.start, own_name=True, kind=noun.kind)
        if noun.kind in ("facility", "road"):
            return where if where.facility else replace(where, facility=noun.lemma)
        return where if where.kind != "unknown" else replace(where, kind=noun.kind)

    def _with_pattern(self, where: Where, pattern: RelationPattern, match: _Match, end: int) -> Where:
        return replace(
            where,
            first=match.start,
            relation=pattern.relation,
            stated=True,
            relation_span=self._span(match.start, end),
            radius_km=match.radius_km,
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
            noun = self.noun_at(token)
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
            return replace(where, relation=noun.relation, stated=True, relation_span=span, entry=noun.id)
        if noun.own_name and token == where.named:
            where = replace(where, own_name=True, kind=noun.kind, named=token + 1)
        if noun.kind in ("facility", "road"):
            return replace(where, facility=noun.lemma, named=token + 1)
        if noun.kind == "unknown":
            return where
        named = token + 1 if noun.kind == "region" and token == where.named else where.named
        return replace(where, kind=noun.kind, named=named)

    def _pattern(self, end: int, floor: int, shortest: int) -> tuple[RelationPattern, _Match] | None:
        """Return the longest relation pattern whose words end just before token ``end``."""
        if end <= floor:
            return None
        patterns = self._words.patterns
        form, lemma = self.forms[end - 1], self._tokens[end - 1].lemma
        keys = {form, lemma}
        if form in self._words.of or lemma in self._words.of:
            keys.add(OF)
        if form in self._words.bearings:
            keys.add(BEARING)
        best: tuple[RelationPattern, _Match] | None = None
        for key in sorted(keys & patterns.keys()):
            for pattern in patterns[key]:
                longest = len(best[0].items) if best else shortest - 1
                if len(pattern.items) <= longest:
                    break
                if (match := self._fits(pattern.items, end, floor)) is not None:
                    best = (pattern, match)
        return best

    def _fits(self, items: tuple[str, ...], end: int, floor: int) -> _Match | None:
        match = _Match(end)
        for item in reversed(items):
            if match.start <= floor or not self._item(item, match, floor):
                return None
        return match

    def _item(self, item: str, match: _Match, floor: int) -> bool:
        """Take one item of a pattern off the words before ``match.start``, if it is there."""
        token = match.start - 1
        if item == OF:
            return self._take_of(match, floor)
        if item == BEARING:
            return self._take_bearing(match, floor)
        if item == DISTANCE:
            return self._take_distance(match, floor)
        if self.forms[token] != item and self._tokens[token].lemma != item:
            return False
        match.start = token
        return True

    def _take_of(self, match: _Match, floor: int) -> bool:
        token = match.start - 1
        if self.forms[token] not in self._words.of and self._tokens[token].lemma not in self._words.of:
            return False
        match.start = token
        # "la partie orientale de": adjectives may stand between the noun and its linker.
        self._take_adjectives(match, floor)
        return True

    def _take_adjectives(self, match: _Match, floor: int) -> None:
        for _ in range(_MOST_ADJECTIVES):
            token = match.start - 1
            if token <= floor or self.forms[token] in self._words.nouns:
                return
            if self._tokens[token].pos != "ADJ" and not self._compass_adjective(token):
                return
            match.bearing = self._words.bearings.get(self.forms[token], match.bearing)
            match.start = token

    def _compass_adjective(self, token: int) -> bool:
        """Say whether a bearing qualifies the noun before it ("les quartiers nord-est")."""
        return self.forms[token] in self._words.bearings and self.noun_at(token - 1) is not None

    def _take_bearing(self, match: _Match, floor: int) -> bool:
        token = match.start - 1
        if self._tokens[token].pos in ("VERB", "AUX"):
            return False
        if token - 2 >= floor and self.forms[token - 1] == "-":
            joined = "-".join((self.forms[token - 2], self.forms[token]))
            if joined in self._words.bearings:
                match.bearing, match.start = self._words.bearings[joined], token - 2
                return True
        if self.forms[token] not in self._words.bearings:
            return False
        match.bearing, match.start = self._words.bearings[self.forms[token]], token
        return True

    def _take_distance(self, match: _Match, floor: int) -> bool:
        unit = self._before_brackets(match.start - 1, floor)
        km = self._words.units.get(self._tokens[unit].lemma) or self._words.units.get(self.forms[unit])
        if km is None:
            return False
        number, start = self._number(unit, floor)
        if number is None:
            return False
        match.radius_km, match.start = round(number * km, 3), start
        return True

    def _before_brackets(self, token: int, floor: int) -> int:
        """Step over "(12 miles)" between a distance and what follows it."""
        if self.forms[token] == ")":
            for opening in range(token - 1, max(floor, token - _MOST_IN_BRACKETS), -1):
                if self.forms[opening] == "(":
                    return opening - 1
        return token

    def _number(self, unit: int, floor: int) -> tuple[float | None, int]:
        """Return the number before a unit and the token it starts at."""
        before = unit - 1
        if before >= floor and self.forms[before] == "-":
            before -= 1
        if before >= floor and (value := _digits(self.forms[before])) is not None:
            return value, before
        phrase = self._syntax.phrase_headed_by(unit)
        quantity = self._syntax.phrases[phrase].quantity if phrase is not None else None
        if quantity is None:
            return None, unit
        value = quantity.high if quantity.high is not None else quantity.low
        start = unit
        while start > floor and self._tokens[start - 1].start >= quantity.span.start:
            start -= 1
        # The words that bound the number ("less than") belong to the pattern.
        while start < unit and self._tokens[start].pos not in ("NUM", "NOUN"):
            start += 1
        return value, start

    def _noun(self, end: int, floor: int) -> tuple[PlaceNoun, _Match] | None:
        """Return the noun of places just before ``end``, with or without a linker."""
        match = _Match(end)
        if match.start > floor:
            self._take_of(match, floor)
        token = match.start - 1
        if token < floor or (noun := self.noun_at(token)) is None:
            return None
        match.start = token - noun.lemma.count(" ")
        return noun, match

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


def _digits(form: str) -> float | None:
    if _THOUSANDS.fullmatch(form):
        return float(form.replace(",", "").replace(".", ""))
    return float(form.replace(",", ".")) if _DECIMAL.fullmatch(form) else None
