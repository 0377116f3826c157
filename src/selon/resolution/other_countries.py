"""Finds bodies of the other country: "both governments", "its counterpart in Baku"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.actors.roles import Role
from selon.model import ActorReference
from selon.resolution.anaphora import PERSONS

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver

References = tuple[ActorReference, ...]


class OtherCountries:
    """The part of the actor resolver that sets one country beside another."""

    def __init__(self, resolver: ActorResolver) -> None:
        self._all, self._names = resolver, resolver.names

    def both(self, number: int, role: Role, entry: str) -> References:
        """Return that body of the two countries told of: "both governments"."""
        if role.office or not (role.body or role.id == "state"):
            return ()
        base, two = self._all.base, self._all.sides.two
        bodies = [base.body(c, role.body) if role.body else base.state(c) for c in two]
        return tuple(
            r
            for b in bodies
            if b
            for r in self._all.roles.one(number, b, "inferred", "both", entry)
        )

    def beside(self, number: int, role: Role, entry: str) -> References:
        """Return the counterpart or the neighbour of somebody."""
        if role.counterpart:
            return self.counterpart(number, entry)
        return self.neighbour(number, role, entry)

    def neighbour(self, number: int, role: Role, entry: str) -> References:
        """Return the other country of two: "the neighbouring country", "its neighbour".

        "His country" is his own.
        """
        owners = self._all.roles.owners(number)
        own = self._all.country_of(owners[0]) if owners else ""
        if role.id == "state" and own and not self._all.marks(number):
            country = own
        elif role.id == "neighbour":
            country = self._all.sides.other(own) if own else ""
        else:
            country = self.other_country(number)
        state = self._all.base.state(country) if country else None
        return (
            self._all.roles.one(number, state, "inferred", "the other country", entry)
            if state
            else ()
        )

    def other_country(self, number: int) -> str:
        """Return the country beside that of the words, where a phrase says "neighbouring"."""
        if "neighbouring" not in self._all.marks(number):
            return ""
        speaker = self._all.speaker(number)
        own = speaker[0].country if speaker else ""
        return self._all.sides.other(own or self._all.sides.country(number)[0])

    def counterpart(self, number: int, entry: str) -> References:
        """Return the same body or office of another country: "its counterpart in Baku"."""
        owners = self._all.roles.owners(number)
        country = self._names.country(number) or self._all.sides.seat_beside(number)
        if not owners or not country or not owners[0].country:
            return ()
        if owners[0].kind in PERSONS:
            return self._all.offices.counterpart(number, owners[0], country, entry)
        suffix = owners[0].id.removeprefix(f"act_{owners[0].country.lower()}_")
        body = self._all.base.body(country, suffix)
        return self._all.roles.one(number, body, "carried", "counterpart", entry) if body else ()
