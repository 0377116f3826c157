"""Says for every coded field which rule and which entry gave it, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from selon.claims.participants import Cast, chosen_by, undecided
from selon.claims.typing import Typed
from selon.model import Attribution, Because, Event, PlaceReference
from selon.workings import BlockWorkings, Toolbox


def reasons(
    event: Event,
    typed: Typed,
    parts: Sequence[Cast],
    block: BlockWorkings,
    tools: Toolbox,
    over: Attribution | None,
) -> tuple[Because, ...]:
    """Return the reasons of a claim, in the order of its fields."""
    return (
        *_event(event, typed),
        *_participants(parts),
        *_settings(event, block),
        *_attribution(event, over, tools),
    )


def _event(event: Event, typed: Typed) -> Iterator[Because]:
    yield Because("event.type", typed.rule, event.entry, event.trigger)
    yield Because("event.modality", event.modality_rule, "", event.trigger)
    for number, tally in enumerate(event.tallies):
        yield Because(
            f"event.counts[{number}]", "quantity", tally.quantity.entry, tally.quantity.span
        )


def _participants(parts: Sequence[Cast]) -> Iterator[Because]:
    for number, one in enumerate(parts):
        yield Because(f"event.participants[{number}]", one.rule, one.entry, one.participant.span)


def _settings(event: Event, block: BlockWorkings) -> Iterator[Because]:
    for number, located in enumerate(event.places):
        reference = block.places[located.mention]
        yield Because(
            f"event.places[{number}]",
            f"{located.rule} + {reference.rule}{_weighed(reference)}",
            reference.entry,
            reference.place.span,
        )
        if reference.laid:
            yield Because(f"event.places[{number}].radius_km", reference.laid, "", reference.told)
    if event.time is not None and event.time.mention is None:
        yield Because("event.time", "report + publication", "", None)
    elif event.time is not None and event.time.mention is not None:
        time = block.times[event.time.mention]
        if time is not None and time.time.edtf:
            yield Because("event.time", f"{event.time.scope} + {time.rule}", "", time.time.span)


def _weighed(reference: PlaceReference) -> str:
    """Return before which other place, or between which two, a name was weighed."""
    choice = reference.place.choice
    if choice is None:
        return ""
    best, other = (f"{c.name}, {c.country}" for c in (choice.best, choice.runner_up))
    if reference.entry:
        return f", before {other} by {choice.margin:g}"
    return f" + undecided: {best} or {other}, apart by {choice.margin:g}"


def _attribution(event: Event, over: Attribution | None, tools: Toolbox) -> Iterator[Because]:
    if over is None:
        yield Because("attribution.source", "author", "", None)
    else:
        cue = over.cue[0] if over.cue else None
        yield Because("attribution.mode", over.rule, over.entry, cue)
        source = over.source if over.source is not None else -1
        references = tools.actors.resolve(source) if source >= 0 else ()
        first = references[0] if references else None
        yield Because(
            "attribution.source",
            chosen_by(first) if first else "words" + undecided(source, tools.actors),
            first.entry if first else "",
            over.source_span,
        )
    if event.hedge is not None:
        yield Because("attribution.hedged", event.hedge_rule, "", event.hedge)
