"""Everything known about each actor, for people who look it up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, product
from pathlib import Path
from typing import Literal

from selon.actors.layer import Layer, put_on_top, read_layer
from selon.actors.names import fold
from selon.actors.reading import Entry, equal_spellings, read_knowledge
from selon.actors.roles import load_roles
from selon.data import read_data

Origin = Literal["shipped", "layer", "derived"]
"""Where an actor comes from: Selon's files, the user's, or the pattern of a state's bodies."""


@dataclass(frozen=True, slots=True)
class Record:
    """One actor: its entry, its written forms, what was merged into it.

    ``body`` is what a derived body is to its state ("army"), ``bodies`` are the ids of a
    state's. ``replaces`` says that a user's entry stands in the place of a shipped one.
    """

    id: str
    entry: Entry
    origin: Origin
    forms: tuple[str, ...]
    merged: tuple[str, ...] = ()
    body: str = ""
    bodies: tuple[str, ...] = ()
    replaces: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An actor that a search found, by the written form that fits best."""

    record: Record
    form: str
    exact: bool


class Catalogue:
    """All actors, the user's among them, and the bodies that every state has.

    ``layer`` is the user's file. Raises DataError where a file is broken.
    """

    def __init__(self, layer: Path | None = None) -> None:
        self._known, self._layer = read_knowledge(), Layer()
        if layer is not None:
            self._layer = read_layer(read_data(layer), self._known)
        self._replaced = self._layer.ids & self._known.actors.keys()
        put_on_top(self._known, self._layer)
        self._equals = equal_spellings()

    @property
    def merges(self) -> tuple[tuple[str, str], ...]:
        """The user's merges, as the file has them."""
        return self._layer.merges

    def entries(self, *, everything: bool) -> list[Entry]:
        """Return the user's entries, or those of all actors, merged ones among them."""
        return [*(self._known.entries.values() if everything else self._layer.entries)]

    def listed(self, *, everything: bool) -> Iterator[Record]:
        """Yield the actors that the user's file has a say in, or all but the derived ones."""
        for record in self.records.values():
            if record.origin == "layer" or record.merged or (everything and not record.body):
                yield record

    @cached_property
    def records(self) -> Mapping[str, Record]:
        """All actors by id: those of the files in their order, then the derived ones."""
        known = self._known
        forms: dict[str, dict[str, None]] = {}
        for name in (*known.everywhere, *chain(*known.by_language.values())):
            forms.setdefault(name.actor.id, {})[name.written] = None
        into: dict[str, list[str]] = {}
        for start, end in known.merged.items():
            into.setdefault(end, []).append(start)
        entries = [(entry, "") for entry in known.entries.values()]
        return {
            entry["id"]: Record(
                id=entry["id"],
                entry=entry,
                origin="derived"
                if body
                else "layer"
                if entry["id"] in self._layer.ids
                else "shipped",
                forms=tuple({entry["name"]: None, **forms.get(entry["id"], {})}),
                merged=tuple(into.get(entry["id"], ())),
                body=body,
                bodies=self._bodies(entry),
                replaces=entry["id"] in self._replaced,
            )
            for entry, body in (*entries, *self._derived())
            if entry["id"] not in known.merged
        }

    def _derived(self) -> Iterator[tuple[Entry, str]]:
        for country, body in product(self._known.with_article, load_roles().bodies):
            actor = f"act_{country.lower()}_{body}"
            derived = self._known.find(actor)
            if actor not in self._known.entries and derived is not None:
                told = {"name": derived.name, "kind": derived.kind, "country": country}
                yield {"id": actor, **told}, body

    def _bodies(self, entry: Entry) -> tuple[str, ...]:
        """Return the ids of a state's bodies, own ones and merged ones resolved."""
        if entry["kind"] != "state":
            return ()
        ids = (f"{entry['id']}_{body}" for body in load_roles().bodies)
        found = (self._known.find(actor) for actor in ids)
        return tuple(dict.fromkeys(actor.id for actor in found if actor is not None))

    def by_id(self, actor: str) -> Record | None:
        """Return the actor of an id, or the one it was merged into."""
        return self.records.get(self._known.merged.get(actor, actor))

    def named(self, name: str) -> list[Record]:
        """Return the actors with exactly this name, whatever its case and accents."""
        return [hit.record for hit in self.search(name) if hit.exact]

    def search(self, text: str) -> list[Hit]:
        """Return the actors with a name that is or holds a text, the best first.

        Case and accents do not count; a text without letters finds nothing.
        """
        wanted = self._key(text)
        if not wanted:
            return []
        found = []
        for number, record in enumerate(self.records.values()):
            ranked = ((self._rank(form, wanted), form) for form in record.forms)
            best = min(((r, len(f), f) for r, f in ranked if r is not None), default=None)
            if best is not None:
                found.append(
                    (best[0], record.origin == "derived", best[1], number, record, best[2])
                )
        return [Hit(record, form, not rank) for rank, *_, record, form in sorted(found)]

    def _rank(self, form: str, wanted: str) -> int | None:
        """Return how well a form fits: is it, starts with it, has it as words, holds it."""
        key = self._key(form)
        if wanted not in key:
            return None
        if key == wanted:
            return 0
        return 1 if key.startswith(wanted) else 2 if f" {wanted}" in key else 3

    def _key(self, text: str) -> str:
        return " ".join(self._equals.get(word, word) for word in fold(text).split())
