"""A reading for the terminal: who says it, what happened, the exact words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from selon.intake.detection import language_name
from selon.model import Claim, Reading, Report, Source
from selon.output.visible import visible
from selon.output.wording import (
    clipped,
    date_label,
    facts_label,
    speech_label,
    type_label,
    voices_label,
    who_label,
)

# From this width on the words stand beside the facts, not below them.
_WIDE = 110
_WORDS = 200
NO_CLAIMS = "No claims: no event of the codebook was found in this text."
"""What stands in place of the claims of a report that has none."""

_MODALITY_STYLE = {"denied": "bold red", "feared": "magenta", "planned": "magenta"}


def reading_view(reading: Reading, name: str, width: int) -> RenderableType:
    """Return a reading laid out for a terminal ``width`` columns wide.

    ``name`` heads it. Claims are grouped by the voices they rest on, in the order in which
    these first speak; a claim's number is its place in ``reading.claims``, from 1.
    """
    counts = (
        counted(len(reading.claims), "claim"),
        counted(len(reading.attributions), "attribution"),
        counted(len(_voices(reading)), "voice"),
    )
    parts: list[RenderableType] = [*heading(reading.report, name, counts), Text()]
    for label, members in _groups(reading).items():
        parts.append(Text(label, style="bold cyan"))
        parts.append(_claims(reading, members, width >= _WIDE))
    if not reading.claims:
        parts += (Text(NO_CLAIMS), Text())
    return Group(*parts)


def words_line(claim: Claim) -> Text:
    """Return a claim's exact words, its trigger marked, and how they are attributed."""
    before, trigger, after = clipped(claim.evidence, claim.event.trigger, _WORDS)
    speech = speech_label(claim.attribution)
    return Text.assemble(
        ("“" + before, "italic"),
        (trigger, "italic bold underline"),
        (after + "”", "italic"),
        (f" ({speech})" if speech else "", "dim"),
    )


def headline(claim: Claim, numbers: dict[str, int]) -> Text:
    """Return what a claim says happened, with its modality and hedge.

    ``numbers`` gives the place of each claim id, for the claim that this one is about.
    """
    line = Text(type_label(claim.event.type), style="bold")
    modality = claim.event.modality
    if modality != "actual":
        style = _MODALITY_STYLE.get(modality, "blue")
        line.append(" · ").append(modality, style=f"not bold {style}")
    attribution = claim.attribution
    if attribution.hedged:
        words = f" “{visible(attribution.hedge.text)}”" if attribution.hedge else ""
        line.append(" · ").append("hedged" + words, style="not bold yellow")
    about = numbers.get(claim.about or "")
    if about:
        line.append(f" · about claim {about}", style="not bold dim")
    return line


def numbers_of(reading: Reading) -> dict[str, int]:
    """Return the number of each claim id in a reading, from 1."""
    return {claim.id: number for number, claim in enumerate(reading.claims, start=1)}


def heading(report: Report, name: str, counts: Iterable[str]) -> Iterator[RenderableType]:
    """Yield what stands above a report's table: its name, date and origin, ``counts``, notes."""
    yield Rule(Text(visible(report.title or name), style="bold"), align="left", style="dim")
    published = "publication date unknown"
    if report.published:
        published = f"published {date_label(report.published.edtf)} ({report.published.basis})"
    yield Text(" · ".join((language_name(report.language), published, *counts)))
    parts = dict.fromkeys(f"{part.role} {visible(part.name)}" for part in report.provenance)
    if parts:
        yield Text(" · ".join(parts), style="dim")
    for note in report.notes:
        yield Text(f"note: {visible(note)}", style="yellow")


def counted(number: int, what: str) -> str:
    """Return a number with its noun: "1 claim", "2 claims"."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _voices(reading: Reading) -> set[str]:
    told = (attribution.source for attribution in reading.attributions)
    return voices_of((*told, *(claim.attribution.source for claim in reading.claims)))


def voices_of(sources: Iterable[Source | None]) -> set[str]:
    """Return the sources other than the author, each once, by id or name."""
    return {source.id or source.name for source in sources if source and source.kind != "author"}


def _groups(reading: Reading) -> dict[str, list[Claim]]:
    groups: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        groups.setdefault(voices_label(claim.attribution), []).append(claim)
    return groups


def _claims(reading: Reading, claims: list[Claim], wide: bool) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=wide)
    numbers = numbers_of(reading)
    grid.add_column(justify="right", style="dim", min_width=3, no_wrap=True)
    grid.add_column(ratio=1 if wide else None)
    if wide:
        grid.add_column(ratio=1)
    for claim in claims:
        lines = (who_label(claim.event.participants), facts_label(claim))
        facts = [headline(claim, numbers), *(Text(line) for line in lines if line)]
        words = words_line(claim)
        number = str(numbers[claim.id])
        if wide:
            grid.add_row(number, Padding(Group(*facts), (0, 0, 1, 0)), words)
        else:
            grid.add_row(number, Padding(Group(*facts, words), (0, 0, 1, 0)))
    return grid
