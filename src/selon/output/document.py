"""The public JSON of a reading; its schema is ``schema/reading.schema.json``."""

from __future__ import annotations

import json
from typing import Any, cast

from selon.data import resource
from selon.model import (
    Anchor,
    Because,
    Candidate,
    Claim,
    ClaimAttribution,
    CodedAttribution,
    CodedEvent,
    Count,
    Crosswalk,
    Link,
    Participant,
    Place,
    PlaceChoice,
    Provenance,
    Published,
    Reading,
    Relay,
    Report,
    Source,
    Span,
    Time,
)

Json = dict[str, Any]


def to_json(reading: Reading) -> Json:
    """Return a reading as plain data: ``report``, ``attributions``, ``claims``.

    Spans are ``{"start", "end", "text"}`` in code points of the report's text, end
    exclusive. What could not be read is null, "" or an empty list, never left out.
    """
    return {
        "report": report_to_json(reading.report),
        "attributions": [attribution_to_json(a) for a in reading.attributions],
        "claims": [claim_to_json(claim) for claim in reading.claims],
    }


def claim_to_json(claim: Claim) -> Json:
    """Return one claim as plain data (a line of JSON Lines)."""
    return {
        "id": claim.id,
        "report": claim.report,
        "about": claim.about,
        "coded_by": claim.coded_by,
        "event": _event(claim.event),
        "attribution": _claim_attribution(claim.attribution),
        "evidence": span_to_json(claim.evidence),
        "because": [_because(reason) for reason in claim.because],
    }


def reading_schema() -> Json:
    """Return the JSON Schema (draft 2020-12) of what ``to_json`` gives.

    ``$defs/claim`` in it is the schema of a line of JSON Lines.
    """
    text = resource("selon.output", "schema/reading.schema.json").read_text(encoding="utf-8")
    return cast(Json, json.loads(text))


def span_to_json(span: Span) -> Json:
    """Return words with their positions as plain data."""
    return {"start": span.start, "end": span.end, "text": span.text}


def _maybe(span: Span | None) -> Json | None:
    return None if span is None else span_to_json(span)


def _spans(spans: tuple[Span, ...]) -> list[Json]:
    return [span_to_json(span) for span in spans]


def report_to_json(report: Report) -> Json:
    """Return what is known of a report, its text apart, as plain data."""
    return {
        "id": report.id,
        "language": report.language,
        "title": report.title,
        "outlet": report.outlet,
        "published": None if report.published is None else _published(report.published),
        "provenance": [_provenance(part) for part in report.provenance],
        "links": [_link(link) for link in report.links],
        "notes": list(report.notes),
    }


def _published(published: Published) -> Json:
    return {
        "edtf": published.edtf,
        "basis": published.basis,
        "because": [{"reason": r.reason, "span": _maybe(r.span)} for r in published.because],
    }


def _provenance(part: Provenance) -> Json:
    return {"role": part.role, "name": part.name, "span": span_to_json(part.span)}


def _link(link: Link) -> Json:
    return {"url": link.url, "posted": link.posted}


def attribution_to_json(attribution: CodedAttribution) -> Json:
    """Return an attribution as plain data."""
    return {
        "speech_act": attribution.speech_act,
        "mode": attribution.mode,
        "negated": attribution.negated,
        "source": _source(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "nested_in": attribution.nested_in,
        "relays": [_relay(relay) for relay in attribution.relays],
        "rule": attribution.rule,
        "entry": attribution.entry,
    }


def _event(event: CodedEvent) -> Json:
    return {
        "type": event.type,
        "trigger": span_to_json(event.trigger),
        "modality": event.modality,
        "participants": [_participant(someone) for someone in event.participants],
        "places": [_place(place) for place in event.places],
        "time": None if event.time is None else _time(event.time),
        "counts": [_count(count) for count in event.counts],
        "crosswalk": _crosswalk(event.crosswalk),
    }


def _crosswalk(names: Crosswalk) -> Json:
    return {
        "plover": names.plover,
        "plover_mode": names.plover_mode,
        "cameo_root": names.cameo_root,
        "acled_event": names.acled_event,
        "acled_sub_event": names.acled_sub_event,
    }


def _participant(someone: Participant) -> Json:
    return {
        "role": someone.role,
        "id": someone.id,
        "name": someone.name,
        "span": span_to_json(someone.span),
        "grade": someone.grade,
    }


def _place(place: Place) -> Json:
    return {
        "name": place.name,
        "geonames": place.geonames,
        "country": place.country,
        "kind": place.kind,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "relation": place.relation,
        "bearing": place.bearing,
        "distance_km": place.distance_km,
        "facility": place.facility,
        "anchors": [_anchor(anchor) for anchor in place.anchors],
        "choice": None if place.choice is None else _choice(place.choice),
        "span": span_to_json(place.span),
        "grade": place.grade,
    }


def _anchor(anchor: Anchor) -> Json:
    return {
        "name": anchor.name,
        "geonames": anchor.geonames,
        "lat": anchor.lat,
        "lon": anchor.lon,
    }


def _choice(choice: PlaceChoice) -> Json:
    return {
        "best": _candidate(choice.best),
        "runner_up": _candidate(choice.runner_up),
        "margin": choice.margin,
    }


def _candidate(candidate: Candidate) -> Json:
    return {
        "name": candidate.name,
        "country": candidate.country,
        "geonames": candidate.geonames,
    }


def _time(time: Time) -> Json:
    return {
        "edtf": time.edtf,
        "basis": time.basis,
        "scope": time.scope,
        "anchor": time.anchor,
        "span": _maybe(time.span),
        "grade": time.grade,
        "timex": {"type": time.timex_type, "value": time.timex_value},
    }


def _count(count: Count) -> Json:
    return {
        "what": count.what,
        "low": count.low,
        "high": count.high,
        "span": span_to_json(count.span),
    }


def _claim_attribution(attribution: ClaimAttribution) -> Json:
    return {
        "mode": attribution.mode,
        "hedged": attribution.hedged,
        "hedge": _maybe(attribution.hedge),
        "speech_act": attribution.speech_act,
        "cue": _maybe(attribution.cue),
        "content": _maybe(attribution.content),
        "said": {"edtf": attribution.said},
        "source": _source(attribution.source),
        "relays": [_relay(relay) for relay in attribution.relays],
        "voices": list(attribution.voices),
    }


def _source(source: Source | None) -> Json | None:
    if source is None:
        return None
    return {
        "kind": source.kind,
        "id": source.id,
        "name": source.name,
        "on_behalf_of": source.on_behalf_of,
        "span": _maybe(source.span),
    }


def _relay(relay: Relay) -> Json:
    return {"name": relay.name, "span": span_to_json(relay.span)}


def _because(reason: Because) -> Json:
    return {
        "field": reason.field,
        "rule": reason.rule,
        "entry": reason.entry,
        "span": _maybe(reason.span),
    }
