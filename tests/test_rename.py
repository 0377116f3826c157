"""The rename test: names are invented in the shape of known ones, and the gold follows."""

from __future__ import annotations

import pytest

from selon.actors import load_actors

GROUPS = """\
actors:
  - id: act_u_hills
    name: Hill Guards Front
    kind: nonstate_group
    acronyms: [HGF]
    names: {fr: [Armée libre des collines], en: [Front for the Guard of Hills]}
  - {id: act_u_ola, name: Olaroun, kind: nonstate_group, spellings: [Olarouns, al-Olaroun]}
  - {id: act_u_paper, name: The Olaroun Post, kind: media}
"""
TEXT = (
    "The Hill Guards Front (HGF) said on Monday that Olaroun rebels had left Kutum. The HGF and "
    "the Olarouns blame each other, The Olaroun Post wrote."
)


@pytest.fixture
def base(tmp_path, read_once):
    """The shipped actors with two invented groups and an outlet on top."""
    path = tmp_path / "actors.yaml"
    path.write_text(GROUPS, encoding="utf-8")
    return load_actors(path)


def span(text, words, after=0):
    start = text.index(words, after)
    return {"start": start, "end": start + len(words), "text": words}


@pytest.fixture
def new(base):
    """A renamed report with its gold; seed by seed."""
    from renaming import renamed

    rebels = {"role": "actor", "text": "Olaroun rebels", "name": "Olaroun rebels"}
    claim = {
        "trigger": "had left",
        "trigger_span": span(TEXT, "had left"),
        "source": {
            "text": "The Hill Guards Front",
            "name": "Hill Guards Front",
            "span": span(TEXT, "The Hill Guards Front"),
        },
        "actors": [{**rebels, "span": span(TEXT, "Olaroun rebels")}],
        "places": [{"text": "Kutum", "name": "Kutum", "span": span(TEXT, "Kutum")}],
    }
    row = {"id": "a", "lang": "en", "title": "HGF speaks", "text": TEXT}
    return lambda seed: renamed(row, {"id": "a", "claims": [claim]}, seed, base)


def test_every_form_of_a_group_gets_the_same_new_name_and_nothing_else_changes(new, base):
    from renaming import find_groups

    row, gold = new(1)
    text = row["text"]
    claim = gold["claims"][0]
    front = claim["source"]["name"]
    letters = "".join(word[0] for word in front.split())
    assert front.endswith(" Front")
    assert text.startswith(f"The {front} ({letters}) said on Monday that ")
    assert row["title"] == f"{letters} speaks"
    proper = claim["actors"][0]["text"].removesuffix(" rebels")
    assert f"The {letters} and the {proper}s blame each other, The Olaroun Post wrote." in text
    assert not list(find_groups(text, "en", base, ["nonstate_group"]))


def test_the_gold_keeps_its_places_in_the_new_text(new):
    row, gold = new(1)
    claim = gold["claims"][0]
    spans = [claim["trigger_span"], claim["source"]["span"], claim["places"][0]["span"]]
    spans += [actor["span"] for actor in claim["actors"]]
    assert [row["text"][s["start"] : s["end"]] for s in spans] == [s["text"] for s in spans]
    assert claim["trigger"] == "had left"
    assert claim["places"][0]["text"] == "Kutum"
    assert claim["actors"][0]["name"] == claim["actors"][0]["text"]


def test_names_depend_on_the_seed_alone(new):
    assert new(1) == new(1)
    assert len({new(seed)[0]["text"] for seed in range(10)}) > 1


@pytest.mark.parametrize(
    ("language", "form", "acronym", "lead", "tail", "order"),
    [
        ("en", "Hill Guards Front", False, "", "", "last"),
        ("en", "Front for the Guard of Hills", False, "", "", "first"),
        ("en", "Hill Observatory for Peace", False, "", "", "middle"),
        ("en", "Olaroun rebels", False, "", " rebels", "words"),
        ("en", "HGF", True, "", "", "acronym"),
        ("fr", "Armée libre des collines", False, "", "", "first"),
        ("fr", "groupe Front du fleuve", False, "groupe ", "", "first"),
        ("fr", "Front al-Olaroun", False, "", "", "words"),
        ("fr", "islamistes olarouns", False, "islamistes ", "", "words"),
    ],
)
def test_a_form_is_taken_apart(base, language, form, acronym, lead, tail, order):
    from naming import read_form

    found = read_form(form, acronym, language, base)
    assert (found.lead, found.tail, found.order) == (lead, tail, order)
    assert found.lead + found.core + found.tail == form


@pytest.mark.parametrize("form", ["Syrian opposition", "Malian rebels"])
def test_a_description_by_country_is_no_name(base, form):
    from naming import read_form

    assert read_form(form, False, "en", base) is None


def test_invented_words_name_nobody_known():
    from naming import load_words

    shipped = load_actors()
    words = load_words("en").proper
    assert len({word[0] for word in words}) == len(words)
    assert not [word for word in words if shipped.look_up(word)]
