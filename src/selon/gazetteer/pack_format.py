"""The file of a pack: a gzip-compressed table of places, its head telling how many."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from selon.errors import DataError
from selon.gazetteer.pack_files import table_lines
from selon.gazetteer.pack_tables import PackPlace
from selon.gazetteer.records import RecordKind

ENDING = ".pack.gz"
_HEAD = "# selon pack 1"
_COLUMNS = 10
_KINDS: Mapping[str, RecordKind] = {"city": "city", "region": "region"}


def pack_name(path: Path) -> str:
    """Return the name of a pack's file without its ending."""
    return path.name.removesuffix(ENDING)


def read_pack(path: Path) -> Iterator[PackPlace]:
    """Yield the places of a pack; DataError where its file is broken."""
    for number, line in enumerate(table_lines(path), start=1):
        if number == 1 and line.startswith(_HEAD):
            continue
        try:
            yield _place(line)
        except (ValueError, KeyError) as problem:
            raise DataError(
                f"{path}, line {number}: not a pack: remove it with"
                f' "selon gazetteer remove {pack_name(path)}" and add it again'
            ) from problem


def _place(line: str) -> PackPlace:
    values = line.split("\t")
    if len(values) != _COLUMNS:
        raise ValueError(line)
    own, geonames, kind, name, country, admin1, lat, lon, population, names = values
    return PackPlace(
        own, int(geonames), _KINDS[kind], name, country, admin1, float(lat), float(lon),
        int(population), tuple(names.split("|")) if names else (),
    )  # fmt: skip


def write_pack(path: Path, source: Path, places: Iterable[PackPlace]) -> int:
    """Write a pack and return how many places it has: its head tells, so it comes last."""
    count = 0
    body = path.with_name("body")
    with gzip.GzipFile(body, "wb", compresslevel=6, mtime=0) as packed:
        for count, place in enumerate(places, start=1):  # noqa: B007
            packed.write((_line(place) + "\n").encode())
    if not count:
        raise DataError(f"{source}: no town or region in it: give another table")
    shown = "".join(c for c in source.name if c.isprintable())
    head = gzip.compress(f"{_HEAD}\t{count}\t{shown}\n".encode("utf-8", "replace"), mtime=0)
    with path.open("wb") as whole, body.open("rb") as rest:
        whole.write(head)
        shutil.copyfileobj(rest, whole)
        whole.flush()
        os.fsync(whole.fileno())
    return count


def _line(place: PackPlace) -> str:
    return "\t".join(
        (place.id, str(place.geonames), place.kind, place.name, place.country, place.admin1,
         f"{place.lat:.6f}", f"{place.lon:.6f}", str(place.population), "|".join(place.names))
    )  # fmt: skip


def about_pack(path: Path) -> tuple[int, str]:
    """Return how many places a pack holds and the name of the file it came from; DataError where
    its file is broken."""
    with closing(table_lines(path)) as lines:
        head, *about = next(lines, "").split("\t")
    if head != _HEAD or len(about) != 2 or not about[0].isdecimal():
        raise DataError(f"{path}: not a pack: delete the file, and add its table again")
    return int(about[0]), about[1]
