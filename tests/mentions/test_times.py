"""Expressions of time are found in both languages, and look-alikes are left alone."""

from __future__ import annotations

import time

import pytest

from selon.data import load_yaml, resource
from selon.errors import DataError
from selon.language.time_words import TimeWords, time_words
from selon.mentions.times import recognise_times
from selon.model import Sentence, Span, Syntax, TimeMention, Token


def lexicon(language: str) -> TimeWords:
    file = resource(f"selon.language.{language}", "lexicon/times.yaml")
    return time_words(load_yaml(file, resource("selon.language", "schemas/times.yaml")))


WORDS = {"en": lexicon("english"), "fr": lexicon("french")}


def syntax(text: str, language: str, offset: int = 0, tokens: tuple[Token, ...] = ()) -> Syntax:
    sentences = (Sentence(0, len(tokens), 0, Span.of(text, 0, len(text))),) if tokens else ()
    return Syntax(text, offset, language, tokens, sentences, (), (), (), ())


def found(text: str, language: str) -> list[TimeMention]:
    return list(recognise_times(syntax(text, language), WORDS[language]))


def texts(text: str, language: str) -> list[str]:
    return [mention.span.text for mention in found(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le pont a sauté le 4 juin 2019.", ["4 juin 2019"]),
        ("Le pont a sauté le 1er juin.", ["1er juin"]),
        ("Jeudi soir, les tirs ont repris.", ["Jeudi soir"]),
        ("La veille, le marché avait brûlé.", ["La veille"]),
        ("Trois semaines plus tard, le siège fut levé.", ["Trois semaines plus tard"]),
        ("Il y a vingt-cinq jours, la route a été coupée.", ["Il y a vingt-cinq jours"]),
        ("Dans la nuit de mardi à mercredi, un dépôt a brûlé.", ["la nuit de mardi à mercredi"]),
        ("En juillet 2018, la ville était calme.", ["juillet 2018"]),
        ("Fin mars, les écoles ont fermé.", ["Fin mars"]),
        ("LE 3 FEVRIER 2017, UN OBUS TOMBE.", ["3 FEVRIER 2017"]),
        ("Chaque jour, des camions passent.", ["Chaque jour"]),
        ("Le convoi est parti à 16h45.", ["16h45"]),
    ],
)
def test_french_expressions(text: str, expected: list[str]) -> None:
    assert texts(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell on June 4, 2019.", ["June 4, 2019"]),
        ("The bridge fell on 4 June 2019.", ["4 June 2019"]),
        ("Shells fell late on Thursday evening.", ["late on Thursday evening"]),
        ("The day before, the market had burned.", ["The day before"]),
        ("Three weeks later the siege ended.", ["Three weeks later"]),
        (
            "A depot burned overnight from Tuesday to Wednesday.",
            ["overnight from Tuesday to Wednesday"],
        ),
        ("In July 2018 the town was quiet.", ["July 2018"]),
        ("The siege of the 1990s is remembered.", ["the 1990s"]),
        ("The truce held for several days.", ["several days"]),
        ("A convoy left at 5:15 p.m. on Monday.", ["5:15 p.m. on Monday"]),
    ],
)
def test_english_expressions(text: str, expected: list[str]) -> None:
    assert texts(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We paid $2011 for 40 shells.", "en"),
        ("You may march to the second bridge.", "en"),
        ("Over 2000 fighters and about 1990 civilians left.", "en"),
        ("A T-72 and an F-16 were lost near hill 1234.", "en"),
        ("The Sunday Times and the Daily Star were quoted.", "en"),
        ("A 34-year-old teacher was hurt.", "en"),
        ("La planète Mars est visible.", "fr"),
        ("Plus de 2000 hommes ont fui la ville.", "fr"),
        ("Près de 40 000 obus et 1998,5 tonnes de blé.", "fr"),
        ("Karim Lenoir, 34 ans, est enseignant.", "fr"),
        ("Voir https://exemple.example/2019/03/04/lundi.", "fr"),
    ],
)
def test_look_alikes_are_left_alone(text: str, language: str) -> None:
    assert texts(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "type_"),
    [
        ("Le 4 juin 2019.", "fr", "DATE"),
        ("Hier soir.", "fr", "TIME"),
        ("Pendant trois jours.", "fr", "DURATION"),
        ("Tous les jeudis.", "fr", "SET"),
        ("On June 4, 2019.", "en", "DATE"),
        ("Yesterday morning.", "en", "TIME"),
        ("A six-month siege.", "en", "DURATION"),
        ("Every day.", "en", "SET"),
    ],
)
def test_types(text: str, language: str, type_: str) -> None:
    assert [mention.type for mention in found(text, language)] == [type_]


def test_slots_have_the_same_names_in_both_languages() -> None:
    slots = (("day", "4"), ("month", "6"), ("weekday", "2"), ("year", "2019"))
    assert found("mardi 4 juin 2019", "fr")[0].slots == slots
    assert found("Tuesday, June 4, 2019", "en")[0].slots == slots


def test_a_range_is_two_mentions_that_share_their_month() -> None:
    start, end = found("Entre le 8 et le 11 avril, le fort a tenu.", "fr")
    assert (start.span.text, end.span.text) == ("8", "11 avril")
    assert start.slot("month") == end.slot("month") == "4"
    assert (start.slot("range"), end.slot("range")) == ("start", "end")


def test_two_listed_days_are_no_range() -> None:
    first, second = found("Shelling was heard on March 8 and 11.", "en")
    assert first.slot("range") == second.slot("range") == ""
    assert second.slot("month") == "3"


def test_a_shorter_reading_never_hides_a_longer_one() -> None:
    assert texts("Signed in July 1997, broken in July.", "en") == ["July 1997", "July"]


def test_spans_count_from_the_start_of_the_report() -> None:
    text = "Le calme est revenu le 4 juin 2019."
    (mention,) = recognise_times(syntax(text, "fr", offset=500), WORDS["fr"])
    assert (mention.span.start, mention.span.end) == (523, 534)
    assert mention.span.text == "4 juin 2019"


def test_a_word_the_parser_calls_a_verb_is_no_time() -> None:
    text = "Set out, march, or go by May."
    verb = Token(25, 28, "May", "may", "AUX", 0)
    assert [m.span.text for m in recognise_times(syntax(text, "en"), WORDS["en"])] == ["May"]
    assert recognise_times(syntax(text, "en", tokens=(verb,)), WORDS["en"]) == ()


def test_decomposed_accents_and_curly_apostrophes_are_read() -> None:
    assert texts("Le 3 fe\u0301vrier 2017, aujourd’hui.", "fr") == [
        "3 fe\u0301vrier 2017",
        "aujourd’hui",
    ]


@pytest.mark.parametrize(
    "text", ['"' * 100_000, "1 " * 50_000, "il y a " * 30_000, "\n \n" * 30_000, "(" * 50_000]
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    started = time.perf_counter()
    found(text, "fr")
    assert time.perf_counter() - started < 5


def test_an_unknown_class_is_named_with_its_pattern() -> None:
    data = load_yaml(
        resource("selon.language.english", "lexicon/times.yaml"),
        resource("selon.language", "schemas/times.yaml"),
    )
    broken = {"id": "en.time.broken", "rule": "weekday", "templates": ["on {week_day}"]}
    with pytest.raises(DataError, match=r"en\.time\.broken.*week_day"):
        time_words({**data, "patterns": [broken]})


def test_a_pattern_without_the_slots_of_its_rule_is_refused() -> None:
    data = load_yaml(
        resource("selon.language.english", "lexicon/times.yaml"),
        resource("selon.language", "schemas/times.yaml"),
    )
    broken = {"id": "en.time.broken", "rule": "duration", "templates": ["{number} times"]}
    with pytest.raises(DataError, match=r"en\.time\.broken.*unit"):
        time_words({**data, "patterns": [broken]})


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le pont a sauté lundi 4 juin à 14 h 30.", "fr", ["lundi 4 juin", "14 h 30"]),
        ("Des tirs au lendemain de la Pentecôte.", "fr", ["au lendemain de la Pentecôte"]),
        ("La trêve a tenu la semaine du 4 juin.", "fr", ["la semaine du 4 juin"]),
        ("The truce held in the week of June 4.", "en", ["the week of June 4"]),
        ("The bridge fell on Easter Monday.", "en", ["Easter Monday"]),
        ("In 2011, 2014 and 2017 the fort burned.", "en", ["2011", "2014", "2017"]),
        ("The June offensive failed.", "en", ["June"]),
        ("The fire of 7 March 2019 and of 12 shops.", "en", ["7 March 2019"]),
        ("It was high noon for the council.", "en", []),
        ("They sailed to Easter Island.", "en", []),
    ],
)
def test_feasts_weeks_lists_and_hours(text: str, language: str, expected: list[str]) -> None:
    assert texts(text, language) == expected


def test_an_adverb_of_time_that_the_parser_calls_a_noun_is_a_newspaper() -> None:
    text = "The Valley daily wrote of it."
    noun = Token(11, 16, "daily", "daily", "NOUN", 0)
    assert [m.type for m in recognise_times(syntax(text, "en"), WORDS["en"])] == ["SET"]
    assert recognise_times(syntax(text, "en", tokens=(noun,)), WORDS["en"]) == ()


@pytest.mark.parametrize("language", WORDS)
def test_numbers_beside_a_date_and_impossible_years_are_left_alone(language: str) -> None:
    assert texts("le 5 mars, 120 civils; March 5, 120 civilians", language) == [
        {"fr": "5 mars", "en": "March 5"}[language]
    ]
    assert texts("en 99999, in 99999, 30 12 99999", language) == []
    assert texts("7" * 1_000_000, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The clinic is open 24 hours a day, six days a week.", "en", []),
        ("La clinique ouvre 24 heures sur 24 et 7 jours sur 7.", "fr", []),
        ("It was the third strike in as many days.", "en", []),
        ("They want a future without war.", "en", []),
        ("Later in the day before they left", "en", []),
        ("Une seconde bombe a sauté.", "fr", []),
        ("À l'aube d'une crise, le port ferme.", "fr", []),
        ("Une femme d'une quarantaine d'années et un lycéen de 16 ans.", "fr", []),
        ("The mine blew up (1120 GMT).", "en", []),
        ("La mine a sauté (11 h 20 GMT).", "fr", []),
        ("The village of Ramadan Njie burned.", "en", []),
        ("Le cheikh Ramadan Njie est mort.", "fr", []),
    ],
)
def test_what_only_looks_like_a_time(text: str, language: str, expected: list[str]) -> None:
    assert texts(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("On June 3, 4 and 6, 2019 shells fell.", "en", ["June 3", "4", "6, 2019"]),
        ("Des obus les 3, 4 et 6 juin 2019.", "fr", ["3", "4", "6 juin 2019"]),
        ("The raids of May-June 2014 failed.", "en", ["May", "June 2014"]),
        ("Les raids de mai-juin 2014 ont échoué.", "fr", ["mai", "juin 2014"]),
        ("Ils risquent de 3 à 15 mois de prison.", "fr", ["3", "15 mois"]),
        ("The mine blew up at 7pm.", "en", ["7pm"]),
        ("The mine blew up at 0640 GMT.", "en", ["0640 GMT"]),
        ("Fin 2014, le fort a brûlé.", "fr", ["Fin 2014"]),
        ("La tombée de la nuit, à la tombée de la nuit.", "fr", ["à la tombée de la nuit"]),
        ("The holy month of Ramadan was calm.", "en", ["The holy month of Ramadan"]),
        ("Avant le ramadan 2019, le port était calme.", "fr", ["ramadan 2019"]),
        ("In the weeks before the storm they left.", "en", ["weeks"]),
        ("Dans les semaines précédant la crue, ils sont partis.", "fr", ["semaines"]),
    ],
)
def test_lists_ranges_clocks_and_feasts(text: str, language: str, expected: list[str]) -> None:
    assert texts(text, language) == expected
