"""How many, as a user meets it: numbers bound to what caused them and to what they count.

The sentences are invented; the towns are real.
"""

from __future__ import annotations

import pytest

from selon import read

pytestmark = pytest.mark.models


def counts(text: str, language: str, trigger: str) -> list[tuple[str, int | None, int | None]]:
    """Return what the claim whose trigger has these words counts."""
    found = read(text, language=language, published="2023-06-14").claims
    event = next(c.event for c in found if trigger in c.event.trigger.text)
    return [(c.what, c.low, c.high) for c in event.counts]


@pytest.mark.parametrize(
    ("text", "language", "trigger", "expected"),
    [
        (
            "25 soldiers and 39 rebels were killed in battles around Gao.",
            "en",
            "battles",
            [("killed", 25, 25), ("killed", 39, 39)],
        ),
        (
            "Militants killed a man and a woman in Gao.",
            "en",
            "killed",
            [("killed", 2, 2)],
        ),
        (
            "The ministry said that the death toll rose to 14.",
            "en",
            "toll",
            [("killed", 14, 14)],
        ),
        ("Seven miners lost their lives near Gao.", "en", "lost", [("killed", 7, 7)]),
        ("Sept mineurs ont perdu la vie près de Gao.", "fr", "perdu", [("killed", 7, 7)]),
        ("The mayor put the toll at eight.", "en", "toll", [("killed", 8, 8)]),
        (
            "The monitor documented the deaths of at least 31 people.",
            "en",
            "deaths",
            [("killed", 31, None)],
        ),
        (
            "L'armée annonce l'arrestation de près de 200 personnes.",
            "fr",
            "arrestation",
            [("arrested", 200, 200)],
        ),
        ("Le maire parle de dizaines de morts.", "fr", "morts", [("killed", 20, 99)]),
        (
            "L'attentat a fait 12 morts, dont 5 policiers, et une trentaine de blessés.",
            "fr",
            "attentat",
            [("killed", 12, 12), ("injured", 30, 30)],
        ),
        (
            "Quelque 500 soldats sont entrés dans Gao.",
            "fr",
            "entrés",
            [("participants", 500, 500)],
        ),
        (
            "L'attaque a été menée par trois hommes armés.",
            "fr",
            "attaque",
            [("participants", 3, 3)],
        ),
    ],
)
def test_numbers_count_what_their_words_say(
    text: str, language: str, trigger: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert counts(text, language, trigger) == expected


@pytest.mark.parametrize(
    ("text", "language", "trigger"),
    [
        ("The police killed Karim Haddad in Gao.", "en", "killed"),
        ("Ils ont tué Karim Haddad après 23 ans de prison.", "fr", "ont tué"),
    ],
)
def test_who_is_named_and_years_are_not_counted(text: str, language: str, trigger: str) -> None:
    assert counts(text, language, trigger) == []
