"""Folds written names to words, and finds names in a row of words in one pass."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")

BREAK = ""
"""Stands for punctuation that no name runs across."""

_JOINERS = frozenset("-'’‐‑–./&·`´ʼʿʾ")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 60
"""Characters of a token that can still be part of a name."""


def fold(text: str) -> str:
    """Return text in lower case without accents; what is neither letter nor digit is a space.

    Dots inside abbreviations vanish ("U.S." is "us").
    """
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text).casefold()
    if plain.isalnum():
        return plain
    if "." in plain and _abbreviation(plain):
        plain = plain.replace(".", "")
    if not plain.isascii():
        plain = "".join([c for c in plain if not unicodedata.combining(c)])
    return " ".join(_WORD.findall(plain))


def _abbreviation(text: str) -> bool:
    letters = text.rstrip(".").split(".")
    return len(text) > 2 and all(len(part) == 1 and part.isalpha() for part in letters)


@lru_cache(maxsize=65536)
def words_of(token: str) -> tuple[str, ...]:
    """Return the folded words of a token; ``(BREAK,)`` for punctuation that ends a name."""
    if len(token) > _LONGEST:
        return (BREAK,)
    words = tuple(fold(token).split())
    if words:
        return words
    return () if token and all(c in _JOINERS or c.isspace() for c in token) else (BREAK,)


def letters(text: str) -> str:
    """Return the letters and digits of a text as they are written ("U.N." is "UN")."""
    return text if text.isalnum() else "".join(_WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A name found: tokens ``first`` to ``last`` (exclusive) and what they may name."""

    first: int
    last: int
    values: tuple[T, ...]


class _Node(Generic[T]):
    __slots__ = ("next", "values")

    def __init__(self) -> None:
        self.next: dict[str, _Node[T]] = {}
        self.values: list[T] = []


class NameTrie(Generic[T]):
    """Names by their folded words.

    ``equals`` maps spellings of one word to each other ("abou" and "abu"), so that names
    written in another alphabet are found however they are transliterated.
    """

    def __init__(self, equals: dict[str, str] | None = None) -> None:
        self._root: _Node[T] = _Node()
        self._equals = equals or {}

    def add(self, words: Sequence[str], value: T) -> None:
        """Store a name under its folded words; a name without words is left out."""
        node = self._root
        for word in words:
            key = self._equals.get(word, word)
            after = node.next.get(key)
            if after is None:
                after = node.next[key] = _Node()
            node = after
        if words and value not in node.values:
            node.values.append(value)

    def look_up(self, words: Iterable[str]) -> tuple[T, ...]:
        """Return what exactly these folded words name."""
        node: _Node[T] | None = self._root
        for word in words:
            node = node.next.get(self._equals.get(word, word)) if node else None
        return tuple(node.values) if node else ()

    def starts(self, words: Sequence[str]) -> Iterator[int]:
        """Yield where in a row of words a name may begin, as far as its first two words tell.

        Most words open no name, and articles that do are followed by another word.
        """
        root, equals, last = self._root, self._equals, len(words) - 1
        opening = {
            word: node
            for word in set(words)
            if (node := root.next.get(equals.get(word, word)) or _without_genitive(root, word))
        }
        for at in [at for at, word in enumerate(words) if word in opening]:
            node = opening[words[at]]
            if not node.values:
                word = words[at + 1] if at < last else BREAK
                if equals.get(word, word) not in node.next and word[:-1] not in node.next:
                    continue
            yield at

    def at(self, words: Sequence[str], start: int) -> Iterator[tuple[int, list[T]]]:
        """Yield ends and values of the names that begin at ``start``, shortest first."""
        node, equals = self._root, self._equals
        for at in range(start, len(words)):
            word = words[at]
            after = node.next.get(equals.get(word, word))
            if after is None:
                lost = _without_genitive(node, word)
                if lost is not None:
                    yield at + 1, lost.values
                return
            if after.values:
                yield at + 1, after.values
            node = after


def _without_genitive(node: _Node[T], word: str) -> _Node[T] | None:
    """Return the end of a name whose last word has a genitive that lost its apostrophe."""
    lost = node.next.get(word[:-1]) if len(word) > 4 and word.endswith("s") else None
    return lost if lost is not None and lost.values else None
