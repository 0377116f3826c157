"""What the figures say about claims found, missed and half right."""

from __future__ import annotations

import pytest

from selon.evaluation import coded_by_hand, coded_by_selon, figures


def measured(gold, found):
    return figures(
        {"r": [coded_by_hand(g) for g in gold]}, {"r": [coded_by_selon(f) for f in found]}
    )


def test_a_claim_read_as_coded_is_right_in_every_field(by_hand, by_selon):
    result = measured([by_hand()], [by_selon()])
    for name in ("found", "typed", "row", "source", "modality", "date", "actor", "place"):
        assert result.rates()[name].f1 == 100.0, name


def test_nothing_found_scores_nought_without_failing(by_hand):
    result = figures({"r": [coded_by_hand(by_hand())]}, {})
    assert (result.found.recall, result.row.f1) == (0.0, 0.0)
    assert result.as_json()["source"] is None


def test_a_claim_nobody_coded_costs_precision_only(by_hand, by_selon):
    extra = by_selon(trigger={"start": 400, "end": 405, "text": "fled"}, type="displacement")
    result = measured([by_hand()], [by_selon(), extra])
    assert (result.typed.precision, result.typed.recall) == (50.0, 100.0)


def test_another_type_on_the_same_words_is_found_but_not_typed(by_hand, by_selon):
    result = measured([by_hand()], [by_selon(type="armed_clash")])
    assert (result.found.f1, result.typed.f1, result.row.f1) == (100.0, 0.0, 0.0)


def test_a_trigger_near_by_pairs_only_with_its_own_type(by_hand, by_selon):
    near = {"start": 80, "end": 84, "text": "took"}
    assert measured([by_hand()], [by_selon(trigger=near)]).typed.f1 == 100.0
    assert measured([by_hand()], [by_selon(trigger=near, type="advance")]).found.f1 == 0.0


def test_each_found_claim_answers_one_coded_claim(by_hand, by_selon):
    result = measured([by_hand(), by_hand()], [by_selon()])
    assert (result.found.precision, result.found.recall) == (100.0, 50.0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"modality": "planned"},
        {"time": {"edtf": "2024-06"}},
        {"time": None},
        {"places": []},
        {"places": [{"name": "Kutum", "country": "TD", "span": {"start": 47, "end": 52}}]},
        {"attribution": {"mode": "author", "source": None}},
        {"attribution": {"source": {"kind": "named", "name": "the army", "span": None}}},
    ],
)
def test_one_wrong_field_breaks_the_row(by_hand, by_selon, wrong):
    result = measured([by_hand()], [by_selon(**wrong)])
    assert (result.typed.f1, result.row.f1) == (100.0, 0.0)


@pytest.mark.parametrize(
    ("gold", "found", "fits"),
    [
        ("2024-05-21", "2024-05-19/2024-05-23", True),
        ("2024-05-21", "2024-05", False),
        ("2024-05", "2024-05-02", True),
        ("../2024-05-21", "2024-05-20", True),
        ("2024-05-21", "../2024-05-21", False),
        ("2024-05-21~", "2024-05-21?", True),
        ("2024-05-21", "2024-05-21T10:00", True),
        ("2024-05-21", "not a date", False),
        ("{2024-05-20,2024-05-21}", "2024-05-21", False),
    ],
)
def test_a_date_is_right_when_it_overlaps_and_is_hardly_wider(by_hand, by_selon, gold, found, fits):
    result = measured([by_hand(date=gold)], [by_selon(time={"edtf": found})])
    assert result.date.f1 == (100.0 if fits else 0.0)


def test_a_row_needs_no_date_or_place_that_the_coder_left_out(by_hand, by_selon):
    assert measured([by_hand(date=None, places=[])], [by_selon()]).row.f1 == 100.0


def test_hearsay_is_right_only_as_an_anonymous_voice(by_hand, by_selon):
    hearsay = by_hand(source={"kind": "anonymous"})
    assert measured([hearsay], [by_selon(attribution={"source": None})]).source.f1 == 100.0
    assert measured([hearsay], [by_selon()]).source.f1 == 0.0


def test_names_agree_across_accents_and_partly(by_hand, by_selon):
    source = {"kind": "named", "text": "x", "name": "Abdoulaye Kéïta Traoré", "span": None}
    read = {"kind": "named", "name": "abdoulaye keita", "span": None}
    assert measured([by_hand(source=source)], [by_selon(attribution={"source": read})]).source.f1


def test_tried_and_failed_counts_as_actual_where_the_coder_knew_no_attempts(by_hand, by_selon):
    assert measured([by_hand()], [by_selon(modality="attempted")]).modality.f1 == 100.0
    assert measured([by_hand(modality="attempted")], [by_selon()]).modality.f1 == 0.0


def test_counts_and_hedges_are_measured_as_items(by_hand, by_selon):
    gold = by_hand(hedged=True, counts=[{"what": "killed", "low": 30, "high": None}])
    read = by_selon(counts=[{"what": "killed", "low": 30}, {"what": "captured", "low": 12}])
    result = measured([gold], [read])
    assert (result.count.precision, result.count.recall) == (50.0, 100.0)
    assert (result.hedge.recall, result.hedge.gold) == (0.0, 1)
