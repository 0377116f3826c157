"""The gazetteer: spellings that meet, and a file that is compiled once and only opened."""

from __future__ import annotations

import lzma
import os
import pickle
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from selon.errors import DataError, SetupError
from selon.gazetteer import (
    Gazetteer,
    ascii_name,
    bearing_deg,
    distance_km,
    name_key,
    open_gazetteer,
)

# Real towns with made-up ids and rounded figures.
LINES = [
    "1\tcountry\tSyria\t\tSY\t\t33.51020\t36.29128\t16900000\tSyrie|سوريا",
    "2\tcity\tAr Rastan\t\tSY\t11\t34.92450\t36.73360\t53000\tRastan",
    "3\tcity\tTallbīsah\tTallbisah\tSY\t11\t34.84100\t36.73100\t38000\tTalbiseh",
    "4\tcity\tDar'a\t\tSY\t06\t32.61890\t36.10210\t98000\tDeraa",
    "5\tcity\tParis\t\tFR\t11\t48.85340\t2.34880\t2100000\tLutèce",
    "6\tcity\tParis\t\tUS\tTX\t33.66090\t-95.55550\t25000\t",
    "7\tregion\tTexas\t\tUS\tTX\t31.00000\t-97.00000\t29000000\tTX|Tex.",
    "8\tcity\tTexas\t\tMX\t30\t18.00000\t-95.00000\t900\t",
]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("SELON_CACHE", str(folder))
    return folder


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "places.tsv.xz"
    path.write_bytes(lzma.compress(("# a comment\n" + "\n".join(LINES) + "\n").encode()))
    return path


@pytest.fixture
def gazetteer(cache: Path, table: Path) -> Gazetteer:
    return open_gazetteer(table)


@pytest.mark.parametrize(
    ("written", "town"),
    [
        ("Rastan", 2),
        ("RASTAN", 2),
        ("al-Rastan", 2),
        ("Ar-Rastan", 2),
        ("Arrastan", 2),
        ("Talbisseh", 3),
        ("Talbiseh", 3),
        ("Daraa", 4),
        ("Dar’a", 4),
        ("Syrie", 1),
        ("سوريا", 1),
        ("Lutece", 5),
    ],
)
def test_spellings_of_one_name_meet(gazetteer: Gazetteer, written: str, town: int) -> None:
    assert [r.geonames for r in gazetteer.look_up(written)] == [town]


def test_consonants_alone_do_not_make_names_meet(gazetteer: Gazetteer) -> None:
    assert gazetteer.look_up("Rustun") == ()
    assert gazetteer.look_up("Tulbosah") == ()


def test_the_wider_look_up_can_be_left_out(gazetteer: Gazetteer) -> None:
    assert gazetteer.look_up("Talbisseh", loose=False) == ()


def test_larger_places_come_first(gazetteer: Gazetteer) -> None:
    assert [r.geonames for r in gazetteer.look_up("Paris")] == [5, 6]
    assert [r.kind for r in gazetteer.look_up("Texas")] == ["region", "city"]


def test_a_record_tells_where_and_what_a_place_is(gazetteer: Gazetteer) -> None:
    record = gazetteer.record(3)
    assert record is not None
    assert (record.name, record.country, record.admin1) == ("Tallbisah", "SY", "11")
    assert (record.lat, record.lon, record.population) == (34.841, 36.731, 38000)
    assert gazetteer.record(999) is None


def test_countries_are_found_by_code(gazetteer: Gazetteer) -> None:
    found = gazetteer.country("SY")
    assert found is not None and found.geonames == 1
    assert gazetteer.country("ZZ") is None


@pytest.mark.parametrize("name", ["", " ", "\x00", "\ud800", "'", "x" * 100_000, "‮Rastan‬ x"])
def test_any_text_may_be_looked_up(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.look_up(name) == ()


def test_the_second_opening_compiles_nothing(cache: Path, table: Path) -> None:
    open_gazetteer(table)
    (file,) = cache.iterdir()
    before = file.stat().st_mtime_ns
    open_gazetteer(table)
    assert [f.name for f in cache.iterdir()] == [file.name]
    assert file.stat().st_mtime_ns == before


def test_another_table_is_another_file(cache: Path, table: Path) -> None:
    open_gazetteer(table)
    table.write_bytes(lzma.compress((LINES[0] + "\n").encode()))
    assert open_gazetteer(table).look_up("Rastan") == ()
    assert len(list(cache.iterdir())) == 2


def test_half_a_file_is_compiled_anew(cache: Path, table: Path) -> None:
    open_gazetteer(table)
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:5000])
    assert open_gazetteer(table).look_up("Rastan")


def test_processes_that_compile_at_once_all_read_whole_files(cache: Path, table: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from selon.gazetteer import open_gazetteer;"
        "print(len(open_gazetteer(Path(sys.argv[1])).look_up('Rastan')))"
    )
    command = [sys.executable, "-c", script, str(table)]

    def run(_: int) -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(run, range(3))) == ["1"] * 3
    assert len(list(cache.iterdir())) == 1


def test_a_gazetteer_can_be_sent_to_another_process(gazetteer: Gazetteer) -> None:
    assert pickle.loads(pickle.dumps(gazetteer)).look_up("Rastan") == gazetteer.look_up("Rastan")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this platform")
def test_a_forked_process_opens_the_file_itself(gazetteer: Gazetteer) -> None:
    gazetteer.look_up("Paris")
    child = os.fork()
    if child == 0:
        os._exit(0 if gazetteer.look_up("Rastan") else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_temporary_folder_serves_where_the_cache_cannot_be_written(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("SELON_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert open_gazetteer(table).look_up("Rastan")
    (private,) = tmp_path.glob("selon-*")
    assert stat.S_IMODE(private.stat().st_mode) == 0o700


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no file modes on this platform")
def test_a_folder_that_others_could_have_prepared_is_not_trusted(
    table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("SELON_CACHE", str(tmp_path / "file" / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    open_to_all = tmp_path / f"selon-{os.getuid()}"
    open_to_all.mkdir()
    open_to_all.chmod(0o777)
    with pytest.raises(SetupError, match="SELON_CACHE"):
        open_gazetteer(table)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (lzma.compress(b"1\tcity\n"), "line 1: 2 columns"),
        (lzma.compress(LINES[1].replace("34.92450", "north").encode()), "line 1"),
        (b"not compressed", "not a gazetteer table"),
    ],
)
def test_a_broken_table_is_named(cache: Path, table: Path, content: bytes, message: str) -> None:
    table.write_bytes(content)
    with pytest.raises(DataError, match=message):
        open_gazetteer(table)
    assert list(cache.iterdir()) == []


def test_names_fold_to_keys_and_to_ascii() -> None:
    assert name_key("  Saint-Étienne-du-Rouvray ") == "saint etienne du rouvray"
    assert name_key("L'Aquila") == name_key("l’aquila") == "l aquila"
    assert ascii_name("Øresund Łódź") == "Oresund Lodz"


def test_distances_and_bearings_of_known_towns() -> None:
    # Paris to London: 343.6 km on the sphere, north-west.
    paris, london = (48.8566, 2.3522), (51.5074, -0.1278)
    assert distance_km(*paris, *london) == pytest.approx(343.6, abs=0.5)
    assert bearing_deg(*paris, *london) == pytest.approx(330, abs=1)
    assert distance_km(0, 0, 0, 180) == pytest.approx(20015, abs=1)


@pytest.mark.slow
def test_the_shipped_table_knows_countries_states_and_towns() -> None:
    shipped = open_gazetteer()
    for name, country, kind in [
        ("Syrie", "SY", "country"),
        ("Côte d’Ivoire", "CI", "country"),
        ("U.S.", "US", "country"),
        ("Louisiana", "US", "region"),
        ("Talbisseh", "SY", "city"),
        ("Bakhmout", "UA", "city"),
        ("Goma", "CD", "city"),
        ("Rif Dimashq", "SY", "region"),
        ("محافظة ريف دمشق", "SY", "region"),
        ("Nord-Kivu", "CD", "region"),
        ("North Kivu Province", "CD", "region"),
        ("Donetsk Oblast", "UA", "region"),
        ("oblast de Donetsk", "UA", "region"),
        ("gouvernorat d’Idlib", "SY", "region"),
        ("région de Mopti", "ML", "region"),
        ("Khartoum State", "SD", "region"),
        ("Tigré", "ET", "region"),
    ]:
        best = shipped.look_up(name)[0]
        assert (best.country, best.kind) == (country, kind), name
    assert shipped.country("IQ") is not None


@pytest.mark.slow
@pytest.mark.parametrize(
    ("town", "region"),
    [
        ("Douma", "Rif Dimashq"),
        ("Goma", "Nord-Kivu"),
        ("Kramatorsk", "Donetsk Oblast"),
        ("Douentza", "région de Mopti"),
        ("Omdurman", "Khartoum State"),
        ("Maiduguri", "Borno"),
        ("Bunia", "Ituri"),
    ],
)
def test_a_shipped_region_and_its_towns_have_one_code_and_lie_close(town: str, region: str) -> None:
    shipped = open_gazetteer()
    whole = shipped.look_up(region)[0]
    inside = [
        r
        for r in shipped.look_up(town)
        if (r.country, r.admin1) == (whole.country, whole.admin1) and r.kind == "city"
    ]
    assert whole.kind == "region" and inside
    assert distance_km(whole.lat, whole.lon, inside[0].lat, inside[0].lon) < 300


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Alep", "Idlib", "Luhansk", "Mopti", "Kano"])
def test_a_name_of_a_shipped_town_and_its_region_leads_to_both(name: str) -> None:
    found = open_gazetteer().look_up(name)
    region = next(r for r in found if r.kind == "region")
    town = next(r for r in found if r.kind == "city")
    assert (town.country, town.admin1) == (region.country, region.admin1)
    assert town.population >= region.population


@pytest.mark.slow
@pytest.mark.parametrize("word", ["Nord", "Central", "Western", "région", "Province", "État"])
def test_words_of_direction_and_rank_are_no_shipped_regions(word: str) -> None:
    assert all(r.kind == "city" for r in open_gazetteer().look_up(word))
