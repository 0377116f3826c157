"""Attributions by a colon or a dash alone: "Monitor: strike kills 9", "“…” — Jane Doe".

A name in capitals before a colon, as in the script of an interview, may speak at any length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selon.attributions.content import mode_of, trimmed
from selon.language.cues import CueWords
from selon.model import Attribution, Span, Syntax

_LONGEST = 200
"""Characters of a line that may be a headline."""

_SHORTEST = 3
"""Words of a headline that somebody says."""

_NAME = 8
"""Words that who speaks in a headline, or signs a quotation, may have."""

_COLON = re.compile(r"\s?:\s")
_SIGNED = re.compile(r"[»”\"]\s*[–—―-]{1,2}\s*(?=[^\W\d_])")


def headline_attributions(
    syntax: Syntax, words: CueWords, voices: frozenset[int]
) -> list[Attribution]:
    """Return the attributions of headlines and of signed quotations.

    ``voices`` are the phrases that name somebody.
    """
    found = []
    for start, line in _lines(syntax):
        told = _signed(syntax, start, line)
        colons = list(_COLON.finditer(line))
        script = bool(colons) and line[: colons[0].start()].strip().isupper()
        if told is None and (script or (len(colons) == 1 and len(line) <= _LONGEST)):
            told = _by_colon(syntax, words, voices, start, line, colons[0])
        if told is not None:
            found.append(told)
    return found


def _lines(syntax: Syntax) -> Iterator[tuple[int, str]]:
    at = syntax.offset
    for line in syntax.text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def _by_colon(
    syntax: Syntax,
    words: CueWords,
    voices: frozenset[int],
    start: int,
    line: str,
    colon: re.Match[str],
) -> Attribution | None:
    """Return who says the rest of a line: the phrase before its colon, or that behind it."""
    middle = start + colon.start() + colon.group().index(":")
    sides = (
        (start, start + colon.start(), start + colon.end(), start + len(line)),
        (start + colon.end(), start + len(line), start, start + colon.start()),
    )
    for first, (low, high, from_, to) in enumerate(sides):
        if first and line.rstrip().endswith((".", "!", "?", "…")):
            break
        source = _voice(syntax, words, voices, low, high)
        content = trimmed(syntax, from_, to)
        if source is None or content is None or len(content.text.split()) < _SHORTEST:
            continue
        if syntax.quotations_between(content.start - 2, content.end):
            continue
        named = trimmed(syntax, low, high)
        return _attribution(
            syntax, Span(middle, middle + 1, ":"), content, source, named, "headline"
        )
    return None


def _voice(
    syntax: Syntax, words: CueWords, voices: frozenset[int], start: int, end: int
) -> int | None:
    """Return the phrase that fills a part of a line, if it can speak."""
    part = trimmed(syntax, start, end)
    if part is None or len(part.text.split()) > _NAME:
        return None
    first, last = syntax.token_at(part.start), syntax.token_at(part.end - 1)
    if first is None or last is None:
        return None
    for number in syntax.phrases_from(first, last + 1):
        phrase = syntax.phrases[number]
        if phrase.span.start <= part.start and phrase.span.end >= part.end - 1:
            speaks = number in voices or phrase.lemma in words.anonymous
            return number if speaks else None
    return None


def _signed(syntax: Syntax, start: int, line: str) -> Attribution | None:
    """Return the attribution of a quotation with a dash and a name behind it."""
    signed = _SIGNED.search(line)
    if signed is None:
        return None
    quote = next(
        (
            q
            for q in syntax.quotations_between(start, start + signed.start() + 1)
            if q.inside is None and q.outer.end == start + signed.start() + 1
        ),
        None,
    )
    named = trimmed(syntax, start + signed.end(), start + len(line))
    if quote is None or named is None or len(named.text.split()) > _NAME:
        return None
    first, last = syntax.token_at(named.start), syntax.token_at(named.end - 1)
    if first is None or last is None:
        return None
    source = next(iter(syntax.phrases_from(first, last + 1)), None)
    at = start + signed.start() + len(signed.group().rstrip()) - 1
    cue = syntax.span(at, at + 1)
    return _attribution(syntax, cue, quote.inner, source, named, "signed")


def _attribution(
    syntax: Syntax, cue: Span, content: Span, source: int | None, named: Span | None, rule: str
) -> Attribution:
    return Attribution(
        cue=(syntax.span(cue.start, cue.end),),
        content=(content,),
        speech_act="say",
        mode=mode_of(syntax, (content,)),
        rule=rule,
        entry="",
        source=source,
        source_span=named if source is not None else None,
    )
