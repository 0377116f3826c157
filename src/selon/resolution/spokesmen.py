"""Says for whom a person speaks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.model import ActorReference
from selon.resolution.anaphora import PERSONS

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver

SPEAKS = "spokesperson"
"""The role of whoever speaks for somebody else."""

References = tuple[ActorReference, ...]


class Spokesmen:
    """The part of the actor resolver that knows whose words a spokesman's are."""

    def __init__(self, resolver: ActorResolver) -> None:
        self._all, self._names = resolver, resolver.names
        self._syntax = resolver.syntax

    def of(self, number: int) -> References:
        """Return those a named person speaks for, as the words around the name say."""
        phrase = self._syntax.phrases[number]
        led = [n for n, p in enumerate(self._syntax.phrases) if number in p.appositions]
        for other in (number, *phrase.beside, *led):
            described = self._names.role(other)
            if described is not None and described[1].id == SPEAKS:
                return self._own(number, self.spoken_for(other))
        inside = self._spoken_inside(number)
        if inside:
            return inside
        actor = self._names.actor(number)
        held = next((h for h in actor.held if h.office == SPEAKS), None) if actor else None
        whose = self._all.base.by_id(held.of) if held else None
        if whose is None:
            return ()
        return (self._all.reference(phrase.span, whose, "inferred", "holder of the office"),)

    def _own(self, number: int, found: References) -> References:
        """Return bodies found by the report's countries as those of a known person's country."""
        actor = self._names.actor(number)
        if actor is None or not actor.country or len(found) != 1 or found[0].grade == "stated":
            return found
        one = found[0]
        suffix = one.id.removeprefix(f"act_{one.country.lower()}_") if one.country else one.id
        body = self._all.base.body(actor.country, suffix) if suffix != one.id else None
        return (self._all.reference(one.span, body, "inferred", one.rule),) if body else found

    def spoken_for(self, number: int) -> References:
        """Return for whom a phrase headed by "spokesman" says that he speaks."""
        owners = [o for o in self._all.roles.owners(number) if o.kind not in PERSONS or o.country]
        for adposition, other in self._syntax.phrases[number].complements:
            if not owners and adposition in self._all.words.agentive:
                owners = list(self._all.resolve(other))
        if owners:
            return tuple(replace(o, behalf=()) for o in owners if o.id)
        return self._spoken_inside(number)

    def _spoken_inside(self, number: int) -> References:
        """Return whom the words before "spokesman" name: "Turkish army spokesman Jane Doe"."""
        phrase = self._syntax.phrases[number]
        first, last = self._names.tokens(phrase.core)
        nouns = [
            (at, noun.role)
            for at in range(first, last)
            if (noun := self._all.words.roles.get(self._syntax.tokens[at].lemma)) is not None
        ]
        speaking = next((at for at, role in nouns if role.id == SPEAKS), None)
        if speaking is None:
            return ()
        actors = [m.values[0].actor for m in self._names.inside.get(number, ())]
        group = next((a for a in actors if a.kind not in ("state", "people", *PERSONS)), None)
        if group is not None:
            return (self._all.reference(phrase.span, group, "stated", "owner"),)
        country = self._names.country(number)
        body = next((r.body for at, r in nouns if at < speaking and r.body and not r.office), "")
        if body and not country:
            country = self._all.sides.country(number)[0]
        base = self._all.base
        actor = (base.body(country, body) if body else base.state(country)) if country else None
        return (self._all.reference(phrase.span, actor, "stated", "owner"),) if actor else ()
