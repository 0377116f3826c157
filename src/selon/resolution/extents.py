"""How far places reach: the figures of ``place_extents.yaml``, and circles made with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil, cos, hypot, pi, radians, sin, sqrt
from statistics import median

from selon.data import load_yaml, resource
from selon.gazetteer import (
    GazetteerRecord,
    bearing_deg,
    destination,
    distance_km,
    eastward,
    nearly_all,
)

_MAIN = 90.0
"""Degrees between the main bearings."""


@dataclass(frozen=True, slots=True)
class Circle:
    """A point and how far around it the place may lie."""

    lat: float
    lon: float
    radius_km: float


@dataclass(frozen=True, slots=True)
class Extents:
    """The figures of ``place_extents.yaml``, which explains each."""

    town: Mapping[str, float]
    region_km: float
    beyond_km: Mapping[str, float]
    off_degrees: Mapping[str, float]
    steps_km: Sequence[float]
    error_share: float
    part_share: float
    fewest: int

    def of(self, record: GazetteerRecord) -> float:
        """Return how far around its point a place of the gazetteer reaches."""
        if record.kind == "city":
            disc = sqrt(record.population / self.town["people_per_km2"] / pi)
            return max(self.town["at_least_km"], disc)
        if record.reach_km is None:
            return self.region_km
        return max(self.town["at_least_km"], record.reach_km)

    def sector(self, at: Circle, bearing: float, km: float) -> Circle:
        """Return the circle around all that lies up to ``km`` from a point that way."""
        lat, lon = destination(at.lat, at.lon, bearing, km / 2)
        return Circle(lat, lon, max(km / 2, self._corner(bearing, km, km / 2)))

    def at_distance(self, at: Circle, bearing: float, km: float) -> Circle:
        """Return the circle around all that lies about ``km`` from a place that way."""
        lat, lon = destination(at.lat, at.lon, bearing, km)
        error = self.error_of(km) + at.radius_km
        corners = (self._corner(bearing, km + e, km) for e in (error, -min(error, km)))
        return Circle(lat, lon, max(error, *corners))

    def error_of(self, km: float) -> float:
        """Return how far a told distance may be off."""
        step = next((s for s in self.steps_km if km >= s and km % s == 0), 0.0)
        return max(step / 2, km * self.error_share)

    def part(
        self, whole: Circle, bearing: float, inside: Sequence[GazetteerRecord]
    ) -> Circle | None:
        """Return the circle around the part of a country or region that lies that way.

        ``inside`` are its regions or towns; None where there are too few of them to tell.
        """
        if len(inside) < self.fewest:
            return None
        turn = radians(bearing)
        narrow = cos(radians(whole.lat))
        east = {r: eastward(r.lon - whole.lon) for r in inside}
        that_way = sorted(inside, key=lambda r: -(r.lat * cos(turn) + east[r] * narrow * sin(turn)))
        there = that_way[: ceil(self.part_share * len(inside))]
        lat = median(r.lat for r in there)
        lon = eastward(whole.lon + median(east[r] for r in there))
        away = nearly_all(distance_km(lat, lon, r.lat, r.lon) for r in there)
        return Circle(lat, lon, away + max(self.of(r) for r in there))

    def _corner(self, bearing: float, km: float, middle: float) -> float:
        """Return how far from a point ``middle`` km that way the corner of a sector lies."""
        off = radians(self.off_degrees["between" if bearing % _MAIN else "main"])
        return hypot(km * cos(off) - middle, km * sin(off))


def midway(one: Circle, other: Circle) -> Circle:
    """Return the circle between two places: half of their distance around the middle."""
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    bearing = bearing_deg(one.lat, one.lon, other.lat, other.lon)
    lat, lon = destination(one.lat, one.lon, bearing, apart / 2)
    return Circle(lat, lon, max(apart / 2, one.radius_km, other.radius_km))


@cache
def load_extents() -> Extents:
    """Return the shipped figures; DataError if the file breaks its schema."""
    package = "selon.resolution"
    data = load_yaml(
        resource(package, "place_extents.yaml"), resource(package, "place_extents.schema.yaml")
    )
    return Extents(
        town=data["town"],
        region_km=data["region_km"],
        beyond_km=data["beyond_km"],
        off_degrees=data["off_degrees"],
        steps_km=data["distance"]["steps_km"],
        error_share=data["distance"]["share"],
        part_share=data["part"]["share"],
        fewest=data["part"]["fewest"],
    )
