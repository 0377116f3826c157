"""Words that plan, attempt, fear, deny or hedge what they govern."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Effect = Literal["planned", "attempted", "feared", "denied", "ongoing", "actual", "hedged"]
Form = Literal["verb", "noun", "adjective", "adverb", "auxiliary", "marker", "adposition"]


@dataclass(frozen=True, slots=True)
class ModalityWord:
    """A word with its effect on the event it governs; ``done``: in the past it is done
    ("ont pu entrer")."""

    id: str
    lemma: str
    effect: Effect
    done: bool = False


@dataclass(frozen=True, slots=True)
class ModalityWords:
    """Words by form, then lemma. ``phrases`` are hedges of several lower-case words.

    ``happening`` are lemmas of verbs that tell of their subject that it takes place.
    ``hearsay_mood`` says that the language reports hearsay by its conditional.
    """

    by_form: Mapping[Form, Mapping[str, ModalityWord]]
    phrases: Mapping[tuple[str, ...], ModalityWord]
    hearsay_mood: bool
    happening: frozenset[str]

    def look_up(self, form: Form, lemma: str) -> ModalityWord | None:
        """Return the word of this form and lemma, if the lexicon has it."""
        return self.by_form.get(form, {}).get(lemma)


def modality_words(data: Mapping[str, Any]) -> ModalityWords:
    """Build the table from the content of ``modality.yaml``."""
    by_form: dict[Form, dict[str, ModalityWord]] = {}
    phrases: dict[tuple[str, ...], ModalityWord] = {}
    for entry in data["words"]:
        for lemma in entry["lemmas"]:
            word = ModalityWord(
                f"{entry['id']}:{lemma}", lemma, entry["effect"], entry.get("done", False)
            )
            if entry["form"] == "phrase":
                phrases[tuple(lemma.split())] = word
            else:
                by_form.setdefault(entry["form"], {})[lemma] = word
    return ModalityWords(by_form, phrases, data["hearsay_mood"], frozenset(data["happening"]))
