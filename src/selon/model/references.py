"""What mentions turn out to name: the answers of the resolvers, with their reasons."""

from __future__ import annotations

from dataclasses import dataclass

from selon.model.claim import Place, Time
from selon.model.spans import Span
from selon.model.vocabulary import ActorKind, Grade


@dataclass(frozen=True, slots=True)
class ActorReference:
    """Who a phrase names. ``id`` is "" for descriptions that name nobody ("two men").

    ``named`` is false for voices the text leaves anonymous ("a military source").
    ``rule`` says how it was found, ``entry`` the knowledge or lexicon entry behind it.
    ``behalf`` are those a spokesman speaks for; ``others`` the names that came next.
    """

    id: str
    name: str
    kind: ActorKind
    span: Span
    grade: Grade
    rule: str
    entry: str = ""
    country: str = ""
    named: bool = True
    behalf: tuple[ActorReference, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceReference:
    """Which place a mention names, and why; ``entry`` is the gazetteer record's id.

    ``laid`` says how its point was laid where it is not that of the record, ``told`` in which
    words.
    """

    place: Place
    rule: str
    entry: str = ""
    laid: str = ""
    told: Span | None = None


@dataclass(frozen=True, slots=True)
class TimeReference:
    """When a mention points to, and why."""

    time: Time
    rule: str
