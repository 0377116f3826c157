"""Days that a text tells with their year: whole dates, and the latest of several close ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from selon.model import Reason, TimeMention

_CLOSE = timedelta(days=7)
_DIGITS = 2


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A day the text tells, with its reason."""

    day: date
    reason: Reason


def full_date(mention: TimeMention) -> date | None:
    """Return the day of a mention that tells day, month and year, its weekday agreeing."""
    slots = dict(mention.slots)
    try:
        if "iso" in slots:
            return date.fromisoformat(slots["iso"])
        told = date(int(slots["year"]), int(slots["month"]), int(slots["day"]))
    except (KeyError, ValueError):
        return None
    weekday = slots.get("weekday")
    return told if weekday is None or told.isoweekday() == int(weekday) else None


def latest_event(
    times: Sequence[TimeMention], narrative: Collection[str] = ()
) -> Iterator[ToldDay]:
    """Yield the latest day told, where it is news: told again, or days after another.

    A day without its year is of the year last written with a month; patterns in
    ``narrative`` count from the day told before. Nothing is yielded where the text tells of
    anything later.
    """
    days = list(_days(times, narrative))
    if not days:
        return
    newest, mention = max(days, key=lambda told: told[0])
    if any(_later(other, newest) for other in times):
        return
    alone = {"listed", "range"}.isdisjoint(dict(mention.slots))
    close = alone and any(timedelta(0) < newest - day <= _CLOSE for day, _ in days)
    again = len({told.span.start for day, told in days if day == newest}) > 1
    if close or again:
        words = f"the latest event that the text dates, '{mention.span.text}', is of {newest}"
        yield ToldDay(newest, Reason(words, mention.span))


def _days(
    times: Sequence[TimeMention], narrative: Collection[str]
) -> Iterator[tuple[date, TimeMention]]:
    year, last = 0, None
    for mention in times:
        day = full_date(mention)
        if mention.slot("month"):
            year = int(mention.slot("year") or year)
        if day is None and year and mention.slot("day") and not mention.slot("step"):
            day = day_in(mention, year)
        elif last and mention.rule in narrative and mention.slot("unit") == "D":
            day = _stepped(last, mention)
        if day is not None:
            last = day
            yield day, mention


def _stepped(day: date, mention: TimeMention) -> date | None:
    number = mention.slot("number")
    if not (number.isdecimal() and len(number) <= _DIGITS):
        return None
    return day + timedelta(days=int(number) * (-1 if mention.slot("sign") == "-1" else 1))


def _later(mention: TimeMention, newest: date) -> bool:
    """Say whether a time told with its year, or as still to come, lies after a day."""
    year, month = mention.slot("year"), mention.slot("month")
    if mention.slot("step") == "1":
        return bool(month)
    if not year or full_date(mention):
        return False
    told = (int(year), int(month)) if month else (int(year), 0)
    return told > (newest.year, newest.month)


def day_in(mention: TimeMention, year: int) -> date | None:
    """Return the day of a mention's day and month in a year, or None where there is none."""
    try:
        return date(year, int(mention.slot("month")), int(mention.slot("day")))
    except ValueError:
        return None
