"""Loads the codebook and whatever layer a user puts on top of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from selon.data import fingerprint, load_yaml, resource
from selon.errors import DataError
from selon.model import Crosswalk
from selon.model.vocabulary import CountOf, Role


@dataclass(frozen=True, slots=True)
class EventClass:
    """One class: its label by language, coding rule, and crosswalks, the default first."""

    id: str
    label: Mapping[str, str]
    rule: str
    plover: tuple[str, ...]
    cameo_root: tuple[str, ...]
    acled: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FamilyRule:
    """Conditions (see ``families.yaml``) and the class they give; null drops the event."""

    when: Mapping[str, Any]
    type: str | None


@dataclass(frozen=True, slots=True)
class Family:
    """Event words whose class only participants or the rest of the report settle."""

    id: str
    rules: tuple[FamilyRule, ...]


@dataclass(frozen=True, slots=True)
class Participation:
    """What the parts of a class are called; null takes a part out (see ``families.yaml``)."""

    roles: Mapping[Role, Role | None]
    people: Mapping[Role, Role | None]
    addressee: Role | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number of those who take part counts; with a role, of those who have it."""

    what: CountOf
    role: Role | None = None


_PLAIN = Participation({}, {})


@dataclass(frozen=True, slots=True)
class Codebook:
    """All classes and families, version and hash.

    ``durative`` classes told in the present tense are going on; ``states`` hold unless a
    past tense says otherwise, ``unplaced`` happen nowhere unless their own words say where.
    ``participation`` says what parts are called in a class, ``counted`` what a number of those
    who take part counts.
    """

    version: str
    classes: Mapping[str, EventClass]
    families: Mapping[str, Family]
    groups: Mapping[str, frozenset[str]]
    durative: frozenset[str]
    states: frozenset[str]
    unplaced: frozenset[str]
    participation: Mapping[str, Participation]
    counted: Mapping[str, Counted]
    hash: str

    def members(self, names: Sequence[str]) -> frozenset[str]:
        """Return class ids with the names of groups opened."""
        return frozenset(m for n in names for m in self.groups.get(n, (n,)))

    def part(self, type_: str, role: Role, *, person: bool) -> Role | None:
        """Return what a participant's part is called in a class; null where it has none."""
        parts = self.participation.get(type_, _PLAIN)
        if person and role in parts.people:
            return parts.people[role]
        return parts.roles.get(role, role)

    def crosswalk(self, type_: str) -> Crosswalk:
        """Return what a class is called in other schemes, by the codebook's defaults."""
        known = self.classes[type_]
        event, _, mode = next(iter(known.plover), "").partition("-")
        acled = next(iter(known.acled), ("", ""))
        return Crosswalk(event, mode, next(iter(known.cameo_root), ""), *acled)

    def addressee(self, type_: str) -> Role | None:
        """Return the part of those that a verbal act of a class is addressed to, if any."""
        return self.participation.get(type_, _PLAIN).addressee


@cache
def load_codebook(layer: Path | None = None) -> Codebook:
    """Return the shipped codebook; the classes of ``layer`` are added or win by id.

    Raises DataError where a file breaks the schema or names a class that does not exist.
    """
    schema = resource("selon.codebook", "codebook.schema.yaml")
    shipped = resource("selon.codebook", "codebook.yaml")
    families = resource("selon.codebook", "families.yaml")
    data = load_yaml(shipped, schema)
    entries = {c["id"]: c for c in data["classes"]}
    sources: list[Any] = [shipped, families]
    if layer is not None:
        entries.update({c["id"]: c for c in load_yaml(layer, schema)["classes"]})
        sources.append(layer)
    grouped = load_yaml(families, resource("selon.codebook", "families.schema.yaml"))
    book = Codebook(
        version=data["version"],
        classes={i: _class(c) for i, c in entries.items()},
        families={f["id"]: _family(f) for f in grouped["families"]},
        groups={name: frozenset(members) for name, members in grouped["groups"].items()},
        durative=frozenset(grouped["durative"]),
        states=frozenset(grouped["states"]),
        unplaced=frozenset(grouped["unplaced"]),
        participation={
            c: Participation(p.get("roles", {}), p.get("people", {}), p.get("addressee"))
            for p in grouped["participation"]
            for c in p["classes"]
        },
        counted={
            c: Counted(entry["what"], entry.get("role"))
            for entry in grouped["counted"]
            for c in entry["classes"]
        },
        hash=fingerprint(*sources),
    )
    _check(book)
    return book


def _class(entry: Mapping[str, Any]) -> EventClass:
    crosswalk = entry["crosswalk"]
    return EventClass(
        id=entry["id"],
        label=entry["label"],
        rule=entry.get("rule", ""),
        plover=tuple(crosswalk["plover"]),
        cameo_root=tuple(crosswalk["cameo_root"]),
        acled=tuple((a["event_type"], a["sub_event_type"]) for a in crosswalk["acled"]),
    )


def _family(entry: Mapping[str, Any]) -> Family:
    return Family(entry["id"], tuple(FamilyRule(r["when"], r["type"]) for r in entry["rules"]))


def _check(book: Codebook) -> None:
    for name in book.participation:
        if name not in book.classes:
            raise DataError(f"families.yaml: participation: no class {name!r} in the codebook")
    for family in book.families.values():
        for rule in family.rules:
            if rule.type not in (None, "same") and rule.type not in book.classes:
                raise DataError(
                    f"families.yaml: {family.id}: no class {rule.type!r} in the codebook"
                )
