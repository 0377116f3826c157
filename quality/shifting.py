"""Moves all dates of a hand-coded report, in text, publication and gold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any

from changing import Change, Edit, moved
from skills import Row

PUBLISHED = ("date", "dct", "published")
EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
WEEK, YEAR = 7, 12
MONTH = 30.44
POST_BITS = 22
"""Bits of a post's number behind its milliseconds."""


def shifted(row: Row, gold: Row, tables: dict[str, Any], *, by_years: bool) -> tuple[Row, Row]:
    """Return a report and its gold some years later, with ``by_years``, or some weeks."""
    published = next((row[key] for key in PUBLISHED if row.get(key)), None)
    stated = published or tables["published"][row["id"]]
    mover = _Mover(date.fromisoformat(stated), row["lang"], tables, by_years)
    change = Change(row["text"], mover.edits(row["text"]))
    title = row.get("title") or ""
    new = {**row, "text": change.text, "title": Change(title, mover.edits(title)).text}
    for key in PUBLISHED:
        if row.get(key):
            new[key] = EDTF.sub(lambda found: mover.edtf(found[0]), row[key])
    claims = [
        moved(claim, change, {"date": partial(mover.dated, claim.get("date_text") or "")})
        for claim in gold["claims"]
    ]
    return new, {**gold, "claims": claims}


class _Mover:
    def __init__(
        self, published: date, language: str, tables: dict[str, Any], by_years: bool
    ) -> None:
        self._today, self._by_years, self._language = published, by_years, language
        self._years: int = tables["years"]
        self._days = WEEK * int(tables["weeks"])
        self._rows: list[list[str]] = [names.split() for names in tables["names"][language]]
        self._turn = (self._moved(published) - published).days % WEEK
        month, weekday = (
            "|".join(re.escape(name) for row in self._rows if len(row) == size for name in row)
            for size in (YEAR, WEEK)
        )
        joins = "|".join(map(re.escape, tables["joins"]))
        before, after = r"(?<!\d)(?P<d>\d\d?)(?:st|nd|rd|th|er)?", r"(?:,? (?P<y>\d{4}))?"
        first = rf"(?:(?P<c>\d\d?)(?:er)? ?(?P<j>{joins}) ?)?"
        self._dates = re.compile(
            rf"(?<!\d){first}{before} (?:of )?(?P<m>{month})\b{after}"
            rf"|\b(?P<m2>{month}) (?P<d2>\d\d?)(?:st|nd|rd|th)?(?!\d){after.replace('<y>', '<y2>')}"
            rf"|\b(?P<m3>{month})\b(?: (?P<y3>\d{{4}}))?"
            rf"|\b(?P<w>{weekday})\b"
            r"|(?<=status/)(?P<post>\d{15,20})"
            r"|\b(?P<dd>\d\d)(?P<s>[-./])(?P<mm>\d\d)(?P=s)(?P<yyyy>\d{4})\b"
            r"|(?<![\d,.-])(?P<y4>(?:19|20)\d\d)(?![\d,.-]\d|\d)"
        )

    def edits(self, text: str) -> Iterator[Edit]:
        """Yield what changes in a text."""
        for found in self._dates.finditer(text):
            yield Edit(found.start(), found.end(), self._rewritten(found))

    def edtf(self, value: str) -> str:
        """Return a day, month or year later."""
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 3:
            return self._moved(date(parts[0], parts[1], parts[2])).isoformat()
        if len(parts) == 2:
            year, month = self._month(parts[0], parts[1])
            return f"{year:04}-{month:02}"
        if self._by_years or parts[0] == self._today.year:
            return self._year(parts[0])
        return value

    def dated(self, words: str, edtf: str) -> str:
        """Return the date of a claim later; years that only the publication tells move with it."""
        if re.fullmatch(r"\d{4}", edtf) and edtf not in words:
            return self._year(int(edtf))
        return EDTF.sub(lambda found: self.edtf(found[0]), edtf)

    def _year(self, year: int) -> str:
        return f"{year + self._moved(self._today).year - self._today.year:04}"

    def _moved(self, day: date) -> date:
        if not self._by_years:
            return day + timedelta(days=self._days)
        leap = day.month == 2 and day.day == 29
        return day.replace(year=day.year + self._years, day=28 if leap else day.day)

    def _month(self, year: int, month: int) -> tuple[int, int]:
        if self._by_years:
            return year + self._years, month
        months = year * 12 + month - 1 + round(self._days / MONTH)
        return months // 12, months % 12 + 1

    def _rewritten(self, found: re.Match[str]) -> str:
        if found["w"]:
            if not self._by_years:
                return found["w"]
            row, number = self._named(found["w"])
            return row[(number + self._turn) % WEEK]
        if found["post"]:
            return self._post(int(found["post"]))
        if found["dd"]:
            day = self._moved(date(int(found["yyyy"]), int(found["mm"]), int(found["dd"])))
            return day.strftime(f"%d{found['s']}%m{found['s']}%Y")
        if found["y4"]:
            return self.edtf(found["y4"])
        name = found["m"] or found["m2"] or found["m3"]
        year = found["y"] or found["y2"] or found["y3"]
        row, number = self._named(name)
        number += 1
        guess = int(year) if year else self._nearest(number)
        if found["m3"]:
            new_year, month = self._month(guess, number)
            return row[month - 1] + (f" {new_year}" if year else "")
        day = self._moved(date(guess, number, int(found["d"] or found["d2"])))
        words = self._written(day, row, bool(year), day_first=bool(found["m"]))
        if not found["c"]:
            return words
        other = self._moved(date(guess, number, int(found["c"])))
        if other.month == day.month:
            return f"{other.day} {found['j']} {words}"
        return f"{self._written(other, row, False, day_first=True)} {found['j']} {words}"

    def _post(self, number: int) -> str:
        """Return the number of a post as long after as the publication: it tells when it was."""
        later = self._moved(self._today) - self._today
        return str(number + (later // timedelta(milliseconds=1) << POST_BITS))

    def _named(self, name: str) -> tuple[list[str], int]:
        """Return the row of names of months or weekdays that has a name, and its number there."""
        row = next(row for row in self._rows if name in row)
        return row, row.index(name)

    def _nearest(self, month: int) -> int:
        """Return the year in which a month comes nearest to the publication, rather before it."""
        ahead = (month - self._today.month) % 12
        year = self._today.year if month >= self._today.month else self._today.year + 1
        return year - 1 if ahead > 3 else year

    def _written(self, day: date, row: list[str], with_year: bool, *, day_first: bool) -> str:
        month = row[day.month - 1]
        if not day_first:
            return f"{month} {day.day}" + (f", {day.year}" if with_year else "")
        first = "1er" if day.day == 1 and self._language == "fr" else str(day.day)
        return f"{first} {month}" + (f" {day.year}" if with_year else "")
