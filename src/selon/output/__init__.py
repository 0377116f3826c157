"""Output: a reading as JSON, as flat rows, or as words for a terminal."""

from selon.output.document import claim_to_json, reading_schema, to_json
from selon.output.rows import COLUMNS, to_rows
from selon.output.writing import csv_text, json_text, jsonl_text

__all__ = [
    "COLUMNS",
    "claim_to_json",
    "csv_text",
    "json_text",
    "jsonl_text",
    "reading_schema",
    "to_json",
    "to_rows",
]
