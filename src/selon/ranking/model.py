"""Learned weights that rank the PLOVER roots of a sentence: read from JSON, no code in them."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from selon.errors import DataError
from selon.ranking.vectors import installed, vectors_of

Weights = NDArray[np.int64]
Scores = NDArray[np.float64]

_UNIT = 100

TEXTS = ("core", "sentence")
"""What vectors are made of: the words of the main predicate, and the whole sentence."""


@dataclass(frozen=True, slots=True)
class Described:
    """A sentence as the models see it: features of Selon's reading, and texts for vectors."""

    features: frozenset[str]
    texts: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Ranking:
    """A multinomial logistic model.

    ``weights`` hold by feature what it adds for each label, ``vectors`` by the name of a text one
    row of such weights for each dimension of its vector; none of them where the model goes by
    the reading alone. All are in hundredths, in the order of the labels.
    """

    labels: tuple[str, ...]
    bias: Weights
    weights: Mapping[str, Weights]
    vectors: Mapping[str, Weights] = field(default_factory=dict)

    def rank(self, sentence: Described) -> list[tuple[str, float]]:
        """Return all labels with their probabilities, the likeliest first."""
        rows = vectors_of(sentence.texts) if self.vectors else ()
        scores = self.scores(sentence.features, dict(zip(TEXTS, rows, strict=False)))
        odds = np.exp(scores - scores.max())
        shares = odds / odds.sum()
        order = sorted(range(len(shares)), key=lambda n: -shares[n])
        return [(self.labels[n], float(shares[n])) for n in order]

    def scores(
        self, features: Collection[str], vectors: Mapping[str, NDArray[np.float32]]
    ) -> Scores:
        """Return what speaks for each label, of the features and of the vectors by text."""
        found = self.bias + sum(self.weights[f] for f in features if f in self.weights)
        scores: Scores = found.astype(float)
        for name, weights in self.vectors.items():
            scores = scores + vectors[name] @ weights
        return scores / _UNIT


@cache
def load_ranking(*, with_vectors: bool | None = None) -> Ranking:
    """Return the shipped model: the one with vectors where they can be had, unless told which."""
    wanted = installed() if with_vectors is None else with_vectors
    name = "vectors.json" if wanted else "reading.json"
    file = files("selon.ranking").joinpath("weights", name)
    try:
        return ranking_of(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise DataError(f"{name} holds no weights of a ranking: reinstall selon") from problem


def ranking_of(data: Mapping[str, Any]) -> Ranking:
    """Return a model as a file holds it; KeyError, TypeError or ValueError if it holds none."""
    labels = tuple(map(str, data["labels"]))
    return Ranking(
        labels,
        _rows(data["bias"], (len(labels),)),
        {str(name): _rows(row, (len(labels),)) for name, row in data["weights"].items()},
        {str(name): _rows(rows, (-1, len(labels))) for name, rows in data["vectors"].items()},
    )


def _rows(numbers: Any, shape: tuple[int, ...]) -> Weights:
    return np.array(numbers, dtype=np.int64).reshape(shape)


def hundredths(weights: Scores) -> Weights:
    """Return weights as a model keeps them."""
    return np.round(weights * _UNIT).astype(np.int64)


def data_of(ranking: Ranking) -> dict[str, Any]:
    """Return a model as a file holds it: a row of weights by feature, in the labels' order."""
    return {
        "labels": list(ranking.labels),
        "bias": ranking.bias.tolist(),
        "weights": {name: row.tolist() for name, row in ranking.weights.items()},
        "vectors": {name: rows.tolist() for name, rows in ranking.vectors.items()},
    }
