"""Learned weights of a language: plain numbers by feature, read from JSON, no code in them."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from selon.errors import DataError


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: a candidate is read as an attribution from ``threshold`` (0 to 1) on.

    Where the rules read it so too, ``agreed`` is enough: the lexicon knows verbs of war that the
    model saw too seldom.

    ``weights`` are given by feature (``features.py``); ``lemmas`` are the verbs and nouns that
    were cues where the model learned: no other is weighed, unless a clause or a quotation
    hangs on it. ``speakers`` are the weights of who may be a source (``speakers.py``).
    """

    bias: float
    threshold: float
    weights: Mapping[str, float]
    lemmas: frozenset[str]
    agreed: float
    speakers: Mapping[str, float]

    def probability(self, features: Iterable[str]) -> float:
        """Return how likely a candidate is an attribution, from 0 to 1."""
        get = self.weights.get
        score = self.bias + sum(get(feature, 0.0) for feature in set(features))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def read_weights(file: Traversable) -> Weights:
    """Read shipped weights (JSON); DataError if the file holds none."""
    try:
        return weights_of(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise DataError(
            f"{file.name} holds no weights of attributions: reinstall selon"
        ) from problem


def weights_of(data: Mapping[str, Any]) -> Weights:
    """Return weights as a file of them holds them; KeyError, TypeError or ValueError if not."""
    return Weights(
        float(data["bias"]),
        float(data["threshold"]),
        {str(k): float(v) for k, v in data["weights"].items()},
        frozenset(map(str, data["lemmas"])),
        float(data["agreed"]),
        {str(k): float(v) for k, v in data["speakers"].items()},
    )
