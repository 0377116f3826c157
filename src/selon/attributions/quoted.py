"""Quotations without a cue: those that continue an earlier one, those after a colon."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from selon.attributions.verbal import source_span
from selon.model import Attribution, Quotation, Syntax

_NEAR = 50
"""Contents looked at before a quotation for one that already holds it."""

_FARTHEST, _LINES = 400, 2
"""Characters and line ends that may part a quotation from the one it carries on."""

_WORDS = 4
"""Words from which a quotation without a cue counts as speech, not as a quoted term."""


def with_quotations(syntax: Syntax, found: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with what uncued quotations add to them.

    A quotation after a colon makes an attribution. One of a whole sentence in the paragraph
    of an earlier direct quotation, or opening the next paragraph, is the same speaker's: it
    becomes another span of that attribution's content.
    """
    governed = sorted((s.start, s.end, a.cue[0].start) for a in found for s in a.content if a.cue)
    starts = [start for start, _, _ in governed]
    told = list(found)
    speaking = {n: a for n, a in enumerate(told) if a.mode != "indirect" and a.source is not None}
    order = sorted(speaking, key=lambda n: told[n].content[0].start)
    firsts = [told[n].content[0].start for n in order]
    for quote in syntax.quotations:
        if quote.inside is not None or len(quote.inner.text.split()) < _WORDS:
            continue
        at = bisect_right(starts, quote.inner.end)
        inner = quote.inner
        if any(
            start < inner.end and inner.start < end and not inner.start <= cue < inner.end
            for start, end, cue in governed[max(0, at - _NEAR) : at]
        ):
            continue
        colon = _after_colon(syntax, quote)
        if colon is not None:
            told.append(colon)
            continue
        earlier = bisect_right(firsts, quote.inner.start) - 1
        if earlier >= 0 and _goes_on(syntax, quote, told[order[earlier]]):
            last = told[order[earlier]]
            told[order[earlier]] = replace(last, content=(*last.content, quote.inner))
    return told


def _after_colon(syntax: Syntax, quote: Quotation) -> Attribution | None:
    before = syntax.text[
        max(0, quote.outer.start - 3 - syntax.offset) : quote.outer.start - syntax.offset
    ]
    if not before.rstrip().endswith(":"):
        return None
    colon = quote.outer.start - len(before) + before.rindex(":")
    token = syntax.token_at(colon)
    if token is None:
        return None
    source = _before_colon(syntax, token, colon)
    if source is None:
        return None
    return Attribution(
        cue=(syntax.span(colon, colon + 1),),
        content=(quote.inner,),
        speech_act="say",
        mode="direct",
        rule="colon",
        entry="",
        source=source,
        source_span=source_span(syntax, source),
    )


def _before_colon(syntax: Syntax, token: int, colon: int) -> int | None:
    """Return who stands before a colon: the subject of its sentence, or a name right there."""
    number = syntax.tokens[token].sentence
    for clause in syntax.clauses_of(number):
        if clause.subject and clause.span.end <= colon:
            return clause.subject[0]
    first = syntax.sentences[number].first
    named = [
        n for n in syntax.phrases_from(first, token) if syntax.phrases[n].span.end >= colon - 2
    ]
    return max(named, key=lambda n: len(syntax.phrases[n].span.text), default=None)


def _goes_on(syntax: Syntax, quote: Quotation, last: Attribution) -> bool:
    """Say whether a quotation carries on the words of an earlier attribution."""
    start, base = quote.outer.start, syntax.offset
    if start - last.content[-1].end > _FARTHEST or not _whole_sentence(syntax, quote):
        return False
    between = syntax.text[last.content[-1].end - base : start - base]
    lines = between.strip("\n ").count("\n")
    opens = start == base or syntax.text[start - 1 - base] == "\n"
    return lines <= _LINES and (not lines or opens)


def _whole_sentence(syntax: Syntax, quote: Quotation) -> bool:
    """Say whether the quotation starts a sentence of its own."""
    start = quote.outer.start - syntax.offset
    before = syntax.text[max(0, start - 4) : start].rstrip(" \t")[-1:]
    return (
        before in ("", "\n", ".", "!", "?", "…", "»", "”", '"') and quote.inner.text[:1].isupper()
    )
