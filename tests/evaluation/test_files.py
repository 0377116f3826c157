"""Files of hand-coded claims: read, or refused with the place of the mistake."""

from __future__ import annotations

import json

import pytest

from selon.errors import DataError, UnreadableInput
from selon.evaluation import read_gold, read_reports


def test_claims_and_reports_come_back_by_id(tmp_path, by_hand):
    file = tmp_path / "gold.jsonl"
    row = {"id": "a", "text": "…", "date": "2024-05-21", "lang": "en", "claims": [by_hand()]}
    file.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    claims, reports = read_gold(file)
    assert claims["a"][0].type == "territory_seized_nonstate"
    assert (reports["a"].published, reports["a"].language) == ("2024-05-21", "en")


def test_a_text_may_hold_line_separators(tmp_path):
    file = tmp_path / "reports.jsonl"
    file.write_text(json.dumps({"id": "a", "text": "x\u2028y\x85z"}, ensure_ascii=False), "utf-8")
    assert read_reports(file)["a"].text == "x\u2028y\x85z"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('{"id": "a", "claims": [{"type": "x"}]}', "line 1: claims/0"),
        ('{"id": "a", "claims": []}\n{"id": "a", "claims": []}', "line 2: report a"),
        ('{"id": "a", "claims": []}\n{', "line 2: not JSON"),
        ("[1]", "line 1: not a JSON object"),
    ],
)
def test_a_broken_gold_file_names_line_and_field(tmp_path, lines, told):
    file = tmp_path / "gold.jsonl"
    file.write_text(lines, encoding="utf-8")
    with pytest.raises(DataError, match=told):
        read_gold(file)


def test_a_report_needs_a_text(tmp_path):
    file = tmp_path / "reports.jsonl"
    file.write_text('{"id": "a"}', encoding="utf-8")
    with pytest.raises(DataError, match='line 1: a report needs "id" and "text"'):
        read_reports(file)


def test_a_missing_or_undecodable_file_is_unreadable_input(tmp_path):
    with pytest.raises(UnreadableInput):
        read_gold(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "\xe9"}')
    with pytest.raises(UnreadableInput):
        read_gold(tmp_path / "latin.jsonl")
