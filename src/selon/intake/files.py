"""Reads one file or standard input, or says in one sentence why it cannot."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from selon.errors import BinaryInput, EmptyInput, TooLarge, UnreadableInput
from selon.intake.binary import binary_kind
from selon.intake.characters import character_notes, has_words, looks_binary
from selon.intake.decoding import decode

MAX_BYTES = 20_000_000
"""The largest input that is read, in bytes (20 MB). A longer one is refused whole."""

_HTML = ("<!doctype html", "<html")


@dataclass(frozen=True, slots=True)
class Intake:
    """A text as decoded, under the name it was given by, with notes on its bytes."""

    name: str
    text: str
    notes: tuple[str, ...] = ()


def read_input(path: str) -> Intake:
    """Return the text of a file, or of standard input for "-".

    Line ends and all characters stay as decoded. Raises UnreadableInput, EmptyInput,
    BinaryInput or TooLarge; each message starts with the name of the input.
    """
    name = "standard input" if path == "-" else path
    data = _standard_input() if path == "-" else _file(path)
    if len(data) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1_000_000} MB"
        raise TooLarge(f"{name}: is above the limit of {limit}: give its reports one by one")
    kind = binary_kind(data)
    if kind is not None:
        raise BinaryInput(f"{name}: looks like {kind[0]}, not text: {kind[1]}")
    text, notes = decode(data)
    if not text.strip("\x00 \t\r\n\ufeff"):
        raise EmptyInput(f"{name}: is empty: give a file that holds a report")
    if looks_binary(text):
        raise BinaryInput(f"{name}: is not text (too many control characters): give plain text")
    if not has_words(text):
        raise EmptyInput(f"{name}: holds no words: give a file that holds a report")
    if text[:200].lstrip().lower().startswith(_HTML):
        notes = (*notes, "looks like HTML: its tags were read as text")
    return Intake(name, text, notes + character_notes(text))


def _standard_input() -> bytes:
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _file(path: str) -> bytes:
    """Return the bytes of a file, at most one more than the limit."""
    try:
        if Path(path).is_dir():
            raise UnreadableInput(f"{path}: is a directory: give the files in it")
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableInput(f"{path}: does not exist: check its name") from None
    except PermissionError:
        raise UnreadableInput(f"{path}: may not be opened: check its permissions") from None
    except (OSError, ValueError) as problem:
        # ValueError: a name that holds NUL.
        reason = getattr(problem, "strerror", None) or str(problem)
        raise UnreadableInput(f"{path}: cannot be opened ({reason}): check its name") from None
