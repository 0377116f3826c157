#!/usr/bin/env python3
"""Measure what the gazetteer costs: to open it, to look names up, and in memory.

``run.py`` prints these figures with the others, each from a fresh process whose gazetteer has been
compiled before. Memory is what the process grows by from opening it through all look-ups.
"""

from __future__ import annotations

import json
import random
import resource
import statistics
import subprocess
import sys
import time
from typing import Any

STARTS = 5
NAMES = 5_000


def measured() -> dict[str, Any]:
    """Return medians over fresh processes."""
    subprocess.run([sys.executable, __file__], check=True, capture_output=True)
    runs = [
        json.loads(
            subprocess.run([sys.executable, __file__], check=True, capture_output=True).stdout
        )
        for _ in range(STARTS)
    ]
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def alone() -> dict[str, float]:
    """Return the figures of this process."""
    import selon.gazetteer.store as store

    before = _peak()
    start = time.perf_counter()
    gazetteer = store.open_gazetteer()
    first = gazetteer.look_up("Paris")
    opened = time.perf_counter() - start
    assert first
    names = _names(store)
    taken = {}
    for what, asked in {"known": names, "unknown": [n[::-1] + "q" for n in names]}.items():
        start = time.perf_counter()
        for name in asked:
            gazetteer.look_up(name)
        taken[what] = (time.perf_counter() - start) / len(asked)
    return {
        "open ms": opened * 1000,
        "look-up of a known name, µs": taken["known"] * 1e6,
        "look-up of an unknown name, µs": taken["unknown"] * 1e6,
        "memory MB": _peak() - before,
    }


def _names(store: Any) -> list[str]:
    """Return names of the shipped table, always the same ones."""
    lines = store.table_lines(store.resource("selon.gazetteer", "data/places.tsv.xz"))
    chance, kept = random.Random(0), []
    for number, line in enumerate(lines):
        if number < NAMES:
            kept.append(line.split("\t")[2])
        elif (at := chance.randrange(number + 1)) < NAMES:
            kept[at] = line.split("\t")[2]
    return kept


def _peak() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    print(json.dumps(alone()))
