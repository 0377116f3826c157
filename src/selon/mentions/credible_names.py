"""Which readings of a known name the words around it allow."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from selon.actors.base import ActorBase
from selon.actors.names import Match
from selon.actors.records import Name
from selon.language.actor_words import ActorWords
from selon.model import Span, Syntax, Token


class CredibleNames:
    """Drops readings of names that stand inside longer ones: "Asma al-Assad", "Jack London"."""

    def __init__(
        self,
        syntax: Syntax,
        words: ActorWords,
        base: ActorBase,
        tokens: Callable[[Span], tuple[int, int]],
    ) -> None:
        self._syntax, self._words, self._base = syntax, words, base
        self._capitals = _capital_runs(syntax.tokens)
        self._person: dict[int, tuple[int, int]] = {}
        for entity in syntax.entities:
            if entity.label == "PER":
                extent = tokens(entity.span)
                self._person.update((token, extent) for token in range(*extent))

    def of(self, match: Match[Name]) -> tuple[Name, ...]:
        """Drop readings that the words around contradict ("Asma al-Assad" is not Assad)."""
        values = match.values
        longer = self._in_longer_person(match)
        if longer:
            values = tuple(n for n in values if n.use == "name" and n.actor.kind == "person")
        if any(self._may_be_part(n) for n in values) and self._part_of_name(match):
            values = tuple(n for n in values if not self._may_be_part(n))
        if match.last - match.first == 1 and (self._first_name(match) or self._last_name(match)):
            values = tuple(n for n in values if n.actor.kind != "state")
        return values

    def _first_name(self, match: Match[Name]) -> bool:
        """Say whether a country's name is but the first of two: "Chad Ellison", "Paris Hilton"."""
        after, tokens = match.last, self._syntax.tokens
        if after >= len(tokens) or not self._capitals[after] or self.is_title(tokens[after]):
            return False
        word = tokens[after].text.lower()
        known = word in self._words.name_roles or word in self._words.qualities
        return (
            not known
            and not tokens[after].text.isupper()
            and not tokens[match.first].text.isupper()
        )

    def _last_name(self, match: Match[Name]) -> bool:
        """Say whether a seat's name is the last of two: "Jack London", "Radio Damascus"."""
        before = match.first - 1
        if match.values[0].use != "seat" or before < 0 or not self._capitals[before]:
            return False
        token = self._syntax.tokens[before]
        noun = self._words.roles.get(token.lemma)
        media = noun is not None and noun.role.kind == "media"
        return (
            token.sentence == self._syntax.tokens[match.first].sentence
            and not token.text.isupper()
            and (media or not self.is_title(token))
            and token.text.lower() not in self._words.calendar
        )

    @staticmethod
    def _may_be_part(name: Name) -> bool:
        """Say whether a name is often a part of others: surnames, "Christian"."""
        return name.use == "short" or (name.actor.kind == "people" and " " not in name.written)

    def _in_longer_person(self, match: Match[Name]) -> bool:
        first, last = self._person.get(match.first, (match.first, match.last))
        if match.last > last or last - first <= match.last - match.first:
            return False
        return last != match.last or not self._titled(first, match.first)

    def _titled(self, first: int, last: int) -> bool:
        """Say whether only titles and role nouns stand between two tokens."""
        return all(self.is_title(self._syntax.tokens[t]) for t in range(first, last))

    def is_title(self, token: Token) -> bool:
        """Say whether a word before a name is a title, an office, an adjective of a country."""
        lower = token.text.lower()
        return (
            lower in self._words.titles
            or token.lemma in self._words.roles
            or lower in self._base.adjectives.get(self._syntax.language, {})
            or token.pos in ("DET", "ADP", "PUNCT")
        )

    def _part_of_name(self, match: Match[Name]) -> bool:
        tokens = self._syntax.tokens
        before = match.first - 1
        if before >= 0:
            last = tokens[before]
            joined = last.end == tokens[match.first].start and last.text in "-‐‑"
            if joined or (self._capitals[before] and not self.is_title(last)):
                return True
        after = match.last
        return after < len(tokens) and self._capitals[after] and not self.is_title(tokens[after])


def _capital_runs(tokens: Sequence[Token]) -> list[bool]:
    """Say for each token whether it is a proper noun written with a capital."""
    return [t.pos == "PROPN" and t.text[:1].isupper() for t in tokens]
