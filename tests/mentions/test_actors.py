"""Which phrases are recognised as actors in both languages, on invented sentences."""

from __future__ import annotations

import pytest

from selon.actors import load_actors
from selon.language.package import language_package
from selon.language.parsing import parser_for
from selon.mentions.actors import recognise_actors
from selon.model import ActorMention

pytestmark = pytest.mark.models


def mentions(language: str, text: str) -> dict[str, ActorMention]:
    words = language_package(language).lexicon.actors
    found = recognise_actors(parser_for(language).parse(text), words, load_actors())
    return {m.span.text: m for m in found}


@pytest.mark.parametrize(
    ("language", "text", "words", "kind", "entry", "country"),
    [
        ("fr", "L'armée malienne a pris la ville.", "L'armée malienne", "state_force",
         "fr.actor.army", "ML"),
        ("en", "The Malian army took the town.", "The Malian army", "state_force",
         "en.actor.army", "ML"),
        ("fr", "Le Hezbollah a tiré sur la ville.", "Le Hezbollah", "nonstate_group",
         "act_hezbollah", "LB"),
        ("en", "Hezbollah fired at the town.", "Hezbollah", "nonstate_group",
         "act_hezbollah", "LB"),
        ("fr", "Les rebelles ont tué des civils.", "des civils", "civilian",
         "fr.actor.civilians", ""),
        ("en", "Rebels killed civilians.", "Rebels", "nonstate_group", "en.actor.rebels", ""),
        ("en", "Sudanese warplanes bombed the town.", "Sudanese warplanes", "state_force",
         "en.thing.aircraft", "SD"),
        ("fr", "La Turquie a condamné cette attaque.", "La Turquie", "state", "act_tr", "TR"),
    ],
)  # fmt: skip
def test_an_actor_is_recognised_with_kind_and_country(
    language: str, text: str, words: str, kind: str, entry: str, country: str
) -> None:
    found = mentions(language, text)[words]
    assert (found.kind, found.entry, found.country) == (kind, entry, country)


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("fr", "Des hommes armés ont attaqué un marché en Syrie.", "Syrie"),
        ("en", "Gunmen attacked a market in Syria.", "Syria"),
        ("fr", "Une bombe a explosé à Damas.", "Damas"),
        ("en", "A bomb exploded in Damascus.", "Damascus"),
    ],
)
def test_a_country_where_something_happens_is_no_actor(
    language: str, text: str, place: str
) -> None:
    assert place not in mentions(language, text)


def test_a_capital_that_does_something_is_its_government() -> None:
    found = mentions("fr", "Damas a accusé les rebelles.")["Damas"]
    assert (found.kind, found.entry) == ("government", "act_sy")


@pytest.mark.parametrize(
    ("language", "text", "pronoun"),
    [("fr", "Il a quitté la ville.", "Il"), ("en", "They left the town.", "They")],
)
def test_pronouns_are_marked(language: str, text: str, pronoun: str) -> None:
    assert mentions(language, text)[pronoun].pronoun


def test_an_unknown_person_is_recognised_by_title_or_by_acting() -> None:
    found = mentions("en", "Colonel Anna Brandow met Carl Ostrander in Zinder.")
    assert [m.kind for w, m in found.items() if "Brandow" in w] == ["person"]
    assert not [w for w in found if "Zinder" in w]


def test_a_long_name_is_one_mention() -> None:
    found = mentions("fr", "L'Observatoire syrien des droits de l'homme a publié un bilan.")
    assert [m.entry for m in found.values() if m.kind == "ngo"] == ["act_sohr"]
    assert not [w for w in found if w in ("droits", "l'homme")]
