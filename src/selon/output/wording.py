"""The parts of a reading in plain words, safe to print."""

from __future__ import annotations

from collections.abc import Iterable

from selon.codebook import load_codebook
from selon.model import (
    Claim,
    ClaimAttribution,
    CodedAttribution,
    Count,
    Participant,
    Place,
    Span,
    Time,
)
from selon.model.vocabulary import Mode, PlaceRelation, Role
from selon.output.visible import visible

ELLIPSIS = "…"

_MODES: dict[Mode, str] = {
    "author": "",
    "indirect": "reported",
    "direct": "quoted",
    "mixed": "partly quoted",
}
_RELATIONS: dict[PlaceRelation, str] = {
    "part_of": "part of",
    "most_of": "most of",
    "border_of": "border of",
    "countryside_of": "countryside of",
    "facility_in": "facility in",
}
_COMPASS = "north north-east east south-east south south-west west north-west".split()


def type_label(event_type: str) -> str:
    """Return the codebook's English label of a class ("Air or drone strike")."""
    known = load_codebook().classes.get(event_type)
    return known.label["en"] if known else visible(event_type).replace("_", " ").capitalize()


def voices_label(attribution: ClaimAttribution) -> str:
    """Say on whose word a claim rests: "The report itself", "According to A › B"."""
    source = attribution.source
    if source is None and not attribution.voices:
        return "Hearsay, nobody named"
    if source is not None and source.kind == "author":
        return "The report itself"
    voices = attribution.voices or ((source.name,) if source else ())
    label = "According to " + " › ".join(map(visible, voices))
    if source is not None and source.on_behalf_of:
        label += f", for {visible(source.on_behalf_of)}"
    return label


def speech_label(attribution: ClaimAttribution) -> str:
    """Say how a claim is attributed: "announce, quoted, via SANA"; "" for the author."""
    if attribution.mode == "author":
        return ""
    said = f"said {date_label(attribution.said)}" if attribution.said else ""
    return ", ".join(filter(None, (manner_label(attribution), said)))


def manner_label(attribution: ClaimAttribution | CodedAttribution) -> str:
    """Say by what kind of speech and through whom: "announce, quoted, via SANA"."""
    act = attribution.speech_act
    parts = [act.replace("-", " ") if act else "", _MODES[attribution.mode]]
    parts += [f"via {visible(relay.name)}" for relay in attribution.relays]
    return ", ".join(filter(None, parts))


def who_label(participants: Iterable[Participant]) -> str:
    """Say who did it to whom: "A, B → C · victims D · for E"; "" where nobody is named."""
    names: dict[Role, list[str]] = {}
    for someone in participants:
        inside = names.setdefault(someone.role, [])
        name = visible(someone.name or someone.span.text)
        if name not in inside:
            inside.append(name)
    named = {role: ", ".join(inside) for role, inside in names.items()}
    who, whom = named.get("actor", ""), named.get("target", "")
    parts = [f"{who} → {whom}".strip() if whom else who]
    if "victim" in named:
        parts.append(f"victims {named['victim']}")
    if "beneficiary" in named:
        parts.append(f"for {named['beneficiary']}")
    return " · ".join(filter(None, parts))


def place_label(place: Place) -> str:
    """Say where: "near Homs, SY"; "30 km from Goma, CD" with the distance and bearing read."""
    name = visible(place.name or place.span.text)
    if place.country:
        name += f", {visible(place.country)}"
    if place.kind == "country":
        name = visible(place.name or place.span.text)
    if place.geonames is None and place.lat is None:
        name += " (unresolved)"
    if place.relation in ("at", "in"):
        return name
    if place.relation == "facility_in" and place.facility:
        return f"{name} ({visible(place.facility)})"
    words = _RELATIONS.get(place.relation, place.relation)
    that_way = "" if place.bearing is None else _COMPASS[round(place.bearing / 45) % 8]
    if place.relation in ("within", "distance") and place.distance_km is not None:
        lead = "within " if place.relation == "within" else ""
        of = "from" if place.relation == "distance" else "of"
        return f"{lead}{place.distance_km:g} km {that_way + ' of' if that_way else of} {name}"
    if that_way:
        return (
            f"{that_way} of {name}" if place.relation == "near" else f"{words} {name}, {that_way}"
        )
    return f"{words} {name}"


def time_label(time: Time) -> str:
    """Say when: "2024-12-05", "2024 to 2025", or the words where they have no date."""
    if time.edtf:
        return date_label(time.edtf)
    return visible(time.span.text) if time.span else visible(time.timex_value)


def date_label(edtf: str) -> str:
    """Return an EDTF date with its interval in words ("2024-12-06 to 2024-12-08")."""
    start, slash, end = visible(edtf).partition("/")
    if not slash:
        return start
    if end in ("", ".."):
        return f"since {start}"
    return f"until {end}" if start in ("", "..") else f"{start} to {end}"


def count_label(count: Count) -> str:
    """Say how many of what: "killed 3", "injured at least 12", "displaced 10,000–99,999"."""
    low, high = count.low, count.high
    if low is None and high is None:
        return f"{count.what} “{visible(count.span.text)}”"
    if low is None or high is None:
        return f"{count.what} at most {high:,}" if low is None else f"{count.what} at least {low:,}"
    return f"{count.what} {low:,}" if low == high else f"{count.what} {low:,}–{high:,}"


def facts_label(claim: Claim) -> str:
    """Say where, when and how many, as far as the text says."""
    event = claim.event
    where = dict.fromkeys(map(place_label, event.places))
    parts = ["; ".join(where), time_label(event.time) if event.time else ""]
    parts += map(count_label, event.counts)
    return " · ".join(filter(None, parts))


def clipped(evidence: Span, trigger: Span, limit: int) -> tuple[str, str, str]:
    """Return the words of ``evidence`` before, at and after the trigger.

    About ``limit`` code points are kept around the trigger, an ellipsis stands for the rest.
    """
    if not evidence.covers(trigger):
        trigger = Span(evidence.start, evidence.start, "")
    at = trigger.start - evidence.start
    before, after = evidence.text[:at], evidence.text[at + len(trigger.text) :]
    room = max(limit - len(trigger.text), 20)
    keep_after = max(room // 2, room - len(before))
    if len(after) > keep_after:
        after = after[:keep_after].rsplit(" ", 1)[0] + ELLIPSIS
    keep_before = max(room // 2, room - len(after))
    if len(before) > keep_before:
        before = ELLIPSIS + before[-keep_before:].split(" ", 1)[-1]
    middle = trigger.text if len(trigger.text) <= limit else trigger.text[:limit] + ELLIPSIS
    return visible(before), visible(middle), visible(after)


def shortened(text: str, limit: int) -> str:
    """Return the beginning of a text, about ``limit`` code points and an ellipsis at most."""
    return "".join(clipped(Span(0, len(text), text), Span(0, 0, ""), limit))
