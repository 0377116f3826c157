#!/usr/bin/env python3
"""Learn what marks an attribution and who speaks, and write a language's weights.

usage: train_attribution.py LANGUAGE REPORTS… [-o FILE]

REPORTS are files (JSON lines, may be gzipped) of {"text", "attributions": [{"source", "cue",
"content"}]} with lists of [start, end]. Each verb and noun is offered with every content it may
have (selon/attributions/candidates.py); one is right when a marked attribution shares a word of
its cue and half of the words of its content. A logistic model with few features (an L1 penalty)
learns to tell them. Then the reports are read with it, and for each attribution that is right a
second model learns which phrase of the sentence is its source (selon/attributions/speakers.py):
one choice among all, fitted by L-BFGS with an L2 penalty. The features see no text besides lemmas
and closed-class words.

Needs scikit-learn: pip install "selon[train]". Writes plain JSON: numbers by feature.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from selon.actors import load_actors
from selon.attributions import attribute, by_rules
from selon.attributions.features import Features
from selon.attributions.hearsay import hearsay_attributions
from selon.attributions.learned import candidates_of
from selon.attributions.prepositional import prepositional_attributions
from selon.attributions.speakers import Speakers
from selon.attributions.verbal import fitting_cues
from selon.gazetteer import open_gazetteer
from selon.intake import blocks
from selon.language.package import language_package
from selon.language.parsing import parser_for
from selon.language.weights import Weights, weights_of
from selon.mentions import recognise
from selon.model import Attribution, Covered, Mentions, Span, Syntax

_PENALTY = 0.3
"""Inverse strength of the L1 penalty: with .6 the development reports gain 0.3 points of F1, the
weights are twice as many, and passages about wars lose 2 points."""

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

_RARE_SPEAKERS = 20
_LEAST_SPEAKERS = 0.1
_SHRINK = 4.0
"""The same for who speaks, and the strength of the L2 penalty: with 1,300 weights the development
reports have as many right sources as with 5,700."""

_ROUGHLY = 0.3
"""Share of common words from which an attribution, or a source, is the marked one."""

_WORD = re.compile(r"\w+(?:-\w+)*")


T = TypeVar("T")
Choices = list[tuple[float, frozenset[str]]]
"""Who may speak: how near each one's words are to the marked ones (0 to 1), with features."""


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
    found = _of_all(partial(examples, options.language), rows)
    print(f"{len(rows)} reports, {len(found)} candidates, {sum(e.right for e in found)} right")
    weights = fit(found)
    # JSON and back: what the second model learns from is what will be read.
    first = weights_of(json.loads(json.dumps(weights)))
    choices = _of_all(partial(speakers, options.language, first), rows)
    print(f"{len(choices)} attributions with who may be their source")
    weights["speakers"] = fit_speakers(choices)
    output = options.output or _shipped(options.language)
    output.parent.mkdir(exist_ok=True)
    text = json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0)
    output.write_text(f"{text}\n", encoding="utf-8")
    print(
        f"{len(weights['weights'])} features, {len(weights['lemmas'])} lemmas,"
        f" {len(weights['speakers'])} features of sources: {output}"
    )
    return 0


def _of_all(of_one: Callable[[dict[str, Any]], list[T]], rows: Sequence[dict[str, Any]]) -> list[T]:
    with ProcessPoolExecutor(2) as pool:
        return [found for part in pool.map(of_one, rows, chunksize=20) for found in part]


def examples(language: str, row: dict[str, Any]) -> list[Example]:
    """Return the candidates of one report, each with whether it is right."""
    gold = [
        (_words(row["text"], a["cue"]), _words(row["text"], a["content"]))
        for a in row["attributions"]
    ]
    found: list[Example] = []
    for syntax, mentions in _parsed(language, row["text"]):
        found += _judged(row["text"], syntax, mentions, language, gold)
    return found


def speakers(language: str, weights: Weights, row: dict[str, Any]) -> list[Choices]:
    """Return who may speak in each attribution of one report whose cue and content are right."""
    gold = [
        tuple(_words(row["text"], a[part]) for part in ("cue", "content", "source"))
        for a in row["attributions"]
    ]
    words = language_package(language).lexicon.cues
    found: list[Choices] = []
    for syntax, mentions in _parsed(language, row["text"]):
        weighing = Speakers(syntax, mentions, words)
        for told in attribute(syntax, mentions, words, weights):
            cue, content = _spans(row["text"], told.cue), _spans(row["text"], told.content)
            marked = [s for c, k, s in gold if cue & c and _share(content, k) >= _ROUGHLY]
            if marked:
                found.append(list(_rated(row["text"], weighing, told, marked[0])))
    return found


def _rated(
    text: str, weighing: Speakers, told: Attribution, marked: frozenset[int]
) -> Iterator[tuple[float, frozenset[str]]]:
    for source, features in weighing.choices(told):
        named = weighing.with_source(told, source).source_span if source is not None else None
        words = _spans(text, (named,)) if named is not None else frozenset()
        yield (_share(words, marked) if words or marked else 1.0), features


def _parsed(language: str, text: str) -> Iterator[tuple[Syntax, Mentions]]:
    for offset, piece in blocks(text):
        syntax = parser_for(language).parse(piece, offset)
        yield (
            syntax,
            recognise(syntax, language_package(language).lexicon, load_actors(), open_gazetteer()),
        )


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
    if _share(content, told) >= 1 / 2:
        return True
    part = len(content) > _RARE and len(content & told) >= 0.9 * len(content)
    return "q" in form and part


def fit(found: Sequence[Example]) -> dict[str, Any]:
    """Return the weights learned from examples, as they are shipped."""
    try:
        from sklearn.linear_model import LogisticRegression
    except ImportError as problem:
        raise SystemExit('scikit-learn is missing: pip install "selon[train]"') from problem
    names, matrix = _matrix([e.features for e in found], _RARE)
    model = LogisticRegression(penalty="l1", C=_PENALTY, solver="liblinear", random_state=0)
    model.fit(matrix, [e.right for e in found])
    weights = dict(zip(names, map(float, model.coef_[0]), strict=True))
    return {
        "bias": round(float(model.intercept_[0]), 3),
        "threshold": _THRESHOLD,
        "agreed": _AGREED,
        "lemmas": _lemmas(found),
        "speakers": {},
        "weights": {f: round(w, 2) for f, w in weights.items() if abs(w) > _LEAST},
    }


def fit_speakers(found: Sequence[Choices]) -> dict[str, float]:
    """Return the weights of who may be a source, learned from choices with their worth.

    A conditional logit: the probability of the best choice of each attribution among all of its.
    """
    import numpy as np
    from scipy.optimize import minimize

    learned = [c for c in found if max((worth for worth, _ in c), default=0) >= _ROUGHLY]
    names, matrix = _matrix([fs for c in learned for _, fs in c], _RARE_SPEAKERS)
    ends = np.cumsum([0, *(len(c) for c in learned)])
    of = np.repeat(np.arange(len(learned)), np.diff(ends))
    worth = np.array([w for c in learned for w, _ in c])
    best = (worth >= np.maximum.reduceat(worth, ends[:-1])[of]).astype(float)
    best /= np.add.reduceat(best, ends[:-1])[of]

    def loss(weights: Any) -> tuple[float, Any]:
        score = matrix @ weights
        odds = np.exp(score - np.maximum.reduceat(score, ends[:-1])[of])
        share = odds / np.add.reduceat(odds, ends[:-1])[of]
        wrong = -(best * np.log(share + 1e-12)).sum() + _SHRINK / 2 * weights @ weights
        return float(wrong), matrix.T @ (share - best) + _SHRINK * weights

    fitted = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    pairs = zip(names, map(float, fitted), strict=True)
    return {f: round(w, 2) for f, w in pairs if abs(w) > _LEAST_SPEAKERS}


def _matrix(rows: Sequence[Iterable[str]], rare: int) -> tuple[list[str], Any]:
    """Return the features that are not rare, and which row has which as a sparse matrix."""
    from scipy.sparse import csr_matrix

    counted = Counter(f for row in rows for f in row)
    names = sorted(f for f, n in counted.items() if n >= rare)
    number = {name: i for i, name in enumerate(names)}
    columns = [[number[f] for f in row if f in number] for row in rows]
    ends = [0]
    for row in columns:
        ends.append(ends[-1] + len(row))
    flat = [i for row in columns for i in row]
    return names, csr_matrix(([1.0] * len(flat), flat, ends), shape=(len(rows), len(names)))


def _lemmas(found: Sequence[Example]) -> list[str]:
    """Return the lemmas that are cues often enough."""
    cues = Counter(e.lemma for e in found if e.cue)
    every = Counter(e.lemma for e in found)
    return sorted(w for w, n in cues.items() if n >= _RARE and n / every[w] >= _CUE_SHARE)


def _share(some: frozenset[int], others: frozenset[int]) -> float:
    return len(some & others) / max(1, len(some | others))


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
