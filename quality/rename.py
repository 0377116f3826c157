#!/usr/bin/env python3
"""Measure what Selon loses on hand-coded reports when every group has a name nobody knows.

usage: rename.py [--seed N]

Each development report is read as it is and with invented names for its groups; both are scored
against their gold. Prints found, typed and actor of both and what the invented names cost, by
language. The same seed gives the same names; the gate's is 1. The data is looked for as by
gate.py; without it nothing is measured. Exit status: 0 measured or no data, 1 some rows not read,
2 wrong usage or a scorer that fails.
"""

from __future__ import annotations

import argparse
import sys

from rich.console import Console
from rich.table import Table

from gate import Set, load, load_plans, locate, score, write_predictions

FIGURES = ("found.f1", "typed.f1", "actor")


def main(arguments: list[str]) -> int:
    """Measure as the command line asks; return an exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=1)
    seed = parser.parse_args(arguments).seed
    shared = locate()
    if shared is None:
        return 0
    plans = load_plans()
    pairs: list[tuple[Set, Set]] = []
    for name, plan in plans.items():
        if "renamed" in plan:
            known = plan["against"]
            plan = {**plan, "renamed": seed}
            pairs.append((load(shared, known, plans[known], True), load(shared, name, plan, True)))
    unread = write_predictions([one for pair in pairs for one in pair])
    table = Table(title="The same reports with invented names of groups", title_justify="left")
    for heading in ("set", "reports", "figure", "known", "invented", "loss"):
        table.add_column(heading, justify="left" if heading in ("set", "figure") else "right")
    for known_set, invented_set in pairs:
        known_figures, invented = score(known_set, shared), score(invented_set, shared)
        for name in FIGURES:
            a, b = known_figures[name], invented[name]
            cells = (invented_set.name, str(len(invented_set.rows)), name)
            table.add_row(*cells, f"{a:.1f}", f"{b:.1f}", f"{a - b:.1f}")
    Console(width=110).print(table)
    for line in unread:
        print(f"not read: {line}")
    return 1 if unread else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
