"""Distances, bearings and the points they lead to, on a sphere.

The haversine formula: R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984),
p. 159. On the mean radius of the Earth it is within 0.6 % of the ellipsoid's geodesic, finer
than any distance that a news report states.
"""

from __future__ import annotations

from math import asin, atan2, cos, degrees, radians, sin, sqrt

_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG R1)."""


def distance_km(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Return the great-circle distance in kilometres between two points in degrees."""
    a, b = radians(lat), radians(to_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(to_lon - lon) / 2) ** 2
    return 2 * _RADIUS_KM * asin(min(1.0, sqrt(half)))


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """Return the point that lies ``km`` from another at an initial bearing in degrees."""
    a, turn, arc = radians(lat), radians(bearing), km / _RADIUS_KM
    b = asin(max(-1.0, min(1.0, sin(a) * cos(arc) + cos(a) * sin(arc) * cos(turn))))
    east = atan2(sin(turn) * sin(arc) * cos(a), cos(arc) - sin(a) * sin(b))
    return degrees(b), eastward(lon + degrees(east))


def eastward(degree: float) -> float:
    """Return a longitude, or a difference of two, between -180 and 180."""
    return (degree + 180.0) % 360.0 - 180.0


def bearing_deg(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Return the initial bearing from the first point to the second, 0 to 360, north is 0."""
    a, b, turn = radians(lat), radians(to_lat), radians(to_lon - lon)
    east = sin(turn) * cos(b)
    north = cos(a) * sin(b) - sin(a) * cos(b) * cos(turn)
    return degrees(atan2(east, north)) % 360.0
