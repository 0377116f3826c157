"""Whose word a claim rests on: the chain of attributions above an event."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from selon.model import (
    ActorReference,
    Attribution,
    ClaimAttribution,
    CodedAttribution,
    Event,
    Relay,
    Source,
    Span,
    Syntax,
)
from selon.model.vocabulary import Mode, SourceKind

Resolve = Callable[[int], tuple[ActorReference, ...]]


class Voices:
    """Resolves the attributions of one block and finds the chain over each event.

    ``author`` is the outlet's name, or "" when unknown; ``said`` dates a cue clause.
    """

    def __init__(
        self,
        syntax: Syntax,
        attributions: Sequence[Attribution],
        resolve: Resolve,
        said: Callable[[Attribution], str],
        author: str,
    ) -> None:
        self.syntax, self.attributions, self.author, self.said = syntax, attributions, author, said
        self._over: dict[tuple[Span, int | None], int | None] = {}
        self.sources = [self._source(a, resolve) for a in attributions]
        self.sources = [self._spoken_by(n) for n in range(len(attributions))]
        self.relays = [self._relays(a, resolve) for a in attributions]

    def _spoken_by(self, number: int) -> Source | None:
        """Return a source; "we" inside somebody's words is that somebody."""
        attribution, source = self.attributions[number], self.sources[number]
        outer = attribution.nested_in
        if attribution.source is None or outer is None or source is None or source.id:
            return source
        pronoun = self.syntax.phrases[attribution.source].pos == "PRON"
        return self.sources[outer] or source if pronoun else source

    def coded(self) -> tuple[CodedAttribution, ...]:
        """Return the attributions with their sources resolved."""
        return tuple(
            CodedAttribution(
                speech_act=a.speech_act,
                mode=a.mode,
                source=self.sources[n],
                cue=a.cue,
                content=a.content,
                nested_in=a.nested_in,
                rule=a.rule,
                entry=a.entry,
                relays=self.relays[n],
                negated=a.negated,
            )
            for n, a in enumerate(self.attributions)
        )

    def over(self, event: Event) -> int | None:
        """Return the innermost attribution whose content holds the event, its own act apart."""
        key = (event.trigger, event.act_of)
        if key not in self._over:
            self._over[key] = self._innermost(event)
        return self._over[key]

    def _innermost(self, event: Event) -> int | None:
        at = event.trigger
        holding = [
            number
            for number, attribution in enumerate(self.attributions)
            if number != event.act_of
            and not attribution.distance
            and attribution.speech_act != "other"
            and not self._unsaid(attribution)
            and any(s.covers(at) for s in attribution.content)
        ]
        return min(holding, key=lambda n: self.attributions[n].length, default=None)

    def chain(self, number: int) -> list[int]:
        """Return an attribution and those it lies in, innermost first."""
        found = [number]
        above = self.attributions[number].nested_in
        while above is not None and above not in found:
            found.append(above)
            above = self.attributions[above].nested_in
        return found

    def claim_attribution(self, event: Event) -> ClaimAttribution:
        """Return how an event is attributed; the author's voice where nobody else speaks."""
        number = self.over(event)
        if number is None:
            hedge = event.hedge or self._distance(event)
            return ClaimAttribution(
                mode="author",
                hedged=hedge is not None,
                source=Source("author", "", self.author, None),
                voices=(self.author,) if self.author else (),
                hedge=hedge,
                speech_act="hearsay" if hedge is not None else None,
            )
        chain = self.chain(number)
        attribution = self.attributions[number]
        names = [source.name for n in reversed(chain) if (source := self.sources[n]) is not None]
        relays = tuple(r for n in reversed(chain) for r in self.relays[n])
        content = next(s for s in attribution.content if s.covers(event.trigger))
        hedge = event.hedge or self._distance(event) or self._unnamed(attribution)
        return ClaimAttribution(
            mode=self._mode(event, attribution),
            hedged=hedge is not None,
            source=self.sources[number],
            voices=tuple(
                filter(None, (self.author, *dict.fromkeys((*(r.name for r in relays), *names))))
            ),
            hedge=hedge,
            speech_act=attribution.speech_act,
            cue=attribution.cue[0] if attribution.cue else None,
            content=content,
            said=self.said(attribution),
            relays=relays,
        )

    def _unsaid(self, attribution: Attribution) -> bool:
        """Say whether nobody is told to say anything: "no injuries were reported"."""
        number = attribution.clause
        passive = number is not None and self.syntax.clauses[number].voice == "passive"
        thing = attribution.rule in ("verb.object", "learned.subject")
        return attribution.source is None and passive and thing

    def _unnamed(self, attribution: Attribution) -> Span | None:
        """Return the cue that names nobody: "it is said that", "is reported to have fled"."""
        number = attribution.clause
        passive = number is not None and self.syntax.clauses[number].voice == "passive"
        said = attribution.speech_act in ("claim", "believe", "estimate")
        unnamed = attribution.speech_act == "hearsay" or (passive and said)
        if attribution.source is not None or not unnamed or not attribution.cue:
            return None
        return attribution.cue[0]

    def _distance(self, event: Event) -> Span | None:
        """Return the words by which the author keeps away from what an event is part of."""
        at = event.trigger
        return next(
            (
                a.cue[0]
                for a in self.attributions
                if a.distance and any(s.covers(at) for s in a.content)
            ),
            None,
        )

    def _mode(self, event: Event, attribution: Attribution) -> Mode:
        number = self.syntax.quotation_at(event.trigger.start)
        if number is None:
            return "mixed" if attribution.mode == "mixed" else "indirect"
        return "direct" if attribution.mode == "direct" else "mixed"

    def _source(self, attribution: Attribution, resolve: Resolve) -> Source | None:
        if attribution.source is None or attribution.source_span is None:
            return None
        references = resolve(attribution.source)
        span = attribution.source_span
        if not references:
            return Source("anonymous", "", span.text, span)
        first = references[0]
        kind: SourceKind = "named" if first.named and first.name else "anonymous"
        behalf = ", ".join(r.name for r in first.behalf) or None
        return Source(kind, first.id, first.name or span.text, span, behalf)

    def _relays(self, attribution: Attribution, resolve: Resolve) -> tuple[Relay, ...]:
        found = []
        for phrase in attribution.relays:
            span = self.syntax.phrases[phrase].core
            references = resolve(phrase)
            found.append(Relay(references[0].name if references else span.text, span))
        return tuple(found)
