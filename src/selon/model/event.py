"""Events as the text tells them: a trigger with the phrases around it, nothing resolved."""

from __future__ import annotations

from dataclasses import dataclass

from selon.model.spans import Span
from selon.model.syntax import Quantity
from selon.model.vocabulary import CountOf, Grade, Modality, Role, TimeScope


@dataclass(frozen=True, slots=True)
class Argument:
    """A noun phrase in a role of an event."""

    role: Role
    phrase: int
    grade: Grade
    rule: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A number bound to an event and to what it counts."""

    what: CountOf
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Located:
    """A place mention (index into ``Mentions.places``) bound to an event."""

    mention: int
    grade: Grade
    rule: str


@dataclass(frozen=True, slots=True)
class Timed:
    """A time mention (index into ``Mentions.times``) bound to an event, or no mention where
    the event is but news of the publication day (scope "report"), or with ``before`` told as
    done at some time before it ("had already lost"). With ``onset`` the event is the beginning
    of what the mention tells ("since May, when rebels took the road")."""

    mention: int | None
    grade: Grade
    scope: TimeScope
    before: bool = False
    onset: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """One happening or state. ``type`` is a codebook class or a family of classes whose
    member the resolved participants decide (see ``codebook/families.yaml``)."""

    trigger: Span
    type: str
    entry: str
    modality: Modality
    modality_rule: str
    clause: int | None
    phrase: int | None
    sentence: int
    arguments: tuple[Argument, ...] = ()
    places: tuple[Located, ...] = ()
    time: Timed | None = None
    tallies: tuple[Tally, ...] = ()
    hedge: Span | None = None
    hedge_rule: str = ""
    act_of: int | None = None
