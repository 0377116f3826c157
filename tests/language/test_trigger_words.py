"""The trigger lexicons: sound, and alike in what they can name in all languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from selon.codebook import Codebook, load_codebook
from selon.data import load_yaml, resource
from selon.language.triggers import Trigger, TriggerWords, trigger_words

LANGUAGES = ("english", "french")
KINDS = frozenset(
    """place region facility armed state_force nonstate_group police government state civilian
    people protester person actor office media weapon aircraft vehicle infrastructure aid
    agreement none""".split()
)


def content(language: str) -> Mapping[str, Any]:
    file = resource(f"selon.language.{language}", "lexicon/triggers.yaml")
    data: Mapping[str, Any] = load_yaml(file, resource("selon.language", "schemas/triggers.yaml"))
    return data


CONTENT = {name: content(name) for name in LANGUAGES}
WORDS: dict[str, TriggerWords] = {name: trigger_words(CONTENT[name]) for name in LANGUAGES}


def triggers(words: TriggerWords) -> Iterator[Trigger]:
    for table in (words.verbs, words.nouns, words.adjectives, words.phrases):
        for found in table.values():
            yield from found


def reached(words: TriggerWords, book: Codebook) -> set[str]:
    """Return every class that a trigger names itself or through its family."""
    types = {t.type for t in triggers(words)}
    found = types & set(book.classes)
    for name in types & set(book.families):
        found |= {r.type for r in book.families[name].rules if r.type and r.type != "same"}
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trigger_names_a_class_or_a_family(language: str) -> None:
    book = load_codebook()
    unknown = {
        t.id: t.type
        for t in triggers(WORDS[language])
        if t.type not in book.classes and t.type not in book.families
    }
    assert unknown == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_can_be_named(language: str) -> None:
    book = load_codebook()
    assert set(book.classes) <= reached(WORDS[language], book)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_are_unique_and_carry_the_language(language: str) -> None:
    ids = [entry["id"] for entry in CONTENT[language]["triggers"]]
    assert len(ids) == len(set(ids))
    assert {i.split(".")[0] for i in ids} == {language[:2]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_conditions_use_known_kinds(language: str) -> None:
    for trigger in triggers(WORDS[language]):
        assert trigger.subject_is | trigger.object_is <= KINDS, trigger.id
        lemmas = [trigger.subject, trigger.object, trigger.subject_not, trigger.object_not]
        lemmas += [trigger.with_, trigger.without, *(trigger.oblique or {}).values()]
        marked = {word[1:] for words in lemmas for word in words if word.startswith("@")}
        assert marked <= KINDS, trigger.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_lemmas_are_lower_case_words(language: str) -> None:
    for trigger in triggers(WORDS[language]):
        assert trigger.lemma == trigger.lemma.lower().strip(), trigger.id
        for adposition in trigger.oblique or {}:
            # An unquoted "on" is a truth value in YAML.
            assert isinstance(adposition, str), trigger.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_synonyms_are_listed_once(language: str) -> None:
    for entry in CONTENT[language]["triggers"]:
        for name, words in entry.items():
            if isinstance(words, list):
                assert len(words) == len(set(words)), (entry["id"], name)


def test_every_family_is_used_and_ends_in_a_rule_that_always_holds() -> None:
    book = load_codebook()
    used = {t.type for words in WORDS.values() for t in triggers(words)}
    assert set(book.families) <= used
    for family in book.families.values():
        assert family.rules[-1].when == {"otherwise": True}, family.id


def test_both_languages_use_the_same_families() -> None:
    families = set(load_codebook().families)
    english, french = ({t.type for t in triggers(WORDS[name])} & families for name in LANGUAGES)
    # French has no noun that leaves open whether a bomb lay or fell, as "bombing" does.
    assert english ^ french <= {"bomb_attack"}
