"""Resolves phrases headed by a role noun: armies, governments, groups, voices, crowds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.actors.records import Actor
from selon.actors.roles import Role
from selon.model import ActorReference, Span
from selon.model.vocabulary import ActorKind, Grade
from selon.resolution.anaphora import PERSONS
from selon.resolution.descriptions import Describer

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver

_STATE: frozenset[ActorKind] = frozenset({"state", "government", "state_force", "police"})
_PEACE = "act_un"
"""Whose "the peacekeepers" are where nothing says so."""
_COLLECTIVE = frozenset({"group", "armed_group", "organisation", "movement", "council", "unit"})
"""Roles that one noun in the plural gives to several actors, not to the members of one."""

References = tuple[ActorReference, ...]


class RoleResolver:
    """The part of the actor resolver that knows roles."""

    def __init__(self, resolver: ActorResolver, describer: Describer) -> None:
        self._all, self._describer = resolver, describer
        self._names, self._syntax = resolver.names, resolver.syntax

    def of_body(self, number: int) -> References:
        """Return the body of a state that a role noun with a country names."""
        described = self._names.role(number)
        country = self._names.country(number)
        if described is None or not described[1].body or not country:
            return ()
        noun, role = described
        if self._syntax.phrases[number].number == "plural":
            told = self._names.countries(number)
            bodies = [b for c in told if (b := self._all.base.body(c, role.body))]
            if len(told) > 1 and len(bodies) == len(told):
                rule = "body of a state"
                return tuple(
                    r for b in bodies for r in self.one(number, b, "stated", rule, noun.id)
                )
        if role.office:
            return self._all.offices.of_country(number, role, country, noun.id)
        body = self._all.base.body(country, role.body)
        return self.one(number, body, "stated", "body of a state", noun.id) if body else ()

    def resolve(self, number: int) -> References:
        """Return whom a role noun or a thing names."""
        described = self._names.role(number)
        if described is None:
            return self._all.things.of(number)
        noun, role = described
        if role.office:
            return self._all.offices.resolve(number, role, noun.id)
        of_group = any(
            m.values[0].actor.kind not in ("state", "people")
            for m in self._names.inside.get(number, ())
        )
        allied = self._names.country(number) if role.id == "allies" else ""
        state = self._all.base.state(allied) if allied else None
        if state is not None:
            return self.one(number, state, "stated", "body of a state", noun.id)
        if role.id in ("mission", "peacekeepers"):
            return self._mission(number, role, noun.id)
        owned = (
            self._owned(number, role, noun.id)
            if role.part or role.opposed or of_group
            else self._body_of_owner(number, role, noun.id)
        )
        return owned or self._again(number, role, noun.id) or self.generic(number, role, noun.id)

    def of_qualifier(self, number: int, role: Role, entry: str, span: Span) -> References:
        """Return whom a role names that qualifies an event noun ("rebel offensive")."""
        found: References = ()
        if role.body:
            country = self._names.country(number)
            body = self._all.base.body(country, role.body) if country else None
            found = (
                self.one(number, body, "stated", "body of a state", entry)
                if body
                else self._bare_body(number, role, entry)
            )
        elif role.loaded:
            found = self._all.descriptions.loaded(number, role, entry)
        if found:
            return tuple(replace(r, span=span) for r in found)
        return (ActorReference("", role.many, role.kind, span, "stated", "description", entry),)

    # --- whose it is ---------------------------------------------------------------------

    def owners(self, number: int) -> References:
        """Return whom a phrase belongs to: a name inside it, its possessor, its "of"."""
        for match in self._names.inside.get(number, ()):
            actor = match.values[0].actor
            if actor.kind not in ("state", "people"):
                return self.one(number, actor, "stated", "owner")
        owner = self._names.owner(number)
        if owner is None or self._placed(number, owner):
            return ()
        return self._all.resolve(owner)

    def _placed(self, number: int, owner: int) -> bool:
        """Say whether people are but of a town that is also a seat: "a man from Kabul"."""
        match, described = self._names.named.get(owner), self._names.role(number)
        seat = match is not None and match.values[0].use == "seat"
        return seat and (described is None or not described[1].body)

    def _owned(self, number: int, role: Role, entry: str) -> References:
        owners = self.owners(number)
        if role.opposed:
            if self._all.sets.is_set(number):
                return self._all.sets.several(number, role, entry)
            return self._all.descriptions.opposed(number, owners, entry) if owners else ()
        if role.loaded and not self._names.inside.get(number):
            return ()
        if not owners:
            state = self._all.base.state(self._names.country(number)) if role.paper else None
            return self.one(number, state, "stated", "owner", entry) if state else ()
        owner = owners[0].behalf[0] if owners[0].behalf else owners[0]
        if role.body and len(owners) == 1 and self.of_state(owner):
            body = self._all.base.body(self._all.country_of(owner), role.body)
            if body is not None:
                return self.one(number, body, owner.grade, "body of a state", entry)
        if owner.kind in PERSONS:
            return self._all.offices.led(number, owner, entry)
        span = self._syntax.phrases[number].span
        return tuple(replace(o, span=span, rule="part", entry=entry, behalf=()) for o in owners)

    def _mission(self, number: int, role: Role, entry: str) -> References:
        """Return an organisation's mission in the country of the words, else what was told of.

        "the UN mission in Mali", "La mission", "Les Casques bleus"
        """
        owners = self.owners(number)
        of = owners[0].id if owners and owners[0].kind == "international" else ""
        base = self._all.base
        known = base.by_id(of) if of else None
        if known is not None and known.mission is not None:
            return tuple(replace(o, span=self._syntax.phrases[number].span) for o in owners)
        country = self._names.country(number) or self._all.sides.seat_beside(number)
        again = self._again(number, role, entry) if not of and not country else ()
        if again and base.by_id(again[0].id) and again[0].id != _PEACE:
            return again
        country = country or self._all.sides.main
        missions = base.missions(country, of or _PEACE) if country else ()
        if len(missions) == 1 and (of or role.id == "peacekeepers"):
            return self.one(number, missions[0], "inferred", "mission in the country", entry)
        return owners or again or self.generic(number, role, entry)

    def _body_of_owner(self, number: int, role: Role, entry: str) -> References:
        """Return the body of the state a phrase belongs to: "its government"."""
        phrase = self._syntax.phrases[number]
        owners = self.owners(number) if role.body and phrase.owners else ()
        if len(owners) != 1 or not self.of_state(owners[0]):
            return ()
        body = self._all.base.body(self._all.country_of(owners[0]), role.body)
        return self.one(number, body, owners[0].grade, "body of a state", entry) if body else ()

    def of_state(self, owner: ActorReference) -> bool:
        """Say whether somebody stands for a country: a body of it, its head, one of its people."""
        if not self._all.country_of(owner):
            return False
        if owner.kind in _STATE:
            return True
        return owner.kind in PERSONS and self._all.offices.of_state(owner)

    # --- what it points back to ----------------------------------------------------------

    def _again(self, number: int, role: Role, entry: str) -> References:
        phrase = self._syntax.phrases[number]
        descriptions = self._all.descriptions
        if self._all.sets.is_set(number) or role.paired:
            found = self._all.sets.several(number, role, entry)
            return found or self._all.others.both(number, role, entry)
        if phrase.definite and phrase.number == "plural" and role.id in _COLLECTIVE:
            pair = self._all.sets.together(number, role, entry)
            if pair:
                return pair
        if role.loaded:
            return descriptions.loaded(number, role, entry)
        if role.counterpart or role.id == "neighbour":
            return self._all.others.beside(number, role, entry)
        if role.body and role.one != role.many and self._plain_plural(number):
            return self._some_of_body(number, role, entry)
        indefinite = phrase.definite is False or phrase.quantity is not None
        if indefinite or (self._names.inside.get(number) and not role.body):
            return descriptions.marked(number, role, entry) if not indefinite else ()
        if self._names.owner(number) is not None and not role.voice:
            return ()
        if role.opposed:
            return descriptions.opposed(number, self._all.speaker(number), entry)
        if role.id == "state":
            return self._all.others.neighbour(number, role, entry)
        found = descriptions.again(number, role, entry)
        if found or not role.body:
            return found
        return self._bare_body(number, role, entry)

    def _plain_plural(self, number: int) -> bool:
        """Say whether a phrase means some of many: "soldiers", "des soldats", not "police"."""
        phrase = self._syntax.phrases[number]
        return (
            not phrase.definite
            and phrase.number == "plural"
            and phrase.quantity is None
            and not phrase.owners
            and not self._names.inside.get(number)
        )

    def _some_of_body(self, number: int, role: Role, entry: str) -> References:
        """Return the body of the one state in question, where there is but one."""
        if self._names.owner(number) is not None and not role.voice:
            return ()
        if self._governmental(number) or self._all.sides.alone:
            return self._bare_body(number, role, entry)
        return ()

    def _governmental(self, number: int) -> bool:
        """Say whether a phrase says itself that it is of the government ("regime forces")."""
        qualities = self._names.words.qualities
        found = {q.id for m in self._names.modifiers(number) if (q := qualities.get(m))}
        return bool(found & {"government", "military"})

    def _bare_body(self, number: int, role: Role, entry: str) -> References:
        """Return the body of the country whose side the words are on ("the army")."""
        speaker = self._all.speaker(number)
        own = speaker[0].country if speaker else ""
        country, others = self._all.sides.country(number, own, role.body)
        country = (
            self._all.others.other_country(number) or self._all.sides.seat_beside(number) or country
        )
        body = self._all.base.body(country, role.body) if country else None
        if body is None:
            self._all.hesitate(number, others)
            return ()
        found = self.one(number, body, "inferred", "country of the report", entry)
        return tuple(replace(r, others=others) for r in found)

    # --- nobody in particular ------------------------------------------------------------

    def generic(self, number: int, role: Role, entry: str, owner: str = "") -> References:
        """Return a description of somebody the text does not name; nobody for mere "groups"."""
        phrase = self._syntax.phrases[number]
        if role.kind == "unknown":
            return ()
        if not owner and role.voice:
            owners = self.owners(number) or self._inside_of(number)
            owner = owners[0].name if owners and owners[0].id else ""
        country = self._names.country(number)
        return (
            ActorReference(
                "",
                self._describer.name(number, role, owner),
                role.kind,
                phrase.span,
                "stated",
                "description",
                entry,
                country,
                named=not role.voice,
            ),
        )

    def _inside_of(self, number: int) -> References:
        """Return the organisation a voice speaks from ("a source at the ministry")."""
        for _, other in self._syntax.phrases[number].complements:
            found = self._all.resolve(other)
            if found and found[0].id and found[0].kind not in ("state", *PERSONS):
                return found
        return ()

    def one(
        self, number: int, actor: Actor, grade: Grade, rule: str, entry: str = ""
    ) -> References:
        """Return a reference of a phrase to an actor of the knowledge base."""
        span = self._syntax.phrases[number].span
        return (self._all.reference(span, actor, grade, rule, entry),)
