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
    blocks = [b for b in workings.blocks if b.syntax.sentences]
    core_words = _core(max(blocks, key=_length)) if blocks else ""
    return Described(frozenset(features), (core_words, workings.reading.report.text))


def _length(block: BlockWorkings) -> int:
    return max(len(s.span.text) for s in block.syntax.sentences)


def _core(block: BlockWorkings) -> str:
    syntax = block.syntax
    longest = max(range(len(syntax.sentences)), key=lambda n: len(syntax.sentences[n].span.text))
    told = told_clause(syntax, block.attributions, longest)
    return core(syntax, told) if told is not None else ""
