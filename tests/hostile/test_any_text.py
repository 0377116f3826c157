"""Any text gives claims whose spans are their words, or a clean refusal.

Runs the whole way through with the parsers. All texts are invented.
"""

from __future__ import annotations

import random
import time
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema_rs import Draft202012Validator

from selon.errors import InputError
from selon.model import Reading, Span
from selon.output import csv_text, json_text, jsonl_text, reading_schema, to_json

pytestmark = pytest.mark.models

FRENCH = (
    "L'armée malienne a annoncé mardi avoir repris la ville de Tessalit. "
    "Selon un habitant joint par téléphone, « les combattants sont partis hier soir ». "
    "Au moins douze soldats auraient été tués près de Kidal, affirme le mouvement."
)
ENGLISH = (
    "The army said on Tuesday that it had retaken the town of Tessalit. "
    'According to a resident reached by phone, "the fighters left last night". '
    "At least twelve soldiers were reportedly killed near Kidal, the movement claims."
)
PIECES = (
    *FRENCH.replace(".", " .").split(" "),
    *ENGLISH.replace(".", " .").split(" "),
    *('"', "“", "”", "«", "»", "‘", "'", "(", ")", "[", "—", "…", ":", ";", "%", "\n", "\r\n"),
    *(
        "\x00",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\udfff",
        "\x1b[2J",
        "😀",
        "e\u0301",
    ),
    *("١٢", "10 000", "1 864 814 002 762 567 997", "2024-02-30", "https://x.com/a/status/1"),
)
ANY_TEXT = st.text(st.characters(categories=None), max_size=200) | st.lists(
    st.sampled_from(PIECES), max_size=60
).map(" ".join)


@pytest.fixture(scope="module")
def reader():
    from selon.reader import Reader

    return Reader()


@pytest.fixture(scope="module")
def schema():
    return Draft202012Validator(reading_schema())


def spans(record):
    """Yield every span inside a record."""
    if isinstance(record, Span):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from spans(part)
    elif is_dataclass(record):
        for field in fields(record):
            yield from spans(getattr(record, field.name))


def check(reading: Reading, text: str, schema: Draft202012Validator) -> Reading:
    """Fail unless all of a reading is consistent with its text and can be written."""
    assert reading.report.text == text
    for span in spans(reading):
        assert 0 <= span.start <= span.end <= len(text)
        assert text[span.start : span.end] == span.text
    ids = [claim.id for claim in reading.claims]
    assert len(set(ids)) == len(ids)
    for number, attribution in enumerate(reading.attributions):
        assert attribution.nested_in != number
        assert attribution.nested_in is None or attribution.nested_in < len(reading.attributions)
    assert [error.message for error in schema.iter_errors(to_json(reading))] == []
    for written in (json_text(reading), jsonl_text(reading), csv_text(reading)):
        written.encode("utf-8")
    return reading


@pytest.mark.parametrize("language", ["fr", "en", None])
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=ANY_TEXT)
def test_any_text_is_read_or_refused(reader, schema, language, text):
    try:
        reading = reader.read(text, language=language)
    except InputError as refusal:
        assert "\n" not in str(refusal)
    else:
        check(reading, text, schema)


@pytest.mark.parametrize(("language", "text"), [("fr", FRENCH), ("en", ENGLISH)])
def test_ordinary_text_gives_claims(reader, schema, language, text):
    reading = check(reader.read(text), text, schema)
    assert reading.report.language == language
    assert reading.claims


@pytest.mark.parametrize("noise", ["\x00", "\u202e", "\u2066", "\ud800", "\ufeff", "\x1b", "\x85"])
@pytest.mark.parametrize("text", [FRENCH, ENGLISH])
def test_characters_a_parser_cannot_take(reader, schema, noise, text):
    noisy = noise + text.replace(" ", f" {noise} ", 7) + noise
    check(reader.read(noisy), noisy, schema)


@pytest.mark.parametrize("text", [FRENCH, ENGLISH])
def test_line_ends_of_other_systems_give_the_same_claims(reader, schema, text):
    text = text.replace(". ", ".\n")
    plain = check(reader.read(text), text, schema)
    for end in ("\r\n", "\r"):
        other = text.replace("\n", end)
        reading = check(reader.read(other), other, schema)
        assert [c.event.type for c in reading.claims] == [c.event.type for c in plain.claims]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("straight marks", '"' * 100_000 + "\n" + ENGLISH),
        ("opening marks", "« " * 100_000 + "\n" + FRENCH),
        ("closing marks", FRENCH + "\n" + "» " * 100_000),
        ("mixed marks", "".join(random.Random(7).choices("\"“”«»'‘’", k=100_000)) + FRENCH),
        ("marks around words", '"he said ' * 10_000),
        ("marks without spaces", "x" + "'s" * 100_000 + " " + ENGLISH),
        ("unclosed mark in every line", 'The mayor said: "Go.\n' * 5_000),
        ("one line of 1 MB", ENGLISH.replace("\n", " ") * (1_000_000 // len(ENGLISH))),
        ("one word of 1 MB", "x" * 1_000_000),
        ("brackets", "(" * 50_000 + FRENCH + ")" * 50_000),
        ("digits", "1 000 " * 50_000 + FRENCH),
        ("commas", "Kidal, " * 40_000),
        ("coordination", "and Gao " * 20_000),
        ("direction marks", "\u202e" * 100_000 + FRENCH),
        ("empty lines", "\n" * 200_000 + FRENCH),
        ("addresses", "https://x.com/a/status/1864814002762567997 " * 5_000),
    ],
    ids=lambda value: value if len(value) < 30 else "",
)
def test_long_hostile_texts(reader, schema, name, text):
    language = "fr" if FRENCH in text else "en"
    began = time.monotonic()
    reading = reader.read(text, language=language)
    took = time.monotonic() - began
    check(reading, text, schema)
    # Generous for slow machines, and far below what any quadratic step would take.
    assert took < 240, f"{name}: {took:.0f} s"


def test_no_words(reader):
    for text in ("", " \n", "\x00", "...", "\u202e"):
        with pytest.raises(InputError):
            reader.read(text)
