"""Reads files of hand-coded claims and of the reports they were coded on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jsonschema_rs import Draft202012Validator

from selon.data import resource
from selon.errors import DataError, UnreadableInput
from selon.evaluation.coded import Coded, coded_by_hand


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report with what is known of its origin; ``text`` is null where the file lacks it."""

    id: str
    text: str | None = None
    published: str | None = None
    language: str | None = None


def read_gold(path: Path) -> tuple[dict[str, tuple[Coded, ...]], dict[str, GoldReport]]:
    """Return the claims of a gold file and its reports, both by report id.

    Raises UnreadableInput when the file cannot be read and DataError, naming line and field,
    when it breaks ``schemas/gold.yaml`` or codes a report twice.
    """
    schema = resource("selon.evaluation", "schemas/gold.yaml").read_text(encoding="utf-8")
    validator = Draft202012Validator(yaml.safe_load(schema))
    claims: dict[str, tuple[Coded, ...]] = {}
    reports: dict[str, GoldReport] = {}
    for number, row in _rows(path):
        error = next(validator.iter_errors(row), None)
        if error is not None:
            where = "/".join(map(str, error.instance_path)) or "the whole line"
            raise DataError(f"{path}, line {number}: {where}: {error.message}")
        if row["id"] in claims:
            raise DataError(f"{path}, line {number}: report {row['id']} is coded twice")
        claims[row["id"]] = tuple(coded_by_hand(claim) for claim in row["claims"])
        reports[row["id"]] = _report(row)
    return claims, reports


def read_reports(path: Path) -> dict[str, GoldReport]:
    """Return the reports of a file of JSON lines with ``id`` and ``text``, by id.

    Raises UnreadableInput when the file cannot be read and DataError when a line has no id
    or no text.
    """
    reports = {}
    for number, row in _rows(path):
        if not isinstance(row.get("id"), str) or not isinstance(row.get("text"), str):
            raise DataError(f'{path}, line {number}: a report needs "id" and "text", both strings')
        reports[row["id"]] = _report(row)
    return reports


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableInput(f"{path}: not readable as UTF-8 text: {problem}") from problem
    for number, line in enumerate(content.split("\n"), start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as problem:
                raise DataError(f"{path}, line {number}: not JSON: {problem}") from problem
            if not isinstance(row, dict):
                raise DataError(f"{path}, line {number}: not a JSON object")
            yield number, row


def _report(row: dict[str, Any]) -> GoldReport:
    return GoldReport(
        id=row["id"],
        text=row.get("text"),
        published=row.get("date") or None,
        language=row.get("lang") or None,
    )
