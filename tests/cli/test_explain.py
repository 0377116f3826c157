"""``selon explain``: a claim by number, id or the beginning of its id."""

from __future__ import annotations

import json

import pytest

TEXT = "Rebels seized the bridge. Then they seized the mill."


@pytest.fixture
def path(files):
    return files(a=TEXT)[0]


@pytest.fixture
def ids(selon, path):
    return [claim["id"] for claim in json.loads(selon("read", "--json", path).stdout)["claims"]]


def test_all_claims(selon, path, ids):
    result = selon("explain", path)
    assert result.exit_code == 0
    for expected in (*ids, "event.type", "“seized”", "stub rule", "stub.seize"):
        assert expected in result.stdout


def test_one_claim(selon, path, ids):
    for name in ("2", ids[1], ids[1][:10], ids[1][4:12]):
        result = selon("explain", path, name)
        assert result.exit_code == 0
        assert ids[1] in result.stdout
        assert ids[0] not in result.stdout


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [("3", "give a number from 1 to 2"), ("0", "from 1 to 2"), ("clm_x", "no claim clm_x")],
)
def test_no_such_claim(selon, path, claim, sentence):
    result = selon("explain", path, claim)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_an_ambiguous_beginning(selon, path, ids):
    result = selon("explain", path, "clm_")
    assert result.exit_code == 2
    assert all(name in result.stderr for name in ids)


def test_a_report_without_claims(selon, files):
    (quiet,) = files(b="Nothing was reported.")
    assert "No claims" in selon("explain", quiet).stdout
    assert selon("explain", quiet, "1").stderr == f"selon: {quiet}: no claim 1: it has none\n"


def test_a_file_that_cannot_be_read(selon):
    result = selon("explain", "gone.txt")
    assert (result.exit_code, result.stderr) == (
        2,
        "selon: gone.txt: does not exist: check its name\n",
    )
