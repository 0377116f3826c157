"""Runs a language's parser over a block of text, paragraph by paragraph."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING

from selon.intake import parser_text
from selon.language.package import LanguagePackage, language_package
from selon.language.stand_ins import Paragraph, with_stand_ins
from selon.model import Syntax

if TYPE_CHECKING:
    from spacy.language import Language

_LONGEST = 4_000
"""Characters given to the parser at once. Parsers need memory in proportion."""

_FORGET_AFTER = 1_000_000
"""Characters after which the parser's store of words is emptied."""

_CUT = re.compile(r"[.!?…][»”\"')]?\s|\s")


class Parser:
    """A loaded pipeline with its language package."""

    def __init__(self, package: LanguagePackage, nlp: Language) -> None:
        self.package, self.nlp = package, nlp
        self._zone = ExitStack()
        self._zone.enter_context(nlp.memory_zone())
        self._seen = 0
        self.name = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"

    def parse(self, text: str, offset: int = 0) -> Syntax:
        """Return the Syntax of a block that starts at ``offset`` in its report."""
        pieces = [(start, piece) for start, piece in paragraphs(text) if not piece.isspace()]
        safe = parser_text(text)
        self._renew(len(text))
        known = self.package.lexicon.stand_ins
        given = [
            with_stand_ins(self.nlp.make_doc(safe[start : start + len(piece)]), known)
            for start, piece in pieces
        ]
        docs = self.nlp.pipe((doc for doc, _ in given), batch_size=32)
        parsed = [
            Paragraph(doc, offset + start, written)
            for doc, (start, _), (_, written) in zip(docs, pieces, given, strict=True)
        ]
        return self.package.syntax(parsed, text, offset)

    def _renew(self, characters: int) -> None:
        """Forget the words seen so far when there are many: spaCy keeps every word for ever.

        Not at every text, because what is forgotten has to be learned again.
        """
        self._seen += characters
        if self._seen > _FORGET_AFTER:
            self._zone.close()
            self._zone.enter_context(self.nlp.memory_zone())
            self._seen = characters


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a text with their starts; long ones are cut at sentence ends."""
    start = 0
    for line in text.splitlines(keepends=True):
        at = 0
        while len(line) - at > _LONGEST:
            cut = _cut(line, at, at + _LONGEST)
            yield start + at, line[at:cut]
            at = cut
        yield start + at, line[at:].rstrip("\r\n")
        start += len(line)


def _cut(line: str, low: int, high: int) -> int:
    """Return where to cut a line: after its last sentence end, space, or at the limit."""
    best = high
    for match in _CUT.finditer(line, low + _LONGEST // 2, high):
        if len(match.group()) > 1 or best == high:
            best = match.end()
    return best


def parser_for(code: str, pipeline: str | None = None) -> Parser:
    """Return the parser of a language, loaded once a process."""
    return _loaded(code, pipeline)


@cache
def _loaded(code: str, pipeline: str | None) -> Parser:
    package = language_package(code)
    parser = Parser(package, package.load(pipeline))
    # What is loaded stays: the garbage collector need not walk it again at every report.
    gc.collect()
    gc.freeze()
    return parser
