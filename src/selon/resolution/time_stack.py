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
        self._night = False

    def tell(self, position: int, stretch: Stretch, night: bool = False) -> None:
        """Note a stretch told at a position of the report; ``night`` if it is the eve of a
        night told as one between two days."""
        self._last[stretch.grain] = (position, stretch)
        if stretch.grain == "day":
            self._night = night

    def last(self, grain: Grain) -> Stretch | None:
        """Return the stretch told last that is no coarser than a grain."""
        fine = [told for told in self._last.values() if told[1].finer_than(grain)]
        return max(fine, key=lambda told: told[0])[1] if fine else None

    def last_day(self, morning: bool = False) -> Stretch | None:
        """Return the day told last, whatever else was told since: for a ``morning`` the one
        that the last night led to."""
        if "day" not in self._last:
            return None
        told = self._last["day"][1]
        return day(told.last + timedelta(days=1)) if morning and self._night else told


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
