"""Whose names ``selon actors`` prints. Groups and people are invented, offices are real."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from click.testing import CliRunner

from selon.actors.people import PeopleRules, load_people
from selon.cli import main
from selon.model.vocabulary import ActorKind

TEXTS = {
    "en": "Awa Diarranou, a teacher, was killed in Kidal on Monday, three residents said. "
    "Mayor Lina Toumbo left. The Sand Foxes attacked the town, said Omar Belkassou. "
    "The Malian president condemned the attack.",
    "fr": "Awa Diarranou, une enseignante, a été tuée lundi à Kidal, selon trois habitants. "
    "Le maire Lina Toumbo est partie. Le Front du sable a attaqué la ville, a dit Omar Belkassou. "
    "Le président malien a condamné l'attaque.",
}
GROUPS = {"en": "Sand Foxes", "fr": "Front du sable"}
PRIVATE = ("Diarranou", "Toumbo", "Belkassou")


def shown(language, *arguments):
    result = CliRunner().invoke(
        main, ("actors", "--language", language, *arguments, "-"), input=TEXTS[language]
    )
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.mark.models
@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_public_people_appear_by_office_or_name_and_others_as_what_they_are_called(
    language, form, monkeypatch, tmp_path
):
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("SELON_ACTORS", str(tmp_path / "none.yaml"))
    told = shown(language, *form)
    assert not [name for name in PRIVATE if name in told]
    for public in ("[name]", "residents", GROUPS[language], "President of Mali"):
        assert public in told
    assert all(name in shown(language, "--names", *form) for name in PRIVATE)


@pytest.mark.models
@pytest.mark.parametrize("language", TEXTS)
def test_who_is_added_to_one_s_own_actors_is_public(language, tmp_path):
    own = tmp_path / "actors.yaml"
    own.write_text("actors: [{id: act_u_toumbo, name: Lina Toumbo, kind: person, country: ML}]")
    members = json.loads(shown(language, "--json", "--actors", str(own)))["actors"]
    (toumbo,) = (m for m in members if m["id"] == "act_u_toumbo")
    assert (toumbo["name"], toumbo["private"]) == ("Lina Toumbo", False)
    assert not [m for m in members if "Diarranou" in m["name"]]


@pytest.mark.parametrize("kind", get_args(ActorKind))
def test_the_rules_mask_whoever_may_be_a_private_person(kind):
    rules = load_people()
    assert not rules.private(known=True, kind=kind, articled=False)
    bare, articled = (rules.private(known=False, kind=kind, articled=a) for a in (False, True))
    assert bare == (kind in ("person", "civilian", "protester", "unknown"))
    assert articled == (kind == "person")


def test_a_name_that_no_rule_speaks_of_is_masked():
    assert PeopleRules(()).private(known=True, kind="office", articled=True)
    assert load_people().private(known=False, kind="something new", articled=True)
