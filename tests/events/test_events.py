"""Events with their type, modality, parts, place and number, on invented sentences."""

from __future__ import annotations

import pytest

from selon import Reader
from selon.model import Claim

pytestmark = pytest.mark.models

READER = Reader()


def claims(language: str, text: str) -> list[Claim]:
    return list(READER.read(text, language=language, published="2023-05-20").claims)


def of_type(found: list[Claim], type_: str) -> Claim:
    return next(c for c in found if c.event.type == type_)


@pytest.mark.parametrize(
    ("language", "text", "type_"),
    [
        ("fr", "Les rebelles se sont emparés de Kidal.", "territory_seized_nonstate"),
        ("fr", "L'armée malienne a repris Kidal.", "territory_regained_gov"),
        ("en", "Rebels captured the town of Kidal.", "territory_seized_nonstate"),
        ("en", "Malian soldiers recaptured the town of Kidal.", "territory_regained_gov"),
    ],
)
def test_the_actor_decides_seized_against_regained(language: str, text: str, type_: str) -> None:
    assert [c.event.type for c in claims(language, text)] == [type_]


def test_a_bombardment_from_aircraft_is_an_air_strike() -> None:
    (found,) = claims("fr", "Des avions ont bombardé un marché à Zinder.")
    assert found.event.type == "air_drone_strike"
    (found,) = claims("fr", "Des rebelles ont bombardé un marché à Zinder.")
    assert found.event.type == "shelling_missile"


@pytest.mark.parametrize(
    ("language", "text", "type_", "modality"),
    [
        ("fr", "L'armée n'a pas bombardé le camp de Dadaab.", None, "denied"),
        (
            "en",
            "The rebels want to seize the port of Kismayo.",
            "territory_seized_nonstate",
            "planned",
        ),
        ("en", "The army will deploy troops to Garissa.", "mobilisation_deployment", "planned"),
        ("fr", "Les rebelles ont tenté de prendre le port de Kismayo.", None, "attempted"),
    ],
)
def test_what_governs_an_event_sets_its_modality(
    language: str, text: str, type_: str | None, modality: str
) -> None:
    found = claims(language, text)
    claim = of_type(found, type_) if type_ else found[0]
    assert claim.event.modality == modality


def test_hearsay_is_hedged_and_the_authors() -> None:
    (found,) = claims("fr", "Les rebelles auraient pris la ville de Kidal.")
    assert found.attribution.hedged
    assert found.attribution.hedge is not None
    assert found.attribution.hedge.text == "auraient pris"
    assert found.attribution.mode == "author"


def test_a_denial_is_an_act_and_a_denied_event() -> None:
    found = claims("en", "The Chadian government denied that its troops had shelled Abéché.")
    act, inner = of_type(found, "deny_reject"), of_type(found, "shelling_missile")
    assert act.about == inner.id
    assert inner.event.modality == "denied"
    assert inner.attribution.source is not None
    assert "Chad" in inner.attribution.source.name


def test_numbers_belong_to_the_event_that_caused_them() -> None:
    found = claims("en", "A car bomb killed 14 people and wounded at least 30 others in Baidoa.")
    bomb = of_type(found, "ied_remote_explosive")
    assert {(c.what, c.low, c.high) for c in bomb.event.counts} == {
        ("killed", 14, 14),
        ("injured", 30, None),
    }
    assert [p.name for p in bomb.event.places] == ["Baidoa"]


def test_one_verb_with_two_places_is_one_claim() -> None:
    (found,) = claims("fr", "Les rebelles ont pris Kidal et Gao.")
    assert [p.name for p in found.event.places] == ["Kidal", "Gao"]


def test_every_field_says_why() -> None:
    (found,) = claims("fr", "Selon le maire, les rebelles ont pris Kidal lundi.")
    fields = {b.field for b in found.because}
    assert {"event.type", "event.modality", "attribution.source", "event.time"} <= fields
    assert any(b.entry.startswith("fr.") for b in found.because if b.field == "event.type")
