"""``selon actors`` as a user meets it. Groups, outlets and private people are invented."""

from __future__ import annotations

import csv
import io
import json
import os

import pytest
import yaml

from selon.actors import load_actors

ADD = ("actors", "add", "--name", "Garde du fleuve", "--kind", "nonstate_group")
pytestmark = pytest.mark.usefixtures("read_once")

SEIZED = "Awa Diarra told the UN that rebels seized Diffa."


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Where this user keeps actors; nothing is there yet."""
    path = tmp_path / "data" / "actors.yaml"
    monkeypatch.setenv("SELON_ACTORS", str(path))
    return path


@pytest.fixture(autouse=True)
def _wide(monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")


def test_an_actor_that_is_added_is_found_and_shown(selon, own):
    added = selon(
        *ADD,
        *("--country", "NE", "--alias", "fr:Gardiens du fleuve", "--alias", "Wardens of the River"),
        *("--acronym", "GDF", "--basis", "its statement of 2024"),
    )
    assert (added.exit_code, added.stderr) == (0, "")
    assert added.stdout == f"{own}: added act_u_garde_du_fleuve\n"
    for name in ("gardiens", "GDF", "wardens of", "GARDE DU"):
        assert "act_u_garde_du_fleuve" in selon("actors", "search", name).stdout
    shown = json.loads(selon("actors", "show", "garde du fleuve", "--json").stdout)
    assert shown["names"] == {"fr": ["Gardiens du fleuve"]}
    assert (shown["acronyms"], shown["spellings"]) == (["GDF"], ["Wardens of the River"])
    assert (shown["basis"], shown["origin"]) == ("its statement of 2024", "layer")


def test_names_no_latin_letter_writes_get_an_id_too(selon, own):
    assert selon("actors", "add", "--name", "Речная охрана", "--kind", "ngo").exit_code == 0
    (hit,) = map(json.loads, selon("actors", "search", "охрана", "--json").stdout.splitlines())
    assert hit["id"].startswith("act_u_")


def test_a_search_prints_the_best_first(selon):
    lines = selon("actors", "search", "sana", "--json").stdout.splitlines()
    first = json.loads(lines[0])
    assert (first["id"], first["form"], first["exact"]) == ("act_sana", "SANA", True)
    table = selon("actors", "search", "Observatoire syrien").stdout
    for told in ("act_sohr", "Syrian Observatory for Human Rights", "ngo", "Observatoire syrien"):
        assert told in table


def test_a_search_that_finds_nothing_says_so_in_a_sentence(selon):
    result = selon("actors", "search", "a\x1b[31mzz")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert "no actor has a name like" in result.stderr and "\x1b" not in result.stderr


@pytest.mark.parametrize(
    ("actor", "told"),
    [
        ("act_p_julani", ["leader of act_hts", "president of act_sy (since 2025-01-29)"]),
        ("OSDH", ["Syrian Observatory for Human Rights", "shipped with Selon"]),
        ("act_ke_police", ["Kenyan police", "every state has one: police of act_ke"]),
        ("kenya", ["act_ke_police", "Nairobi", "Kenyan"]),
    ],
)
def test_everything_known_is_shown(selon, actor, told):
    result = selon("actors", "show", actor)
    assert result.exit_code == 0
    assert not [words for words in told if words not in result.stdout]


def test_a_name_of_several_lists_them_and_an_unknown_one_is_refused(selon):
    several = selon("actors", "show", "rsf")
    assert several.exit_code == 2
    assert "act_rsf (Rapid Support Forces), act_rsf_press (" in several.stderr
    for unknown in ("act_none", "act_hts_army", "Nobody In Particular"):
        result = selon("actors", "show", unknown)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "selon actors search" in result.stderr


def test_a_merge_leads_the_id_and_names_elsewhere(selon, own):
    selon(*ADD)
    result = selon("actors", "merge", "act_hts", "act_u_garde_du_fleuve")
    assert result.stdout == f"{own}: merged act_hts into act_u_garde_du_fleuve\n"
    for actor in ("act_hts", "HTS"):
        shown = json.loads(selon("actors", "show", actor, "--json").stdout)
        assert (shown["id"], shown["merged"]) == ("act_u_garde_du_fleuve", ["act_hts"])
    assert "Hayat Tahrir al-Sham" in shown["forms"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (ADD, "act_u_garde_du_fleuve: it is in "),
        ((*ADD, "--id", "act_u_x", "--country", "QQ"), "no country has the code QQ: give one"),
        ((*ADD, "--id", "Garde"), '"Garde" does not match'),
        (
            (*ADD, "--acronym", "G", "--id", "act_u_x"),
            '"G" is shorter than 2 characters: write more of it',
        ),
        (("actors", "merge", "act_un", "act_none"), "no actor has the id act_none: look for"),
        (("actors", "merge", "act_un", "act_un"), "merged into itself"),
        (("actors", "merge", "act_eu", "act_u_garde_du_fleuve"), "act_eu: it is in "),
        (("actors", "merge", "act_u_garde_du_fleuve", "act_eu"), "is merged into itself"),
    ],
)
def test_a_refusal_is_one_sentence_and_changes_nothing(selon, own, arguments, sentence):
    selon(*ADD)
    selon("actors", "merge", "act_eu", "act_u_garde_du_fleuve")
    before = own.read_bytes()
    result = selon(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("selon: ") and result.stderr.count("\n") == 1
    assert sentence in result.stderr
    assert own.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("add",),
        ("add", "--name", "A Group"),
        ("add", "--name", "?!", "--kind", "ngo"),
        ("add", "--name", "A Group", "--kind", "rebels"),
        ("add", "--name", "A \udcff", "--kind", "ngo"),
        ("add", "--from", "-", "--name", "A Group"),
        ("merge", "act_un"),
        ("merge", "act_\udcff", "act_un"),
        ("export", "--csv", "--json"),
        ("show",),
        ("search", "x", "--actors", "gone.yaml"),
        ("export", "--actors", "gone.yaml"),
        ("--json",),
        ("a.txt", "--actors", "gone.yaml"),
    ],
)
def test_wrong_usage(selon, own, arguments):
    result = selon("actors", *arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert not own.exists()


def test_a_file_of_actors_is_added_whole_or_not_at_all(selon, own, files):
    rows = (
        "actors:\n- {id: act_u_a, name: Alpha, kind: ngo}\n- {id: act_u_b, name: Beta, kind: no}\n"
    )
    (path,) = files(new=rows)
    result = selon("actors", "add", "--from", path)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"selon: {path}, line 3: act_u_b: ")
    assert not own.exists()
    given = rows.replace("kind: no}", "kind: ngo}")
    assert selon("actors", "add", "--from", "-", input=given).exit_code == 0
    assert [row["id"] for row in yaml.safe_load(own.read_text())["actors"]] == [
        "act_u_a",
        "act_u_b",
    ]


@pytest.mark.parametrize(("form", "everything"), [((), ()), ((), ("--all",)), (("--json",), ())])
def test_what_is_exported_can_be_added_again(selon, own, tmp_path, form, everything):
    selon(*ADD, "--country", "NE", "--alias", "fr:Élan: “oui”", "--acronym", "NO")
    selon("actors", "merge", "act_hts", "act_u_garde_du_fleuve")
    exported = selon("actors", "export", *form, *everything)
    assert exported.exit_code == 0
    other = tmp_path / "other.yaml"
    assert selon("actors", "add", "--from", "-", "--actors", str(other), input=exported.stdout)
    again = selon("actors", "export", "--actors", str(other), *form)
    assert again.stdout == exported.stdout
    one, two = load_actors(own), load_actors(other)
    for name in ("HTS", "NO", "élan oui", "SANA", "RSF", "Mali", "ONU"):
        assert {a.id for a in one.look_up(name)} == {a.id for a in two.look_up(name)}, name


def test_rows_for_spreadsheets(selon, own):
    selon(*ADD, "--alias", "fr:Gardiens", "--basis", "=1+1")
    selon("actors", "merge", "act_un", "act_eu")
    rows = list(csv.DictReader(io.StringIO(selon("actors", "export", "--csv").stdout)))
    told = {row["id"]: row for row in rows}
    assert set(told) == {"act_u_garde_du_fleuve", "act_eu"}
    assert told["act_u_garde_du_fleuve"]["names"] == "fr: Gardiens"
    assert told["act_u_garde_du_fleuve"]["basis"] == "=1+1"
    assert told["act_eu"]["merged"] == "act_un"
    everybody = list(
        csv.DictReader(io.StringIO(selon("actors", "export", "--all", "--csv").stdout))
    )
    assert {"act_sohr", "act_ml"} <= {row["id"] for row in everybody}


def test_no_file_of_one_s_own_is_nothing_to_export(selon, own):
    assert selon("actors", "export").stdout == "actors: []\nmerges: []\n"
    assert not own.exists()


def test_who_appears_in_a_report(selon, files, own):
    (path,) = files(a=SEIZED)
    for arguments in ((path,), ("--width", "80", path)):
        result = selon("actors", *arguments)
        assert result.exit_code == 0
        assert "United Nations" in result.stdout and "“UN”" in result.stdout
        assert "[name]" in result.stdout and "Diarra" not in result.stdout
    assert "Awa Diarra" in selon("actors", path, "--names").stdout
    data = json.loads(selon("actors", "--json", "-", input=SEIZED).stdout)
    assert [(m["name"], m["mentions"]) for m in data["actors"]] == [
        ("[name]", 1),
        ("United Nations", 1),
    ]


def test_a_user_s_actors_count_in_reports_and_other_files_win_over_them(
    selon, files, own, tmp_path
):
    (path,) = files(a="GDF left.")
    assert "act_u_garde_du_fleuve" not in selon("actors", path).stdout
    selon(*ADD, "--acronym", "GDF")
    assert "act_u_garde_du_fleuve" in selon("actors", path).stdout
    empty = tmp_path / "empty.yaml"
    empty.touch()
    assert "act_u_garde_du_fleuve" not in selon("actors", path, "--actors", str(empty)).stdout


def test_a_bad_report_does_not_stop_the_others(selon, files):
    bad, good = files(bad=b"", good=SEIZED)
    result = selon("actors", "--json", bad, good, bad)
    assert result.exit_code == 1
    assert result.stderr.count(f"selon: {bad}: is empty") == 2
    assert [json.loads(line)["file"] for line in result.stdout.splitlines()] == [good]
    assert selon("actors", bad).exit_code == 2


@pytest.mark.parametrize(
    ("verb", "reports"),
    [
        (("read",), 2),
        (("read", "--jobs", "2"), 2),
        (("explain",), 1),
        (("actors",), 2),
        (("actors", "search"), 1),
        (("evaluate", "gold.jsonl"), 0),
    ],
)
def test_a_broken_file_of_actors_is_told_once_before_any_report(
    selon, files, own, verb, reports, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gold.jsonl").write_text('{"id": "a", "text": "Nothing.", "claims": []}\n')
    own.parent.mkdir()
    own.write_text("actors:\n- {id: act_u_a, name: Alpha, kind: nobody}\n")
    result = selon(*verb, *files(a=SEIZED, b=SEIZED)[:reports])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"selon: {own}, line 2: act_u_a: nobody is not one of")
    assert result.stderr.count("\n") == 1


def test_help_tells_reports_and_verbs_apart(selon):
    told = selon("actors", "--help").stdout
    for verb in ("FILE...", "search", "show", "add", "merge", "export"):
        assert f"\n  {verb} " in told
    assert "--names" in selon("actors", "-", "--help").stdout
    assert selon("actors", "-", "--help").stdout.startswith("Usage: main actors [OPTIONS] FILE...")
    assert selon("actors").exit_code == 2


def test_a_report_may_be_called_like_a_verb(selon, files, own, monkeypatch):
    (path,) = files(search=SEIZED)
    monkeypatch.chdir(os.path.dirname(path))  # noqa: PTH120
    os.rename("search.txt", "search")  # noqa: PTH104
    assert "United Nations" in selon("actors", "./search").stdout
