"""Dates of the calendar: whole ones, and those whose year the publication date tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from selon.calendar import Grain, Stretch, bounds, day, period, season, season_near
from selon.model import Published
from selon.model.vocabulary import Grade
from selon.resolution import time_slots
from selon.resolution.time_slots import Reading

# A date soon ahead is an announcement: nobody tells last year's day without its year.
_LEEWAY = timedelta(days=45)
# What is planned for a date is planned for the next one; half a year off it was planned once.
_SOON = timedelta(days=183)
_NEAR = timedelta(days=200)
_YEARS = 7
_LEAP_YEAR = 2000

WIDEST = timedelta(days=7)
"""Publication dates wider than this tell no day."""


@dataclass(frozen=True, slots=True)
class PublicationDay:
    """The first and last day a report may have appeared, its EDTF, and whether it is stated."""

    first: date
    last: date
    edtf: str
    exact: bool

    @classmethod
    def of(cls, published: Published | None) -> PublicationDay | None:
        """Return the day of a publication date, or None where it is not known."""
        known = bounds(published.edtf) if published else None
        if published is None or known is None:
            return None
        return cls(*known, published.edtf, published.basis == "stated")


def calendar_date(
    slots: dict[str, str],
    now: PublicationDay | None,
    ahead: Callable[[], bool],
    told: Stretch | None,
    *,
    begun: bool,
) -> Reading | None:
    """Read a date. ``ahead`` says whether its words look ahead, ``begun`` whether they tell what
    has gone on since; ``told`` is what the text told last, whose year counts where publication
    is not known. Raises ValueError for 31 June."""
    if "iso" in slots:
        return Reading(day(date.fromisoformat(slots["iso"])), "stated", "stated")
    year = time_slots.year_of(slots)
    if year is not None:
        return Reading(time_slots.dated(slots, year), "stated", "stated")
    if not {"month", "feast", "part_of_year"}.intersection(slots):
        return None
    if now is None:
        return _unpublished(slots, told)
    found = _year_of(slots, now, (lambda: False) if begun else ahead, begun)
    grade: Grade = "stated" if now.exact else "carried"
    return Reading(found, "stated", grade, now.edtf) if found else None


def decade(slots: dict[str, str]) -> Reading:
    """Read a decade or a century."""
    if "century" in slots:
        return Reading(period(date(int(slots["century"]), 1, 1), "century"), "stated", "stated")
    year = int(slots["year"]) if "year" in slots else 1900 + int(slots["years"]) % 100
    # "the 2000s" are ten years, "the 1800s" a hundred.
    grain: Grain = "decade" if year % 100 or year >= 2000 or "years" in slots else "century"
    return Reading(period(date(year, 1, 1), grain), "stated", "stated")


def season_of(slots: dict[str, str], now: PublicationDay | None) -> Reading | None:
    """Read a season: of its year, or the one its step leads to from publication."""
    letters, year = slots["season"], time_slots.year_of(slots)
    if year is not None:
        return Reading(season(year, letters), "stated", "stated")
    if "step" not in slots or now is None:
        return Reading(None, "stated", "inferred", value=f"XXXX-{letters}")
    found = season_near(now.last, letters, int(slots["step"]))
    return Reading(found, "relative", "carried", now.edtf) if found else None


def _unpublished(slots: dict[str, str], told: Stretch | None) -> Reading:
    """Take the year the text told last; without any leave it open."""
    if told is not None:
        return Reading(time_slots.dated(slots, told.first.year), "inferred", "inferred", told.edtf)
    if {"feast", "week"}.intersection(slots):
        return Reading(None, "stated", "inferred")
    leap = time_slots.dated(slots, _LEAP_YEAR)  # a day that no year has raises ValueError
    return Reading(None, "stated", "inferred", value=f"XXXX{leap.timex[4:]}")


def _year_of(
    slots: dict[str, str], now: PublicationDay, ahead: Callable[[], bool], begun: bool
) -> Stretch | None:
    """Place a date without a year by its weekday, its words, its tense, or before now."""
    if "year_step" in slots:
        return time_slots.dated(slots, now.last.year + int(slots["year_step"]))
    found = time_slots.in_years_near(slots, now.last.year)
    if "weekday" in slots:
        near = [s for s in found if timedelta(0) <= s.first - now.last <= _NEAR]
        if near and len(found) < _YEARS:
            return near[-1]
    move = slots.get("step")
    coming = next((s for s in reversed(found) if s.last > now.first), None)
    if move == "1":
        return coming
    if move == "-1":
        return next((s for s in found if s.last < now.first), None)
    if coming and coming.first - now.last <= _SOON and ahead():
        return coming
    wide = now.last - now.first > WIDEST
    limit = now.last if wide or begun else now.last + _LEEWAY
    return next((s for s in found if s.first <= limit), None)
