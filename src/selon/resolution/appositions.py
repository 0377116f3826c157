"""Takes descriptions for the names beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import ActorReference
from selon.model.vocabulary import ActorKind
from selon.resolution.anaphora import PERSONS

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver

_CONTRARY: tuple[set[ActorKind], ...] = (
    {"state_force", "nonstate_group"},
    {"government", "nonstate_group"},
    {"police", "nonstate_group"},
)
"""Kinds that no two words beside each other name together: "the army and the rebels"."""


class Appositions:
    """Answers whom a phrase describes that stands beside a name."""

    def __init__(self, resolver: ActorResolver) -> None:
        self._resolver, self._names = resolver, resolver.names
        self._phrases = resolver.syntax.phrases

    def with_name(self, number: int) -> tuple[ActorReference, ...]:
        """Take a description for the name set beside it ("the minister, Jane Doe")."""
        phrase = self._phrases[number]
        described = self._names.role(number)
        kind = described[1].kind if described is not None else None
        for other in self._beside(number, kind):
            found = self._resolver.resolve(other)
            if not found or not found[0].id:
                continue
            person = found[0].kind in PERSONS
            if (person and phrase.number == "plural") or {kind, found[0].kind} in _CONTRARY:
                continue
            if kind is None:
                actor = self._names.actor(other)
                if actor is None or self._resolver.known_names.share_word(actor, number):
                    return tuple(replace(r, span=phrase.span) for r in found)
            elif described is not None and (
                described[1].counterpart or person == (kind in PERSONS)
            ):
                return tuple(replace(r, span=phrase.span) for r in found)
        return ()

    def _beside(self, number: int, kind: ActorKind | None) -> Iterator[int]:
        """Yield the phrases set beside one that name somebody, or may where it tells a person."""
        phrase = self._phrases[number]
        proper = phrase.pos == "PROPN" and kind is None
        bare = (n for adposition, n in phrase.complements if not adposition)
        given = self._resolver.locals.proper.given.get(number)
        if given is not None:
            yield given
        for other in (*phrase.appositions, *bare):
            if self._names.pronoun(other) is not None:
                continue
            named = self._by_name(other)
            if named or kind in PERSONS or (not proper and self._phrases[other].pos == "PROPN"):
                yield other

    def after_name(self, number: int) -> tuple[ActorReference, ...]:
        """Take a description after a name for the name: "Jane Doe, a former minister"."""
        described = self._names.role(number)
        if described is None or self._phrases[number].number == "plural":
            return ()
        kind = described[1].kind
        for other in self._resolver.likenesses.before(number):
            found = self._resolver.resolve(other) if self._by_name(other) else ()
            if len(found) != 1 or not found[0].id or {kind, found[0].kind} in _CONTRARY:
                continue
            same = (found[0].kind in PERSONS) == (kind in PERSONS)
            if same and found[0].kind != "state":
                return (replace(found[0], span=self._phrases[number].span),)
        return ()

    def _by_name(self, number: int) -> bool:
        return number in self._names.named or number in self._resolver.locals.proper.kinds
