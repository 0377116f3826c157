"""What nouns of actors mean: roles, the bodies of states, qualities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from selon.actors.records import Actor
from selon.data import load_yaml, resource
from selon.model.vocabulary import ActorKind


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says of an actor; the fields are explained in ``data/roles.yaml``."""

    id: str
    kind: ActorKind
    one: str
    many: str
    body: str = ""
    part: bool = False
    refers: frozenset[ActorKind] = frozenset()
    voice: bool = False
    loaded: bool = False
    office: bool = False
    paper: bool = False
    opposed: bool = False
    counterpart: bool = False
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """A body every country has; ``name`` is the pattern of its English name."""

    id: str
    kind: ActorKind
    name: str

    def of(self, country: str, state: Actor, with_article: str) -> Actor:
        """Return this body of a state, by its country's code and its name in a sentence."""
        name = self.name.format(country=with_article, adjective=state.adjective or state.name)
        return Actor(f"act_{country.lower()}_{self.id}", name, self.kind, country)


@dataclass(frozen=True, slots=True)
class Quality:
    """What an adjective adds: a word of English names, another role for the head.

    ``stands_for`` is the role of those it means beside an event noun ("rebel offensive").
    """

    id: str
    word: str
    turns: Mapping[str, str] = field(default_factory=dict)
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Roles:
    """All roles, bodies and qualities by id."""

    roles: Mapping[str, Role]
    bodies: Mapping[str, Body]
    qualities: Mapping[str, Quality]


@cache
def load_roles() -> Roles:
    """Return the content of ``roles.yaml``; DataError if it breaks its schema."""
    package = "selon.actors"
    data = load_yaml(resource(package, "data/roles.yaml"), resource(package, "schemas/roles.yaml"))
    return Roles(
        roles={
            r["id"]: Role(
                **{**r, "refers": frozenset(cast("list[ActorKind]", r.get("refers", ())))}
            )
            for r in data["roles"]
        },
        bodies={b["id"]: Body(**b) for b in data["bodies"]},
        qualities={q["id"]: Quality(**q) for q in data["qualities"]},
    )


@cache
def load_name_words() -> tuple[Mapping[str, Any], ...]:
    """Return the words of names of any language, by role; DataError if the file is broken."""
    package = "selon.actors"
    data = resource(package, "data/name_words.yaml")
    return tuple(load_yaml(data, resource(package, "schemas/name_words.yaml")))
