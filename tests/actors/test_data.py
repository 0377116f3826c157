"""The data files agree with each other and with the roles they name."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

from selon.actors import load_actors
from selon.actors.names import fold
from selon.actors.reading import ACTOR_FILES, read, read_knowledge
from selon.actors.roles import load_roles

ENTRIES = {name: read(name, "actors")["actors"] for name in ACTOR_FILES}


def test_there_are_enough_actors_of_each_sort() -> None:
    assert len(ENTRIES["groups"]) >= 60
    assert len(ENTRIES["outlets"]) >= 60
    assert len(ENTRIES["persons"]) >= 80
    assert len(read("countries")) == 250


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


def test_only_names_known_to_be_ambiguous_are() -> None:
    meanings: dict[str, set[str]] = {}
    for name in read_knowledge().everywhere:
        meanings.setdefault(fold(name.written), set()).add(name.actor.id)
    assert {word for word, actors in meanings.items() if len(actors) > 1} == {"rsf"}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_adjective_means_one_country(language: str) -> None:
    meanings: dict[str, set[str]] = {}
    for name in read_knowledge().by_language[language]:
        if name.use == "adjective":
            meanings.setdefault(fold(name.written), set()).add(name.actor.country)
    assert not {word: found for word, found in meanings.items() if len(found) > 1}
