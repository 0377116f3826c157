"""What a person reads in the terminal."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from selon.model import Place, Span
from selon.output.document import claim_to_json
from selon.output.explanation import claim_view, field_value
from selon.output.table import reading_view
from selon.output.visible import visible
from selon.output.wording import clipped, date_label, place_label


def printed(view, width=80, **options):
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, **options).print(view)
    return out.getvalue()


def plain(reading, width=80):
    return printed(reading_view(reading, "bulletin.txt", width), width)


def test_heading(reading):
    text = " ".join(plain(reading).split())
    assert text.startswith("bulletin.txt ───")
    assert "French · published 2024-03-04 to 2024-03-05 (inferred) · 3 claims" in text
    assert "1 attribution · 1 voice" in text
    assert "publisher Courrier du Niger" in text
    assert "note: not UTF-8" in text


def test_claims_stand_under_their_voices(reading):
    lines = [line.rstrip() for line in plain(reading).splitlines()]
    voices = [
        "According to Issa Tangara, for Army of Mali",
        "According to Army of Mali",
        "The report itself",
    ]
    claims = [
        "  1  Air or drone strike · hedged “auraient”",
        "  2  Withdrawal or redeployment · denied",
        "  3  Displacement, flight or return · ongoing",
    ]
    for voice, claim in zip(voices, claims, strict=True):
        assert lines[lines.index(voice) + 1] == claim


def test_facts_and_words(reading):
    text = plain(reading)
    assert "→ un dépôt · victims soldats" in text
    assert "near Kidal, ML; near Gao, ML · 2024-03-04 · killed at least 12" in text
    assert "Tessalit (unresolved)" in text
    assert "“L'état-major dément avoir quitté Tessalit” (deny, reported)" in text
    assert "(announce, reported, via Sahel-Bulletin)" in " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 110, 160])
def test_no_line_is_wider_than_the_terminal(reading, width):
    assert max(map(len, plain(reading, width).splitlines())) <= width


def test_wide_terminals_show_facts_and_words_side_by_side(reading):
    line = next(li for li in plain(reading, 130).splitlines() if "Withdrawal" in li)
    assert "“L'état-major dément avoir quitté Tessalit”" in line


def test_a_report_without_claims(reading):
    text = plain(replace(reading, claims=()))
    assert "0 claims" in text
    assert "No claims: no event of the codebook was found in this text." in text


def test_no_color_is_honoured(reading, monkeypatch):
    view = reading_view(reading, "bulletin.txt", 80)
    assert "\x1b[36m" in printed(view, force_terminal=True, color_system="standard").replace(
        "1;", ""
    )
    monkeypatch.setenv("NO_COLOR", "1")
    assert "36m" not in printed(view, force_terminal=True)


def test_texts_cannot_command_the_terminal(reading):
    claim = replace(reading.claims[2], evidence=Span(0, 9, "a\x1b[31mb\u202ec\ud800[bold]"))
    text = plain(replace(reading, claims=(claim,)))
    assert "\x1b" not in text and "\u202e" not in text
    assert "“a\\x1b[31mb\\u202ec\\ud800[bold]”" in text


def test_visible_keeps_one_line():
    assert visible("one\r\n two\tthree\x07") == "one two three\\x07"
    assert visible("été « 😀 »") == "été « 😀 »"
    assert visible("\U000e0041") == "\\U000e0041"


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ({"relation": "in", "country": "ML", "geonames": 1}, "Kidal, ML"),
        ({"relation": "border_of", "country": "ML", "geonames": 1}, "border of Kidal, ML"),
        ({"relation": "distance", "distance_km": 30.0, "geonames": 1}, "30 km from Kidal"),
        (
            {"relation": "distance", "distance_km": 5.0, "bearing": 315.0, "geonames": 1},
            "5 km north-west of Kidal",
        ),
        ({"relation": "near", "bearing": 90.0, "geonames": 1}, "east of Kidal"),
        ({"relation": "part_of", "bearing": 0.0, "geonames": 1}, "part of Kidal, north"),
        ({"relation": "facility_in", "facility": "airport", "geonames": 1}, "Kidal (airport)"),
        ({"relation": "within", "distance_km": 2.5, "geonames": 1}, "within 2.5 km of Kidal"),
        ({"relation": "at", "country": "ML", "kind": "country", "geonames": 1}, "Kidal"),
        ({}, "Kidal (unresolved)"),
    ],
)
def test_places_in_words(place, label):
    assert place_label(Place("Kidal", Span(0, 5, "Kidal"), "stated", **place)) == label


def test_dates_in_words():
    assert date_label("2024-03") == "2024-03"
    assert date_label("2024-03/2024-05") == "2024-03 to 2024-05"
    assert (date_label("2024-03/.."), date_label("../2024-03")) == (
        "since 2024-03",
        "until 2024-03",
    )


def test_long_evidence_is_cut_around_its_trigger():
    text = "before " * 100 + "seized" + " after" * 100
    start = text.index("seized")
    before, trigger, after = clipped(
        Span.of(text, 0, len(text)), Span.of(text, start, start + 6), 80
    )
    assert trigger == "seized"
    assert before.startswith("…before") and after.endswith("after…")
    assert len(before + trigger + after) <= 90


def test_a_trigger_outside_its_evidence_is_not_marked():
    assert clipped(Span(0, 5, "words"), Span(9, 12, "far"), 80) == ("", "", "words")


def test_an_explanation_names_words_rule_and_entry(reading):
    text = printed(claim_view(reading, reading.claims[0]))
    for expected in ("event.type", "air_drone_strike", "“frappé”", "trigger", "fr.strike"):
        assert expected in text
    assert "gazetteer" in text and "2456917" in text
    assert "attribution.hedged" in text and "true" in text


def test_an_explanation_without_reasons(reading):
    assert "No reasons were recorded." in printed(claim_view(reading, reading.claims[1]))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("event.type", "air_drone_strike"),
        ("event.places[1].name", "Gao"),
        ("event.places.0.country", "ML"),
        ("event.places[7]", None),
        ("event.nothing.at.all", None),
    ],
)
def test_values_of_fields(reading, field, value):
    assert field_value(claim_to_json(reading.claims[0]), field) == value
