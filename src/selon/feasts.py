"""The days of feasts: fixed ones, those counted from Easter, and those of the Islamic calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import EASTER_ORTHODOX, easter
from hijridate import Gregorian, Hijri

from selon.calendar import Stretch, day, weekday_near

_FIXED = re.compile(r"(\d\d?)-(\d\d?)(?:-(\d))?", re.ASCII)
_EASTER = re.compile(r"(easter|orthodox)([+-]\d+)?", re.ASCII)
_HIJRI = re.compile(r"hijri-(\d\d)(?:-(\d\d))?", re.ASCII)
_HIJRI_YEARS = range(1925, 2078)
"""Years whose months of the Islamic calendar are known or reckoned in advance."""


def feasts(year: int, code: str) -> list[Stretch]:
    """Return when a feast is held in a year, in order; most are held once.

    Codes are "12-25", "11-4-4" (the fourth Thursday of November), "easter+49", "orthodox-2"
    (days from Easter), "hijri-10-01" (a day of the Islamic calendar) and "hijri-09" (a whole
    month of it). Islamic feasts come round every 354 or 355 days, and are approximate: each
    country begins its months when the moon is seen there, a day apart from others. Raises
    ValueError for any other code.
    """
    if match := _HIJRI.fullmatch(code):
        return _islamic(year, int(match[1]), int(match[2] or 0))
    if match := _EASTER.fullmatch(code):
        sunday = easter(year, EASTER_ORTHODOX) if match[1] == "orthodox" else easter(year)
        return [day(sunday + timedelta(days=int(match[2] or 0)))]
    match = _FIXED.fullmatch(code)
    if match is None:
        raise ValueError(f"{code!r} is not the code of a feast")
    month, second = int(match[1]), int(match[2])
    if not match[3]:
        return [day(date(year, month, second))]
    first = weekday_near(date(year, month, 1), int(match[3]), after=True)
    return [day(first + timedelta(weeks=second - 1))]


def _islamic(year: int, month: int, number: int) -> list[Stretch]:
    if year not in _HIJRI_YEARS:
        return []
    begun = Gregorian(year, 1, 1).to_hijri().year
    found = []
    for islamic in (begun, begun + 1):
        first = Hijri(islamic, month, number or 1)
        start = date.fromisoformat(first.to_gregorian().isoformat())
        length = 1 if number else first.month_length()
        end = start + timedelta(days=length - 1)
        if start.year == year:
            found.append(Stretch(start, end, "day" if number else "moon", approximate=True))
    return found
