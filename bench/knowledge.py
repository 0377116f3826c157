#!/usr/bin/env python3
"""Measure what the knowledge base of actors costs: to load it, and to find its names in a text.

``run.py`` prints these figures with the others. Each is measured beside something known, in the
same run: loading beside PyYAML and jsonschema-rs on the same files, the look-up beside spaCy's
tokenizer on the same text. Loading keeps no cache, so that a first load costs what others do.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

LOADS = 7
LOOK_UPS = 7
CHARACTERS = 100_000
KNOWN = 0.08
"""Part of the words of an invented text that are replaced by names of known actors."""

FILLER = {
    "en": "the of residents said that a convoy had crossed the river near old market before dawn "
    "and several houses were damaged while water was short in most quarters of both villages",
    "fr": "des habitants ont dit que le convoi avait traversé la rivière près du vieux marché "
    "avant que plusieurs maisons ne soient endommagées et l'eau manquait dans la plupart des "
    "quartiers de la ville",
}


def load_selon() -> Callable[[], None]:
    """Return a function that loads the knowledge base; importing Selon is not measured."""
    import selon.actors

    def load() -> None:
        selon.actors.load_actors()

    return load


def load_plainly() -> Callable[[], None]:
    """Return a function that reads and checks the same files as other programs would."""
    import yaml
    from jsonschema_rs import Draft202012Validator

    from selon.actors.reading import ACTOR_FILES, PACKAGE
    from selon.data import load_schema, resource

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def load() -> None:
        for name in ("countries", "nationalities", *ACTOR_FILES):
            schema = "actors" if name in ACTOR_FILES else name
            text = resource(PACKAGE, f"data/{name}.yaml").read_text(encoding="utf-8")
            checker = Draft202012Validator(load_schema(resource(PACKAGE, f"schemas/{schema}.yaml")))
            checker.validate(yaml.load(text, Loader=loader))

    return load


LOADERS = {"Selon": load_selon, "PyYAML and jsonschema-rs": load_plainly}


def load_seconds() -> dict[str, Any]:
    """Return how many actors there are and the median seconds of loading in fresh processes."""
    from selon.actors import load_actors

    taken: dict[str, list[float]] = {name: [] for name in LOADERS}
    for _ in range(LOADS):
        for name, seconds in taken.items():
            command = [sys.executable, __file__, name]
            run = subprocess.run(command, capture_output=True, text=True, check=True)
            seconds.append(float(run.stdout))
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    return {
        "actors": len(load_actors().actors),
        "seconds": medians,
        "ratio": medians["PyYAML and jsonschema-rs"] / medians["Selon"],
    }


def invented_text(language: str) -> str:
    """Return an invented text full of known names, always the same one."""
    from selon.actors import load_actors

    chance = random.Random(0)
    known = sorted({actor.name for actor in load_actors().actors.values()})
    words = FILLER[language].split()
    text = ""
    while len(text) < CHARACTERS:
        sentence = [chance.choice(known if chance.random() < KNOWN else words) for _ in range(18)]
        text += " ".join(sentence) + ". "
    return text[:CHARACTERS]


def look_up_seconds(language: str) -> dict[str, Any]:
    """Return how many names are found in an invented text, and the median seconds it takes.

    Words are folded anew each time, as in a process that has read nothing yet.
    """
    import spacy

    from selon.actors import load_actors
    from selon.actors.names import words_of
    from selon.model import Token

    base, tokenizer, text = load_actors(), spacy.blank(language), invented_text(language)
    found = 0
    taken: dict[str, list[float]] = {"Selon": [], "spaCy's tokenizer": []}
    for _ in range(LOOK_UPS):
        start = time.perf_counter()
        document = tokenizer(text)
        taken["spaCy's tokenizer"].append(time.perf_counter() - start)
        tokens = [Token(t.idx, t.idx + len(t), t.text, t.lower_, "X", 0) for t in document]
        words_of.cache_clear()
        start = time.perf_counter()
        found = len(base.find(tokens, language))
        taken["Selon"].append(time.perf_counter() - start)
    medians = {name: statistics.median(seconds) for name, seconds in taken.items()}
    return {
        "characters": len(text),
        "names found": found,
        "seconds": medians,
        "ratio": medians["Selon"] / medians["spaCy's tokenizer"],
    }


def main(arguments: list[str]) -> int:
    """Print the seconds that one load takes in this process."""
    load = LOADERS[arguments[0]]()
    start = time.perf_counter()
    load()
    print(time.perf_counter() - start)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
