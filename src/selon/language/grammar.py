"""The neutral grammar: what every adapter must say about its parser's trees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from selon.language.words import Word
from selon.model.syntax import Mood, Tense

Function = Literal[
    "subject",
    "passive_subject",
    "object",
    "indirect",
    "agent",
    "oblique",
    "attribute",
    "complement",
    "infinitive",
    "adverbial",
    "relative",
    "participle",
    "coordinate",
    "parenthetical",
    "apposition",
    "modifier",
    "noun_complement",
    "owner",
    "determiner",
    "number",
    "auxiliary",
    "passive_auxiliary",
    "copula",
    "negation",
    "particle",
    "marker",
    "reflexive",
    "adverb",
    "name",
    "expletive",
    "other",
]


@dataclass(frozen=True, slots=True)
class Arc:
    """A word's function towards its head; ``adposition`` is the lemma that introduces it."""

    function: Function
    child: int
    adposition: str = ""


Arcs = Sequence[list[Arc]]
"""For each word, the arcs to those that depend on it, in text order."""


class Grammar(Protocol):
    """How one language's parser output maps to neutral functions.

    ``copula`` is the lemma of "be"; ``relatives`` the lemmas of relative pronouns;
    ``controllers`` are verbs whose infinitive is for the phrase after ``dative`` to do
    ("ordonner aux troupes de partir").
    """

    copula: str
    relatives: frozenset[str]
    pronoun_possessives: frozenset[str]
    controllers: frozenset[str]
    dative: str

    def arcs(self, words: Sequence[Word]) -> list[list[Arc]]:
        """Return the arcs of every word, after repairing what the parser gets wrong."""
        ...

    def mood(self, word: Word, auxiliaries: Sequence[Word]) -> Mood:
        """Return the mood of a predicate with its auxiliaries."""
        ...

    def tense(self, word: Word, auxiliaries: Sequence[Word]) -> Tense:
        """Return the tense of a predicate with its auxiliaries."""
        ...

    def progressive(self, word: Word, auxiliaries: Sequence[Word], /) -> bool:
        """Say whether the predicate is in a progressive form."""
        ...

    def passive_participle(self, word: Word) -> bool:
        """Say whether a bare participle is passive ("backed by")."""
        ...

    def definite(self, determiner: Word) -> bool | None:
        """Say whether a determiner is definite; null when it is neither."""
        ...


Entities = Mapping[str, str]
"""The parser's entity labels -> PER, ORG, LOC, GPE, MISC."""
