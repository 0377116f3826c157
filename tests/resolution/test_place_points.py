"""Where places lie that are told by others, and how far around that they may be.

Places and distances are real; the mentions are made by hand.
"""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from selon.gazetteer import (
    Gazetteer,
    GazetteerRecord,
    bearing_deg,
    destination,
    distance_km,
    open_gazetteer,
)
from selon.model import Place, PlaceMention, PlaceReference, Span
from selon.resolution.extents import load_extents
from selon.resolution.place_choices import Choice, place_of, unresolved
from selon.resolution.place_points import lay_out

LYING = ("near", "outside", "along", "towards", "countryside_of", "facility_in", "between")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def record(gazetteer: Gazetteer, name: str, kind: str = "city", country: str = "") -> Any:
    named = [r for r in gazetteer.look_up(name) if r.kind == kind]
    return next(r for r in named if country in ("", r.country))


def laid(gazetteer: Gazetteer, *told: tuple[Any, dict[str, Any]]) -> list[PlaceReference]:
    """Lay out records with the fields of their mentions; a name alone stays unresolved."""
    mentions, found = [], []
    for at, (named, fields) in enumerate(told):
        name = named if isinstance(named, str) else named.name
        words = Span(at * 40, at * 40 + len(name), name)
        fields = {"kind": "unknown", "relation_span": Span(0, 4, "told"), **fields}
        mention = PlaceMention(None, words, name, **fields)
        mentions.append(mention)
        place = (
            unresolved(mention, "")
            if isinstance(named, str)
            else place_of(mention, Choice(named, "sole_record", "stated"))
        )
        found.append(PlaceReference(place, "sole_record"))
    return list(lay_out(mentions, found, gazetteer))


def one(gazetteer: Gazetteer, named: Any, **fields: Any) -> Place:
    (found,) = laid(gazetteer, (named, fields))
    return found.place


def away(place: Place, record: GazetteerRecord) -> float:
    assert place.lat is not None and place.lon is not None
    return distance_km(record.lat, record.lon, place.lat, place.lon)


def that_way(place: Place, record: GazetteerRecord) -> float:
    assert place.lat is not None and place.lon is not None
    return bearing_deg(record.lat, record.lon, place.lat, place.lon)


@pytest.mark.parametrize("bearing", [0.0, 45.0, 90.0, 225.0])
@pytest.mark.parametrize("km", [3.0, 12.0, 60.0, 48.28])
def test_a_distance_with_a_bearing_moves_the_point(
    gazetteer: Gazetteer, km: float, bearing: float
) -> None:
    kidal = record(gazetteer, "Kidal")
    place = one(gazetteer, kidal, relation="distance", distance_km=km, bearing=bearing)
    assert away(place, kidal) == pytest.approx(km, abs=0.05)
    assert abs((that_way(place, kidal) - bearing + 180) % 360 - 180) < 1
    assert place.radius_km is not None and place.radius_km >= 1.5
    (anchor,) = place.anchors
    assert (anchor.name, anchor.geonames) == (kidal.name, kidal.geonames)
    assert (anchor.lat, anchor.lon) == (kidal.lat, kidal.lon)
    assert (place.distance_km, place.bearing) == (km, bearing)


def test_round_distances_are_less_exact_and_sharp_bearings_more(gazetteer: Gazetteer) -> None:
    kidal = record(gazetteer, "Kidal")

    def radius(km: float, bearing: float) -> float:
        place = one(gazetteer, kidal, relation="distance", distance_km=km, bearing=bearing)
        return place.radius_km or 0.0

    assert radius(100, 45) > radius(101, 45)
    assert radius(30, 45) < radius(30, 0)


def test_a_distance_without_a_bearing_is_a_circle(gazetteer: Gazetteer) -> None:
    kidal = record(gazetteer, "Kidal")
    place = one(gazetteer, kidal, relation="distance", distance_km=30.0)
    assert away(place, kidal) == 0
    assert place.radius_km is not None and place.radius_km > 30


def test_within_is_as_far_as_told_but_no_less_than_the_town(gazetteer: Gazetteer) -> None:
    kidal, lagos = record(gazetteer, "Kidal"), record(gazetteer, "Lagos", country="NG")
    assert one(gazetteer, kidal, relation="within", distance_km=20.0).radius_km == 20
    assert (one(gazetteer, lagos, relation="within", distance_km=1.0).radius_km or 0) > 5
    north = one(gazetteer, kidal, relation="within", distance_km=20.0, bearing=0.0)
    assert away(north, kidal) == pytest.approx(10, abs=0.1)


def test_the_larger_a_town_the_wider_it_reaches(gazetteer: Gazetteer) -> None:
    radii = [
        one(gazetteer, record(gazetteer, name, country=country), relation="in").radius_km or 0
        for name, country in (("Kutum", "SD"), ("Kidal", "ML"), ("Zinder", "NE"), ("Lagos", "NG"))
    ]
    assert radii == sorted(radii) and radii[0] >= 1 and 10 < radii[-1] < 60


@pytest.mark.parametrize("relation", ["at", "in", "most_of", "from"])
def test_what_is_at_a_place_lies_there(gazetteer: Gazetteer, relation: str) -> None:
    zinder = record(gazetteer, "Zinder")
    place = one(gazetteer, zinder, relation=relation)
    assert (place.lat, place.lon, place.anchors) == (zinder.lat, zinder.lon, ())
    assert place.radius_km


@pytest.mark.parametrize("relation", LYING)
def test_what_lies_about_a_place_may_be_farther_than_it_reaches(
    gazetteer: Gazetteer, relation: str
) -> None:
    zinder = record(gazetteer, "Zinder")
    place = one(gazetteer, zinder, relation=relation)
    itself = one(gazetteer, zinder, relation="at")
    assert (place.radius_km or 0) > (itself.radius_km or 0)
    assert place.anchors[0].geonames == zinder.geonames


def test_north_of_a_town_without_a_distance_is_some_way_north(gazetteer: Gazetteer) -> None:
    zinder = record(gazetteer, "Zinder")
    place = one(gazetteer, zinder, relation="near", bearing=0.0)
    assert 2 < away(place, zinder) < 20
    assert away(place, zinder) <= (place.radius_km or 0)


def test_a_part_of_a_town_lies_in_it(gazetteer: Gazetteer) -> None:
    lagos = record(gazetteer, "Lagos", country="NG")
    east = one(gazetteer, lagos, relation="part_of", bearing=90.0)
    whole = one(gazetteer, lagos, relation="in")
    assert 0 < away(east, lagos) < (whole.radius_km or 0)
    assert that_way(east, lagos) == pytest.approx(90, abs=1)
    assert (east.radius_km or 0) < (whole.radius_km or 0)


def test_between_two_places_is_half_way(gazetteer: Gazetteer) -> None:
    gao, kidal = record(gazetteer, "Gao"), record(gazetteer, "Kidal")
    told = {"relation": "between"}
    first, second = laid(gazetteer, (gao, told), (kidal, told))
    half = distance_km(gao.lat, gao.lon, kidal.lat, kidal.lon) / 2
    assert away(first.place, gao) == pytest.approx(half, rel=0.01)
    assert away(first.place, kidal) == pytest.approx(half, rel=0.01)
    assert first.place.radius_km == pytest.approx(half, rel=0.01)
    assert (first.place.lat, first.place.lon) == (second.place.lat, second.place.lon)
    assert [a.name for a in first.place.anchors] == ["Gao", "Kidal"]
    assert [a.name for a in second.place.anchors] == ["Kidal", "Gao"]


def test_between_counts_the_two_ends_and_not_the_country_of_one(gazetteer: Gazetteer) -> None:
    gao, kidal = record(gazetteer, "Gao"), record(gazetteer, "Kidal")
    mali, told = record(gazetteer, "Mali", "country"), {"relation": "between"}
    first, country, second = laid(gazetteer, (gao, told), (mali, told), (kidal, told))
    assert [a.name for a in first.place.anchors] == ["Gao", "Kidal"]
    assert first.place.lat == second.place.lat
    assert (country.place.lat, country.place.anchors) == (mali.lat, ())


def test_between_a_known_and_an_unknown_place_is_around_the_known_one(
    gazetteer: Gazetteer,
) -> None:
    gao, told = record(gazetteer, "Gao"), {"relation": "between"}
    first, unknown = laid(gazetteer, (gao, told), ("Tin-Hamassouk", told))
    assert away(first.place, gao) == 0 and (first.place.radius_km or 0) > 40
    assert (unknown.place.name, unknown.place.lat) == ("Tin-Hamassouk", None)
    assert unknown.place.radius_km is None and unknown.place.anchors == ()


@pytest.mark.parametrize(
    ("country", "bearing", "holds", "leaves_out"),
    [
        ("Mali", 0.0, "Kidal", "Sikasso"),
        ("Syria", 90.0, "Deir ez-Zor", "Latakia"),
        ("Ukraine", 180.0, "Kherson", "Chernihiv"),
        ("Spain", 180.0, "Sevilla", "Bilbao"),
    ],
)
def test_the_part_of_a_country_holds_its_towns(
    gazetteer: Gazetteer, country: str, bearing: float, holds: str, leaves_out: str
) -> None:
    whole = record(gazetteer, country, "country")
    place = one(gazetteer, whole, relation="part_of", bearing=bearing)
    inside = record(gazetteer, holds, country=whole.country)
    outside = record(gazetteer, leaves_out, country=whole.country)
    assert away(place, inside) < (place.radius_km or 0)
    assert away(place, inside) < away(place, outside)
    assert place.anchors[0].geonames == whole.geonames


@pytest.mark.parametrize("country", ["Mali", "Syria", "Ukraine", "Lebanon", "Sudan"])
def test_a_country_reaches_as_far_as_nearly_all_its_towns(
    gazetteer: Gazetteer, country: str
) -> None:
    whole = record(gazetteer, country, "country")
    place = one(gazetteer, whole, relation="in")
    regions = gazetteer.parts(whole.geonames)
    towns = list(itertools.chain.from_iterable(gazetteer.parts(r.geonames) for r in regions))
    within = sum(away(place, town) <= (place.radius_km or 0) for town in towns)
    assert 0.9 < within / len(towns) <= 1


def test_outside_a_country_may_be_anywhere(gazetteer: Gazetteer) -> None:
    mali = record(gazetteer, "Mali", "country")
    place = one(gazetteer, mali, relation="outside")
    assert (place.name, place.lat, place.lon, place.radius_km) == ("Mali", None, None, None)
    assert place.anchors[0].lat == mali.lat


def test_a_road_that_bears_a_town_s_name_runs_on(gazetteer: Gazetteer) -> None:
    zinder = record(gazetteer, "Zinder")
    road = one(gazetteer, zinder, kind="road", relation="at", facility="road")
    assert (road.radius_km or 0) > 20 and road.facility == "road"


def test_every_relation_that_has_a_figure_is_one() -> None:
    assert set(load_extents().beyond_km) == set(LYING)


@pytest.mark.parametrize(
    ("lat", "lon", "bearing", "km"),
    [(0, 179.9, 90, 100), (89.9, 10, 0, 50), (-33.9, 18.4, 135, 800), (36.2, 37.1, 359.9, 5)],
)
def test_points_that_bearings_lead_to(lat: float, lon: float, bearing: float, km: float) -> None:
    to_lat, to_lon = destination(lat, lon, bearing, km)
    assert -90 <= to_lat <= 90 and -180 <= to_lon <= 180
    assert distance_km(lat, lon, to_lat, to_lon) == pytest.approx(km, rel=1e-6)
