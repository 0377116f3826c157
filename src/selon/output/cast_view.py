"""A cast for programs and for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from selon.intake.detection import language_name
from selon.output.cast import Cast, Member
from selon.output.document import Json
from selon.output.visible import visible

_SHOWN = 8
"""Different words for one actor that a table shows."""
_LONGEST = 60
_WHO = 26
"""Columns for names: room for the ids that only a report knows."""


def cast_json(cast: Cast, name: str) -> Json:
    """Return a cast as plain data; ``name`` is the input it was read from."""
    return {
        "file": name,
        "report": cast.report.id,
        "language": cast.report.language,
        "actors": [_member_json(member) for member in cast.named],
        "unnamed": [_member_json(member) for member in cast.unnamed],
        "unresolved": {"mentions": cast.unresolved, "as": dict(cast.unresolved_parts)},
    }


def _member_json(member: Member) -> Json:
    return {
        "id": member.id,
        "name": member.name,
        "kind": member.kind,
        "country": member.country,
        "private": member.private,
        "mentions": member.mentions,
        "words": [{"text": text, "count": number} for text, number in member.words],
        "pronouns": member.pronouns,
        "as": dict(member.parts),
    }


def cast_view(cast: Cast, name: str, width: int) -> RenderableType:
    """Return a cast laid out for a terminal ``width`` columns wide; ``name`` heads it."""
    mentions = f"unresolved: {cast.unresolved} mention{'s' * (cast.unresolved != 1)}"
    if cast.unresolved_parts:
        mentions += f"; {_listed(cast.unresolved_parts)}"
    facts = (
        language_name(cast.report.language),
        f"{len(cast.named)} named",
        f"{len(cast.unnamed)} only described",
        mentions,
    )
    table = Table(box=box.SIMPLE_HEAD, expand=True)
    table.add_column("who", max_width=min(_WHO, width // 3), overflow="fold")
    table.add_column("mentions", justify="right")
    table.add_column("words", ratio=3, overflow="fold")
    table.add_column("as what", ratio=2, overflow="fold")
    _rows(table, cast.named)
    if cast.named and cast.unnamed:
        table.add_section()
    _rows(table, cast.unnamed)
    heading = Rule(Text(visible(name), style="bold"), align="left", style="dim")
    return Group(heading, Text(" · ".join(facts)), table)


def _rows(table: Table, members: Iterable[Member]) -> None:
    for member in members:
        who = Text(visible(member.name), style="bold" if member.id else "")
        what = " ".join(filter(None, (member.kind, member.country)))
        for line in filter(None, (what, member.id)):
            who.append(f"\n{line}", style="not bold dim")
        words = Text(_words(member), style="italic")
        table.add_row(who, str(member.mentions), words, _listed(member.parts))


def _words(member: Member) -> str:
    shown = [f"“{_short(word)}”{_times(times)}" for word, times in member.words[:_SHOWN]]
    if len(member.words) > _SHOWN:
        shown.append(f"{len(member.words) - _SHOWN} others")
    if member.pronouns:
        shown.append(f"pronouns{_times(member.pronouns)}")
    return ", ".join(shown)


def _short(word: str) -> str:
    return visible(word if len(word) <= _LONGEST else word[:_LONGEST] + "…")


def _times(number: int) -> str:
    return f" ×{number}" if number > 1 else ""


def _listed(parts: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{part}{_times(number)}" for part, number in parts)
