"""Learns a ranking from sentences with their labels: a strongly bound multinomial logistic model.

The penalty is that of a Gaussian prior (L2). A feature counts the more, the rarer it is; labels
with few examples count for more than their share. Fitted by accelerated gradient descent on the
matrix of likenesses between examples, which is small however many features there are: NumPy is
all it needs, and the same examples always give the same weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from selon.ranking.model import TEXTS, Described, Ranking, Weights, hundredths

Matrix = NDArray[np.float64]

_BOUND = 0.1
"""Inverse strength of the penalty; between .1 and 1 no figure moves by more than 0.2 points."""

_RARE = 2
"""Sentences that must have a feature for it to count."""

_COMMON = 50
_SCARCEST = 4.0
"""A feature of ``_COMMON`` sentences has weight one, a rarer one up to ``_SCARCEST``."""

_LIFT = 0.4
"""How far scarce labels are lifted: 0 not at all, 1 as if all had the same number."""

_OF_VECTORS = 5.0
"""How much a vector counts beside one feature of ``_COMMON`` sentences."""

_STEPS = 200
_TINY = 1e-8


def learn(
    sentences: Sequence[Described],
    labels: Sequence[str],
    vectors: Mapping[str, NDArray[np.float32]],
) -> Ranking:
    """Return the model of these examples; ``vectors`` hold a row for each by name of the text.

    No vectors, no weights of vectors.
    """
    names, presence = _presence([s.features for s in sentences])
    parts = [presence, *(_OF_VECTORS * vectors[name] for name in TEXTS if name in vectors)]
    matrix = np.hstack(parts).astype(float)
    known = sorted(set(labels))
    answers = np.array([known.index(label) for label in labels])
    weights, bias = _fitted(matrix, answers, len(known))
    end = len(names)
    # A feature stands in the matrix with its scale, which the shipped weights take in.
    scaled = hundredths(weights[:end] * presence.max(axis=0, initial=0)[:, None])
    found = {name: row for name, row in zip(names, scaled, strict=True) if row.any()}
    of_vectors: dict[str, Weights] = {}
    for name in (n for n in TEXTS if n in vectors):
        size = vectors[name].shape[1]
        of_vectors[name] = hundredths(_OF_VECTORS * weights[end : end + size])
        end += size
    return Ranking(tuple(known), hundredths(bias), found, of_vectors)


def _presence(rows: Sequence[frozenset[str]]) -> tuple[list[str], Matrix]:
    """Return the features that are not rare, and which row has which, scaled by rarity."""
    counted = Counter(f for row in rows for f in row)
    names = sorted(f for f, n in counted.items() if n >= _RARE)
    place = {f: n for n, f in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        matrix[number, [place[f] for f in row if f in place]] = 1
    counts = matrix.sum(axis=0)
    return names, matrix * np.minimum(np.sqrt(_COMMON / counts), _SCARCEST)


def _fitted(matrix: Matrix, answers: NDArray[np.int64], labels: int) -> tuple[Matrix, Matrix]:
    """Return weights (a row for each column of ``matrix``) and bias for each label.

    The model turned so that its columns stand at right angles is the same model, and quick.
    """
    values, directions = np.linalg.eigh(matrix @ matrix.T)
    kept = values > _TINY * max(1.0, values[-1])
    values, directions = values[kept], directions[:, kept]
    turned = directions * np.sqrt(values)
    wanted = np.eye(labels)[answers]
    share = len(answers) / (labels * np.bincount(answers, minlength=labels))
    worth = (share**_LIFT)[answers][:, None]
    steep = float(values.max(initial=0) * worth.max() / 2 + 1 / _BOUND)
    weights, bias = _descended(turned, wanted, worth, steep)
    back: Matrix = matrix.T @ (directions / np.sqrt(values)) @ weights
    return back, bias


def _descended(
    matrix: Matrix, wanted: Matrix, worth: Matrix, steep: float
) -> tuple[Matrix, Matrix]:
    """Go down the loss by Nesterov's steps; ``steep`` bounds how its slope can change."""
    weights = ahead = np.zeros((matrix.shape[1], wanted.shape[1]))
    bias = bias_ahead = np.zeros(wanted.shape[1])
    pace = 1.0
    for _ in range(_STEPS):
        scores = matrix @ ahead + bias_ahead
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        off = worth * (odds / odds.sum(axis=1, keepdims=True) - wanted)
        lower = ahead - (matrix.T @ off + ahead / _BOUND) / steep
        lower_bias = bias_ahead - off.sum(axis=0) / (worth.sum() / 2)
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = lower + (pace - 1) / faster * (lower - weights)
        bias_ahead = lower_bias + (pace - 1) / faster * (lower_bias - bias)
        weights, bias, pace = lower, lower_bias, faster
    return weights, bias


def cross_validated(
    sentences: Sequence[Described],
    labels: Sequence[str],
    vectors: Mapping[str, NDArray[np.float32]],
    parts: int,
    seed: int,
) -> list[str]:
    """Return the label of each example as a model learned from the other parts ranks it first."""
    told = [""] * len(labels)
    for held in folds(len(labels), parts, seed):
        rest = sorted(set(range(len(labels))) - set(held.tolist()))
        ranking = learn(
            [sentences[n] for n in rest],
            [labels[n] for n in rest],
            {name: rows[rest] for name, rows in vectors.items()},
        )
        for n in held.tolist():
            scores = ranking.scores(
                sentences[n].features, {name: rows[n] for name, rows in vectors.items()}
            )
            told[n] = ranking.labels[int(scores.argmax())]
    return told


def folds(size: int, parts: int, seed: int) -> list[NDArray[np.int64]]:
    """Return the numbers of ``size`` examples, shuffled by ``seed`` and dealt out in parts."""
    order = np.random.default_rng(seed).permutation(size)
    return [order[start::parts] for start in range(parts)]
