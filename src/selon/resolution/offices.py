"""Resolves offices and those who hold them, and spokesmen with those they speak for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.actors.records import Held
from selon.actors.roles import Role, load_roles
from selon.model import ActorReference
from selon.resolution.anaphora import PERSONS
from selon.resolution.cast import Member, Ranked
from selon.resolution.spokesmen import SPEAKS

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver

_FAR = 60
_CHIEFS = frozenset({"leader", "commander", "chief_of_staff", "director", "secretary_general"})
"""Offices that reports call by each other's names: "chief", "head", "commander"."""
_OFFICERS = frozenset({"officer", "chief_of_staff", "commander"})
_ANYBODY = frozenset({"officer", "leader", "minister", "official"})
"""Offices that a report calls somebody by whom it first gave another one, or none."""
_HEADS = frozenset({"president", "prime_minister", "king", "leader"})

References = tuple[ActorReference, ...]


class Offices:
    """The part of the actor resolver that knows who holds which office."""

    def __init__(self, resolver: ActorResolver) -> None:
        self._all, self._cast, self._names = resolver, resolver.cast, resolver.names
        self._syntax = resolver.syntax
        self._leads: dict[str, ActorReference] = {}

    def of_country(self, number: int, role: Role, country: str, entry: str) -> References:
        """Return the holder of a country's office where the report names one, else the office."""
        state = f"act_{country.lower()}"
        holder = self._holder(number, role, {state, f"{state}_army"}, entry)
        if holder:
            return holder
        body = self._all.base.body(country, role.body) if role.body else None
        return self._all.roles.one(number, body, "stated", "body of a state", entry) if body else ()

    def resolve(self, number: int, role: Role, entry: str) -> References:
        """Return whom a phrase headed by an office names."""
        owners = self._all.roles.owners(number)
        country = self._names.country(number) or self._all.sides.seat_beside(number)
        if role.id == SPEAKS:
            return self._spokesman(number, role, owners, entry)
        if owners:
            return self._of_owner(number, role, owners[0], entry)
        if country:
            found = self.of_country(number, role, country, entry)
            if found or role.body:
                return found
        phrase = self._syntax.phrases[number]
        if phrase.definite or (phrase.definite is None and phrase.number == "singular"):
            found = self._holder(number, role, set(), entry)
            if found:
                return found
            if phrase.definite and role.body:
                country, others = self._all.sides.country(number, body=role.body)
                body = self._all.base.body(country, role.body) if country else None
                if body is not None:
                    rule = "country of the report"
                    one = self._all.roles.one(number, body, "inferred", rule, entry)
                    return tuple(replace(r, others=others) for r in one)
        return self._all.roles.generic(number, role, entry)

    def led(self, number: int, person: ActorReference, entry: str) -> References:
        """Return the group a person leads, for what is his: "Haftar's forces"."""
        actor = self._all.base.by_id(person.id)
        span = self._syntax.phrases[number].span
        if person.id in self._leads:
            group = self._leads[person.id]
            rule = "led by its owner"
            return (replace(group, span=span, grade="inferred", rule=rule, entry=entry, behalf=()),)
        for held in actor.held if actor else ():
            known = self._all.base.by_id(held.of)
            if known is not None and known.kind == "nonstate_group":
                return (self._all.reference(span, known, "inferred", "led by its owner", entry),)
        country = self._all.country_of(person)
        army = self._all.base.body(country, "army") if self._of_army(person) else None
        if army is not None:
            return (self._all.reference(span, army, "inferred", "led by its owner", entry),)
        return ()

    def note(self, number: int, found: References) -> None:
        """Keep whose leader a person is told to be: "its commander, Jane Doe"."""
        described = self._names.role(number)
        if described is None or described[1].id not in _CHIEFS or len(found) != 1:
            return
        if found[0].kind == "person" and found[0].id:
            owners = self._all.roles.owners(number)
            if len(owners) == 1 and owners[0].kind == "nonstate_group" and owners[0].id:
                self._leads[found[0].id] = owners[0]

    def _of_army(self, person: ActorReference) -> bool:
        """Say whether a person is told of as an officer of his country's army."""
        member = self._cast.named(person.id)
        return bool(
            self._all.country_of(person) and member is not None and member.roles & _OFFICERS
        )

    def of_state(self, person: ActorReference) -> bool:
        """Say whether a person holds an office of the state of his country."""
        state = f"act_{person.country.lower()}"
        if person.country and person.id.startswith(f"{state}_"):
            return True
        member = self._cast.named(person.id)
        if not person.country and member is not None:
            return any(r in _HEADS or r.endswith("_minister") for r in member.roles)
        actor = self._all.base.by_id(person.id)
        return actor is not None and any(h.of == state and h.office in _HEADS for h in actor.held)

    def counterpart(
        self, number: int, person: ActorReference, country: str, entry: str
    ) -> References:
        """Return who holds the office of somebody in another country."""
        member = self._cast.named(person.id)
        actor = self._all.base.by_id(person.id)
        held = {h.office for h in actor.held} if actor else set()
        for office in sorted(held | (member.roles if member else set())):
            role = load_roles().roles.get(office)
            if role is not None and role.body and role.office:
                found = self.of_country(number, role, country, entry)
                if found:
                    return found
        return ()

    def _spokesman(self, number: int, role: Role, owners: References, entry: str) -> References:
        behalf = self._all.spokesmen.spoken_for(number)
        found: References = ()
        if self._syntax.phrases[number].definite is not False:
            found = self._holder(number, role, {o.id for o in owners if o.id}, entry)
        if not found:
            owner = behalf[0].name if behalf else ""
            found = self._all.roles.generic(number, role, entry, owner)
        return tuple(replace(r, behalf=behalf or r.behalf) for r in found)

    def _of_owner(self, number: int, role: Role, owner: ActorReference, entry: str) -> References:
        """Return an office of somebody: "his defence minister", "the group's leader"."""
        wanted = {owner.id} if owner.id else set()
        if owner.country and (owner.kind in PERSONS or owner.kind in ("government", "state")):
            wanted.add(f"act_{owner.country.lower()}")
        holder = self._holder(number, role, wanted, entry, but=owner.id)
        if holder:
            return holder
        if role.body and owner.country and owner.kind != "nonstate_group":
            body = self._all.base.body(owner.country, role.body)
            if body is not None and body.id != owner.id:
                return self._all.roles.one(number, body, owner.grade, "body of a state", entry)
        return self._all.roles.generic(number, role, entry, owner.name if owner.id else "")

    def _holder(
        self, number: int, role: Role, of: set[str], entry: str, but: str = ""
    ) -> References:
        """Return the person of the cast who holds an office, of those given where any are."""
        phrase = self._syntax.phrases[number]
        marks = self._all.marks(number)
        former = "former" in marks

        def judge(member: Member, candidate: int) -> float | None:
            if member.several or member.first.kind not in PERSONS or member.first.id == but:
                return None
            if candidate in phrase.appositions or not member.first.id:
                return None
            held = self._held(member, role, of, number)
            described = role.id in member.roles or phrase.lemma in member.marks
            if not held and (not described or self._foreign(member, of)):
                return None
            if former and held and self._holds(member, {role.id}):
                return None
            bonus = self._cast.weights.described * (held + described) / 2
            if former and self._holds(member, set()):
                # Who holds an office now is not the one called former.
                bonus += self._cast.weights.passing
            return bonus + self._cast.weights.marked * len(marks & member.marks)

        ranked = self._cast.rank(number, judge, _FAR, _FAR)
        if not ranked and not of and role.id in _ANYBODY and phrase.definite:
            ranked = self._only_person(number)
        best = self._cast.clear(ranked)
        if best is None:
            self._all.undecided(number, ranked)
            return ()
        rule = "holder of the office"
        return self._all.pointing(number, best.member, rule, "carried", ranked[1:], entry)

    def _only_person(self, number: int) -> list[Ranked]:
        """Return the one person named before, whom a rank or a mere "leader" then means."""

        def judge(member: Member, _: int) -> float | None:
            first = member.first
            return 0.0 if not member.several and first.id and first.kind == "person" else None

        ranked = self._cast.rank(number, judge, _FAR)
        return ranked if len(ranked) == 1 else []

    def _foreign(self, member: Member, of: set[str]) -> bool:
        """Say whether a member is known to be of another country than those whose office it is."""
        wanted = {a.country for one in of if (a := self._all.base.by_id(one)) and a.country}
        own = {member.first.country, *(m[1:] for m in member.marks if m.startswith("@"))} - {""}
        return bool(wanted and own) and not wanted & own

    def _held(self, member: Member, role: Role, of: set[str], number: int) -> bool:
        actor = self._all.base.by_id(member.first.id)
        former = "former" in self._all.marks(number)
        return actor is not None and any(
            (
                h.office == role.id
                or self._sort_of(h.office, role.id)
                or (h.of in of and self._alike(h.office, role.id))
            )
            and (not of or h.of in of)
            and (not self._of_rebels(number) or self._rebel(h.of))
            and self._at_the_time(h, former)
            for h in actor.held
        )

    @staticmethod
    def _alike(one: str, other: str) -> bool:
        """Say whether reports call two offices of one body by each other's names."""
        return {one, other} <= _CHIEFS or (other == "leader" and one in _HEADS)

    @staticmethod
    def _sort_of(one: str, other: str) -> bool:
        """Say whether an office is one of a sort: a defence minister is a minister."""
        return other == "minister" and one.endswith("_minister") and one != "prime_minister"

    def _holds(self, member: Member, offices: set[str]) -> bool:
        """Say whether a person holds one of these offices, any if none is given, at the time."""
        actor = self._all.base.by_id(member.first.id)
        return actor is not None and any(
            (not offices or h.office in offices) and self._at_the_time(h, former=False)
            for h in actor.held
        )

    def _at_the_time(self, held: Held, former: bool) -> bool:
        """Say whether an office was held, or no longer held, when the report came out."""
        day = self._all.published.partition("/")[0] or "9999"
        if former:
            return bool(held.until) and held.until[: len(day)] <= day
        return (not held.since or held.since[: len(day)] <= day) and (
            not held.until or not self._all.published or held.until[: len(day)] >= day
        )

    def _of_rebels(self, number: int) -> bool:
        """Say whether a phrase says itself that an office is of an armed group."""
        roles, qualities = load_roles().roles, self._names.words.qualities
        return any(
            (q := qualities.get(m))
            and q.stands_for
            and roles[q.stands_for].kind == "nonstate_group"
            for m in self._names.modifiers(number)
        )

    def _rebel(self, actor: str) -> bool:
        known = self._all.base.by_id(actor)
        return known is not None and known.kind == "nonstate_group"
