"""Packs: further places that a user adds to the gazetteer, one file each in a folder of theirs.

A pack is a gzip-compressed table, written by ``add_pack`` alone and never changed in place: it
takes its name when it is whole and the gazetteer with it has been compiled.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from selon.errors import InputError, SetupError
from selon.gazetteer.pack_format import ENDING, about_pack, pack_name, write_pack
from selon.gazetteer.pack_tables import Columns, Regions, read_places
from selon.gazetteer.store import Gazetteer, forget_compiled, open_gazetteer
from selon.userdata import user_path

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack in a folder: ``places`` is how many it holds, ``source`` the file it came from."""

    name: str
    path: Path
    places: int
    source: str


def default_folder() -> Path | None:
    """Return where a user's packs are kept, there or not; null where no folder is known.

    ``SELON_PACKS`` overrides the platform's own place for data.
    """
    return user_path("SELON_PACKS", "packs")


def pack_paths(folder: Path | None) -> tuple[Path, ...]:
    """Return the packs in a folder by name; none where there is no such folder."""
    if folder is None or not folder.is_dir():
        return ()
    return tuple(sorted(p for p in folder.glob(f"*{ENDING}") if _NAME.fullmatch(pack_name(p))))


def list_packs(folder: Path) -> tuple[Pack, ...]:
    """Return the packs in a folder; DataError where one is broken."""
    return tuple(Pack(pack_name(p), p, *about_pack(p)) for p in pack_paths(folder))


def add_pack(
    source: Path, folder: Path, name: str, *, columns: Columns | None = None, replace: bool = False
) -> Pack:
    """Make a pack of a table of places, and compile the gazetteer with it; return it.

    ``columns`` says what the columns of a CSV file hold. Raises InputError for a name that cannot
    be or is taken, DataError for a broken table, SetupError where the folder cannot be written;
    the packs are then as they were.
    """
    if not _NAME.fullmatch(name):
        raise InputError(
            f"{name!r} is no name of a pack: give one of letters, digits, - and _ with --name"
        )
    target = folder / f"{name}{ENDING}"
    if target.exists() and not replace:
        raise InputError(f"{target}: is there already: give --replace, or another name with --name")
    before = pack_paths(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=folder) as scratch:
            made = Path(scratch) / target.name
            places = write_pack(
                made, source, read_places(source, columns, _regions(open_gazetteer()))
            )
            after = sorted({p for p in before if p != target} | {made}, key=lambda p: p.name)
            open_gazetteer(packs=after)
            forget_compiled(before, after)
            made.replace(target)
    except OSError as problem:
        raise _unwritable(folder, problem) from problem
    return Pack(name, target, places, source.name)


def remove_pack(folder: Path, name: str) -> None:
    """Take a pack away; InputError where there is none of this name."""
    found = {pack_name(path): path for path in pack_paths(folder)}
    if name not in found:
        known = f"there are {', '.join(found)}" if found else "there is none"
        raise InputError(f"{folder}: no pack is called {name}: {known}")
    try:
        forget_compiled(tuple(found.values()))
        found[name].unlink()
    except OSError as problem:
        raise _unwritable(folder, problem) from problem


def _regions(gazetteer: Gazetteer) -> Regions:
    """Return a function that tells which code GeoNames gives to a region, by id or by name."""

    def code(geonames: int, country: str, name: str) -> str:
        record = gazetteer.record(geonames) if geonames else None
        if record is not None and record.kind == "region":
            return record.admin1
        for found in gazetteer.look_up(name):
            if found.kind == "region" and found.country == country:
                return found.admin1
        return ""

    return code


def _unwritable(folder: Path, problem: OSError) -> SetupError:
    return SetupError(
        f"{folder}: cannot be written ({problem.strerror}): set SELON_PACKS to another folder"
    )
