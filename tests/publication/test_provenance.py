"""Lines that say where a report comes from. Outlets and private people are invented."""

from __future__ import annotations

import pytest

from selon.data import load_yaml, resource
from selon.language.provenance_words import ProvenanceWords, provenance_words
from selon.publication.provenance import find_provenance


def lexicon(language: str) -> ProvenanceWords:
    file = resource(f"selon.language.{language}", "lexicon/provenance.yaml")
    return provenance_words(load_yaml(file, resource("selon.language", "schemas/provenance.yaml")))


WORDS = {"en": lexicon("english"), "fr": lexicon("french")}
BODY = "Un dépôt a brûlé lundi près de Homs.\nPar ailleurs, la route est coupée.\n"


def parts(text: str, language: str) -> list[tuple[str, str]]:
    return [(part.role, part.name) for part in find_provenance(text, WORDS[language])]


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Traduction : Atelier des Langues", "fr", [("translator", "Atelier des Langues")]),
        ("Traduit de l’anglais par Jeanne Orlac", "fr", [("translator", "Jeanne Orlac")]),
        ("La source originale de cet article est Le Fanal", "fr", [("original", "Le Fanal")]),
        ("Translated by Jane Orlac.", "en", [("translator", "Jane Orlac")]),
        (
            "This article was originally published by The Lantern.",
            "en",
            [("original", "The Lantern")],
        ),
        ("By Jane Orlac", "en", [("author", "Jane Orlac")]),
        ("PARIS (AFP) - Un dépôt a brûlé.", "fr", [("agency", "AFP")]),
        ("(avec AFP et Reuters)", "fr", []),
        ("(avec AFP, Reuters)", "fr", [("agency", "AFP"), ("agency", "Reuters")]),
        ("Reuters", "en", [("agency", "Reuters")]),
    ],
)
def test_lines_of_provenance(line: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert parts(line, language) == expected


def test_a_rights_notice_names_its_holder_as_publisher() -> None:
    notice = "Copyright © Revue du Port, Le Fanal, 2021"
    text = f"{BODY}La source originale de cet article est Le Fanal\n{notice}"
    found = find_provenance(text, WORDS["fr"])
    assert [(p.role, p.name) for p in found] == [
        ("original", "Le Fanal"),
        ("rights", "Revue du Port, Le Fanal, 2021"),
        ("publisher", "Revue du Port"),
    ]
    rights = found[1].span
    assert text[rights.start : rights.end] == rights.text == notice


def test_ordinary_sentences_name_nobody() -> None:
    assert parts(BODY, "fr") == []
    assert parts("By Monday the road was open.\nSource of the fire: unknown.", "en") == []
    assert parts("The agency AFP said so (see Reuters, 3 May).", "en") == []
