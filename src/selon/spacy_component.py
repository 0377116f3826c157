"""``nlp.add_pipe("selon")``: claims for people who live in spaCy.

The component adds ``doc._.claims`` and ``doc._.attributions``. Put it last: it reads the
parse. The pipeline's language must be one that Selon reads.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from selon.language.package import language_package
from selon.language.stand_ins import Paragraph
from selon.reader import Reader


@Language.factory(
    "selon",
    default_config={"published": None},
    requires=["token.dep", "token.pos", "token.lemma", "doc.sents"],
)
class SelonComponent:
    """Reads the claims of each document; ``published`` is the EDTF date of them all."""

    def __init__(self, nlp: Language, name: str, published: str | None) -> None:
        self.name = name
        self.package = language_package(nlp.lang or "")
        self.reader = Reader()
        self.published = published
        for attribute in ("claims", "attributions"):
            if not Doc.has_extension(attribute):
                Doc.set_extension(attribute, default=())

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.claims`` and ``doc._.attributions``; spans count from its start."""
        syntax = self.package.syntax([Paragraph(doc, 0)], doc.text, 0)
        reading = self.reader.read_syntax(syntax, published=self.published)
        doc._.claims = reading.claims
        doc._.attributions = reading.attributions
        return doc
