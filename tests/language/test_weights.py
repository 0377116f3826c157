"""Learned weights: read as numbers, refused where they are none, told in what coded a claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from selon.errors import DataError
from selon.language.english import PACKAGE as ENGLISH
from selon.language.french import PACKAGE as FRENCH
from selon.language.lexicon import Lexicon
from selon.language.weights import Weights, read_weights


def test_a_feature_moves_the_probability_by_its_weight() -> None:
    weights = Weights(0.0, 0.4, {"lemma=say": 2.0, "negated": -4.0}, frozenset({"say"}), 0.2, {})
    assert weights.probability(["unknown"]) == 0.5
    assert weights.probability(["lemma=say"]) > 0.85
    assert weights.probability(["lemma=say", "negated"]) < 0.15


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"bias": 1, "weights": []}', "\x80"])
def test_a_file_without_weights_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "attribution.json"
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(DataError, match="holds no weights of attributions"):
        read_weights(file)


def test_english_has_weights_and_french_reads_by_rules_alone() -> None:
    assert FRENCH.lexicon.attribution_weights is None
    weights = ENGLISH.lexicon.attribution_weights
    assert weights is not None
    assert {"say", "claim"} <= weights.lemmas
    assert 0 < weights.threshold < 1


def test_other_weights_make_another_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ENGLISH.lexicon.hash
    file = tmp_path / "attribution.json"
    file.write_text(
        json.dumps(
            {
                "bias": 0,
                "threshold": 0.5,
                "weights": {},
                "lemmas": [],
                "agreed": 0.2,
                "speakers": {},
            }
        )
    )
    monkeypatch.setattr(Lexicon, "_weights", file)
    assert Lexicon(ENGLISH.lexicon.package).hash != before
