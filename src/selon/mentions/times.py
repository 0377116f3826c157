"""Recognises expressions of time by the patterns of the language's lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from selon.language.time_templates import fold
from selon.language.time_words import Ending, Node, TimeWords
from selon.model import Syntax, TimeMention

_TOKEN = re.compile(
    r"(?P<link>(?:https?://|www\.)\S+)"
    r"|(?P<iso>(?<![\d-])\d{4}-\d\d-\d\d(?![\d-]))"
    r"|(?P<dated>(?<![\d./-])\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{4}(?!\d))"
    r"|(?P<clock>(?<![\d:])\d{1,2}:\d\d(?![\d:]))"
    r"|(?P<figure>\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*)"
    r"|(?P<gap>\n[^\S\n]*\n)"
    r"|(?P<sign>[^\w\s]|_)"
)
_DOTTED = re.compile(r"\d{1,2}\.\d\d", re.ASCII)
_MONEY = frozenset("$€£¥#№+")
_INHERITED = ("month", "year", "step", "ampm", "part", "unit", "zone")


class _Words:
    """The words of a block, folded, with the values of time classes at each."""

    __slots__ = ("_values", "ends", "keys", "kinds", "starts", "texts", "words")

    def __init__(self, text: str, words: TimeWords) -> None:
        self.words = words
        self.keys: list[str] = []
        self.kinds: list[str] = []
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._values: dict[int, dict[str, list[tuple[str, int]]]] = {}
        for match in _TOKEN.finditer(text):
            kind, found = match.lastgroup or "", match.group()
            self.kinds.append(kind)
            self.texts.append(found)
            self.keys.append(fold(found) if kind in ("word", "sign", "figure") else "")
            self.starts.append(match.start())
            self.ends.append(match.end())

    def values(self, at: int) -> dict[str, list[tuple[str, int]]]:
        """Return class -> (value, next word) for what may begin at this word."""
        found = self._values.get(at)
        if found is None:
            found = self._values[at] = {}
            if self.keys[at]:
                self._phrases(at, found)
            if self.kinds[at] in _READERS:
                self._figures(at, found)
        return found

    def _phrases(self, at: int, found: dict[str, list[tuple[str, int]]]) -> None:
        for member in self.words.phrases.get(self.keys[at], ()):
            end = at + len(member.words)
            if member.capital and not self.texts[at][:1].isupper():
                continue
            if len(member.words) == 1 or tuple(self.keys[at:end]) == member.words:
                found.setdefault(member.name, []).append((member.value, end))

    def _figures(self, at: int, found: dict[str, list[tuple[str, int]]]) -> None:
        if at and self.texts[at - 1] in _MONEY and self.ends[at - 1] == self.starts[at]:
            return
        for name, value in _READERS[self.kinds[at]](self.texts[at], self.words):
            found.setdefault(name, []).append((value, at + 1))

    def joined(self, at: int) -> bool:
        """Say whether a letter and a digit meet without a space before this word."""
        if not 0 < at < len(self.keys) or self.ends[at - 1] != self.starts[at]:
            return False
        before, after = self.texts[at - 1][-1], self.texts[at][0]
        return before.isalnum() and after.isalnum()

    def named(self, after: int) -> bool:
        """Say whether the words up to ``after`` go on as a name: "Ramadan Sesay"."""
        return after < len(self.keys) and self.texts[after][:1].isupper()

    def torn(self, first: int, after: int) -> bool:
        """Say whether words ``first`` up to ``after`` are part of a longer code or number."""
        # Web pages glue what follows to a date in figures: "24.07.2016Read more".
        dated = self.kinds[after - 1] in ("dated", "iso")
        if self.joined(first) or (self.joined(after) and not dated):
            return True
        hooked = first > 1 and self.texts[first][0].isdigit() and self._hook(first - 1)
        return hooked or (
            after < len(self.keys) - 1 and self.texts[after - 1][-1].isdigit() and self._hook(after)
        )

    def _hook(self, sign: int) -> bool:
        """Say whether a sign between two words ties digits or capitals together (T-72)."""
        if self.texts[sign] not in "-–‑/.:" or self.ends[sign - 1] != self.starts[sign]:
            return False
        if sign + 1 >= len(self.keys) or self.ends[sign] != self.starts[sign + 1]:
            return False
        before, after = self.texts[sign - 1], self.texts[sign + 1]
        return (before.isupper() or before[-1].isdigit()) and after[:1].isdigit()


def _figure(text: str, words: TimeWords) -> Iterator[tuple[str, str]]:
    if not text.isdecimal():
        yield from _parted(text, words)
        return
    if len(text) > 9 or not text.isascii():
        return
    value = int(text)
    yield "number", str(value)
    if len(text) <= 2:
        if 1 <= value <= 31:
            yield "day", str(value)
        if value <= 24:
            yield "hour", str(value)
        if len(text) == 2:
            yield "short_year", text
            if value < 60:
                yield "minute", text
    elif len(text) == 4:
        if value < 2400 and value % 100 < 60:
            yield "bare_clock", f"{text[:2]}:{text[2:]}"
        if 1000 <= value <= 2100:
            yield "year", text
        if 1900 <= value <= 2100 and value % 50:  # "2000 soldiers": round numbers count things
            yield "recent_year", text


def _parted(text: str, words: TimeWords) -> Iterator[tuple[str, str]]:
    """Yield what figures with marks or spaces among them mean: "1,500", "2.5", "6.30"."""
    plain = "".join(text.split())
    whole = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", plain)
    yield "number", whole.replace(words.decimal, ".")
    if _DOTTED.fullmatch(text):
        yield from (("dotted_clock", clock) for _, clock in _clock(text.replace(".", ":"), words))


def _clock(text: str, _words: TimeWords) -> Iterator[tuple[str, str]]:
    hour, minute = map(int, text.split(":"))
    if hour <= 24 and minute < 60:
        yield "clock", f"{hour:02}:{minute:02}"


def _iso(text: str, _words: TimeWords) -> Iterator[tuple[str, str]]:
    try:
        yield "iso_date", date.fromisoformat(text).isoformat()
    except ValueError:
        return


def _dated(text: str, words: TimeWords) -> Iterator[tuple[str, str]]:
    first, second, year = map(int, re.split(r"[./-]", text))
    slashed = "/" in text and not words.day_first
    if slashed and first != second and first <= 12 and second <= 12:
        return
    day, month = (first, second) if second <= 12 else (second, first)
    try:
        yield "numeric_date", date(year, month, day).isoformat()
    except ValueError:
        return


_READERS = {"figure": _figure, "clock": _clock, "iso": _iso, "dated": _dated}
_Slot = tuple[str, str, int]


def recognise_times(syntax: Syntax, words: TimeWords) -> tuple[TimeMention, ...]:
    """Return the expressions of time in a block, in text order, never overlapping.

    Spans are positions in the whole report. The longest pattern from the leftmost word
    wins; a single word the parser calls a verb ("may", "march") is left out, and so is a
    set it calls a noun ("the daily Granma").
    """
    text = _Words(syntax.text, words)
    found: list[TimeMention] = []
    at, count = 0, len(text.keys)
    starters, digits = words.starters, frozenset(_READERS)
    while at < count:
        if text.keys[at] in starters or text.kinds[at] in digits:
            best = _best(text, at)
            if best is not None:
                starts, after, ending, slots = best
                found.extend(_mentions(syntax, text, ending, starts, slots))
                at = after
                continue
        at += 1
    return tuple(found) if not syntax.tokens else tuple(_without_others(syntax, words, found))


_Match = tuple[list[int], int, Ending, list[_Slot]]


def _best(text: _Words, first: int) -> _Match | None:
    """Return the match from a word, or a longer one from the words it is about.

    "in July" must not keep "July 1997" from being read.
    """
    found = _longest(text, first)
    if found is None:
        return None
    starts, after, ending, _ = found
    about = starts[ending.marks[0][0]]
    # A look-alike ("of 7") must not swallow the beginning of a date ("of 7 March").
    alike = ending.pattern.rule == "not_a_time"
    for at in starts[1:-1] if alike else [about] if about > first else []:
        inner = _longest(text, at)
        if inner and inner[1] > after and (not alike or inner[2].pattern.rule != "not_a_time"):
            return inner
    return found


def _longest(text: _Words, first: int) -> _Match | None:
    """Return the longest pattern from a word: its elements' words, the next, its slots."""
    best: _Match | None = None
    stack: list[tuple[Node, int, list[int], list[_Slot]]] = [(text.words.root, first, [], [])]
    while stack:
        node, at, starts, slots = stack.pop()
        ending = node.ending
        better = best is None or (
            ending is not None and (at, -ending.order) > (best[1], -best[2].order)
        )
        if ending and better and _fits(text, ending, [*starts, at]):
            best = ([*starts, at], at, ending, slots)
        if at >= len(text.keys):
            continue
        joined = bool(starts) and text.joined(at)
        for glued, after in node.words.get(text.keys[at], ()) if text.keys[at] else ():
            if glued or not joined:
                stack.append((after, at + 1, [*starts, at], slots))
        values = text.values(at) if node.classes else {}
        for name, slot, glued, after in node.classes:
            if glued or not joined:
                for value, end in values.get(name, ()):
                    more = [*slots, (slot, value, len(starts))] if slot else slots
                    stack.append((after, end, [*starts, at], more))
    return best


def _fits(text: _Words, ending: Ending, starts: Sequence[int]) -> bool:
    first, last = ending.marks[0][0], ending.marks[-1][1]
    if ending.pattern.lower and not text.texts[starts[first]][:1].islower():
        return False
    if ending.pattern.alone and text.named(starts[last + 1]):
        return False
    return not text.torn(starts[first], starts[last + 1])


def _mentions(
    syntax: Syntax, text: _Words, ending: Ending, starts: Sequence[int], slots: Sequence[_Slot]
) -> Iterator[TimeMention]:
    pattern = ending.pattern
    if pattern.rule == "not_a_time":
        return
    read = [
        dict(pattern.fixed) | {s: v for s, v, at in slots if _belongs(at, mark, ending.marks)}
        for mark in ending.marks
    ]
    shared = {s: values[s] for values in read for s in _INHERITED if s in values}
    for values in read:
        values.update({s: value for s, value in shared.items() if s not in values})
    if len(read) == 2 and "listed" not in read[0]:
        read[0]["range"], read[1]["range"] = "start", "end"
    for (first, last), values in zip(ending.marks, read, strict=True):
        start = text.starts[starts[first]] + syntax.offset
        end = text.ends[starts[last + 1] - 1] + syntax.offset
        slots_read = tuple(sorted(values.items()))
        yield TimeMention(syntax.span(start, end), pattern.type, pattern.id, slots_read)


def _belongs(at: int, mark: tuple[int, int], marks: Sequence[tuple[int, int]]) -> bool:
    """A slot outside all mentions of a pattern says something of each of them."""
    return mark[0] <= at <= mark[1] or not any(low <= at <= high for low, high in marks)


def _without_others(
    syntax: Syntax, words: TimeWords, found: Sequence[TimeMention]
) -> Iterator[TimeMention]:
    """Leave out the single words that are of another part of speech here."""
    parts = {(t.start, t.end): t.pos for t in syntax.tokens}
    for mention in found:
        part = parts.get((mention.span.start, mention.span.end), "")
        adverb = mention.type == "SET" and words.patterns[mention.rule].lower
        noun = adverb and part in ("NOUN", "PROPN")
        if part not in ("VERB", "AUX") and not noun:
            yield mention
