"""Known actors for people who look them up: hits of a search, all about one, rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from selon.actors.catalogue import Hit, Record
from selon.output.document import Json
from selon.output.visible import visible

COLUMNS: tuple[str, ...] = (
    *("id", "name", "kind", "country", "adjective", "names", "acronyms", "spellings", "short"),
    *("former", "relayed_as", "held", "quiet", "basis", "origin", "merged"),
)
"""The columns of rows: the keys of an entry, where it comes from, ids merged into it."""

_ORIGINS = {"shipped": "shipped with Selon", "layer": "your own", "derived": "derived"}


def record_json(record: Record) -> Json:
    """Return all that is known about an actor as plain data.

    ``forms`` are the written forms that lead to it, those of merged actors among them.
    """
    entry = record.entry
    return {
        "id": record.id,
        "name": entry["name"],
        "kind": entry["kind"],
        "country": entry.get("country", ""),
        "adjective": entry.get("adjective", ""),
        "names": entry.get("names", {}),
        "acronyms": entry.get("acronyms", []),
        "spellings": entry.get("spellings", []),
        "short": entry.get("short", []),
        "former": [_dated(former, "name") for former in entry.get("former", ())],
        "relayed_as": entry.get("relayed_as", ""),
        "held": [_dated(held, "office", "of") | {"of": _of(held, entry)} for held in _held(entry)],
        "quiet": entry.get("quiet", False),
        "basis": entry.get("basis", ""),
        "origin": record.origin,
        "replaces": record.replaces,
        "state": _state(record),
        "body": record.body,
        "bodies": list(record.bodies),
        "merged": list(record.merged),
        "forms": list(record.forms),
    }


def hit_json(hit: Hit) -> Json:
    """Return what a search found as plain data."""
    record = hit.record
    shown = ("name", "kind", "country")
    return {
        "id": record.id,
        **{key: record.entry.get(key, "") for key in shown},
        "form": hit.form,
        "exact": hit.exact,
        "origin": record.origin,
    }


def hits_view(hits: Iterable[Hit]) -> RenderableType:
    """Return the hits of a search laid out for a terminal."""
    table = Table("id", "name", "kind", "country", "found by", box=box.SIMPLE_HEAD)
    for hit in hits:
        row = hit_json(hit)
        cells = [visible(row[key]) for key in ("id", "name", "kind", "country", "form")]
        table.add_row(*(Text(cell, overflow="fold") for cell in cells))
    return table


def record_view(record: Record) -> RenderableType:
    """Return all that is known about an actor laid out for a terminal."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in _facts(record):
        if value:
            grid.add_row(label, Text(visible(value)))
    return grid


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    entry, data = record.entry, record_json(record)
    yield "id", record.id
    for key in ("name", "kind", "country", "adjective"):
        yield key, data[key]
    for language, forms in data["names"].items():
        yield f"names ({language})", "; ".join(forms)
    for key in ("acronyms", "spellings", "short"):
        yield key, "; ".join(data[key])
    listed = {f for key in ("acronyms", "spellings", "short") for f in data[key]}
    listed |= {entry["name"], *(f for forms in data["names"].values() for f in forms)}
    listed |= {former["name"] for former in data["former"]}
    yield "other forms", "; ".join(form for form in record.forms if form not in listed)
    yield "former names", "; ".join(_when(former["name"], former) for former in data["former"])
    yield "relayed as", data["relayed_as"]
    offices = (_when(f"{held['office']} of {held['of'] or '?'}", held) for held in data["held"])
    yield "offices", "; ".join(offices)
    yield (
        "derived",
        f"every state has one: {record.body} of {_state(record)}" if record.body else "",
    )
    yield "bodies", "; ".join(record.bodies)
    yield "quiet", "the name alone is too common to be matched" if data["quiet"] else ""
    yield "basis", data["basis"]
    instead = ", in place of the shipped entry" if record.replaces else ""
    yield "origin", _ORIGINS[record.origin] + instead
    yield "merged", "; ".join(record.merged)


def record_row(record: Record) -> Mapping[str, Any]:
    """Return an actor as a row of ``COLUMNS``; what a cell lists is joined by "; "."""
    data = record_json(record)
    names = (f"{language}: {f}" for language, forms in data["names"].items() for f in forms)
    former = (_when(former["name"], former) for former in data["former"])
    held = (_when(f"{held['office']} of {held['of']}", held) for held in data["held"])
    row = {key: data[key] for key in COLUMNS}
    row |= {key: "; ".join(row[key]) for key in ("acronyms", "spellings", "short", "merged")}
    row |= {"names": "; ".join(names), "former": "; ".join(former), "held": "; ".join(held)}
    return row | {"quiet": "true" if data["quiet"] else "false"}


def _held(entry: Mapping[str, Any]) -> Iterable[Mapping[str, str]]:
    held: Iterable[Mapping[str, str]] = entry.get("held", ())
    return held


def _of(held: Mapping[str, str], entry: Mapping[str, Any]) -> str:
    country = entry.get("country", "").lower()
    return held.get("of", f"act_{country}" if country else "")


def _state(record: Record) -> str:
    return f"act_{record.entry['country'].lower()}" if record.body else ""


def _dated(told: Mapping[str, str], *keys: str) -> dict[str, str]:
    return {key: told.get(key, "") for key in (*keys, "from", "to")}


def _when(text: str, told: Mapping[str, str]) -> str:
    since, until = told["from"], told["to"]
    if since and until:
        return f"{text} ({since} to {until})"
    if since or until:
        return f"{text} (since {since})" if since else f"{text} (until {until})"
    return text
