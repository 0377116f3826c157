"""Lays points: where a place lies that is told by another, and how far around it may be.

A point is never bare. What is "5 km north of X" lies there and not at X, what is "near X" may lie
some way off it; ``place_extents.yaml`` has the figures and what they rest on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from selon.gazetteer import Gazetteer
from selon.model import Anchor, Place, PlaceMention, PlaceReference
from selon.model.vocabulary import PlaceRelation
from selon.resolution.extents import Circle, load_extents, midway

_ITSELF: frozenset[PlaceRelation] = frozenset({"at", "in", "most_of", "from"})
"""Relations that leave a place where the one named is."""
_ENDS = 2
"""Places that "between" stands before; what comes after them is between no two."""
_WHOLES = frozenset({"country", "region"})


def lay_out(
    mentions: Sequence[PlaceMention], found: Sequence[PlaceReference], gazetteer: Gazetteer
) -> tuple[PlaceReference, ...]:
    """Return the references of a block's place mentions with the points their relations tell.

    Each has the point and extent of the place it names; those of another relation than "at" get
    their own, and that point as their anchor. What has no point gets none.
    """
    told: dict[int, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        words = mention.relation_span
        told[-number - 1 if words is None else words.start].append(number)
    laid = list(found)
    for one, *rest in told.values():
        # "North of A, C": the words are not told of the country that holds A.
        ends = [one, *(n for n in rest if not _holds(found[n].place, found[one].place))]
        for n in ends:
            other = next((found[end].place for end in ends[:_ENDS] if end != n), None)
            laid[n] = _laid(mentions[n], found[n], other, gazetteer)
    return tuple(laid)


def _holds(whole: Place, place: Place) -> bool:
    held = place.kind != "country" and place.country == whole.country
    return whole.kind == "country" and held


def _laid(
    mention: PlaceMention, reference: PlaceReference, other: Place | None, gazetteer: Gazetteer
) -> PlaceReference:
    place, at = reference.place, _own(reference.place)
    relation = "along" if mention.kind == "road" else place.relation
    if at is None or relation in _ITSELF:
        return reference
    anchors, end = [_anchor(place, at)], _own(other) if other is not None else None
    if place.kind == "country" and relation == "outside":
        # That may be anywhere.
        nowhere = replace(place, lat=None, lon=None, radius_km=None, anchors=tuple(anchors))
        return replace(reference, place=nowhere, laid="anywhere", told=mention.relation_span)
    circle, rule = None, ""
    if place.bearing is not None and relation == "part_of" and place.kind in _WHOLES:
        inside = gazetteer.parts(place.geonames) if place.geonames is not None else ()
        circle, rule = load_extents().part(at, place.bearing, inside), "part_that_way"
    elif relation == "between" and other is not None and end is not None:
        circle, rule = midway(at, end), "midway"
        anchors.append(_anchor(other, end))
    if circle is None:
        circle, rule = _by_words(place, at, relation)
    laid = replace(
        place,
        lat=round(circle.lat, 5),
        lon=round(circle.lon, 5),
        radius_km=round(circle.radius_km, 1),
        anchors=tuple(anchors),
    )
    return replace(reference, place=laid, laid=rule, told=mention.relation_span)


def _by_words(place: Place, at: Circle, relation: PlaceRelation) -> tuple[Circle, str]:
    """Return where a place lies by its relation to a single one, its bearing and distance."""
    extents, km, bearing = load_extents(), place.distance_km, place.bearing
    if relation == "distance" and km is not None:
        if bearing is not None:
            return extents.at_distance(at, bearing, km), "distance_and_bearing"
        reach = km + extents.error_of(km) + at.radius_km
        return replace(at, radius_km=reach), "distance"
    if relation == "within" and km is not None:
        reach, rule = max(km, at.radius_km), "within"
    else:
        reach, rule = at.radius_km + extents.beyond_km.get(relation, 0.0), "around"
    if bearing is None:
        return replace(at, radius_km=reach), rule
    return extents.sector(at, bearing, reach), f"{rule}_that_way"


def _own(place: Place) -> Circle | None:
    if place.lat is None or place.lon is None or place.radius_km is None:
        return None
    return Circle(place.lat, place.lon, place.radius_km)


def _anchor(place: Place, at: Circle) -> Anchor:
    return Anchor(place.name, place.geonames, at.lat, at.lon)
