"""Weighs the ways to read verbs and nouns as cues, where a language has weights for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.attributions.candidates import Candidate, Candidates
from selon.attributions.features import Features
from selon.language.cues import CueWords
from selon.language.weights import Weights
from selon.model import Covered, Syntax


@dataclass(frozen=True, slots=True)
class Choice:
    """The best candidate of a verb or a noun, with its probability."""

    candidate: Candidate
    probability: float


def weighed(
    syntax: Syntax,
    words: CueWords,
    features: Features,
    weights: Weights,
    taken: Covered,
) -> Iterator[Choice]:
    """Yield the best way to read each verb and noun as a cue, where it is likely enough."""
    for own, candidates in candidates_of(syntax, words, features, weights.lemmas, taken):
        best: Choice | None = None
        for candidate in candidates:
            found = weights.probability(features.of(candidate, own))
            if found < weights.threshold and (
                found < weights.agreed or features.agrees(candidate) != "same"
            ):
                continue
            if best is None or found > best.probability:
                best = Choice(candidate, found)
        if best is not None:
            yield best


def candidates_of(
    syntax: Syntax,
    words: CueWords,
    features: Features,
    lemmas: frozenset[str] | None,
    taken: Covered,
) -> Iterator[tuple[list[str], list[Candidate]]]:
    """Yield the candidates of each verb and noun with the features of the verb or noun.

    ``lemmas`` limits them to those that were cues before; null weighs all. Words in ``taken``
    belong to cues of several words.
    """
    candidates = Candidates(syntax, words)
    for number, clause in enumerate(syntax.clauses):
        if clause.form == "copula" or taken.touches(clause.span):
            continue
        known = lemmas is None or clause.lemma in lemmas or clause.lemma in words.verbs
        if known or clause.complements or candidates.quoting.of(number):
            found = list(candidates.of_clause(number))
            if found:
                yield features.of_clause(number), found
    for number, phrase in enumerate(syntax.phrases):
        if phrase.pos != "NOUN":
            continue
        if lemmas is None or phrase.lemma in lemmas or phrase.lemma in words.nouns:
            found = list(candidates.of_noun(number))
            if found:
                yield features.of_noun(number), found
