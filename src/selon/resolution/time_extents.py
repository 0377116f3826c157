"""The EDTF of a time: the days its words take in, beyond what TIMEX3 can tell."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from selon.calendar import Stretch, bounds, day, step
from selon.model import TimeMention
from selon.model.vocabulary import TimexType
from selon.resolution.time_slots import Reading, clock_of, length, stepped, steps

_FEW = {"D": 7, "W": 4, "M": 6}
"""How many a vague "last days", "weeks" or "months" are at most."""

_LENGTH = re.compile(r"PT?[\dX]", re.ASCII)
_PARTS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}


OTHER_END = {"start": 1, "end": -1}
"""Where the other end of a range stands among the times."""


def timex_type(mention: TimeMention, reading: Reading) -> TimexType:
    """Return the TIMEX3 type of a reading: what would be a date and has but a length ("some
    days later") is a duration."""
    lasting = mention.type == "DATE" and _LENGTH.match(reading.value)
    return "DURATION" if lasting else mention.type


def timex_value(reading: Reading, slots: dict[str, str]) -> str:
    """Return the TIMEX3 value of a reading, with the time of day its slots tell."""
    if reading.stretch is None:
        return reading.value
    value, clock = reading.value or reading.stretch.timex, clock_of(slots)
    return f"{value}T{clock}" if clock and reading.stretch.grain == "day" else value


def edtf(reading: Reading, slots: dict[str, str], other: Reading | None, until: date | None) -> str:
    """Return the days a reading takes in: ``other`` is the reading of a range's other end,
    ``until`` today, where what began then goes on."""
    told = reading.edtf
    if reading.stretch and not told:
        told = edge(reading.stretch, slots.get("edge", ""))
    side = slots.get("range", "")
    if side:
        return (other and both_ends(reading, other, side)) or told
    return since(told, until) if until and told else told


def edge(stretch: Stretch, side: str) -> str:
    """Return the first, middle or last third of a month or a longer stretch, approximate."""
    if side not in _PARTS or stretch.grain in ("day", "week", "weekend"):
        return stretch.edtf
    low, high = _PARTS[side]
    days = (stretch.last - stretch.first).days + 1
    first = stretch.first + timedelta(days=days * low // 3)
    last = stretch.first + timedelta(days=days * high // 3 - 1)
    return f"{first}~/{last}~"


def since(edtf: str, now: date) -> str:
    """Return the stretch from the first day of an EDTF until today, or the EDTF itself where
    it does not begin before today."""
    known = bounds(edtf)
    if known is None or known[0] >= now:
        return edtf
    return f"{edtf.partition('/')[0]}/{now}"


def lasting(slots: dict[str, str], now: date) -> str:
    """Return "the last three days" or "the coming weeks" as days up to or from today.

    Returns "" for hours and where the unit tells no length.
    """
    few = _FEW.get(slots["unit"], "") if slots["number"] == "X" else slots["number"]
    amount = steps({**slots, "number": str(few), "sign": slots["lean"]})
    if amount is None or not amount[0]:
        return ""
    other = step(now, amount[1], amount[0])
    return f"{other}~/{now}" if other < now else f"{now}/{other}~"


def hours_on(slots: dict[str, str], days: int, told: Stretch | None) -> Reading:
    """Read "two hours later": a length, which ends on the day told last or whole ``days`` off."""
    value = length(slots)
    if told is None or told.grain != "day":
        return Reading(None, "relative", "inferred", value=value)
    found = stepped(told.last if days > 0 else told.first, days, "day")
    return Reading(None, "relative", "carried", told.edtf, value, found.edtf)


def night_before(morning: Reading, slots: dict[str, str]) -> Reading | None:
    """Return the night that leads to a morning, if its eve is the weekday or day of a month
    that slots tell, else None."""
    if morning.stretch is None:
        return None
    eve = morning.stretch.first - timedelta(days=1)
    weekday, number = slots.get("weekday"), slots.get("day")
    if (weekday and eve.isoweekday() != int(weekday)) or (number and eve.day != int(number)):
        return None
    return replace(
        morning, stretch=day(eve), value=f"{eve}TNI", edtf=f"{eve}/{morning.stretch.first}"
    )


def both_ends(mine: Reading, its: Reading, side: str) -> str:
    """Return the whole of "from 3 to 5 March" for one of its ends ("start" or "end"), or ""
    where the ends are out of order."""
    if not (mine.stretch and its.stretch):
        return ""
    ends = sorted((mine.stretch, its.stretch), key=lambda s: s.first)
    in_order = (ends[0] is mine.stretch) == (side == "start")
    return f"{ends[0].edtf}/{ends[1].edtf}" if in_order else ""
