"""The records of the actor knowledge base."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from selon.model.vocabulary import ActorKind

Use = Literal["name", "short", "adjective", "seat"]
Relayed = Literal[
    "agency",
    "state_agency",
    "broadcaster",
    "state_broadcaster",
    "newspaper",
    "magazine",
    "website",
    "group_media",
    "",
]
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
class Mission:
    """What an organisation's mission is: of which actor's id, in which country (ISO-2)."""

    of: str
    country: str


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor. ``name`` is its canonical English name, ``country`` ISO-2 or "".

    ``adjective`` is the English word that says "of this actor" ("Syrian", "Kurdish").
    ``mission`` is set for missions alone; ``relayed_as`` is what a report calls an outlet
    whose words it passes on; ``basis`` says on what the entry rests.
    """

    id: str
    name: str
    kind: ActorKind
    country: str = ""
    adjective: str = ""
    held: tuple[Held, ...] = ()
    relayed_as: Relayed = ""
    mission: Mission | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """One written form of an actor. ``exact`` forms must match letter by letter ("EI");
    ``capital`` ones must have a capital letter somewhere ("Hamas"). ``language`` is "" for
    forms of all languages; a ``former`` name held between two dates (EDTF, "" unknown)."""

    actor: Actor
    written: str
    use: Use = "name"
    exact: bool = False
    capital: bool = False
    language: str = ""
    former: bool = False
    since: str = ""
    until: str = ""
