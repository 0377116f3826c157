"""The expressions of time of a report for the terminal."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from selon.output.table import counted, heading
from selon.output.times import Times, ToldTime
from selon.output.visible import visible
from selon.output.wording import date_label, shortened

_LONGEST = 60
# From this width on there is room for what each expression dates.
_WIDE = 96
NO_TIMES = "No expressions of time in this text."
"""What stands in place of the table where a report has none."""


def times_view(times: Times, name: str, width: int) -> RenderableType:
    """Return expressions of time laid out for a terminal ``width`` columns wide, headed by
    ``name``, with the reasons for the publication date."""
    parts = list(heading(times.report, name, (counted(len(times.times), "time"),)))
    published = times.report.published
    for reason in published.because if published else ():
        parts.append(Text(f"because {visible(reason.reason)}", style="dim"))
    if not times.times:
        return Group(*parts, Text(), Text(NO_TIMES), Text())
    return Group(*parts, _table(times, width))


def _table(times: Times, width: int) -> Table:
    wide = width >= _WIDE
    table = Table(box=box.SIMPLE_HEAD, expand=True)
    table.add_column("words", ratio=2, overflow="fold")
    table.add_column("when", ratio=2, overflow="fold")
    table.add_column("TIMEX3", ratio=2, overflow="fold")
    table.add_column("how known", ratio=2, overflow="fold")
    if wide:
        table.add_column("dates", ratio=3, overflow="fold")
    for told in times.times:
        cells = [_words(told), _when(told), _timex(told), _basis(told)]
        table.add_row(*cells, *([_dated(told)] if wide else []))
    return table


def _words(told: ToldTime) -> Text:
    return Text(f"“{shortened(told.words.text, _LONGEST)}”", style="italic")


def _when(told: ToldTime) -> Text:
    if told.time is None:
        return Text("no day found", style="dim")
    return Text(date_label(told.time.edtf) if told.time.edtf else "", style="bold")


def _timex(told: ToldTime) -> Text:
    value = told.time.timex_value if told.time else ""
    return Text(" ".join(filter(None, (told.type, visible(value), told.mod))))


def _basis(told: ToldTime) -> Text:
    if told.time is None:
        return Text()
    line = Text(told.time.basis)
    if told.time.anchor and told.time.basis != "stated":
        line.append(f", from {date_label(told.time.anchor)}", style="dim")
    return line


def _dated(told: ToldTime) -> Text:
    lines = (f"{shortened(span.text, _LONGEST)} ({scope})" for span, scope in told.dated)
    return Text("\n".join(lines))
