"""Cuts long texts into bounded blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PARAGRAPH_ENDS = ("\n", "\r", "\u2029")
_SENTENCE_END = re.compile(r"[.!?…][\"'»”’)\]]?\s")
_SPACE = re.compile(r"\s")
# How far back from the limit a sentence end or a space is looked for.
_REACH = 10_000


def blocks(text: str, size: int = 100_000) -> Iterator[tuple[int, str]]:
    """Yield (offset, block): together the whole text, no block longer than ``size``.

    Offsets and sizes count code points. A block ends after a paragraph; inside one that
    is longer than ``size`` after a sentence, else after a space, else at the limit.
    """
    if size < 1:
        raise ValueError("a block holds at least one character")
    start = 0
    while start < len(text):
        end = _end(text, start, start + size)
        yield start, text[start:end]
        start = end


def _end(text: str, start: int, limit: int) -> int:
    if limit >= len(text):
        return len(text)
    end = max(text.rfind(mark, start, limit) for mark in _PARAGRAPH_ENDS) + 1
    if end <= start:
        reach = max(start, limit - _REACH)
        end = _last(_SENTENCE_END, text, reach, limit) or _last(_SPACE, text, reach, limit) or limit
    if text[end - 1] == "\r" and text[end] == "\n" and end - 1 > start:
        end -= 1
    return end


def _last(pattern: re.Pattern[str], text: str, start: int, limit: int) -> int:
    """Return where the last match before ``limit`` ends, 0 for none."""
    end = 0
    for match in pattern.finditer(text, start, limit):
        end = match.end()
    return end
