"""Describes a text of one sentence, or its longest one, for the ranking."""

from __future__ import annotations

from selon.codebook import load_codebook
from selon.language.package import language_package
from selon.ranking.features import ReadingFeatures
from selon.ranking.model import Described
from selon.ranking.told import core, told_clause
from selon.workings import BlockWorkings, Workings


def describe(workings: Workings) -> Described:
    """Return what a model sees of a text: features of all of it, texts of its longest sentence.

    Texts that are ranked are one sentence; where the parser sees several, the longest leads.
    """
    features: set[str] = set()
    for block in workings.blocks:
        lexicon = language_package(block.syntax.language).lexicon
        reading = ReadingFeatures(block, lexicon, load_codebook())
        for number in range(len(block.syntax.sentences)):
            features |= reading.of(number)
    leading = longest_sentence(workings)
    told = None
    if leading is not None:
        block, number = leading
        told = told_clause(block.syntax, block.attributions, number)
    core_words = core(leading[0].syntax, told) if leading and told is not None else ""
    return Described(frozenset(features), (core_words, workings.reading.report.text))


def longest_sentence(workings: Workings) -> tuple[BlockWorkings, int] | None:
    """Return the longest sentence of a text, its block and its number; null where there is none."""
    found = [
        (block, number)
        for block in workings.blocks
        for number in range(len(block.syntax.sentences))
    ]
    return max(found, key=_length, default=None)


def _length(sentence: tuple[BlockWorkings, int]) -> int:
    block, number = sentence
    return len(block.syntax.sentences[number].span.text)
