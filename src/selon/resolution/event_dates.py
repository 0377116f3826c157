"""The dates of events that other times are counted from: "two days after the raid"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.model import Clause, Event, NounPhrase, Span, Syntax, TimeMention

_AHEAD = 6
"""Tokens behind "after" within which the event's noun stands."""

_DATED = ("DATE", "TIME")


class EventDates:
    """Finds, for a time counted from an event, the times that may be that event's own."""

    def __init__(
        self, syntax: Syntax, times: Sequence[TimeMention], events: Sequence[Event]
    ) -> None:
        self._syntax, self._times, self._events = syntax, times, events
        self._told: dict[str, list[int]] | None = None

    def of(self, number: int) -> Iterator[int]:
        """Yield times (indices) that may date the event a time is counted from, best first.

        First what the event's own words hold ("the raid of 3 May"), then the last times
        told before of something of the same noun, then of an event of the same type.
        """
        named = self._named(number)
        if not named:
            return
        whole = named[0].span
        yield from (n for n, t in enumerate(self._times) if n > number and whole.covers(t.span))
        told = self._nouns()
        for phrase in named:
            yield from (n for n in reversed(told.get(phrase.lemma, ())) if n < number)
        yield from self._of_type(named, number)

    def _of_type(self, named: Sequence[NounPhrase], number: int) -> Iterator[int]:
        """Yield the times told before in clauses of events of a phrase's type, last first."""
        types = {e.type for e in self._events if any(e.trigger.overlaps(p.core) for p in named)}
        for event in reversed(self._events):
            if event.type not in types or event.clause is None:
                continue
            extent = self._syntax.clauses[event.clause].extent
            times = enumerate(self._times[:number])
            yield from (n for n, t in times if extent.covers(t.span) and t.type in _DATED)

    def detached(self, number: int) -> bool:
        """Say whether the noun of a time takes no complement: "le lendemain" in "s'emparent le
        lendemain de la ville", where "de" is the verb's."""
        span = self._times[number].span
        heads = [p for p in self._syntax.phrases if span.covers(p.core)]
        return bool(heads) and not any(p.complements for p in heads)

    def _named(self, number: int) -> list[NounPhrase]:
        """Return the phrase of the event behind a time, with what completes it."""
        syntax, span = self._syntax, self._times[number].span
        token = syntax.token_at(span.end - 1)
        if token is None:
            return []
        last = syntax.sentences[syntax.tokens[token].sentence].last
        for at in syntax.phrases_from(token + 1, min(token + 1 + _AHEAD, last)):
            phrase = syntax.phrases[at]
            if phrase.core.start >= span.end and phrase.pos in ("NOUN", "PROPN"):
                return [phrase, *(syntax.phrases[n] for _, n in phrase.complements)]
        return []

    def _nouns(self) -> dict[str, list[int]]:
        """Return, for the nouns that stand with a time in its clause, the times, in order."""
        if self._told is None:
            self._told = {}
            for number, mention in enumerate(self._times):
                if mention.type in _DATED:
                    for lemma in self._beside(mention.span):
                        self._told.setdefault(lemma, []).append(number)
        return self._told

    def _beside(self, span: Span) -> set[str]:
        syntax = self._syntax
        token = syntax.token_at(span.start)
        if token is None:
            return set()
        around = [
            c for c in syntax.clauses_of(syntax.tokens[token].sentence) if c.extent.covers(span)
        ]
        inner = min(around, key=lambda c: c.extent.end - c.extent.start, default=None)
        with_it = [syntax.phrases[n] for n in _arguments(inner)] if inner else []
        return {p.lemma for p in with_it if p.pos == "NOUN" and not span.covers(p.core)}


def _arguments(clause: Clause) -> Iterator[int]:
    yield from (*clause.subject, *clause.object, *clause.indirect, *clause.agent)
    yield from (phrase for _, phrase in clause.obliques)
