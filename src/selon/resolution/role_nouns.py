"""Resolves phrases headed by a role noun: armies, governments, voices, crowds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.actors.records import Actor
from selon.actors.roles import Role
from selon.mentions.actors import ACTING
from selon.model import ActorReference, Span
from selon.model.vocabulary import ActorKind, Grade
from selon.resolution.anaphora import PERSONS, Accepts
from selon.resolution.descriptions import Describer

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver

_GROUPS: frozenset[ActorKind] = frozenset({"nonstate_group"})
_STATE: frozenset[ActorKind] = frozenset({"state", "government"})
_THING_BODIES = {"aircraft": "air_force", "vehicle": "army", "position": "army"}
_FAR = 60
_NEAR = 2
"""Sentences within which fighters with no name belong to the group just named."""

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
        state = f"act_{country.lower()}"
        if role.office:
            holder = self._all.context.holder(role.id, state)
            if holder is not None:
                return self._one(number, holder, "carried", "holder of the office", noun.id)
        body = self._all.base.body(country, role.body)
        return self._one(number, body, "stated", "body of a state", noun.id) if body else ()

    def resolve(self, number: int) -> References:
        """Return whom a role noun or a thing names."""
        described = self._names.role(number)
        if described is None:
            return self._thing(number)
        noun, role = described
        owned = self._owned(number, role, noun.id) if role.part or role.office else ()
        return (
            owned
            or self._pointing_back(number, role, noun.id)
            or self._generic(number, role, noun.id)
        )

    def of_qualifier(self, number: int, role: Role, entry: str, span: Span) -> References:
        """Return whom a role names that qualifies an event noun ("rebel offensive")."""
        found: References = ()
        if role.body:
            country = self._names.country(number)
            body = self._all.base.body(country, role.body) if country else None
            found = (
                self._one(number, body, "stated", "body of a state", entry)
                if body
                else self._body_again(number, role, entry)
            )
        elif role.loaded:
            found = self._said_of(number, entry)
        if found:
            return tuple(replace(r, span=span) for r in found)
        return (ActorReference("", role.many, role.kind, span, "stated", "description", entry),)

    # --- whose it is ---------------------------------------------------------------------

    def _owners(self, number: int) -> References:
        """Return whom a phrase belongs to: a name inside it, its possessor, its "of"."""
        for match in self._names.inside.get(number, ()):
            actor = match.values[0].actor
            if actor.kind not in ("state", "people"):
                return self._one(number, actor, "stated", "owner")
        owner = self._names.owner(number)
        return self._all.resolve(owner) if owner is not None else ()

    def _owned(self, number: int, role: Role, entry: str) -> References:
        owners = self._owners(number)
        if not owners:
            state = self._all.base.state(self._names.country(number)) if role.paper else None
            return self._one(number, state, "stated", "owner", entry) if state else ()
        if role.office:
            return self._office_of(number, role, owners[0], entry)
        owner = owners[0]
        if role.body and owner.country and (owner.kind in _STATE or owner.kind in PERSONS):
            body = self._all.base.body(owner.country, role.body)
            if body is not None:
                return self._one(number, body, owner.grade, "body of a state", entry)
        if owner.kind in PERSONS:
            return ()
        span = self._syntax.phrases[number].span
        return tuple(
            ActorReference(o.id, o.name, o.kind, span, o.grade, "part", entry, o.country, o.named)
            for o in owners
        )

    def _office_of(self, number: int, role: Role, owner: ActorReference, entry: str) -> References:
        holder = self._all.context.holder(role.id, owner.id) if owner.id else None
        if holder is not None:
            return self._one(number, holder, "carried", "holder of the office", entry)
        if role.voice or owner.kind in PERSONS or not owner.id:
            return self._generic(number, role, entry, owner.name if owner.id else "")
        return self._generic(number, role, entry, owner.name)

    # --- what it points back to ----------------------------------------------------------

    def _pointing_back(self, number: int, role: Role, entry: str) -> References:
        phrase = self._syntax.phrases[number]
        if role.loaded:
            return self._said_of(number, entry)
        if phrase.definite is False or phrase.quantity is not None:
            return ()
        plain = not self._names.inside.get(number) and self._names.owner(number) is None
        if not plain:
            return ()
        if role.voice and phrase.definite:
            return self._back(number, self._same_voice(role), "carried", entry)
        if role.office and phrase.definite:
            return self._back(number, self._held(role), "carried", entry)
        if role.body:
            return self._body_again(number, role, entry)
        if role.refers and phrase.definite:
            far = role.kind == "unknown" or phrase.number != "plural"
            near = _NEAR if role.paper or not far else _FAR
            accepts = self._of_kind(role.refers, number, near)
            return self._back(number, accepts, "carried" if far else "inferred", entry)
        return ()

    def _back(self, number: int, accepts: Accepts, grade: Grade, entry: str) -> References:
        found = self._all.antecedents.of_description(number, self._all.resolve, accepts)
        span = self._syntax.phrases[number].span
        return tuple(
            ActorReference(
                r.id, r.name, r.kind, span, grade, "description", entry, r.country, r.named
            )
            for r in found
        )

    def _of_kind(self, kinds: frozenset[ActorKind], number: int, sentences: int) -> Accepts:
        here = self._syntax.phrases[number].sentence

        def accepts(candidate: int, found: References) -> bool:
            near = here - self._syntax.phrases[candidate].sentence <= sentences
            return near and len(found) == 1 and bool(found[0].id) and found[0].kind in kinds

        return accepts

    def _same_voice(self, role: Role) -> Accepts:
        def accepts(candidate: int, found: References) -> bool:
            before = self._names.role(candidate)
            return before is not None and before[1].id == role.id and len(found) == 1

        return accepts

    def _held(self, role: Role) -> Accepts:
        """Accept persons known in the office, or introduced with it in the report."""

        def accepts(_: int, found: References) -> bool:
            if len(found) != 1 or found[0].kind not in PERSONS:
                return False
            actor = self._all.base.by_id(found[0].id)
            if actor is not None and any(h.office == role.id for h in actor.held):
                return True
            return role.id in self._all.context.titles(found[0].id, self._all.resolve)

        return accepts

    def _body_again(self, number: int, role: Role, entry: str) -> References:
        suffix = f"_{role.body}"

        def accepts(_: int, found: References) -> bool:
            return len(found) == 1 and found[0].id.endswith(suffix) and bool(found[0].country)

        found = self._back(number, accepts, "carried", entry)
        if found:
            return found
        country = self._all.context.country
        body = self._all.base.body(country, role.body) if country else None
        if body is None or role.office:
            return ()
        return self._one(number, body, "inferred", "country of the report", entry)

    def _said_of(self, number: int, entry: str) -> References:
        accepts = self._of_kind(_GROUPS, number, _FAR)
        found = self._back(number, accepts, "inferred", entry)
        if found:
            return found
        # Nobody of that sort before: the first group the report names later on.
        group = self._all.context.first_group
        return self._one(number, group, "inferred", "description", entry) if group else ()

    # --- nobody in particular ------------------------------------------------------------

    def _generic(self, number: int, role: Role, entry: str, owner: str = "") -> References:
        phrase = self._syntax.phrases[number]
        if role.kind == "unknown":
            return ()
        if not owner and role.voice:
            owners = self._owners(number) or self._inside_of(number)
            owner = owners[0].name if owners and owners[0].id else ""
        name = self._describer.name(number, role, owner)
        kind: ActorKind = role.kind
        return (
            ActorReference(
                "",
                name,
                kind,
                phrase.span,
                "stated",
                "description",
                entry,
                self._names.country(number),
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

    def _thing(self, number: int) -> References:
        phrase = self._syntax.phrases[number]
        words = self._names.words
        thing = words.things.get(phrase.lemma)
        entry = words.thing_ids.get(phrase.lemma, "")
        if thing in ACTING:
            owners = self._owners(number)
            country = self._names.country(number)
            if owners and owners[0].kind in _STATE:
                country = owners[0].country
            if country:
                base = self._all.base
                body = base.body(country, _THING_BODIES[thing]) if thing in _THING_BODIES else None
                actor = body or base.state(country)
                return (
                    self._one(number, actor, "stated", "thing of a state", entry) if actor else ()
                )
            known = tuple(r for r in owners if r.id)
            if known or thing != "position":
                return known
        if thing in ("infrastructure", "position"):
            name = words.thing_names[phrase.lemma]
            return (ActorReference("", name, "facility", phrase.span, "stated", "thing", entry),)
        return ()

    def _one(
        self, number: int, actor: Actor, grade: Grade, rule: str, entry: str = ""
    ) -> References:
        span = self._syntax.phrases[number].span
        return (self._all.reference(span, actor, grade, rule, entry),)
