"""Numbers are read as the text gives them, and what is no number of persons is left alone.

The sentences are invented.
"""

from __future__ import annotations

import re
import time

import pytest

from selon.data import load_yaml, resource
from selon.language.quantities import read_quantity
from selon.language.quantity_words import QuantityWords, quantity_words
from selon.model import Quantity, Span, Token


def table(language: str) -> QuantityWords:
    file = resource(f"selon.language.{language}", "lexicon/quantities.yaml")
    return quantity_words(load_yaml(file, resource("selon.language", "schemas/quantities.yaml")))


TABLES = {"en": table("english"), "fr": table("french")}
_WORD = re.compile(r"\w+(?:[.,]\d+)*['’]?|[^\w\s]|[\u202f\u00a0]")
_POS = {
    "ADJ": "Russian Syrian armed dead blessés",
    "VERB": "killed tuant suspected",
    "ADP": "of de d' at au near",
    "PRON": "them",
    "CCONJ": "and et or ou",
}
_POS_OF = {word: pos for pos, words in _POS.items() for word in words.split()}


def tokens(text: str, offset: int = 0) -> list[Token]:
    """Split as the parsers do: elided words apart, hyphens kept apart in English."""
    pattern = _WORD if "quatre-" not in text else re.compile(r"\w+(?:-\w+)*['’]?|[^\w\s]")
    found = []
    for match in pattern.finditer(text):
        word = match.group()
        pos = "NUM" if word[0].isdecimal() else _POS_OF.get(word, "NOUN")
        lemma = word.lower().removesuffix("s")
        start = offset + match.start()
        found.append(Token(start, start + len(word), word, lemma, pos, 0))
    return found


def read(text: str, language: str, noun: str | None = None, offset: int = 0) -> Quantity | None:
    """Read the number on ``noun``, or one that ends the text when there is none."""
    row = tokens(text, offset)
    last = next((i for i, t in enumerate(row) if t.text == noun), len(row))

    def span(start: int, end: int) -> Span:
        return Span(start, end, text[start - offset : end - offset])

    return read_quantity(row, 0, last, TABLES[language], span)


def bounds(text: str, language: str, noun: str | None = None) -> tuple[int | None, int | None]:
    quantity = read(text, language, noun)
    assert quantity is not None
    return quantity.low, quantity.high


@pytest.mark.parametrize(
    ("text", "noun", "low", "high"),
    [
        ("12 people", "people", 12, 12),
        ("killed 12", None, 12, 12),
        ("1,500 people", "people", 1500, 1500),
        ("500 000 people", "people", 500000, 500000),
        ("2.8 million voters", "voters", 2800000, 2800000),
        ("twenty-one people", "people", 21, 21),
        ("forty five men", "men", 45, 45),
        ("six hundred and twelve men", "men", 612, 612),
        ("two thousand three hundred men", "men", 2300, 2300),
        ("a hundred men", "men", 100, 100),
        ("two dozen men", "men", 24, 24),
        ("half a million people", "people", 500000, 500000),
        ("dozens", None, 20, 99),
        ("hundreds", None, 100, 999),
        ("tens of thousands", None, 10000, 99999),
        ("several hundred men", "men", 200, 999),
        ("at least 61 people", "people", 61, None),
        ("At least one person", "person", 1, None),
        ("more than a dozen people", "people", 12, None),
        ("no fewer than 12 men", "men", 12, None),
        ("66 people or more", "people", 66, None),
        ("up to 40 men", "men", None, 40),
        ("no more than 40 men", "men", None, 40),
        ("about 40 men", "men", 40, 40),
        ("at least some 40 men", "men", 40, None),
        ("between 10 and 20 people", "people", 10, 20),
        ("10 to 15 people", "people", 10, 15),
        ("10-15 people", "people", 10, 15),
        ("two to three million people", "people", 2000000, 3000000),
        ("three or four men", "men", 3, 4),
        ("from 14 to 31 people", "people", 31, 31),
        ("no soldiers", "soldiers", 0, 0),
        ("12 Syrian and Russian soldiers", "soldiers", 12, 12),
        ("three suspected rebel fighters", "fighters", 3, 3),
    ],
)
def test_english_numbers(text: str, noun: str | None, low: int | None, high: int | None) -> None:
    assert bounds(text, "en", noun) == (low, high)


@pytest.mark.parametrize(
    ("text", "noun", "low", "high"),
    [
        ("30 000 soldats", "soldats", 30000, 30000),
        ("2\u202f500 soldats", "soldats", 2500, 2500),
        ("1.500 soldats", "soldats", 1500, 1500),
        ("1,5 million", None, 1500000, 1500000),
        ("quatre-vingt-dix-sept morts", "morts", 97, 97),
        ("vingt et un morts", "morts", 21, 21),
        ("soixante et onze morts", "morts", 71, 71),
        ("cent vingt otages", "otages", 120, 120),
        ("mille deux cent trente hommes", "hommes", 1230, 1230),
        ("cinq cent mille personnes", "personnes", 500000, 500000),
        ("une vingtaine", None, 20, 20),
        ("des dizaines", None, 20, 99),
        ("des dizaines de milliers", None, 10000, 99999),
        ("deux douzaines", None, 24, 24),
        ("plus d’une vingtaine", None, 20, None),
        ("plus d'un million", None, 1000000, None),
        ("au moins un soldat", "soldat", 1, None),
        ("pas moins de six hommes", "hommes", 6, None),
        ("six hommes au moins", "hommes", 6, None),
        ("jusqu’ à 90 soldats", "soldats", None, 90),
        ("moins de 90 soldats", "soldats", None, 90),
        ("près de cinquante hommes", "hommes", 50, 50),
        ("entre 60 et 90 soldats", "soldats", 60, 90),
        ("trois à quatre mille hommes", "hommes", 3000, 4000),
        ("passé de 14 à 31 morts", "morts", 31, 31),
        ("aucune victime", "victime", 0, 0),
    ],
)
def test_french_numbers(text: str, noun: str | None, low: int | None, high: int | None) -> None:
    assert bounds(text, "fr", noun) == (low, high)


@pytest.mark.parametrize(
    ("text", "language", "noun"),
    [
        ("a soldier", "en", "soldier"),
        ("une femme", "fr", "femme"),
        ("several soldiers", "en", "soldiers"),
        ("plusieurs soldats", "fr", "soldats"),
        ("85% soldiers", "en", "soldiers"),
        ("85 pour cent soldats", "fr", "soldats"),
        ("$5 million aid", "en", "aid"),
        ("a 19-year-old man", "en", "man"),
        ("an AK-47 rifle", "en", "rifle"),
        ("killed near 2016", "en", None),
        ("12 dead of them soldiers", "en", "soldiers"),
        ("12 dead and soldiers", "en", "soldiers"),
        ("1.5 soldiers", "en", "soldiers"),
        ("12" * 40 + " soldiers", "en", "soldiers"),
    ],
)
def test_what_is_no_count_stays_unread(text: str, language: str, noun: str | None) -> None:
    assert read(text, language, noun) is None


def test_a_number_after_a_pronoun_belongs_to_what_follows() -> None:
    row = tokens("killed them 12 days ago")
    found = read_quantity(row, 0, 2, TABLES["en"], lambda a, b: Span(a, b, ""))
    assert found is None


def test_the_span_holds_the_words_of_the_bound_and_global_positions() -> None:
    quantity = read("At least 61 people", "en", "people", offset=1000)
    assert quantity is not None
    assert quantity.span == Span(1000, 1011, "At least 61")
    assert quantity.entry == "quantity.low:at least"


def test_a_row_of_numbers_without_end_is_read_in_bounded_time() -> None:
    row = tokens("12 " * 20000)
    begun = time.perf_counter()
    for last in range(0, len(row), 20):
        read_quantity(row, 0, last, TABLES["en"], lambda a, b: Span(a, b, ""))
    assert time.perf_counter() - begun < 5
