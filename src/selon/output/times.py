"""The expressions of time of a report alone: what each means and what it dates, for programs.

As CSV they are flat rows, one an expression. Empty cells are unread or unsaid. Cells are as
read, with no mark against formulas.

========================  ==========================================================
file                      the input as named on the command line
report, language          id and language of the report
published                 its publication date (EDTF); ``published_basis`` how known
number                    place among the report's expressions of time, from 0
words, words_start …      as the report has them; code points of its text, end exclusive
timex_type, timex_value   TIMEX3 type and value; ``timex_mod`` START, MID or END
date                      the days it takes in (EDTF), empty for bare durations and sets
basis, grade, anchor      how known, how surely, and the EDTF it was reckoned from
rule                      the lexicon's pattern that found it
dates, scopes             the words of the events it dates, joined by "; ", and whether it
                          stands in each one's clause, its sentence or the narrative
========================  ==========================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.model import Report, Span, Time, TimeMention, TimeReference
from selon.model.vocabulary import TimeScope
from selon.output.document import Json, report_to_json, span_to_json
from selon.output.rows import Row, report_row
from selon.output.writing import csv_of, json_of
from selon.workings import BlockWorkings, Workings

COLUMNS: tuple[str, ...] = (
    *("file", "report", "language", "published", "published_basis", "number"),
    *("words", "words_start", "words_end", "timex_type", "timex_value", "timex_mod"),
    *("date", "basis", "grade", "anchor", "rule", "dates", "scopes"),
)
"""The names of the columns, in order."""


@dataclass(frozen=True, slots=True)
class ToldTime:
    """An expression of time: ``time`` is null where it means no day that can be found.

    ``mod`` is its TIMEX3 modifier; ``dated`` are the words of the events it dates, each with
    the scope it has for them.
    """

    words: Span
    type: str
    rule: str
    mod: str
    time: Time | None
    dated: tuple[tuple[Span, TimeScope], ...]


@dataclass(frozen=True, slots=True)
class Times:
    """The expressions of time of a report, in text order."""

    report: Report
    times: tuple[ToldTime, ...]


def times_of(workings: Workings) -> Times:
    """Return the expressions of time that the steps of a reading left behind."""
    told = tuple(time for block in workings.blocks for time in _of_block(block))
    return Times(workings.reading.report, told)


def times_json(times: Times, *, indent: int | None = None) -> str:
    """Return one JSON document with a line end: ``report`` and ``times`` of a reading."""
    document = {
        "report": report_to_json(times.report),
        "times": [_json(time) for time in times.times],
    }
    return json_of(document, indent)


def times_jsonl(times: Times) -> str:
    """Return JSON Lines, one expression a line, "" for none, each with its report's id."""
    return "".join(
        json_of({"report": times.report.id, "number": number, **_json(time)})
        for number, time in enumerate(times.times)
    )


def times_csv(times: Times, name: str = "", *, header: bool = True) -> str:
    """Return rows as CSV, with the column names on top; ``name`` fills ``file``."""
    return csv_of(COLUMNS, _rows(times, name), header=header)


def _of_block(block: BlockWorkings) -> Iterator[ToldTime]:
    dated: dict[int, list[tuple[Span, TimeScope]]] = {}
    for event in block.events:
        if event.time is not None and event.time.mention is not None:
            dated.setdefault(event.time.mention, []).append((event.trigger, event.time.scope))
    for number, (mention, reference) in enumerate(
        zip(block.mentions.times, block.times, strict=True)
    ):
        yield _told(mention, reference, tuple(dated.get(number, ())))


def _told(
    mention: TimeMention,
    reference: TimeReference | None,
    dated: tuple[tuple[Span, TimeScope], ...],
) -> ToldTime:
    time = reference.time if reference else None
    mod = mention.slot("edge")
    return ToldTime(mention.span, mention.type, mention.rule, mod, time, dated)


def _json(told: ToldTime) -> Json:
    time = told.time
    return {
        "words": span_to_json(told.words),
        "timex": {
            "type": told.type,
            "value": time.timex_value if time else "",
            "mod": told.mod,
        },
        "edtf": time.edtf if time else "",
        "basis": time.basis if time else None,
        "grade": time.grade if time else None,
        "anchor": time.anchor if time else "",
        "rule": told.rule,
        "dates": [{"trigger": span_to_json(span), "scope": scope} for span, scope in told.dated],
    }


def _rows(times: Times, name: str) -> Iterator[Row]:
    for number, told in enumerate(times.times):
        time = told.time
        yield {
            "file": name,
            **report_row(times.report),
            "number": number,
            "words": told.words.text,
            "words_start": told.words.start,
            "words_end": told.words.end,
            "timex_type": told.type,
            "timex_value": time.timex_value if time else "",
            "timex_mod": told.mod,
            "date": time.edtf if time else "",
            "basis": time.basis if time else "",
            "grade": time.grade if time else "",
            "anchor": time.anchor if time else "",
            "rule": told.rule,
            "dates": "; ".join(span.text for span, _ in told.dated),
            "scopes": "; ".join(scope for _, scope in told.dated),
        }
