"""Says which part, if any, a noun phrase can have in an event: a place is no target."""

from __future__ import annotations

from selon.events.kinds import Kinds
from selon.language.quantity_words import QuantityWords
from selon.model import Mentions, Syntax
from selon.model.vocabulary import Role

PEOPLE = frozenset(
    {"civilian", "person", "people", "protester", "media", "office", "armed", "police"}
)
THINGS = frozenset({"infrastructure", "vehicle", "facility", "aircraft"})
_PLACES = frozenset({"place", "region"})
_MEANS = frozenset({"agreement", "aid", "weapon", "group"})


class Fitting:
    """Tests the phrases of one block against parts."""

    def __init__(
        self, syntax: Syntax, kinds: Kinds, mentions: Mentions, words: QuantityWords
    ) -> None:
        self.syntax, self.kinds, self.words = syntax, kinds, words
        self._times = [t.span for t in mentions.times]

    def part(self, phrase: int, role: Role) -> Role | None:
        """Return the part a phrase has where its position says ``role``; null for none.

        Things are targets, never victims; times, weapons and bare numbers have no part.
        """
        if self._no_actor(phrase):
            return None
        kinds = self.kinds.of(phrase)
        if role in ("actor", "beneficiary"):
            return role if self.kinds.names_a_doer(phrase) or "aircraft" in kinds else None
        if kinds & {"actor", "pronoun"} and not kinds & THINGS:
            return role
        if kinds & THINGS:
            return "target"
        if kinds & _PLACES:
            return None
        if role == "victim" and not kinds and self._countable(phrase):
            return role
        return role if kinds - _MEANS or self.kinds.names_a_doer(phrase) else None

    def _countable(self, phrase: int) -> bool:
        """Say whether an unknown noun is told of one by one, as people are."""
        noun = self.syntax.phrases[phrase]
        return noun.quantity is not None or (noun.number == "singular" and noun.definite is False)

    def _no_actor(self, phrase: int) -> bool:
        noun = self.syntax.phrases[phrase]
        if noun.lemma in self.words.counted and noun.quantity is not None:
            return True
        head = self.syntax.tokens[noun.head]
        if head.pos == "NUM" or (
            noun.quantity is not None
            and noun.quantity.span.start <= head.start < noun.quantity.span.end
        ):
            return not any(self.kinds.of(p) for _, p in noun.complements)
        return any(t.start <= head.start < t.end for t in self._times)
