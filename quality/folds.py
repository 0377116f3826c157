"""Predictions by models that never saw the row: what is learned from a set is scored so on it."""

from __future__ import annotations

from collections.abc import Sequence

from selon.ranking.learning import cross_validated
from selon.ranking.model import TEXTS
from selon.ranking.vectors import installed, vectors_of
from skills import Row, plover_described

SEED = 0
"""Shuffles the rows, always alike."""


def roots_by_folds(rows: Sequence[Row], gold: Sequence[Row], parts: int) -> list[Row]:
    """Return the root of each row from a model of the other parts, in the order of ``gold``.

    With vectors where they are installed, as the shipped model is chosen.
    """
    by_id = {row["id"]: row for row in rows}
    described = [plover_described(by_id[row["id"]]) for row in gold]
    texts = {name: [d.texts[n] for d in described] for n, name in enumerate(TEXTS)}
    vectors = {name: vectors_of(told) for name, told in texts.items()} if installed() else {}
    labels = [str(row["event"]) for row in gold]
    told = cross_validated(described, labels, vectors, parts, SEED)
    return [{"id": row["id"], "event": root} for row, root in zip(gold, told, strict=True)]
