#!/usr/bin/env python3
"""Measure what Selon loses on copies of the hand-coded reports in other words.

usage: variants.py [--only VARIANT]... [--show SET VARIANT]

The seed and the development reports are read as they are and in variants: groups, voices and towns
of other names, another war zone, dates of other years or other days, other words for what happened.
Gold is led along by offsets. Prints each figure of floors.toml as it was, of the variant and the
loss, worst first; fails where less is kept than variants.toml demands. --show prints one set's
copies to standard output instead. The data is looked for as by gate.py; without it nothing is
measured. Exit status: 0 measured or no data, 1 below a floor or some rows not read, 2 wrong usage
or a scorer that fails.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from gate import Set, load, load_plans, locate, score, write_predictions
from selon.actors import load_actors
from varying import VARIANTS, load_tables

SETS = ("seed", "claims-fr", "claims-en")
FIGURES = (
    "found.f1",
    "typed.f1",
    "row.f1",
    "actor",
    "source",
    "modality",
    "date",
    "place",
    "count",
)
LANGUAGE_OF_SEED = "fr"


def main(arguments: list[str]) -> int:
    """Measure as the command line asks; return an exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", action="append", choices=VARIANTS, default=[])
    parser.add_argument("--show", nargs=2, metavar=("SET", "VARIANT"))
    options = parser.parse_args(arguments)
    shared = locate()
    if shared is None:
        return 0
    known = {name: _loaded(shared, name) for name in SETS}
    if options.show:
        name, variant = options.show
        if name not in known or variant not in VARIANTS:
            parser.error("no such set or variant")
        for row in _varied(known[name], variant).rows:
            print(json.dumps(row, ensure_ascii=False))
        return 0
    wanted = options.only or list(VARIANTS)
    copies = {(name, v): _varied(one, v) for name, one in known.items() for v in wanted}
    unread = write_predictions([*known.values(), *copies.values()])
    before = {name: score(one, shared) for name, one in known.items()}
    after = {key: score(one, shared) for key, one in copies.items()}
    return _report(before, after, unread)


def _loaded(shared: Path, name: str) -> Set:
    one = load(shared, name, load_plans()[name], True)
    rows = [{"lang": LANGUAGE_OF_SEED, **row} for row in one.rows]
    return replace(one, rows=rows)


def _varied(one: Set, variant: str) -> Set:
    """Return a set with its reports and gold in a variant."""
    base, answers = load_actors(), {row["id"]: row for row in one.gold}
    pairs = [VARIANTS[variant](row, answers[row["id"]], base) for row in one.rows]
    rows, gold = [row for row, _ in pairs], [row for _, row in pairs]
    return replace(one, name=f"{one.name}-{variant}", rows=rows, gold=gold)


def _report(
    before: dict[str, dict[str, float]],
    after: dict[tuple[str, str], dict[str, float]],
    unread: list[str],
) -> int:
    losses = sorted(
        (
            (before[name][figure] - figures[figure], name, variant, figure)
            for (name, variant), figures in after.items()
            for figure in FIGURES
            if figure in figures and figure in before[name]
        ),
        reverse=True,
    )
    table = Table(title="The same reports in other words (percent)", title_justify="left")
    for heading in ("set", "variant", "figure", "before", "after", "loss"):
        right = heading in ("before", "after", "loss")
        table.add_column(heading, justify="right" if right else "left")
    for loss, name, variant, figure in losses:
        a, b = before[name][figure], after[name, variant][figure]
        table.add_row(name, variant, figure, f"{a:.1f}", f"{b:.1f}", f"{loss:.1f}")
    Console(width=100).print(table)
    floors, below = load_tables()["floors"], []
    for name, variant in after:
        kept = 100 - max(loss for loss, *where in losses if where[:2] == [name, variant])
        floor = floors[variant][name]
        print(f"{name} {variant}: kept {kept:.1f}, floor {floor:.1f}")
        if round(kept * 10) < round(floor * 10):
            below.append(f"below its floor: {name} {variant} {kept:.1f} < {floor:.1f}")
    for line in (*below, *(f"not read: {line}" for line in unread)):
        print(line)
    return 1 if below or unread else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
