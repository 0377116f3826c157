"""The word lists of cues, modality and quantities: sound, unambiguous, alike in all languages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from selon.attributions.speech_acts import speech_acts
from selon.codebook import load_codebook
from selon.data import load_yaml, resource
from selon.language.cues import Cue, CueWords, cue_words
from selon.language.modality_words import ModalityWords, modality_words
from selon.language.quantity_words import QuantityWords, quantity_words
from selon.model.vocabulary import VOCABULARIES

LANGUAGES = ("english", "french")


def content(language: str, name: str) -> Any:
    file = resource(f"selon.language.{language}", f"lexicon/{name}.yaml")
    return load_yaml(file, resource("selon.language", f"schemas/{name}.yaml"))


CUES: dict[str, CueWords] = {name: cue_words(content(name, "cues")) for name in LANGUAGES}
MODALITY: dict[str, ModalityWords] = {
    name: modality_words(content(name, "modality")) for name in LANGUAGES
}
QUANTITIES: dict[str, QuantityWords] = {
    name: quantity_words(content(name, "quantities")) for name in LANGUAGES
}


def rivals(cues: tuple[Cue, ...]) -> Iterator[tuple[str, str]]:
    """Yield cues of one lemma between which nothing in the text could decide."""
    for one, other in combinations(cues, 2):
        same = (one.particle, one.reflexive, one.impersonal) == (
            other.particle,
            other.reflexive,
            other.impersonal,
        )
        objects = one.object == other.object or bool(one.object & other.object)
        if same and objects and one.takes & other.takes:
            yield one.id, other.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_of_one_lemma_never_compete(language: str) -> None:
    for table in (CUES[language].verbs, CUES[language].nouns):
        assert [pair for cues in table.values() for pair in rivals(cues)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_cues_that_are_acts_name_a_class_of_the_codebook(language: str) -> None:
    classes = load_codebook().classes
    for table in (CUES[language].verbs, CUES[language].nouns):
        typed = {cue.type for cues in table.values() for cue in cues if cue.type}
        assert typed <= set(classes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_speech_has_a_verb(language: str) -> None:
    acts = {cue.act for cues in CUES[language].verbs.values() for cue in cues}
    assert acts == set(VOCABULARIES["speech_act"]) - {"according-to"}
    assert CUES[language].prepositions and CUES[language].hearsay


@pytest.mark.parametrize("name", ["cues", "modality"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_entry_ids_are_unique_and_name_their_language(language: str, name: str) -> None:
    data = content(language, name)
    ids = [entry["id"] for entry in data["cues" if name == "cues" else "words"]]
    assert len(ids) == len(set(ids))
    assert {i.split(".")[0] for i in ids} == {language[:2]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_entry_lists_a_word_twice(language: str) -> None:
    for entry in content(language, "modality")["words"]:
        assert len(entry["lemmas"]) == len(set(entry["lemmas"])), entry["id"]
    for entry in content(language, "cues")["cues"]:
        for form in ("verb", "noun", "preposition", "hearsay"):
            words = entry.get(form, [])
            assert isinstance(words, str) or len(words) == len(set(words)), entry["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_of_one_form_has_one_effect(language: str) -> None:
    seen: dict[tuple[str, str], str] = {}
    for entry in content(language, "modality")["words"]:
        for lemma in entry["lemmas"]:
            assert seen.setdefault((entry["form"], lemma), entry["id"]) == entry["id"]


@pytest.mark.parametrize(
    ("language", "lemma", "effect"),
    [
        ("english", "fail", "denied"),
        ("english", "try", "attempted"),
        ("english", "threaten", "feared"),
        ("english", "plan", "planned"),
        ("english", "continue", "ongoing"),
        ("english", "manage", "actual"),
        ("french", "empêcher", "denied"),
        ("french", "tenter", "attempted"),
        ("french", "craindre", "feared"),
        ("french", "vouloir", "planned"),
        ("french", "poursuivre", "ongoing"),
        ("french", "réussir", "actual"),
    ],
)
def test_verbs_lay_their_modality_on_what_they_govern(
    language: str, lemma: str, effect: str
) -> None:
    word = MODALITY[language].look_up("verb", lemma)
    assert word is not None and word.effect == effect


@pytest.mark.parametrize("language", LANGUAGES)
def test_rough_amounts_run_upwards_and_bounds_never_contradict(language: str) -> None:
    table = QUANTITIES[language]
    for word, (low, high) in table.collectives.items():
        assert high is None or low <= high, word
    data = content(language, "quantities")
    for group in ("bounds", "trailing"):
        words = [w for phrases in data[group].values() for w in phrases]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_words_reach_from_zero_to_millions(language: str) -> None:
    table = QUANTITIES[language]
    values = set(table.numbers.values())
    assert set(range(2, 11)) <= values and {20, 30, 40, 50, 60, 80} <= values
    assert {100, 1000, 1000000} <= set(table.multipliers.values())


def test_speech_acts_cover_the_vocabulary_and_name_known_classes() -> None:
    acts = speech_acts()
    assert set(acts.modalities) | set(acts.types) <= set(VOCABULARIES["speech_act"])
    assert set(acts.types.values()) <= set(load_codebook().classes)
    assert acts.inner("deny") == "denied"
    assert acts.inner("demand") == acts.inner("promise") == "planned"
    assert acts.inner("threaten") == acts.inner("warn") == "feared"
    assert acts.inner("say") is None
