"""Stretches of the calendar: EDTF in, EDTF and TIMEX3 out, and steps between them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from dateutil.relativedelta import relativedelta

# From the finest to the coarsest.
Grain = Literal[
    "day",
    "weekend",
    "week",
    "month",
    "moon",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
]
_ORDER: tuple[Grain, ...] = get_args(Grain)
_SEASONS = {"SP": (21, 3), "SU": (22, 6), "FA": (23, 9), "WI": (24, 12)}
_SEASON_LETTERS = {number: letters for letters, (number, _) in _SEASONS.items()}
_YEARS = re.compile(r"([1-9]\d(?:\dX|XX))", re.ASCII)
_MONTHS = {"quarter": 3, "half": 6}
_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?", re.ASCII)
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from ``first`` to ``last``, told at a grain: "moon" is a month of the Islamic
    calendar. ``season`` is its TIMEX3 letters; ``approximate`` marks a day reckoned from a
    round number of weeks, or what begins when the moon is seen."""

    first: date
    last: date
    grain: Grain = "day"
    season: str = ""
    approximate: bool = False

    @property
    def edtf(self) -> str:
        """The stretch in EDTF ("2012-03-03", "2012-03", "2012-24", "199X", "a/b")."""
        year, mark = f"{self.first.year:04}", "~" if self.approximate else ""
        if self.grain == "day" and self.first == self.last:
            return f"{self.first}{mark}"
        named = {
            "month": f"{year}-{self.first.month:02}",
            "season": f"{year}-{_SEASONS.get(self.season, (0, 0))[0]}",
            "year": year,
            "decade": year[:3] + "X",
            "century": year[:2] + "XX",
        }
        return named.get(self.grain, f"{self.first}{mark}/{self.last}{mark}")

    @property
    def timex(self) -> str:
        """The value TIMEX3 gives the stretch ("2012-W09", "1998-FA", "2014-Q3", "196X"; a day
        that may be one of several is "XXXX-XX-XX")."""
        year = f"{self.first.year:04}"
        if self.grain in ("week", "weekend"):
            iso = self.first.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.grain == "weekend" else "")
        if self.grain == "season":
            return f"{year}-{self.season}"
        if self.grain in _MONTHS:
            number = (self.first.month - 1) // _MONTHS[self.grain] + 1
            return f"{year}-{self.grain[0].upper()}{number}"
        if self.grain == "moon":  # lies in two months of the year
            return f"{year}-XX"
        if self.grain == "century":
            return year[:2]
        if self.grain != "day":
            return self.edtf
        return self.first.isoformat() if self.first == self.last else "XXXX-XX-XX"

    def finer_than(self, grain: Grain) -> bool:
        """Say whether a step of ``grain`` can be taken from this stretch."""
        return _ORDER.index(self.grain) <= _ORDER.index(grain)


def day(when: date) -> Stretch:
    """Return one day as a stretch."""
    return Stretch(when, when)


def month(year: int, number: int) -> Stretch:
    """Return a month (1 to 12) of a year."""
    last = calendar.monthrange(year, number)[1]
    return Stretch(date(year, number, 1), date(year, number, last), "month")


def part_of_year(year: int, letters: str) -> Stretch:
    """Return a quarter ("Q1" to "Q4") or a half ("H1", "H2") of a year."""
    grain: Grain = "quarter" if letters[0] == "Q" else "half"
    begin = date(year, (int(letters[1:]) - 1) * _MONTHS[grain] + 1, 1)
    return Stretch(begin, begin + relativedelta(months=_MONTHS[grain]) - _DAY, grain)


def season(year: int, letters: str) -> Stretch:
    """Return a season by TIMEX3 letters; winter is the one that begins in ``year``."""
    begin = date(year, _SEASONS[letters][1], 1)
    return Stretch(begin, begin + relativedelta(months=3) - _DAY, "season", letters)


def season_near(now: date, letters: str, move: int) -> Stretch | None:
    """Return the season that is over before a day (``move`` -1), has begun by it (0), or
    begins after it (1)."""
    years = [season(now.year + n, letters) for n in (-2, -1, 0, 1)]
    if move > 0:
        return next((s for s in years if s.first > now), None)
    return next((s for s in years[::-1] if (s.last if move else s.first) <= now), None)


def period(containing: date, grain: Grain) -> Stretch:
    """Return the week (from Monday), weekend, month, year, decade or century of a day."""
    if grain == "month":
        return month(containing.year, containing.month)
    if grain in ("week", "weekend"):
        monday = containing - timedelta(days=containing.weekday())
        first = monday + timedelta(days=5 if grain == "weekend" else 0)
        return Stretch(first, monday + timedelta(days=6), grain)
    if grain == "day":
        return day(containing)
    size = {"decade": 10, "century": 100}.get(grain, 1)
    year = max(containing.year // size * size, 1)
    return Stretch(date(year, 1, 1), date(min(year + size - 1, 9999), 12, 31), grain)


def weekend_gone(now: date) -> Stretch:
    """Return the weekend of a Saturday or Sunday, else the last one before a day."""
    return period(now if now.isoweekday() >= 6 else now - _WEEK, "weekend")


def step(start: date, grain: Grain, count: int) -> date:
    """Return the day ``count`` grains after (or, negative, before) a day.

    Raises ValueError or OverflowError outside the years 1 to 9999.
    """
    if grain == "day":
        return start + count * _DAY
    if grain in ("week", "weekend"):
        return start + count * _WEEK
    if grain == "month":
        return start + relativedelta(months=count)
    years = {"decade": 10, "century": 100}.get(grain, 1)
    return start + relativedelta(years=years * count)


def weekday_near(day_: date, weekday: int, direction: int = 0, after: bool = False) -> date:
    """Return the nearest such weekday (1 is Monday): the day itself or before it, or with
    ``after`` the day itself or after; ``direction`` -1 or 1 leaves out the day itself."""
    behind = (day_.isoweekday() - weekday) % 7
    if direction < 0:
        return day_ - timedelta(days=behind or 7)
    if direction > 0:
        return day_ + timedelta(days=(7 - behind) % 7 or 7)
    return day_ + timedelta(days=(7 - behind) % 7) if after else day_ - timedelta(days=behind)


def bounds(edtf: str) -> tuple[date, date] | None:
    """Return the first and last day of an EDTF date, time, season, decade, century or closed
    interval, else None."""
    parts = [part.partition("T")[0] for part in edtf.split("/")]
    if len(parts) > 2:
        return None
    ends = [_ends(part) for part in parts]
    first, last = ends[0], ends[-1]
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _ends(part: str) -> tuple[date, date] | None:
    if match := _YEARS.fullmatch(part):
        return date(int(match[1].replace("X", "0")), 1, 1), date(
            int(match[1].replace("X", "9")), 12, 31
        )
    match = _EDTF.fullmatch(part)
    if match is None:
        return None
    year, number, day_ = (int(g) if g else 0 for g in match.groups())
    try:
        if day_:
            return date(year, number, day_), date(year, number, day_)
        if number:
            named = _SEASON_LETTERS.get(number)
            found = season(year, named) if named else month(year, number)
            return found.first, found.last
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None
