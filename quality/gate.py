#!/usr/bin/env python3
"""Measure Selon on the development data and fail where a figure is below its pinned floor.

usage: gate.py [--full] [--only SET]...

--full measures the large sets whole (they are sampled otherwise; floors of sampled sets are then
not enforced). --only measures the named sets. The data is looked for in $SELON_SHARED, else in
../shared beside the repository; without it the gate says so and measures the project's own
probes alone.
Exit status: 0 no figure below its floor, 1 some below or some rows not read, 2 wrong usage or a
scorer that fails.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from folds import roots_by_folds
from masking import masked
from predict import read_rows
from renaming import renamed
from selon.actors import load_actors
from skills import Row, predicting

HERE = Path(__file__).resolve().parent
OUT = HERE / "out"
# Below the development data; the project's own by absolute paths.
SCORERS = {
    "actors": (str(HERE / "score_actors.py"),),
    "relevance": (str(HERE / "score_relevance.py"),),
    "claims": ("eval/claims/score_claims.py",),
    "attribution": ("eval/attribution/score_attribution.py", "--json"),
    "places": ("eval/places/score_geo.py",),
    "times": ("eval/times/score_time.py",),
    "pubdate": ("eval/times/score_pubdate.py",),
    "plover": (str(HERE / "score_roots.py"),),
}
TENTHS = 10  # figures are compared as they are printed, with one decimal


@dataclass(frozen=True, slots=True)
class Set:
    """One development set of floors.toml, with the rows that are measured.

    ``against`` names the set that has the same reports as they were before they were renamed.
    What a model learned from is predicted in ``folds`` parts, each by a model of the others.
    """

    name: str
    skill: str
    rows: list[Row]
    gold: list[Row]
    figures: dict[str, dict[str, Any]]
    enforced: bool
    against: str = ""
    folds: int = 0


def main(arguments: list[str]) -> int:
    """Measure as the command line asks; return an exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--only", action="append", default=[], metavar="SET")
    options = parser.parse_args(arguments)
    plans = load_plans()
    if unknown := set(options.only) - set(plans):
        parser.error(f"no such set: {', '.join(sorted(unknown))}; there are {', '.join(plans)}")
    wanted = set(options.only or plans)
    wanted |= {plans[name]["against"] for name in wanted if "against" in plans[name]}
    shared = locate()
    plans = {n: plan for n, plan in plans.items() if n in wanted and (shared or _alone(plan))}
    if not plans:
        return 0
    sets = [load(shared, name, plan, options.full) for name, plan in plans.items()]
    started = time.monotonic()
    unread = write_predictions(sets)
    table, below = report(sets, shared)
    Console(width=110).print(table)
    print(f"{sum(len(s.rows) for s in sets)} rows in {time.monotonic() - started:.0f} s")
    for line in below:
        print(f"below its floor: {line}")
    for line in unread:
        print(f"not read: {line}")
    return 1 if below or unread else 0


def locate() -> Path | None:
    """Return the folder of development data; says so and returns None where there is none."""
    shared = Path(os.environ.get("SELON_SHARED") or HERE.parent.parent / "shared")
    if (shared / "eval").is_dir():
        return shared
    print(f"skipped: development data not found at {shared}")
    return None


def _alone(plan: dict[str, Any]) -> bool:
    """Say whether a set can be measured without the development data: rows and scorer are ours."""
    return bool(plan.get("own")) and (HERE / SCORERS[plan["skill"]][0]).is_file()


def load_plans() -> dict[str, dict[str, Any]]:
    """Return the tables of floors.toml by the names of their sets."""
    return tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def load(shared: Path | None, name: str, plan: dict[str, Any], full: bool) -> Set:
    """Return a set with its rows: of one language, and sampled, where the plan says so."""
    folder = shared if shared and not plan.get("own") else HERE
    rows = read_rows(folder / plan["rows"])
    if language := plan.get("language"):
        rows = [row for row in rows if row.get("lang") == language]
    size = plan.get("sample", len(rows))
    if not full:
        # By a hash, so that the sample stays the same when the set grows or is re-ordered.
        rows.sort(key=lambda row: hashlib.sha256(row["id"].encode()).digest())
        rows = rows[:size]
    kept = {row["id"] for row in rows}
    gold = [r for r in read_rows(folder / plan.get("gold", plan["rows"])) if r["id"] in kept]
    if plan.get("masked"):
        rows = [masked(row) for row in rows]
    if "renamed" in plan:
        answers, base = {row["id"]: row for row in gold}, load_actors()
        pairs = [renamed(row, answers[row["id"]], plan["renamed"], base) for row in rows]
        rows, gold = [row for row, _ in pairs], [row for _, row in pairs]
    sampled = full and "sample" in plan
    against = plan.get("against", "")
    folds = plan.get("folds", 0)
    return Set(name, plan["skill"], rows, gold, plan["figures"], not sampled, against, folds)


def write_predictions(sets: list[Set]) -> list[str]:
    """Predict all sets in one go and write gold and predictions below ``out/``.

    Returns a line for each row that could not be read.
    """
    unread = []
    OUT.mkdir(exist_ok=True)
    read = [one for one in sets if not one.folds]
    jobs = [(one.skill, row) for one in read for row in one.rows]
    with predicting(jobs) as predictions:
        for one in read:
            with (OUT / f"{one.name}.jsonl").open("w", encoding="utf-8") as out:
                for _ in one.rows:
                    prediction, problem = next(predictions)
                    out.write(json.dumps(prediction, ensure_ascii=False) + "\n")
                    if problem:
                        unread.append(f"{one.name} {prediction['id']}: {problem}")
    for one in (one for one in sets if one.folds):
        predicted = roots_by_folds(one.rows, one.gold, one.folds)
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predicted)
        (OUT / f"{one.name}.jsonl").write_text(text, encoding="utf-8")
    for one in sets:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in one.gold)
        (OUT / f"{one.name}.gold.jsonl").write_text("".join(lines), encoding="utf-8")
    return unread


def score(one: Set, shared: Path | None) -> dict[str, float]:
    """Return a set's figures by dotted name, in percent, as its scorer gives them."""
    scorer, *options = SCORERS[one.skill]
    files = [OUT / f"{one.name}.gold.jsonl", OUT / f"{one.name}.jsonl"]
    run = subprocess.run(
        [sys.executable, (shared or HERE) / scorer, *files, *options],
        capture_output=True,
        text=True,
    )
    if run.returncode:
        print(f"{one.name}: {scorer} failed:\n{run.stderr}", file=sys.stderr)
        raise SystemExit(2)
    flat = dict(_flat(json.loads(run.stdout)))
    if one.skill == "attribution":  # the only scorer that gives shares of one
        flat = {name: 100 * value for name, value in flat.items()}
    if one.skill == "pubdate":
        flat["not_wrong"] = 100 - flat["wrong"]
    return flat


def _flat(figures: dict[str, Any], prefix: str = "") -> list[tuple[str, float]]:
    found: list[tuple[str, float]] = []
    for name, value in figures.items():
        if isinstance(value, dict):
            found += _flat(value, f"{prefix}{name}.")
        elif isinstance(value, int | float):
            found.append((prefix + name, float(value)))
    return found


def report(sets: list[Set], shared: Path | None) -> tuple[Table, list[str]]:
    """Return the table of all figures and a line for each that is below its floor."""
    table = Table(title="Selon on development data (percent)", title_justify="left")
    for heading in ("set", "rows", "figure", "value", "floor", "best peer or bound"):
        right = heading in ("rows", "value", "floor")
        table.add_column(heading, justify="right" if right else "left")
    below = []
    scored: dict[str, dict[str, float]] = {}
    for one in sets:
        figures = scored[one.name] = score(one, shared)
        if one.against:
            figures["actor_kept"] = 100 - scored[one.against]["actor"] + figures["actor"]
        for name, pinned in one.figures.items():
            value, floor = figures[name], pinned["floor"]
            fails = one.enforced and round(value * TENTHS) < round(floor * TENTHS)
            style = "bold red" if fails else None
            cells = (one.name, str(len(one.rows)), name, f"{value:.1f}", f"{floor:.1f}")
            table.add_row(*cells, pinned["peer"], style=style)
            if fails:
                below.append(f"{one.name} {name} {value:.1f} < {floor:.1f}")
    return table, below


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
