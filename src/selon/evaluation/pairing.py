"""Which found claim answers which claim coded by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from selon.evaluation.agreement import distance, touch
from selon.evaluation.coded import Coded

NEAR = 40
"""How many characters may lie between two triggers of one type for them to be paired."""


def pair(gold: Sequence[Coded], found: Sequence[Coded]) -> list[tuple[int, int]]:
    """Return numbers of claims that belong together, each claim in one pair at most.

    Three rounds, the nearest triggers first in each: same type and touching triggers; same
    type and triggers within ``NEAR`` characters; touching triggers of different types.
    """
    rounds: tuple[Callable[[Coded, Coded], bool], ...] = (
        lambda g, f: g.type == f.type and touch(g.extent, f.extent),
        lambda g, f: g.type == f.type and distance(g.extent, f.extent) <= NEAR,
        lambda g, f: touch(g.extent, f.extent),
    )
    pairs: list[tuple[int, int]] = []
    left, right = set(range(len(gold))), set(range(len(found)))
    for belongs in rounds:
        candidates = sorted(
            (distance(gold[g].extent, found[f].extent), g, f)
            for g in left
            for f in right
            if belongs(gold[g], found[f])
        )
        for _, g, f in candidates:
            if g in left and f in right:
                left.remove(g)
                right.remove(f)
                pairs.append((g, f))
    return pairs
