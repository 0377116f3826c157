"""Finds quotations by their marks, in every style, unbalanced ones included."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selon.model import Quotation, Span

PAIRS = {"«": "»", "“": "”", "„": "“", "‹": "›"}
_CLOSERS = {"»": "«", "”": "“", "›": "‹"}
_MARK = re.compile("[«»“”„‹›\"]|''|``|(?<!\\w)['‘](?=\\w)|(?<=[\\w.,!?…])['’](?!\\w)|\\n")
_SINGLE_END = re.compile(r"['’](?!\w)")
_SINGLE_LIMIT = 300
_DEEPEST = 4
_SINGLE_OPEN, _SINGLE_CLOSE = frozenset("'‘"), frozenset("'’")


def find_quotations(text: str, offset: int) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order; spans count from ``offset``.

    A mark left open runs to the end of its paragraph (``closed`` false). Straight marks
    open or close by what stands beside them, single ones only within one sentence's
    length, since they are apostrophes too. Linear in the text's length.
    """
    found: list[tuple[int, int, int, int, bool]] = []
    stack: list[tuple[str, int, int]] = []
    for match in _MARK.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        if mark == "\n":
            _close_all(stack, found, start)
        elif _closes(text, mark, start, end, stack):
            _, opened, inner = stack.pop()
            found.append((opened, inner, start, end, True))
        elif _opens(text, mark, end, stack):
            stack.append((mark, start, end))
    _close_all(stack, found, len(text))
    found.sort(key=lambda f: (f[0], -f[3]))
    return _nested(text, offset, found)


def _closes(
    text: str, mark: str, start: int, end: int, stack: Sequence[tuple[str, int, int]]
) -> bool:
    if not stack:
        return False
    opener, opened, inner = stack[-1]
    if mark in ('"', "''"):
        if opener not in ('"', "``", "''"):
            return False
        # A mark glued to the next word only opens, unless nothing stands between.
        glued = end < len(text) and text[end].isalnum() and text[start - 1].isspace()
        return not (glued and start - inner > _SINGLE_LIMIT)
    if mark in _SINGLE_CLOSE and opener in _SINGLE_OPEN:
        return start - opened <= _SINGLE_LIMIT
    return _CLOSERS.get(mark) == opener or PAIRS.get(opener) == mark


def _opens(text: str, mark: str, end: int, stack: Sequence[tuple[str, int, int]]) -> bool:
    if len(stack) >= _DEEPEST:
        return False
    if mark in ("'", "‘"):
        close = _SINGLE_END.search(text, end, min(len(text), end + _SINGLE_LIMIT))
        return close is not None and "\n" not in text[end : close.start()]
    return mark in PAIRS or mark in ('"', "``", "''")


def _close_all(
    stack: list[tuple[str, int, int]], found: list[tuple[int, int, int, int, bool]], end: int
) -> None:
    for mark, start, inner in stack:
        if mark not in _SINGLE_OPEN and end > inner:
            found.append((start, inner, end, end, False))
    stack.clear()


def _nested(
    text: str, offset: int, found: Sequence[tuple[int, int, int, int, bool]]
) -> tuple[Quotation, ...]:
    quotations: list[Quotation] = []
    open_: list[int] = []
    for start, inner, inner_end, end, closed in found:
        low, high = inner, inner_end
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        while open_ and quotations[open_[-1]].outer.end - offset <= start:
            open_.pop()
        quotations.append(
            Quotation(
                outer=Span(start + offset, end + offset, text[start:end]),
                inner=Span(low + offset, high + offset, text[low:high]),
                closed=closed,
                inside=open_[-1] if open_ else None,
            )
        )
        open_.append(len(quotations) - 1)
    return tuple(quotations)
