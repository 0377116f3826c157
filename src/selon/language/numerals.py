"""Reads single numbers, in digits or words, off a row of tokens."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from unicodedata import category

from selon.language.quantity_words import QuantityWords
from selon.model.syntax import Token

_LARGEST = 10**12
_DIGITS = 15
_HYPHENS = "-‐‑–"


@dataclass(frozen=True, slots=True)
class Window:
    """Words in lower case, and for each the token it comes from.

    A hyphenated number ("vingt-deux") is several words of one token; blank tokens and
    the hyphen inside "twenty-one" are left out.
    """

    words: list[str]
    at: list[int]
    tokens: Sequence[Token]

    def token(self, word: int) -> Token:
        """Return the token a word comes from."""
        return self.tokens[self.at[word]]

    def glued(self, word: int) -> bool:
        """Say whether no space stands before this word's token."""
        return self.at[word] > 0 and self.tokens[self.at[word] - 1].end == self.token(word).start

    def position(self, token: int) -> int:
        """Return the number of the first word at or after a token."""
        return next((n for n, at in enumerate(self.at) if at >= token), len(self.at))


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number: its range, its words (end exclusive), the factor it ends on ("million").

    ``word`` is the rough amount it was read from, "" for a number proper; ``year`` tells
    four digits that may be a year.
    """

    low: int
    high: int | None
    first: int
    last: int
    factor: int = 1
    word: str = ""
    year: bool = False


def folded(text: str) -> str:
    """Return a token's text as the word tables hold it."""
    return text.lower().replace("’", "'")


def window(tokens: Sequence[Token], first: int, last: int, table: QuantityWords) -> Window:
    """Return the words of tokens ``first`` to ``last`` (exclusive)."""
    words: list[str] = []
    at: list[int] = []
    for i in range(first, last):
        word = folded(tokens[i].text)
        hyphen = word in _HYPHENS and bool(words)
        if word.isspace() or (hyphen and _inside(words[-1], tokens, i, last, table)):
            continue
        for part in _parts(word, table):
            words.append(part)
            at.append(i)
    return Window(words, at, tokens)


def _inside(
    before: str, tokens: Sequence[Token], hyphen: int, last: int, table: QuantityWords
) -> bool:
    """Say whether a hyphen stands inside one number ("twenty-one"), not between two."""
    after = folded(tokens[hyphen + 1].text) if hyphen + 1 < last else ""
    tens, units = table.numbers.get(before, 0), table.numbers.get(after, 20)
    return after in table.multipliers or (tens >= 20 and units < 20)


def _parts(word: str, table: QuantityWords) -> list[str]:
    if "-" not in word or word in table.collectives:
        return [word]
    parts = word.split("-", 8)
    known = (table.numbers, table.multipliers, table.inner, table.articles)
    return parts if all(any(p in words for words in known) for p in parts) else [word]


def numerals(row: Window, table: QuantityWords) -> list[Numeral]:
    """Return the numbers in a row of words, shares, prices and parts of names left out."""
    found: list[Numeral] = []
    i = 0
    while i < len(row.words):
        numeral = _numeral_at(row, i, table)
        if numeral is None:
            i += 1
            continue
        share = _share_after(row, numeral, table)
        if not share and _counts(row, numeral):
            found.append(numeral)
        i = max(i + 1, numeral.last + share)
    return found


def _numeral_at(row: Window, i: int, table: QuantityWords) -> Numeral | None:
    word = row.words[i]
    if word not in table.starts and word not in table.articles and not word[0].isdecimal():
        return None
    rough = longest_key(row.words, i, table.collectives, table.longest)
    if rough:
        key = " ".join(row.words[i : i + rough])
        low, high = table.collectives[key]
        return Numeral(low, high, i, i + rough, word=key)
    return _Reader(row, i, table).read()


def longest_key(words: Sequence[str], i: int, table: Container[str], most: int) -> int:
    """Return how many words from ``i`` on form a key of ``table`` when joined; 0 for none."""
    for size in range(min(most, len(words) - i), 0, -1):
        if " ".join(words[i : i + size]) in table:
            return size
    return 0


def _share_after(row: Window, numeral: Numeral, table: QuantityWords) -> int:
    """Return how many words after a number make it a percentage."""
    after = row.words[numeral.last : numeral.last + 3]
    return max((len(s) for s in table.share if tuple(after[: len(s)]) == s), default=0)


def _counts(row: Window, numeral: Numeral) -> bool:
    """Say whether a number can count persons: no price, age adjective or part of a name."""
    after = row.words[numeral.last : numeral.last + 2]
    if numeral.low > _LARGEST:
        return False
    before = row.token(numeral.first - 1) if numeral.first else None
    if before is not None and category(before.text[-1]) == "Sc":
        return False
    if after and category(after[0][0]) == "Sc":
        return False
    # "AK-47", "19-year-old": glued to a word on either side.
    if before is not None and row.glued(numeral.first) and before.text in (*_HYPHENS, "/", "#"):
        return bool(numeral.first > 1 and row.words[numeral.first - 2][0].isdecimal())
    if after and after[0] in (*_HYPHENS, "/") and row.glued(numeral.last):
        return bool(len(after) > 1 and after[1][0].isdecimal())
    return True


class _Reader:
    """Adds up one number from a given word on."""

    def __init__(self, row: Window, first: int, table: QuantityWords) -> None:
        self.row, self.words, self.table = row, row.words, table
        self.first = self.at = first
        self.total = 0
        self.current: int | None = None
        self.fraction = ""
        self.factor = 1

    def read(self) -> Numeral | None:
        """Return the number that starts here, if one does."""
        year = self._digits()
        while self.at < len(self.words) and (self._number() or self._multiplier() or self._inner()):
            year = False
        if self.at == self.first or self.fraction:
            return None
        low = self.total + (self.current or 0)
        word = self.words[self.first]
        # An article alone keeps its word: whether it counts is for its bound to say.
        alone = self.at == self.first + 1 and word in self.table.articles
        return Numeral(low, low, self.first, self.at, self.factor, word if alone else "", year)

    def _digits(self) -> bool:
        """Read digits with their separators; say whether they look like a year."""
        word = self.words[self.at]
        if not word[0].isdecimal() or len(word) > _DIGITS + 6:
            return False
        whole, fraction = _split(word, self.table)
        if not whole or len(whole) > _DIGITS:
            return False
        self.at += 1
        plain = word.isdecimal()
        if plain and len(whole) <= 3:
            while self._group():
                whole += self.words[self.at]
                self.at += 1
        self.current, self.fraction = int(whole), fraction
        return plain and len(whole) == 4 and 1900 <= self.current <= 2099

    def _group(self) -> bool:
        """Say whether the next word is a group of three digits one blank away."""
        if self.at >= min(len(self.words), self.first + 5) or " " not in self.table.thousands:
            return False
        word = self.words[self.at]
        one_blank = self.row.token(self.at).start == self.row.token(self.at - 1).end + 1
        return len(word) == 3 and word.isdecimal() and one_blank

    def _number(self) -> bool:
        size = longest_key(self.words, self.at, self.table.numbers, 2)
        if size:
            value = self.table.numbers[" ".join(self.words[self.at : self.at + size])]
        elif self.words[self.at] in self.table.articles and self.current is None:
            value, size = 1, 1
            if self.total:
                return False
        else:
            return False
        if self.current is not None and (self.fraction or not _adds(self.current, value)):
            return False
        if self.current is not None and self.words[self.at - 1][0].isdecimal():
            return False
        self.current = (self.current or 0) + value
        self.at += size
        return True

    def _multiplier(self) -> bool:
        word = self.words[self.at]
        factor = self.table.multipliers.get(word)
        if factor is None:
            factor = self._unit()
        if factor is None or (self.current is None and self.total):
            return False
        value = 1 if self.current is None else self.current
        if factor < 1000:
            if value >= 100:
                return False
            self.current = self._times(value, factor)
        else:
            if self.total and factor >= self.total:
                return False
            self.total += self._times(value, factor)
            self.current = None
        self.factor = factor
        self.at += 1
        return True

    def _unit(self) -> int | None:
        """Return the factor of a rough amount after a number ("deux douzaines")."""
        lemma = self.row.token(self.at).lemma
        rough = self.table.collectives
        if self.current is None or self.current < 2 or self.words[self.at] not in rough:
            return None
        low, high = rough.get(lemma, (0, 1))
        return low if low == high else None

    def _times(self, value: int, factor: int) -> int:
        part = int(self.fraction) * factor // 10 ** len(self.fraction) if self.fraction else 0
        self.fraction = ""
        return value * factor + part

    def _inner(self) -> bool:
        """Step over the joining word of a compound when a fitting number follows it."""
        if self.words[self.at] not in self.table.inner or self.at + 1 >= len(self.words):
            return False
        if self.at == self.first or self.words[self.at - 1][0].isdecimal():
            return False
        after = self.words[self.at + 1]
        value = 1 if after in self.table.articles else self.table.numbers.get(after)
        current = self.current if self.current is not None else 0
        if value is None or (after in self.table.articles and current % 100 == 0):
            return False
        tens = value in (1, 11) and 20 <= current <= 80 and current % 10 == 0
        hundreds = (current or self.total) >= 100 and current % 100 == 0
        if not (tens or hundreds):
            return False
        self.current = current + value
        self.at += 2
        return True


def _adds(current: int, value: int) -> bool:
    """Say whether a smaller number may follow in one compound (80 + 17, 100 + 20, 20 + 1)."""
    if value == 0 or current == 0:
        return False
    if current % 100 == 0:
        return value < 100
    return (current % 20 == 0 and value < 20) or (current % 10 == 0 and value < 10)


def _split(word: str, table: QuantityWords) -> tuple[str, str]:
    """Return the digits before and after the decimal sign; two empty strings if unreadable."""
    whole, _, fraction = word.partition(table.decimal)
    if fraction and not fraction.isdecimal():
        return "", ""
    if not whole.isdecimal():
        mark = next(c for c in whole if not c.isdecimal())
        head, *groups = whole.split(mark)
        well_formed = 0 < len(head) <= 3 and all(len(g) == 3 for g in groups)
        whole = head + "".join(groups)
        if mark not in table.thousands or not well_formed or not whole.isdecimal():
            return "", ""
    return whole, fraction
