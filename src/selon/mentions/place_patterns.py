"""Matches the patterns of place words against the tokens before a name, right to left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selon.language.place_words import BEARING, DISTANCE, OF, PlaceNoun, PlaceWords, RelationPattern
from selon.model import Syntax

_THOUSANDS = re.compile(r"\d{1,3}(?:[,.]\d{3})+")
_DECIMAL = re.compile(r"\d{1,6}(?:[,.]\d{1,3})?")
_MOST_ADJECTIVES = 3
_MOST_IN_BRACKETS = 8


@dataclass(slots=True)
class Match:
    """What a pattern caught: it begins at token ``start``."""

    start: int
    distance_km: float | None = None
    bearing: float | None = None


class PatternMatcher:
    """Matches patterns in one block; word forms are prepared once."""

    def __init__(self, syntax: Syntax, words: PlaceWords) -> None:
        self._syntax = syntax
        self._tokens = syntax.tokens
        self._words = words
        self.forms = [t.text.lower().replace("’", "'") for t in syntax.tokens]

    def relation(self, end: int, floor: int, shortest: int) -> tuple[RelationPattern, Match] | None:
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
        best: tuple[RelationPattern, Match] | None = None
        for key in sorted(keys & patterns.keys()):
            for pattern in patterns[key]:
                longest = len(best[0].items) if best else shortest - 1
                if len(pattern.items) <= longest:
                    break
                if (match := self._fits(pattern.items, end, floor)) is not None:
                    best = (pattern, match)
        return best

    def _fits(self, items: tuple[str, ...], end: int, floor: int) -> Match | None:
        match = Match(end)
        for item in reversed(items):
            if match.start <= floor or not self._item(item, match, floor):
                return None
        return match

    def _item(self, item: str, match: Match, floor: int) -> bool:
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

    def _take_of(self, match: Match, floor: int) -> bool:
        token = match.start - 1
        if (
            self.forms[token] not in self._words.of
            and self._tokens[token].lemma not in self._words.of
        ):
            return False
        match.start = token
        # "la partie orientale de": adjectives may stand between the noun and its linker.
        self._take_adjectives(match, floor)
        return True

    def _take_adjectives(self, match: Match, floor: int) -> None:
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

    def _take_bearing(self, match: Match, floor: int) -> bool:
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

    def _take_distance(self, match: Match, floor: int) -> bool:
        unit = self._before_brackets(match.start - 1, floor)
        km = self._words.units.get(self._tokens[unit].lemma) or self._words.units.get(
            self.forms[unit]
        )
        if km is None:
            return False
        number, start = self._number(unit, floor)
        if number is None:
            return False
        match.distance_km, match.start = round(number * km, 3), start
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
        # "Une dizaine de kilomètres": the number heads the phrase.
        of = before > floor and self.forms[before] in self._words.of
        phrase = self._syntax.phrase_headed_by(before - 1 if of else unit)
        quantity = self._syntax.phrases[phrase].quantity if phrase is not None else None
        if quantity is None or (of and quantity.low != quantity.high):
            return None, unit
        value = quantity.high if quantity.high is not None else quantity.low
        start = unit
        while start > floor and self._tokens[start - 1].start >= quantity.span.start:
            start -= 1
        # The words that bound the number ("less than") belong to the pattern.
        while not of and start < unit and self._tokens[start].pos not in ("NUM", "NOUN"):
            start += 1
        return value, start

    def noun(self, end: int, floor: int) -> tuple[PlaceNoun, Match] | None:
        """Return the noun of places just before ``end``, with or without a linker."""
        match = Match(end)
        if match.start > floor and not self._take_of(match, floor) and not self._words.nouns_follow:
            self._take_adjectives(match, floor)
        token = match.start - 1
        if token < floor or (noun := self.noun_at(token)) is None:
            return None
        match.start = token - noun.lemma.count(" ")
        return noun, match

    def noun_at(self, token: int) -> PlaceNoun | None:
        """Return the noun of places that ends at this token, the longest there is."""
        nouns, form = self._words.nouns, self.forms[token]
        if token and (found := nouns.get(f"{self.forms[token - 1]} {form}")):
            return found
        return nouns.get(form) or nouns.get(self._tokens[token].lemma)


def _digits(form: str) -> float | None:
    if _THOUSANDS.fullmatch(form):
        return float(form.replace(",", "").replace(".", ""))
    return float(form.replace(",", ".")) if _DECIMAL.fullmatch(form) else None
