"""Opens the compiled gazetteer and looks names up in it."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Collection, Sequence
from contextlib import closing
from functools import cache, lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from selon.data import resource
from selon.errors import DataError
from selon.gazetteer.cache import cache_folder, compiled
from selon.gazetteer.compile import FORM, compile_table, table_lines
from selon.gazetteer.folding import loose_key, name_key
from selon.gazetteer.pack_format import pack_name, read_pack
from selon.gazetteer.records import GazetteerRecord
from selon.gazetteer.romanising import romanisation

_PLACE = (
    "p.geonames, p.kind, p.name, p.country, p.admin1, p.lat, p.lon, p.population, p.source,"
    " p.reach_km"
)
_BY_NAME = f"SELECT {_PLACE} FROM name n JOIN place p USING (geonames) WHERE n.key = ?"
_BY_LOOSE = (
    f"SELECT {_PLACE} FROM place p WHERE p.geonames IN"
    " (SELECT geonames FROM loose WHERE key = ?1 UNION SELECT geonames FROM name WHERE key = ?1)"
)
_BY_FRAME = "SELECT sounds FROM frame WHERE country = ? AND frame = ?"
_BY_SOUND = (
    f"SELECT {_PLACE} FROM sound s JOIN place p USING (geonames)"
    " WHERE s.country = ? AND s.frame = ? AND s.sounds = ?"
)
_COUNTRY = f"SELECT {_PLACE} FROM place p WHERE p.kind = 'country' AND p.country = ?"
_REGIONS = f"SELECT {_PLACE} FROM place p WHERE p.country = ? AND p.kind = 'region'"
_TOWNS = f"SELECT {_PLACE} FROM place p WHERE p.country = ? AND p.kind = 'city' AND p.admin1 = ?"
_BY_ID = f"SELECT {_PLACE} FROM place p WHERE p.geonames = ?"
_KIND_ORDER = {"country": 0, "region": 1, "city": 2}
_CACHED_NAMES = 16_384
_LONGEST_NAME = 100


class Gazetteer:
    """Look-ups in one compiled gazetteer file, which stays on disk.

    ``packs`` is a short hash of the packs in it, "" for none.
    May be sent to worker processes: each opens the file anew at its first look-up.
    """

    def __init__(self, path: Path, packs: str = "") -> None:
        self._path = path
        self.packs = packs
        self._base: sqlite3.Connection | None = None
        self._process = 0
        self._cached = lru_cache(maxsize=_CACHED_NAMES)(self._find)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path, str]]:
        return Gazetteer, (self._path, self.packs)

    def look_up(
        self, name: str, *, loose: bool = True, countries: Collection[str] = ()
    ) -> tuple[GazetteerRecord, ...]:
        """Return the places a name may mean: countries, regions, then towns by population.

        Case, accents, hyphens and apostrophes do not count. Where nothing bears the name
        and ``loose`` allows it, spellings that differ by an Arabic article, doubled letters
        or gaps are tried. In ``countries`` (ISO 3166-1) other romanisations are found as well,
        for what one writer calls "Sawad" is "Swad" to another; not elsewhere, for all over the
        world some place would sound like any name.
        """
        return self._cached(name, loose, frozenset(countries))

    def record(self, geonames: int) -> GazetteerRecord | None:
        """Return the place with this GeoNames id, if the gazetteer has it."""
        row = self._connection().execute(_BY_ID, (geonames,)).fetchone()
        return GazetteerRecord(*row) if row else None

    def country(self, code: str) -> GazetteerRecord | None:
        """Return the country with this ISO 3166-1 alpha-2 code, if the gazetteer has it."""
        row = self._connection().execute(_COUNTRY, (code,)).fetchone()
        return GazetteerRecord(*row) if row else None

    def parts(self, geonames: int) -> tuple[GazetteerRecord, ...]:
        """Return the regions of a country, or the towns of a region, or nothing of a town."""
        whole = self.record(geonames)
        if whole is None or whole.kind == "city":
            return ()
        base = self._connection()
        if whole.kind == "country":
            rows = base.execute(_REGIONS, (whole.country,))
        else:
            rows = base.execute(_TOWNS, (whole.country, whole.admin1))
        return tuple(GazetteerRecord(*row) for row in rows)

    def _find(
        self, name: str, loose: bool, countries: frozenset[str]
    ) -> tuple[GazetteerRecord, ...]:
        base = self._connection()
        # SQLite cannot take lone surrogates; no place has one in its name.
        clean = name.encode("utf-8", "ignore").decode()
        key = name_key(clean)
        rows = base.execute(_BY_NAME, (key,)).fetchall() if key else []
        if not rows and loose and (wider := loose_key(clean)):
            rows = base.execute(_BY_LOOSE, (wider,)).fetchall()
        records = {GazetteerRecord(*row) for row in rows}
        if loose and countries:
            records |= self._sounding(clean, countries)
        order = sorted(records, key=lambda r: (_KIND_ORDER[r.kind], -r.population, r.geonames))
        return tuple(order)

    def _sounding(self, name: str, countries: frozenset[str]) -> set[GazetteerRecord]:
        """Return the places in some countries whose names romanise what ``name`` does."""
        tables = romanisation()
        if len(name) > _LONGEST_NAME or not (sounds := tables.sounds(name)):
            return set()
        if not (frame := tables.frame(sounds)):
            return set()
        base, parted, found = self._connection(), tables.parted(sounds), set()
        for country in countries:
            row = base.execute(_BY_FRAME, (country, frame)).fetchone()
            for other in tables.names_like(parted, row[0].split(",") if row else ()):
                places = base.execute(_BY_SOUND, (country, frame, other))
                found |= {GazetteerRecord(*place) for place in places}
        return found

    def _connection(self) -> sqlite3.Connection:
        # A connection must not cross a fork.
        if self._base is None or self._process != os.getpid():
            self._base = _connect(self._path)
            self._process = os.getpid()
        return self._base


def open_gazetteer(
    table: Traversable | Path | None = None, *, packs: Sequence[Path] = ()
) -> Gazetteer:
    """Return the gazetteer of a table, by default the one Selon ships, with packs on top.

    The first call on a machine compiles the tables into the cache folder (some seconds);
    later ones only open the file. The shipped one is opened once a process. Raises DataError
    for a broken table or pack, SetupError when no folder can be written.
    """
    return _opened(table or _table(), packs) if table or packs else _shipped()


def forget_compiled(packs: Sequence[Path], kept: Sequence[Path] = ()) -> None:
    """Delete what is compiled of the shipped table with packs that are about to change, unless
    those ``kept`` in their place are the same."""
    if packs and _name(_table(), packs) != _name(_table(), kept):
        (cache_folder() / _name(_table(), packs)).unlink(missing_ok=True)


@cache
def _shipped() -> Gazetteer:
    return _opened(_table(), ())


def _table() -> Traversable:
    return resource("selon.gazetteer", "data/places.tsv.xz")


def _opened(table: Traversable | Path, packs: Sequence[Path]) -> Gazetteer:
    path = compiled(
        _name(table, packs),
        build=lambda scratch: compile_table(
            table_lines(table), ((pack_name(p), read_pack(p)) for p in packs), scratch
        ),
        valid=_valid,
    )
    return Gazetteer(path, _digest(*packs)[:8] if packs else "")


def _name(table: Traversable | Path, packs: Sequence[Path]) -> str:
    """Return the name of a compiled file, made of all that goes into it."""
    shipped = _digest(table, resource("selon.gazetteer", "data/romanisation.yaml"))
    parts = ("places", shipped, _digest(*packs) if packs else "", str(FORM))
    return "-".join(filter(None, parts)) + ".sqlite"


def _digest(*tables: Traversable | Path) -> str:
    """Return a hash of tables with their names and order."""
    digest = hashlib.sha256()
    for table in tables:
        try:
            digest.update(hashlib.sha256(table.read_bytes()).digest() + table.name.encode())
        except OSError as problem:
            raise DataError(
                f"{table}: cannot be read ({problem.strerror}): check its permissions"
            ) from problem
    return digest.hexdigest()[:16]


def _connect(path: Path) -> sqlite3.Connection:
    # immutable: nobody writes the file after it took its name, so no locks are needed.
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )


def _valid(path: Path) -> bool:
    """Say whether a compiled file is there and whole."""
    if not path.is_file():
        return False
    try:
        with closing(_connect(path)) as base:
            form = base.execute("PRAGMA user_version").fetchone()[0]
            base.execute("SELECT 1 FROM loose LIMIT 1").fetchone()
    except sqlite3.DatabaseError:
        return False
    return bool(form == FORM)
