"""Opens the files that packs are made of: plain, gzip or zip, and never more than they may hold.

Everything is read as a stream and counted after decompression, so that a small file cannot fill
memory or disk.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from selon.errors import DataError

MAX_BYTES = 2_000_000_000
"""Bytes a table may have once decompressed; GeoNames' dump of all countries has 1.7 GB."""
MAX_LINE = 100_000
"""Bytes a line may have."""
MAX_ROWS = 15_000_000
_MAX_RATIO = 100
"""How many times a file may grow; tables of places grow five- to tenfold."""
_FREE_BYTES = 10_000_000
"""Bytes that are read before growth is looked at."""
_GZIP, _ZIP = b"\x1f\x8b", b"PK"
_NOTES = ("readme", "license", "licence")


def table_lines(path: Path) -> Generator[str, None, None]:
    """Yield the lines of a table of places, without line ends.

    Raises DataError that names file, line and what to do where the file cannot be read, is
    broken, larger than it may be, or no text.
    """
    number = 0
    try:
        with _opened(path) as file:
            for number, line in enumerate(_counted(path, file), start=1):  # noqa: B007
                yield line
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as problem:
        raise _unreadable(path, number, problem) from problem


def _unreadable(path: Path, number: int, problem: Exception) -> DataError:
    if isinstance(problem, OSError) and problem.strerror:
        return DataError(
            f"{path}: cannot be read ({problem.strerror}): check its name and permissions"
        )
    after = f"breaks off or is damaged after line {number}"
    return DataError(f"{path}: {after} ({problem}): fetch it again")


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as raw:
        magic = raw.read(2)
        raw.seek(0)
        if magic == _GZIP:
            with gzip.open(raw) as unpacked:
                yield cast(IO[bytes], unpacked)
        elif magic == _ZIP:
            with zipfile.ZipFile(raw) as archive, archive.open(_member(path, archive)) as file:
                yield file
        else:
            yield raw


def _member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    tables = [
        entry
        for entry in archive.infolist()
        if not entry.is_dir() and not Path(entry.filename).name.casefold().startswith(_NOTES)
    ]
    if len(tables) != 1:
        raise DataError(f"{path}: holds {len(tables)} tables: give an archive of one, or unpack it")
    return tables[0]


def _counted(path: Path, file: IO[bytes]) -> Iterator[str]:
    packed, size = path.stat().st_size, 0
    limit = min(MAX_BYTES, max(_FREE_BYTES, packed * _MAX_RATIO))
    stream = io.BufferedReader(file, 1 << 16) if isinstance(file, io.RawIOBase) else file
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        size += len(line)
        if size > limit:
            raise DataError(
                f"{path}: grows beyond {limit // 1_000_000} MB when unpacked: give a part of it"
            )
        if len(line) > MAX_LINE:
            raise DataError(f"{path}, line {number}: longer than {MAX_LINE:,} bytes: give a table")
        if number > MAX_ROWS:
            raise DataError(f"{path}: more than {MAX_ROWS:,} lines: give a part of it")
        yield _text(path, number, line)


def _text(path: Path, number: int, line: bytes) -> str:
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as problem:
        raise DataError(f"{path}, line {number}: not UTF-8 text: save it as UTF-8") from problem
    if "\x00" in text:
        raise DataError(f"{path}, line {number}: not text: give a table of places")
    return text.rstrip("\r\n")
