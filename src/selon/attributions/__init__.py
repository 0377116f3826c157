"""Who says what: sources, cues and contents, read off clauses and quotation marks."""

from __future__ import annotations

from dataclasses import replace

from selon.attributions.prepositional import (
    hearsay_attributions,
    nominal_attributions,
    prepositional_attributions,
)
from selon.attributions.quoted import continued_quotations
from selon.attributions.verbal import verbal_attributions
from selon.language.cues import CueWords
from selon.model import Attribution, Mentions, Syntax

__all__ = ["attribute"]


def attribute(syntax: Syntax, mentions: Mentions, words: CueWords) -> tuple[Attribution, ...]:
    """Return the attributions of a block in text order, each knowing the one it lies in.

    What no attribution covers is in the author's voice.
    """
    media = frozenset(m.phrase for m in mentions.actors if m.kind == "media")
    found = verbal_attributions(syntax, words, media)
    found += prepositional_attributions(syntax, words)
    found += nominal_attributions(syntax, words)
    found += hearsay_attributions(syntax, words)
    found += continued_quotations(syntax, found)
    return _nested(sorted(found, key=lambda a: (_start(a), -_length(a))))


def _start(attribution: Attribution) -> int:
    return min(s.start for s in (*attribution.cue, *attribution.content))


def _length(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content)


def _nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Set ``nested_in`` to the innermost attribution whose content holds a cue."""
    placed = []
    for number, inner in enumerate(found):
        anchor = inner.cue[0] if inner.cue else inner.content[0]
        best: int | None = None
        for other, outer in enumerate(found):
            if other == number or not any(s.covers(anchor) for s in outer.content):
                continue
            if outer.cue and inner.cue and any(s.covers(outer.cue[0]) for s in inner.content):
                continue
            if best is None or _length(outer) < _length(found[best]):
                best = other
        placed.append(replace(inner, nested_in=best))
    return tuple(placed)
