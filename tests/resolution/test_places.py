"""Mentions resolved to records by context, and left alone where nothing decides.

The sentences are invented; the towns are real.
"""

from __future__ import annotations

import lzma
from pathlib import Path
from typing import Any

import pytest

from selon.data import load_yaml, resource
from selon.gazetteer import Gazetteer, open_gazetteer
from selon.language.place_words import PlaceWords, place_words
from selon.model import (
    ActorMention,
    Mentions,
    PlaceMention,
    PlaceReference,
    Sentence,
    Span,
    Syntax,
)
from selon.resolution.places import PlaceResolver

# Made-up ids and rounded figures.
LINES = [
    "1\tcountry\tLibya\t\tLY\t\t32.89\t13.19\t6800000\t",
    "2\tcountry\tLebanon\t\tLB\t\t33.89\t35.50\t6800000\t",
    "3\tcountry\tUnited States\t\tUS\t\t38.90\t-77.04\t327000000\tUS|U.S.",
    "4\tregion\tLouisiana\t\tUS\tLA\t30.5\t-91.5\t4600000\tLA|La.",
    "11\tcity\tTripoli\t\tLY\t61\t32.89\t13.19\t1150000\t",
    "12\tcity\tTripoli\t\tLB\t09\t34.43\t35.84\t730000\tTarabulus",
    "13\tcity\tAlexandria\t\tEG\t06\t31.20\t29.92\t4870000\t",
    "14\tcity\tAlexandria\t\tUS\tLA\t31.31\t-92.45\t45000\t",
    "15\tcity\tBeirut\t\tLB\t04\t33.89\t35.50\t1900000\t",
    "16\tcity\tHalba\t\tLB\t10\t34.54\t36.08\t20000\t",
    "17\tcity\tHalba\t\tDE\t08\t50.10\t9.00\t19000\t",
    "18\tcity\tBourg\t\tFR\t84\t46.20\t5.20\t2000\t",
    "19\tcity\tRahbe\t\tLB\t10\t34.52\t36.12\t6000\t",
    "20\tcity\tBire\t\tLB\t10\t34.58\t36.22\t5000\t",
    "21\tcountry\tGeorgia\t\tGE\t\t41.69\t44.83\t3700000\t",
    "22\tregion\tGeorgia\t\tUS\tGA\t32.9\t-83.4\t4800000\t",
    "23\tcity\tMacon\t\tUS\tGA\t32.84\t-83.63\t150000\t",
    "24\tcity\tValdosta\t\tUS\tGA\t30.83\t-83.28\t55000\t",
]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("gazetteer")
    table: Path = folder / "places.tsv.xz"
    table.write_bytes(lzma.compress(("\n".join(LINES) + "\n").encode()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SELON_CACHE", str(folder / "cache"))
        return open_gazetteer(table)


def words() -> PlaceWords:
    file = resource("selon.language.english", "lexicon/places.yaml")
    return place_words(load_yaml(file, resource("selon.language", "schemas/places.yaml")))


WORDS = words()


def resolved(
    gazetteer: Gazetteer, text: str, *names: str | tuple[str, dict[str, Any]], country: str = ""
) -> list[PlaceReference]:
    """Resolve the names given, in text order; a tuple adds fields to its mention."""
    at, mentions = 0, []
    for item in names:
        name, fields = (item, {}) if isinstance(item, str) else item
        at = text.index(name, at)
        span = Span.of(text, at, at + len(name))
        kept = {"name": name, "kind": "unknown", **fields}
        mentions.append(PlaceMention(None, span, **kept))
        at += len(name)
    starts = [0, *(i + 2 for i in range(len(text)) if text.startswith(". ", i))]
    ends = [*starts[1:], len(text)]
    sentences = tuple(
        Sentence(0, 0, 0, Span.of(text, a, b)) for a, b in zip(starts, ends, strict=True)
    )
    actors = (ActorMention(0, Span.of(text, 0, 1), "people", "", country),) if country else ()
    syntax = Syntax(text, 0, "en", (), sentences, (), (), (), ())
    resolver = PlaceResolver(gazetteer, WORDS, syntax, Mentions(actors, tuple(mentions), ()))
    return [resolver.resolve(i) for i in range(len(mentions))]


def test_the_country_in_apposition_decides(gazetteer: Gazetteer) -> None:
    libya, _ = resolved(gazetteer, "Fighting in Tripoli, Libya.", "Tripoli", "Libya")
    lebanon, _ = resolved(gazetteer, "Fighting in Tripoli (Lebanon).", "Tripoli", "Lebanon")
    assert (libya.place.geonames, lebanon.place.geonames) == (11, 12)
    assert libya.rule == "container" and libya.place.grade == "stated"


def test_the_state_in_apposition_decides(gazetteer: Gazetteer) -> None:
    found = resolved(gazetteer, "A fire in Alexandria, La., U.S.", "Alexandria", "La.", "U.S.")
    assert [f.place.geonames for f in found] == [14, 4, 3]


def test_one_name_is_one_place_throughout(gazetteer: Gazetteer) -> None:
    text = "A fire in Alexandria, Louisiana. Alexandria mourns."
    first, _, again = resolved(gazetteer, text, "Alexandria", "Louisiana", "Alexandria")
    assert first.place.geonames == again.place.geonames == 14


def test_the_country_named_elsewhere_decides(gazetteer: Gazetteer) -> None:
    text = "Lebanon mourns. Clashes went on in Tripoli and Beirut."
    _, tripoli, _ = resolved(gazetteer, text, "Lebanon", "Tripoli", "Beirut")
    assert tripoli.place.geonames == 12
    assert (tripoli.rule, tripoli.place.grade) == ("country_context", "carried")


def test_an_actor_s_country_decides(gazetteer: Gazetteer) -> None:
    (halba,) = resolved(gazetteer, "The police went to Halba.", "Halba", country="LB")
    assert halba.place.geonames == 16


def test_below_the_margin_a_name_stays_unresolved(gazetteer: Gazetteer) -> None:
    (halba,) = resolved(gazetteer, "They went to Halba.", "Halba")
    assert halba.rule == "unresolved"
    assert (halba.place.name, halba.place.geonames, halba.place.lat) == ("Halba", None, None)


def test_names_are_read_so_that_they_keep_together(gazetteer: Gazetteer) -> None:
    text = "They went to Halba, then Rahbe, then Bire."
    found = resolved(gazetteer, text, "Halba", "Rahbe", "Bire")
    assert [f.place.geonames for f in found] == [16, 19, 20]


def test_a_country_s_name_is_no_sign_of_the_country_for_itself(gazetteer: Gazetteer) -> None:
    text = "Macon and Valdosta voted. Officials in Georgia said so."
    *_, state = resolved(gazetteer, text, "Macon", "Valdosta", "Georgia")
    (alone,) = resolved(gazetteer, "Officials in Georgia said so.", "Georgia")
    assert (state.place.geonames, alone.place.geonames) == (22, 21)


def test_the_country_is_the_one_whose_people_the_sentence_speaks_of(gazetteer: Gazetteer) -> None:
    text = "The army left Beirut and Tripoli for the north of the country."
    country: dict[str, Any] = {"name": "", "kind": "country"}
    *_, taken = resolved(
        gazetteer, text, "Beirut", "Tripoli", ("the country", country), country="LB"
    )
    assert taken.place.country == "LB"


def test_a_small_town_that_nothing_points_at_is_not_meant(gazetteer: Gazetteer) -> None:
    (found,) = resolved(gazetteer, "They went to Bourg.", "Bourg")
    assert found.place.lat is None


def test_a_small_town_of_one_country_is_meant_where_something_is_put_there(
    gazetteer: Gazetteer,
) -> None:
    put = {"relation": "in", "relation_span": Span(8, 10, "in")}
    (found,) = resolved(gazetteer, "He lived in Bourg.", ("Bourg", put))
    assert found.place.country == "FR"
    found, _ = resolved(gazetteer, "He lived in Bourg. Libya denied it.", ("Bourg", put), "Libya")
    assert found.place.lat is None


def test_a_large_town_is_meant_by_its_name_alone(gazetteer: Gazetteer) -> None:
    (found,) = resolved(gazetteer, "They went to Beirut.", "Beirut")
    assert (found.place.geonames, found.entry) == (15, "geonames:15")


def test_relation_distance_and_bearing_are_handed_on(gazetteer: Gazetteer) -> None:
    fields = {"relation": "distance", "distance_km": 5.0, "bearing": 90.0}
    (found,) = resolved(gazetteer, "5 km east of Beirut.", ("Beirut", fields))
    place = found.place
    assert (place.relation, place.distance_km, place.bearing) == ("distance", 5, 90)


def test_the_second_best_record_is_kept_with_the_margin(gazetteer: Gazetteer) -> None:
    text = "Lebanon mourns. Clashes went on in Tripoli and Beirut."
    _, tripoli, beirut = resolved(gazetteer, text, "Lebanon", "Tripoli", "Beirut")
    choice = tripoli.place.choice
    assert choice is not None and beirut.place.choice is None
    assert (choice.best.geonames, choice.runner_up.geonames) == (12, 11)
    assert (choice.runner_up.name, choice.runner_up.country) == ("Tripoli", "LY")
    assert choice.margin > 0.35


def test_an_unresolved_name_keeps_the_two_it_might_mean(gazetteer: Gazetteer) -> None:
    (found,) = resolved(gazetteer, "Clashes went on in Tripoli.", "Tripoli")
    choice = found.place.choice
    assert found.place.lat is None and choice is not None
    assert (choice.best.country, choice.runner_up.country) == ("LY", "LB")
    assert 0 <= choice.margin < 0.35


def test_a_region_called_after_its_town_has_the_town_s_point_but_not_its_id(
    gazetteer: Gazetteer,
) -> None:
    (found,) = resolved(gazetteer, "In Beirut province.", ("Beirut", {"kind": "region"}))
    assert (found.place.kind, found.place.geonames, found.place.grade) == (
        "region",
        None,
        "inferred",
    )
    assert (found.place.lat, found.place.country) == (33.89, "LB")


def test_an_unknown_place_takes_the_country_of_its_sentence(gazetteer: Gazetteer) -> None:
    text = "They left Beirut for Zorbatoun."
    _, unknown = resolved(gazetteer, text, "Beirut", "Zorbatoun")
    assert (unknown.place.country, unknown.place.lat, unknown.rule) == (
        "LB",
        None,
        "country_around",
    )


def test_a_sea_lies_in_no_country(gazetteer: Gazetteer) -> None:
    text = "They left Beirut for the Gulf of Zor."
    _, sea = resolved(gazetteer, text, "Beirut", "Gulf of Zor")
    assert sea.place.country == ""


def test_the_town_takes_up_the_last_town(gazetteer: Gazetteer) -> None:
    text = "Clashes hit Beirut. Many fled the town."
    _, town = resolved(gazetteer, text, "Beirut", ("the town", {"name": "", "kind": "city"}))
    assert (town.place.geonames, town.rule, town.place.grade) == (15, "antecedent", "inferred")


def test_the_country_takes_up_the_country_that_is_told_of(gazetteer: Gazetteer) -> None:
    text = "U.S. aid reached Beirut. It is the first in the country."
    described = ("the country", {"name": "", "kind": "country"})
    _, _, country = resolved(gazetteer, text, "U.S.", "Beirut", described)
    assert country.place.geonames == 2


def test_a_described_place_without_antecedent_keeps_its_words(gazetteer: Gazetteer) -> None:
    (found,) = resolved(gazetteer, "Near the town.", ("the town", {"name": "", "kind": "city"}))
    assert (found.place.name, found.place.lat) == ("the town", None)


def test_thousands_of_names_are_resolved_in_proportion(gazetteer: Gazetteer) -> None:
    text = "They went to Tripoli, Beirut, Halba. " * 1_000
    found = resolved(gazetteer, text, *["Tripoli", "Beirut", "Halba"] * 1_000)
    assert len(found) == 3_000
