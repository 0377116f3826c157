"""Words written with a capital, and which of them belong to one proper name."""

from __future__ import annotations

from selon.mentions.actor_names import PERSONS, PhraseNames
from selon.model import Token

Extent = tuple[int, int]
"""First token of a name and the one after its last."""

HYPHENS = frozenset("-‐‑'’")
_GRAMMAR = frozenset({"ADP", "AUX", "CCONJ", "NUM", "PRON", "PUNCT", "SCONJ"})


class Capitals:
    """Answers what the capitals of a block's tokens show; tokens are given by number."""

    def __init__(self, names: PhraseNames) -> None:
        self._names, self._tokens = names, names.syntax.tokens
        self._starts = starts = {s.first for s in names.syntax.sentences}
        self._inner = frozenset(
            t.text for i, t in enumerate(self._tokens) if i not in starts and t.text[:1].isupper()
        )

    def capital(self, at: int) -> bool:
        """Say whether a word is written with a capital, a particle before it aside: "al-Nakhil"."""
        text = self._tokens[at].text
        if text.lower() in self._names.words.weekdays or self._opens_as_role(at):
            return False
        particle, hyphen, rest = text.partition("-")
        return text[:1].isupper() or (bool(hyphen) and len(particle) < 4 and rest[:1].isupper())

    def _opens_as_role(self, at: int) -> bool:
        """Say whether a capital is but that of a first word: "Rebel forces", "GAO — Fighters"."""
        words, token = self._names.words, self._tokens[at]
        plural = token.pos == "NOUN" and token.lemma != token.text.lower()
        if at + 1 >= len(self._tokens) or (at not in self._starts and not plural):
            return False
        known = {token.lemma, token.text.lower()} & (words.roles.keys() | words.qualities.keys())
        return bool(known) and not self._tokens[at + 1].text[:1].isupper()

    def proper(self, at: int) -> bool:
        """Say whether a word is a proper name, though the parser may not think so."""
        token = self._tokens[at]
        if not self.capital(at) or token.pos in _GRAMMAR:
            return False
        return token.pos == "PROPN" or (
            token.text in self._inner and token.lemma not in self._names.words.roles
        )

    def joins(self, at: int, sentence: int) -> bool:
        """Say whether a token is part of a name: a capital, a particle, a hyphen inside it."""
        token = self._tokens[at]
        if token.sentence != sentence:
            return False
        if token.text in HYPHENS:
            return self.touches(at - 1) and self.touches(at)
        if self.proper(at):
            return True
        particle = self.touches(at) and self._tokens[at + 1].text in HYPHENS
        return token.text.isalpha() and (token.pos == "PROPN" or particle)

    def touches(self, at: int) -> bool:
        """Say whether nothing stands between a token and the next."""
        return 0 <= at < len(self._tokens) - 1 and (
            self._tokens[at].end == self._tokens[at + 1].start
        )

    def is_office(self, token: Token) -> bool:
        """Say whether a word is a title or tells a person's office."""
        if token.text.lower() in self._names.words.titles:
            return True
        noun = self._names.words.roles.get(token.lemma)
        return noun is not None and noun.role.kind in PERSONS

    def any_in(self, first: int, last: int) -> bool:
        """Say whether one of the tokens from first to before last has a capital."""
        return any(self.capital(t) for t in range(first, last))
