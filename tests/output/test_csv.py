"""Flat rows: one a place, counts once."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from selon.model import Count, Span
from selon.model.vocabulary import VOCABULARIES
from selon.output import COLUMNS, csv_text
from selon.output import rows as rows_module


def table(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_row_a_place_with_a_shared_claim(reading):
    rows = table(csv_text(reading, "bulletin.txt"))
    strike = reading.claims[0].id
    assert [row["place"] for row in rows] == ["Kidal", "Gao", "Tessalit", ""]
    assert [row["claim"] for row in rows[:2]] == [strike, strike]
    assert {row["file"] for row in rows} == {"bulletin.txt"}


def test_counts_stand_on_the_first_row_only(reading):
    rows = table(csv_text(reading))
    assert [row["killed_low"] for row in rows] == ["12", "", "", ""]
    assert [row["killed_high"] for row in rows] == ["", "", "", ""]
    assert (rows[3]["displaced_low"], rows[3]["displaced_high"]) == ("200", "999")


def test_several_counts_of_one_kind_share_a_cell(reading):
    claim = reading.claims[0]
    counts = (Count("killed", 3, 3, Span(0, 1, "L")), Count("killed", 5, None, Span(0, 1, "L")))
    event = replace(claim.event, counts=counts)
    rows = table(csv_text(replace(reading, claims=(replace(claim, event=event),))))
    assert (rows[0]["killed_low"], rows[0]["killed_high"]) == ("3; 5", "3; ")


def test_who_says_it(reading):
    first, _, denied, author = table(csv_text(reading))
    assert (first["voices"], first["source_kind"], first["hedged"]) == (
        "Issa Tangara",
        "named",
        "true",
    )
    assert (denied["source"], denied["speech_act"], denied["modality"]) == ("", "deny", "denied")
    assert (author["source_kind"], author["mode"], author["hedged"]) == (
        "author",
        "author",
        "false",
    )


def test_numbers_are_raw(reading):
    rows = table(csv_text(reading))
    assert (rows[1]["lat"], rows[1]["lon"]) == ("16.27", "-0.04")


def test_a_place_told_by_another_has_its_anchor_and_its_runner_up(reading):
    first, second = table(csv_text(reading))[:2]
    told = ("radius_km", "anchor", "anchor_geonames", "anchor_lat", "runner_up", "margin")
    assert [first[c] for c in told] == [
        "12.5", "Kidal", "2456917", "18.44", "Kidal Region, ML", "1.25"
    ]  # fmt: skip
    assert [second[c] for c in told] == [""] * len(told)


def test_cells_may_hold_line_ends_and_quotes(reading):
    odd = 'one "two"\r\nthree,\n=4\x00'
    claim = replace(reading.claims[2], evidence=Span(0, len(odd), odd))
    rows = table(csv_text(replace(reading, claims=(claim,))))
    assert len(rows) == 1
    assert rows[0]["evidence"] == odd


def test_lone_surrogates_become_escapes(reading):
    claim = replace(reading.claims[2], evidence=Span(0, 1, "\ud800"))
    text = csv_text(replace(reading, claims=(claim,)))
    text.encode("utf-8")
    assert table(text)[0]["evidence"] == "\\ud800"


def test_columns(reading):
    lines = csv_text(reading).splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len(set(COLUMNS)) == len(COLUMNS)
    assert csv_text(replace(reading, claims=())).splitlines() == [",".join(COLUMNS)]
    assert csv_text(reading, header=False) == "\n".join(lines[1:]) + "\n"


def test_every_column_is_documented():
    counted = {f"{what}_{end}" for what in VOCABULARIES["count_of"] for end in ("low", "high")}
    roles = {c for role in VOCABULARIES["role"] for c in (role, f"{role}_id")}
    # Described as families of columns.
    places = {"country", "place_kind", "place_grade", "anchor_geonames", "anchor_lon"}
    spans = {"trigger_start", "trigger_end", "evidence_start", "evidence_end"}
    for column in set(COLUMNS) - counted - roles - places - spans:
        assert column in str(rows_module.__doc__), column
