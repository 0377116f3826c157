"""Finds who had a part in a report: publisher, original, translator, agency, author, rights."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selon.language.provenance_words import ProvenanceWords, label_key
from selon.model import Provenance, Span
from selon.model.vocabulary import ProvenanceRole

_EDGE = 600
_LONGEST = 120
_NAME_END = re.compile(r"\n|\s[|–—•]\s|\.\s|https?://|[;\])]")
_BRACKET = re.compile(r"\(([^()\n]{2,60})\)")
_SEPARATOR = re.compile(r"[,/&+–-]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SIGNS = " \t\u00a0\u202f,.;:-–—()[]©"


def find_provenance(text: str, words: ProvenanceWords) -> tuple[Provenance, ...]:
    """Return the parts people and organisations had in a text, in text order.

    Spans cover the name, for rights the whole notice. A rights notice also names the
    publisher where its first holder is neither the original nor an agency.
    """
    found = [*_labelled(text, words), *_agencies(text, words)]
    originals = {p.name.casefold() for p in found if p.role == "original"}
    for notice in _rights(text, words):
        found.append(notice)
        found.extend(_holder(text, notice, originals, words))
    unique = {(p.role, p.name.casefold()): p for p in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda p: (p.span.start, p.span.end)))


def _labelled(text: str, words: ProvenanceWords) -> Iterator[Provenance]:
    for pattern in (words.opening, words.inside):
        for match in pattern.finditer(text):
            label = words.labels.get(label_key(match["words"]))
            if label is None or (label.edges and _EDGE < match.start() < len(text) - _EDGE):
                continue
            name = _name(text, match.end(), strict=label.edges)
            if name is not None:
                yield Provenance(label.role, name.text, name)


def _name(text: str, start: int, strict: bool) -> Span | None:
    """Return the name that starts here: capitalised, short, up to the line's end.

    ``strict`` names (after a bare "By") may hold no more than six words, most of them
    capitalised, and must end with their line.
    """
    rest = text[start : start + _LONGEST]
    ending = _NAME_END.search(rest)
    if ending is None and len(rest) == _LONGEST:
        return None
    name = rest[: ending.start() if ending else len(rest)].rstrip(_SIGNS)
    if not name or not (name[0].isupper() or name[0].isdigit()):
        return None
    if strict:
        parts = name.split()
        after = text[start + len(name) : start + len(name) + 3].lstrip(" .,")
        capitals = sum(part[0].isupper() for part in parts)
        if len(parts) > 6 or 2 * capitals <= len(parts) or not (after == "" or after[0] in "\n|–—"):
            return None
    return Span.of(text, start, start + len(name))


def _agencies(text: str, words: ProvenanceWords) -> Iterator[Provenance]:
    """Yield agencies that a bracket of nothing else, or a line of its own, credits."""
    for match in _BRACKET.finditer(text):
        yield from _credited(text, match.start(1), match.end(1), words)
    at = 0
    for line in text.splitlines(keepends=True):
        if 1 < len(line.strip()) <= 60:
            yield from _credited(text, at, at + len(line), words)
        at += len(line)


def _credited(text: str, start: int, end: int, words: ProvenanceWords) -> Iterator[Provenance]:
    inner = text[start:end]
    matches = list(words.agency.finditer(inner))
    if not matches:
        return
    left = _SEPARATOR.sub(" ", words.agency.sub(" ", inner))
    if words.credit.sub(" ", left).strip(_SIGNS + "\n\r"):
        return
    for match in matches:
        span = Span.of(text, start + match.start(), start + match.end())
        yield Provenance("agency", words.agencies[match.group()], span)


def _rights(text: str, words: ProvenanceWords) -> Iterator[Provenance]:
    role: ProvenanceRole = "rights"
    done = 0
    for match in words.rights.finditer(text):
        if match.start() < done:
            continue
        stop = text.find("\n", match.start(), match.start() + _LONGEST)
        end = stop if stop >= 0 else min(len(text), match.start() + _LONGEST)
        done = end
        notice = text[match.start() : end].rstrip()
        name = words.rights.sub(" ", notice).strip(_SIGNS)
        if name and (name[0].isupper() or name[0].isdigit()):
            span = Span.of(text, match.start(), match.start() + len(notice))
            yield Provenance(role, name, span)


def _holder(
    text: str, notice: Provenance, originals: set[str], words: ProvenanceWords
) -> Iterator[Provenance]:
    first = _YEAR.sub(" ", notice.name).strip(_SIGNS).split(",")[0].strip(_SIGNS)
    at = notice.span.text.find(first) if first else -1
    if at < 0 or first.casefold() in originals or not first[0].isupper():
        return
    span = Span.of(text, notice.span.start + at, notice.span.start + at + len(first))
    if first in words.agencies:
        yield Provenance("agency", words.agencies[first], span)
    else:
        yield Provenance("publisher", first, span)
