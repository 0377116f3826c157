"""Reads places out of tables: GeoNames dumps, Who's On First tables, CSV files of p-codes.

GeoNames dump: 19 columns parted by tabs, no header (download.geonames.org/export/dump/readme.txt).
Who's On First: parted by tabs, with a header that names ``wof_id``, ``gn_id``, ``placetype``,
``name``, ``names``, ``lat``, ``lon``, ``country``, ``admin1_wof`` and ``population``. CSV: any
header; a map says which columns hold what.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from selon.errors import DataError
from selon.gazetteer.pack_files import table_lines
from selon.gazetteer.records import RecordKind

Columns = Mapping[str, Sequence[str]]
"""Names of a CSV file's columns by what they hold; several only for ``names``."""

FIELDS = ("name", "lat", "lon", "country", "id", "names", "population", "kind", "region")
_NEEDED = ("name", "lat", "lon", "country")
_GEONAMES_COLUMNS = 19
_WOF_COLUMNS = frozenset({"wof_id", "gn_id", "placetype", "name", "names", "lat", "lon", "country"})
_WOF_KINDS: Mapping[str, RecordKind] = {"locality": "city", "region": "region"}
_CSV_KINDS: Mapping[str, RecordKind] = {"": "city", "city": "city", "region": "region"}
_DELIMITERS = ",;\t|"
_MOST_NAMES = 400
_LONGEST_NAME = 200
_MOST_PEOPLE = 10**10


@dataclass(frozen=True, slots=True)
class PackPlace:
    """A place of a pack: ``id`` is its source's, ``geonames`` its GeoNames id or 0, ``admin1``
    GeoNames' code of its first-level region or ""; the point is in degrees."""

    id: str
    geonames: int
    kind: RecordKind
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    names: tuple[str, ...]


Regions = Callable[[int, str, str], str]
"""Returns GeoNames' code of a region, given its GeoNames id (or 0), its country and its name."""


def read_places(path: Path, columns: Columns | None, regions: Regions) -> Iterator[PackPlace]:
    """Yield the towns and regions of a table; rows of other kinds or without a name are left out.

    ``columns`` is given for CSV alone. Raises DataError that names file and line for a table of
    another form, and for values that cannot be.
    """
    lines = table_lines(path)
    first = next(lines, "")
    rows = _Rows(path, regions)
    if columns is not None:
        yield from _csv_places(rows, chain((first,), lines), columns)
    elif "wof_id" in first.split("\t"):
        yield from _wof_places(rows, first.split("\t"), lines)
    elif first.count("\t") == _GEONAMES_COLUMNS - 1:
        yield from _geonames_places(rows, chain((first,), lines))
    else:
        raise DataError(
            f"{path}, line 1: neither 19 columns as in a GeoNames dump nor a Who's On First header:"
            " for another table say with --columns what its columns hold"
        )


class _Rows:
    """Makes places of the values of rows, and says where a value cannot be."""

    def __init__(self, path: Path, regions: Regions) -> None:
        self.path, self.regions, self.number = path, regions, 0

    def refusal(self, told: str) -> DataError:
        return DataError(f"{self.path}, line {self.number}: {told}")

    def place(
        self, kind: RecordKind, own_id: str, geonames: str, name: str, names: Iterable[str],
        at: tuple[str, str], country: str, admin1: str, population: str,
    ) -> PackPlace | None:  # fmt: skip
        """Return a place; null where the row has no name, or no point."""
        lat, lon = self._degrees("latitude", at[0], 90), self._degrees("longitude", at[1], 180)
        code = country.strip().upper()
        if len(code) != 2 or not (code.isascii() and code.isalpha()):
            raise self.refusal(f"country {country[:20]!r} is no code of two letters such as ML")
        name = _clean(name)
        if not name or (lat == 0 and lon == 0):
            return None
        others = dict.fromkeys(filter(None, map(_clean, names)))
        return PackPlace(
            id="".join(c for c in own_id.strip() if c.isprintable())[:_LONGEST_NAME],
            geonames=self._whole("GeoNames id", geonames, 2**62),
            kind=kind,
            name=name,
            country=code,
            admin1=admin1,
            lat=lat,
            lon=lon,
            population=self._whole("population", population, _MOST_PEOPLE),
            names=tuple(others)[:_MOST_NAMES],
        )

    def _degrees(self, what: str, value: str, most: int) -> float:
        try:
            degrees = float(value)
        except ValueError:
            raise self.refusal(f"{what} {value[:20]!r} is no number: check the columns") from None
        if not -most <= degrees <= most:
            raise self.refusal(f"{what} {value[:20]} is beyond {most}: check the columns")
        return degrees

    def _whole(self, what: str, value: str, most: int) -> int:
        value = value.strip().removesuffix(".0")
        if value in ("", "-1", "-99"):
            return 0
        if not (value.isascii() and value.isdecimal()) or len(value) > 20 or int(value) > most:
            raise self.refusal(f"{what} {value[:20]!r} cannot be: check the columns")
        return int(value)


def _geonames_places(rows: _Rows, lines: Iterable[str]) -> Iterator[PackPlace]:
    for rows.number, line in enumerate(lines, start=1):
        values = line.split("\t")
        if len(values) != _GEONAMES_COLUMNS:
            raise rows.refusal(f"{len(values)} columns instead of {_GEONAMES_COLUMNS}")
        number, name, _, names, lat, lon, group, feature, country = values[:9]
        kind: RecordKind = "city" if group == "P" else "region"
        if group != "P" and feature != "ADM1":
            continue
        found = rows.place(
            kind, f"geonames:{number}", number, name, names.split(","), (lat, lon), country,
            values[10], values[14],
        )  # fmt: skip
        if found is not None:
            yield found


def _wof_places(rows: _Rows, head: Sequence[str], lines: Iterable[str]) -> Iterator[PackPlace]:
    rows.number = 1
    if missing := _WOF_COLUMNS - set(head):
        raise rows.refusal(f"column {min(missing)} is missing from the Who's On First header")
    codes = _wof_regions(rows, head)
    for rows.number, line in enumerate(lines, start=2):
        row = _row(rows, head, line.split("\t"))
        kind = _WOF_KINDS.get(row["placetype"])
        if kind is None:
            continue
        region = row["wof_id"] if kind == "region" else row.get("admin1_wof", "")
        found = rows.place(
            kind, f"wof:{row['wof_id']}", row["gn_id"], row["name"], row["names"].split("|"),
            (row["lat"], row["lon"]), row["country"], codes.get(region, ""),
            row.get("population", ""),
        )  # fmt: skip
        if found is not None:
            yield found


def _wof_regions(rows: _Rows, head: Sequence[str]) -> dict[str, str]:
    """Return the codes of regions by their Who's On First ids: a first walk over the table."""
    codes: dict[str, str] = {}
    for line in table_lines(rows.path):
        row = dict(zip(head, line.split("\t"), strict=False))
        if row.get("placetype") == "region":
            number = row.get("gn_id", "")
            geonames = int(number) if number.isascii() and number.isdecimal() else 0
            code = rows.regions(geonames, row.get("country", ""), row.get("name", ""))
            codes[row["wof_id"]] = code
    return codes


def _csv_places(rows: _Rows, lines: Iterable[str], columns: Columns) -> Iterator[PackPlace]:
    lines = iter(lines)
    first = next(lines)
    delimiter = max(_DELIMITERS, key=first.count)
    table = csv.reader(chain((first,), lines), delimiter=delimiter)
    head = [title.strip() for title in next(table, [])]
    rows.number = 1
    _check_columns(rows, head, columns)
    try:
        for values in table:
            rows.number = table.line_num
            found = _csv_place(rows, _row(rows, head, values), columns) if any(values) else None
            if found is not None:
                yield found
    except csv.Error as problem:
        raise rows.refusal(f"no CSV ({problem}): check its quotes") from problem


def _csv_place(rows: _Rows, row: Mapping[str, str], columns: Columns) -> PackPlace | None:
    told = {field: row[titles[0]] for field, titles in columns.items()}
    kind = _CSV_KINDS.get(told.get("kind", "").strip().casefold())
    if kind is None:
        return None
    region = told["name"] if kind == "region" else told.get("region", "")
    admin1 = rows.regions(0, told["country"].strip().upper(), region) if region else ""
    names = [n for title in columns.get("names", ()) for n in row[title].split("|")]
    return rows.place(
        kind, told.get("id", ""), "", told["name"], names, (told["lat"], told["lon"]),
        told["country"], admin1, told.get("population", ""),
    )  # fmt: skip


def _check_columns(rows: _Rows, head: Sequence[str], columns: Columns) -> None:
    if missing := [field for field in _NEEDED if field not in columns]:
        raise rows.refusal(
            f"--columns does not say which column holds {', '.join(missing)}: add"
            f" {missing[0]}=COLUMN"
        )
    known = ", ".join(head)[:300]
    for title in (title for titles in columns.values() for title in titles):
        if title not in head:
            raise rows.refusal(f"no column is called {title}: there are {known}")


def _row(rows: _Rows, head: Sequence[str], values: Sequence[str]) -> dict[str, str]:
    if len(values) != len(head):
        raise rows.refusal(f"{len(values)} columns instead of the header's {len(head)}")
    return dict(zip(head, values, strict=True))


def _clean(text: str) -> str:
    """Return a name without marks that are not seen; "" for years, numbers and other texts that
    name nothing."""
    name = "".join(c for c in text if c.isprintable() and c != "|").strip()
    return name if len(name) <= _LONGEST_NAME and any(c.isalpha() for c in name) else ""
