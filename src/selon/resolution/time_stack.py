"""What a text has told of time so far, and whose day counts where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from selon.calendar import Grain, Stretch, day
from selon.model import Attribution, Syntax, TimeMention


class ToldTimes:
    """The stretches told so far, the last of each grain: what "the day before" counts from."""

    def __init__(self) -> None:
        self._last: dict[Grain, tuple[int, Stretch]] = {}
        self._day: Stretch | None = None
        self._night = False

    def tell(self, position: int, stretch: Stretch, *, coming: bool, night: bool) -> None:
        """Note a stretch told at a position of the report; ``coming`` if it is still to come,
        ``night`` if it is the eve of a night told as one between two days."""
        self._last[stretch.grain] = (position, stretch)
        if stretch.grain == "day" and not coming:
            self._day, self._night = stretch, night

    def last(self, grain: Grain) -> Stretch | None:
        """Return the stretch told last that is no coarser than a grain."""
        fine = [told for told in self._last.values() if told[1].finer_than(grain)]
        return max(fine, key=lambda told: told[0])[1] if fine else None

    def last_day(self, paragraph: int, *, morning: bool) -> Stretch | None:
        """Return the day told last, whatever else was told since: one to come only within
        the ``paragraph`` that starts there; for a ``morning`` the one the night led to."""
        at, here = self._last.get("day", (-1, None))
        if here is None or at < paragraph:
            here = self._day
        if here is None or here is not self._day or not (morning and self._night):
            return here
        return day(here.last + timedelta(days=1))


def speaking_times(
    syntax: Syntax, times: Sequence[TimeMention], attributions: Sequence[Attribution]
) -> dict[int, int]:
    """Return, for times inside somebody's own words, the time at which they were spoken.

    Keys and values are places among ``times``; words whose day is not told have no entry.
    """
    found: dict[int, int] = {}
    for attribution in attributions:
        if attribution.mode != "direct" or attribution.clause is None:
            continue
        extent = syntax.clauses[attribution.clause].extent
        inside = [n for n, t in enumerate(times) if _within(t, attribution)]
        if not inside:
            continue
        told = [n for n, t in enumerate(times) if extent.covers(t.span) and n not in inside]
        if told:
            found.update(dict.fromkeys(inside, told[0]))
    return found


def _within(time: TimeMention, attribution: Attribution) -> bool:
    return any(content.covers(time.span) for content in attribution.content)
