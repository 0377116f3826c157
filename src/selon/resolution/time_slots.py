"""What the slots of a time mention say: dates, steps, lengths and times of day."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta

from selon.calendar import Grain, Stretch, day, month, part_of_year, period, step
from selon.feasts import feasts
from selon.model.vocabulary import Grade, TimeBasis
from selon.resolution.time_zones import LOCAL, zone_between

GRAINS: dict[str, Grain] = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Y": "year",
    "10Y": "decade",
    "100Y": "century",
}
_SMALL_HOURS = 6
_THERE = "elsewhere_"
CLOCK_UNITS = ("TH", "TM", "TS")
# Unit -> the finer one, how many make a whole, how many half a one.
_HALVED = {"W": ("D", 7, 3), "Y": ("M", 12, 6), "10Y": ("Y", 10, 5), "100Y": ("Y", 100, 50)}
_HALF_DATE = {"Y": "P6M", "D": "PT12H"}
_HALF_CLOCK = {"TH": "30M", "TM": "30S"}
_UNIT = re.compile(r"(\d*)(T?)([A-Z]+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a mention was found to mean. ``anchor`` is the EDTF it was reckoned from;
    ``value`` and ``edtf`` replace what the stretch would give."""

    stretch: Stretch | None
    basis: TimeBasis
    grade: Grade
    anchor: str = ""
    value: str = ""
    edtf: str = ""


def year_of(slots: dict[str, str]) -> int | None:
    """Return the year that slots tell, two figures read as 1950 to 2049, or None."""
    if "year" in slots or "recent_year" in slots:
        return int(slots.get("year") or slots["recent_year"])
    if "short_year" in slots:
        short = int(slots["short_year"])
        return 2000 + short if short < 50 else 1900 + short
    return None


def dated(slots: dict[str, str], year: int) -> Stretch:
    """Return the day, feast, month, quarter or year of slots in a year; ValueError for 31 June.

    Of a feast that comes twice in a year the first is meant.
    """
    if "feast" in slots:
        held = _held(slots, year)
        if not held:
            raise ValueError("no such feast in this year")
        return held[0]
    if "day" in slots:
        told = date(year, int(slots["month"]), int(slots["day"]))
        return period(told, "week") if "week" in slots else day(told)
    if "part_of_year" in slots:
        return part_of_year(year, slots["part_of_year"])
    return (
        month(year, int(slots["month"])) if "month" in slots else period(date(year, 1, 1), "year")
    )


def morning(slots: dict[str, str]) -> dict[str, str]:
    """Return the slots of the second date of a night: "the night of 30 April to 1 May"."""
    second = {s: v for s, v in slots.items() if s != "weekday"}
    for slot in ("weekday", "day", "month"):
        if f"next_{slot}" in slots:
            second[slot] = slots[f"next_{slot}"]
    return second


def _held(slots: dict[str, str], year: int) -> list[Stretch]:
    """Return the days of a feast in a year, its weeks, or the days ``shift`` beside it."""
    held = feasts(year, slots["feast"])
    if "shift" in slots:
        shift = timedelta(days=int(slots["shift"]))
        ends = [s.first if shift < timedelta(0) else s.last for s in held]
        return [
            replace(day(end + shift), approximate=s.approximate)
            for s, end in zip(held, ends, strict=True)
        ]
    return [period(s.first, "week") for s in held] if "week" in slots else held


def in_years_near(slots: dict[str, str], year: int) -> list[Stretch]:
    """Return what slots mean in next year, this one and seven before, latest first.

    A weekday among the slots leaves only the years it is true of, if any.
    """
    found: list[Stretch] = []
    for candidate in range(year + 1, year - 8, -1):
        with suppress(ValueError):
            found += (
                _held(slots, candidate)[::-1] if "feast" in slots else [dated(slots, candidate)]
            )
    if "weekday" in slots:
        told = int(slots["weekday"])
        return [s for s in found if s.first.isoweekday() == told] or found
    return found


def moved(now: date, slots: dict[str, str]) -> Stretch:
    """Return the stretch that ``number`` units before or after a day point to.

    Raises ValueError where the number is open or broken.
    """
    amount = steps(slots)
    if amount is None:
        raise ValueError("not a whole number of days")
    return stepped(now, *amount, whole="whole" in slots)


def stepped(start: date, count: int, grain: Grain, whole: bool = False) -> Stretch:
    """Return the stretch ``count`` grains from a day.

    Days and weeks lead to a day, unless ``whole`` asks for the week it is in ("the
    following week"); longer grains to the month or year it is in.
    """
    moved = step(start, grain, count)
    if whole:
        return period(moved, grain)
    if grain in ("day", "week", "weekend"):
        return replace(day(moved), approximate=grain != "day" and count != 0)
    # Decades and centuries count in years: ten years ago is a year, not a decade.
    return period(moved, "month" if grain == "month" else "year")


def steps(slots: dict[str, str]) -> tuple[int, Grain] | None:
    """Return how many grains to step, or None for a broken or open number, or hours.

    Half a week, year or more counts in finer grains; half a day or month adds nothing.
    """
    if not slots["number"].isdecimal():
        return None
    count, unit = int(slots["number"]), slots["unit"]
    if "half" in slots and unit in _HALVED:
        finer, times, more = _HALVED[unit]
        count, unit = count * times + more, finer
    sign = -1 if slots.get("sign") == "-1" else 1
    if unit == "TH" and count and count % 24 == 0:
        return sign * count // 24, "day"
    if unit in GRAINS:
        return sign * count, GRAINS[unit]
    match = _UNIT.fullmatch(unit)
    if match is None or match[2] or match[3] not in GRAINS:
        return None
    return sign * count * int(match[1] or 1), GRAINS[match[3]]


def steps_in_days(slots: dict[str, str]) -> tuple[int, Grain] | None:
    """Return ``steps``, where hours, fewer than a day, lead to the same day."""
    if slots["unit"] in CLOCK_UNITS:
        return steps(slots) or (0, "day")
    return steps(slots)


def length(slots: dict[str, str]) -> str:
    """Return the TIMEX3 value of a duration ("P3D", "PT48H", "PT2H30M", "P1.5Y", "PXM")."""
    match = _UNIT.fullmatch(slots["unit"])
    if match is None:
        return ""
    factor, clock, letters = match.groups()
    number = slots["number"]
    if "half" in slots and number.isdecimal():
        return _length_and_half(int(number), slots["unit"], int(factor or 1), letters)
    if factor and number.isdecimal():
        number = str(int(number) * int(factor))
    return f"P{clock}{number}{letters}"


def _length_and_half(number: int, unit: str, factor: int, letters: str) -> str:
    if unit in _HALF_CLOCK:
        whole = f"{number}{letters}" if number else ""
        return f"PT{whole}{_HALF_CLOCK[unit]}"
    if not number and unit in _HALF_DATE:
        return _HALF_DATE[unit]
    return f"P{factor * (number + 0.5):g}{letters}"


def clock_of(slots: dict[str, str]) -> str:
    """Return the hour, with its zone, or part of the day after TIMEX3's T ("14:30", "14:30Z",
    "MO"), or "".

    "4 in the afternoon" is past noon, and so is "11 at night", but not "3 at night".
    """
    told = slots.get("clock") or slots.get("moment", "")
    hour = int(slots["hour"] if "hour" in slots else told[:2]) if "hour" in slots or told else None
    if hour is None:
        return slots.get("part", "")
    minute = slots.get("minute") or told[3:] or "00"
    part = slots.get("part")
    late = part in ("AF", "EV") or (part == "NI" and hour > _SMALL_HOURS)
    if (late or slots.get("ampm") == "pm") and hour < 12:
        hour += 12
    elif slots.get("ampm") == "am" and hour == 12:
        hour = 0
    zone = slots.get("zone", "")
    if zone == LOCAL:
        elsewhere = {s.removeprefix(_THERE): v for s, v in slots.items() if s.startswith(_THERE)}
        zone = zone_between(hour, int(minute), clock_of(elsewhere))
    return f"{hour:02}:{minute}{zone}"
