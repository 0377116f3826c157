"""Puts one block of a report together: words, phrases, clauses, quotations, entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selon.language.clauses import ClauseBuilder
from selon.language.grammar import Entities, Grammar
from selon.language.lexicon import Lexicon
from selon.language.phrases import PhraseBuilder
from selon.language.quotations import find_quotations
from selon.language.stand_ins import Paragraph
from selon.language.words import Word, read_words
from selon.model import Clause, NamedEntity, NounPhrase, Sentence, Span, Syntax, Token


def assemble(
    paragraphs: Sequence[Paragraph],
    text: str,
    offset: int,
    lexicon: Lexicon,
    grammar: Grammar,
    entities: Entities,
    language: str,
) -> Syntax:
    """Return the Syntax of a block from its parsed paragraphs.

    ``text`` is the block as the report has it, ``offset`` its start in the report.
    """
    words = read_words(paragraphs, lexicon.lemmas, text, offset)
    arcs = grammar.arcs(words)
    tokens = tuple(Token(w.start, w.end, w.text, w.lemma, w.pos, w.sentence) for w in words)
    sentences = _sentences(words, text, offset)
    phrases = PhraseBuilder(words, arcs, grammar, tokens, text, offset)
    built = phrases.build(lexicon.quantities)
    questions = frozenset(
        i for i, s in enumerate(sentences) if s.span.text.rstrip("»”\"' \n").endswith("?")
    )
    builder = ClauseBuilder(words, arcs, grammar, phrases, questions)
    clauses = builder.build()
    return Syntax(
        text=text,
        offset=offset,
        language=language,
        tokens=tokens,
        sentences=sentences,
        phrases=_with_clauses(built, clauses, builder),
        clauses=tuple(clauses),
        quotations=find_quotations(text, offset),
        entities=_entities(paragraphs, words, text, offset, entities),
    )


def _entities(
    paragraphs: Sequence[Paragraph],
    words: Sequence[Word],
    text: str,
    offset: int,
    labels: Entities,
) -> tuple[NamedEntity, ...]:
    found = []
    first = 0
    for paragraph in paragraphs:
        for entity in paragraph.doc.ents:
            start, end = words[first + entity.start].start, words[first + entity.end - 1].end
            if label := labels.get(entity.label_):
                span = Span(start, end, text[start - offset : end - offset])
                found.append(NamedEntity(span, label))
        first += len(paragraph.doc)
    return tuple(found)


def _sentences(words: Sequence[Word], text: str, offset: int) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    paragraph, at, first = 0, 0, 0
    for i in range(1, len(words) + 1):
        if i == len(words) or words[i].sentence != words[first].sentence:
            start, end = words[first].start, words[i - 1].end
            paragraph += text.count("\n", at, start - offset)
            at = start - offset
            found.append(
                Sentence(first, i, paragraph, Span(start, end, text[start - offset : end - offset]))
            )
            first = i
    return tuple(found) if words else ()


def _with_clauses(
    phrases: Sequence[NounPhrase], clauses: Sequence[Clause], builder: ClauseBuilder
) -> tuple[NounPhrase, ...]:
    """Tell each phrase the clause it stands in: the nearest predicate above its head."""
    number_of = {c.head: n for n, c in enumerate(clauses)}
    placed = []
    for phrase in phrases:
        node = phrase.head
        for _ in range(60):
            above = builder.above.get(node)
            if above is None or above[0] in number_of:
                break
            node = above[0]
        placed.append(
            replace(phrase, clause=number_of.get(above[0]) if above else number_of.get(phrase.head))
        )
    return tuple(placed)
