"""A reader without a parser: every "seized" is a claim, some words make it misbehave.

Whoever has a name of two capitals and says something in quotation marks is a source.
"""

from __future__ import annotations

import os
import re
import time
from multiprocessing import parent_process
from pathlib import Path

from selon.actors import ActorBase, load_actors
from selon.cli.reports import Settings
from selon.errors import SetupError, UnsupportedLanguage
from selon.model import (
    ActorMention,
    ActorReference,
    Because,
    Claim,
    ClaimAttribution,
    CodedAttribution,
    CodedEvent,
    Mentions,
    NounPhrase,
    Published,
    Reading,
    Report,
    Source,
    Span,
    Syntax,
    claim_id,
    local_actor_id,
    report_id,
)
from selon.workings import BlockWorkings, Workings


class StubReader:
    """Reads as ``selon.Reader`` would, at once."""

    def __init__(self, settings: Settings) -> None:
        self.pipelines = dict(settings.pipelines)
        self.layer = settings.actors
        if self.layer != Path(os.devnull):
            load_actors(self.layer)

    @property
    def actors(self) -> ActorBase:
        return load_actors(self.layer)

    def read(
        self,
        text: str,
        *,
        published: str | None = None,
        language: str | None = None,
        notes: tuple[str, ...] = (),
    ) -> Reading:
        if "Kolonne" in text:
            raise UnsupportedLanguage("the language is German, but Selon reads English and French")
        if "fault" in text:
            raise ZeroDivisionError
        if "interrupt" in text:
            raise KeyboardInterrupt
        if "die" in text:
            os._exit(9)
        if "slow" in text:
            time.sleep(0.3)
        report = Report(
            id=report_id(text),
            text=text,
            language=language or "en",
            published=Published(published, "stated") if published else None,
            notes=(*notes, *(f"{k}={v}" for k, v in self.pipelines.items())),
        )
        spans = [Span(m.start(), m.end(), m[0]) for m in re.finditer("seized", text)]
        told = (self._told(m) for m in re.finditer(r'([A-Z]\w+ [A-Z]\w+) (said) "(.*?)"', text))
        return Reading(report, tuple(told), tuple(_claim(report, span) for span in spans))

    def _told(self, match: re.Match[str]) -> CodedAttribution:
        who, cue, content = (Span(*match.span(n), match[n]) for n in (1, 2, 3))
        (known,) = self._named(who)
        source = Source("named", known.id, known.name, who)
        return CodedAttribution("say", "direct", source, (cue,), (content,), None, "stub", "")

    def work_through(
        self,
        text: str,
        *,
        published: str | None = None,
        language: str | None = None,
        notes: tuple[str, ...] = (),
    ) -> Workings:
        """Take two capitals for a person's name, one for somebody known."""
        reading = self.read(text, published=published, language=language, notes=notes)
        names = list(re.finditer(r"[A-Z]\w+ [A-Z]\w+|[A-Z]{2,}", text))
        spans = [Span(m.start(), m.end(), m[0]) for m in names]
        phrases = tuple(NounPhrase(0, s, s, s.text, "PROPN", 0) for s in spans)
        mentions = tuple(ActorMention(n, s, "person", "") for n, s in enumerate(spans))
        block = BlockWorkings(
            syntax=Syntax(text, 0, "en", (), (), phrases, (), (), ()),
            mentions=Mentions(mentions, (), ()),
            attributions=(),
            events=(),
            left_out=(),
            actors=tuple(self._named(s) for s in spans),
            places=(),
            times=(),
        )
        return Workings(reading, (block,))

    def _named(self, span: Span) -> tuple[ActorReference, ...]:
        for actor in self.actors.look_up(span.text):
            return (ActorReference(actor.id, actor.name, actor.kind, span, "stated", "stub"),)
        local = local_actor_id("rep_stub", span.text)
        return (ActorReference(local, span.text, "person", span, "stated", "stub"),)


def _claim(report: Report, trigger: Span) -> Claim:
    return Claim(
        id=claim_id(report.id, trigger.start, trigger.end, 0),
        report=report.id,
        coded_by="stub",
        event=CodedEvent("territory_seized_unknown", trigger, "actual"),
        attribution=ClaimAttribution("author", False, Source("author", "", "author", None), ()),
        evidence=trigger,
        because=(Because("event.type", "stub rule", "stub.seize", trigger),),
    )


def without_models(settings: Settings) -> StubReader:
    """Fail as an installation without parser models does."""
    raise SetupError("the parser model for English is missing: install it")


def in_workers_only(settings: Settings) -> StubReader:
    """Make a reader, but only in a process that another one started."""
    if parent_process() is None:
        raise AssertionError("read in the test process")
    return StubReader(settings)
