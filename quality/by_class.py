#!/usr/bin/env python3
"""Write docs/figures.md: how well each class of events is found, by language.

usage: by_class.py

Reads what gate.py has predicted for the development claims (sets claims-fr and claims-en), so run
that first (`make quality` does both). Without the development data the file stays as it is. Exit
status: 0 written or no data, 2 no predictions to read.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from gate import HERE, OUT, locate
from selon.codebook import load_codebook

LANGUAGES = {"en": "claims-en", "fr": "claims-fr"}
FEW = 8
"""Claims of a class below which its figures say little."""
TARGET = HERE.parent / "docs" / "figures.md"

HEAD = """# Figures by class of events

What to trust: for each class of the codebook, how many of the claims that people coded in the
development reports Selon codes as the same class (recall), and how many of its own claims of that
class they coded so too (precision), in percent. `claims` is how many people coded; figures on
fewer than {few} are in brackets, for they say little. `make quality` writes this page. The reports
are those that Selon is developed on: expect somewhat less on others.

| class | English: claims | recall | precision | French: claims | recall | precision |
|---|---:|---:|---:|---:|---:|---:|
"""


def main() -> int:
    """Write the page; return an exit status."""
    shared = locate()
    if shared is None:
        return 0
    scorer = _scorer(shared / "eval" / "claims" / "score_claims.py")
    counted = {}
    for language, name in LANGUAGES.items():
        try:
            counted[language] = count(scorer, OUT / f"{name}.gold.jsonl", OUT / f"{name}.jsonl")
        except OSError as problem:
            print(f"by_class: {problem}: run gate.py first", file=sys.stderr)
            return 2
    lines = [_line(id_, counted) for id_ in load_codebook().classes]
    text = HEAD.format(few=FEW) + "".join(line for line in lines if line)
    if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
        TARGET.write_text(text, encoding="utf-8")
    return 0


def count(scorer: ModuleType, gold: Path, predicted: Path) -> Mapping[str, Counter[str]]:
    """Return, for each class, how many claims are of it in ``gold`` and ``told``, and ``right``."""
    people = scorer.load(str(gold))
    rows = map(json.loads, predicted.read_text(encoding="utf-8").splitlines())
    machine: dict[str, list[dict[str, Any]]] = {row["id"]: row["claims"] for row in rows}
    found: dict[str, Counter[str]] = {"gold": Counter(), "told": Counter(), "right": Counter()}
    for report, coded in people.items():
        told = machine.get(report, [])
        found["gold"].update(claim["type"] for claim in coded)
        found["told"].update(claim["event"]["type"] for claim in told)
        pairs, *_ = scorer.pair(coded, told)
        types = [(coded[i]["type"], told[j]["event"]["type"]) for i, j in pairs]
        found["right"].update(one for one, other in types if one == other)
    return found


def _line(id_: str, counted: Mapping[str, Mapping[str, Counter[str]]]) -> str:
    """Return the row of a class, or "" where neither people nor Selon coded any."""
    cells = []
    for found in counted.values():
        gold, told, right = (found[key][id_] for key in ("gold", "told", "right"))
        shares = [f"{100 * right / of:.0f}" if of else "" for of in (gold, told)]
        few = gold < FEW
        cells += [str(gold), *(f"({s})" if s and few else s for s in shares)]
    return f"| `{id_}` | {' | '.join(cells)} |\n" if any(c not in ("0", "") for c in cells) else ""


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_claims", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main())
