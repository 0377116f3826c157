"""Finds what a sentence tells: its main predicate, below whoever says it, and its core words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.model import Attribution, Syntax
from selon.model.vocabulary import SpeechAct

_RELAYING: frozenset[SpeechAct] = frozenset(
    ("say", "announce", "confirm", "claim", "estimate", "believe", "hearsay", "other")
)
"""Speech that passes on what is told: news is its content. To deny or demand is news itself."""

_DEEP = 3
"""Attributions inside one another that are gone through, and clauses below the main one."""

_OBLIQUES = 2


def told_clause(syntax: Syntax, attributions: Sequence[Attribution], sentence: int) -> int | None:
    """Return the clause a sentence is there for: the widest root, or what is said in it."""
    numbers = [number for number, _ in syntax.numbered_clauses_of(sentence)]
    roots = [n for n in numbers if syntax.clauses[n].relation == "root"] or numbers[:1]
    if not roots:
        return None
    told = max(roots, key=lambda n: syntax.clauses[n].extent.end - syntax.clauses[n].extent.start)
    for _ in range(_DEEP):
        below = _said_in(syntax, attributions, told, numbers)
        if below is None:
            break
        told = below
    return told


def _said_in(
    syntax: Syntax, attributions: Sequence[Attribution], clause: int, numbers: Sequence[int]
) -> int | None:
    """Return the uppermost clause of what somebody says in a clause, the first of several."""
    for attribution in attributions:
        if attribution.clause == clause and attribution.speech_act in _RELAYING:
            inside = [
                n
                for n in numbers
                if n != clause
                and any(
                    s.start <= syntax.clauses[n].span.start < s.end for s in attribution.content
                )
            ]
            return min(inside, key=lambda n: (depth(syntax, n), n)) if inside else None
    return None


def depth(syntax: Syntax, clause: int) -> int:
    """Return how many clauses stand above one, as far as ``_DEEP`` tells them apart."""
    return sum(1 for _, _ in zip(range(_DEEP), syntax.governors(clause), strict=False))


def core(syntax: Syntax, clause: int) -> str:
    """Return a predicate's words with the heads of what it governs: "agreed to lift blockade"."""
    tokens = sorted(set(_core(syntax, clause, 0)))
    return " ".join(syntax.tokens[t].text for t in tokens)


def _core(syntax: Syntax, number: int, level: int) -> Iterator[int]:
    clause = syntax.clauses[number]
    first, last = syntax.token_at(clause.span.start), syntax.token_at(clause.span.end - 1)
    if first is not None and last is not None:
        yield from range(first, last + 1)
    yield clause.head
    for phrase in (*clause.object, *(p for _, p in clause.obliques[:_OBLIQUES])):
        yield syntax.phrases[phrase].head
    if level + 1 < _DEEP:
        for below in clause.complements:
            yield from _core(syntax, below, level + 1)
