"""What a language package offers, and how to find the packages there are."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module, util
from typing import TYPE_CHECKING, Any

import selon.language
from selon.errors import SetupError, UnsupportedLanguage
from selon.language.assemble import assemble
from selon.language.grammar import Entities, Grammar
from selon.language.lexicon import Lexicon
from selon.language.sentences import forbid_false_starts
from selon.language.stand_ins import Paragraph
from selon.model import Syntax

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True)
class LanguagePackage:
    """One language that Selon reads.

    ``unused`` are parts of its pipelines that Selon does not run: they cost more than
    they bring. ``whole`` is a regular expression of words that the tokenizer is to leave
    whole ("Royaume-Uni").

    ``pipelines`` are spaCy packages in order of preference; ``entities`` maps their entity
    labels to PER, ORG, LOC, GPE, MISC.
    """

    code: str
    name: str
    pipelines: tuple[str, ...]
    grammar: Grammar
    lexicon: Lexicon
    entities: Entities
    unused: tuple[str, ...] = ()
    whole: str = ""

    def load(self, pipeline: str | None = None) -> Language:
        """Load a spaCy pipeline: the one named, or the first of ``pipelines`` installed.

        Raises SetupError that names what to install.
        """
        import spacy

        name = pipeline or next((p for p in self.pipelines if util.find_spec(p)), None)
        if name is None:
            raise SetupError(
                f"no {self.name} parser is installed: "
                f"pip install one of {', '.join(self.pipelines)}"
            )
        try:
            nlp = spacy.load(name, exclude=self.unused)
        except OSError as problem:
            raise SetupError(
                f"the parser {name} cannot be loaded: install it with pip"
            ) from problem
        if nlp.lang != self.code:
            raise SetupError(
                f"the parser {name} reads {nlp.lang}, not {self.name}: name another one"
            )
        forbid_false_starts(nlp)
        if self.whole:
            _keep_whole(nlp, self.whole)
        return nlp

    def syntax(self, paragraphs: Sequence[Paragraph], text: str, offset: int) -> Syntax:
        """Return the Syntax of a block from its parsed paragraphs (see ``assemble``)."""
        return assemble(
            paragraphs, text, offset, self.lexicon, self.grammar, self.entities, self.code
        )


def _keep_whole(nlp: Language, pattern: str) -> None:
    """Add a pattern to the words the tokenizer leaves whole."""
    tokenizer: Any = nlp.tokenizer
    before, whole = tokenizer.token_match, re.compile(pattern).fullmatch
    tokenizer.token_match = lambda text: (before and before(text)) or whole(text)


@cache
def packages() -> dict[str, LanguagePackage]:
    """Return the installed language packages by ISO 639-1 code.

    Every folder under ``selon/language`` that defines ``PACKAGE`` is one.
    """
    found = (
        import_module(f"selon.language.{module.name}").PACKAGE
        for module in pkgutil.iter_modules(selon.language.__path__)
        if module.ispkg and module.name != "schemas"
    )
    return {package.code: package for package in found}


def language_package(code: str) -> LanguagePackage:
    """Return the package of a language; UnsupportedLanguage names those there are."""
    known = packages()
    if code not in known:
        names = ", ".join(f"{p.name} ({p.code})" for p in known.values())
        raise UnsupportedLanguage(f"no language package reads {code!r}: Selon reads {names}")
    return known[code]
