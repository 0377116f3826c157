"""The attributions of a report for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from selon.model import CodedAttribution, Source
from selon.output.masking import MASK
from selon.output.quotes import Quotes
from selon.output.table import counted, heading, voices_of
from selon.output.visible import visible
from selon.output.wording import ELLIPSIS, manner_label, shortened

_SAID = 240
_LONGEST = 60
_WHO, _CUE = 32, 22
# From this width on the cue stands in a column of its own, not above what is said.
_WIDE = 96
# Deeper ones are indented no further: the words need their room.
_DEEPEST = 3
NO_QUOTES = "No attributions: nobody in this text is told to have said anything."
"""What stands in place of the attributions of a report that has none."""


def quotes_view(quotes: Quotes, name: str, width: int) -> RenderableType:
    """Return attributions laid out for a terminal ``width`` columns wide; ``name`` heads them.

    Those that lie in what another one says stand indented below it.
    """
    attributions = quotes.attributions
    counts = (
        counted(len(attributions), "attribution"),
        counted(len(voices_of(a.source for a in attributions)), "voice"),
    )
    parts = list(heading(quotes.report, name, counts))
    if not attributions:
        return Group(*parts, Text(), Text(NO_QUOTES), Text())
    return Group(*parts, _table(attributions, width))


def _table(attributions: Sequence[CodedAttribution], width: int) -> Table:
    wide = width >= _WIDE
    table = Table(box=box.SIMPLE_HEAD, expand=True, leading=1)
    table.add_column("who", max_width=min(_WHO, width * 2 // 5), overflow="fold")
    if wide:
        table.add_column("by which words", max_width=_CUE, overflow="fold")
    said = "what is said" if wide else "by which words, what is said"
    table.add_column(said, ratio=1, overflow="fold")
    for number, depth in nested(attributions):
        attribution, left = attributions[number], 2 * min(depth, _DEEPEST)
        who = Padding(_who(attribution.source, bool(depth)), (0, 0, 0, left))
        how, words = _how(attribution, "\n" if wide else " · "), _said(attribution)
        if wide:
            table.add_row(who, how, Padding(words, (0, 0, 0, left)))
        else:
            table.add_row(who, Padding(Group(how, words), (0, 0, 0, left)))
    return table


def nested(attributions: Sequence[CodedAttribution]) -> Iterator[tuple[int, int]]:
    """Yield the place of every attribution with how deep it lies, each below what it lies in."""
    inside: dict[int | None, list[int]] = {}
    for number, attribution in enumerate(attributions):
        inside.setdefault(attribution.nested_in, []).append(number)
    waiting = [(number, 0) for number in reversed(inside.get(None, []))]
    while waiting:
        number, depth = waiting.pop()
        yield number, depth
        waiting += ((within, depth + 1) for within in reversed(inside.get(number, [])))


def _who(source: Source | None, inner: bool) -> Text:
    line = Text("↳ " if inner else "")
    if source is None:
        return line.append("nobody named", style="italic dim")
    line.append(visible(source.name), style="bold" if source.kind == "named" else "")
    words = source.span.text if source.span else ""
    if words and words != source.name:
        line.append(f"\n“{shortened(words, _LONGEST)}”", style="italic dim")
    if source.name == MASK:
        # Two private people would look like one.
        line.append(f"\n{source.id}", style="dim")
    if source.on_behalf_of:
        line.append(f"\nfor {visible(source.on_behalf_of)}", style="dim")
    return line


def _how(attribution: CodedAttribution, between: str) -> Text:
    cue = f" {ELLIPSIS} ".join(shortened(span.text, _LONGEST) for span in attribution.cue)
    negated = Text("negated", style="bold red") if attribution.negated else Text()
    manner = Text(manner_label(attribution), style="dim")
    return Text(between).join(part for part in (Text(cue), negated, manner) if part)


def _said(attribution: CodedAttribution) -> Text:
    words = f" {ELLIPSIS} ".join(span.text.strip() for span in attribution.content)
    return Text(f"“{shortened(words, _SAID)}”", style="italic")
