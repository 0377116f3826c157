"""The data files agree with each other and with the roles they name."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

from selon.actors import load_actors
from selon.actors.choices import load_choices
from selon.actors.names import fold
from selon.actors.reading import ACTOR_FILES, read, read_knowledge
from selon.actors.roles import load_roles

ENTRIES = {name: read(name, "actors")["actors"] for name in ACTOR_FILES}


def test_there_are_enough_actors_of_each_sort() -> None:
    kinds = Counter(
        e.get("kind", "") or default
        for name, default in (("groups", "nonstate_group"), ("organisations", "international"))
        for e in ENTRIES[name]
    )
    assert kinds["nonstate_group"] >= 150
    assert kinds["international"] >= 60
    assert kinds["ngo"] >= 60
    assert len(ENTRIES["outlets"]) >= 120
    assert all(e.get("relayed_as") for e in ENTRIES["outlets"])
    assert len(read("countries")) == 250


def test_every_inhabited_country_has_adjectives_in_both_languages() -> None:
    uninhabited = {"AQ", "BV", "GS", "HM", "TF", "UM"}
    told = {n["id"]: n.get("adjectives", {}) for n in read("nationalities")}
    assert {c["id"] for c in read("countries")} - set(told) <= uninhabited
    members = {"SY", "ML", "CD", "UA", "MM", "CO", "ET", "SD", "LB", "NE", "CF", "HT", "PH", "AM"}
    assert all({"en", "fr"} <= set(told[code]) for code in members)


def test_every_actor_says_on_what_it_rests() -> None:
    assert {a.basis for a in load_actors().actors.values()} <= {
        "cldr",
        "common knowledge, unverified",
    }


def test_ids_are_given_once() -> None:
    counted = Counter(e["id"] for entries in ENTRIES.values() for e in entries)
    assert not [actor for actor, times in counted.items() if times > 1]


def test_every_country_named_exists() -> None:
    codes = {c["id"] for c in read("countries")}
    assert {n["id"] for n in read("nationalities")} <= codes
    assert {e["country"] for es in ENTRIES.values() for e in es if "country" in e} <= codes


def test_offices_belong_to_known_actors_and_run_forwards() -> None:
    base, roles = load_actors(), load_roles().roles
    for actor in base.actors.values():
        for held in actor.held:
            assert held.office in roles, actor.id
            assert not held.of or base.by_id(held.of), actor.id
            for day in filter(None, (held.since, held.until)):
                if len(day) == 10:
                    datetime.date.fromisoformat(day)
            assert not (held.since and held.until) or held.since < held.until, actor.id


def test_roles_refer_to_roles_and_bodies_that_exist() -> None:
    known = load_roles()
    for role in known.roles.values():
        assert not role.body or role.body in known.bodies, role.id
    for quality in known.qualities.values():
        assert set(quality.turns.values()) <= set(known.roles), quality.id


def test_every_name_of_several_actors_has_a_rule_that_chooses() -> None:
    equals = {form: row[0] for row in read("transliterations") for form in row[1:]}
    meanings: dict[str, set[str]] = {}
    written: dict[str, set[str]] = {}
    for name in read_knowledge().everywhere:
        key = " ".join(equals.get(w, w) for w in fold(name.written).split())
        meanings.setdefault(key, set()).add(name.actor.id)
        written.setdefault(key, set()).add(name.written)
    choices = load_choices()
    shared = {key for key, actors in meanings.items() if len(actors) > 1}
    assert not {key for key in shared if not any(map(choices.covers, written[key]))}


def test_rules_between_shared_names_speak_of_actors_that_bear_them() -> None:
    base = load_actors()
    for entry in read("choices"):
        bearers = {a.id for name in entry["names"] for a in base.look_up(name)}
        named = {*entry.get("also", {}), *entry.get("languages", {}).values()}
        named |= {entry["default"]} if "default" in entry else set()
        assert len(bearers) > 1, entry
        assert named <= bearers, entry


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_adjective_means_one_country(language: str) -> None:
    meanings: dict[str, set[str]] = {}
    for name in read_knowledge().by_language[language]:
        if name.use == "adjective":
            meanings.setdefault(fold(name.written), set()).add(name.actor.country)
    assert not {word: found for word, found in meanings.items() if len(found) > 1}
