"""``selon gazetteer`` as a user meets it. The places are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from selon import Reader
from selon.gazetteer.packs import add_pack, pack_paths

HEAD = "place,code,country,lat,lon\n"
ROWS = "Jubb Hamra,SY01,SY,34.5,37.5\nTell Zahr,SY02,SY,34.9,36.5\n"
COLUMNS = ("--columns", "name=place,id=code,country=country,lat=lat,lon=lon")

pytestmark = pytest.mark.usefixtures("small")


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Where this user keeps packs; nothing is there yet."""
    path = tmp_path / "data" / "packs"
    monkeypatch.setenv("SELON_PACKS", str(path))
    return path


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "sy codes.csv"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    return str(path)


def test_a_pack_is_added_listed_and_removed(selon, own, table):
    added = selon("gazetteer", "add", table, *COLUMNS)
    assert (added.exit_code, added.stderr) == (0, "")
    assert added.stdout == f"{own}/sy-codes.pack.gz: added 2 places of sy codes.csv\n"
    assert selon("gazetteer", "list").stdout == "sy-codes: 2 places of sy codes.csv\n"
    removed = selon("gazetteer", "remove", "sy-codes")
    assert (removed.exit_code, removed.stdout) == (0, "removed sy-codes\n")
    assert (selon("gazetteer", "list").exit_code, selon("gazetteer", "list").stdout) == (0, "")


def test_another_folder_may_be_named(selon, own, table, tmp_path):
    elsewhere = ("--packs", str(tmp_path / "elsewhere"))
    assert selon("gazetteer", "add", table, *COLUMNS, "--name", "mine", *elsewhere).exit_code == 0
    assert selon("gazetteer", "list", *elsewhere).stdout.startswith("mine: 2 places")
    assert not own.exists()


def test_verbs_that_read_reports_are_given_the_packs(selon, stub, own, table, files):
    given = []

    def factory(settings):
        given.append(settings.packs)
        return stub.StubReader(settings)

    (report,) = files(a="The army shelled Jubb Hamra.")
    selon("read", report, factory=factory)
    selon("gazetteer", "add", table, *COLUMNS)
    selon("read", report, factory=factory)
    assert given == [(), (own / "sy-codes.pack.gz",)]


@pytest.mark.parametrize(
    ("content", "columns", "told"),
    [
        (HEAD + "Jubb Hamra,SY01,SY,north,37.5\n", COLUMNS, "line 2: latitude 'north'"),
        (HEAD + "Jubb Hamra,SY01,SY,34.5,1e9\n", COLUMNS, "line 2: longitude 1e9 is beyond 180"),
        (HEAD + "Jubb Hamra,SY01\n", COLUMNS, "line 2: 2 columns instead of the header's 5"),
        (HEAD + ROWS, ("--columns", "name=town,country=country,lat=lat,lon=lon"), "called town"),
        (HEAD + ROWS, (), "line 1: neither 19 columns"),
        (HEAD, COLUMNS, "no town or region in it"),
        ("\x00\x01\x02" * 999, COLUMNS, "line 1: not text"),
    ],
)
def test_what_is_refused_costs_one_sentence(selon, own, table, tmp_path, content, columns, told):
    selon("gazetteer", "add", table, *COLUMNS, "--name", "kept")
    broken = tmp_path / "broken.csv"
    broken.write_text(content, encoding="utf-8")
    result = selon("gazetteer", "add", str(broken), *columns)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("selon: ") and result.stderr.count("\n") == 1
    assert str(broken) in result.stderr and told in result.stderr
    assert selon("gazetteer", "list").stdout == "kept: 2 places of sy codes.csv\n"


@pytest.mark.parametrize(
    ("columns", "told"),
    [("name", "is not WHAT=COLUMN"), ("title=a", "is not WHAT"), ("lat=a,lat=b", "told twice")],
)
def test_a_map_that_is_none_is_wrong_usage(selon, own, table, columns, told):
    result = selon("gazetteer", "add", table, "--columns", columns)
    assert result.exit_code == 2 and told in result.stderr


def test_what_is_not_there_cannot_be_removed(selon, own):
    result = selon("gazetteer", "remove", "mine")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"selon: {own}: no pack is called mine: there is none\n"


@pytest.mark.models
@pytest.mark.slow
def test_a_report_is_read_with_a_pack(own, table):
    columns = {"name": ["place"], "id": ["code"], "country": ["country"], "lat": ["lat"]}
    add_pack(Path(table), own, "mine", columns={**columns, "lon": ["lon"]})
    bare, packed = Reader(), Reader(packs=pack_paths(own))
    text = "The army shelled the village of Jubb Hamra in Syria on Tuesday."
    before, (claim,) = bare.read(text).claims, packed.read(text).claims
    assert ("Jubb Hamra", 34.5, None) in [(p.name, p.lat, p.geonames) for p in claim.event.places]
    assert "mine:SY01" in [reason.entry for reason in claim.because]
    assert "; packs " in claim.coded_by
    assert not any("; packs " in claim.coded_by for claim in before)
    assert not any(p.lat == 34.5 for claim in before for p in claim.event.places)
