"""Resolves expressions of time: which days they mean, and reckoned from what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from selon.calendar import (
    Grain,
    Stretch,
    bounds,
    day,
    period,
    season,
    season_near,
    step,
    weekday_near,
)
from selon.language.time_words import TimeWords, fold_all
from selon.model import Mentions, Published, Syntax, Time, TimeMention, TimeReference
from selon.model.vocabulary import Grade, TimeBasis
from selon.resolution import time_slots
from selon.resolution.time_slots import GRAINS, Reading

# A date soon ahead is an announcement: nobody tells last year's day without its year.
_LEEWAY = timedelta(days=45)
_WIDEST = timedelta(days=7)
_BEFORE = 40


class TimeResolver:
    """Resolves the time mentions of one block against its publication date and each other.

    Day and month without a year fall at or before publication, weekdays on the nearest
    past one unless their clause or a word before them looks ahead; "the day before"
    counts from the last date told before it. Without a publication date such words keep
    a TIMEX3 value with gaps and no EDTF.
    """

    def __init__(
        self, words: TimeWords, syntax: Syntax, mentions: Mentions, published: Published | None
    ) -> None:
        self._words, self._syntax, self._times = words, syntax, mentions.times
        self._published = published
        self._bounds = bounds(published.edtf) if published else None
        self._slots = [dict(t.slots) for t in self._times]
        self._future = [c for c in syntax.clauses if c.tense == "future"]
        self._told: dict[Grain, tuple[int, Stretch]] = {}
        self._readings: list[Reading | None] = []
        for number, mention in enumerate(self._times):
            reading = self._read(number, mention)
            self._readings.append(reading)
            if reading and reading.stretch and reading.basis != "reporting":
                self._told[reading.stretch.grain] = (mention.span.start, reading.stretch)
        self._references = [self._reference(n) for n in range(len(self._times))]

    def resolve(self, mention: int) -> TimeReference | None:
        """Return what a mention (index into ``Mentions.times``) points to, or None.

        Durations and sets have a TIMEX3 value and an empty EDTF.
        """
        return self._references[mention]

    def _read(self, number: int, mention: TimeMention) -> Reading | None:
        rule = self._words.patterns[mention.rule].rule
        try:
            return _RULES[rule](self, number)
        except (ValueError, OverflowError):  # 31 June, the year 12000
            return None

    def _reference(self, number: int) -> TimeReference | None:
        reading, mention = self._readings[number], self._times[number]
        if reading is None:
            return None
        value, edtf = reading.value, reading.edtf
        if reading.stretch:
            clock = time_slots.clock_of(self._slots[number])
            value = value or reading.stretch.timex
            if clock and reading.stretch.grain == "day":
                value += "T" + clock
            edtf = edtf or reading.stretch.edtf
            edtf = self._whole_range(number, edtf)
        time = Time(
            edtf=edtf,
            basis=reading.basis,
            scope="clause",
            grade=reading.grade,
            anchor=reading.anchor,
            span=mention.span,
            timex_type=mention.type,
            timex_value=value,
        )
        return TimeReference(time, mention.rule)

    def _whole_range(self, number: int, edtf: str) -> str:
        """Both ends of "from 3 to 5 March" mean the whole stretch."""
        side = self._slots[number].get("range")
        other = {"start": number + 1, "end": number - 1}.get(side or "", -1)
        if not 0 <= other < len(self._readings):
            return edtf
        mine, its = self._readings[number], self._readings[other]
        if not (mine and its and mine.stretch and its.stretch):
            return edtf
        ends = sorted((mine.stretch, its.stretch), key=lambda s: s.first)
        in_order = (ends[0] is mine.stretch) == (side == "start")
        return f"{ends[0].edtf}/{ends[1].edtf}" if in_order else edtf

    # Dates of the calendar

    def _calendar_date(self, number: int) -> Reading | None:
        slots = self._slots[number]
        if "iso" in slots:
            return Reading(day(date.fromisoformat(slots["iso"])), "stated", "stated")
        year = time_slots.year_of(slots)
        if year is not None:
            return Reading(time_slots.dated(slots, year), "stated", "stated")
        if "month" not in slots:
            return None
        if self._bounds is None:
            return self._unpublished(slots)
        found = self._year_of(number, slots)
        grade: Grade = "stated" if self._exact() else "carried"
        return Reading(found, "stated", grade, self._edtf()) if found else None

    def _unpublished(self, slots: dict[str, str]) -> Reading:
        """Take the year the text told last; without any leave it open."""
        told = self._last_told("century")
        if told is not None:
            return Reading(
                time_slots.dated(slots, told.first.year), "inferred", "inferred", told.edtf
            )
        day_ = f"-{int(slots['day']):02}" if "day" in slots else ""
        return Reading(None, "stated", "inferred", value=f"XXXX-{int(slots['month']):02}{day_}")

    def _year_of(self, number: int, slots: dict[str, str]) -> Stretch | None:
        """Place a date without a year by its weekday, its words, its tense, or before now."""
        first, last = self._bounds or (date.min, date.min)
        if "year_step" in slots:
            return time_slots.dated(slots, last.year + int(slots["year_step"]))
        found = time_slots.in_years_near(slots, last.year)
        if "weekday" in slots:
            ahead = [s for s in found if timedelta(0) <= s.first - last <= timedelta(days=200)]
            if ahead and len(found) < 7:
                return ahead[-1]
        move = slots.get("step") or ("1" if self._looks_ahead(number) else "")
        if move == "1":
            return next((s for s in reversed(found) if s.last > first), None)
        if move == "-1":
            return next((s for s in found if s.last < first), None)
        limit = last if last - first > _WIDEST else last + _LEEWAY
        return next((s for s in found if s.first <= limit), None)

    def _decade(self, number: int) -> Reading | None:
        slots = self._slots[number]
        year = int(slots["year"]) if "year" in slots else 1900 + int(slots["years"]) % 100
        grain: Grain = "decade" if year % 100 or "years" in slots else "century"
        return Reading(period(date(year, 1, 1), grain), "stated", "stated")

    def _season(self, number: int) -> Reading | None:
        slots = self._slots[number]
        letters, year = slots["season"], time_slots.year_of(slots)
        if year is not None:
            return Reading(season(year, letters), "stated", "stated")
        if "step" not in slots or self._bounds is None:
            return Reading(None, "stated", "inferred", value=f"XXXX-{letters}")
        found = season_near(self._bounds[1], letters, int(slots["step"]))
        return Reading(found, "relative", "carried", self._edtf()) if found else None

    # Reckoned from the publication date

    def _weekday(self, number: int) -> Reading | None:
        slots = self._slots[number]
        weekday, move = int(slots["weekday"]), int(slots.get("step") or 0)
        ahead = not move and self._looks_ahead(number)
        reading = self._deictic(lambda now: day(weekday_near(now, weekday, move, ahead)), "weekday")
        return reading or Reading(None, "weekday", "inferred", value=f"XXXX-WXX-{weekday}")

    def _night_between(self, number: int) -> Reading | None:
        slots = self._slots[number]
        evening, morning = int(slots["weekday"]), int(slots["next_weekday"])
        if morning - evening not in (1, -6):
            return None

        def eve(now: date) -> Stretch:
            return day(weekday_near(now, morning) - timedelta(days=1))

        found = self._deictic(eve, "weekday")
        if found is None or found.stretch is None:
            return None
        night = found.stretch.first
        return replace(found, value=f"{night}TNI", edtf=f"{night}/{night + timedelta(days=1)}")

    def _offset_from_publication(self, number: int) -> Reading | None:
        slots = self._slots[number]
        if slots["number"] == "X":
            value = "FUTURE_REF" if slots.get("sign") == "1" else "PAST_REF"
            return Reading(None, "relative", "inferred", self._edtf(), value)
        return self._deictic(lambda now: time_slots.moved(now, slots), "relative")

    def _calendar_unit(self, number: int) -> Reading | None:
        slots = self._slots[number]
        grain = GRAINS.get(slots["unit"])
        if grain is None:
            return None
        move = int(slots["step"])
        return self._deictic(lambda now: period(step(now, grain, move), grain), "relative")

    def _deictic(self, reckon: Callable[[date], Stretch], basis: TimeBasis) -> Reading | None:
        """Reckon from both ends of the publication date; weekdays must agree."""
        if self._bounds is None:
            return None
        first, last = reckon(self._bounds[0]), reckon(self._bounds[1])
        if first == last:
            return Reading(first, basis, "carried" if self._exact() else "inferred", self._edtf())
        wide = self._bounds[1] - self._bounds[0] > _WIDEST
        if wide or basis == "weekday" or first.grain != "day":
            return None
        return Reading(Stretch(first.first, last.last), basis, "inferred", self._edtf())

    # Reckoned from the text

    def _offset_from_narrative(self, number: int) -> Reading | None:
        slots = self._slots[number]
        amount = time_slots.steps(slots)
        if amount is None:
            return None
        (count, grain), whole = amount, "whole" in slots
        told = self._last_told(grain)
        if told is None:
            found = self._deictic(
                lambda now: time_slots.stepped(now, count, grain, whole), "relative"
            )
            return replace(found, grade="inferred") if found else None
        from_ = told.last if count > 0 else told.first
        return Reading(
            time_slots.stepped(from_, count, grain, whole), "relative", "carried", told.edtf
        )

    def _last_told(self, grain: Grain) -> Stretch | None:
        """Return the stretch told last that is no coarser than a grain."""
        fine = [told for told in self._told.values() if told[1].finer_than(grain)]
        return max(fine, key=lambda told: told[0])[1] if fine else None

    def _time_of_day(self, number: int) -> Reading | None:
        """Take the day told last in the same paragraph, else the day of publication."""
        start = self._times[number].span.start - self._syntax.offset
        if "day" in self._told:
            at, told = self._told["day"]
            if self._syntax.text.find("\n", at - self._syntax.offset, start) < 0:
                return Reading(told, "relative", "inferred", told.edtf)
        found = self._deictic(day, "relative")
        return replace(found, grade="inferred") if found else None

    def _reference_word(self, number: int) -> Reading:
        value = self._slots[number]["value"]
        edtf = self._edtf() if value == "PRESENT_REF" else ""
        return Reading(None, "reporting", "inferred", value=value, edtf=edtf)

    def _length(self, number: int) -> Reading | None:
        slots = self._slots[number]
        weekly = f"XXXX-WXX-{slots['weekday']}" if "weekday" in slots else ""
        return Reading(None, "stated", "stated", value=weekly or time_slots.length(slots))

    def _edtf(self) -> str:
        return self._published.edtf if self._published else ""

    def _exact(self) -> bool:
        return bool(self._published and self._published.basis == "stated")

    def _looks_ahead(self, number: int) -> bool:
        span = self._times[number].span
        at = span.start - self._syntax.offset
        before = self._syntax.text[max(0, at - _BEFORE) : at].rpartition("\n")[2]
        if self._words.ahead.intersection(fold_all(before)[-5:]):
            return True
        if not any(c.extent.covers(span) for c in self._future):
            return False
        around = [c for c in self._syntax.clauses if c.extent.covers(span)]
        return min(around, key=lambda c: c.extent.end - c.extent.start).tense == "future"


_RULES: dict[str, Callable[[TimeResolver, int], Reading | None]] = {
    "calendar_date": TimeResolver._calendar_date,
    "weekday": TimeResolver._weekday,
    "offset_from_publication": TimeResolver._offset_from_publication,
    "offset_from_narrative": TimeResolver._offset_from_narrative,
    "calendar_unit": TimeResolver._calendar_unit,
    "season": TimeResolver._season,
    "decade": TimeResolver._decade,
    "night_between": TimeResolver._night_between,
    "time_of_day": TimeResolver._time_of_day,
    "reference": TimeResolver._reference_word,
    "duration": TimeResolver._length,
    "set": TimeResolver._length,
}
