"""Number words and approximations, and how the language writes numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from selon.model.vocabulary import CountOf

Bound = Literal["low", "high", "exact"]
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """How a language counts.

    ``numbers`` maps words to values ("quatre vingt" is two words), ``multipliers`` to
    factors ("million"), ``collectives`` to open ranges ("dozens" -> 20..99); keys of
    several words are joined by spaces. ``articles`` are worth one only before a factor or
    a rough amount, after a bound, or in a compound; ``inner`` stand inside a compound.
    ``bounds`` maps phrases before a number to what they leave open: "at least" leaves the
    upper end open (``low``), "up to" the lower (``high``), "about" neither (``exact``);
    ``trailing`` does so for phrases after it. ``between`` are (opening, joining) words,
    ``changes`` openings after which the second of two numbers counts; words after a
    number in ``share`` make it a percentage. ``counted`` maps nouns to what a number
    before them counts ("blessé" -> injured), ``counting`` verbs to what a number on those
    they befall counts ("blesser" -> injured), ``tolls`` nouns to what the number that is said
    of them counts ("a toll of 12"); ``lives`` are what is lost with somebody,
    ``measures`` nouns that are counted but are nobody (years, kilometres).

    ``starts`` are the words that can open a number, ``openings`` the same with and
    without a capital, ``bound_ends`` the last words of bounds: by them a reader leaves at
    once where there is no number. ``longest`` is the most words any key has.
    """

    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    articles: frozenset[str]
    inner: frozenset[str]
    collectives: Mapping[str, tuple[int, int | None]]
    bounds: Mapping[Words, Bound]
    trailing: Mapping[Words, Bound]
    between: tuple[tuple[str, str], ...]
    changes: frozenset[Words]
    none: frozenset[str]
    share: frozenset[Words]
    thousands: str
    decimal: str
    counted: Mapping[str, CountOf]
    counting: Mapping[str, CountOf]
    tolls: Mapping[str, CountOf]
    lives: frozenset[str]
    measures: frozenset[str]
    starts: frozenset[str]
    openings: frozenset[str]
    bound_ends: frozenset[str]
    longest: int


def quantity_words(data: Mapping[str, Any]) -> QuantityWords:
    """Build the table from the content of ``quantities.yaml``."""
    numbers, multipliers = data["numbers"], data["multipliers"]
    collectives = {w: (low, high) for w, (low, high) in data["collectives"].items()}
    keys = [*numbers, *multipliers, *collectives]
    bounds, trailing = _bounds(data["bounds"]), _bounds(data["trailing"])
    starts = frozenset({w.split()[0] for w in keys} | set(data["none"])) - set(data["articles"])
    return QuantityWords(
        numbers=numbers,
        multipliers=multipliers,
        articles=frozenset(data["articles"]),
        inner=frozenset(data["inner"]),
        collectives=collectives,
        bounds=bounds,
        trailing=trailing,
        between=tuple((a, b) for a, b in data["between"]),
        changes=_phrases(data["changes"]),
        none=frozenset(data["none"]),
        share=_phrases(data["share"]),
        thousands=data["thousands"],
        decimal=data["decimal"],
        counting={w: what for what, words in data["counting"].items() for w in words},
        tolls={w: what for what, words in data["tolls"].items() for w in words},
        lives=frozenset(data["lives"]),
        measures=frozenset(data["measures"]),
        counted={w: what for what, words in data["counted"].items() for w in words},
        starts=starts,
        openings=starts | {w.capitalize() for w in starts} | {w.upper() for w in starts},
        bound_ends=_with_typographic(words[-1] for words in bounds),
        longest=max(*(len(w.split()) for w in keys), *map(len, bounds), *map(len, trailing)),
    )


def _bounds(groups: Mapping[Bound, Iterable[str]]) -> dict[Words, Bound]:
    return {tuple(w.split()): bound for bound, words in groups.items() for w in words}


def _with_typographic(words: Iterable[str]) -> frozenset[str]:
    both = set(words)
    return frozenset(both | {w.replace("'", "’") for w in both})


def _phrases(words: Iterable[str]) -> frozenset[Words]:
    return frozenset(tuple(w.split()) for w in words)
