#!/usr/bin/env python3
"""Score whom mentions of actors are taken for.

usage: score_actors.py GOLD.jsonl PRED.jsonl [--list-misses]

GOLD is one invented passage a line, {"id", "lang", "kind", "text", "mentions": [...]}; a mention
has its words ("text", the "n"-th time they occur) and whom a careful reader takes it for ("is"):

  a list of actors, several for "both groups"; empty: nobody in particular, or no actor at all;
  each the English name of somebody known, "Mali: army" for a body of a state, the full name of a
  group as the passage gives it, or alternatives joined by " | ";
  "for": on whose behalf a spokesman speaks, in the same form; "place": true for "the two towns",
  whose answers are places.

PRED is one passage a line, {"id", "mentions": [...], "places": [...]}, as predict.py actors
writes it: every mention with "start", "end", "head" (the last character of its head) and
"names": [{"id", "name", "for": [{"id", "name"}]}], every place with "start", "end" and "name".

A mention is right when everybody it should name is named and nobody else. A state stands for its
government where it acts. Prints accuracy in percent, overall, by kind and by language.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from selon.actors import ActorBase, load_actors
from selon.actors.names import fold

Row = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Score as the command line asks; return an exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--list-misses", action="store_true")
    options = parser.parse_args(arguments)
    predicted = {row["id"]: row for row in _rows(options.pred)}
    right: dict[str, list[bool]] = defaultdict(list)
    for passage in _rows(options.gold):
        answers = predicted.get(passage["id"], {"mentions": [], "places": []})
        for mention, verdict, found in judged(passage, answers):
            for key in ("all", f"kind.{passage['kind']}", f"lang.{passage['lang']}"):
                right[key].append(verdict)
            if options.list_misses and not verdict:
                told = (passage["id"], passage["kind"], mention["text"], mention["is"], found)
                print(*told, sep="\t", file=sys.stderr)
    figures = {key: round(100 * sum(v) / len(v), 1) for key, v in sorted(right.items())}
    print(json.dumps({"mentions": len(right["all"]), "accuracy": figures}, indent=1))
    return 0


def judged(passage: Row, answers: Row) -> list[tuple[Row, bool, list[str]]]:
    """Return each mention with whether it is right and the names found for it."""
    base = load_actors()
    found = []
    for mention in passage["mentions"]:
        start, end = _span(passage["text"], mention)
        if mention.get("place"):
            named = {p["name"] for p in answers["places"] if p["start"] < end and start < p["end"]}
            wanted = {fold(name) for name in mention["is"]}
            found.append((mention, {fold(n) for n in named} == wanted, sorted(named)))
            continue
        answer = _answer(answers["mentions"], start, end)
        names = [n for n in (answer["names"] if answer else []) if n["id"] or n.get("for")]
        right = _same([n for n in names if n["id"]], mention["is"], base)
        if "for" in mention:
            behalf = [b for n in names for b in n["for"]]
            right = right and _same(behalf, mention["for"], base)
        found.append((mention, right, [n["name"] for n in names]))
    return found


def _span(text: str, mention: Row) -> tuple[int, int]:
    at = -1
    for _ in range(mention.get("n", 0) + 1):
        at = text.index(mention["text"], at + 1)
    return at, at + len(mention["text"])


def _answer(mentions: list[Row], start: int, end: int) -> Row | None:
    """Return the predicted mention whose head lies inside the words, the closest fit if several."""
    inside = [m for m in mentions if start <= m["head"] < end]
    return min(inside, key=lambda m: (abs(m["start"] - start), -min(m["end"], end)), default=None)


def _same(names: list[Row], wanted: list[str], base: ActorBase) -> bool:
    distinct = {n["id"]: n for n in names}
    free = list(distinct.values())
    for one in wanted:
        hit = next((n for n in free if _is(n, one, base)), None)
        if hit is None:
            return False
        free.remove(hit)
    return not free


def _is(name: Row, wanted: str, base: ActorBase) -> bool:
    return any(_means(name, one.strip(), base) for one in wanted.split(" | "))


def _means(name: Row, wanted: str, base: ActorBase) -> bool:
    country, colon, body = wanted.partition(": ")
    if colon:
        states = {a.country for a in base.look_up(country) if a.kind == "state"}
        ids = {f"act_{s.lower()}_{body.replace(' ', '_')}" for s in states}
        if body in ("government", "presidency"):
            ids |= {f"act_{s.lower()}" for s in states}
        return name["id"] in ids
    known = {a.id for a in base.look_up(wanted)}
    return name["id"] in known or fold(name["name"]) == fold(wanted)


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
