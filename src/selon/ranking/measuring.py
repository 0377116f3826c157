"""How right predicted labels are."""

from __future__ import annotations

from collections.abc import Sequence


def accuracy(gold: Sequence[str], told: Sequence[str]) -> float:
    """Return the share of labels that are right."""
    return sum(g == t for g, t in zip(gold, told, strict=True)) / max(1, len(gold))


def macro_f1(gold: Sequence[str], told: Sequence[str]) -> float:
    """Return the mean F1 of the labels that ``gold`` has, each counted alike."""
    labels = sorted(set(gold))
    return sum(_f1(gold, told, label) for label in labels) / max(1, len(labels))


def _f1(gold: Sequence[str], told: Sequence[str], label: str) -> float:
    both = sum(g == t == label for g, t in zip(gold, told, strict=True))
    named = gold.count(label) + told.count(label)
    return 2 * both / named if named else 0.0
