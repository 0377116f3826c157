"""What a language package offers: a parser to load, an adapter, a lexicon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selon.language.lexicon import Lexicon
from selon.model import Syntax

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


@dataclass(frozen=True)
class LanguagePackage:
    """One language that Selon reads.

    ``pipelines`` are spaCy packages in order of preference; ``prepare`` adjusts a loaded
    pipeline (sentence ends, tokens); ``syntax`` turns parsed documents, each with the
    offset of its text in the report, into one language-neutral Syntax.
    """

    code: str
    name: str
    pipelines: tuple[str, ...]
    prepare: Callable[[Language], None]
    syntax: Callable[[list[tuple[Doc, int]], str, int, Lexicon], Syntax]
    lexicon: Lexicon
