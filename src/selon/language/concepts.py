"""Words by what they mean, under names that all languages share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Form = Literal["verb", "reflexive", "noun", "adjective", "auxiliary"]
Meanings = frozenset[str]
_NOTHING: Meanings = frozenset()


@dataclass(frozen=True, slots=True)
class ConceptWords:
    """The concepts of a language's words by form, then lemma (see ``concepts.yaml``).

    A verb with a particle is written with it ("call off").
    """

    by_form: Mapping[Form, Mapping[str, Meanings]]

    def verb(self, lemma: str, particle: str = "", *, reflexive: bool = False) -> Meanings:
        """Return what a verb means: with its particle or reflexive if that makes its sense."""
        if particle and (found := self.look_up("verb", f"{lemma} {particle}")):
            return found
        if reflexive and (found := self.look_up("reflexive", lemma)):
            return found
        return self.look_up("verb", lemma)

    def look_up(self, form: Form, lemma: str) -> Meanings:
        """Return the concepts of a word of this form, none where it is not known."""
        return self.by_form.get(form, {}).get(lemma, _NOTHING)


def concept_words(data: Mapping[str, Any]) -> ConceptWords:
    """Build the table from the content of ``concepts.yaml``."""
    by_form: dict[Form, dict[str, Meanings]] = {}
    forms: tuple[Form, ...] = ("verb", "reflexive", "noun", "adjective", "auxiliary")
    for entry in data["concepts"]:
        for form in forms:
            table = by_form.setdefault(form, {})
            for lemma in _listed(entry.get(form, [])):
                table[lemma] = table.get(lemma, _NOTHING) | {entry["concept"]}
    return ConceptWords(by_form)


def _listed(words: str | list[str]) -> list[str]:
    return [words] if isinstance(words, str) else words
