"""Whose words a quotation is: the one cue, before or behind it, that it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from selon.model import Quotation, Syntax

_SENTENCE_END = re.compile(r"[.!?…]\s|\n")
_BEFORE, _BEHIND = 160, 110
"""Characters that may stand between a cue and the quotation it announces, or follows."""

_NEXT = 3
"""Characters between a quotation that is a sentence and the sentence that cues it."""

_SPEECH = 3
"""Words from which a quotation is taken for what somebody said, not for a quoted term."""

_ANNOUNCES = (":", ",")
_LOOK = 8
"""Cues looked at on either side of a quotation."""


@dataclass(frozen=True, slots=True)
class Owned:
    """A quotation that belongs to a cue; ``behind`` says that the cue stands behind it."""

    quotation: Quotation
    behind: bool
    sentence: bool = False


def is_speech(quote: Quotation) -> bool:
    """Tell words somebody said from a single quoted term."""
    return len(quote.inner.text.split()) >= _SPEECH


class Quoting:
    """The quotations of a block by the clause whose verb cues them.

    ``cues`` says whether a clause's verb may cue a quotation.
    """

    def __init__(self, syntax: Syntax, cues: Callable[[int], bool]) -> None:
        self._syntax = syntax
        self._clauses = sorted((c.span.start, n) for n, c in enumerate(syntax.clauses) if cues(n))
        self._owned: dict[int, list[Owned]] = {}
        for quote in syntax.quotations:
            if quote.inside is None:
                self._place(quote)

    def of(self, clause: int) -> list[Owned]:
        """Return the quotations that a clause cues, in text order."""
        return self._owned.get(clause, [])

    def between(self, start: int, end: int) -> bool:
        """Say whether a cue or a quotation stands between two positions."""
        at = bisect_left(self._clauses, (start, -1))
        cued = at < len(self._clauses) and self._clauses[at][0] < end
        return cued or bool(self._syntax.quotations_between(start, end))

    def _place(self, quote: Quotation) -> None:
        behind, before = self._behind(quote), self._before(quote)
        if behind is not None and before is not None:
            announced = self._announced(quote) or self._nearer(before, behind, quote)
            if announced and not self._runs_on(quote):
                behind = None
        chosen = behind if behind is not None else before
        if chosen is not None:
            found = Owned(quote, behind is not None)
            self._owned.setdefault(chosen, []).append(found)
            return
        following = self._following(quote)
        if following is not None:
            self._owned.setdefault(following, []).append(Owned(quote, True, sentence=True))

    def _text(self, start: int, end: int) -> str:
        return self._syntax.text[start - self._syntax.offset : end - self._syntax.offset]

    def _behind(self, quote: Quotation) -> int | None:
        """Return the first cue behind a quotation, before its sentence ends."""
        after = self._syntax.token_at(quote.outer.end + 1)
        if after is not None and self._syntax.tokens[after].pos == "CCONJ":
            # 'took it "without a shot" and threaten Boni': no one said it there.
            return None
        at = bisect_left(self._clauses, (quote.outer.end, -1))
        for start, number in self._clauses[at : at + _LOOK]:
            between = self._text(quote.outer.end, start)
            if len(between) > _BEHIND or _SENTENCE_END.search(between):
                return None
            if not self._syntax.quotations_between(quote.outer.end, start):
                return number
        return None

    def _before(self, quote: Quotation) -> int | None:
        """Return the last cue before a quotation in its sentence."""
        at = bisect_left(self._clauses, (quote.outer.start, -1))
        for _, number in self._clauses[max(0, at - _LOOK) : at][::-1]:
            clause = self._syntax.clauses[number]
            between = self._text(clause.span.end, quote.outer.start)
            if between.rstrip().endswith(":"):
                # "He said:" may stand on a line of its own.
                between = between.rstrip()
            if len(between) > _BEFORE or _SENTENCE_END.search(between):
                return None
            inside = self._syntax.quotation_at(clause.span.start)
            if inside is None:
                return number
        return None

    def _following(self, quote: Quotation) -> int | None:
        """Return the cue of the next sentence where a quotation is a sentence: '"No." He left'."""
        if quote.inner.text.rstrip()[-1:] not in (".", "!", "?", "…"):
            return None
        at = bisect_left(self._clauses, (quote.outer.end, -1))
        for start, number in self._clauses[at : at + 1]:
            clause = self._syntax.clauses[number]
            first = self._syntax.sentences[clause.sentence].span.start
            close = first - quote.outer.end <= _NEXT and start - first <= _BEHIND
            bare = not clause.object and not clause.complements
            if close and bare and "\n" not in self._text(quote.outer.end, start):
                return number
        return None

    def _announced(self, quote: Quotation) -> bool:
        before = self._text(max(self._syntax.offset, quote.outer.start - 6), quote.outer.start)
        return before.rstrip().lower().endswith(_ANNOUNCES)

    def _runs_on(self, quote: Quotation) -> bool:
        """Say whether a comma shows that the sentence goes on with who speaks: '"No," said X'."""
        after = self._text(quote.outer.end, quote.outer.end + 2).lstrip()
        return quote.inner.text.rstrip().endswith(",") or after.startswith(",")

    def _nearer(self, before: int, behind: int, quote: Quotation) -> bool:
        clauses = self._syntax.clauses
        left = quote.outer.start - clauses[before].span.end
        return left <= clauses[behind].span.start - quote.outer.end


def opens_sentence(syntax: Syntax, quote: Quotation) -> bool:
    """Say whether a quotation stands at the start of its sentence."""
    token = syntax.token_at(quote.outer.start)
    if token is None:
        return True
    sentence = syntax.sentences[syntax.tokens[token].sentence].span
    return quote.outer.start - sentence.start <= _NEXT
