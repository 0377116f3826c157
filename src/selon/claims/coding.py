"""Codes the events of a block into claims: who says it, what, who to whom, where, when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from selon.calendar import bounds
from selon.claims.because import reasons
from selon.claims.participants import cast, of_argument
from selon.claims.typing import Typed, Typer
from selon.claims.voices import Voices
from selon.events.counting import merged
from selon.model import (
    Attribution,
    Claim,
    CodedAttribution,
    CodedEvent,
    Count,
    Event,
    Located,
    Place,
    Report,
    Tally,
    Time,
    claim_id,
)
from selon.model.vocabulary import Grade
from selon.workings import BlockWorkings, Toolbox

_WEEK = timedelta(days=7)


def code_block(
    report: Report, block: BlockWorkings, tools: Toolbox, coded_by: str
) -> tuple[tuple[CodedAttribution, ...], tuple[Claim, ...]]:
    """Return the attributions and claims of one block of a report."""
    return _Coder(report, block, tools, coded_by).code()


_WEAKER: tuple[Grade, ...] = ("stated", "carried", "inferred")


class _Coder:
    def __init__(self, report: Report, block: BlockWorkings, tools: Toolbox, coded_by: str) -> None:
        self.report, self.block, self.tools, self.coded_by = report, block, tools, coded_by
        self.voices = Voices(
            block.syntax, block.attributions, tools.actors.resolve, self._said, report.outlet or ""
        )
        self._ordinals: dict[tuple[int, int], int] = {}

    def code(self) -> tuple[tuple[CodedAttribution, ...], tuple[Claim, ...]]:
        events = self.block.events
        references = {
            a.phrase: of_argument(a, self.tools.actors) for e in events for a in e.arguments
        }
        typer = Typer(
            self.block.syntax,
            events,
            references,
            self.tools.kinds,
            self.tools.codebook,
            self.tools.lexicon.triggers,
        )
        typed = typer.types()
        kept = self._with_effects(events, typed)
        claims: dict[int, Claim] = {}
        for number, event in kept.items():
            claims[number] = self._claim(event, typed[number])
        return self.voices.coded(), tuple(self._about(kept, claims).values())

    def _with_effects(self, events: Sequence[Event], typed: Sequence[Typed]) -> dict[int, Event]:
        """Return the events that stay, with what their effects bring: victims and numbers."""
        kept = {n: e for n, e in enumerate(events) if typed[n].type is not None}
        for number, event in enumerate(events):
            into = typed[number].into
            if into is None or into not in kept:
                continue
            cause = kept[into]
            known = {a.phrase for a in cause.arguments}
            brought = tuple(
                a for a in event.arguments if a.role == "victim" and a.phrase not in known
            )
            kept[into] = replace(
                cause,
                arguments=cause.arguments + brought,
                tallies=merged(cause.tallies, event.tallies),
                places=cause.places or event.places,
            )
        return kept

    def _claim(self, event: Event, typed: Typed) -> Claim:
        at = (event.trigger.start, event.trigger.end)
        ordinal = self._ordinals.get(at, 0)
        self._ordinals[at] = ordinal + 1
        event = replace(event, places=self._most_specific(event))
        parts = cast(
            event, typed.type or "", self.block.syntax, self.tools.actors, self.tools.codebook
        )
        places = tuple(p for n in event.places if (p := self._place(n.mention, n.grade)))
        time = self._time(event)
        event = self._told_as_present(event, time)
        attribution = self.voices.claim_attribution(event)
        over = self.voices.over(event)
        coded = CodedEvent(
            type=typed.type or "",
            trigger=event.trigger,
            modality=event.modality,
            participants=tuple(one.participant for one in parts),
            places=places,
            time=time,
            counts=tuple(_count(t) for t in event.tallies),
            crosswalk=self.tools.codebook.crosswalk(typed.type or ""),
        )
        return Claim(
            id=claim_id(self.report.id, *at, ordinal),
            report=self.report.id,
            coded_by=self.coded_by,
            event=coded,
            attribution=attribution,
            evidence=self.block.syntax.sentences[event.sentence].span,
            because=reasons(
                event,
                typed,
                parts,
                self.block,
                self.tools,
                self.block.attributions[over] if over is not None else None,
            ),
        )

    def _told_as_present(self, event: Event, time: Time | None) -> Event:
        """Return an event as over where the present that tells it is of a day long past.

        "On 24 August the army enters the north": it is not going on months later.
        """
        told = bounds(self.report.published.edtf) if self.report.published else None
        happened = bounds(time.edtf) if time is not None else None
        if event.modality_rule != "present" or told is None or happened is None:
            return event
        if time is None or time.scope not in ("clause", "sentence"):
            return event
        if happened[1] + _WEEK >= told[0]:
            return event
        return replace(event, modality="actual", modality_rule="historic_present")

    def _most_specific(self, event: Event) -> tuple[Located, ...]:
        """Return an event's places without the countries that its other places lie in, and
        without what only takes up another one ("X … in the area")."""
        mentions = self.block.mentions.places
        told = [(n, self.block.places[n.mention].place) for n in event.places]
        smaller = {place.country for _, place in told if place.kind != "country"}
        named = {place.geonames for n, place in told if mentions[n.mention].name} - {None}
        return tuple(
            located
            for located, place in told
            if (place.kind != "country" or place.country not in smaller)
            and (mentions[located.mention].name or place.geonames not in named)
        )

    def _place(self, mention: int, grade: Grade) -> Place:
        place = self.block.places[mention].place
        return replace(place, grade=max(place.grade, grade, key=_WEAKER.index))

    def _time(self, event: Event) -> Time | None:
        if event.time is None:
            return None
        if event.time.mention is None:
            return self._as_news(event, event.time.before)
        reference = self.block.times[event.time.mention]
        if reference is None or not reference.time.edtf:
            return None
        grade = reference.time.grade if event.time.grade == "stated" else event.time.grade
        edtf = reference.time.edtf
        if event.time.onset:
            edtf = edtf.partition("/")[0]
        return replace(reference.time, edtf=edtf, scope=event.time.scope, grade=grade)

    def _as_news(self, event: Event, before: bool) -> Time | None:
        """Return when news without a time is of: the publication day, or what is told as past
        up to a day before, or any day ``before``."""
        published = self.report.published.edtf if self.report.published else ""
        known = bounds(published)
        if known is None or known[1] - known[0] > _WEEK:
            return None
        if before:
            return Time(f"../{known[1]}", "reporting", "report", "inferred", anchor=published)
        clause = event.clause
        past = clause is not None and self.block.syntax.clauses[clause].tense == "past"
        first = known[0] - timedelta(days=1) if past else known[0]
        edtf = f"{first}/{known[1]}" if first < known[1] else published
        return Time(edtf, "reporting", "report", "inferred", anchor=published)

    def _said(self, attribution: Attribution) -> str:
        """Return when the words were said: a date in the cue's clause outside its content."""
        if attribution.clause is None:
            return ""
        extent = self.block.syntax.clauses[attribution.clause].extent
        for number, mention in enumerate(self.block.mentions.times):
            if not extent.covers(mention.span) or any(
                s.overlaps(mention.span) for s in attribution.content
            ):
                continue
            reference = self.block.times[number]
            if reference is not None and reference.time.edtf:
                return reference.time.edtf
        return ""

    def _about(self, events: dict[int, Event], claims: dict[int, Claim]) -> dict[int, Claim]:
        """Point each verbal act at the first claim inside what was said."""
        first: dict[int, int] = {}
        for number, event in events.items():
            over = self.voices.over(event)
            if over is not None:
                first.setdefault(over, number)
        for number, event in events.items():
            inner = first.get(event.act_of) if event.act_of is not None else None
            if inner is not None and inner != number:
                claims[number] = replace(claims[number], about=claims[inner].id)
        return claims


def _count(tally: Tally) -> Count:
    quantity = tally.quantity
    return Count(tally.what, quantity.low, quantity.high, quantity.span)
