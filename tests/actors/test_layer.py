"""A user's file of actors: it wins, it is refused whole, and no writer loses anything."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.actors import load_actors
from selon.actors.catalogue import Catalogue
from selon.actors.changing import change_layer, layer_text
from selon.actors.layer import default_layer, read_layer, user_layer
from selon.data import MAX_BYTES, DataText, read_data
from selon.errors import DataError, SelonError, SetupError

pytestmark = pytest.mark.usefixtures("read_once")

OWN = """\
# Kept by hand.
actors:
  # A monitor of ours.
  - id: act_u_garde
    name: Garde du fleuve   # its French name
    kind: nonstate_group
    country: "NE"
    acronyms: [SANA]
    spellings: [Abou Tahrir]
  - {id: act_hts, name: Fighters of the Hills, kind: nonstate_group}
# The end.
"""


@pytest.fixture
def layer(tmp_path):
    """Write a user's file and return its path."""

    def write(text: str | bytes) -> Path:
        path = tmp_path / "actors.yaml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def ids(base, name):
    return [actor.id for actor in base.look_up(name)]


def test_an_entry_and_its_written_forms_win_over_shipped_ones(layer):
    shipped, own = load_actors(), load_actors(layer(OWN))
    assert ids(shipped, "SANA") == ["act_sana"]
    assert ids(own, "SANA") == ["act_u_garde"]
    assert ids(own, "agence Sana") == ["act_sana"]
    assert ids(own, "garde du Fleuve") == ["act_u_garde"]
    assert ids(own, "Abu Tahrir") == ["act_u_garde"]
    assert own.by_id("act_hts").name == "Fighters of the Hills"
    assert own.by_id("act_hts").basis == "user"
    assert own.look_up("HTS") == ()
    assert ids(own, "OSDH") == ["act_sohr"]


def test_a_state_of_one_s_own_keeps_its_adjectives_and_bodies(layer):
    own = load_actors(
        layer("actors: [{id: act_ml, name: Republic of Mali, kind: state, country: ML}]")
    )
    assert own.adjectives["fr"]["malienne"] == "ML"
    assert own.state("ML").name == "Republic of Mali"
    assert own.body("ML", "navy").country == "ML"


def test_merges_lead_names_and_ids_to_their_end(layer):
    own = load_actors(
        layer(
            "actors: [{id: act_u_garde, name: Garde du fleuve, kind: nonstate_group}]\n"
            "merges:\n"
            "- {from: act_hts, into: act_nusra_front}\n"
            "- {from: act_nusra_front, into: act_u_garde}\n"
            "- {from: act_ke_navy, into: act_ke_coast_guard}\n"
        )
    )
    assert ids(own, "HTS") == ids(own, "Jabhat al-Nusra") == ["act_u_garde"]
    assert own.by_id("act_hts").id == own.by_id("act_nusra_front").id == "act_u_garde"
    assert own.body("KE", "navy").id == own.by_id("act_ke_navy").id == "act_ke_coast_guard"
    assert "act_u_garde" in {held.of for held in own.by_id("act_p_julani").held}


def test_a_base_is_known_by_the_content_of_its_file(layer):
    path = layer(OWN)
    first = load_actors(path)
    assert load_actors(path) is first
    assert first.layer
    layer(OWN.replace("Fighters of the Hills", "Fighters of the Plain"))
    second = load_actors(path)
    assert second.by_id("act_hts").name == "Fighters of the Plain"
    assert second.layer != first.layer


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "actors: []\n", "merges: []\nactors: []"])
def test_a_file_without_actors_is_no_layer(layer, text):
    base = load_actors(layer(text))
    assert base.layer == load_actors().layer == ""
    assert ids(base, "HTS") == ["act_hts"]


ENTRY = "actors:\n- {id: act_u_a, name: A Group, kind: ngo}\n"
BROKEN = [
    ("actors:\n- {id: act_u_a\n- x", 2, "not readable YAML"),
    ("actors:\n\t- x", 2, "not readable YAML"),
    ("merges: []\nactors: 5", 2, '5 is not of type "array": correct it'),
    ("merges: []\nactor: []", 2, "'actor' was unexpected): remove it, or correct its name"),
    (ENTRY + "- {id: act_u_b, name: B}", 3, 'act_u_b: "kind" is a required property: add it'),
    (
        ENTRY + "- id: act_u_b\n  name: B\n  kind: rebels",
        5,
        "act_u_b: rebels is not one of state, gov",
    ),
    (ENTRY + "- id: act_u_b\n  name: B\n  kind: ngo\n  country: NO", 6, "put it in quotes"),
    (
        ENTRY + "- {id: act_u_b, name: B, kind: ngo, former: [{name: Bb, from: 2011-13-45}]}",
        3,
        "qu",
    ),
    (ENTRY + "- {id: act_u_b, name: B, kind: ngo, names: {no: [Bb]}}", 3, "put it in quotes"),
    (ENTRY + "- {id: B, name: B, kind: ngo}", 3, "does not match"),
    (ENTRY + "- {id: act_u_a, name: B, kind: ngo}", 3, "act_u_a: this id is given twice: keep one"),
    (ENTRY + "- {id: act_u_b, id: act_u_c, name: B, kind: ngo}", 3, "'id' is given twice"),
    (ENTRY + "- {id: act_u_b, name: B, kind: ngo, country: QQ}", 3, "act_u_b: no country has"),
    (ENTRY + "- {id: act_u_b, name: B, kind: person, held: [{office: boss}]}", 3, "one of presid"),
    (
        ENTRY + "- {id: act_u_b, name: B, kind: person, held: [{office: leader, of: act_none}]}",
        3,
        'no actor has the id act_none: look for the right one with "selon actors search"',
    ),
    (ENTRY + "merges:\n- {from: act_none, into: act_u_a}", 4, "no actor has the id act_none"),
    (ENTRY + "merges:\n- {from: act_u_a, into: act_hts_army}", 4, "no actor has the id act_hts_a"),
    (ENTRY + "merges:\n- {from: act_0123456789abcdef0123, into: act_u_a}", 4, "of one report only"),
    (ENTRY + "merges:\n- {from: act_u_a, into: act_u_a}", 4, "merged into itself"),
    (
        ENTRY + "merges:\n- {from: act_un, into: act_u_a}\n- {from: act_u_a, into: act_eu}\n"
        "- {from: act_eu, into: act_u_a}",
        5,
        "act_u_a is merged into itself, directly or by others: remove one of the merges",
    ),
    (
        ENTRY + "merges:\n- {from: act_un, into: act_eu}\n- {from: act_un, into: act_u_a}",
        5,
        "act_un is merged twice: keep one",
    ),
    (ENTRY + "- &b {id: act_u_b, name: B, kind: ngo}\n- *b", 4, "*b repeats another part"),
    ("actors: !!python/object/apply:os.system [x]", 1, "nothing a data file may hold"),
    (b"actors:\n- {id: act_u_a, name: \xe9, kind: ngo}", 2, "not UTF-8: save it as UTF-8"),
    ("actors: " + "[" * 5000, 1, "maximum nesting"),
]


@pytest.mark.parametrize(("text", "line", "told"), BROKEN)
def test_a_broken_file_is_refused_by_line_and_remedy_and_stays_as_it_is(
    layer, known, text, line, told
):
    path = layer(text)
    before = path.read_bytes()
    with pytest.raises(DataError) as refused:
        read_layer(read_data(path), known)
    sentence = str(refused.value)
    assert sentence.startswith(f"{path}, line {line}: ")
    assert told in sentence
    assert "\n" not in sentence and ": " in sentence.removeprefix(f"{path}, line {line}: ")
    with pytest.raises(DataError):
        change_layer(path, DataText("", "actors: [{id: act_u_z, name: Zz, kind: ngo}]"))
    assert path.read_bytes() == before


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=200).map(str.encode),
        st.lists(
            st.dictionaries(
                st.sampled_from(["id", "name", "kind", "country", "held", "names", "from", "into"]),
                st.sampled_from(
                    ["act_u_a", "act_un", "ngo", "QQ", "ML", 5, None, [], {}, {"fr": ["Aa"]}]
                ),
            ),
            max_size=3,
        ).map(lambda rows: f"actors: {rows}\nmerges: {rows}".replace("None", "null").encode()),
    )
)
def test_any_file_is_read_or_refused_by_name(tmp_path, known, data):
    path = tmp_path / "any.yaml"
    path.write_bytes(data)
    try:
        read_layer(read_data(path), known)
    except DataError as refused:
        assert str(path) in str(refused)


def test_files_that_are_missing_too_large_or_made_to_hurt(tmp_path, layer):
    with pytest.raises(DataError, match=r"gone\.yaml: cannot be read \(No such file"):
        load_actors(tmp_path / "gone.yaml")
    with pytest.raises(DataError, match="cannot be read"):
        load_actors(tmp_path)
    with pytest.raises(DataError, match="larger than 5 MB: split or shorten it"):
        load_actors(layer("#" * (MAX_BYTES + 1)))
    bomb = "a0: &a0 [x, x]\n" + "".join(
        f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 200)
    )
    start = time.perf_counter()
    with pytest.raises(DataError, match="line 2: "):
        load_actors(layer(bomb))
    assert time.perf_counter() - start < 5


def test_long_chains_of_merges_take_no_time(layer):
    rows = [{"id": f"act_u_{n}", "name": f"Group {n}", "kind": "ngo"} for n in range(3000)]
    text = layer_text(rows, [(f"act_u_{n}", f"act_u_{n + 1}") for n in range(2999)])
    start = time.perf_counter()
    assert ids(load_actors(layer(text)), "Group 7") == ["act_u_2999"]
    assert time.perf_counter() - start < 10


NEW = DataText("", "actors: [{id: act_u_new, name: Veille du Ténéré, kind: ngo, country: 'NO'}]")


def test_a_change_leaves_the_rest_of_the_file_as_it_is(layer):
    path = layer(OWN)
    change_layer(path, NEW)
    change_layer(path, DataText("", "merges: [{from: act_un, into: act_u_new}]"))
    text = path.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if line in OWN.splitlines()]
    assert kept == OWN.splitlines()
    added = [line for line in text.splitlines() if line not in OWN.splitlines()]
    assert added == [
        "  - {id: act_u_new, name: Veille du Ténéré, kind: ngo, country: 'NO', basis: user}",
        "merges:",
        "- {from: act_un, into: act_u_new}",
    ]
    base = load_actors(path)
    assert ids(base, "ONU") == ids(base, "veille du tenere") == ["act_u_new"]


@pytest.mark.parametrize(
    "text",
    [
        "actors: [{id: act_u_a, name: Aa, kind: ngo},]\n",
        '{"actors": [{"id": "act_u_a", "name": "Aa", "kind": "ngo"}]}',
        "---\nactors:\n- id: act_u_a\n  kind: ngo\n  name: |-\n    Aa\n...\n",
        "actors:\r\n- {id: act_u_a, name: Aa, kind: ngo}\r\n",
        "actors:\n- {id: act_u_a, name: Aa, kind: ngo}",
        "merges: []\nactors:\n- {id: act_u_a, name: Aa, kind: ngo} # é 😀\n",
    ],
)
def test_a_file_may_be_written_in_any_style(layer, known, text):
    path = layer(text)
    both = DataText("", NEW.text + "\nmerges: [{from: act_un, into: act_u_a}]")
    change_layer(path, both)
    instead = DataText("", "actors: [{id: act_u_a, name: Bb, kind: media}]")
    change_layer(path, instead, replace=True)
    found = read_layer(DataText("", path.read_text(encoding="utf-8")), known)
    assert [(e["id"], e["name"]) for e in found.entries] == [
        ("act_u_a", "Bb"),
        ("act_u_new", "Veille du Ténéré"),
    ]
    assert found.merges == (("act_un", "act_u_a"),)


def test_what_is_there_is_replaced_only_on_demand(layer):
    path = layer(OWN)
    other = DataText("new.yaml", "actors:\n- {id: act_u_garde, name: Other, kind: ngo}")
    with pytest.raises(DataError, match=r"^new\.yaml, line 2: act_u_garde: it is in .*--replace"):
        change_layer(path, other)
    assert path.read_text(encoding="utf-8") == OWN
    change_layer(path, other, replace=True)
    assert load_actors(path).by_id("act_u_garde").name == "Other"
    assert "# A monitor of ours." in path.read_text(encoding="utf-8")


def test_merges_that_go_round_by_two_changes_are_refused(layer):
    path = layer("merges: [{from: act_un, into: act_eu}]")
    before = path.read_bytes()
    with pytest.raises(DataError, match="merged into itself"):
        change_layer(path, DataText("", "merges: [{from: act_eu, into: act_un}]"))
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="no such permissions here")
def test_a_new_file_is_private_and_an_old_one_keeps_its_mode_and_its_link(tmp_path, layer):
    new = tmp_path / "own" / "actors.yaml"
    change_layer(new, NEW)
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    old = layer(OWN)
    old.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(old)
    change_layer(link, NEW)
    assert link.is_symlink()
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert "act_u_new" in old.read_text(encoding="utf-8")


def test_a_full_disk_changes_nothing_and_leaves_nothing_behind(layer, monkeypatch):
    path = layer(OWN)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SetupError, match=r"cannot be written \(No space left"):
        change_layer(path, NEW)
    assert path.read_text(encoding="utf-8") == OWN
    assert {p.name for p in path.parent.iterdir()} == {"actors.yaml", ".actors.yaml.lock"}


def test_what_is_no_plain_file_is_never_replaced(tmp_path):
    with pytest.raises(SelonError, match="no plain file"):
        change_layer(Path(os.devnull), NEW)
    assert not Path(os.devnull).is_file()
    with pytest.raises(SelonError, match="no plain file"):
        change_layer(tmp_path / ".", NEW)
    assert not list(tmp_path.parent.glob(f".{tmp_path.name}*"))


def test_writers_at_the_same_time_lose_nothing(layer):
    path = layer(OWN)
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from selon.actors.changing import change_layer\nfrom selon.data import DataText\n"
        "for n in range(4):\n"
        "    one = f'act_u_{sys.argv[2]}_{n}'\n"
        "    text = f'actors: [{{id: {one}, name: Group {one}, kind: ngo}}]'\n"
        "    change_layer(Path(sys.argv[1]), DataText('', text))\n"
    )
    env = os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    runs = [
        subprocess.Popen([sys.executable, "-c", code, str(path), str(number)], env=env)
        for number in range(5)
    ]
    assert [run.wait() for run in runs] == [0] * 5
    added = {f"act_u_{number}_{n}" for number in range(5) for n in range(4)}
    assert added <= load_actors(path).actors.keys()


@pytest.mark.parametrize(
    ("platform", "variables", "place"),
    [
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/selon/actors.yaml"),
        ("linux", {"HOME": "/home/me"}, "/home/me/.local/share/selon/actors.yaml"),
        (
            "darwin",
            {"HOME": "/Users/me"},
            "/Users/me/Library/Application Support/selon/actors.yaml",
        ),
        ("win32", {"APPDATA": "/roaming"}, "/roaming/selon/actors.yaml"),
        ("linux", {"SELON_ACTORS": "mine.yaml", "XDG_DATA_HOME": "/data"}, "mine.yaml"),
    ],
)
def test_where_a_user_s_actors_are_kept(monkeypatch, platform, variables, place):
    for name in ("SELON_ACTORS", "XDG_DATA_HOME", "APPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.platform", platform)
    assert default_layer() == Path(place)


def test_a_default_file_that_is_missing_is_no_layer(monkeypatch, tmp_path):
    monkeypatch.setenv("SELON_ACTORS", str(tmp_path / "none" / "actors.yaml"))
    assert user_layer() is None
    change_layer(tmp_path / "none" / "actors.yaml", NEW)
    assert user_layer() == tmp_path / "none" / "actors.yaml"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("osdh", "act_sohr"),
        ("OBSERVATOIRE SYRIEN", "act_sohr"),
        ("tahrir", "act_hts"),
        ("Abou Mohamed el-Joulani", "act_p_julani"),
        ("kenyan pol", "act_ke_police"),
        ("fleuve", "act_u_garde"),
        ("Речная", "act_u_river"),
        ("حرس", "act_u_river"),
    ],
)
def test_a_search_takes_any_name_or_part_of_one(layer, text, first):
    own = OWN.replace("  - {id: act_hts, name: Fighters of the Hills, kind: nonstate_group}\n", "")
    path = layer(
        own + "  - {id: act_u_river, name: River Guard, kind: ngo,\n"
        "     names: {ru: [Речная охрана], ar: [حرس النهر]}}\n"
    )
    assert Catalogue(path).search(text)[0].record.id == first


def test_exact_names_come_first_and_nothing_is_found_by_no_letters():
    hits = Catalogue().search("Sana")
    assert [hit.exact for hit in hits][:2] == [True, False]
    assert hits[0].record.id == "act_sana"
    assert Catalogue().search("?!") == []


@pytest.mark.models
def test_a_report_is_read_with_a_user_s_actors(layer):
    from selon import Reader

    text = "SANA fighters captured the town of Diffa on Monday, the UN said."
    path = layer(
        "actors: [{id: act_u_garde, name: Sahara National Guard, kind: nonstate_group,"
        " acronyms: [SANA]}]\nmerges: [{from: act_un, into: act_eu}]"
    )
    shipped, own = Reader().read(text), Reader(actors=path).read(text)
    assert "; actors " not in shipped.claims[0].coded_by
    assert own.claims[0].coded_by.endswith(f"; actors {load_actors(path).layer}")

    def named(reading):
        claim = reading.claims[0]
        return {p.id for p in claim.event.participants} | {claim.attribution.source.id}

    assert named(own) >= {"act_u_garde", "act_eu"}
    assert not named(own) & {"act_sana", "act_un"}
    assert named(shipped) >= {"act_un"}
