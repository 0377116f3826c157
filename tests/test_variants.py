"""Copies of reports in other words: what changes, what stays, and that gold follows."""

from __future__ import annotations

import pytest

from selon.actors import load_actors

TEXT = (
    "Rebels seized Idlib and Idlibs airport on Thursday 5 December, the Observer of Sarmin said on "
    "Friday. The Syrian army withdrew to Al-Dumayr on November 28, 2024. At least 12 people were "
    "killed in Damascus in November."
)


def span(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


@pytest.fixture(scope="module")
def base():
    return load_actors()


@pytest.fixture
def pair():
    """A report published on 6 December 2024 with three claims."""

    def claim(trigger, place, name, date, date_text):
        where = {"text": place, "name": name, "country": "SY", "span": span(place)}
        told = {"trigger": trigger, "trigger_span": span(trigger), "places": [where]}
        return {**told, "actors": [], "date": date, "date_text": date_text}

    claims = [
        claim("seized", "Idlib", "Idlib", "2024-12-05", "Thursday 5 December"),
        claim("withdrew", "Al-Dumayr", "Al-Dumayr", "2024-11-28", "November 28, 2024"),
        claim("were killed", "Damascus", "Damascus", "2024-11", "in November"),
    ]
    row = {"id": "a", "lang": "en", "title": "Idlib falls", "date": "2024-12-06", "text": TEXT}
    return row, {"id": "a", "claims": claims}


def spans(value):
    if isinstance(value, dict):
        if "start" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from spans(one)


@pytest.mark.parametrize("name", ["groups", "voices", "towns", "zone", "words", "years", "days"])
def test_the_gold_keeps_its_places_in_every_variant(pair, base, name):
    from varying import VARIANTS

    row, gold = VARIANTS[name](*pair, base)
    found = list(spans(gold["claims"]))
    assert len(found) == len(list(spans(pair[1]["claims"]))) == 6
    assert [row["text"][s["start"] : s["end"]] for s in found] == [s["text"] for s in found]
    assert VARIANTS[name](*pair, base) == (row, gold)
    assert pair[0]["text"] == TEXT


def test_a_town_has_the_same_new_name_everywhere_and_a_capital_keeps_its_own(pair, base):
    from varying import with_towns

    row, gold = with_towns(*pair, base)
    town = gold["claims"][0]["places"][0]
    assert town["text"] == town["name"] != "Idlib"
    assert row["title"] == f"{town['name']} falls"
    assert f"seized {town['name']} and {town['name']}s airport" in row["text"]
    assert gold["claims"][2]["places"][0]["name"] == "Damascus"
    assert town["country"] == "SY"


def test_a_war_is_put_into_another_country(pair, base):
    from varying import with_zone

    row, gold = with_zone(*pair, base)
    assert "Syria" not in row["text"]
    assert "The Somali army" in row["text"]
    places = [claim["places"][0] for claim in gold["claims"]]
    assert (places[2]["name"], places[2]["country"]) == ("Mogadishu", "SO")
    assert places[0]["country"] == "SO"


def test_dates_move_with_their_weekdays_to_other_years(pair, base):
    from varying import with_years

    row, gold = with_years(*pair, base)
    assert row["date"] == "2031-12-06"
    assert "on Friday 5 December, the Observer of Sarmin said on Saturday." in row["text"]
    assert "November 28, 2031" in row["text"]
    assert [claim["date"] for claim in gold["claims"]] == ["2031-12-05", "2031-11-28", "2031-11"]


def test_dates_move_by_weeks(pair, base):
    from varying import with_days

    row, gold = with_days(*pair, base)
    assert row["date"] == "2025-08-08"
    assert "on Thursday 7 August, the" in row["text"]
    assert "on July 31, 2025. At" in row["text"]
    assert row["text"].endswith("in July.")
    assert [claim["date"] for claim in gold["claims"]] == ["2025-08-07", "2025-07-31", "2025-07"]


def test_what_happened_is_told_by_words_of_the_same_meaning(pair, base):
    from varying import with_words

    row, gold = with_words(*pair, base)
    triggers = [claim["trigger"] for claim in gold["claims"]]
    assert triggers == ["captured", "pulled out", "lost their lives"]
    assert "lost their lives in Damascus" in row["text"]


def test_words_of_the_tables_are_whole(base):
    from varying import VARIANTS, load_tables

    tables = load_tables()
    assert set(tables["floors"]) == set(VARIANTS)
    for kept in tables["floors"].values():
        assert set(kept) == {"seed", "claims-fr", "claims-en"}
        assert all(94 <= floor <= 100 for floor in kept.values())
    for rows in tables["dates"]["names"].values():
        assert {len(row.split()) for row in rows} == {7, 12}
    for words in tables["words"].values():
        assert not [word for word, other in words.items() if word == other]
