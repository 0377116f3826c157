"""Invents names for groups, in the shape of the names that a report has for them.

"Levant Front" may become "Tarsin Front" and "Forces démocratiques syriennes (FDS)" "Forces de
vigilance du Tarsin (FVT)"; "Jaysh al-Islam", "Houthis" and "islamistes shebab" keep what is not
their own. Words and patterns stand in rename.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal

from selon.actors import ActorBase
from selon.actors.names import fold

Order = Literal["acronym", "first", "middle", "last", "words"]
# An apostrophe belongs to "Qa'ida", not to "l'homme" or "People's".
WORD = re.compile(r"\w\w+['’]\w\w+|\w+")
VOWELS = frozenset("aeiou")
DEFAULT_HEAD = "Front"
TRIES = 50


@dataclass(frozen=True, slots=True)
class Words:
    """The words of rename.toml that hold for one language, folded where they are compared."""

    kinds: frozenset[str]
    proper: tuple[str, ...]
    values: tuple[str, ...]
    heads: frozenset[str]
    romanised: frozenset[str]
    instead: dict[str, str]
    small: frozenset[str]
    describing: frozenset[str]
    patterns: dict[str, list[str]]


@cache
def load_words(language: str) -> Words:
    """Return the words for the reports of a language."""
    path = Path(__file__).with_name("rename.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))

    def folded(table: str, *keys: str) -> frozenset[str]:
        return frozenset(fold(word) for key in keys for word in data[table][key].split())

    return Words(
        kinds=frozenset(data["kinds"]),
        proper=tuple(data["proper"].split()),
        values=tuple(data["values"][language].split()),
        heads=folded("heads", language),
        romanised=folded("heads", "any"),
        instead={fold(word): other for word, other in data["instead"].items()},
        small=folded("small", language, "any"),
        describing=folded("describing", language),
        patterns=data["patterns"][language],
    )


@dataclass(frozen=True, slots=True)
class Form:
    """A written form of a name. ``lead`` and ``tail`` stand around what is replaced, ``core``.

    ``order`` says where its head stands ("words": it has none, or is replaced word by word);
    ``size`` is how many words of content it has beside the head, or letters if an acronym.
    """

    lead: str
    core: str
    tail: str
    order: Order
    head: str
    size: int


def read_form(text: str, acronym: bool, language: str, base: ActorBase) -> Form | None:
    """Return a written form taken apart; None if nothing in it is a name of the group's own."""
    words = load_words(language)
    kept = words.describing | set(base.adjectives.get(language, {}))
    found = list(WORD.finditer(text))
    capitals = [n for n, m in enumerate(found) if m[0][0].isupper()]
    if capitals:
        # French gives a capital to the first word of a name alone.
        first, last = capitals[0], len(found) - 1 if language == "fr" else capitals[-1]
    else:
        own = [n for n, m in enumerate(found) if fold(m[0]) not in kept | words.small]
        first, last = (own[-1], own[-1]) if own else (0, -1)
    inside = found[first : last + 1]
    if not inside or all(fold(m[0]) in kept for m in inside):
        return None
    start, end = inside[0].start(), inside[-1].end()
    core = text[start:end]
    if acronym:
        return Form(text[:start], core, text[end:], "acronym", "", len(core))
    order, head, size = _shape([m[0] for m in inside], words)
    return Form(text[:start], core, text[end:], order, head, size)


def _shape(inside: Sequence[str], words: Words) -> tuple[Order, str, int]:
    content = [w for w in inside if fold(w) not in words.small]
    # Some of the reports have lost their apostrophes: "Armys".
    heads = [n for n, w in enumerate(content) if {fold(w), fold(w)[:-1]} & words.heads]
    if len(content) < 2 or not heads:
        return "words", "", len(content)
    last = len(content) - 1
    at = last if last in heads else heads[0]
    order: Order = "last" if at == last else "middle" if at else "first"
    # "Front al-Nosra" has the shape of a romanised name behind its head.
    romanised = "last" not in words.patterns and all(w[0].isupper() for w in content)
    if order not in words.patterns or romanised:
        return "words", "", len(content)
    return order, words.instead.get(fold(content[at]), content[at]), last


class Naming:
    """The invented name of one group in one report, in all the forms the report needs."""

    def __init__(
        self, forms: Sequence[Form], proper: Sequence[str], language: str, chance: Random
    ) -> None:
        self._words = load_words(language)
        self._proper = proper
        values = list(self._words.values)
        chance.shuffle(values)
        self._values = values
        self._letters = {form.size for form in forms if form.order == "acronym"}
        self._model = next(
            (f for f in forms if f.order in self._words.patterns),
            next((f for f in forms if f.order == "words" and f.size in self._letters), None),
        )

    def of(self, form: Form) -> str:
        """Return what stands in the place of a written form."""
        return form.lead + self.core(form) + form.tail

    def core(self, form: Form) -> str:
        """Return the invented name alone for a written form."""
        if form.order == "acronym":
            return self._acronym(form)
        if form.order == "words":
            return self._by_words(form)
        sizes = {letters - 1 for letters in self._letters} or {form.size}
        size = form.size if form.size in sizes else min(form.size, max(sizes))
        return self._by_pattern(form.order, form.head, size)

    def _by_pattern(self, order: str, head: str, size: int) -> str:
        patterns = self._words.patterns[order]
        pattern = patterns[min(max(size, 1), len(patterns)) - 1]
        return pattern.format(H=head, P=self._proper[0], V=self._values[0], W=self._values[1])

    def _by_words(self, form: Form) -> str:
        words, others = self._words, iter(self._proper)
        heads = words.heads | words.romanised

        def other(found: re.Match[str]) -> str:
            word = fold(found[0])
            if word in words.small or (not found.start() and word in heads and form.size > 1):
                return words.instead.get(word, found[0])
            new = next(others)
            plural = form.size == 1 and len(word) > 5 and word.endswith("s")
            return (new if found[0][0].isupper() else new.lower()) + ("s" if plural else "")

        return WORD.sub(other, form.core)

    def _acronym(self, form: Form) -> str:
        model, size = self._model, form.size
        if model and model.order == "words":
            name = self._by_words(model)
        else:
            order = model.order if model else next(iter(self._words.patterns))
            name = self._by_pattern(order, model.head if model else DEFAULT_HEAD, size - 1)
        content = [w for w in WORD.findall(name) if fold(w) not in self._words.small]
        spare = (*content, *self._proper[1:], *self._values[2:])
        return "".join(fold(word)[0].upper() for word in spare)[:size]


def invent(
    forms: dict[str, list[Form]], language: str, text: str, base: ActorBase, chance: Random
) -> dict[str, Naming]:
    """Return a naming for each group of a report, by id; no two share a proper word.

    ``forms`` are the forms in which the report names each group. Nothing invented is known to
    the knowledge base or stands in the report already.
    """
    pool = list(load_words(language).proper)
    taken = set(fold(text).split())
    namings: dict[str, Naming] = {}
    for group, own in forms.items():
        bare = [form for form in own if form.order == "words"]
        vowel = any(fold(form.core)[0] in VOWELS for form in bare)
        size = max((form.size for form in bare), default=1)
        for _ in range(TRIES):
            chance.shuffle(pool)
            pool.sort(key=lambda word: (word[0].lower() in VOWELS) != vowel)
            naming = Naming(own, pool[:size], language, chance)
            new = {fold(naming.of(form)) for form in own}
            if not new & taken and not any(base.look_up(name) for name in new):
                break
        else:
            raise ValueError(f"no name to be found for {group}")
        del pool[:size]
        taken |= new
        namings[group] = naming
    return namings
