"""The zone of a clock that is told a second time for readers elsewhere: "at 10:39 a.m. local
time (1639 UTC)"."""

from __future__ import annotations

import re

LOCAL = "local"
"""The zone of a clock that only a second clock beside it tells."""

_DAY = 24 * 60
# Zones differ from UTC by quarters of an hour, from less than 12 hours behind to 14 ahead.
_QUARTER, _AHEAD = 15, 14 * 60
_CLOCK = re.compile(r"(\d\d):(\d\d)(?:Z|([+-]\d\d))", re.ASCII)


def zone_between(hour: int, minute: int, elsewhere: str) -> str:
    """Return the zone of a local clock as TIMEX3 writes it ("Z", "-06", "+05:30").

    ``elsewhere`` is the same moment with its zone ("16:39Z", "12:39-04"). Returns "" where
    that is no clock with a zone, or where no zone makes the two agree.
    """
    match = _CLOCK.fullmatch(elsewhere)
    if match is None:
        return ""
    utc = int(match[1]) * 60 + int(match[2]) - int(match[3] or 0) * 60
    ahead = (hour * 60 + minute - utc) % _DAY
    if ahead % _QUARTER:
        return ""
    ahead -= _DAY if ahead > _AHEAD else 0
    hours, minutes = divmod(abs(ahead), 60)
    sign = "-" if ahead < 0 else "+"
    return f"{sign}{hours:02}{f':{minutes:02}' if minutes else ''}" if ahead else "Z"
