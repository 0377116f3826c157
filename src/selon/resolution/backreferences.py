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
_NEAR = 4
"""Sentences in which both of a pair were told."""
_ARMED: frozenset[ActorKind] = frozenset({"nonstate_group", "state_force"})
_SIDES: frozenset[ActorKind] = frozenset(
    {"nonstate_group", "state_force", "state", "government", "police"}
)
_FORCES: frozenset[ActorKind] = frozenset({"nonstate_group", "state_force", "unknown"})
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
            if role.id not in member.roles and not self._kind(member, role):
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

    # --- pairs and more --------------------------------------------------------------------

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

        def judge(member: Member, _: int) -> float | None:
            if member.several:
                return None
            first = member.first
            if role is not None and role.id == "men":
                return 0.0 if first.id and first.kind in PERSONS else None
            if role is None or role.paired or role.opposed:
                return 0.0 if first.id and first.kind in _SIDES else None
            if role.id in member.roles or self._same_body(member, role):
                return self._cast.weights.described
            return 0.0 if first.id and self._kind(member, role) else None

        ranked = self._cast.rank(number, judge, _NEAR)
        pair = self._told_together(number, size, {id(r.member) for r in ranked})
        whole = bool(phrase.definite) or phrase.quantity is None
        if pair is None and whole and (role is None or role.kind in _SIDES | {"unknown"}):
            # "both forces" of a state and of a group, "the three juntas"
            sides = {id(m) for m in self._cast.members if not m.several and m.first.kind in _SIDES}
            pair = self._told_together(number, size, sides)
        if pair is not None:
            return self._all.pointing(number, pair, "both", "carried", [], entry)
        if len(ranked) < size and whole and role is not None and role.kind in _FORCES:
            return () if role.body else self.several(number, None, entry)
        chosen = sorted(ranked[:size], key=lambda r: r.member.occurrences[0].start)
        if len(chosen) < size:
            return ()
        references = tuple(
            replace(
                r.member.first,
                span=phrase.span,
                grade="carried",
                rule="both",
                entry=entry,
                behalf=(),
                others=tuple(x.member.first.name for x in ranked[size : size + 2]),
            )
            for r in chosen
        )
        return references

    def together(self, number: int, role: Role, entry: str) -> References:
        """Return the two told of in one breath that a bare plural means: "the armed groups"."""
        fitting = {
            id(m)
            for m in self._cast.members
            if not m.several and (role.id in m.roles or self._kind(m, role))
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

    def _same_body(self, member: Member, role: Role) -> bool:
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
            described = role.id in member.roles or self._same_body(member, role)
            if self._state_body(member) and (role.body or role.kind == "unknown"):
                return None
            if lemma in member.marks:
                described = True
            if not described and (role.voice or not self._kind(member, role)):
                return None
            bonus = weights.described if described else 0.0
            bonus += weights.marked * min(2, len(marks & member.marks))
            if member.first.kind in ("media", "state") and not described:
                bonus += weights.passing
            return bonus - (0.5 if not member.first.id else 0.0)

        return judge

    def _state_body(self, member: Member) -> bool:
        """Say whether a member is a body of a state: which state's "the army" is, sides tell."""
        first = member.first
        return bool(first.country) and first.id.startswith(f"act_{first.country.lower()}_")

    def _kind(self, member: Member, role: Role) -> bool:
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
