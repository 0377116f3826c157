"""Templates of time expressions, opened into plain rows of words and classes.

How they are written stands at the top of ``schemas/times.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from selon.errors import DataError

_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|\d+|[^\w\s]")
_PIECE = re.compile(r"\{[a-z_]+(?::[a-z_0-9]+)?\}|[\[\]()<>|_]|[^\s{}\[\]()<>|_]+")
_SAME = {"’": "'", "ʼ": "'", "‑": "-", "–": "-", "—": "-", "−": "-"}


def fold(word: str) -> str:
    """Return a word without case, accents and kinds of apostrophe or dash."""
    if word.isascii():
        return word.lower()
    bare = unicodedata.normalize("NFD", _SAME.get(word, word).lower())
    return "".join(c for c in bare if not unicodedata.combining(c))


def fold_all(words: str) -> tuple[str, ...]:
    """Return the folded words and marks of an expression, in order."""
    return tuple(fold(w) for w in _WORD.findall(words))


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a template: a folded ``word``, or a class (then ``word`` is "")."""

    word: str
    name: str = ""
    slot: str = ""
    glued: bool = False


Row = tuple["Element | str", ...]


def open_template(
    template: str, where: str, names: Iterable[str], valueless: Iterable[str]
) -> Iterator[Row]:
    """Yield the plain rows of a template; the strings "<" and ">" stand for marks."""
    pieces = _PIECE.findall(template)
    rows, rest = _alternatives(pieces, 0, "", where)
    if rest != len(pieces):
        raise DataError(f"times.yaml: {where}: unbalanced brackets in {template!r}")
    for row in rows:
        for element in row:
            if isinstance(element, Element) and element.name and element.name not in names:
                raise DataError(f"times.yaml: {where}: no class {element.name!r}")
        yield tuple(_glue(row, valueless))


def _alternatives(pieces: list[str], at: int, closer: str, where: str) -> tuple[list[Row], int]:
    done: list[Row] = []
    rows: list[Row] = [()]
    while at < len(pieces) and pieces[at] != closer:
        piece = pieces[at]
        more: list[Row]
        if piece == "|":
            done, rows, at = done + rows, [()], at + 1
            continue
        if piece in "[(":
            more, at = _alternatives(pieces, at + 1, "]" if piece == "[" else ")", where)
            if at >= len(pieces):
                raise DataError(f"times.yaml: {where}: a bracket is left open")
            if piece == "[":
                more = [(), *more]
        elif piece in "<>_":
            more = [(piece,)]
        elif piece in "])":
            raise DataError(f"times.yaml: {where}: a bracket closes that never opened")
        else:
            more = [tuple(_elements(piece))]
        rows, at = [row + m for row in rows for m in more], at + 1
    return done + rows, at


def _elements(piece: str) -> Iterator[Element]:
    if piece.startswith("{"):
        name, _, slot = piece[1:-1].partition(":")
        default = "iso" if name in ("iso_date", "numeric_date") else name
        yield Element("", name, slot or default)
    else:
        yield from (Element(word) for word in fold_all(piece))


def _glue(row: Row, valueless: Iterable[str]) -> Iterator[Element | str]:
    """Fold the "_" of a row into its elements and leave valueless classes without a slot."""
    glued = False
    for element in row:
        if element == "_":
            glued = True
        elif isinstance(element, Element):
            slot = "" if element.name in valueless else element.slot
            yield Element(element.word, element.name, slot, glued)
            glued = False
        else:
            yield element
