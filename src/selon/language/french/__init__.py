"""French, as news agencies write it."""

from __future__ import annotations

from selon.language.french.adapter import FrenchGrammar
from selon.language.lexicon import Lexicon
from selon.language.package import LanguagePackage

PACKAGE = LanguagePackage(
    code="fr",
    name="French",
    pipelines=("fr_core_news_md", "fr_core_news_lg", "fr_core_news_sm"),
    grammar=FrenchGrammar(),
    lexicon=Lexicon("selon.language.french"),
    # Two fifths of the parser's time; on the development reports it moves no figure by a
    # point: capitals, the gazetteer and the known actors find the same names.
    unused=("ner",),
    # Names with hyphens, but not an inverted verb that opens a sentence ("Est-il").
    whole=(
        r"(?:(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]d|[Aa]n|[Aa]r|[Aa]t|[Aa]z)-)?[A-ZÀ-Ý]\w*"
        r"(?:-(?!t-)(?!(?:ils?|elles?|on|je|nous|vous|ce|ci|là|tu)\b)\w+)*"
    ),
    entities={"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"},
)
