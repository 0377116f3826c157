"""A user's own actors and merges: a file that is put on top of the shipped actors and wins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from selon.actors.names import fold
from selon.actors.reading import PACKAGE, Entry, Knowledge, equal_spellings, read_knowledge
from selon.actors.records import Name
from selon.actors.roles import load_roles
from selon.data import DataText, load_schema, resource
from selon.userdata import user_path

_BASIS = "user"
_LOCAL = re.compile(r"act_[0-9a-f]{20}")
_SEARCH = 'look for the right one with "selon actors search"'


@dataclass(frozen=True, slots=True)
class Layer:
    """What a user's file holds, checked: entries of actors, and ids that lead to others."""

    entries: tuple[Entry, ...] = ()
    merges: tuple[tuple[str, str], ...] = ()
    hash: str = ""

    @property
    def ids(self) -> frozenset[str]:
        """The ids of its own actors."""
        return frozenset(entry["id"] for entry in self.entries)


def default_layer() -> Path | None:
    """Return where a user's actors are kept, there or not; null where no folder is known.

    ``SELON_ACTORS`` overrides the platform's own place (``XDG_DATA_HOME`` or
    ``~/.local/share`` on Linux).
    """
    return user_path("SELON_ACTORS", "actors.yaml")


def user_layer() -> Path | None:
    """Return the file of a user's actors; null where there is none."""
    path = default_layer()
    try:
        return path if path is not None and path.stat() else None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        # It is there: whoever reads it says what is wrong with it.
        return path


def load_knowledge(layer: DataText | None = None) -> Knowledge:
    """Return the shipped actors with those of a user's file; DataError if a file is broken."""
    known = read_knowledge()
    if layer is not None:
        put_on_top(known, read_layer(layer, known))
    return known


def read_layer(text: DataText, known: Knowledge, beside: Layer | None = None) -> Layer:
    """Return what a user's file holds, checked against the shipped actors.

    ``beside`` is a file whose actors and merges it may refer to as well. Raises DataError
    that names file, line and entry.
    """
    content = text.content(_schema()) or {}
    check = _Check(text, content, known, beside or Layer())
    check.entries()
    check.merges()
    entries = tuple({**entry, "basis": entry.get("basis", _BASIS)} for entry in check.actors)
    merges = tuple((merge["from"], merge["into"]) for merge in check.pairs)
    return Layer(entries, merges, text.hash if entries or merges else "")


@cache
def _schema() -> dict[str, Any]:
    entry = load_schema(resource(PACKAGE, "schemas/actors.yaml"))["properties"]["actors"]["items"]
    schema = load_schema(resource(PACKAGE, "schemas/layer.yaml"))
    schema["properties"]["actors"]["items"] = {**entry, "required": ["id", "name", "kind"]}
    return schema


class _Check:
    """Looks for what a schema cannot see: ids, countries and offices, and where merges lead."""

    def __init__(self, text: DataText, content: Any, known: Knowledge, beside: Layer) -> None:
        self.text, self.content, self.known, self.beside = text, content, known, beside
        self.actors: Sequence[Entry] = content.get("actors", ())
        self.pairs: Sequence[Mapping[str, str]] = content.get("merges", ())
        self._own = beside.ids | {entry["id"] for entry in self.actors}

    def entries(self) -> None:
        seen: set[str] = set()
        offices = load_roles().roles
        for number, entry in enumerate(self.actors):
            path: list[str | int] = ["actors", number]
            actor, country = entry["id"], entry.get("country")
            if actor in seen:
                self._refuse([*path, "id"], "this id is given twice: keep one of the entries")
            seen.add(actor)
            if country is not None and country not in self.known.with_article:
                told = f"no country has the code {country}: give one of ISO 3166-1, such as ML"
                self._refuse([*path, "country"], told)
            for at, held in enumerate(entry.get("held", ())):
                if held["office"] not in offices:
                    told = f"no office {held['office']!r}: give one of {_some_offices()}"
                    self._refuse([*path, "held", at, "office"], told)
                if "of" in held:
                    self._exists(held["of"], [*path, "held", at, "of"])

    def merges(self) -> None:
        seen: set[str] = set()
        for number, merge in enumerate(self.pairs):
            for end in ("from", "into"):
                self._exists(merge[end], ["merges", number, end])
            if merge["from"] in seen:
                told = f"{merge['from']} is merged twice: keep one of the merges"
                self._refuse(["merges", number, "from"], told)
            seen.add(merge["from"])
        into = dict(self.beside.merges) | {m["from"]: m["into"] for m in self.pairs}
        back = _goes_round(into, [merge["from"] for merge in self.pairs])
        if back is not None:
            number = next(n for n, merge in enumerate(self.pairs) if merge["from"] == back)
            told = f"{back} is merged into itself, directly or by others: remove one of the merges"
            self._refuse(["merges", number], told)

    def _exists(self, actor: str, path: list[str | int]) -> None:
        if actor in self._own or self.known.find(actor) is not None:
            return
        if _LOCAL.fullmatch(actor):
            told = f"{actor} is an id of one report only: add an actor of that name instead"
            self._refuse(path, told)
        self._refuse(path, f"no actor has the id {actor}: {_SEARCH}")

    def _refuse(self, path: list[str | int], problem: str) -> None:
        raise self.text.refusal(path, problem, self.content)


def _some_offices() -> str:
    return ", ".join(role.id for role in load_roles().roles.values() if role.office)


def _goes_round(into: Mapping[str, str], starts: Iterable[str]) -> str | None:
    """Return an id from which merges lead back to it, if there is one."""
    ended: set[str] = set()
    for start in starts:
        way: dict[str, None] = {}
        at = start
        while at in into and at not in ended and at not in way:
            way[at] = None
            at = into[at]
        if at in way:
            return at
        ended.update(way)
    return None


def put_on_top(known: Knowledge, layer: Layer) -> None:
    """Add a layer's actors, whose written forms are theirs alone, and merge what it merges."""
    own = Knowledge(with_article=known.with_article)
    for entry in layer.entries:
        own.add(entry)
    equals = equal_spellings()
    won = {_key(name.written, equals) for name in own.everywhere}
    for names in (known.everywhere, *known.by_language.values()):
        names[:] = [n for n in _kept(names, own) if _key(n.written, equals) not in won]
    known.everywhere += own.everywhere
    known.actors |= own.actors
    known.entries |= own.entries
    known.layer = layer.hash
    if layer.merges:
        _merge(known, dict(layer.merges))


def _key(written: str, equals: Mapping[str, str]) -> str:
    return " ".join(equals.get(word, word) for word in fold(written).split())


def _kept(names: Iterable[Name], own: Knowledge) -> Iterator[Name]:
    """Yield the names that stay when entries take the place of others.

    A state keeps its adjectives and its seat, which no entry could give.
    """
    for name in names:
        instead = own.actors.get(name.actor.id)
        if instead is None:
            yield name
        elif name.use in ("adjective", "seat"):
            yield replace(name, actor=instead)


def _merge(known: Knowledge, into: Mapping[str, str]) -> None:
    """Let every name and the id of a merged actor lead to where its merges end."""
    for start in into:
        way, at = [], start
        while at in into and at not in known.merged:
            way.append(at)
            at = into[at]
        known.merged |= dict.fromkeys(way, known.merged.get(at, at))
    ends = {end: known.find(end) for end in known.merged.values()}
    known.actors |= {end: actor for end, actor in ends.items() if actor is not None}
    for actor in known.actors.values():
        if any(held.of in known.merged for held in actor.held):
            held = (replace(h, of=known.merged.get(h.of, h.of)) for h in actor.held)
            known.actors[actor.id] = replace(actor, held=tuple(held))
    for start, end in known.merged.items():
        known.actors[start] = known.actors[end]
    for names in (known.everywhere, *known.by_language.values()):
        names[:] = [replace(n, actor=known.actors[n.actor.id]) for n in names]
