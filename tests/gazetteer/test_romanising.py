"""Romanisations of one name meet, in countries asked for, and consonants alone do not."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from selon.gazetteer import Gazetteer, open_gazetteer

# Real towns with made-up ids and rounded figures.
LINES = [
    "1\tcity\tTallbīsah\tTallbisah\tSY\t11\t34.841\t36.731\t38000\t",
    "2\tcity\tAr Rastan\t\tSY\t11\t34.924\t36.733\t53000\t",
    "3\tcity\tQal‘at al Maḑīq\tQal'at al Madiq\tSY\t10\t35.407\t36.391\t12000\t",
    "4\tcity\tAs Suwayda'\t\tSY\t05\t32.708\t36.569\t64000\t",
    "5\tcity\tKhārez Elyās\tKharez Elyas\tAF\t10\t31.500\t64.000\t900\t",
    "6\tcity\tNovopetrivka\t\tUA\t08\t46.400\t32.900\t900\t",
    "7\tcity\tRustenburg\t\tZA\t06\t-25.667\t27.242\t100000\t",
    "8\tcity\tMa‘arrat an Nu‘mān\tMa'arrat an Nu'man\tSY\t12\t35.643\t36.668\t58000\t",
    "9\tcity\tKhān Shaykhūn\tKhan Shaykhun\tSY\t12\t35.442\t36.652\t34000\t",
    "10\tcity\tSarmīn\tSarmin\tSY\t12\t35.903\t36.726\t14000\t",
]


@pytest.fixture
def gazetteer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    monkeypatch.setenv("SELON_CACHE", str(tmp_path / "cache"))
    table = tmp_path / "places.tsv.xz"
    table.write_bytes(lzma.compress(("\n".join(LINES) + "\n").encode()))
    return open_gazetteer(table)


@pytest.mark.parametrize(
    ("written", "country", "town"),
    [
        ("Talbisseh", "SY", 1),
        ("Talbiseh", "SY", 1),
        ("Tall Bisah", "SY", 1),
        ("Telbissé", "SY", 1),
        ("تلبيسة", "SY", 1),
        ("تل بيسة", "SY", 1),
        ("الرستن", "SY", 2),
        ("er-Resten", "SY", 2),
        ("Kalaat el-Madik", "SY", 3),
        ("قلعة المضيق", "SY", 3),
        ("Soueida", "SY", 4),
        ("السويداء", "SY", 4),
        ("Maarrat al-Numan", "SY", 8),
        ("معرة النعمان", "SY", 8),
        ("Karez-e Ilyas", "AF", 5),
        ("Sarmine", "SY", 10),
        ("Sarmîne", "SY", 10),
        ("Sarmin (2)", "SY", 10),
        ("Es Souaïda", "SY", 4),
        ("Err Rastan", "SY", 2),
        ("Khân Cheïkhoûne", "SY", 9),
        ("Новопетрівка", "UA", 6),
        ("Novopetrovka", "UA", 6),
    ],
)
def test_romanisations_of_one_name_meet(
    gazetteer: Gazetteer, written: str, country: str, town: int
) -> None:
    assert [r.geonames for r in gazetteer.look_up(written, countries=[country])] == [town]


def test_a_name_that_several_places_bear_finds_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SELON_CACHE", str(tmp_path / "cache"))
    rows = [f"{n}\tcity\tTall Abyad\t\tSY\t1{n}\t36.{n}\t38.9\t900\t" for n in range(1, 5)]
    table = tmp_path / "places.tsv.xz"
    table.write_bytes(lzma.compress(("\n".join(rows) + "\n").encode()))
    found = open_gazetteer(table).look_up("Tel Abiad", countries=["SY"])
    assert {r.geonames for r in found} == {1, 2, 3, 4}


@pytest.mark.parametrize("written", ["Tulbosah", "Talabus", "Rustun", "Rasatuna", "Soudi", "Sida"])
def test_consonants_alone_do_not_make_names_meet(gazetteer: Gazetteer, written: str) -> None:
    assert gazetteer.look_up(written, countries=["SY"]) == ()


def test_romanisations_are_looked_for_in_the_countries_asked_for_alone(
    gazetteer: Gazetteer,
) -> None:
    assert gazetteer.look_up("تل بيسة") == ()
    assert gazetteer.look_up("تل بيسة", countries=["IQ"]) == ()
    assert gazetteer.look_up("تل بيسة", countries=["SY"], loose=False) == ()
    assert gazetteer.look_up("Roustenbourg", countries=["ZA"]) == ()


@pytest.mark.parametrize(
    "name", ["", " ", "\x00", "\ud800", "'", "ع", "东京", "ال", "x" * 100_000, "ъ", "a" * 99]
)
def test_any_text_may_be_looked_up(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.look_up(name, countries=["SY", "UA"]) == ()
