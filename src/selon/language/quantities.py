"""Reads how many a noun phrase speaks of: "at least 61", "une vingtaine", "10 to 15"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from selon.language.numerals import Numeral, Window, numerals, window
from selon.language.quantity_words import Bound, QuantityWords
from selon.model.spans import Span
from selon.model.syntax import Quantity, Token

_BACK = 24
"""Tokens looked at before the counted noun."""
_AHEAD = 5
"""Tokens looked at after it ("… or more", "dozens of thousands")."""
_GAP = 6
"""Words that may stand between a number and the noun it counts."""
_QUOTES = frozenset("\"'«»“”‘’-‐‑–")


def read_quantity(
    tokens: Sequence[Token],
    first: int,
    last: int,
    table: QuantityWords,
    make_span: Callable[[int, int], Span],
) -> Quantity | None:
    """Return the number that stands on a noun, or null when there is none to be sure of.

    ``tokens`` are all tokens of the block; ``first`` to ``last`` (exclusive) the words to
    read: the noun phrase up to the noun it counts, with the few words before it that may
    bound the number. ``last`` is the index of that noun, or just after the number where
    the number stands for the noun ("killing 12"). ``make_span`` makes a span of the
    report from two positions in it. An article alone is no number, nor are shares,
    prices, years, and numbers inside names.
    """
    first = max(first, last - _BACK, 0)
    if not _may_count(tokens, first, last, table):
        return None
    row = window(tokens, first, _reach(tokens, first, last), table)
    noun = row.position(last)
    found = numerals(row, table)
    chosen = _nearest(row, [n for n in found if n.first <= noun], noun, table)
    if chosen is None:
        return _none(row, noun, table, make_span)
    numeral, start, bound = chosen
    if start and row.words[start - 1] in table.none:
        entry = f"none:{row.words[start - 1]}"
        return _quantity(row, start - 1, numeral.last, (0, 0), entry, make_span)
    place = found.index(numeral)
    for low, high in pairwise(found[max(0, place - 1) : place + 2]):
        ranged = _between(row, low, high, table, make_span)
        if ranged is not None:
            return ranged
    return _bounded(row, numeral, start, bound, noun, table, make_span)


def _may_count(tokens: Sequence[Token], first: int, last: int, table: QuantityWords) -> bool:
    """Say at little cost whether any word could be a number, the noun itself included."""
    openings, bounded = table.openings, False
    for token in tokens[first : last + 1]:
        text = token.text
        # Every phrase of every report comes through here.
        if token.pos == "NUM" or text in openings or "0" <= text < ":":
            return True
        if "-" in text and text.partition("-")[0] in openings:
            return True
        if bounded and text in table.articles:
            return True
        bounded = text in table.bound_ends
    return False


def _reach(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where to stop reading: a few words on, within the sentence."""
    end = min(len(tokens), last + _AHEAD)
    while end > last + 1 and tokens[end - 1].sentence != tokens[first].sentence:
        end -= 1
    return end


def _nearest(
    row: Window, found: Sequence[Numeral], noun: int, table: QuantityWords
) -> tuple[Numeral, int, str] | None:
    """Return the last number that can stand on the noun, where its bound starts, and the bound."""
    for numeral in reversed(found):
        if numeral.first == noun and row.token(noun).pos != "NOUN":
            # After a pronoun ("them two days ago") it belongs to what follows.
            continue
        start, bound = _bound_before(row, _opening(row, numeral, table), table)
        if not _reaches(row, numeral.last, noun, table) or _is_year(row, numeral, noun, bound):
            return None
        if numeral.word in table.articles and not bound:
            return None
        return numeral, start, bound
    return None


def _reaches(row: Window, end: int, noun: int, table: QuantityWords) -> bool:
    """Say whether only modifiers stand between a number and the noun."""
    if noun - end > _GAP:
        return False
    for i in range(end, noun):
        token = row.token(i)
        word = row.words[i]
        if word in _QUOTES or token.pos in ("ADJ", "ADV", "PROPN", "X"):
            continue
        if token.pos == "NOUN" and token.lemma == word and word not in table.counted:
            continue
        if token.pos == "VERB" and i == end:
            continue
        joins = token.pos == "CCONJ" and end < i < noun - 1
        if joins and row.token(i - 1).pos == row.token(i + 1).pos:
            continue
        return False
    return True


def _is_year(row: Window, numeral: Numeral, noun: int, bound: str) -> bool:
    if not numeral.year or bound:
        return False
    after = row.token(numeral.last).pos if numeral.last < len(row.words) else ""
    return numeral.last != noun or after not in ("NOUN", "ADJ")


def _opening(row: Window, numeral: Numeral, table: QuantityWords) -> int:
    """Return where a number starts, with the article of a rough amount ("une vingtaine")."""
    article = (
        bool(numeral.word) and numeral.first and row.words[numeral.first - 1] in table.articles
    )
    return numeral.first - 1 if article else numeral.first


def _bound_before(row: Window, start: int, table: QuantityWords) -> tuple[int, str]:
    """Return where the words that bound a number start, and those words ("" for none)."""
    phrase = ""
    for _ in range(2):
        size = _phrase_ending(row.words, start, table)
        if not size:
            break
        words = " ".join(row.words[start - size : start])
        start -= size
        if not phrase or table.bounds[tuple(phrase.split())] == "exact":
            phrase = words
    return start, phrase


def _phrase_ending(words: Sequence[str], end: int, table: QuantityWords) -> int:
    for size in range(min(table.longest, end), 0, -1):
        if tuple(words[end - size : end]) in table.bounds:
            return size
    return 0


def _between(
    row: Window,
    low: Numeral,
    high: Numeral,
    table: QuantityWords,
    make_span: Callable[[int, int], Span],
) -> Quantity | None:
    """Return the range that two numbers form ("between 10 and 20", "10 to 15")."""
    if high.first - low.last != 1 or low.high is None:
        return None
    before, joining = row.words[: low.first], row.words[low.last]
    if any(_ends_with(row, low.first, change) for change in table.changes):
        return None
    opened = next((a for a, b in table.between if b == joining and a and before[-1:] == [a]), None)
    if opened is None and ("", joining) not in table.between:
        return None
    scale = high.factor if low.factor == 1 and low.low * high.factor < high.low else 1
    bottom = low.low * scale
    if bottom >= high.low:
        return None
    start = low.first - 1 if opened else low.first
    return _quantity(row, start, high.last, (bottom, high.high), f"between:{joining}", make_span)


def _ends_with(row: Window, end: int, phrase: tuple[str, ...]) -> bool:
    """Say whether the words before ``end`` are this phrase, by form or by lemma."""
    start = end - len(phrase)
    return start >= 0 and all(
        w in (row.words[start + n], row.token(start + n).lemma) for n, w in enumerate(phrase)
    )


def _bounded(
    row: Window,
    numeral: Numeral,
    start: int,
    phrase: str,
    noun: int,
    table: QuantityWords,
    make_span: Callable[[int, int], Span],
) -> Quantity:
    """Return a number with what the words around it leave open."""
    bound: Bound | None = table.bounds[tuple(phrase.split())] if phrase else None
    end = numeral.last
    if bound is None:
        end, phrase, bound = _bound_after(row, numeral.last, noun, table)
    low: int | None = numeral.low
    high = numeral.high
    if bound == "low":
        high = None
    elif bound == "high":
        low = None
    kind = f"collective:{numeral.word}" if numeral.word else "number"
    if bound:
        kind = f"{bound}:{phrase}"
    return _quantity(row, start, end, (low, high), kind, make_span)


def _bound_after(
    row: Window, end: int, noun: int, table: QuantityWords
) -> tuple[int, str, Bound | None]:
    """Return where a number ends with the phrase that bounds it from behind, and its bound."""
    for at in (end, noun + 1):
        for size in range(min(table.longest, len(row.words) - at), 0, -1):
            key = tuple(row.words[at : at + size])
            if key in table.trailing:
                return at + size, " ".join(key), table.trailing[key]
    return end, "", None


def _none(
    row: Window, noun: int, table: QuantityWords, make_span: Callable[[int, int], Span]
) -> Quantity | None:
    for i in range(min(noun, len(row.words) - 1), max(-1, noun - _GAP), -1):
        if i == noun and row.token(i).pos != "NOUN":
            continue
        if row.words[i] in table.none and _reaches(row, i + 1, noun, table):
            return _quantity(row, i, i + 1, (0, 0), f"none:{row.words[i]}", make_span)
    return None


def _quantity(
    row: Window,
    first: int,
    last: int,
    values: tuple[int | None, int | None],
    entry: str,
    make_span: Callable[[int, int], Span],
) -> Quantity:
    start, end = row.token(first).start, row.token(last - 1).end
    return Quantity(values[0], values[1], make_span(start, end), f"quantity.{entry}")
