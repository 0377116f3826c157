"""What resolving a place ends in: a record with its reason, or the report's own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selon.gazetteer import GazetteerRecord, distance_km, loose_key, name_key
from selon.language.place_words import PlaceWords
from selon.model import Candidate, Place, PlaceChoice, PlaceMention
from selon.model.vocabulary import Grade
from selon.resolution.extents import load_extents

_SAME_PLACE_KM = 25.0

Scores = Mapping[GazetteerRecord, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """A record with the rule that chose it, and how sure the choice is."""

    record: GazetteerRecord
    rule: str
    grade: Grade


def bears_name(record: GazetteerRecord, name: str) -> bool:
    """Say whether a name is the record's main one, in any spelling."""
    if name_key(record.name) == name_key(name):
        return True
    loose = loose_key(name)
    return loose != "" and loose_key(record.name) == loose


def holds(container: GazetteerRecord, record: GazetteerRecord) -> bool:
    """Say whether a country or region holds a smaller place."""
    if container.country != record.country or record.kind == "country":
        return False
    if container.kind == "country":
        return True
    return record.kind == "city" and container.admin1 == record.admin1


def apart(a: GazetteerRecord, b: GazetteerRecord) -> float:
    """Return the distance between two places in kilometres."""
    return distance_km(a.lat, a.lon, b.lat, b.lon)


def lies_in_several(words: PlaceWords, name: str) -> bool:
    """Say whether a name is a sea's, a river's, a part of the world's: in several countries."""
    nouns = (words.nouns.get(word) for word in name.lower().split())
    return name_key(name) in words.larger or any(n is not None and n.shared for n in nouns)


def weighed(best: GazetteerRecord, scores: Scores) -> PlaceChoice | None:
    """Return the choice between the best record of a name and the next one that lies elsewhere;
    None where there is none. ``scores`` are the records' and the best one's own."""
    rivals = [r for r in scores if apart(best, r) > _SAME_PLACE_KM]
    if not rivals:
        return None
    rival = max(rivals, key=lambda r: scores[r])
    return PlaceChoice(_candidate(best), _candidate(rival), round(scores[best] - scores[rival], 3))


def _candidate(record: GazetteerRecord) -> Candidate:
    return Candidate(record.name, record.country, None if record.source else record.geonames)


def place_of(mention: PlaceMention, choice: Choice) -> Place:
    """Return the place of a mention whose record is chosen."""
    record = choice.record
    return Place(
        name=record.name,
        span=mention.span,
        grade=choice.grade,
        relation=mention.relation,
        geonames=None if record.source else record.geonames,
        country=record.country,
        kind=record.kind,
        lat=record.lat,
        lon=record.lon,
        radius_km=round(load_extents().of(record), 1),
        bearing=mention.bearing,
        distance_km=mention.distance_km,
        facility=mention.facility,
    )


def region_of(mention: PlaceMention, town: GazetteerRecord) -> Place:
    """Return the region that is called after its town: the town's point, but not its id."""
    return Place(
        name=town.name,
        span=mention.span,
        grade="inferred",
        relation=mention.relation,
        country=town.country,
        kind="region",
        lat=town.lat,
        lon=town.lon,
        radius_km=load_extents().region_km,
        bearing=mention.bearing,
        distance_km=mention.distance_km,
        facility=mention.facility,
    )


def unresolved(mention: PlaceMention, country: str) -> Place:
    """Return the place of a mention that no record leads for, under the report's words;
    ``country`` is "" where the context gives none."""
    return Place(
        name=mention.name or mention.span.text,
        span=mention.span,
        grade="inferred" if country else "stated",
        relation=mention.relation,
        country=country,
        kind=mention.kind,
        bearing=mention.bearing,
        distance_km=mention.distance_km,
        facility=mention.facility,
    )
