"""Changes a user's file of actors: wholly or not at all, and one writer at a time."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from selon.actors.layer import Layer, read_layer
from selon.actors.reading import Entry, Knowledge, read_knowledge
from selon.data import DataText, compose, read_data
from selon.errors import DataError, SetupError

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_Edit = tuple[int, int, str]
"""Where a piece of a text starts and ends, and what stands there instead."""


def change_layer(path: Path, new: DataText, *, replace: bool = False) -> Layer:
    """Put the entries and merges of a text into the file at ``path`` and return them.

    The file is made where it is not there; its comments and the rest of it stay as they are.
    Raises DataError, and changes nothing, where the file or the text is broken, or where an
    id is in the file already and ``replace`` does not ask to put the new entry in its place.
    """
    # A link to the file stays one.
    path = Path(os.path.realpath(path))
    try:
        if path.exists() and not path.is_file():
            raise SetupError(f"{path}: is no plain file: name another one with --actors")
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _locked(path):
            return _changed(path, new, replace)
    except OSError as problem:
        raise SetupError(
            f"{path}: cannot be written ({problem.strerror}): name another file with --actors"
        ) from problem


def layer_text(entries: Iterable[Entry], merges: Iterable[tuple[str, str]]) -> str:
    """Return a file of actors, one entry or merge a line."""
    rows: dict[str, list[Any]] = {
        "actors": list(entries),
        "merges": [_merge(*pair) for pair in merges],
    }
    return "".join(
        f"{key}:\n" + "".join(f"- {_line(row)}\n" for row in found) if found else f"{key}: []\n"
        for key, found in rows.items()
    )


def _merge(start: str, end: str) -> dict[str, str]:
    return {"from": start, "into": end}


def _line(row: Mapping[str, Any]) -> str:
    text: str = yaml.dump(
        dict(row),
        Dumper=_Dumper,
        default_flow_style=True,
        allow_unicode=True,
        sort_keys=False,
        width=2**31 - 1,
    )
    return text.strip()


def _changed(path: Path, new: DataText, replace: bool) -> Layer:
    known = read_knowledge()
    before = read_data(path) if path.exists() else DataText(str(path), "")
    old = read_layer(before, known)
    added = read_layer(new, known, beside=old)
    if not replace:
        _refuse_known(path, new, old, added)
    entries = {e["id"]: e for e in (*old.entries, *added.entries)}
    merges = dict(old.merges) | dict(added.merges)
    text = _edited(before.text, added)
    if not _holds(DataText(str(path), text), known, entries, merges):
        text = layer_text(entries.values(), merges.items())
        read_layer(DataText(str(path), text), known)
    _write(path, text)
    return added


def _refuse_known(path: Path, new: DataText, old: Layer, added: Layer) -> None:
    rows = {"actors": [e["id"] for e in added.entries], "merges": [m[0] for m in added.merges]}
    known = {"actors": old.ids, "merges": {merge[0] for merge in old.merges}}
    for key, ids in rows.items():
        for number, one in enumerate(ids):
            if one in known[key]:
                told = f"it is in {path} already: give --replace to put this in its place"
                raise new.refusal([key, number], told, {key: [{"id": i} for i in ids]})


def _holds(
    text: DataText, known: Knowledge, entries: Mapping[str, Entry], merges: Mapping[str, str]
) -> bool:
    """Say whether a text holds what it should: not every file can be edited by its marks."""
    try:
        found = read_layer(text, known)
    except DataError:
        return False
    return (list(found.entries), dict(found.merges)) == (list(entries.values()), merges)


def _edited(text: str, added: Layer) -> str:
    """Return a file's text with rows added or put in the place of others, the rest as it is."""
    root = compose(text)
    sections = {k.value: node for k, node in root.value} if root is not None else {}
    merges = [_merge(*pair) for pair in added.merges]
    edits = [
        *_edits(text, sections.get("actors"), "actors", "id", added.entries),
        *_edits(text, sections.get("merges"), "merges", "from", merges),
    ]
    pieces, at = [], 0
    for start, end, piece in sorted(edits, key=lambda edit: edit[0]):
        pieces += [text[at:start], piece]
        at = end
    return "".join((*pieces, text[at:]))


def _edits(
    text: str, section: Any, key: str, name: str, rows: Iterable[Mapping[str, Any]]
) -> Iterator[_Edit]:
    nodes = {} if section is None else {_part(node, name): node for node in section.value}
    new = []
    for row in rows:
        node = nodes.get(row[name])
        if node is None:
            new.append(_line(row))
        else:
            yield node.start_mark.index, _end(node), _line(row)
    if new:
        yield _addition(text, section, key, new)


def _addition(text: str, section: Any, key: str, lines: list[str]) -> _Edit:
    newline = "\r\n" if "\r\n" in text else "\n"
    if section is None:
        start = newline if text and not text.endswith("\n") else ""
        rows = "".join(f"- {line}{newline}" for line in lines)
        return len(text), len(text), f"{start}{key}:{newline}{rows}"
    if section.flow_style:
        at = section.end_mark.index - 1
        return at, at, (", " if section.value else "") + ", ".join(lines)
    last = _end(section)
    at = text.find(newline, last)
    at = len(text) if at < 0 else at
    indent = newline + " " * section.start_mark.column + "- "
    return at, at, "".join(indent + line for line in lines)


def _part(node: Any, name: str) -> str:
    return next(str(value.value) for key, value in node.value if key.value == name)


def _end(node: Any) -> int:
    """Return where a node's own text ends: marks of blocks lie behind the comments after them."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return int(node.end_mark.index)


def _write(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    scratch = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            scratch.chmod(stat.S_IMODE(path.stat().st_mode))
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)
    _settle(path.parent)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)

    def _settle(folder: Path) -> None:
        """Windows keeps the names of files by itself."""

else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)

    def _settle(folder: Path) -> None:
        """Make sure that the new name outlives a loss of power."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the only right to change a file; the file beside it that says so stays."""
    lock = path.with_name(f".{path.name}.lock")
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)
