"""Resolves expressions of time: which days they mean, and reckoned from what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from selon.calendar import Stretch, day, period, step, weekday_near, weekend_gone
from selon.language.time_words import TimeWords
from selon.model import (
    Attribution,
    Event,
    Mentions,
    Published,
    Syntax,
    Time,
    TimeMention,
    TimeReference,
)
from selon.model.vocabulary import TimeBasis
from selon.resolution import time_extents, time_slots
from selon.resolution.calendar_dates import (
    WIDEST,
    PublicationDay,
    calendar_date,
    decade,
    season_of,
)
from selon.resolution.event_dates import EventDates
from selon.resolution.time_outlook import OutlookReader
from selon.resolution.time_slots import GRAINS, Reading
from selon.resolution.time_stack import ToldTimes, speaking_times


class TimeResolver:
    """Resolves the time mentions of one block against publication, each other and events.

    Day and month without a year fall at or before publication, weekdays on the nearest
    past one, unless their clause or a word before them looks ahead; "the day before"
    counts from the last date told before it, "the day after the raid" from the raid's,
    "yesterday" in somebody's own words from the day he spoke. Without a publication date
    such words keep a TIMEX3 value with gaps and no EDTF.
    """

    def __init__(
        self,
        words: TimeWords,
        syntax: Syntax,
        mentions: Mentions,
        published: Published | None,
        attributions: Sequence[Attribution] = (),
        events: Sequence[Event] = (),
    ) -> None:
        self._words, self._syntax, self._times = words, syntax, mentions.times
        self._now = PublicationDay.of(published)
        self._slots = [dict(t.slots) for t in self._times]
        self._outlook = OutlookReader(words, syntax)
        self._events = EventDates(syntax, self._times, events)
        self._spoken = speaking_times(syntax, self._times, attributions)
        self._told = ToldTimes()
        self._readings: dict[int, Reading | None] = {}
        for number, mention in enumerate(self._times):
            reading = self._reading(number)
            if reading and reading.stretch and reading.basis != "reporting":
                coming = self._now is not None and reading.stretch.first > self._now.last
                night = reading.value.endswith("TNI")
                self._told.tell(mention.span.start, reading.stretch, coming=coming, night=night)
        self._references = [self._reference(n) for n in range(len(self._times))]

    def resolve(self, mention: int) -> TimeReference | None:
        """Return what a mention (index into ``Mentions.times``) points to, or None.

        Durations and sets have a TIMEX3 value and an empty EDTF, save durations that are
        counted from a day ("the last three days", "two hours after the raid").
        """
        return self._references[mention]

    def _reading(self, number: int) -> Reading | None:
        """Read a mention once; while it is being read it counts as unread."""
        if number not in self._readings:
            self._readings[number] = None
            self._readings[number] = self._read(number, self._times[number])
        return self._readings[number]

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
        time = Time(
            edtf=self._edtf_of(number, reading),
            basis=reading.basis,
            scope="clause",
            grade=reading.grade,
            anchor=reading.anchor,
            span=mention.span,
            timex_type=time_extents.timex_type(mention, reading),
            timex_value=time_extents.timex_value(reading, self._slots[number]),
        )
        return TimeReference(time, mention.rule)

    def _edtf_of(self, number: int, reading: Reading) -> str:
        slots = self._slots[number]
        other = self._readings.get(number + time_extents.OTHER_END.get(slots.get("range", ""), 0))
        begun = self._now is not None and self._outlook.since(self._times[number].span)
        until = self._now.last if self._now and begun else None
        return time_extents.edtf(reading, slots, other, until)

    # Dates of the calendar

    def _calendar_date(self, number: int) -> Reading | None:
        return self._date(number, self._slots[number])

    def _date(self, number: int, slots: dict[str, str]) -> Reading | None:
        told = self._told.last("century")
        begun = self._outlook.since(self._times[number].span)
        ahead = partial(self._ahead, number)
        return calendar_date(slots, self._now, ahead, told, begun=begun)

    # Reckoned from the publication date

    def _weekday(self, number: int) -> Reading | None:
        slots = self._slots[number]
        weekday, move = int(slots["weekday"]), int(slots.get("step") or 0)
        ahead = not move and self._ahead(number)
        reading = self._deictic(
            number, lambda now: day(weekday_near(now, weekday, move, ahead)), "weekday"
        )
        return reading or Reading(None, "weekday", "inferred", value=f"XXXX-WXX-{weekday}")

    def _night_between(self, number: int) -> Reading | None:
        """Read the night before a morning: a weekday's, or a date's."""
        slots = self._slots[number]
        if "day" in slots:
            morning = self._date(number, time_slots.morning(slots))
        else:
            weekday = int(slots["next_weekday"])
            morning = self._deictic(number, lambda now: day(weekday_near(now, weekday)), "weekday")
        return time_extents.night_before(morning, slots) if morning else None

    def _offset_from_publication(self, number: int) -> Reading | None:
        slots = self._slots[number]
        if slots["number"] == "X":
            value = "FUTURE_REF" if slots.get("sign") == "1" else "PAST_REF"
            return Reading(None, "relative", "inferred", self._edtf(), value)
        return self._deictic(number, lambda now: time_slots.moved(now, slots), "relative")

    def _calendar_unit(self, number: int) -> Reading | None:
        slots = self._slots[number]
        grain = GRAINS.get(slots["unit"])
        if grain is None:
            return None
        move = int(slots["step"])
        if grain == "weekend" and not move and not self._ahead(number):
            return self._deictic(number, weekend_gone, "relative")
        return self._deictic(number, lambda now: period(step(now, grain, move), grain), "relative")

    def _deictic(
        self, number: int, reckon: Callable[[date], Stretch], basis: TimeBasis
    ) -> Reading | None:
        """Reckon from the day somebody speaks, else from both ends of the publication date;
        weekdays must agree."""
        spoken = self._reading(self._spoken[number]) if number in self._spoken else None
        if spoken and spoken.stretch and spoken.stretch.grain == "day":
            anchor = spoken.stretch.edtf
            return Reading(reckon(spoken.stretch.first), basis, "carried", anchor)
        now = self._now
        if now is None:
            return None
        first, last = reckon(now.first), reckon(now.last)
        if first == last:
            return Reading(first, basis, "carried" if now.exact else "inferred", now.edtf)
        if now.last - now.first > WIDEST or basis == "weekday" or first.grain != "day":
            return None
        return Reading(Stretch(first.first, last.last), basis, "inferred", now.edtf)

    # Reckoned from the text

    def _offset_from_narrative(self, number: int) -> Reading | None:
        slots = self._slots[number]
        amount = time_slots.steps_in_days(slots)
        if amount is None:  # "some days later"
            return Reading(None, "relative", "inferred", value=time_slots.length(slots))
        (count, grain), whole = amount, "whole" in slots
        told = self._told.last(grain)
        if self._times[number].type == "DURATION":
            return time_extents.hours_on(slots, count, told)
        if told is None:
            found = self._deictic(
                number, lambda now: time_slots.stepped(now, count, grain, whole), "relative"
            )
            return replace(found, grade="inferred") if found else None
        from_ = told.last if count > 0 else told.first
        return Reading(
            time_slots.stepped(from_, count, grain, whole), "relative", "carried", told.edtf
        )

    def _offset_from_event(self, number: int) -> Reading | None:
        """Count from the first day that the event counted from is known by."""
        slots = self._slots[number]
        if "loose" in slots and self._events.detached(number):
            return self._offset_from_narrative(number)
        lasting = self._times[number].type == "DURATION"
        value = time_slots.length(slots) if lasting else ""
        amount = time_slots.steps_in_days(slots)
        for other in self._events.of(number) if amount is not None else ():
            dated = self._reading(other)
            if amount is None or dated is None or dated.stretch is None:
                continue
            if dated.stretch.grain == "day":
                found = time_slots.stepped(dated.stretch.first, *amount)
                if lasting:
                    anchor = dated.stretch.edtf
                    return Reading(None, "relative", "carried", anchor, value, found.edtf)
                return Reading(found, "relative", "carried", dated.stretch.edtf)
        return Reading(None, "relative", "inferred", value=value) if lasting else None

    def _time_of_day(self, number: int) -> Reading | None:
        """Take the day of the same sentence, else the one told last, else publication's."""
        clock = time_slots.clock_of(self._slots[number])
        morning = clock == "MO" or (clock[:1].isdigit() and clock < "12")
        start = self._times[number].span.start - self._syntax.offset
        paragraph = self._syntax.text.rfind("\n", 0, start) + self._syntax.offset
        told = self._day_beside(number) or self._told.last_day(paragraph, morning=morning)
        if told is not None:
            return Reading(told, "relative", "inferred", told.edtf)
        found = self._deictic(number, day, "relative")
        return replace(found, grade="inferred") if found else None

    def _day_beside(self, number: int) -> Stretch | None:
        """Return the day that a sentence tells around a time of day: "at 9 p.m., on Friday"."""
        sentence = self._sentence(number)
        for other in (number - 1, number + 1, number - 2, number + 2):
            near = 0 <= other < len(self._times) and sentence >= 0
            if not near or self._sentence(other) != sentence:
                continue
            if {"weekday", "day", "iso"}.intersection(self._slots[other]):
                found = self._reading(other)
                if found and found.stretch and found.stretch.grain == "day":
                    return found.stretch
        return None

    def _sentence(self, number: int) -> int:
        token = self._syntax.token_at(self._times[number].span.start)
        return self._syntax.tokens[token].sentence if token is not None else -1

    def _reference_word(self, number: int) -> Reading:
        value = self._slots[number]["value"]
        edtf = self._edtf() if value == "PRESENT_REF" else ""
        return Reading(None, "reporting", "inferred", value=value, edtf=edtf)

    def _length(self, number: int) -> Reading | None:
        slots = self._slots[number]
        if "weekday" in slots:
            return Reading(None, "stated", "stated", value=f"XXXX-WXX-{slots['weekday']}")
        value = time_slots.length(slots)
        if self._now and not slots.get("lean") and self._outlook.since(self._times[number].span):
            slots = {**slots, "lean": "-1"}
        if self._now and slots.get("lean"):
            edtf = time_extents.lasting(slots, self._now.last)
            return Reading(None, "relative", "inferred", self._edtf(), value, edtf)
        return Reading(None, "stated", "stated", value=value)

    def _edtf(self) -> str:
        return self._now.edtf if self._now else ""

    def _ahead(self, number: int) -> bool:
        return self._outlook.ahead(self._times[number].span)


_RULES: dict[str, Callable[[TimeResolver, int], Reading | None]] = {
    "calendar_date": TimeResolver._calendar_date,
    "weekday": TimeResolver._weekday,
    "offset_from_publication": TimeResolver._offset_from_publication,
    "offset_from_narrative": TimeResolver._offset_from_narrative,
    "offset_from_event": TimeResolver._offset_from_event,
    "calendar_unit": TimeResolver._calendar_unit,
    "season": lambda resolver, number: season_of(resolver._slots[number], resolver._now),
    "decade": lambda resolver, number: decade(resolver._slots[number]),
    "night_between": TimeResolver._night_between,
    "time_of_day": TimeResolver._time_of_day,
    "reference": TimeResolver._reference_word,
    "duration": TimeResolver._length,
    "set": TimeResolver._length,
}
