"""Puts the places of packs into a gazetteer that is being compiled; what is there twice is one.

Two records are one place when they bear the same GeoNames id, or, where one has none, when they
are of one kind and country, share a name and lie close to each other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from selon.gazetteer.folding import ascii_name, loose_key, name_key
from selon.gazetteer.geodesy import distance_km
from selon.gazetteer.pack_tables import PackPlace
from selon.gazetteer.records import RecordKind
from selon.gazetteer.romanising import romanisation

_SAME_KM: Mapping[RecordKind, float] = {"city": 5.0, "region": 150.0}
"""How far apart two sources put one place: a village's centre, a region's whatever point."""
_KNOWN = "SELECT kind FROM place WHERE geonames = ?"
_NAMESAKES = (
    "SELECT p.geonames, p.lat, p.lon FROM name n JOIN place p USING (geonames)"
    " WHERE n.key = ? AND p.kind = ? AND p.country = ?"
)


_OTHER_KIND = 0


def put_in(base: sqlite3.Connection, pack: str, places: Iterable[PackPlace], without: int) -> int:
    """Add places to the tables of ``base``; return how many have had no GeoNames id so far.

    ``without`` is that number before. Such a place is known by ``pack`` and its own id, and in
    this gazetteer by a negative number.
    """
    for place in places:
        spellings = (place.name, *place.names)
        keys = {key for s in spellings if (key := name_key(s))}
        number = _found(base, place, keys)
        if number is None:
            source = ""
            number = place.geonames
            if not number:
                without += 1
                number, source = -without, f"{pack}:{place.id or without}"
            base.execute(
                "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,NULL)",
                (number, place.kind, _shown(spellings), place.country, place.admin1,
                 place.lat, place.lon, place.population, source),
            )  # fmt: skip
        elif number == _OTHER_KIND:
            continue
        loose = {key for s in spellings if (key := loose_key(s))} - keys
        base.executemany("INSERT OR IGNORE INTO name VALUES (?,?)", [(k, number) for k in keys])
        base.executemany("INSERT OR IGNORE INTO loose VALUES (?,?)", [(k, number) for k in loose])
        heard = [(place.country, *s, number) for s in sounds_of(place.country, spellings)]
        base.executemany("INSERT OR IGNORE INTO sound VALUES (?,?,?,?)", heard)
    return without


def sounds_of(country: str, spellings: Iterable[str]) -> set[tuple[str, str]]:
    """Return the frames and parted sounds of a place's names, if its country romanises them."""
    tables = romanisation()
    if country not in tables.countries:
        return set()
    found = {tables.sounds(spelling) for spelling in spellings}
    return {(frame, tables.parted(s)) for s in found if (frame := tables.frame(s))}


def _found(base: sqlite3.Connection, place: PackPlace, keys: Iterable[str]) -> int | None:
    """Return the number of the record that is the same place; null where there is none, 0 where
    the id belongs to something of another kind."""
    if place.geonames:
        known = base.execute(_KNOWN, (place.geonames,)).fetchone()
        if known is not None:
            return place.geonames if known[0] == place.kind else _OTHER_KIND
    for key in sorted(keys):
        for number, lat, lon in base.execute(_NAMESAKES, (key, place.kind, place.country)):
            # Two GeoNames ids are two places, whatever they are called.
            if place.geonames and number > 0:
                continue
            if distance_km(lat, lon, place.lat, place.lon) <= _SAME_KM[place.kind]:
                return int(number)
    return None


def _shown(spellings: Iterable[str]) -> str:
    """Return the first spelling in Latin letters, without marks; else the first as it is."""
    first = ""
    for spelling in spellings:
        if (plain := ascii_name(spelling)) and name_key(plain) == name_key(spelling):
            return plain
        first = first or spelling
    return first
