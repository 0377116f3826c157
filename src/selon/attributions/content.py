"""Content spans: what is said, cut to the words themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selon.model import Clause, Span, Syntax
from selon.model.vocabulary import Mode

_EDGE = " \t\r\n,;:.–—-\"'«»“”‹›„"
_EDGE_LEFT = _EDGE + ")!?…"
_EDGE_RIGHT = _EDGE + "("


def trimmed(syntax: Syntax, start: int, end: int) -> Span | None:
    """Return a span without the punctuation and quotation marks at its ends, if words remain."""
    text, base = syntax.text, syntax.offset
    low, high = start - base, end - base
    while low < high and text[low] in _EDGE_LEFT:
        low += 1
    while high > low and text[high - 1] in _EDGE_RIGHT:
        high -= 1
    return syntax.span(low + base, high + base) if low < high else None


def without(syntax: Syntax, whole: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """Return what remains of a span when the holes are cut out of it."""
    pieces: list[Span] = []
    at = whole.start
    for hole in sorted(holes):
        if hole.start >= whole.end or hole.end <= at:
            continue
        _keep(syntax, at, hole.start, pieces)
        at = max(at, hole.end)
    _keep(syntax, at, whole.end, pieces)
    return tuple(pieces)


def _keep(syntax: Syntax, start: int, end: int, pieces: list[Span]) -> None:
    piece = trimmed(syntax, start, end) if end > start else None
    if piece is not None:
        pieces.append(piece)


def part_around(syntax: Syntax, whole: Span, inside: Span) -> Span:
    """Return the part of a sentence, between semicolons, that words stand in."""
    base = syntax.offset
    before = syntax.text[whole.start - base : inside.start - base]
    after = syntax.text[inside.end - base : whole.end - base]
    start = whole.start + before.rfind(";") + 1
    end = inside.end + after.find(";") if ";" in after else whole.end
    return trimmed(syntax, start, end) or whole


def complement_span(syntax: Syntax, clause: Clause, cue: Clause) -> Span | None:
    """Return a complement clause's words without its conjunction and without its cue."""
    start, end = clause.extent.start, clause.extent.end
    if clause.marker:
        sentence = syntax.sentences[clause.sentence]
        words = syntax.tokens[sentence.first : sentence.last]
        first = next((t for t in words if t.start >= start), None)
        if first is not None and first.lemma == clause.marker:
            start = first.end
    if start <= cue.span.start < end:
        # The parser put the cue inside what it governs: keep the longer side.
        if cue.span.start - start >= end - cue.span.end:
            end = cue.span.start
        else:
            start = cue.span.end
    return trimmed(syntax, start, end)


def mode_of(syntax: Syntax, content: Sequence[Span]) -> Mode:
    """Return direct, mixed or indirect by how much of the content stands in quotation marks."""
    total = sum(s.end - s.start for s in content)
    quoted = sum(_quoted(syntax, s) for s in content)
    if total and quoted >= 0.9 * total:
        return "direct"
    return "mixed" if quoted else "indirect"


def _quoted(syntax: Syntax, span: Span) -> int:
    number = syntax.quotation_at(span.start)
    if number is not None and syntax.quotations[number].outer.end >= span.end:
        return span.end - span.start
    return sum(
        min(q.inner.end, span.end) - max(q.inner.start, span.start)
        for q in syntax.quotations_between(span.start, span.end)
        if q.inside is None
    )
