"""Who does what a sentence is there for, and to whom: the parties of its main predicate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selon.model import Clause, Span, Syntax
from selon.ranking.told import told_clause
from selon.workings import BlockWorkings


def parties(block: BlockWorkings, sentence: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the words for the source and for the target of a sentence's main predicate.

    A target is the first actor that the predicate, what it governs, or its object names.
    """
    syntax = block.syntax
    told = told_clause(syntax, block.attributions, sentence)
    if told is None:
        return (), ()
    clause = syntax.clauses[told]
    actors = {m.phrase: m.span for m in block.mentions.actors}
    sources = [p for p in clause.logical_subject if p in actors]
    targets = (p for p in _acted_on(syntax, clause) if p in actors and p not in sources)
    first = next(targets, None)
    return (
        tuple(actors[p] for p in sources),
        (actors[first],) if first is not None else (),
    )


def _acted_on(syntax: Syntax, clause: Clause) -> Iterator[int]:
    yield from _with_completed(syntax, _governed(clause))
    for below in clause.complements:
        yield from _with_completed(syntax, _governed(syntax.clauses[below]))


def _governed(clause: Clause) -> tuple[int, ...]:
    return (*clause.logical_object, *clause.indirect, *(p for _, p in clause.obliques))


def _with_completed(syntax: Syntax, phrases: Iterable[int]) -> Iterator[int]:
    """Yield phrases, each with whose it is and what completes it: "an attack on X"."""
    for number in phrases:
        phrase = syntax.phrases[number]
        yield number
        yield from phrase.owners
        for _, other in phrase.complements:
            yield other
            yield from (p for _, p in syntax.phrases[other].complements)
