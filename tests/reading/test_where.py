"""Where events happened, as a user meets it: whole ways through invented passages."""

from __future__ import annotations

import pytest

from selon import read
from selon.model import Place

pytestmark = pytest.mark.models


def places(text: str, language: str, trigger: str) -> list[Place]:
    """Return the places of the claim whose trigger has these words."""
    found = read(text, language=language, published="2023-06-14").claims
    return next(list(c.event.places) for c in found if trigger in c.event.trigger.text)


def words(text: str, language: str, trigger: str) -> list[str]:
    return [place.span.text for place in places(text, language, trigger)]


@pytest.mark.parametrize(
    ("text", "language", "trigger", "said", "town"),
    [
        (
            "Gunmen attacked a military base in Gao on Monday, Mali's army said.",
            "en",
            "attacked",
            "a military base in Gao",
            "Gao",
        ),
        (
            "Des hommes armés ont attaqué une base militaire à Gao, a dit l'armée du Mali.",
            "fr",
            "ont attaqué",
            "une base militaire à Gao",
            "Gao",
        ),
        (
            "Une bombe a explosé à la mosquée Koutoubi de Bouaké, selon la police ivoirienne.",
            "fr",
            "a explosé",
            "mosquée Koutoubi de Bouaké",
            "Bouake",
        ),
    ],
)
def test_a_building_leads_to_the_town_it_is_in(
    text: str, language: str, trigger: str, said: str, town: str
) -> None:
    (place,) = places(text, language, trigger)
    assert (place.span.text, place.name, place.relation) == (said, town, "facility_in")


@pytest.mark.parametrize(
    ("text", "language", "country"),
    [
        ("Troops advanced in the Algerian desert.", "en", "DZ"),
        ("Les soldats ont avancé dans le désert algérien.", "fr", "DZ"),
    ],
)
def test_an_adjective_tells_the_country(text: str, language: str, country: str) -> None:
    (place,) = places(text, language, "a")
    assert (place.country, place.lat) == (country, None)


def test_a_border_is_that_of_the_country_whose_adjective_it_bears() -> None:
    (place,) = places("Clashes broke out near the Algerian border.", "en", "Clashes")
    assert (place.name, place.relation, place.country) == ("Algeria", "border_of", "DZ")


@pytest.mark.parametrize(
    ("text", "language", "trigger", "expected"),
    [
        (
            "Les rebelles ont pris les villages de Tarouba, Mélika et al-Nosfi.",
            "fr",
            "ont pris",
            ["Tarouba", "Mélika", "al-Nosfi"],
        ),
        ("The army besieged Tarouba and Melika for months.", "en", "besieged",
         ["Tarouba", "Melika"]),
        ("Les insurgés ont quitté deux villes assiégées par l'armée, Tarouba et Mélika.", "fr",
         "assiégées", ["Tarouba", "Mélika"]),
        ("Rebels were battling for control of Al Madaba.", "en", "battling", ["Al Madaba"]),
        ("L'armée encercle Tarouba depuis lundi.", "fr", "encercle", ["Tarouba"]),
        ("Police fired tear gas in Liberty Park.", "en", "gas", ["Liberty Park"]),
        ("Une foule s'est rassemblée place de la Concorde.", "fr", "s'est rassemblée",
         ["place de la Concorde"]),
    ],
)  # fmt: skip
def test_names_no_gazetteer_knows_are_places_by_the_words_around_them(
    text: str, language: str, trigger: str, expected: list[str]
) -> None:
    assert words(text, language, trigger) == expected


def test_people_who_are_besieged_with_questions_are_no_places() -> None:
    text = "Reporters questioned Karim Haddad. The police arrested Haddad in Gao."
    assert words(text, "en", "arrested") == ["Gao"]


def test_the_two_towns_are_those_told_in_one_row() -> None:
    text = (
        "Les insurgés ont pris Rastan et Talbiseh, près de Homs, en Syrie. L'armée a bombardé les "
        "deux villes."
    )
    assert [p.name for p in places(text, "fr", "a bombardé")] == ["Ar Rastan", "Tallbisah"]


def test_the_area_is_where_things_were_told_to_be() -> None:
    text = "Syrian rebels attacked Idlib on Monday. Jets bombed the area on Tuesday."
    (place,) = places(text, "en", "bombed")
    assert (place.name, place.grade) == ("Idlib", "inferred")


def test_what_is_in_place_is_no_place() -> None:
    assert words("Un dispositif de sécurité a été mis en place après l'attentat.", "fr",
                 "attentat") == []  # fmt: skip


def test_who_speaks_behind_a_comma_is_no_town() -> None:
    text = "Rebels seized the village of Tarouba, Karim said, and Haddad fled."
    assert words(text, "en", "seized") == ["Tarouba"]


@pytest.mark.parametrize(
    ("text", "language", "trigger", "expected"),
    [
        ("The army has taken Homs.", "en", "taken", ["Homs"]),
        ("Rebels seized Gao.", "en", "seized", ["Gao"]),
        ("Les rebelles ont pris Gao.", "fr", "ont pris", ["Gao"]),
    ],
)
def test_what_is_taken_is_a_town_whatever_the_parser_makes_of_its_name(
    text: str, language: str, trigger: str, expected: list[str]
) -> None:
    assert words(text, language, trigger) == expected


def test_an_adjective_of_a_country_is_no_region_that_bears_it() -> None:
    text = "Militants attacked a convoy near the Somali town of Luuq on Monday."
    assert [(p.name, p.country) for p in places(text, "en", "attacked")] == [("Luuq", "SO")]
    text = "Militants attacked a convoy in the Somali region of Ethiopia on Monday."
    assert {p.country for p in places(text, "en", "attacked")} == {"ET"}
