"""Where events happen, on invented sentences (real geography, invented people)."""

from __future__ import annotations

import pytest

from selon import Reader
from selon.model import Claim

pytestmark = pytest.mark.models

READER = Reader()


def claims(language: str, text: str) -> list[Claim]:
    return list(READER.read(text, language=language, published="2023-05-20").claims)


def places(language: str, text: str) -> dict[str, list[tuple[str, str]]]:
    """Return, by the words of each trigger, its places' words and grades."""
    return {
        c.event.trigger.text: [(p.span.text, p.grade) for p in c.event.places]
        for c in claims(language, text)
    }


def words(language: str, text: str, trigger: str) -> list[str]:
    return [place for place, _ in places(language, text)[trigger]]


@pytest.mark.parametrize(
    ("language", "text", "trigger", "expected"),
    [
        ("en", "Protesters gathered in Bassar, in northern Togo.", "gathered", ["Bassar"]),
        ("en", "Militants shelled Bentiu in the north of Unity State.", "shelled", ["Bentiu"]),
        ("fr", "Les rebelles ont attaqué Ansongo, au Mali.", "ont attaqué", ["Ansongo"]),
        ("en", "Clashes broke out in Homs and in Hama.", "Clashes", ["Homs", "Hama"]),
    ],
)
def test_what_another_place_lies_in_is_no_place_of_its_own(
    language: str, text: str, trigger: str, expected: list[str]
) -> None:
    assert words(language, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("An aerial bomb hit their home near Karrada neighbourhood in central Baghdad.", "hit",
         ["Karrada"]),
        ("Soldiers attacked Chad on Monday after a raid in Diffa.", "raid", ["Diffa"]),
    ],
)  # fmt: skip
def test_what_is_said_to_lie_in_the_nearest_place_is_meant(
    text: str, trigger: str, expected: list[str]
) -> None:
    assert words("en", text, trigger) == expected


def test_names_say_which_the_two_towns_are() -> None:
    text = "Les insurgés ont pris deux villes, Ansongo et Bourem."
    assert words("fr", text, "ont pris") == ["Ansongo", "Bourem"]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kidal, Gao et Tessalit sont aux mains des rebelles.", "mains",
         ["Kidal", "Gao", "Tessalit"]),
        ("Alep, Hama et Deraa sont tombées.", "sont tombées", ["Alep", "Hama", "Deraa"]),
        ("La piste la plus courte entre Kidal et Tessalit, les deux principaux bourgs sous"
         " contrôle des rebelles, est fermée.", "contrôle", ["Kidal", "Tessalit"]),
    ],
)  # fmt: skip
def test_all_places_of_a_row_count(text: str, trigger: str, expected: list[str]) -> None:
    assert words("fr", text, trigger) == expected


def test_the_town_of_a_source_is_not_where_it_happened() -> None:
    text = "A police source in Kano said gunmen had killed five traders in Maiduguri."
    assert words("en", text, "had killed") == ["Maiduguri"]


def test_what_is_said_happens_nowhere_and_what_is_done_to_a_town_happens_there() -> None:
    found = places("fr", "Le ministre a accusé les rebelles d'avoir bombardé la ville de Ségou.")
    assert found["a accusé"] == []
    assert [place for place, _ in found["avoir bombardé"]] == ["Ségou"]


def test_fighting_goes_on_where_it_was_and_is_marked_as_carried() -> None:
    found = places("fr", "L'armée malienne a repris la ville de Gao. Les combats continuent.")
    assert found["combats"] == [("Gao", "carried")]


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("en", "Rebels shelled Kidal on Monday. The army launched an offensive towards Gao."
         " Fighting continued on Tuesday.", "Fighting"),
        ("fr", "L'armée a bombardé Kidal lundi. Elle a ensuite lancé une offensive vers Gao."
         " Les combats ont continué mardi.", "combats"),
    ],
)  # fmt: skip
def test_what_is_only_headed_for_is_not_where_fighting_goes_on(
    language: str, text: str, trigger: str
) -> None:
    assert words(language, text, trigger) == ["Kidal"]


@pytest.mark.parametrize(
    ("language", "text", "trigger", "expected"),
    [
        ("fr", "Après la réélection d'Adoum Haroun à la présidence du Tchad, des émeutes ont"
         " éclaté lundi.", "émeutes", [("Tchad", "inferred")]),
        ("en", "The governor of Kayes, Sira Coulibaly, said six officers died during the riots.",
         "riots", [("Kayes", "inferred")]),
        ("en", "Nigeria denied on Monday that riots had broken out.", "riots", []),
        ("fr", "L'armée a bombardé Kidal lundi. Les combats inquiètent la capitale du Tchad.",
         "combats", [("Kidal", "carried")]),
    ],
)  # fmt: skip
def test_what_a_sentence_tells_of_in_passing_is_the_last_resort(
    language: str, text: str, trigger: str, expected: list[tuple[str, str]]
) -> None:
    assert places(language, text)[trigger] == expected


def test_a_report_of_one_scene_gives_its_tolls_their_place() -> None:
    text = (
        "A car bomb exploded in Jalalabad on Monday. Gunmen then attacked a clinic in Jalalabad."
        " Doctors said nine people were killed."
    )
    assert places("en", text)["were killed"] == [("Jalalabad", "inferred")]


def test_reports_of_two_scenes_give_a_toll_no_place() -> None:
    text = (
        "A car bomb exploded in Jalalabad on Monday. Gunmen attacked a clinic in Kabul on Sunday."
        " Doctors said nine people were killed."
    )
    assert places("en", text)["were killed"] == []


def test_one_event_elsewhere_is_enough_to_leave_a_toll_without_a_place() -> None:
    text = (
        "A car bomb exploded in Jalalabad on Monday. Gunmen attacked a clinic in Jalalabad."
        " A mine exploded in Jalalabad. Shells hit Jalalabad. A bomb exploded in Kabul."
        " Doctors said nine people were killed."
    )
    assert places("en", text)["were killed"] == []


@pytest.mark.parametrize(
    ("language", "text", "trigger", "expected"),
    [
        ("fr", "L'armée a lancé une offensive vers al-Bab.", "a lancé", ["al-Bab"]),
        ("en", "Clashes erupted around Al Salheh on Monday.", "Clashes", ["Al Salheh"]),
        ("fr", "Les rebelles sont entrés à Gao.", "sont entrés", ["Gao"]),
        ("en", "Warplanes attacked several villages on Monday.", "attacked",
         ["several villages"]),
    ],
)  # fmt: skip
def test_short_names_arabic_articles_and_described_places(
    language: str, text: str, trigger: str, expected: list[str]
) -> None:
    assert words(language, text, trigger) == expected


def test_another_romanisation_is_found_in_the_country_told_of() -> None:
    (found,) = claims("en", "Syrian soldiers shelled the village of Sfireh in Syria on Monday.")
    (place,) = found.event.places
    assert (place.name, place.country, place.grade) == ("As Safirah", "SY", "inferred")
