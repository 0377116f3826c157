"""When two coders mean the same: voices, names, places, dates."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from selon.calendar import bounds
from selon.evaluation.coded import Coded, Extent, Named

SHARED_WORDS = 0.6
"""The share of the shorter name's words that two names of one thing have in common."""
WIDER_BY = 4
"""How many days a date may be wider than the one coded by hand."""

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")
Item = TypeVar("Item")


def touch(one: Extent | None, other: Extent | None) -> bool:
    """Say whether two extents share a character; one that is missing touches nothing."""
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def distance(one: Extent, other: Extent) -> int:
    """Return the characters between two extents, 0 where they touch."""
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))


def same_thing(one: Named, other: Named) -> bool:
    """Say whether both point at the same words or bear alike names."""
    return touch(one.extent, other.extent) or alike(one.name, other.name)


def alike(one: str, other: str) -> bool:
    """Say whether two names share most of their words, accents and case aside."""
    few, many = sorted((_name_words(one), _name_words(other)), key=len)
    return bool(few) and len(few & many) / len(few) >= SHARED_WORDS


def _name_words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return set(_NOT_IN_NAMES.sub(" ", plain).split())


def same_voice(gold: Coded, found: Coded) -> bool:
    """Say whether both claims rest on the same voice.

    The author is one voice. A voice that the text leaves without words has to be found as
    anonymous; all others by their words or name.
    """
    if gold.voice == "author" or found.voice == "author":
        return gold.voice == found.voice
    if gold.source is None:
        return found.voice == "anonymous"
    return found.source is not None and same_thing(gold.source, found.source)


def same_modality(gold: Coded, found: Coded) -> bool:
    """Say whether modalities agree; gold files without ``attempted`` have it as ``actual``."""
    return found.modality == gold.modality or (found.modality, gold.modality) == (
        "attempted",
        "actual",
    )


def same_role(gold: Named, found: Named) -> bool:
    """Say whether a participant was found, in its role."""
    return gold.label == found.label and same_thing(gold, found)


def same_place(gold: Named, found: Named) -> bool:
    """Say whether a place was found, in its country where the coder gave one."""
    return gold.label in ("", found.label) and same_thing(gold, found)


def date_fits(gold: str, found: str) -> bool:
    """Say whether two EDTF dates overlap, the found one at most ``WIDER_BY`` days wider."""
    true, read = _days(gold), _days(found)
    if true is None or read is None or true[0] > read[1] or read[0] > true[1]:
        return False
    return (read[1] - read[0]).days <= (true[1] - true[0]).days + WIDER_BY


def _days(edtf: str) -> tuple[date, date] | None:
    """Return first and last day of an EDTF date, an open end reaching as far as dates go."""
    start, _, end = edtf.partition("/")
    edges = [date.min, date.max]
    for side, part in enumerate((start, end or start)):
        if part not in ("", ".."):
            closed = bounds(part)
            if closed is None:
                return None
            edges[side] = closed[side]
    return (edges[0], edges[1]) if edtf else None


def matches(gold: Sequence[Item], found: Sequence[Item], same: Callable[[Item, Item], bool]) -> int:
    """Return how many items of ``gold`` were found, each found item serving once."""
    free = list(found)
    for item in gold:
        partner = next((n for n, other in enumerate(free) if same(item, other)), None)
        if partner is not None:
            del free[partner]
    return len(found) - len(free)
