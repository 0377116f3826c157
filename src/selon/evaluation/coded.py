"""One coded claim as the measures see it, whoever coded it: a person or Selon."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Extent = tuple[int, int]
"""Start and end (exclusive) in code points of the report's text."""


@dataclass(frozen=True, slots=True)
class Named:
    """Something the report names: its words and its canonical name, each may be missing.

    ``label`` is what has to agree besides: a participant's role, a place's country ("" where
    the coder left it open).
    """

    extent: Extent | None
    name: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """One claim. ``voice`` is "author", "named" or "anonymous"; ``source`` the words and name
    of the voice, null where nobody is named. ``counts`` are pairs of what and how many."""

    extent: Extent
    words: str
    type: str
    modality: str
    voice: str
    source: Named | None
    hedged: bool
    participants: tuple[Named, ...]
    places: tuple[Named, ...]
    date: str
    counts: tuple[tuple[str, int | None], ...]


def coded_by_hand(claim: Mapping[str, Any]) -> Coded:
    """Return a claim of a gold file (``schemas/gold.yaml``)."""
    source = claim["source"]
    trigger = claim["trigger_span"]
    return Coded(
        extent=_extent(trigger) or (0, 0),
        words=claim.get("trigger") or trigger.get("text", ""),
        type=claim["type"],
        modality=claim["modality"],
        voice=source["kind"],
        source=_named(source) if source["kind"] == "named" or source.get("text") else None,
        hedged=bool(claim.get("hedged")),
        participants=tuple(_named(a, a["role"]) for a in claim.get("actors", ())),
        places=tuple(_named(p, p.get("country")) for p in claim.get("places", ())),
        date=claim.get("date") or "",
        counts=tuple((c["what"], c.get("low")) for c in claim.get("counts", ())),
    )


def coded_by_selon(claim: Mapping[str, Any]) -> Coded:
    """Return a claim of Selon's public JSON."""
    event, attribution = claim["event"], claim.get("attribution") or {}
    source = attribution.get("source")
    silent = "author" if attribution.get("mode") in (None, "author") else "anonymous"
    return Coded(
        extent=_extent(event["trigger"]) or (0, 0),
        words=event["trigger"].get("text", ""),
        type=event["type"],
        modality=event["modality"],
        voice=source["kind"] if source else silent,
        source=_named(source) if source else None,
        hedged=bool(attribution.get("hedged")),
        participants=tuple(_named(p, p["role"]) for p in event.get("participants", ())),
        places=tuple(_named(p, p.get("country")) for p in event.get("places", ())),
        date=(event.get("time") or {}).get("edtf") or "",
        counts=tuple((c["what"], c.get("low")) for c in event.get("counts", ())),
    )


def _named(item: Mapping[str, Any], label: str | None = "") -> Named:
    return Named(_extent(item.get("span")), item.get("name") or "", label or "")


def _extent(span: Mapping[str, Any] | None) -> Extent | None:
    return (span["start"], span["end"]) if span else None
