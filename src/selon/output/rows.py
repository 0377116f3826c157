"""Flat rows, one a place of a claim, for CSV.

A claim with three places is three rows that share its id; one without places is one row.
Counts stand on the first row of a claim only, so that sums are right. Lists share a cell,
joined by "; "; voices, outermost first, by " > ". Empty cells are unread or unsaid.

========================  ==========================================================
file                      the input as named on the command line
report, language          id and language of the report
published                 its publication date (EDTF); ``published_basis`` how known
claim, about              id of the claim; of the claim that it is an act about
type, modality            codebook class; actual, ongoing, state, planned …
plover, plover_mode,      the class in PLOVER,
cameo_root,               as a CAMEO root code,
acled_event,              and in ACLED's layout; "" where one has no code for it
acled_sub_event
voices                    everybody whose word the claim rests on
source, source_id,        who vouches for it, resolved; author, named or anonymous;
source_kind,              for whom the source speaks
on_behalf_of
mode, speech_act, hedged  how it is attributed; ``hedged`` is true or false
said                      when it was said (EDTF)
actor … beneficiary       names in each role; ``actor_id`` … their ids in that order
date                      when it happened (EDTF); ``date_basis``, ``date_scope``,
                          ``date_grade`` how known; ``timex_type``, ``timex_value``
place, place_words        resolved name; the words in the text
relation, geonames …      of the place named; ``bearing``, ``distance_km``, ``facility`` as told
lat, lon, radius_km       where it lies (WGS 84), and how far around that it may lie
anchor, anchor_lat …      the places it is told by, where it does not lie there, and their points
runner_up, margin         what else the name might mean best, and by how much this place leads
killed_low, killed_high … the count of each kind; an empty high end is open
trigger, evidence         the words; ``…_start``, ``…_end`` their code points
coded_by                  version and data that coded it
========================  ==========================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from selon.model import (
    Anchor,
    Claim,
    ClaimAttribution,
    Count,
    Place,
    PlaceChoice,
    Reading,
    Report,
    Span,
    Time,
)
from selon.model.vocabulary import VOCABULARIES

Row = dict[str, Any]

_ROLES = VOCABULARIES["role"]
_COUNTED = VOCABULARIES["count_of"]

COLUMNS: tuple[str, ...] = (
    *("file", "report", "language", "published", "published_basis"),
    *("claim", "about", "type", "modality"),
    *("plover", "plover_mode", "cameo_root", "acled_event", "acled_sub_event"),
    *("voices", "source", "source_id", "source_kind", "on_behalf_of"),
    *("mode", "speech_act", "hedged", "said"),
    *(column for role in _ROLES for column in (role, f"{role}_id")),
    *("date", "date_basis", "date_scope", "date_grade", "timex_type", "timex_value"),
    *("place", "place_words", "relation", "geonames", "country", "place_kind"),
    *("lat", "lon", "radius_km", "bearing", "distance_km", "facility"),
    *("anchor", "anchor_geonames", "anchor_lat", "anchor_lon"),
    *("runner_up", "margin", "place_grade"),
    *(f"{what}_{end}" for what in _COUNTED for end in ("low", "high")),
    *("trigger", "trigger_start", "trigger_end"),
    *("evidence", "evidence_start", "evidence_end", "coded_by"),
)
"""The column names, in order."""


def to_rows(reading: Reading, name: str = "") -> Iterator[Row]:
    """Yield the rows of a reading as mappings of ``COLUMNS``; ``name`` fills ``file``."""
    for claim in reading.claims:
        shared = {"file": name, **report_row(reading.report), **_claim(claim)}
        places: tuple[Place | None, ...] = claim.event.places or (None,)
        for number, place in enumerate(places):
            row = dict.fromkeys(COLUMNS, "") | shared
            if place is not None:
                row |= _place(place)
            if number == 0:
                row |= _counts(claim.event.counts)
            yield row


def report_row(report: Report) -> Row:
    """Return the cells that tell of a report."""
    published = report.published
    return {
        "report": report.id,
        "language": report.language,
        "published": published.edtf if published else "",
        "published_basis": published.basis if published else "",
    }


def _claim(claim: Claim) -> Row:
    event = claim.event
    return {
        "claim": claim.id,
        "about": claim.about or "",
        "type": event.type,
        "modality": event.modality,
        "plover": event.crosswalk.plover,
        "plover_mode": event.crosswalk.plover_mode,
        "cameo_root": event.crosswalk.cameo_root,
        "acled_event": event.crosswalk.acled_event,
        "acled_sub_event": event.crosswalk.acled_sub_event,
        "coded_by": claim.coded_by,
        **_attribution(claim.attribution),
        **_participants(claim),
        **(_time(event.time) if event.time else {}),
        **_words("trigger", event.trigger),
        **_words("evidence", claim.evidence),
    }


def _attribution(attribution: ClaimAttribution) -> Row:
    source = attribution.source
    return {
        "voices": " > ".join(attribution.voices),
        "source": source.name if source else "",
        "source_id": source.id if source else "",
        "source_kind": source.kind if source else "",
        "on_behalf_of": (source.on_behalf_of or "") if source else "",
        "mode": attribution.mode,
        "speech_act": attribution.speech_act or "",
        "hedged": "true" if attribution.hedged else "false",
        "said": attribution.said,
    }


def _participants(claim: Claim) -> Row:
    row: Row = {}
    for role in _ROLES:
        inside = [someone for someone in claim.event.participants if someone.role == role]
        row[role] = "; ".join(someone.name for someone in inside)
        row[f"{role}_id"] = "; ".join(someone.id for someone in inside)
    return row


def _time(time: Time) -> Row:
    return {
        "date": time.edtf,
        "date_basis": time.basis,
        "date_scope": time.scope,
        "date_grade": time.grade,
        "timex_type": time.timex_type,
        "timex_value": time.timex_value,
    }


def _words(column: str, span: Span) -> Row:
    return {column: span.text, f"{column}_start": span.start, f"{column}_end": span.end}


def _place(place: Place) -> Row:
    return {
        "place": place.name,
        "place_words": place.span.text,
        "relation": place.relation,
        "geonames": place.geonames,
        "country": place.country,
        "place_kind": place.kind,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "bearing": place.bearing,
        "distance_km": place.distance_km,
        "facility": place.facility,
        **_anchors(place.anchors),
        **(_choice(place.choice) if place.choice else {}),
        "place_grade": place.grade,
    }


def _anchors(anchors: tuple[Anchor, ...]) -> Row:
    return {
        "anchor": "; ".join(anchor.name for anchor in anchors),
        "anchor_geonames": "; ".join(_number(anchor.geonames) for anchor in anchors),
        "anchor_lat": "; ".join(str(anchor.lat) for anchor in anchors),
        "anchor_lon": "; ".join(str(anchor.lon) for anchor in anchors),
    }


def _choice(choice: PlaceChoice) -> Row:
    other = choice.runner_up
    return {
        "runner_up": ", ".join(filter(None, (other.name, other.country))),
        "margin": choice.margin,
    }


def _counts(counts: tuple[Count, ...]) -> Row:
    """Return the columns of each kind of count, several of one kind in one cell."""
    row: Row = {}
    for what in {count.what for count in counts}:
        same = [count for count in counts if count.what == what]
        row[f"{what}_low"] = "; ".join(_number(count.low) for count in same)
        row[f"{what}_high"] = "; ".join(_number(count.high) for count in same)
    return row


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
