"""Runs of capitalised words that may be the name of a place, and how a parser labels them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from selon.gazetteer import ARTICLES, Gazetteer, GazetteerRecord, name_key
from selon.model import NamedEntity, Syntax

_LONGEST_NAME = 6
_SMALL_WORD = 4
"""Longest lower-case word inside a name ("sur", "upon")."""
_SHORT_NAME = 3
_CODE = 2
"""Letters of a region's code."""
_PLAIN_ARTICLES = frozenset({"al", "el"})
_TIES = frozenset({"-", "'", "’"})


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``first`` to ``last`` (exclusive) that the gazetteer knows as a name.

    ``exact`` is false where only the wider look-up found it.
    """

    first: int
    last: int
    text: str
    key: str
    records: tuple[GazetteerRecord, ...]
    exact: bool


class NameFinder:
    """Finds the names of one block; ``starts`` are the tokens at which one may begin."""

    def __init__(self, syntax: Syntax, gazetteer: Gazetteer) -> None:
        self._syntax, self._gazetteer = syntax, gazetteer
        self._tokens = syntax.tokens
        self._entity_of = _entity_index(syntax)
        self._capitals = [_capital(t.text) for t in syntax.tokens]
        self.starts = [
            i
            for i, t in enumerate(syntax.tokens)
            if self._capitals[i] or (t.text in ARTICLES and self._article(i))
        ]

    def names(self) -> Iterator[Name]:
        """Yield the names the gazetteer knows, the longest first where several start."""
        done = 0
        for at in self.starts:
            if at < done:
                continue
            ends = self._ends(at, self._end(at))
            name = self._longest(at, ends)
            if name is not None:
                yield name
                done = name.last
            elif not self._capitals[at]:
                # What follows an article is not a name without it.
                done = ends[0]

    def _ends(self, first: int, end: int) -> list[int]:
        """Return where a name that starts at token ``first`` may end, shortest first."""
        tokens = self._tokens
        ends = [first + 1] if self._capitals[first] else []
        for token in range(first + 1, min(end, first + _LONGEST_NAME)):
            text = tokens[token].text
            if self._capitals[token] or tokens[token].pos == "ADJ":
                ends.append(token + 1)
            elif text not in _TIES and not _small_word(text):
                break
        return ends

    def run(self, first: int) -> int:
        """Return where the capitalised words from token ``first``, a start, come to an end."""
        last = first
        for token in range(first, min(self._end(first), first + _LONGEST_NAME)):
            if self._capitals[token]:
                last = token + 1
            # "al-Nayrab et al-Ansari": "et" is an article elsewhere.
            elif (
                self._tokens[token].pos == "CCONJ"
                or self._tokens[token].text not in _TIES | ARTICLES
            ):
                break
        return last

    def capital(self, token: int) -> bool:
        """Say whether a token begins with a capital letter."""
        return self._capitals[token]

    def text(self, first: int, last: int) -> str:
        """Return the words from token ``first`` to ``last`` (exclusive)."""
        return self._syntax.span(self._tokens[first].start, self._tokens[last - 1].end).text

    def arabic(self, first: int, last: int) -> bool:
        """Say whether a name has an article of Arabic names in it: "Qabr al-Engleezi"."""
        words = [t.text.lower().partition("-")[0] for t in self._tokens[first:last]]
        return any(w in _PLAIN_ARTICLES for w in words)

    def entity(self, first: int, last: int) -> NamedEntity | None:
        """Return the parser's entity that these tokens reach into, if any."""
        for token in range(first, last):
            if (number := self._entity_of.get(token)) is not None:
                return self._syntax.entities[number]
        return None

    def label(self, first: int, last: int) -> str:
        """Return the parser's label of these tokens, or ""."""
        entity = self.entity(first, last)
        return entity.label if entity is not None else ""

    def outside(self, first: int, last: int) -> list[int]:
        """Return the tokens of the entity around a name that are not the name's own."""
        entity = self.entity(first, last)
        if entity is None:
            return []
        left, right = first, last
        while left > 0 and self._tokens[left - 1].start >= entity.span.start:
            left -= 1
        while right < len(self._tokens) and self._tokens[right].end <= entity.span.end:
            right += 1
        return [*range(left, first), *range(last, right)]

    def _longest(self, first: int, ends: list[int]) -> Name | None:
        for last in reversed(ends):
            text = self.text(first, last)
            records = self._gazetteer.look_up(text, loose=False)
            exact = bool(records)
            if not exact and (last - first > 1 or self._tokens[first].pos == "PROPN"):
                records = self._gazetteer.look_up(text)
            if records and _spelled(text, records):
                return Name(first, last, text, name_key(text), records, exact)
        return None

    def _end(self, token: int) -> int:
        return self._syntax.sentences[self._tokens[token].sentence].last

    def _article(self, token: int) -> bool:
        """Say whether an article in small letters begins a name: "al-Bab", "al Bab"."""
        tokens, end = self._tokens, self._end(token)
        tied = token + 1 < end and tokens[token + 1].text == "-"
        name = token + 2 if tied else token + 1
        if name >= end or not self._capitals[name]:
            return False
        # Without a hyphen only the plain form is no word of the language.
        return tied or tokens[token].text in ("al", "el")


def _capital(word: str) -> bool:
    """Say whether a word begins as a name does, an article of Arabic names aside: "al-Bab"."""
    article, tie, name = word.partition("-")
    return word[:1].isupper() or bool(tie and article in ARTICLES and name[:1].isupper())


def _spelled(text: str, records: tuple[GazetteerRecord, ...]) -> bool:
    """Say whether a short name of a country or region is spelled as initials are."""
    letters = [c for c in text if c.isalpha()]
    kind = records[0].kind
    initials = kind == "country" or (kind == "region" and len(letters) <= _CODE)
    if len(letters) <= _SHORT_NAME and initials:
        return all(c.isupper() for c in letters) or text.endswith(".")
    return True


def _small_word(text: str) -> bool:
    return len(text) <= _SMALL_WORD and text.rstrip("'’").isalpha()


def _entity_index(syntax: Syntax) -> dict[int, int]:
    """Map each token to the parser's entity it lies in."""
    starts = [t.start for t in syntax.tokens]
    index: dict[int, int] = {}
    for number, entity in enumerate(syntax.entities):
        token = bisect_left(starts, entity.span.start)
        while token < len(starts) and starts[token] < entity.span.end:
            index.setdefault(token, number)
            token += 1
    return index
