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
            if person and self._resolver.locals.proper.kinds.get(number, "person") not in PERSONS:
                # "the commander of the X Front, Jane Doe": hers is not the Front's name.
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
        given = self._resolver.locals.proper.given.get(number)
        if given is not None:
            yield given
        of_whole = (
            n
            for adposition, c in phrase.complements
            if adposition and kind in PERSONS
            for n in self._phrases[c].appositions
            if self._person(n)
        )
        behind = self._behind_comma(number, kind)
        for other in (*phrase.beside, *of_whole, *behind):
            second = self._resolver.locals.proper.other_names.get(other, (None,))[0] == number
            if second or self._names.pronoun(other) is not None:
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

    def _behind_comma(self, number: int, kind: ActorKind | None) -> Iterator[int]:
        """Yield who is named right behind a description: "the army's spokesman, General Doe".

        Parsers take the two for two subjects. Only titles stand between comma and name. A
        group's name counts behind "a new group" alone: "the army, Hamas, …" is a list.
        """
        tokens, phrase = self._resolver.syntax.tokens, self._phrases[number]
        ends = [phrase.core.end, *(self._phrases[n].core.end for _, n in phrase.complements)]
        for end in ends:
            at = self._resolver.syntax.token_at(end - 1)
            if at is None or at + 2 >= len(tokens) or tokens[at + 1].text != ",":
                continue
            at += 2
            while at + 1 < len(tokens) and self._names.is_title(tokens[at]):
                at += 1
            other = self._resolver.syntax.phrase_headed_by(at)
            other = self._names.holder(at) if other is None else other
            same = other is not None and tokens[at].sentence == phrase.sentence
            if not same or other is None or other == number or kind is None:
                continue
            if self._person(other) if kind in PERSONS else self._new_group(number, other):
                yield other

    def _new_group(self, number: int, other: int) -> bool:
        phrase = self._phrases[number]
        return (
            phrase.definite is False
            and phrase.number != "plural"
            and self._resolver.locals.proper.kinds.get(other) in ("nonstate_group", "unknown")
        )

    def _person(self, number: int) -> bool:
        actor = self._names.actor(number)
        kind = self._resolver.locals.proper.kinds.get(number) if actor is None else actor.kind
        return kind in PERSONS

    def _by_name(self, number: int) -> bool:
        return number in self._names.named or number in self._resolver.locals.proper.kinds
