"""Forms of attribution, on invented sentences."""

from __future__ import annotations

import pytest

from selon import Reader
from selon.model import Attribution

pytestmark = pytest.mark.models

READER = Reader()


def attributions(language: str, text: str) -> list[Attribution]:
    return [
        a
        for block in READER.work_through(text, language=language).blocks
        for a in block.attributions
    ]


def only(language: str, text: str) -> tuple[str, str, list[str]]:
    (found,) = attributions(language, text)
    source = found.source_span.text if found.source_span else ""
    return source, found.cue[0].text if found.cue else "", [s.text for s in found.content]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Le gouverneur de Gao a affirmé que les assaillants contrôlaient deux ponts.",
            ("Le gouverneur de Gao", "a affirmé", ["les assaillants contrôlaient deux ponts"]),
        ),
        (
            "fr",
            "Selon un élu local, onze bergers sont morts dans l'attaque.",
            ("un élu local", "Selon", ["onze bergers sont morts dans l'attaque"]),
        ),
        (
            "fr",
            "« Nous avons quitté la colline hier », a déclaré le colonel Traoré.",
            ("le colonel Traoré", "a déclaré", ["Nous avons quitté la colline hier"]),
        ),
        (
            "en",
            "The governor of Maiduguri said that gunmen had left the market.",
            ("The governor of Maiduguri", "said", ["gunmen had left the market"]),
        ),
        (
            "en",
            "Nine herders died in the raid, according to a local doctor.",
            ("a local doctor", "according to", ["Nine herders died in the raid"]),
        ),
        (
            "en",
            '"We have left the hill," Colonel Musa told reporters.',
            ("Colonel Musa", "told", ["We have left the hill"]),
        ),
    ],
)
def test_source_cue_and_content(
    language: str, text: str, expected: tuple[str, str, list[str]]
) -> None:
    assert only(language, text) == expected


def test_a_quotation_goes_on_without_a_cue() -> None:
    text = (
        "« La route est coupée depuis lundi », a déclaré Mme Keïta. "
        "« Les camions ne passent plus du tout »."
    )
    (found,) = attributions("fr", text)
    assert [s.text for s in found.content] == [
        "La route est coupée depuis lundi",
        "Les camions ne passent plus du tout",
    ]
    assert found.source_span is not None
    assert found.source_span.text == "Mme Keïta"


def test_an_attribution_inside_another_knows_it() -> None:
    text = "The ministry said that the rebels claimed that they had taken the airport."
    outer, inner = attributions("en", text)
    assert (outer.nested_in, inner.nested_in) == (None, 0)


def test_a_quoted_term_is_nobodys_speech() -> None:
    assert attributions("fr", "Le « triangle vert » borde la route de Kidal.") == []


def test_words_of_action_are_no_cues() -> None:
    assert attributions("en", "The soldiers crossed the river and left the town.") == []
