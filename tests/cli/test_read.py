"""``selon read`` as a user meets it. All texts are invented."""

from __future__ import annotations

import csv
import io
import json

import pytest

SEIZED = "Rebels seized the bridge."
QUIET = "Nothing was reported from the valley."


def test_a_table_is_printed(selon, files):
    (path,) = files(a=SEIZED)
    result = selon("read", path)
    assert result.exit_code == 0
    assert path.rsplit("/", 1)[-1] in "".join(result.stdout.split())
    assert "Territory changes hands" in result.stdout
    assert "“seized”" in result.stdout
    assert result.stderr == ""


def test_an_empty_reading_says_so(selon, files):
    assert "No claims" in selon("read", *files(a=QUIET)).stdout


def test_standard_input(selon):
    result = selon("read", "-", "--json", input=SEIZED.encode())
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["claims"]) == 1


def test_json_of_one_file_is_indented_and_of_several_one_a_line(selon, files):
    paths = files(a=SEIZED, b=QUIET)
    assert json.loads(selon("read", "--json", paths[0]).stdout)["report"]["language"] == "en"
    assert selon("read", "--json", paths[0]).stdout.count("\n") > 10
    lines = selon("read", "--json", *paths).stdout.splitlines()
    assert [len(json.loads(line)["claims"]) for line in lines] == [1, 0]


def test_jsonl_is_a_claim_a_line(selon, files):
    result = selon("read", "--jsonl", *files(a=SEIZED * 2, b=QUIET, c=SEIZED))
    assert len([json.loads(line)["id"] for line in result.stdout.splitlines()]) == 3


def test_csv_has_one_header(selon, files):
    paths = files(a=QUIET, b=SEIZED, c=SEIZED)
    rows = list(csv.DictReader(io.StringIO(selon("read", "--csv", *paths).stdout)))
    assert [row["file"] for row in rows] == paths[1:]


def test_csv_without_a_claim_is_a_header(selon, files):
    assert selon("read", "--csv", *files(a=QUIET)).stdout.startswith("file,report,")


def test_options_reach_the_reader(selon, files):
    result = selon(
        *("read", "--json", "--language", "fr", "--published", "2024-12-06"),
        *("--pipeline", "fr=my_parser", *files(a=SEIZED)),
    )
    report = json.loads(result.stdout)["report"]
    assert report["language"] == "fr"
    assert report["published"]["edtf"] == "2024-12-06"
    assert report["notes"] == ["fr=my_parser"]


def test_notes_of_intake_reach_the_report(selon, files):
    (path,) = files(a="Les rebelles ont été chassés.".encode("cp1252"))
    report = json.loads(selon("read", "--json", path).stdout)["report"]
    assert report["notes"] == ["not UTF-8: read as Windows-1252"]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("x", "--json", "--csv"),
        ("x", "--published", "soon"),
        ("x", "--published", "2024-13"),
        ("x", "--published", "2024-02-30"),
        ("x", "--published", "٢٠٢٤"),
        ("x", "--pipeline", "fr"),
        ("x", "--jobs", "0"),
        ("x", "--nonsense"),
    ],
)
def test_wrong_usage(selon, arguments):
    result = selon("read", *arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("published", ["2024", "2024-12", "2024-12-06", "2024-12-06/2024-12-08"])
def test_dates_of_publication(selon, files, published):
    result = selon("read", "--json", "--published", published, *files(a=SEIZED))
    assert json.loads(result.stdout)["report"]["published"]["edtf"] == published


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "is empty"),
        (b"%PDF-1.4", "PDF"),
        (b"\x00\x01\x02\x03\x04 words", "control characters"),
        ("Eine Kolonne rückt vor.", "German"),
        ("A fault.", "fault in Selon (ZeroDivisionError at selon_stub_reader.py:"),
    ],
)
def test_a_bad_file_is_named_and_the_others_are_read(selon, files, text, sentence):
    bad, good = files(bad=text, good=SEIZED)
    result = selon("read", bad, good, "--jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"selon: {bad}: ")
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1
    assert len(result.stdout.splitlines()) == 1
    assert selon("read", bad).exit_code == 2


def test_missing_file_and_directory(selon, files, tmp_path):
    (good,) = files(good=SEIZED)
    gone = str(tmp_path / "gone.txt")
    result = selon("read", gone, good, str(tmp_path))
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"selon: {gone}: does not exist: check its name",
        f"selon: {tmp_path}: is a directory: give the files in it",
    ]
    assert selon("read", gone, str(tmp_path)).exit_code == 2


def test_too_large(selon, files, monkeypatch):
    monkeypatch.setattr("selon.intake.files.MAX_BYTES", 10)
    result = selon("read", *files(a=SEIZED))
    assert result.exit_code == 2
    assert "above the limit" in result.stderr


def test_missing_models(selon, files, stub):
    result = selon("read", *files(a=SEIZED, b=SEIZED), factory=stub.without_models)
    assert result.exit_code == 2
    assert result.stderr == "selon: the parser model for English is missing: install it\n"


def test_names_cannot_command_the_terminal(selon):
    result = selon("read", "a\x1b[31m.txt")
    assert "\x1b" not in result.stderr
    assert "a\\x1b[31m.txt: does not exist" in result.stderr


def test_interruption_is_quiet(selon, files):
    result = selon("read", *files(a="Please interrupt."))
    assert (result.exit_code, result.stderr, result.stdout) == (130, "", "")


def test_width(selon, files):
    result = selon("read", "--width", "50", *files(a=SEIZED))
    assert max(map(len, result.stdout.splitlines())) == 50
