"""``selon evaluate`` as a user meets it, with a reader that finds what each text says it finds."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from selon.cli import main
from selon.errors import UnsupportedLanguage


class Echo:
    """Reads a text that is the JSON of its own claims."""

    def read(self, text, *, published=None, language=None, notes=()):
        if language == "xx":
            raise UnsupportedLanguage("xx is no language that is read here")
        return json.loads(text)


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setattr("selon.output.to_json", lambda reading: {"claims": reading})

    def invoke(rows, *options, reports=None):
        def written(name, content):
            file = tmp_path / name
            file.write_text("".join(json.dumps(r) + "\n" for r in content), encoding="utf-8")
            return str(file)

        more = ["--reports", written("reports.jsonl", reports)] if reports else []
        command = ["evaluate", written("gold.jsonl", rows), *more, *options]
        return CliRunner().invoke(main, command, obj=lambda _: Echo())

    return invoke


def test_figures_are_printed_for_texts_in_the_gold_file(run, by_hand, by_selon):
    result = run([{"id": "a", "text": json.dumps([by_selon()]), "claims": [by_hand()]}])
    assert result.exit_code == 0, result.output
    row = next(line for line in result.output.splitlines() if "row" in line)
    assert row.count("100.0") == 3


def test_texts_may_stand_in_a_file_of_their_own(run, by_hand):
    reports = [{"id": "a", "text": "[]"}, {"id": "unused", "text": "[]"}]
    result = run([{"id": "a", "claims": [by_hand()]}], "--json", reports=reports)
    assert result.exit_code == 0, result.output
    figures = json.loads(result.output)
    assert (figures["reports"], figures["gold"], figures["predicted"]) == (1, 1, 0)
    assert figures["found"]["r"] == 0.0


def test_a_report_that_fails_is_named_and_counts_as_empty(run, by_hand, by_selon):
    rows = [
        {"id": "good", "text": json.dumps([by_selon()]), "claims": [by_hand()]},
        {"id": "odd", "text": "[]", "lang": "xx", "claims": [by_hand()]},
    ]
    result = run(rows, "--json")
    assert result.exit_code == 1
    assert "odd: xx is no language" in result.stderr
    assert json.loads(result.stdout)["found"] == {"p": 100.0, "r": 50.0, "f1": 66.7}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], "no report in it"),
        ([{"id": "a", "claims": []}], "--reports"),
        ([{"id": "a"}], "line 1"),
    ],
)
def test_nothing_usable_exits_with_2_and_one_sentence(run, rows, told):
    result = run(rows)
    assert result.exit_code == 2
    assert told in result.stderr
    assert "Traceback" not in result.output
