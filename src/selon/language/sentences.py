"""Tells the parser where no sentence can start, before it parses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

COMPONENT = "selon_sentence_ends"
_NEVER_BEFORE = frozenset(",;:-–—/([{«“‘'’")
_NEVER_AFTER = frozenset(",;:([{«“‘-–—/'’)]")


@Language.component(COMPONENT)
def selon_sentence_ends(doc: Doc) -> Doc:
    """Forbid a sentence start after brackets and commas, and before lower-case words.

    Parsers cut sentences after a closing bracket in the middle of a noun phrase; what
    remains is left to them.
    """
    for i in range(1, len(doc)):
        word, before = doc[i].text, doc[i - 1].text
        if "\n" in before:
            doc[i].is_sent_start = True
        elif word[0].islower() or word in _NEVER_BEFORE or before in _NEVER_AFTER:
            doc[i].is_sent_start = False
    return doc


def forbid_false_starts(nlp: Language) -> None:
    """Put the component before the parser of a loaded pipeline, once."""
    if COMPONENT not in nlp.pipe_names and "parser" in nlp.pipe_names:
        nlp.add_pipe(COMPONENT, before="parser")
