"""Number words and approximations, and how the language writes numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from selon.model.vocabulary import CountOf

Bound = Literal["low", "high", "exact"]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """How a language counts.

    ``numbers`` maps words to values, ``multipliers`` to factors ("million"),
    ``collectives`` to open ranges ("dozens" -> 20..99). ``bounds`` maps phrases to what
    they leave open: "at least" leaves the upper end open (``low``), "up to" the lower
    (``high``), "about" neither (``exact``). ``between`` are (opening, joining) words.
    ``counted`` maps nouns to what a number before them counts ("blessé" -> injured), and
    ``counting`` the verbs that bind a number to a fate ("die" -> killed).
    """

    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    collectives: Mapping[str, tuple[int, int | None]]
    bounds: Mapping[tuple[str, ...], Bound]
    between: tuple[tuple[str, str], ...]
    none: frozenset[str]
    thousands: str
    decimal: str
    counted: Mapping[str, CountOf]


def quantity_words(data: Mapping[str, Any]) -> QuantityWords:
    """Build the table from the content of ``quantities.yaml``."""
    return QuantityWords(
        numbers=data["numbers"],
        multipliers=data["multipliers"],
        collectives={w: (low, high) for w, (low, high) in data["collectives"].items()},
        bounds={tuple(w.split()): b for b, words in data["bounds"].items() for w in words},
        between=tuple((a, b) for a, b in data["between"]),
        none=frozenset(data["none"]),
        thousands=data["thousands"],
        decimal=data["decimal"],
        counted={w: what for what, words in data["counted"].items() for w in words},
    )
