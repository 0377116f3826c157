#!/usr/bin/env python3
"""Learn which PLOVER root a sentence tells, and write the weights.

usage: train_ranking.py LANGUAGE ROWS.jsonl [-o FOLDER]
       train_ranking.py LANGUAGE ROWS.jsonl --folds 5 [--seed N]... [--groups]

ROWS holds one JSON object a line with "text" and "event", its root. Two models are learned: one
from Selon's reading alone, one with sentence vectors besides (needs `pip install
"selon[vectors]"`; left as it is without). --folds measures instead of writing: the rows are
shuffled by a seed (0, 1 and 2 unless given) and each part is predicted by a model of the others;
--groups measures each group of features alone and all without it as well.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from selon import Reader
from selon.ranking import Described, Ranking, describe
from selon.ranking.features import GROUPS
from selon.ranking.learning import cross_validated, learn
from selon.ranking.measuring import accuracy, macro_f1
from selon.ranking.model import TEXTS, data_of
from selon.ranking.vectors import installed, vectors_of

Vectors = Mapping[str, NDArray[np.float32]]


def main(arguments: Sequence[str]) -> int:
    """Train or measure as the command line asks; return an exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("language")
    parser.add_argument("rows", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--folds", type=int)
    parser.add_argument("--seed", type=int, action="append", default=[])
    parser.add_argument("--groups", action="store_true")
    options = parser.parse_args(arguments)
    rows = [json.loads(line) for line in options.rows.read_text(encoding="utf-8").splitlines()]
    labels = [str(row["event"]) for row in rows]
    reader = Reader()
    described = [
        describe(reader.work_through(row["text"], language=options.language)) for row in rows
    ]
    vectors = _vectors(described)
    if options.folds:
        _measure(described, labels, vectors, options.folds, options.seed or [0, 1, 2])
        if options.groups:
            _groups(described, labels, vectors, options.folds, options.seed or [0, 1, 2])
        return 0
    folder = options.output or _shipped()
    folder.mkdir(exist_ok=True)
    _write(folder / "reading.json", learn(described, labels, {}))
    if vectors:
        _write(folder / "vectors.json", learn(described, labels, vectors))
    return 0


def _vectors(described: Sequence[Described]) -> Vectors:
    if not installed():
        print('without vectors: pip install "selon[vectors]" brings them')
        return {}
    return {name: vectors_of([d.texts[n] for d in described]) for n, name in enumerate(TEXTS)}


def _measure(
    described: Sequence[Described],
    labels: Sequence[str],
    vectors: Vectors,
    parts: int,
    seeds: Sequence[int],
) -> None:
    _figures("reading", described, labels, {}, parts, seeds)
    if vectors:
        _figures("reading and vectors", described, labels, vectors, parts, seeds)


def _groups(
    described: Sequence[Described],
    labels: Sequence[str],
    vectors: Vectors,
    parts: int,
    seeds: Sequence[int],
) -> None:
    """Print what each group of features, and each vector, gives alone and is missed for."""
    none = [replace(d, features=frozenset()) for d in described]
    for group in GROUPS:
        only = [replace(d, features=_of(d.features, group)) for d in described]
        rest = [replace(d, features=d.features - _of(d.features, group)) for d in described]
        _figures(f"{group} alone", only, labels, {}, parts, seeds)
        _figures(f"without {group}", rest, labels, {}, parts, seeds)
    for name, rows in vectors.items():
        _figures(f"vector of the {name} alone", none, labels, {name: rows}, parts, seeds)
        _figures(f"reading and {name}", described, labels, {name: rows}, parts, seeds)
    if vectors:
        _figures("vectors alone", none, labels, vectors, parts, seeds)


def _of(features: frozenset[str], group: str) -> frozenset[str]:
    return frozenset(f for f in features if f.startswith(f"{group}="))


def _figures(
    name: str,
    described: Sequence[Described],
    labels: Sequence[str],
    vectors: Vectors,
    parts: int,
    seeds: Sequence[int],
) -> None:
    found = [cross_validated(described, labels, vectors, parts, seed) for seed in seeds]
    right = np.mean([accuracy(labels, told) for told in found])
    macro = np.mean([macro_f1(labels, told) for told in found])
    seeds_told = ", ".join(map(str, seeds))
    print(
        f"{name:28} accuracy {100 * right:.1f} macro F1 {100 * macro:.1f}"
        f" ({parts}-fold, seeds {seeds_told})",
        flush=True,
    )


def _write(file: Path, ranking: Ranking) -> None:
    data = json.dumps(data_of(ranking), ensure_ascii=False, sort_keys=True)
    # A line for each feature: readable, and a change shows as what it is.
    text = data.replace('], "', '],\n"')
    file.write_text(f"{text}\n", encoding="utf-8")
    print(f"{len(ranking.weights)} features, {len(ranking.labels)} labels: {file}")


def _shipped() -> Path:
    return Path(__file__).resolve().parent.parent / "src" / "selon" / "ranking" / "weights"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
