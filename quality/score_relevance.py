#!/usr/bin/env python3
"""Score how quiet Selon stays where nothing happens, and whether it hears what does.

usage: score_relevance.py REPORTS PREDICTIONS [--list-claims]

Prints JSON, for all reports and by language. Reports without "tells" should give nothing:
``claims`` a report, ``quiet`` (100 divided by one more than that: 100 without any claim, 50 with
one a report) and ``at_most_one`` (the share of reports with at most one claim, in percent).
Reports with "tells", words of theirs that name events: ``told``, the share of these words that
a claim's trigger touches, in percent. ``--list-claims`` writes claims that should not be to
standard error first; not for reports that are held out.
Exit status: 0 scored, 2 wrong usage, files that do not fit each other or no report.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from predict import read_rows

Row = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Score as the command line asks; return an exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--list-claims", action="store_true")
    options = parser.parse_args(arguments)
    try:
        reports, predictions = read_rows(options.reports), read_rows(options.predictions)
    except (OSError, ValueError) as problem:
        parser.error(f"not readable: {problem}")
    found = {row["id"]: row["claims"] for row in predictions}
    if not reports or any(row["id"] not in found for row in reports):
        parser.error("every report needs a prediction, and there must be one")
    if options.list_claims:
        _list(reports, found)
    languages = sorted({row["lang"] for row in reports})
    by_language = {x: _figures([r for r in reports if r["lang"] == x], found) for x in languages}
    print(json.dumps({"all": _figures(reports, found), "lang": by_language}))
    return 0


def _figures(reports: list[Row], found: dict[str, list[Row]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    numbers = [len(found[row["id"]]) for row in reports if "tells" not in row]
    if numbers:
        each = sum(numbers) / len(numbers)
        figures["claims"] = round(each, 2)
        figures["quiet"] = 100 / (1 + each)
        figures["at_most_one"] = 100 * sum(number <= 1 for number in numbers) / len(numbers)
    told = [
        _told(row["text"], words, found[row["id"]])
        for row in reports
        for words in row.get("tells", ())
    ]
    if told:
        figures["told"] = 100 * sum(told) / len(told)
    return figures


def _told(text: str, words: str, claims: list[Row]) -> bool:
    start = text.index(words)
    triggers = [claim["event"]["trigger"] for claim in claims]
    return any(t["start"] < start + len(words) and start < t["end"] for t in triggers)


def _list(reports: list[Row], found: dict[str, list[Row]]) -> None:
    rules: Counter[str] = Counter()
    for row in reports:
        for claim in () if "tells" in row else found[row["id"]]:
            event = claim["event"]
            entry = next(r["entry"] for r in claim["because"] if r["field"] == "event.type")
            rules[entry] += 1
            start, end = event["trigger"]["start"], event["trigger"]["end"]
            around = row["text"][max(0, start - 60) : end + 60].replace("\n", " ")
            print(f"{row['id']}\t{event['type']}\t{entry}\t{around}", file=sys.stderr)
    for rule, number in rules.most_common():
        print(f"{number}\t{rule}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
