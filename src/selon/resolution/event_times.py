"""When: gives each event a time of its clause, its sentence, the narrative or the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from selon.calendar import bounds
from selon.language.time_templates import fold_all
from selon.language.time_words import TimeWords
from selon.model import (
    Attribution,
    Clause,
    Event,
    Published,
    Span,
    Syntax,
    Timed,
    TimeMention,
    TimeReference,
)

_LONG = timedelta(days=7)
"""A stretch longer than this ("in 2012") tells the time of its own paragraph only."""

_ADVERB = 12
"""Characters before a predicate in which an adverb is still its own."""

_COMMA = 2
"""Characters from a time to the "when" that tells more of it."""

_OWN = 1
"""The last rank of times that stand in an event's own clause."""


def date_events(
    events: Sequence[Event],
    syntax: Syntax,
    times: Sequence[TimeMention],
    references: Sequence[TimeReference | None],
    reporting: Sequence[Span],
    published: Published | None,
    words: TimeWords,
) -> tuple[Event, ...]:
    """Return the events of a block, in text order, each with its time where one is found.

    ``references`` are what the times resolve to. ``reporting`` are the words that tell who
    said something: a time there is when it was said, which dates an event only where
    nothing else in its sentence does.
    """
    dater = _Dater(syntax, times, references, reporting, published, words)
    return tuple(replace(event, time=dater.time(event)) for event in events)


def reporting_words(
    syntax: Syntax, attributions: Sequence[Attribution], acts: frozenset[str]
) -> tuple[Span, ...]:
    """Return the words of cue clauses outside their contents: a date there dates the speech.

    ``acts`` are the cues that are news themselves (a threat): their date is the event's own.
    """
    found: list[Span] = []
    for attribution in attributions:
        if attribution.clause is None or attribution.rule == "verb.object":
            continue
        if attribution.entry in acts:
            continue
        found += _outside(syntax, syntax.clauses[attribution.clause].extent, attribution.content)
    return tuple(found)


def _outside(syntax: Syntax, extent: Span, contents: Sequence[Span]) -> Iterator[Span]:
    at = extent.start
    for content in sorted(contents):
        if at < content.start < extent.end:
            yield syntax.span(at, content.start)
        at = max(at, content.end)
    if at < extent.end:
        yield syntax.span(at, extent.end)


class _Dater:
    """Goes through the events of a block in text order and remembers what was dated."""

    def __init__(
        self,
        syntax: Syntax,
        times: Sequence[TimeMention],
        references: Sequence[TimeReference | None],
        reporting: Sequence[Span],
        published: Published | None,
        words: TimeWords,
    ) -> None:
        self._syntax, self._times, self._reporting = syntax, times, reporting
        self._words = words
        self._published = bounds(published.edtf) if published else None
        self._bounds: dict[int, tuple[date, date]] = {}
        self._here: dict[int, list[int]] = {}
        self._unknown: dict[int, list[Span]] = {}
        for number, (mention, reference) in enumerate(zip(times, references, strict=True)):
            token = syntax.token_at(mention.span.start)
            if token is None or mention.type == "SET":
                continue
            known = bounds(reference.time.edtf) if reference else None
            sentence = syntax.tokens[token].sentence
            if reference is None or known is None:
                if mention.slot("sign"):
                    self._unknown.setdefault(sentence, []).append(mention.span)
            elif reference.time.basis != "reporting":
                self._bounds[number] = known
                self._here.setdefault(sentence, []).append(number)
        self._day: int | None = None
        self._stretch: int | None = None
        self._of_type: dict[str, int] = {}

    def time(self, event: Event) -> Timed | None:
        """Return the time of an event: its clause's, its sentence's, else the narrative's.

        The narrative's is that of the event a definite noun takes up, when the words of the
        sentence were said, or the time told last. What no time was told for is news of the
        publication day. What is feared or planned is of no day told for something else, and
        what was done "already" or "recently" only of some day before publication.
        """
        begun = self._begun(event)
        if begun is not None:
            return Timed(begun, "stated", "clause", onset=True)
        ranked = list(self._ranked(event))
        best = min((rank for rank, _ in ranked), default=None)
        if best is not None:
            nearest = self._nearest([n for rank, n in ranked if rank == best], event)
            self._remember(event, nearest)
            own = best <= _OWN
            return Timed(nearest, "stated" if own else "carried", "clause" if own else "sentence")
        if self._published is not None and self._done_before(event):
            return Timed(None, "inferred", "report", before=True)
        definite = event.phrase is not None and self._syntax.phrases[event.phrase].definite
        if definite and event.type in self._of_type:
            return Timed(self._of_type[event.type], "carried", "narrative")
        said = [n for n in self._here.get(event.sentence, []) if self._is_reporting(n)]
        if said:
            return Timed(self._nearest(said, event), "inferred", "sentence")
        unknown = (self._rank(event, span) for span in self._unknown.get(event.sentence, ()))
        if any(rank is not None and rank <= _OWN for rank in unknown):
            return None  # "two days after the raid": not the narrative's day, whichever it is
        last = None if self._only_thought_of(event) else self._told_before(event)
        if last is not None:
            return Timed(last, "carried", "narrative")
        news = self._published is not None and event.modality in ("actual", "ongoing")
        return Timed(None, "inferred", "report") if news else None

    def _begun(self, event: Event) -> int | None:
        """Return the time that an event began: "since May, when rebels took the road"."""
        if event.clause is None:
            return None
        clause = self._syntax.clauses[event.clause]
        if not self._words.when.intersection(fold_all(clause.marker)):
            return None
        start = clause.extent.start
        here = self._here.get(event.sentence, ())
        return next((n for n in here if 0 < start - self._times[n].span.end <= _COMMA), None)

    def _done_before(self, event: Event) -> bool:
        """Say whether a word in or right before its predicate puts an event some time back."""
        if event.modality != "actual" or event.clause is None:
            return False
        clause, offset = self._syntax.clauses[event.clause], self._syntax.offset
        if not clause.span.overlaps(event.trigger):
            return False
        start = max(clause.extent.start, clause.span.start - _ADVERB)
        words = fold_all(self._syntax.text[start - offset : clause.span.end - offset])
        return not self._words.undated.isdisjoint(words)

    def _only_thought_of(self, event: Event) -> bool:
        """Say whether an event is feared or planned: "to" of a purpose tells what was done."""
        if event.modality == "planned" and event.clause is not None:
            return self._syntax.clauses[event.clause].relation != "adverbial"
        return event.modality == "feared"

    def _ranked(self, event: Event) -> Iterator[tuple[int, int]]:
        for number in self._here.get(event.sentence, []):
            if not self._is_reporting(number):
                rank = self._rank(event, self._times[number].span)
                if rank is not None:
                    yield rank, number

    def _rank(self, event: Event, span: Span) -> int | None:
        """Return how close a time stands to an event: 0 its own clause or noun, 1 below its
        clause, 2 above it, 3 beside it; None in a relative clause that tells of another."""
        inner = self._innermost(span)
        if inner is not None and inner.relation == "relative" and self._told_of(inner, event):
            return 0
        if event.phrase is not None and self._syntax.phrases[event.phrase].span.covers(span):
            return 0
        own = self._syntax.clauses[event.clause] if event.clause is not None else None
        if inner is own or inner is None:
            return 0 if own is not None else 2
        if event.clause is not None and any(
            self._syntax.clauses[n] is inner for n in self._syntax.governors(event.clause)
        ):
            return 2
        if inner.relation == "relative":
            return 2 if own is not None and self._brought_up(inner, own) else None
        return 1 if own is not None and own.extent.covers(span) else 3

    def _told_of(self, clause: Clause, event: Event) -> bool:
        """Say whether a relative clause or participle tells more of an event's own noun."""
        told = (*clause.subject, *clause.object)
        if any(self._syntax.phrases[p].core.overlaps(event.trigger) for p in told):
            return True
        return 0 <= clause.extent.start - event.trigger.end <= 1

    def _brought_up(self, clause: Clause, by: Clause) -> bool:
        """Say whether a relative clause tells of what another brings up: "signed a truce that
        began on Monday", not "took the town that it had lost in May"."""
        return any(
            p in by.object and self._syntax.phrases[p].definite is False for p in clause.subject
        )

    def _innermost(self, span: Span) -> Clause | None:
        token = self._syntax.token_at(span.start)
        if token is None:
            return None
        sentence = self._syntax.tokens[token].sentence
        around = [c for c in self._syntax.clauses_of(sentence) if c.extent.covers(span)]
        return min(around, key=lambda c: c.extent.end - c.extent.start, default=None)

    def _is_reporting(self, time: int) -> bool:
        return any(words.covers(self._times[time].span) for words in self._reporting)

    def _nearest(self, times: Sequence[int], event: Event) -> int:
        return min(times, key=lambda n: _distance(self._times[n].span, event.trigger))

    def _remember(self, event: Event, time: int) -> None:
        """Keep what later events may take up: nothing that is still to come."""
        first, last = self._bounds[time]
        if self._published and first > self._published[1]:
            return
        if last - first > _LONG:
            self._stretch = time
        else:
            self._day, self._stretch = time, None
            self._of_type[event.type] = time

    def _told_before(self, event: Event) -> int | None:
        """Return the time told last; a long stretch only to the end of its paragraph."""
        if self._stretch is not None:
            offset = self._syntax.offset
            start = self._times[self._stretch].span.end - offset
            if self._syntax.text.find("\n", start, event.trigger.start - offset) < 0:
                return self._stretch
        return self._day


def _distance(a: Span, b: Span) -> int:
    return max(0, max(a.start, b.start) - min(a.end, b.end))
