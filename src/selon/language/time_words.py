"""Words and patterns of time expressions, compiled into one automaton a language.

The patterns are data (``times.yaml``). Their templates are opened into plain rows of
words and classes and merged into one tree, which ``mentions.times`` walks once from each
word of a text: the cost grows with the text's length only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from selon.errors import DataError
from selon.language.time_templates import Element, Row, fold, fold_all, open_template
from selon.model.vocabulary import TimexType

NUMBER_CLASSES = frozenset(
    "number day hour minute year recent_year short_year clock bare_clock dotted_clock"
    " iso_date numeric_date".split()
)
_MOST_ROWS = 4000
_NEEDS = {
    "weekday": {"weekday"},
    "offset_from_publication": {"number", "unit"},
    "offset_from_narrative": {"number", "unit"},
    "offset_from_event": {"number", "unit"},
    "calendar_unit": {"unit", "step"},
    "season": {"season"},
    "reference": {"value"},
    "duration": {"number", "unit"},
}


@dataclass(frozen=True, slots=True)
class TimePattern:
    """One pattern: what its templates mean. ``rule`` is "not_a_time" for look-alikes; with
    ``lower`` it begins with a small letter, with ``alone`` no capital follows it."""

    id: str
    rule: str
    type: TimexType
    fixed: tuple[tuple[str, str], ...]
    lower: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """A pattern complete after some row of elements; ``marks`` are the (first, last)
    elements of its mentions, ``order`` its place in the file (earlier wins)."""

    pattern: TimePattern
    marks: tuple[tuple[int, int], ...]
    order: int


@dataclass(slots=True)
class Node:
    """A state of the automaton: where each next word or class leads."""

    words: dict[str, list[tuple[bool, Node]]] = field(default_factory=dict)
    classes: list[tuple[str, str, bool, Node]] = field(default_factory=list)
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class ClassWord:
    """A word or phrase of a class, folded; ``capital`` when it needs a capital."""

    words: tuple[str, ...]
    name: str
    value: str
    capital: bool


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The time expressions of a language.

    ``patterns`` are the patterns by id; ``phrases`` maps the first folded word of every
    class member to the members; ``starters`` are the words a pattern can begin with,
    figures apart. What puts a day without its date into the future: ``ahead`` are words
    some way before it, ``upcoming`` folded phrases right before it, ``planning`` lemmas of
    verbs and modals, and, where ``present_is_ahead``, the present tense; ``inability`` are
    auxiliaries that tell the past in a clause with one of ``denials``. ``since`` are
    folded phrases that make the time after them a beginning; ``undated`` are words that tell of
    some time before, ``when`` those that begin a clause of what was then; ``possessive`` are
    the marks behind a time that owns what follows (English "'s"), none in some languages.
    """

    root: Node
    patterns: Mapping[str, TimePattern]
    phrases: Mapping[str, tuple[ClassWord, ...]]
    starters: frozenset[str]
    ahead: frozenset[str]
    upcoming: tuple[tuple[str, ...], ...]
    planning: frozenset[str]
    inability: frozenset[str]
    denials: frozenset[str]
    present_is_ahead: bool
    since: tuple[tuple[str, ...], ...]
    undated: frozenset[str]
    when: frozenset[str]
    possessive: tuple[str, ...]
    decimal: str
    day_first: bool

    @property
    def narrative(self) -> frozenset[str]:
        """The ids of the patterns that count, or may count, from the day told before."""
        return frozenset(
            p.id
            for p in self.patterns.values()
            if p.rule == "offset_from_narrative" or ("loose", "1") in p.fixed
        )

    def words(self, name: str) -> frozenset[str]:
        """Return the single folded words of a class ("weekday")."""
        return frozenset(
            m.words[0]
            for members in self.phrases.values()
            for m in members
            if m.name == name and len(m.words) == 1
        )


def time_words(data: Mapping[str, Any]) -> TimeWords:
    """Build the automaton from the content of ``times.yaml``.

    Raises DataError naming the pattern whose template is not well formed.
    """
    members = tuple(_members(data))
    names = NUMBER_CLASSES | {m.name for m in members}
    valueless = {n for n, words in data["classes"].items() if isinstance(words, list)}
    root, rows, patterns = Node(), 0, {p.id: p for p in map(_pattern, data["patterns"])}
    for order, entry in enumerate(data["patterns"]):
        pattern = patterns[entry["id"]]
        for template in entry["templates"]:
            for row in open_template(template, entry["id"], names, valueless):
                rows += 1
                _check(row, pattern)
                _insert(root, row, pattern, order)
    if rows > _MOST_ROWS:
        raise DataError(f"times.yaml: the patterns open into {rows} rows, at most {_MOST_ROWS}")
    phrases: dict[str, list[ClassWord]] = {}
    for member in members:
        phrases.setdefault(member.words[0], []).append(member)
    first = {name for name, _, _, _ in root.classes}
    return TimeWords(
        root=root,
        patterns=patterns,
        phrases={w: tuple(found) for w, found in phrases.items()},
        starters=frozenset(root.words) | {m.words[0] for m in members if m.name in first},
        ahead=frozenset(fold(w) for w in data["ahead"]),
        upcoming=tuple(fold_all(w) for w in data["upcoming"]),
        planning=frozenset(data["planning"]),
        inability=frozenset(data["inability"]),
        denials=frozenset(fold(w) for w in data["denials"]),
        present_is_ahead=data["present_is_ahead"],
        since=tuple(fold_all(w) for w in data["since"]),
        undated=frozenset(fold(w) for w in data["undated"]),
        when=frozenset(fold(w) for w in data["when"]),
        possessive=fold_all(data["possessive"]),
        decimal=data["decimal"],
        day_first=data["slashed_dates"] == "day_first",
    )


def _pattern(entry: Mapping[str, Any]) -> TimePattern:
    return TimePattern(
        id=entry["id"],
        rule=entry["rule"],
        type=entry.get("type", "DATE"),
        fixed=tuple((name, str(value)) for name, value in entry.get("set", {}).items()),
        lower=entry.get("lower", False),
        alone=entry.get("alone", False),
    )


def _members(data: Mapping[str, Any]) -> Iterator[ClassWord]:
    for name, words in data["classes"].items():
        values = words if isinstance(words, dict) else dict.fromkeys(words, "")
        for word, value in values.items():
            yield ClassWord(fold_all(word), name, str(value), word[:1].isupper())
    for word, value in _numbers(data["numbers"]):
        yield ClassWord(fold_all(word), "number", value, False)


def _numbers(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((word, str(value)) for word, value in data["words"].items())
    units = [(w, v) for w, v in data["words"].items() if isinstance(v, int) and 0 < v < 10]
    for ten, value in data["tens"].items():
        yield ten, str(value)
        for joiner, (unit, more) in product(data["joiners"], units):
            yield f"{ten}{joiner}{unit}", str(value + more)


def _check(row: Row, pattern: TimePattern) -> None:
    slots = {e.slot for e in row if isinstance(e, Element)} | {name for name, _ in pattern.fixed}
    missing = _NEEDS.get(pattern.rule, set()) - slots
    if missing:
        raise DataError(f"times.yaml: {pattern.id}: no slot {', '.join(sorted(missing))}")


def _insert(root: Node, row: Row, pattern: TimePattern, order: int) -> None:
    node, count = root, 0
    marks: list[tuple[int, int]] = []
    opened = 0
    for element in row:
        if element == "<":
            opened = count
        elif element == ">":
            marks.append((opened, count - 1))
        elif isinstance(element, Element):
            node = _step(node, element)
            count += 1
    if node.ending is None:
        node.ending = Ending(pattern, tuple(marks) or ((0, count - 1),), order)


def _step(node: Node, element: Element) -> Node:
    if element.word:
        for glued, found in node.words.setdefault(element.word, []):
            if glued == element.glued:
                return found
        made = Node()
        node.words[element.word].append((element.glued, made))
        return made
    for name, slot, glued, found in node.classes:
        if (name, slot, glued) == (element.name, element.slot, element.glued):
            return found
    made = Node()
    node.classes.append((element.name, element.slot, element.glued, made))
    return made
