"""Finds out when a report appeared: stated, told by its dateline, or inferred with reasons."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from selon.calendar import bounds
from selon.language.provenance_words import ProvenanceWords
from selon.model import Link, Provenance, Published, Reason, Syntax, TimeMention
from selon.publication.told_days import ToldDay, day_in, full_date, latest_event

_HEAD = 2000
_TOP = 250
_NEARBY = 250
_NEIGHBOURS = 8
_TOLERANCE = timedelta(days=1)
_WEEK = timedelta(days=6)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)
_DASHED = re.compile(
    r"\.?(?:,[^\S\n][^\n.–—]{1,40})?\.?[^\S\n]{0,3}(?:\([^()\n]{2,30}\)[^\S\n]{0,3})?[-–—_]"
)
_LINE_END = re.compile(r"[^\S\n]*(?:\d{1,2}[:h]\d\d)?[^\S\n]*(?:\n|$)")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def publication_date(
    syntax: Syntax,
    times: Sequence[TimeMention],
    links: Sequence[Link],
    provenance: Sequence[Provenance],
    words: ProvenanceWords,
    stated: str | None,
    narrative: Collection[str] = (),
) -> Published | None:
    """Return when a report appeared, as EDTF with reasons in English, or None.

    ``stated`` is the date of its metadata (EDTF or ISO 8601); it wins unless a dateline
    contradicts it by more than a day. Without either, the day is inferred from the posts,
    dates and weekdays of the text; a copyright year alone gives that year. ``syntax`` is
    the report's first block and ``times`` its mentions; patterns in ``narrative`` count from
    the day told before ("the next day").
    """
    known = bounds(stated) if stated else None
    line = next(_datelines(syntax, times, words), None)
    if known and stated:
        edtf = stated.partition("T")[0]
        if line is None or known[0] - _TOLERANCE <= line.day <= known[1] + _TOLERANCE:
            return Published(edtf, "stated", (Reason(f"the report's metadata says {edtf}"),))
        against = Reason(f"this contradicts the date its metadata states, {edtf}")
        return Published(line.day.isoformat(), "inferred", (line.reason, against))
    if line is not None:
        return Published(line.day.isoformat(), "inferred", (line.reason,))
    return _inferred(times, links, provenance, narrative)


def _datelines(
    syntax: Syntax, times: Sequence[TimeMention], words: ProvenanceWords
) -> Iterator[ToldDay]:
    """Yield full dates that stand where a text tells its own date."""
    text = syntax.text
    for mention in times:
        told = full_date(mention)
        start, end = mention.span.start - syntax.offset, mention.span.end - syntax.offset
        if told is None or mention.slot("range"):
            continue
        line = text[max(0, start - 80) : start].rpartition("\n")[2]
        if words.published.search(line):
            yield ToldDay(told, Reason(f"a publication line says {told}", mention.span))
        elif start <= _HEAD and _heads(text, line, start, end, words):
            yield ToldDay(told, Reason(f"the dateline says {told}", mention.span))


def _heads(text: str, line: str, start: int, end: int, words: ProvenanceWords) -> bool:
    """Say whether a date on a line stands like a dateline's."""
    before = line.strip()
    dashed = _DASHED.match(text, end) is not None
    if not before:
        after = text[end : end + 12].strip()
        opens = start <= 5 and (after[:1].isupper() or after[:1].isdigit())
        return opens or dashed or _LINE_END.match(text, end) is not None
    place = len(before) <= 40 and before.endswith((",", "(", "-", "–"))
    if dashed and place and before[0].isupper():
        return True
    agencies = list(words.agency.finditer(line)) if start <= _TOP else []
    return bool(agencies) and not line[agencies[-1].end() :].strip(" ,-–()")


def _inferred(
    times: Sequence[TimeMention],
    links: Sequence[Link],
    provenance: Sequence[Provenance],
    narrative: Collection[str],
) -> Published | None:
    rights = _rights_year(provenance)
    told = [*_posts(links), *_recent(times, links, rights)]
    if not told and not rights:
        told = list(latest_event(times, narrative))
    newest = max(told, key=lambda t: t.day, default=None)
    year = [rights[1]] if rights else []
    if newest is None:
        return Published(str(rights[0]), "inferred", tuple(year)) if rights else None
    if rights and not 0 <= rights[0] - newest.day.year <= 1:
        return Published(str(rights[0]), "inferred", tuple(year))
    near = [t.reason for t in told if newest.day - t.day <= _WEEK]
    reasons = list({r.reason: r for r in reversed(near)}.values())[::-1]
    following = _following(times, newest.day)
    first, last = newest.day, newest.day + _WEEK
    if following is not None:
        first, last = following.day, following.day + timedelta(days=2)
        reasons.append(following.reason)
    return Published(f"{first}/{last}", "inferred", (*year, *reasons))


def _posts(links: Sequence[Link]) -> Iterator[ToldDay]:
    for link in links:
        if link.posted:
            reason = Reason(f"the embedded post's identifier encodes {link.posted}")
            yield ToldDay(date.fromisoformat(link.posted[:10]), reason)


def _rights_year(provenance: Sequence[Provenance]) -> tuple[int, Reason] | None:
    notices = [p.span for p in provenance if p.role == "rights"]
    years = [(int(year), span) for span in notices for year in _YEAR.findall(span.text)]
    if not years:
        return None
    year, span = max(years, key=lambda found: found[0])
    return year, Reason(f"the copyright line says {year}", span)


def _recent(
    times: Sequence[TimeMention], links: Sequence[Link], rights: tuple[int, Reason] | None
) -> Iterator[ToldDay]:
    """Yield the days that a text tells by weekday too, as reports tell what is new."""
    posted = [int(link.posted[:4]) for link in links if link.posted]
    years = [rights[0]] if rights else posted[-1:]
    written = [int(y) for t in times if (y := t.slot("year"))]
    for number, mention in enumerate(times):
        if mention.slot("step") == "1" or not mention.slot("day"):
            continue
        day = full_date(mention)
        if day is not None and mention.slot("weekday"):
            yield ToldDay(day, Reason(f"the text dates news '{mention.span.text}'", mention.span))
        elif mention.slot("year") or not mention.slot("month"):
            continue
        elif mention.slot("weekday"):
            yield from _by_weekday(mention, years, written)
        else:
            around = times[max(0, number - _NEIGHBOURS) : number + _NEIGHBOURS]
            yield from _beside(mention, around, years)


def _by_weekday(
    mention: TimeMention, years: Sequence[int], written: Sequence[int]
) -> Iterator[ToldDay]:
    """Find the one year in which "Thursday 5 December" is so: the copyright's or post's,
    else the latest the text writes or the one after."""
    latest = max(written, default=0)
    candidates = years or ((latest, latest + 1) if latest else ())
    number = int(mention.slot("weekday"))
    days = [d for y in candidates if (d := day_in(mention, y)) and d.isoweekday() == number]
    if len(days) == 1:
        reason = f"'{mention.span.text}' falls on a {_DAYS[number - 1]} in {days[0].year}"
        yield ToldDay(days[0], Reason(reason, mention.span))


def _beside(
    mention: TimeMention, around: Sequence[TimeMention], years: Sequence[int]
) -> Iterator[ToldDay]:
    """Find a bare weekday near a date that is the date's own in the known year."""
    day = day_in(mention, years[0]) if len(years) == 1 else None
    if day is None:
        return
    weekday = (("weekday", str(day.isoweekday())),)
    for other in around:
        near = abs(other.span.start - mention.span.start) <= _NEARBY
        if near and other.slots == weekday:
            both = f"'{other.span.text}' and '{mention.span.text}'"
            yield ToldDay(day, Reason(f"{both} fall together in {day.year}", mention.span))
            return


def _following(times: Sequence[TimeMention], newest: date) -> ToldDay | None:
    """Return a weekday told on its own that is the day after the newest date.

    One further off is as likely the week's before.
    """
    next_day = newest + timedelta(days=1)
    for mention in times:
        slots = dict(mention.slots)
        if set(slots) <= {"weekday", "part"} and slots.get("weekday") == str(next_day.isoweekday()):
            words = f"'{mention.span.text}' follows {_DAYS[newest.weekday()]} {newest}: {next_day}"
            return ToldDay(next_day, Reason(words, mention.span))
    return None
