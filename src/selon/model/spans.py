"""Spans: exact words of a report, by position."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The words ``text[start:end]`` of a report; Unicode code points, end exclusive."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """Return the span of ``text`` from ``start`` to ``end``."""
        return cls(start, end, text[start:end])

    def overlaps(self, other: Span) -> bool:
        """Say whether both spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


class Covered:
    """Spans that are asked often whether something overlaps one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans, key=lambda s: s.start)
        self._starts = [s.start for s in ordered]
        self._ends = list(accumulate((s.end for s in ordered), max))

    def touches(self, span: Span) -> bool:
        """Say whether a span overlaps one of these."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._ends[before - 1] > span.start
