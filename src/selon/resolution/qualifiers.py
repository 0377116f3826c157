"""Resolves what stands before an event noun and says who did it: "Russian", "rebel", "army"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from selon.actors.roles import Role, load_roles
from selon.model import ActorReference, Span
from selon.model.vocabulary import ActorKind

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver

_DOERS: frozenset[ActorKind] = frozenset(
    {"state_force", "nonstate_group", "police", "government", "protester"}
)

References = tuple[ActorReference, ...]


class Qualifiers:
    """The part of the actor resolver that reads the words around the head of an event noun."""

    def __init__(self, resolver: ActorResolver) -> None:
        self._all, self._names, self._syntax = resolver, resolver.names, resolver.syntax

    def of(self, number: int) -> References:
        """Return the actors that qualify an event noun, known names before roles."""
        inside = self._names.inside.get(number, ())
        known = tuple(
            self._all.reference(
                self._span(match.first, match.last), match.values[0].actor, "stated", "qualifier"
            )
            for match in inside
        )
        taken = {token for match in inside for token in range(match.first, match.last)}
        roles = [r for r in self._roles(number, taken) if r]
        if not roles:
            return known
        # "Syrian army offensive": the army's, not the country's.
        return (*(k for k in known if k.kind not in ("state", "people")), *roles[0])

    def _roles(self, number: int, taken: set[int]) -> Iterator[References]:
        phrase = self._syntax.phrases[number]
        for token in range(*self._names.tokens(phrase.core)):
            word = self._syntax.tokens[token]
            if token == phrase.head or token in taken or word.pos not in ("NOUN", "PROPN", "ADJ"):
                continue
            noun = self._names.words.roles.get(word.lemma) if word.pos != "ADJ" else None
            quality = self._names.words.qualities.get(word.lemma)
            role: Role | None = None
            entry = ""
            if noun is not None and noun.role.kind in _DOERS:
                role, entry = noun.role, noun.id
            elif quality is not None and quality.stands_for:
                role, entry = load_roles().roles[quality.stands_for], quality.id
            if role is not None:
                yield self._all.roles.of_qualifier(
                    number, role, entry, self._span(token, token + 1)
                )

    def _span(self, first: int, last: int) -> Span:
        tokens = self._syntax.tokens
        return self._syntax.span(tokens[first].start, tokens[last - 1].end)
