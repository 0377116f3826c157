"""Leaves out what only sounds like conflict: "attacked on the wings", "the siege of 1215".

A word of conflict has one sense per stretch of a report. Where words of another walk of life
stand close together (``lexicon/domains.yaml``), or dates a generation back, it is a figure of
speech, fiction or history, and no news. Unless there is news of conflict among them: armies, groups
or governments that speak, somebody killed, attackers in arms, courts that sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from selon.calendar import bounds
from selon.codebook import Codebook
from selon.events.kinds import Kinds
from selon.language.domain_words import DomainWords
from selon.model import Attribution, Event, Mentions, Published, Syntax, TimeReference

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_STRETCH = 80
"""Nouns, names and adjectives around an event that are looked at: some 150 words."""
_DIFFERENT = 4
"""So many different words of other walks of life make a stretch theirs…"""
_SHARE = 0.06
"""… if they are this part of it."""
_VOICE = 3
"""Words of other walks of life that a voice of conflict outweighs."""
_VOICES = frozenset({"state", "government", "state_force", "nonstate_group", "police"})
_GENERATION = 30
"""Years after which what happened is history…"""
_DATES = 2
"""… in a stretch with so many dates as old."""
_HARMED = frozenset({"people", "civilian", "person", "police", "armed", "protester"})
_HARM = frozenset({"killed", "abducted", "arrested", "sentenced"})
_PEOPLE = frozenset({"people", "civilian"})
_ENOUGH = 2
"""One sure event, or two likely ones, make a stretch one of conflict."""
_AUTHORITY = frozenset({"government", "police"})


_Place = TypeVar("_Place", int, tuple[int, str])


class Surroundings(NamedTuple):
    """What is known of a block beside its events."""

    syntax: Syntax
    mentions: Mentions
    attributions: Sequence[Attribution]
    times: Sequence[TimeReference | None]
    published: Published | None
    kinds: Kinds
    domains: DomainWords
    codebook: Codebook


def relevant(
    events: Sequence[Event], around: Surroundings
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    """Return the events of a block that are told as news, and those that are not."""
    stretches = _Stretches(events, around)
    told: list[Event] = []
    left_out: list[Event] = []
    for event in events:
        (left_out if stretches.elsewhere(event.trigger.start) else told).append(event)
    return tuple(told), tuple(left_out)


class _Stretches:
    """Tells for each position of a block whether another walk of life is spoken of around it."""

    def __init__(self, events: Sequence[Event], around: Surroundings) -> None:
        syntax, self._domains, self._kinds = around.syntax, around.domains, around.kinds
        self._syntax = syntax
        self._deadly = around.codebook.members(("deadly",))
        self._policed = around.codebook.members(("policed",))
        self._armed_acts = around.codebook.members(("armed_acts",))
        self._end = syntax.offset + len(syntax.text)
        nominal = [t for t in syntax.tokens if t.pos in _NOMINAL]
        self._starts = [t.start for t in nominal]
        self._dates = _old_dates(around)
        words = [(t.start, t.lemma) for t in nominal if t.lemma in self._domains]
        self._hits = sorted([*words, *self._dates])
        self._voices = _voices(around)
        # One that weighs two stands twice.
        self._serious = sorted(e.trigger.start for e in events for _ in range(self._weight(e)))

    def elsewhere(self, position: int) -> bool:
        """Say whether what stands at a position is told of another walk of life."""
        count, low, high = self._stretch(position)
        hits = _between(self._hits, (low, ""), (high, ""))
        voices = len(_between(self._voices, low, high))
        if len({word for _, word in hits}) < _DIFFERENT:
            return False
        if len(hits) - _VOICE * voices < _SHARE * count:
            return False
        history = len(_between(self._dates, (low, ""), (high, ""))) >= _DATES
        return history or len(_between(self._serious, low, high)) < _ENOUGH

    def _stretch(self, position: int) -> tuple[int, int, int]:
        """Return a stretch around a position: how many nominals, its first and last character."""
        last = max(0, len(self._starts) - _STRETCH)
        first = min(last, max(0, bisect_left(self._starts, position) - _STRETCH // 2))
        behind = first + _STRETCH
        low = self._starts[first] if first else 0
        high = self._starts[behind] if behind < len(self._starts) else self._end
        return min(behind, len(self._starts)) - first, low, high

    def _weight(self, event: Event) -> int:
        """Return how surely an event befell people or was done by those who do it: 2, 1 or 0."""
        clause = self._syntax.clauses[event.clause] if event.clause is not None else None
        if clause is None or event.modality not in ("actual", "ongoing"):
            return 0
        if clause.mood != "participle" and (clause.mood, clause.tense) != ("indicative", "past"):
            return 0
        doers, others = self._sorts(event, doing=True), self._sorts(event, doing=False)
        killed = any(t.what in _HARM for t in event.tallies)
        if (
            any("weapon" in self._kinds.of(p) for p in clause.logical_subject)
            or "armed" in doers
            or (event.type in self._policed and doers & _AUTHORITY)
            or ((killed or event.type in self._deadly) and others & _HARMED)
        ):
            return _ENOUGH
        slain = event.type == "killing" and clause.voice == "passive" and not event.arguments
        fought = event.type in self._armed_acts and doers & _PEOPLE
        return int(bool(killed or slain or fought))

    def _sorts(self, event: Event, *, doing: bool) -> set[str]:
        """Return the kinds of those who do an event, or of the others in it; pronouns aside.

        A "striker" is no doer in arms where his word is one of another walk of life.
        """
        sorts: set[str] = set()
        for argument in event.arguments:
            kinds = self._kinds.of(argument.phrase)
            named = doing and self._syntax.phrases[argument.phrase].lemma in self._domains
            if (argument.role == "actor") is doing and "pronoun" not in kinds and not named:
                sorts |= kinds
        return sorts


def _old_dates(around: Surroundings) -> list[tuple[int, str]]:
    """Return the times a generation before the publication, with their words."""
    today = bounds(around.published.edtf) if around.published else None
    if today is None:
        return []
    found = []
    for mention, reference in zip(around.mentions.times, around.times, strict=True):
        when = bounds(reference.time.edtf) if reference else None
        if when is not None and when[1].year < today[0].year - _GENERATION:
            found.append((mention.span.start, mention.span.text))
    return found


def _voices(around: Surroundings) -> list[int]:
    """Return where armies, groups, police and governments speak."""
    kinds = {actor.phrase: actor.kind for actor in around.mentions.actors}
    return sorted(
        a.content[0].start
        for a in around.attributions
        if a.source is not None and a.content and kinds.get(a.source) in _VOICES
    )


def _between(values: Sequence[_Place], low: _Place, high: _Place) -> Sequence[_Place]:
    """Return those of sorted values from ``low`` to below ``high``, no more than a stretch has."""
    first = bisect_left(values, low)
    return values[first : min(bisect_left(values, high), first + _STRETCH)]
