"""Finds whom definite descriptions point to: "the group", "both sides", "the occupiers"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from selon.actors.roles import Role
from selon.model import ActorReference
from selon.model.vocabulary import ActorKind
from selon.resolution.anaphora import CROWDS, PERSONS
from selon.resolution.cast import Judge, Member, Ranked

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver

_FAR = 60
"""Sentences a definite description looks back."""
_AHEAD = 4
"""Sentences a description that comes before the name looks ahead."""
_ARMED: frozenset[ActorKind] = frozenset({"nonstate_group", "state_force"})
_WEAK = 0.9
"""Below this score a mention of the right kind alone is too far away to be meant."""

References = tuple[ActorReference, ...]


class Backreferences:
    """The part of the actor resolver that reads descriptions of members of the cast."""

    def __init__(self, resolver: ActorResolver) -> None:
        self._all, self._cast = resolver, resolver.cast
        self._names, self._syntax = resolver.names, resolver.syntax

    def again(self, number: int, role: Role, entry: str) -> References:
        """Return the member that a definite description takes up, or nothing."""
        phrase = self._syntax.phrases[number]
        if not phrase.definite:
            return ()
        judge = self._judge(number, role)
        ranked = self._cast.rank(number, judge, _FAR)
        if not ranked or ranked[0].score < _WEAK:
            ranked = self._cast.rank(number, judge, _FAR, _AHEAD) if not role.voice else []
        return self._point(number, [r for r in ranked if r.score >= _WEAK], entry)

    def marked(self, number: int, role: Role, entry: str) -> References:
        """Return the member that a description with a country or people takes up."""
        marks = self._all.marks(number)

        def judge(member: Member, _: int) -> float | None:
            own = {*member.marks, f"@{member.first.country}"}
            if member.several or not marks & own:
                return None
            if role.id not in member.roles and not self.kind(member, role):
                return None
            return self._cast.weights.marked * len(marks & own)

        return self._point(number, self._cast.rank(number, judge, _FAR), entry)

    def loaded(self, number: int, role: Role, entry: str) -> References:
        """Return the armed side that a judgement is passed on ("the terrorists")."""
        speakers = self._all.speaker(number)
        own = {x for r in speakers for x in (r.id, r.country) if x}
        if role.kind == "state_force" and not own:
            # Whoever occupies is not of the country the words are about.
            own = {self._all.sides.main}
        country = self._names.country(number)

        def judge(member: Member, _: int) -> float | None:
            first = member.first
            if member.several or not first.id or first.kind not in _ARMED or first.id in own:
                return None
            if first.kind == "state_force":
                foreign = role.kind == "state_force" and first.country not in own
                return 0.0 if foreign else None
            return -1.0 if country and first.country and first.country != country else 0.0

        ranked = self._cast.rank(number, judge, _FAR, _FAR)
        found = self._point(number, ranked, entry)
        return tuple(replace(r, grade="inferred") for r in found)

    def opposed(self, number: int, owners: References, entry: str) -> References:
        """Return the other side: "their opponents", "the enemy"."""
        if not owners:
            country, _ = self._all.sides.country(number)
            army = self._all.base.body(country, "army") if country else None
            phrase = self._syntax.phrases[number]
            owners = (self._all.reference(phrase.span, army, "inferred", "side"),) if army else ()
        own = {r.id for r in owners}
        facing = {
            r.id
            for member in self._cast.members
            if member.several and own & {r.id for r in member.references}
            for r in member.references
        }
        countries = {r.country for r in owners if r.country and r.kind != "nonstate_group"}

        def judge(member: Member, _: int) -> float | None:
            first = member.first
            if member.several or not first.id or first.id in own or first.kind not in _ARMED:
                return None
            if first.country in countries and first.kind == "state_force":
                return None
            return self._cast.weights.described if first.id in facing else 0.0

        ranked = self._cast.rank(number, judge, _FAR, 0) if owners else []
        found = self._point(number, ranked, entry)
        return tuple(replace(r, grade="inferred") for r in found)

    def same_body(self, member: Member, role: Role) -> bool:
        """Say whether a member is a body of that sort: a defence ministry is a ministry."""
        return self._state_body(member) and any(r.endswith(f"_{role.id}") for r in member.roles)

    # --- one -------------------------------------------------------------------------------

    def _judge(self, number: int, role: Role) -> Judge:
        marks = self._all.marks(number)
        phrase = self._syntax.phrases[number]
        lemma = phrase.lemma
        weights = self._cast.weights

        def judge(member: Member, candidate: int) -> float | None:
            if member.several or candidate in phrase.appositions:
                return None
            if member.first.kind == "facility":
                return None
            if (member.first.kind in PERSONS) != (role.kind in PERSONS):
                return None
            described = role.id in member.roles or self.same_body(member, role)
            if self._state_body(member) and (role.body or role.kind == "unknown"):
                return None
            if lemma in member.marks:
                described = True
            if not described and (role.voice or not self.kind(member, role)):
                return None
            bonus = weights.described if described else 0.0
            if role.body == "army" and member.first.kind == "nonstate_group":
                # Groups call themselves armies; reports hardly call them "the army".
                bonus += weights.passing
            bonus += weights.marked * min(2, len(marks & member.marks))
            if member.first.kind in ("media", "state") and not described:
                bonus += weights.passing
            return bonus - (0.5 if not member.first.id else 0.0)

        return judge

    def _state_body(self, member: Member) -> bool:
        """Say whether a member is a body of a state: which state's "the army" is, sides tell."""
        first = member.first
        return bool(first.country) and first.id.startswith(f"act_{first.country.lower()}_")

    def kind(self, member: Member, role: Role) -> bool:
        """Say whether a member may be called by a role for the kind of actor it is."""
        kind = member.first.kind
        if kind in PERSONS | CROWDS:
            return False
        if not member.first.id:
            return False
        return kind in role.refers or (kind == role.kind and not role.body)

    def _point(self, number: int, ranked: Sequence[Ranked], entry: str) -> References:
        best = self._cast.clear(list(ranked))
        if best is None:
            self._all.undecided(number, ranked)
            return ()
        return self._all.pointing(number, best.member, "description", "carried", ranked[1:], entry)
