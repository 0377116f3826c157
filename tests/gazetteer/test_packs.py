"""Packs of places: what they add, what they merge with, and what is refused."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from selon.errors import DataError, InputError, SelonError, SetupError
from selon.gazetteer import Gazetteer, open_gazetteer
from selon.gazetteer import pack_files as files
from selon.gazetteer.packs import add_pack, list_packs, pack_paths, remove_pack

pytestmark = pytest.mark.usefixtures("small")


def geonames_row(**given: str) -> str:
    row = {
        "id": "900", "name": "Jubb Hamra", "ascii": "Jubb Hamra", "names": "", "lat": "34.5",
        "lon": "37.5", "class": "P", "code": "PPL", "country": "SY", "cc2": "", "admin1": "11",
        "admin2": "", "admin3": "", "admin4": "", "population": "700", "elevation": "",
        "dem": "500", "zone": "Asia/Damascus", "changed": "2024-01-01",
    }  # fmt: skip
    return "\t".join((row | given).values())


WOF_HEAD = (
    "wof_id\tgn_id\tplacetype\tgn_code\tname\tnames\tlat\tlon\tcountry\tadmin1_wof\tpopulation"
)
WOF = [
    WOF_HEAD,
    "85\t3\tregion\t\tHoms\t\t34.7\t37.0\tSY\t85\t0",
    "86\t\tlocality\tPPL\tTell Zahr\tTall az Zahr|تل الزهر\t34.9\t36.5\tSY\t85\t120",
    "87\t2\tlocality\tPPL\tAl-Rastan\tArrestan\t34.93\t36.73\tSY\t85\t53000",
    "88\t\tcounty\t\tMarkaz\t\t34.9\t36.5\tSY\t85\t0",
]
CSV = (
    "ADM4_EN,ADM4_AR,ADM4_PCODE,ADM0_PCODE,ADM1_EN,LATITUDE_Y,LONGITUDE_X\n"
    "Tell Zahr,تل الزهر,SY0400123,SY,Homs,34.9,36.5\n"
    '"Wadi, the lower",,SY0400124,SY,Homs,34.8,36.6\n'
)
COLUMNS = {
    "name": ["ADM4_EN"], "names": ["ADM4_AR"], "id": ["ADM4_PCODE"], "country": ["ADM0_PCODE"],
    "region": ["ADM1_EN"], "lat": ["LATITUDE_Y"], "lon": ["LONGITUDE_X"],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "packs"


def written(tmp_path: Path, text: str, name: str = "SY.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def opened(folder: Path) -> Gazetteer:
    return open_gazetteer(packs=pack_paths(folder))


def test_a_dump_of_geonames_adds_villages_and_regions(tmp_path: Path, folder: Path) -> None:
    rows = [
        geonames_row(names="Jibb el-Hamra,جب حمرا"),
        geonames_row(**{"id": "901", "name": "Badiya", "class": "A", "code": "ADM1"}),
        geonames_row(**{"id": "902", "name": "Wadi Hamra", "class": "H", "code": "WAD"}),
    ]
    pack = add_pack(written(tmp_path, "\n".join(rows) + "\n"), folder, "SY")
    assert (pack.places, pack.source) == (2, "SY.txt")
    gazetteer = opened(folder)
    (village,) = gazetteer.look_up("Jibb el-Hamra")
    assert (village.geonames, village.admin1, village.population) == (900, "11", 700)
    assert [r.kind for r in gazetteer.look_up("Badiya")] == ["region"]
    assert gazetteer.look_up("Wadi Hamra") == ()
    assert gazetteer.look_up("Homs")
    assert open_gazetteer().look_up("Jubb Hamra") == ()


@pytest.mark.parametrize("container", ["zip", "gz"])
def test_a_table_may_be_packed(tmp_path: Path, folder: Path, container: str) -> None:
    path = tmp_path / f"SY.{container}"
    if container == "gz":
        path.write_bytes(gzip.compress(geonames_row().encode()))
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("readme.txt", "about the table")
            archive.writestr("SY.txt", geonames_row())
    assert add_pack(path, folder, "SY").places == 1
    assert opened(folder).look_up("Jubb Hamra")


def test_whos_on_first_places_lie_in_the_regions_of_geonames(tmp_path: Path, folder: Path) -> None:
    add_pack(written(tmp_path, "\n".join(WOF)), folder, "wof")
    gazetteer = opened(folder)
    (village,) = gazetteer.look_up("تل الزهر")
    assert (village.name, village.country, village.admin1) == ("Tell Zahr", "SY", "11")
    assert village.entry == "wof:wof:86"
    assert gazetteer.look_up("Markaz") == ()


def test_a_place_that_is_known_by_its_id_gets_more_names(tmp_path: Path, folder: Path) -> None:
    add_pack(written(tmp_path, "\n".join(WOF)), folder, "wof")
    assert [r.geonames for r in opened(folder).look_up("Arrestan", loose=False)] == [2]
    assert [r.geonames for r in opened(folder).look_up("Rastan")] == [2]


def test_places_of_two_packs_are_one_where_name_kind_and_point_agree(
    tmp_path: Path, folder: Path
) -> None:
    add_pack(written(tmp_path, "\n".join(WOF)), folder, "a")
    add_pack(written(tmp_path, CSV, "codes.csv"), folder, "b", columns=COLUMNS)
    assert [r.entry for r in opened(folder).look_up("Tell Zahr")] == ["a:wof:86"]


def test_places_far_from_each_other_stay_two(tmp_path: Path, folder: Path) -> None:
    add_pack(written(tmp_path, "\n".join(WOF)), folder, "a")
    far = CSV.replace("34.9,36.5", "35.9,36.5")
    add_pack(written(tmp_path, far, "codes.csv"), folder, "b", columns=COLUMNS)
    found = opened(folder).look_up("Tell Zahr")
    assert sorted(r.entry for r in found) == ["a:wof:86", "b:SY0400123"]


def test_a_csv_file_of_codes_is_read_by_its_columns(tmp_path: Path, folder: Path) -> None:
    add_pack(written(tmp_path, CSV, "codes.csv"), folder, "codes", columns=COLUMNS)
    gazetteer = opened(folder)
    (place,) = gazetteer.look_up("Wadi, the lower")
    assert (place.entry, place.admin1, place.lat, place.lon) == (
        "codes:SY0400124", "11", 34.8, 36.6,
    )  # fmt: skip
    assert gazetteer.record(place.geonames) == place


def test_years_and_numbers_are_no_names(tmp_path: Path, folder: Path) -> None:
    rows = [geonames_row(name="2014", ascii="2014"), geonames_row(id="901", names="1971,Jubb Ham")]
    assert add_pack(written(tmp_path, "\n".join(rows)), folder, "SY").places == 1
    gazetteer = opened(folder)
    assert gazetteer.look_up("2014") == gazetteer.look_up("1971") == ()
    assert gazetteer.look_up("Jubb Ham")


def zip_bomb(path: Path) -> Path:
    rows = (geonames_row(name="A" * 190) + "\n").encode() * 5000
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("SY.txt", "w") as member,
    ):
        for _ in range(30):
            member.write(rows)
    return path


BROKEN = {
    "too few columns": ("SY.txt", b"1\tHoms\tSY\n", "line 1: neither 19 columns"),
    "another row": ("SY.txt", (geonames_row() + "\nHoms\t1\n").encode(), "line 2: 2 columns"),
    "latitude": ("SY.txt", geonames_row(lat="134.5").encode(), "latitude 134.5 is beyond 90"),
    "longitude": ("SY.txt", geonames_row(lon="-181").encode(), "longitude -181 is beyond 180"),
    "no number": ("SY.txt", geonames_row(lat="north").encode(), "'north' is no number"),
    "nan": ("SY.txt", geonames_row(lat="nan").encode(), "latitude nan"),
    "population": ("SY.txt", geonames_row(population="many").encode(), "population 'many'"),
    "country": ("SY.txt", geonames_row(country="Syria").encode(), "country 'Syria'"),
    "binary": ("SY.txt", bytes(range(256)) * 50, "not"),
    "latin 1": ("SY.txt", geonames_row(name="Alépe").encode("latin-1"), "line 1: not UTF-8"),
    "truncated": ("SY.gz", gzip.compress(geonames_row().encode() * 500)[:-60], "fetch it again"),
    "no gzip": ("SY.gz", b"\x1f\x8b" + b"junk" * 40, "fetch it again"),
    "no zip": ("SY.zip", b"PK\x03\x04" + b"junk" * 40, "fetch it again"),
    "empty": ("SY.txt", b"", "line 1: neither"),
    "no towns": (
        "SY.txt", geonames_row(**{"class": "H", "code": "WAD"}).encode(), "no town or region",
    ),
    "long line": ("SY.txt", b"a" * 200_000, "longer than 100,000 bytes"),
    "half a header": ("wof.tsv", b"wof_id\tname\n1\tHoms\n", "missing from the Who's On First"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_table_is_refused_and_nothing_is_lost(
    tmp_path: Path, folder: Path, what: str
) -> None:
    add_pack(written(tmp_path, "\n".join(WOF)), folder, "kept")
    name, content, told = BROKEN[what]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(DataError, match=told) as refusal:
        add_pack(path, folder, "kept", replace=True)
    assert str(path) in str(refusal.value) and "\n" not in str(refusal.value)
    assert [p.name for p in folder.iterdir()] == ["kept.pack.gz"]
    assert opened(folder).look_up("Tell Zahr")


def test_a_file_that_grows_beyond_measure_is_refused(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(DataError, match="grows beyond"):
        add_pack(zip_bomb(tmp_path / "SY.zip"), folder, "SY")
    assert list(folder.iterdir()) == []


def test_a_zip_file_must_hold_one_table(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "SY.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", geonames_row())
        archive.writestr("../b.txt", geonames_row())
    with pytest.raises(DataError, match="holds 2 tables"):
        add_pack(path, folder, "SY")


def test_a_table_of_too_many_lines_is_refused(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MAX_ROWS", 3)
    rows = "\n".join(geonames_row(id=str(n)) for n in range(900, 910))
    with pytest.raises(DataError, match="more than 3 lines"):
        add_pack(written(tmp_path, rows), folder, "SY")


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({**COLUMNS, "lat": ["Latitude"]}, "no column is called Latitude: there are ADM4_EN"),
        ({"name": ["ADM4_EN"]}, "does not say which column holds lat, lon, country"),
    ],
)
def test_a_map_that_fits_no_columns_is_refused(
    tmp_path: Path, folder: Path, columns: dict[str, list[str]], told: str
) -> None:
    with pytest.raises(DataError, match=told):
        add_pack(written(tmp_path, CSV, "codes.csv"), folder, "codes", columns=columns)


@pytest.mark.parametrize("name", ["", "..", "a/b", ".hidden", "a b", "x" * 65])
def test_a_pack_bears_a_plain_name(tmp_path: Path, folder: Path, name: str) -> None:
    with pytest.raises(InputError, match="name of a pack"):
        add_pack(written(tmp_path, geonames_row()), folder, name)
    assert not folder.exists()


def test_a_name_that_is_taken_is_given_anew_only_where_asked(tmp_path: Path, folder: Path) -> None:
    add_pack(written(tmp_path, geonames_row()), folder, "SY")
    other = written(tmp_path, geonames_row(id="905", name="Tell Dahab"))
    with pytest.raises(InputError, match="--replace"):
        add_pack(other, folder, "SY")
    assert opened(folder).look_up("Jubb Hamra")
    add_pack(other, folder, "SY", replace=True)
    assert opened(folder).look_up("Tell Dahab")
    assert opened(folder).look_up("Jubb Hamra") == ()


def test_packs_are_listed_and_removed(tmp_path: Path, folder: Path) -> None:
    assert list_packs(folder) == ()
    add_pack(written(tmp_path, geonames_row()), folder, "one")
    add_pack(written(tmp_path, "\n".join(WOF), "wof.tsv"), folder, "two")
    told = [(p.name, p.places, p.source) for p in list_packs(folder)]
    assert told == [("one", 1, "SY.txt"), ("two", 3, "wof.tsv")]
    remove_pack(folder, "one")
    assert [p.name for p in list_packs(folder)] == ["two"]
    assert opened(folder).look_up("Jubb Hamra") == ()
    with pytest.raises(InputError, match="no pack is called one: there are two"):
        remove_pack(folder, "one")


def test_a_damaged_pack_is_named(tmp_path: Path, folder: Path) -> None:
    add_pack(written(tmp_path, geonames_row()), folder, "SY")
    (path,) = pack_paths(folder)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(SelonError, match=r"SY\.pack\.gz"):
        opened(folder)
    remove_pack(folder, "SY")
    assert opened(folder).look_up("Homs")


def test_no_compiled_file_of_older_packs_stays_behind(tmp_path: Path, folder: Path) -> None:
    for number in (0, 1, 2, 2):
        row = geonames_row(id=str(900 + number))
        add_pack(written(tmp_path, row), folder, "SY", replace=True)
    # The shipped one, and the one with the pack.
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(SetupError, match="SELON_PACKS"):
        add_pack(written(tmp_path, geonames_row()), tmp_path / "file" / "packs", "SY")


def test_the_same_table_makes_the_same_pack(tmp_path: Path) -> None:
    path = written(tmp_path, geonames_row())
    first = add_pack(path, tmp_path / "a", "SY").path.read_bytes()
    assert first == add_pack(path, tmp_path / "b", "SY").path.read_bytes()
    assert geonames_row().split("\t")[1].encode() in gzip.GzipFile(fileobj=io.BytesIO(first)).read()
