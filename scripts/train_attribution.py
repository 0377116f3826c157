#!/usr/bin/env python3
"""Learn which verbs and nouns mark an attribution, and write a language's weights.

usage: train_attribution.py LANGUAGE REPORTS… [-o FILE]

REPORTS are files (JSON lines, may be gzipped) of {"text", "attributions": [{"source", "cue",
"content"}]} with lists of [start, end]. Each verb and noun is offered with every content it may
have (selon/attributions/candidates.py); one is right when a marked attribution shares a word of
its cue and half of the words of its content. A logistic model with few features (an L1 penalty)
learns to tell them. The features see no text besides lemmas and closed-class words.

Needs scikit-learn: pip install "selon[train]". Writes plain JSON: numbers by feature.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from selon.actors import load_actors
from selon.attributions import by_rules
from selon.attributions.content import Covered
from selon.attributions.features import Features
from selon.attributions.hearsay import hearsay_attributions
from selon.attributions.learned import candidates_of
from selon.attributions.prepositional import prepositional_attributions
from selon.attributions.verbal import fitting_cues
from selon.gazetteer import open_gazetteer
from selon.intake import blocks
from selon.language.package import language_package
from selon.language.parsing import parser_for
from selon.mentions import recognise
from selon.model import Mentions, Span, Syntax

_PENALTY = 0.3
"""Inverse strength of the L1 penalty: with .5 the development reports gain 0.2 points of F1, and
the weights are twice as many."""

_THRESHOLD = 0.4
"""Probability from which a candidate is taken."""

_AGREED = 0.2
"""The same where the rules take it too: on passages about wars 1.5 points of F1 better than .4."""

_RARE = 3
"""Reports-wide occurrences from which a feature, or a lemma as a cue, counts."""

_CUE_SHARE = 0.05
"""Share of a lemma's occurrences that are cues, from which the lemma is weighed at all."""

_LEAST = 0.02
"""Weights nearer to nothing are left out."""

_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate: its features, the lemma, whether it is right, whether its word is a cue."""

    features: tuple[str, ...]
    lemma: str
    right: bool
    cue: bool


def main(arguments: Sequence[str]) -> int:
    """Train as the command line asks; return an exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("language")
    parser.add_argument("reports", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path)
    options = parser.parse_args(arguments)
    rows = [row for file in options.reports for row in _rows(file)]
    with ProcessPoolExecutor(2) as pool:
        parts = pool.map(partial(examples, options.language), rows, chunksize=20)
        found = [example for part in parts for example in part]
    print(f"{len(rows)} reports, {len(found)} candidates, {sum(e.right for e in found)} right")
    weights = fit(found)
    output = options.output or _shipped(options.language)
    output.parent.mkdir(exist_ok=True)
    text = json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0)
    output.write_text(f"{text}\n", encoding="utf-8")
    print(f"{len(weights['weights'])} features, {len(weights['lemmas'])} lemmas: {output}")
    return 0


def examples(language: str, row: dict[str, Any]) -> list[Example]:
    """Return the candidates of one report, each with whether it is right."""
    gold = [
        (_words(row["text"], a["cue"]), _words(row["text"], a["content"]))
        for a in row["attributions"]
    ]
    found: list[Example] = []
    for offset, piece in blocks(row["text"]):
        syntax = parser_for(language).parse(piece, offset)
        lexicon = language_package(language).lexicon
        mentions = recognise(syntax, lexicon, load_actors(), open_gazetteer())
        found += _judged(row["text"], syntax, mentions, language, gold)
    return found


def _judged(
    text: str,
    syntax: Syntax,
    mentions: Mentions,
    language: str,
    gold: Sequence[tuple[frozenset[int], frozenset[int]]],
) -> Iterator[Example]:
    words = language_package(language).lexicon.cues
    voices = frozenset(m.phrase for m in mentions.actors if m.kind != "facility")
    fitting = fitting_cues(syntax, words)
    rules = by_rules(syntax, words, fitting, voices, frozenset())
    features = Features(syntax, mentions, words, rules, fitting)
    phrases = hearsay_attributions(syntax, words)
    phrases += prepositional_attributions(syntax, words, voices)
    taken = Covered(a.cue[0] for a in phrases)
    for own, candidates in candidates_of(syntax, words, features, None, taken):
        for candidate in candidates:
            cue, content = _spans(text, (candidate.cue,)), _spans(text, candidate.content)
            hits = [told for marked, told in gold if cue & marked]
            right = any(_alike(content, told, candidate.form) for told in hits)
            lemma = own[0].partition("=")[2]
            yield Example(tuple(set(features.of(candidate, own))), lemma, right, bool(hits))


def _alike(content: frozenset[int], told: frozenset[int], form: str) -> bool:
    """Say whether a content is the marked one, or a quotation that is carried on elsewhere."""
    if len(content & told) >= len(content | told) / 2:
        return True
    part = len(content) > _RARE and len(content & told) >= 0.9 * len(content)
    return "q" in form and part


def fit(found: Sequence[Example]) -> dict[str, Any]:
    """Return the weights learned from examples, as they are shipped."""
    try:
        from scipy.sparse import csr_matrix
        from sklearn.linear_model import LogisticRegression
    except ImportError as problem:
        raise SystemExit('scikit-learn is missing: pip install "selon[train]"') from problem
    counted = Counter(f for e in found for f in e.features)
    names = sorted(f for f, n in counted.items() if n >= _RARE)
    number = {name: i for i, name in enumerate(names)}
    columns = [[number[f] for f in e.features if f in number] for e in found]
    ends = [0]
    for row in columns:
        ends.append(ends[-1] + len(row))
    flat = [i for row in columns for i in row]
    matrix = csr_matrix(([1.0] * len(flat), flat, ends), shape=(len(found), len(names)))
    model = LogisticRegression(penalty="l1", C=_PENALTY, solver="liblinear", random_state=0)
    model.fit(matrix, [e.right for e in found])
    weights = dict(zip(names, map(float, model.coef_[0]), strict=True))
    return {
        "bias": round(float(model.intercept_[0]), 3),
        "threshold": _THRESHOLD,
        "agreed": _AGREED,
        "lemmas": _lemmas(found),
        "weights": {f: round(w, 2) for f, w in weights.items() if abs(w) > _LEAST},
    }


def _lemmas(found: Sequence[Example]) -> list[str]:
    """Return the lemmas that are cues often enough."""
    cues = Counter(e.lemma for e in found if e.cue)
    every = Counter(e.lemma for e in found)
    return sorted(w for w, n in cues.items() if n >= _RARE and n / every[w] >= _CUE_SHARE)


def _words(text: str, spans: Sequence[Sequence[int]]) -> frozenset[int]:
    return frozenset(
        start + m.start() for start, end in spans for m in _WORD.finditer(text[start:end])
    )


def _spans(text: str, spans: Sequence[Span]) -> frozenset[int]:
    return _words(text, [(s.start, s.end) for s in spans])


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    packed = file.read_bytes()
    text = (gzip.decompress(packed) if file.suffix == ".gz" else packed).decode("utf-8")
    for line in text.split("\n"):
        if line.strip():
            yield json.loads(line)


def _shipped(language: str) -> Path:
    """Return where a language's weights are shipped."""
    package = language_package(language).lexicon.package.split(".")
    return (
        Path(__file__)
        .resolve()
        .parent.parent.joinpath("src", *package, "weights", "attribution.json")
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
