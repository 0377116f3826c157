"""Who says what: sources, cues and contents, read off clauses and quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from selon.attributions.choosing import chosen
from selon.attributions.content import trimmed
from selon.attributions.headlines import headline_attributions
from selon.attributions.hearsay import conditional_attributions, hearsay_attributions
from selon.attributions.interpolated import interpolated_attributions
from selon.attributions.prepositional import (
    including_attributions,
    nominal_attributions,
    prepositional_attributions,
)
from selon.attributions.quoted import with_quotations
from selon.attributions.speakers import Speakers
from selon.attributions.verbal import Fitting, fitting_cues, verbal_attributions
from selon.language.cues import CueWords
from selon.language.weights import Weights
from selon.model import Attribution, Covered, Mentions, Span, Syntax

__all__ = ["attribute", "by_rules"]

_WINDOW = 200
"""Contents looked at before a cue for the one that holds it."""


def attribute(
    syntax: Syntax, mentions: Mentions, words: CueWords, weights: Weights | None = None
) -> tuple[Attribution, ...]:
    """Return the attributions of a block in text order, each knowing the one it lies in.

    ``weights`` choose among the readings of verbs and nouns; without them the rules alone do.
    What no attribution covers is in the author's voice.
    """
    voices = frozenset(m.phrase for m in mentions.actors if m.kind != "facility")
    media = frozenset(m.phrase for m in mentions.actors if m.kind == "media")
    phrases = [
        *including_attributions(syntax, words),
        *hearsay_attributions(syntax, words),
        *prepositional_attributions(syntax, words, voices),
    ]
    taken = Covered(a.cue[0] for a in phrases)
    fitting = fitting_cues(syntax, words)
    found = by_rules(syntax, words, fitting, voices, media)
    surest = [a for a in found if a.rule == "verb.interpolated"]
    if weights is not None:
        found = chosen(syntax, mentions, words, weights, fitting, found, voices, media, taken)
        speakers = Speakers(syntax, mentions, words)
        found = [speakers.with_likeliest(a, weights.speakers) for a in found]
    # "it was reported that", "according to" are one cue, not the phrase and its verb.
    found = [a for a in found if not taken.touches(a.cue[0])]
    known = {a.clause for a in surest}
    found = [*(a for a in found if a.clause is None or a.clause not in known), *surest, *phrases]
    found += headline_attributions(syntax, words, voices)
    dates = {m.span for m in mentions.times}
    ending = {m.span.end: m.span.start for m in mentions.times}
    found = [
        _heard(syntax, words, ending, a)
        for a in with_quotations(syntax, found)
        if not dates.issuperset(a.content)
    ]
    found += conditional_attributions(syntax, words, found)
    return _nested(sorted(found, key=lambda a: (_start(a), -a.length)))


def _heard(
    syntax: Syntax, words: CueWords, dates: Mapping[int, int], told: Attribution
) -> Attribution:
    """Take a date off the words of a source, and "nobody" for no source at all.

    ``dates`` gives by its end where a date starts.
    """
    if told.rule.endswith((".object", "learned.subject")):
        told = replace(told, content=_undated(syntax, dates, told.content))
    span = told.source_span
    if told.source is None or span is None:
        return told
    if syntax.phrases[told.source].lemma in words.nobody:
        return replace(told, source=None, source_span=None, negated=True)
    date = dates.get(span.end, span.start)
    clauses = syntax.clauses_of(syntax.phrases[told.source].sentence)
    # "the report released last week": the date belongs to what tells which report.
    if date <= span.start or any(span.start < c.span.start < date for c in clauses):
        return told
    return replace(told, source_span=trimmed(syntax, span.start, date) or span)


def _undated(
    syntax: Syntax, dates: Mapping[int, int], content: tuple[Span, ...]
) -> tuple[Span, ...]:
    """Take a date off the end of a thing said: when it was said, "condemned the raid on Monday"."""
    last = content[-1]
    end = dates.get(last.end, last.start)
    if end <= last.start:
        return content
    before = syntax.token_at(end - 2)
    if before is not None and syntax.tokens[before].pos in ("ADP", "SCONJ"):
        end = syntax.tokens[before].start
    return (*content[:-1], trimmed(syntax, last.start, end) or last)


def by_rules(
    syntax: Syntax,
    words: CueWords,
    fitting: Fitting,
    voices: frozenset[int],
    media: frozenset[int],
) -> list[Attribution]:
    """Return the attributions that the rules alone find for verbs and nouns."""
    interpolated = interpolated_attributions(syntax, words, fitting, voices, media)
    between = {a.clause for a in interpolated}
    return [
        *interpolated,
        *(
            a
            for a in verbal_attributions(syntax, words, fitting, voices, media)
            if a.clause not in between
        ),
        *nominal_attributions(syntax, words),
    ]


def _start(attribution: Attribution) -> int:
    return min(s.start for s in (*attribution.cue, *attribution.content))


def _nested(found: list[Attribution]) -> tuple[Attribution, ...]:
    """Set ``nested_in`` to the innermost attribution whose content holds a cue."""
    covers = sorted(
        (content.start, content.end, number)
        for number, attribution in enumerate(found)
        for content in attribution.content
    )
    starts = [start for start, _, _ in covers]
    placed = []
    for number, inner in enumerate(found):
        anchor = inner.cue[0] if inner.cue else inner.content[0]
        best: int | None = None
        last = bisect_right(starts, anchor.start)
        # Nobody quotes deeper than this, and hostile texts could.
        for start, end, other in covers[max(0, last - _WINDOW) : last]:
            if other == number or end < anchor.end or start > anchor.start:
                continue
            if _holds(inner, found[other]):
                continue
            if best is None or found[other].length < found[best].length:
                best = other
        placed.append(replace(inner, nested_in=best))
    return tuple(placed)


def _holds(inner: Attribution, outer: Attribution) -> bool:
    """Say whether it is the outer's cue that lies in the inner's content."""
    return bool(outer.cue and inner.cue) and any(s.covers(outer.cue[0]) for s in inner.content)
