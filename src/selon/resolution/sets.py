"""Finds the two or three that "both sides", "the three movements", "the armed groups" mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.actors.roles import Role
from selon.model import ActorReference
from selon.model.vocabulary import ActorKind
from selon.resolution.anaphora import PERSONS
from selon.resolution.cast import Judge, Member, Ranked

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver

_NEAR = 4
"""Sentences in which both of a pair were told."""
_SIDES: frozenset[ActorKind] = frozenset(
    {"nonstate_group", "state_force", "state", "government", "police"}
)
_FORCES: frozenset[ActorKind] = frozenset({"nonstate_group", "state_force", "unknown"})

References = tuple[ActorReference, ...]


class Sets:
    """The part of the actor resolver that knows words for several actors at once."""

    def __init__(self, resolver: ActorResolver) -> None:
        self._all, self._cast, self._syntax = resolver, resolver.cast, resolver.syntax

    def is_set(self, number: int) -> bool:
        """Say whether a phrase means all of two or three that were told of."""
        phrase = self._syntax.phrases[number]
        if self._all.words.pairs & set(phrase.core.text.lower().split()):
            return True
        quantity = phrase.quantity
        return bool(phrase.definite and quantity and quantity.low == quantity.high in (2, 3))

    def several(self, number: int, role: Role | None, entry: str) -> References:
        """Return the two or three that "both groups", "the three movements" mean."""
        phrase = self._syntax.phrases[number]
        size = phrase.quantity.low if phrase.quantity and phrase.quantity.low else 2
        ranked = self._cast.rank(number, self._fitting(role), _NEAR)
        pair = self._told_together(number, size, {id(r.member) for r in ranked})
        whole = bool(phrase.definite) or phrase.quantity is None
        if pair is None and whole and (role is None or role.kind in _SIDES | {"unknown"}):
            # "both forces" of a state and of a group, "the three juntas"
            sides = {id(m) for m in self._cast.members if not m.several and m.first.kind in _SIDES}
            pair = self._told_together(number, size, sides)
        if pair is not None:
            found = self._all.pointing(number, pair, "both", "carried", [], entry)
            return self._bodies(found, role)
        if len(ranked) < size and whole and role is not None and role.kind in _FORCES:
            return () if role.body else self.several(number, None, entry)
        return self._each(number, ranked, size, entry) if len(ranked) >= size else ()

    def _bodies(self, found: References, role: Role | None) -> References:
        """Return for states the bodies of them that a role means: "both governments"."""
        if role is None or not role.body or role.office:
            return found
        bodies = [self._all.base.body(r.country, role.body) for r in found if r.kind == "state"]
        if len(bodies) < len(found):
            return found
        return tuple(
            replace(r, id=b.id, name=b.name, kind=b.kind)
            for r, b in zip(found, bodies, strict=True)
            if b is not None
        )

    def _fitting(self, role: Role | None) -> Judge:
        """Return what judges whether a member is one of those a role means."""
        descriptions = self._all.descriptions

        def judge(member: Member, _: int) -> float | None:
            first = member.first
            if member.several:
                return None
            if role is not None and role.id == "men":
                return 0.0 if first.id and first.kind in PERSONS else None
            if role is None or role.paired or role.opposed:
                return 0.0 if first.id and first.kind in _SIDES else None
            if role.id in member.roles or descriptions.same_body(member, role):
                return self._cast.weights.described
            return 0.0 if first.id and descriptions.kind(member, role) else None

        return judge

    def _each(self, number: int, ranked: Sequence[Ranked], size: int, entry: str) -> References:
        """Return a reference to each of the best, in the order the text tells them."""
        chosen = sorted(ranked[:size], key=lambda r: r.member.occurrences[0].start)
        return tuple(
            replace(
                r.member.first,
                span=self._syntax.phrases[number].span,
                grade="carried",
                rule="both",
                entry=entry,
                behalf=(),
                others=tuple(self._all.candidate(x) for x in ranked[size : size + 2]),
            )
            for r in chosen
        )

    def together(self, number: int, role: Role, entry: str) -> References:
        """Return the two told of in one breath that a bare plural means: "the armed groups"."""
        fitting = {
            id(m)
            for m in self._cast.members
            if not m.several and (role.id in m.roles or self._all.descriptions.kind(m, role))
        }
        pair = self._told_together(number, 2, fitting)
        return self._all.pointing(number, pair, "both", "carried", [], entry) if pair else ()

    def _told_together(self, number: int, size: int, fitting: set[int]) -> Member | None:
        """Return the pair last told of in one breath, if each of it fits."""
        at, sentence = self._cast.start(number), self._syntax.phrases[number].sentence
        found = []
        for n, member in enumerate(self._cast.members):
            each = [self._cast.named(r.id) for r in member.references]
            if (
                len(each) != size
                or size < 2
                or any(m is None or id(m) not in fitting for m in each)
            ):
                continue
            starts = [
                o.start
                for o in member.occurrences
                if o.start < at and sentence - o.sentence <= _NEAR
            ]
            if starts:
                found.append((max(starts), n))
        return self._cast.members[max(found)[1]] if found else None
