#!/usr/bin/env python3
"""Predict one skill on a file of development or test rows.

usage: predict.py SKILL IN.jsonl OUT.jsonl

SKILL is one of: actors attribution claims places plover pubdate relevance times. IN holds one JSON
object a line with "id" and "text" and, where known, "title", "outlet", "lang" and the publication
date as "date", "dct" or "published"; it may be gzipped; answers in it are not looked at. OUT gets
one prediction a line in the format of the skill's scorer, in IN's order. Exit status: 0 all rows
read, 1 some not (they get an empty prediction and are listed), 2 nothing usable or wrong usage.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from skills import LATER, SKILLS, Row, predicting


def main(arguments: list[str]) -> int:
    """Predict as the command line asks; return an exit status."""
    if arguments and arguments[0] in LATER:
        print(f"predict: {arguments[0]} comes with a later issue", file=sys.stderr)
        return 2
    if len(arguments) != 3 or arguments[0] not in SKILLS:
        print(__doc__, file=sys.stderr)
        return 2
    skill, source, target = arguments[0], Path(arguments[1]), Path(arguments[2])
    try:
        rows = read_rows(source)
    except (OSError, ValueError) as problem:
        print(f"predict: {source}: not readable JSON lines: {problem}", file=sys.stderr)
        return 2
    if not rows:
        print(f"predict: {source}: no rows in it", file=sys.stderr)
        return 2
    failed = 0
    with (
        predicting((skill, row) for row in rows) as predictions,
        target.open("w", encoding="utf-8") as out,
    ):
        for prediction, reason in predictions:
            out.write(json.dumps(prediction, ensure_ascii=False) + "\n")
            if reason:
                failed += 1
                print(f"predict: {prediction['id']}: {reason}", file=sys.stderr)
    if failed == len(rows):
        return 2
    return 1 if failed else 0


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a file of JSON lines; raises OSError or ValueError."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    return [json.loads(line) for line in content.decode("utf-8").split("\n") if line.strip()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
