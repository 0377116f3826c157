"""Weighs the ways to read verbs and nouns as cues, where a language has weights for it."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from selon.attributions.candidates import Candidate, Candidates
from selon.attributions.features import Features
from selon.errors import DataError
from selon.language.cues import CueWords
from selon.model import Syntax


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: a candidate is read as an attribution from ``threshold`` (0 to 1) on.

    ``weights`` are given by feature (``features.py``); ``lemmas`` are the verbs and nouns that
    were cues where the model learned: no other is weighed, unless a clause or a quotation
    hangs on it.
    """

    bias: float
    threshold: float
    weights: Mapping[str, float]
    lemmas: frozenset[str]

    def probability(self, features: Iterator[str]) -> float:
        """Return how likely a candidate is an attribution, from 0 to 1."""
        get = self.weights.get
        score = self.bias + sum(get(feature, 0.0) for feature in set(features))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def read_weights(file: Traversable) -> Weights:
    """Read shipped weights (gzip, JSON); DataError if they are no such file."""
    try:
        data = json.loads(gzip.decompress(file.read_bytes()))
        return Weights(
            float(data["bias"]),
            float(data["threshold"]),
            {str(k): float(v) for k, v in data["weights"].items()},
            frozenset(map(str, data["lemmas"])),
        )
    except (OSError, ValueError, KeyError, AttributeError) as problem:
        raise DataError(
            f"{file.name} holds no weights of attributions: reinstall selon"
        ) from problem


@dataclass(frozen=True, slots=True)
class Choice:
    """The best candidate of a verb or a noun, with its probability."""

    candidate: Candidate
    probability: float


def weighed(
    syntax: Syntax, words: CueWords, features: Features, weights: Weights
) -> Iterator[Choice]:
    """Yield the best way to read each verb and noun as a cue, where it is likely enough."""
    for own, candidates in candidates_of(syntax, words, features, weights.lemmas):
        best: Choice | None = None
        for candidate in candidates:
            found = weights.probability(features.of(candidate, own))
            if found >= weights.threshold and (best is None or found > best.probability):
                best = Choice(candidate, found)
        if best is not None:
            yield best


def candidates_of(
    syntax: Syntax, words: CueWords, features: Features, lemmas: frozenset[str] | None
) -> Iterator[tuple[list[str], list[Candidate]]]:
    """Yield the candidates of each verb and noun with the features of the verb or noun.

    ``lemmas`` limits them to those that were cues before; null weighs all.
    """
    candidates = Candidates(syntax, words)
    for number, clause in enumerate(syntax.clauses):
        if clause.form == "copula":
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
