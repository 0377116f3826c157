"""The whole way through, on invented reports about real places."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema_rs import Draft202012Validator

import selon
from selon import Reader
from selon.codebook import load_codebook
from selon.errors import DataError, UnsupportedLanguage
from selon.output import reading_schema, to_json

pytestmark = pytest.mark.models

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/*.txt"))
READER = Reader()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_an_example_keeps_the_published_schema_and_its_own_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    document = json.loads(json.dumps(to_json(READER.read(text))))
    Draft202012Validator(reading_schema()).validate(document)
    assert len(document["claims"]) >= 10
    spans: list[dict[str, object]] = []

    def collect(node: object) -> None:
        if isinstance(node, dict):
            if {"start", "end", "text"} == set(node):
                spans.append(node)
            for value in node.values():
                collect(value)
        elif isinstance(node, list):
            for value in node:
                collect(value)

    collect(document)
    assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)  # type: ignore[misc]
    assert all(claim["because"] for claim in document["claims"])


def test_reading_twice_gives_the_same_ids() -> None:
    text = EXAMPLES[0].read_text(encoding="utf-8")
    first, second = READER.read(text), READER.read(text)
    assert [c.id for c in first.claims] == [c.id for c in second.claims]
    assert len({c.id for c in first.claims}) == len(first.claims)


@pytest.mark.parametrize(
    "text",
    [
        "The army did not confirm that it left Kidal. The mayor confirmed that the road is cut.",
        "L'armée n'a pas confirmé avoir quitté Kidal. Le maire a confirmé que la route est coupée.",
    ],
)
def test_who_did_not_say_it_is_told_from_who_did(text: str) -> None:
    assert [a.negated for a in READER.read(text).attributions] == [True, False]


def test_a_date_that_is_known_does_not_change_ids() -> None:
    text = "Rebels captured the town of Diffa on Monday."
    unknown, known = READER.read(text), READER.read(text, published="2023-05-20")
    assert [c.id for c in known.claims] == [c.id for c in unknown.claims]
    assert known.report.published is not None
    assert known.report.published.basis == "stated"
    times = [c.event.time.edtf for c in known.claims if c.event.time]
    assert times == ["2023-05-15"]


def test_a_long_text_is_read_in_blocks_with_offsets_of_the_whole() -> None:
    filler = "The council of Maradi met on the roads and the wells of the district.\n" * 2_000
    reading = READER.read(filler + "Rebels captured the town of Diffa.\n", language="en")
    seized = [c for c in reading.claims if c.event.type == "territory_seized_nonstate"]
    assert [c.event.trigger.start for c in seized] == [len(filler) + len("Rebels ")]
    assert seized[0].event.trigger.text == "captured"


def test_a_pipe_in_spacy_gives_claims() -> None:
    import spacy

    nlp = spacy.load("fr_core_news_md")
    nlp.add_pipe("selon", config={"published": "2023-05-20"})
    doc = nlp("Le maire a annoncé que les rebelles ont pris Kidal lundi.")
    (claim,) = doc._.claims
    assert claim.event.type == "territory_seized_nonstate"
    assert claim.event.time.edtf == "2023-05-15"
    assert doc._.attributions[0].speech_act == "announce"


def test_a_users_classes_are_added_to_the_codebook(tmp_path: Path) -> None:
    layer = tmp_path / "mine.yaml"
    layer.write_text(
        "classes:\n- id: market_closed\n  label: {en: Market closed, fr: Marché fermé}\n"
        "  crosswalk: {plover: [], acled: [], cameo_root: []}\n",
        encoding="utf-8",
    )
    book = load_codebook(layer)
    assert "market_closed" in book.classes
    assert "armed_clash" in book.classes
    assert book.hash != load_codebook().hash


def test_a_broken_layer_names_the_entry_that_is_wrong(tmp_path: Path) -> None:
    layer = tmp_path / "mine.yaml"
    layer.write_text("classes:\n- id: market_closed\n  label: {en: Closed}\n", encoding="utf-8")
    with pytest.raises(DataError, match="market_closed"):
        load_codebook(layer)


def test_another_language_is_refused_by_name() -> None:
    with pytest.raises(UnsupportedLanguage, match="German"):
        READER.read("Die Rebellen haben am Montag die Stadt im Norden des Landes eingenommen.")


def test_the_front_door_exports_what_it_lists() -> None:
    assert all(hasattr(selon, name) for name in selon.__all__)
    with pytest.raises(AttributeError):
        _ = selon.nothing_of_the_kind


def test_a_claim_says_what_its_class_is_called_elsewhere():
    text = "Fighting broke out between the army and rebels in Gao on Monday, the police said."
    (clash,) = [c for c in selon.read(text, language="en").claims if c.event.type == "armed_clash"]
    names = clash.event.crosswalk
    assert (names.plover, names.cameo_root) == ("ASSAULT", "19")
    assert (names.acled_event, names.acled_sub_event) == ("Battles", "Armed clash")
