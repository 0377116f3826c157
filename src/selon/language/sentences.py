"""Tells the parser where no sentence can start, before it parses."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

COMPONENT = "selon_sentence_ends"
_INSIDE = (1 << 64) - 1
"""spaCy's mark for "no sentence starts here": -1 in an unsigned column."""

_DASHES = frozenset("-–—")
_DATELINE = 16
"""Words within which a dateline has to end."""

_SHORTEST_TOWN = 2

_NEVER_BEFORE = frozenset(",;:-–—/([{«“‘'’")
_NEVER_AFTER = frozenset(",;:([{«“‘-–—/'’)]")


@Language.component(COMPONENT)
def selon_sentence_ends(doc: Doc) -> Doc:
    """Forbid a sentence start after words, brackets and commas, and before lower-case words.

    Parsers cut sentences after a closing bracket in the middle of a noun phrase, and within
    names they never saw; what remains is left to them.
    """
    if len(doc) < 2:
        return doc
    words = [token.text for token in doc]
    marks = np.zeros(len(words), dtype="uint64")
    marks[0] = 1
    for i, (before, word) in enumerate(pairwise(words), start=1):
        if "\n" in before:
            marks[i] = 1
        elif (
            word[0].islower()
            or before[-1].isalnum()
            or word in _NEVER_BEFORE
            or before in _NEVER_AFTER
        ):
            marks[i] = _INSIDE
    after = _after_dateline(words)
    if after:
        marks[after] = 1
    doc.from_array([SENT_START], marks.reshape(-1, 1))  # type: ignore[arg-type]
    return doc


def _after_dateline(words: list[str]) -> int:
    """Return where the text starts after "GAO, 3 May (Reuters) -", 0 without a dateline.

    A dateline opens its paragraph in capitals and ends in a dash set off by spaces.
    """
    if not words[0].isupper() or len(words[0]) < _SHORTEST_TOWN:
        return 0
    for i, word in enumerate(words[1:_DATELINE], start=1):
        if word in _DASHES:
            return i + 1 if i + 1 < len(words) else 0
        if word in ".!?":
            return 0
    return 0


def forbid_false_starts(nlp: Language) -> None:
    """Put the component before the parser of a loaded pipeline, once."""
    if COMPONENT not in nlp.pipe_names and "parser" in nlp.pipe_names:
        nlp.add_pipe(COMPONENT, before="parser")
