"""What every step left behind on one report: for explanations, measurements and tests."""

from __future__ import annotations

from dataclasses import dataclass

from selon.codebook import Codebook
from selon.events.kinds import Kinds
from selon.language.lexicon import Lexicon
from selon.model import (
    ActorReference,
    Attribution,
    Event,
    Mentions,
    PlaceReference,
    Reading,
    Syntax,
    TimeReference,
)
from selon.resolution.actors import ActorResolver


@dataclass(frozen=True, slots=True)
class BlockWorkings:
    """One block of a report after every step; actors, places and times run parallel to mentions.

    Of ``left_out`` no claims are made: events that are figures of speech, fiction or history.
    A mention of an actor has no reference where it stays unresolved, several where it is plural.
    """

    syntax: Syntax
    mentions: Mentions
    attributions: tuple[Attribution, ...]
    events: tuple[Event, ...]
    left_out: tuple[Event, ...]
    actors: tuple[tuple[ActorReference, ...], ...]
    places: tuple[PlaceReference, ...]
    times: tuple[TimeReference | None, ...]


@dataclass(frozen=True, slots=True)
class Toolbox:
    """What coding one block consults: the actor resolver, kinds, lexicon, codebook."""

    actors: ActorResolver
    kinds: Kinds
    lexicon: Lexicon
    codebook: Codebook


@dataclass(frozen=True, slots=True)
class Workings:
    """A reading with the workings of its blocks."""

    reading: Reading
    blocks: tuple[BlockWorkings, ...]
