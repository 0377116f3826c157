"""Readings as text for files and pipes. All of it can be encoded as UTF-8."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from selon.model import Reading
from selon.output.document import claim_to_json, to_json
from selon.output.rows import COLUMNS, to_rows


def json_text(reading: Reading, *, indent: int | None = None) -> str:
    """Return a reading as one JSON document and a line end; on one line without ``indent``."""
    return json_of(to_json(reading), indent)


def jsonl_text(reading: Reading) -> str:
    """Return the claims of a reading as JSON Lines: one claim a line, "" for none."""
    return "".join(json_of(claim_to_json(claim), None) for claim in reading.claims)


def csv_text(reading: Reading, name: str = "", *, header: bool = True) -> str:
    """Return the rows of a reading (see ``rows``) as CSV, with the column names on top.

    Cells are as read, with no mark against formulas: meant for programs.
    """
    return csv_of(COLUMNS, to_rows(reading, name), header=header)


def csv_of(
    columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, header: bool = True
) -> str:
    """Return rows as CSV, with the column names on top; cells are as given, for programs."""
    lines = io.StringIO(newline="")
    writer = csv.DictWriter(lines, columns, lineterminator="\n")
    if header:
        writer.writeheader()
    writer.writerows(rows)
    return _encodable(lines.getvalue())


def json_of(data: Mapping[str, Any], indent: int | None = None) -> str:
    """Return plain data as a JSON document and a line end; on one line without ``indent``."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    # Lone surrogates have no UTF-8; JSON's own escapes can carry them.
    return (text if _is_encodable(text) else json.dumps(data, indent=indent)) + "\n"


def _is_encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _encodable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
