"""Whether something happened, as a user meets it: whole ways through invented sentences."""

from __future__ import annotations

import pytest

from selon import read

pytestmark = pytest.mark.models
PUBLISHED = "2023-11-20"


def modality(text: str, language: str, trigger: str) -> str:
    """Return the modality of the claim whose trigger has these words."""
    found = read(text, language=language, published=PUBLISHED).claims
    return next(c.event.modality for c in found if trigger in c.event.trigger.text)


@pytest.mark.parametrize(
    ("text", "language", "trigger", "expected"),
    [
        ("Clashes continued on Monday in Gao.", "en", "Clashes", "ongoing"),
        ("For a week troops have been battling for Gao.", "en", "battling", "ongoing"),
        ("Les affrontements se poursuivent à Gao.", "fr", "affrontements", "ongoing"),
        ("L'armée commence l'évacuation des familles de Gao.", "fr", "évacuation", "ongoing"),
        ("Ils ont ravitaillé deux villes assiégées par les rebelles.", "fr", "assiégées",
         "ongoing"),
        ("They took Gao in May after a long siege.", "en", "siege", "actual"),
        ("Le 24 août, les rebelles avancent vers Gao.", "fr", "avancent", "actual"),
        ("Les rebelles avancent vers Gao.", "fr", "avancent", "ongoing"),
        ("Elections will be held in Mali on Sunday.", "en", "Elections", "planned"),
        ("Des élections auront lieu au Mali dimanche.", "fr", "élections", "planned"),
        ("Aucune attaque n'a eu lieu à Gao.", "fr", "attaque", "denied"),
        ("La prise de Gao par les rebelles ouvrirait la route du nord.", "fr", "prise", "feared"),
        ("Protests could erupt in Gao.", "en", "Protests", "feared"),
        ("Nous avons ordonné aux forces d'attaquer les rebelles.", "fr", "attaquer", "planned"),
        ("Les responsables ont pu rencontrer les rebelles.", "fr", "rencontrer", "actual"),
    ],
)  # fmt: skip
def test_what_goes_on_was_planned_or_is_feared(
    text: str, language: str, trigger: str, expected: str
) -> None:
    assert modality(text, language, trigger) == expected
