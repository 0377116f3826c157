"""The publication date: stated, told by a dateline, inferred with reasons, or left open.

Texts, outlets and posts are invented.
"""

from __future__ import annotations

import pytest

from selon.data import load_yaml, resource
from selon.language.provenance_words import ProvenanceWords, provenance_words
from selon.language.time_words import TimeWords, time_words
from selon.mentions.times import recognise_times
from selon.model import Published, Syntax
from selon.publication import find_links, find_provenance, publication_date


def times_of(language: str) -> TimeWords:
    file = resource(f"selon.language.{language}", "lexicon/times.yaml")
    return time_words(load_yaml(file, resource("selon.language", "schemas/times.yaml")))


def provenance_of(language: str) -> ProvenanceWords:
    file = resource(f"selon.language.{language}", "lexicon/provenance.yaml")
    return provenance_words(load_yaml(file, resource("selon.language", "schemas/provenance.yaml")))


TIMES = {"en": times_of("english"), "fr": times_of("french")}
PROVENANCE = {"en": provenance_of("english"), "fr": provenance_of("french")}


def published(text: str, language: str, stated: str | None = None) -> Published | None:
    syntax = Syntax(text, 0, language, (), (), (), (), (), ())
    words = PROVENANCE[language]
    times = recognise_times(syntax, TIMES[language])
    links, provenance = find_links(text), find_provenance(text, words)
    narrative = TIMES[language].narrative
    return publication_date(syntax, times, links, provenance, words, stated, narrative)


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Tuesday, June 11, 2019\n\nA depot burned near Homs.", "en", "2019-06-11"),
        ("11 June 2019 A depot burned near Homs.", "en", "2019-06-11"),
        ("Un dépôt a brûlé.\n\n11 juin 2019. – Le feu a pris à l'aube.", "fr", "2019-06-11"),
        ("HOMS, 11 juin 2019 (AFP) - Un dépôt a brûlé.", "fr", "2019-06-11"),
        ("Un dépôt a brûlé\nPublié le 11 juin 2019 à 14h\nLe feu a pris.", "fr", "2019-06-11"),
    ],
)
def test_datelines(text: str, language: str, day: str) -> None:
    found = published(text, language)
    assert found and (found.edtf, found.basis) == (day, "inferred")
    assert found.because[0].span


def test_a_date_in_a_sentence_or_caption_is_no_dateline() -> None:
    assert published("On 11 June 2019, a depot burned near Homs.", "en") is None
    assert published("Le feu a pris à l'aube.\nLe dépôt, 11 juin 2019.", "fr") is None


def test_the_stated_date_wins() -> None:
    found = published("A depot burned on Monday.", "en", "2019-06-12T09:30:00Z")
    assert found and (found.edtf, found.basis) == ("2019-06-12", "stated")


def test_a_dateline_that_contradicts_the_stated_date_wins() -> None:
    text = "Tuesday, June 11, 2019\n\nA depot burned near Homs."
    near, far = published(text, "en", "2019-06-12"), published(text, "en", "2021-01-01")
    assert near and (near.edtf, near.basis) == ("2019-06-12", "stated")
    assert far and (far.edtf, far.basis) == ("2019-06-11", "inferred")
    assert "2021-01-01" in far.because[1].reason


def test_a_weekday_decides_the_year_of_a_date() -> None:
    # 11 June is a Tuesday in 2019 and a Monday in 2018.
    found = published("En 2018 déjà. Mardi 11 juin, un dépôt a brûlé près de Homs.", "fr")
    assert found and found.edtf == "2019-06-11/2019-06-17"
    assert "falls on a Tuesday in 2019" in found.because[0].reason


def test_copyright_weekday_and_the_day_after_narrow_each_other() -> None:
    text = (
        "L'armée a déclaré le 11 juin s'être retirée. Elle a quitté la ville mardi.\n"
        "Mercredi, un porte-parole a nié.\nCopyright © Revue du Port, 2019"
    )
    found = published(text, "fr")
    assert found and (found.edtf, found.basis) == ("2019-06-12/2019-06-14", "inferred")
    reasons = " ".join(reason.reason for reason in found.because)
    assert "copyright" in reasons and "fall together in 2019" in reasons and "follows" in reasons


def test_an_embedded_post_bounds_the_date() -> None:
    number = (1577836800000 - 1288834974657) << 22
    found = published(f"Un dépôt a brûlé.\nhttps://x.com/nobody/status/{number}", "fr")
    assert found and found.edtf == "2020-01-01/2020-01-07"


def test_a_copyright_year_alone_gives_the_year() -> None:
    found = published("Un dépôt a brûlé.\nCopyright © Revue du Port, 2019", "fr")
    assert found and found.edtf == "2019"


def test_thin_evidence_gives_no_date() -> None:
    assert published("A depot burned on Monday, four years after 2015.", "en") is None
    assert published("", "fr") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le 2 mars 2019, un dépôt a brûlé. Le 7 mars, un pont a sauté.", "fr"),
        ("Le 5 mars 2019, un dépôt a brûlé. Le surlendemain, un pont a sauté.", "fr"),
        ("In January 2019 the fort fell. On March 4 a depot burned, on March 7 a bridge.", "en"),
        ("On 7 March 2019 a depot burned. The fire of 7 March 2019 spread.", "en"),
    ],
)
def test_the_latest_of_the_events_a_text_dates_closely(text: str, language: str) -> None:
    found = published(text, language)
    assert found and (found.edtf, found.basis) == ("2019-03-07/2019-03-13", "inferred")
    assert "latest event" in found.because[0].reason


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le 2 mars 2019, un dépôt a brûlé. Le 20 août, un pont a sauté.", "fr"),
        ("Le 2 mars 2019, un tir. Le 7 mars, un autre. En mai 2021, la paix.", "fr"),
        ("In 2019 the fort fell. On March 4 a depot burned, on March 7 a bridge.", "en"),
        ("The truce of 6 and 7 March 2019 is remembered.", "en"),
        ("Shells fell on March 4, and on March 7 again.", "en"),
    ],
)
def test_no_date_is_inferred_from_events_that_may_be_old(text: str, language: str) -> None:
    assert published(text, language) is None
