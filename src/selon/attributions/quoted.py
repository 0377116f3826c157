"""Quotations without a cue: those that continue an earlier one, those after a colon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selon.attributions.verbal import source_span
from selon.model import Attribution, Quotation, Span, Syntax

_WORDS = 4
"""Words from which a quotation without a cue counts as speech, not as a quoted term."""


def continued_quotations(syntax: Syntax, found: Sequence[Attribution]) -> list[Attribution]:
    """Return attributions for uncued quotations: after a colon, or carried on from the last one.

    A quotation of a whole sentence in the paragraph of an earlier direct quotation, or
    opening the next paragraph, is the same speaker's.
    """
    governed = sorted((s for a in found for s in a.content), key=lambda s: s.start)
    new: list[Attribution] = []
    quoting = sorted(
        (a for a in found if a.mode in ("direct", "mixed") and a.source is not None), key=_at
    )
    for quote in syntax.quotations:
        if quote.inside is not None or len(quote.inner.text.split()) < _WORDS:
            continue
        if _governed(quote, governed):
            continue
        attribution = _after_colon(syntax, quote) or _carried(syntax, quote, [*quoting, *new])
        if attribution is not None:
            new.append(attribution)
    return new


def _at(attribution: Attribution) -> int:
    return attribution.content[0].start


def _governed(quote: Quotation, governed: Sequence[Span]) -> bool:
    return any(s.overlaps(quote.inner) for s in governed)


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


def _carried(
    syntax: Syntax, quote: Quotation, quoting: Sequence[Attribution]
) -> Attribution | None:
    earlier = [a for a in quoting if _at(a) < quote.inner.start]
    if not earlier:
        return None
    last = max(earlier, key=_at)
    between = syntax.text[last.content[-1].end - syntax.offset : quote.outer.start - syntax.offset]
    lines = between.strip("\n ").count("\n")
    opens = (
        quote.outer.start == syntax.offset
        or syntax.text[quote.outer.start - 1 - syntax.offset] == "\n"
    )
    whole = _whole_sentence(syntax, quote)
    if not whole or len(between) > 400 or lines > 2 or (lines and not opens):
        return None
    return replace(
        last,
        cue=(),
        content=(quote.inner,),
        mode="direct",
        rule="quote.continued",
        clause=None,
        negated=False,
    )


def _whole_sentence(syntax: Syntax, quote: Quotation) -> bool:
    """Say whether the quotation starts a sentence of its own."""
    before = syntax.text[: quote.outer.start - syntax.offset].rstrip(" \t")[-1:]
    return (
        before in ("", "\n", ".", "!", "?", "…", "»", "”", '"') and quote.inner.text[:1].isupper()
    )
