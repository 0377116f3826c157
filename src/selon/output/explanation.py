"""Why a claim says what it says: for each field its words, its rule and the entry behind it."""

from __future__ import annotations

import re
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from selon.model import Because, Claim, Reading
from selon.output.document import Json, claim_to_json
from selon.output.table import headline, numbers_of, words_line
from selon.output.visible import visible
from selon.output.wording import voices_label

_STEP = re.compile(r"[^.\[\]]+")
# What stands for a record where its value is shown: the first of these that it has.
_NAMES = ("name", "edtf", "text", "what", "reason", "kind")
_LONGEST = 120


def claim_view(reading: Reading, claim: Claim) -> RenderableType:
    """Return the explanation of one claim of a reading, laid out for a terminal."""
    numbers = numbers_of(reading)
    title = Text.assemble((f"{numbers[claim.id]}  ", "dim"), headline(claim, numbers))
    table = Table("field and value", "words", "rule and entry", box=box.SIMPLE_HEAD, expand=True)
    data = claim_to_json(claim)
    for reason in claim.because:
        table.add_row(*_row(reason, data))
    rest = table if claim.because else Text("No reasons were recorded.", style="dim")
    voices = Text(voices_label(claim.attribution), style="cyan")
    return Group(title, Text(claim.id, style="dim"), voices, words_line(claim), rest, Text())


def _row(reason: Because, claim: Json) -> tuple[Text, Text, Text]:
    value = _shown(field_value(claim, reason.field))
    field = Text.assemble(visible(reason.field), (f"\n{value}" if value else "", "bold"))
    words = Text(f"“{_short(reason.span.text)}”" if reason.span else "", style="italic")
    rule = Text.assemble(visible(reason.rule))
    if reason.entry:
        rule.append(f"\n{visible(reason.entry)}", style="dim")
    return field, words, rule


def field_value(claim: Json, field: str) -> Any:
    """Return the value at a path such as ``event.places.0.country``; None if there is none."""
    value: Any = claim
    for step in _STEP.findall(field):
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list):
            value = value[int(step)] if step.isdecimal() and int(step) < len(value) else None
        else:
            return None
    return value


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return _shown(next((value[name] for name in _NAMES if value.get(name)), None))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_shown, value)))
    if value is None or value == "":
        return ""
    return _short(str(value).lower() if isinstance(value, bool) else str(value))


def _short(text: str) -> str:
    return visible(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")
