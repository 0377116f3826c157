"""Gives every group of hand-coded reports an invented name, in text and gold alike.

What is right about a renamed report can only be read from the report: nothing knows the names.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from naming import Form, Naming, invent, load_words, read_form
from selon.actors import ActorBase
from selon.model import Token
from skills import Row

TOKEN = re.compile(r"\w+|[^\w\s]")
SPANS = ("span", "trigger_span")


@dataclass(frozen=True, slots=True)
class Found:
    """A group's name in a text, by positions in it, with the group's id."""

    start: int
    end: int
    group: str
    form: Form


def renamed(row: Row, gold: Row, seed: int, base: ActorBase) -> tuple[Row, Row]:
    """Return a report and its gold with invented names for all groups of its text and title.

    Groups are those of ``base``; the same seed gives the same names.
    """
    language = row["lang"]
    chance = Random(f"{seed} {row['id']}")
    title = row.get("title") or ""
    found = list(find_groups(row["text"], language, base))
    in_title = list(find_groups(title, language, base))
    forms: dict[str, list[Form]] = {}
    for one in (*found, *in_title):
        forms.setdefault(one.group, []).append(one.form)
    namings = invent(forms, language, f"{title} {row['text']}", base, chance)
    change = Change(row["text"], found, namings)
    new_title = Change(title, in_title, namings).text
    canon = {group: _fullest(namings[group], own) for group, own in forms.items()}
    claims = [_moved(claim, change, canon, base) for claim in gold["claims"]]
    return {**row, "text": change.text, "title": new_title}, {**gold, "claims": claims}


def find_groups(text: str, language: str, base: ActorBase) -> Iterator[Found]:
    """Yield the names of known groups in a text, in its order."""
    kinds = load_words(language).kinds
    tokens = _tokens(text)
    for match in base.find(tokens, language):
        name = next((n for n in match.values if n.actor.kind in kinds), None)
        if name is None:
            continue
        start, end = tokens[match.first].start, tokens[match.last - 1].end
        form = read_form(text[start:end], name.exact, language, base)
        if form is not None:
            yield Found(start, end, name.actor.id, form)


class Change:
    """A text with names replaced; leads positions in the old text to positions in the new."""

    def __init__(self, text: str, found: list[Found], namings: dict[str, Naming]) -> None:
        self._old = [(one.start, one.end) for one in found]
        self._new: list[tuple[int, int]] = []
        parts: list[str] = []
        at, length = 0, 0
        for one in found:
            name = namings[one.group].of(one.form)
            parts += (text[at : one.start], name)
            length += one.start - at
            self._new.append((length, length + len(name)))
            length += len(name)
            at = one.end
        self.text = "".join((*parts, text[at:]))

    def span(self, start: int, end: int) -> dict[str, Any]:
        """Return a span of the new text for one of the old; a name in part becomes a whole one."""
        new_start, new_end = self._position(start, 0), self._position(end, 1)
        return {"start": new_start, "end": new_end, "text": self.text[new_start:new_end]}

    def _position(self, old: int, side: int) -> int:
        n = bisect_right(self._old, old, key=lambda pair: pair[0] + side) - 1
        if n < 0:
            return old
        if old < self._old[n][1]:
            return self._new[n][side]
        return self._new[n][1] + old - self._old[n][1]


def _fullest(naming: Naming, forms: list[Form]) -> str:
    """Return a group's new name as a coder would put it: the most frequent of its longest."""
    counted = Counter(naming.core(form) for form in forms)
    short = {naming.core(form) for form in forms if form.order == "acronym"}
    return max(counted, key=lambda core: (core not in short, len(core.split()), counted[core]))


def _moved(value: Any, change: Change, canon: dict[str, str], base: ActorBase) -> Any:
    """Return a part of a claim with its spans, words and canonical names led to the new text."""
    if isinstance(value, list):
        return [_moved(one, change, canon, base) for one in value]
    if not isinstance(value, dict):
        return value
    new = {key: _moved(one, change, canon, base) for key, one in value.items()}
    for key in SPANS:
        if key in value:
            new[key] = change.span(value[key]["start"], value[key]["end"])
            new["text" if key == "span" else "trigger"] = new[key]["text"]
    if "name" in value:
        new["name"] = _canonical(value["name"], canon, base)
    return new


def _canonical(name: str, canon: dict[str, str], base: ActorBase) -> str:
    """Return a gold name, which is English whatever the report, with the groups in it renamed."""
    parts, at, tokens = [], 0, _tokens(name)
    for match in base.find(tokens, "en"):
        group = next((n.actor.id for n in match.values if n.actor.id in canon), None)
        if group is not None:
            parts += [name[at : tokens[match.first].start], canon[group]]
            at = tokens[match.last - 1].end
    return "".join((*parts, name[at:]))


def _tokens(text: str) -> list[Token]:
    return [Token(m.start(), m.end(), m[0], m[0], "", 0) for m in TOKEN.finditer(text)]
