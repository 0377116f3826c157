"""Compiles the shipped table to an SQLite file that is opened, never loaded."""

from __future__ import annotations

import lzma
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.resources.abc import Traversable
from io import TextIOWrapper
from pathlib import Path

from selon.errors import DataError
from selon.gazetteer.folding import loose_key, name_key
from selon.gazetteer.merging import put_in, sounds_of
from selon.gazetteer.pack_tables import PackPlace
from selon.gazetteer.records import COLUMNS
from selon.gazetteer.territories import measure_reach

FORM = 6
"""Number of the compiled form: raise it whenever keys or columns change."""

_SCHEMA = """
CREATE TABLE place (
    geonames INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, country TEXT NOT NULL,
    admin1 TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL,
    source TEXT NOT NULL, reach_km REAL
);
CREATE INDEX inside ON place (country, kind, admin1);
CREATE UNIQUE INDEX country ON place (country) WHERE kind = 'country';
CREATE TABLE name (key TEXT, geonames INTEGER, PRIMARY KEY (key, geonames)) WITHOUT ROWID;
CREATE TABLE loose (key TEXT, geonames INTEGER, PRIMARY KEY (key, geonames)) WITHOUT ROWID;
CREATE TABLE sound (
    country TEXT, frame TEXT, sounds TEXT, geonames INTEGER,
    PRIMARY KEY (country, frame, sounds, geonames)
) WITHOUT ROWID;
CREATE TABLE frame (
    country TEXT, frame TEXT, sounds TEXT, PRIMARY KEY (country, frame)
) WITHOUT ROWID;
"""


def table_lines(table: Traversable | Path) -> Iterator[str]:
    """Yield the lines of an xz-compressed table, without comments and column heads.

    Raises DataError when the file is not what ``scripts/build_gazetteer.py`` writes.
    """
    try:
        with table.open("rb") as packed, lzma.open(packed) as raw:
            for line in TextIOWrapper(raw, encoding="utf-8", newline="\n"):
                if not line.startswith("#"):
                    yield line.rstrip("\n")
    except (lzma.LZMAError, EOFError, UnicodeDecodeError) as problem:
        raise DataError(f"{table}: not a gazetteer table: {problem}") from problem


def compile_table(
    lines: Iterable[str], packs: Iterable[tuple[str, Iterable[PackPlace]]], path: Path
) -> None:
    """Write the SQLite file of a table's lines and of named packs to ``path``.

    Raises DataError that names the line which breaks the format.
    """
    places: list[tuple[object, ...]] = []
    names: list[tuple[str, int]] = []
    loose: list[tuple[str, int]] = []
    sounds: list[tuple[str, str, str, int]] = []
    for number, line in enumerate(lines, start=1):
        try:
            place, spellings = _read(line)
        except ValueError as problem:
            raise DataError(f"gazetteer table, line {number}: {problem}") from problem
        geonames = place[0]
        keys = {name_key(s) for s in spellings}
        places.append(place)
        names.extend((k, geonames) for k in keys if k)
        # A loose key that is also a plain one is found by the plain look-up.
        loose.extend((k, geonames) for k in {loose_key(s) for s in spellings} - keys if k)
        sounds.extend((str(place[3]), *s, geonames) for s in sounds_of(str(place[3]), spellings))
    with closing(sqlite3.connect(path)) as base:
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,'',NULL)", places)
        base.executemany("INSERT INTO name VALUES (?,?)", sorted(names))
        base.executemany("INSERT INTO loose VALUES (?,?)", sorted(loose))
        base.executemany("INSERT INTO sound VALUES (?,?,?,?)", sorted(sounds))
        without = 0
        for name, inside in packs:
            without = put_in(base, name, inside, without)
        # One row has all that a look-up compares; of 20,000 names hundreds may share a frame.
        base.execute(
            "INSERT INTO frame SELECT country, frame, group_concat(DISTINCT sounds) FROM sound"
            " GROUP BY country, frame"
        )
        measure_reach(base)
        base.execute(f"PRAGMA user_version={FORM}")
        base.commit()


def _read(
    line: str,
) -> tuple[tuple[int, str, str, str, str, float, float, int], tuple[str, ...]]:
    """Return the place of a line, and the spellings of its name."""
    values = line.split("\t")
    if len(values) != len(COLUMNS):
        raise ValueError(f"{len(values)} columns instead of {len(COLUMNS)}")
    geonames, kind, name, plain, country, admin1, lat, lon, population, alternates = values
    place = (
        int(geonames),
        kind,
        plain or name,
        country,
        admin1,
        float(lat),
        float(lon),
        int(population),
    )
    return place, (name, *alternates.split("|")) if alternates else (name,)
