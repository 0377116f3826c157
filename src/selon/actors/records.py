"""The records of the actor knowledge base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from selon.model.vocabulary import ActorKind

Use = Literal["name", "short", "adjective", "seat"]
"""How a written form names its actor: by a name of its own, by a short name that stands
alone ("Assad"), by an adjective or the name of its inhabitants ("Syrian"), or by the city
its government sits in ("Damascus")."""


@dataclass(frozen=True, slots=True)
class Held:
    """An office somebody held: a role of ``roles.yaml``, of which actor, and when (EDTF).

    ``since`` and ``until`` are "" where they are unknown or the office still runs.
    """

    office: str
    of: str
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor. ``name`` is its canonical English name, ``country`` ISO-2 or "".

    ``adjective`` is the English word that says "of this actor" ("Syrian", "Kurdish").
    ``basis`` says where the entry comes from.
    """

    id: str
    name: str
    kind: ActorKind
    country: str = ""
    adjective: str = ""
    held: tuple[Held, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One written form of an actor. ``exact`` forms must match letter by letter ("EI");
    ``capital`` ones must have a capital letter somewhere ("Hamas")."""

    actor: Actor
    written: str
    use: Use = "name"
    exact: bool = False
    capital: bool = False
