"""Says for whom things stand: "Russian warplanes", "their positions"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.mentions.actors import ACTING
from selon.model import ActorReference

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver

_THING_BODIES = {
    "aircraft": "air_force",
    "vehicle": "army",
    "weapon": "army",
    "position": "army",
}

References = tuple[ActorReference, ...]


class Things:
    """The part of the actor resolver that knows what acts for somebody or is hit."""

    def __init__(self, resolver: ActorResolver) -> None:
        self._all, self._names = resolver, resolver.names
        self._syntax = resolver.syntax

    def of(self, number: int) -> References:
        """Return whose aircraft or weapons a phrase means, or the place or building it names."""
        phrase = self._syntax.phrases[number]
        words = self._names.words
        thing = words.things.get(phrase.lemma)
        entry = words.thing_ids.get(phrase.lemma, "")
        if thing in ACTING:
            owners = self._all.roles.owners(number)
            country = self._names.country(number)
            if owners and self._all.roles.of_state(owners[0]):
                country = owners[0].country
            if country:
                base = self._all.base
                body = base.body(country, _THING_BODIES[thing]) if thing in _THING_BODIES else None
                actor = body or base.state(country)
                return (
                    self._all.roles.one(number, actor, "stated", "thing of a state", entry)
                    if actor
                    else ()
                )
            known = tuple(r for r in owners if r.id)
            if known or thing != "position":
                return known
        if thing in ("infrastructure", "position"):
            name = words.thing_names[phrase.lemma]
            return (ActorReference("", name, "facility", phrase.span, "stated", "thing", entry),)
        return ()
