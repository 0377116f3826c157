"""Gives every group of hand-coded reports an invented name, in text and gold alike.

What is right about a renamed report can only be read from the report: nothing knows the names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from random import Random

from changing import Change, Edit, moved
from naming import Form, Naming, invent, load_words, read_form
from selon.actors import ActorBase
from selon.model import Token
from skills import Row

TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Found:
    """A group's name in a text, by positions in it, with the group's id."""

    start: int
    end: int
    group: str
    form: Form


def renamed(
    row: Row, gold: Row, seed: int, base: ActorBase, kinds: Collection[str] = ()
) -> tuple[Row, Row]:
    """Return a report and its gold with invented names for all groups of its text and title.

    Groups are those of ``base``, of the kinds of rename.toml or those given; the same seed gives
    the same names.
    """
    language = row["lang"]
    kinds = kinds or load_words(language).kinds
    chance = Random(f"{seed} {row['id']}")
    title = row.get("title") or ""
    found = list(find_groups(row["text"], language, base, kinds))
    in_title = list(find_groups(title, language, base, kinds))
    forms: dict[str, list[Form]] = {}
    for one in (*found, *in_title):
        forms.setdefault(one.group, []).append(one.form)
    namings = invent(forms, language, f"{title} {row['text']}", base, chance)
    change = Change(row["text"], _edits(found, namings))
    new_title = Change(title, _edits(in_title, namings)).text
    canon = {group: _fullest(namings[group], own) for group, own in forms.items()}
    claims = moved(gold["claims"], change, {"name": lambda name: _canonical(name, canon, base)})
    return {**row, "text": change.text, "title": new_title}, {**gold, "claims": claims}


def find_groups(
    text: str, language: str, base: ActorBase, kinds: Collection[str]
) -> Iterator[Found]:
    """Yield the names of known groups of some kinds in a text, in its order."""
    tokens = _tokens(text)
    for match in base.find(tokens, language):
        name = next((n for n in match.values if n.actor.kind in kinds), None)
        if name is None:
            continue
        start, end = tokens[match.first].start, tokens[match.last - 1].end
        form = read_form(text[start:end], name.exact, language, base)
        if form is not None:
            yield Found(start, end, name.actor.id, form)


def _edits(found: list[Found], namings: dict[str, Naming]) -> list[Edit]:
    return [Edit(one.start, one.end, namings[one.group].of(one.form)) for one in found]


def _fullest(naming: Naming, forms: list[Form]) -> str:
    """Return a group's new name as a coder would put it: the most frequent of its longest."""
    counted = Counter(naming.core(form) for form in forms)
    short = {naming.core(form) for form in forms if form.order == "acronym"}
    return max(counted, key=lambda core: (core not in short, len(core.split()), counted[core]))


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
