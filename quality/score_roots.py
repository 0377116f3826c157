#!/usr/bin/env python3
"""Score one PLOVER root a sentence.

usage: score_roots.py GOLD.jsonl PRED.jsonl

Both hold {"id", "event"} a line. Prints accuracy and the mean F1 of the roots that GOLD has, in
percent, as JSON; a row without a prediction is wrong.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from selon.ranking.measuring import accuracy, macro_f1


def main(arguments: list[str]) -> int:
    """Score as the command line asks; return an exit status."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    gold, found = (_roots(Path(name)) for name in arguments)
    told = [found.get(row, "") for row in gold]
    roots = list(gold.values())
    figures = {"accuracy": accuracy(roots, told), "macro": macro_f1(roots, told)}
    print(json.dumps({name: 100 * figure for name, figure in figures.items()}))
    return 0


def _roots(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row["event"] for row in map(json.loads, lines)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
