"""Where events happened, as a user meets it: points, radii, anchors and what else a name means."""

from __future__ import annotations

import json

import pytest

from selon import Reader
from selon.gazetteer import bearing_deg, distance_km
from selon.model import Place
from selon.output import claim_to_json, csv_text

pytestmark = pytest.mark.models
PUBLISHED = "2023-06-14"


def place(reader: Reader, language: str, text: str) -> Place:
    """Return the place of the first claim of a text that has one."""
    claims = reader.read(text, language=language, published=PUBLISHED).claims
    return next(p for c in claims for p in c.event.places)


@pytest.mark.parametrize(
    ("language", "text", "km", "bearing"),
    [
        ("en", "Gunmen attacked a patrol 15 km north of Zinder, Niger, on Monday.", 15, 0),
        ("en", "A bomb exploded 10 miles south-east of Baidoa, Somalia.", 16.1, 135),
        ("fr", "Des hommes armés ont attaqué un convoi à 25 km à l'ouest de Djibo.", 25, 270),
        (
            "fr",
            "Une mine a explosé à une dizaine de kilomètres au nord de Ménaka. Le Mali enquête.",
            10,
            0,
        ),
    ],
)
def test_a_told_distance_moves_the_point_off_its_anchor(
    reader: Reader, language: str, text: str, km: float, bearing: float
) -> None:
    found = place(reader, language, text)
    (anchor,) = found.anchors
    assert found.lat is not None and found.lon is not None
    there = (anchor.lat, anchor.lon, found.lat, found.lon)
    assert distance_km(*there) == pytest.approx(km, abs=0.1)
    assert abs((bearing_deg(*there) - bearing + 180) % 360 - 180) < 1
    assert found.distance_km == pytest.approx(km, abs=0.1) and found.radius_km


def test_no_resolved_place_is_a_bare_point(reader: Reader) -> None:
    text = (
        "Shells fell on the eastern districts of Nyala, Sudan. Fighting went on near El Geneina. "
        "Two soldiers were killed between Kutum and Mellit. A strike hit Port Sudan airport. "
        "Clashes broke out in western Sudan and along the border with Chad."
    )
    claims = reader.read(text, language="en", published=PUBLISHED).claims
    found = [p for c in claims for p in c.event.places]
    assert len(found) >= 5
    for one in found:
        assert (one.lat is None) == (one.radius_km is None)
        assert one.radius_km is None or one.radius_km >= 1
        elsewhere = one.relation not in ("at", "in", "most_of", "from")
        assert one.lat is None or bool(one.anchors) == elsewhere, one


def test_a_facility_without_coordinates_of_its_own_keeps_its_noun(reader: Reader) -> None:
    text = "A strike hit Port Sudan airport in Sudan on Monday, killing two soldiers."
    found = place(reader, "en", text)
    assert (found.name, found.relation, found.facility) == ("Port Sudan", "facility_in", "airport")


def test_a_road_without_coordinates_keeps_its_words(reader: Reader) -> None:
    text = "Deux soldats ont été tués sur la route nationale 24, au Niger."
    claims = reader.read(text, language="fr", published=PUBLISHED).claims
    roads = [p for c in claims for p in c.event.places if p.kind == "road"]
    assert roads and all("route nationale 24" in p.name and p.lat is None for p in roads)


def test_the_reasons_tell_how_a_point_was_laid(reader: Reader) -> None:
    text = "Gunmen killed two guards 15 km north of Zinder, Niger, on Monday."
    claim = reader.read(text, language="en", published=PUBLISHED).claims[0]
    (why,) = (b for b in claim.because if b.field == "event.places[0].radius_km")
    assert why.rule == "distance_and_bearing"
    assert why.span is not None and why.span.text == "15 km north of"


def test_the_runner_up_and_the_margin_are_kept(reader: Reader) -> None:
    text = "Gunmen killed two guards in Tripoli, the army of Libya said. Libya is on alert."
    reading = reader.read(text, language="en", published=PUBLISHED)
    claim = reading.claims[0]
    (found,) = claim.event.places
    assert found.choice is not None and found.country == "LY"
    assert found.choice.best.geonames == found.geonames
    assert found.choice.runner_up.geonames != found.geonames
    assert found.choice.margin > 0.35
    (shown,) = claim_to_json(claim)["event"]["places"]
    assert set(shown["choice"]["runner_up"]) == {"name", "country", "geonames"}
    assert json.dumps(shown["choice"]["margin"]) in str(claim.because[-2:] + claim.because)
    header, row = csv_text(reading).splitlines()[:2]
    assert "runner_up,margin" in header and str(found.choice.margin) in row


def test_two_places_too_near_each_other_are_both_told(reader: Reader) -> None:
    text = "Gunmen killed two guards in Springfield, officials in the United States said."
    claim = reader.read(text, language="en", published=PUBLISHED).claims[0]
    (found,) = claim.event.places
    assert found.geonames is None and found.lat is None and found.choice is not None
    assert found.choice.best.name == found.choice.runner_up.name == "Springfield"
    assert 0 <= found.choice.margin < 0.35
    assert any("undecided: Springfield, US" in b.rule for b in claim.because)
