"""How far countries and regions reach, measured by the towns in them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from selon.gazetteer.geodesy import distance_km

_MOST = 0.95
"""Share of towns that must lie within: one in a table of thousands is put wrongly, or overseas."""
_FEWEST = 3
"""Towns that tell how far a region reaches; with fewer its reach stays unknown."""


def measure_reach(base: sqlite3.Connection) -> None:
    """Fill ``reach_km`` of the countries and regions in the table of places."""
    wholes = {
        (country, admin1): (number, lat, lon)
        for number, country, admin1, lat, lon in base.execute(
            "SELECT geonames, country, admin1, lat, lon FROM place WHERE kind <> 'city'"
        )
    }
    away: dict[int, list[float]] = defaultdict(list)
    towns = base.execute("SELECT country, admin1, lat, lon FROM place WHERE kind = 'city'")
    for country, admin1, lat, lon in towns:
        for key in {(country, ""), (country, admin1)}:
            if (whole := wholes.get(key)) is not None:
                number, middle_lat, middle_lon = whole
                away[number].append(distance_km(middle_lat, middle_lon, lat, lon))
    countries = {number for (_, admin1), (number, _, _) in wholes.items() if not admin1}
    base.executemany(
        "UPDATE place SET reach_km = ? WHERE geonames = ?",
        [
            (round(nearly_all(found), 1), number)
            for number, found in away.items()
            if len(found) >= _FEWEST or number in countries
        ],
    )


def nearly_all(distances: Iterable[float]) -> float:
    """Return the distance within which nearly all of some lie; 0 where there are none."""
    ordered = sorted(distances)
    return ordered[int(_MOST * (len(ordered) - 1))] if ordered else 0.0
