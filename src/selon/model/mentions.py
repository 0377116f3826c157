"""What the mentions step recognises: words that name something, not yet what they name."""

from __future__ import annotations

from dataclasses import dataclass

from selon.model.spans import Span
from selon.model.vocabulary import ActorKind, PlaceKind, PlaceRelation, TimexType


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A noun phrase that may name an actor.

    ``entry`` is the id of the knowledge-base actor or lexicon noun that recognised it
    ("" when only the parser saw a name); ``country`` (ISO-2) comes from an adjective or
    name inside the phrase ("l'armée syrienne" -> SY).
    """

    phrase: int
    span: Span
    kind: ActorKind
    entry: str
    country: str = ""
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym or described place, with the relation its words state.

    ``name`` is the bare toponym to look up ("Homs" in "la ville de Homs"); ``span`` the
    words that name the place; ``relation_span`` the words of the relation, if any.
    ``distance_km`` is the distance told, ``bearing`` in degrees from north, ``facility`` the noun
    of what stands in or bears the name ("airport").
    ``phrase`` is null for toponyms found outside noun phrases (datelines). "The two towns"
    is a mention for each of the ``of`` places told before, this one the ``nth`` from 0.
    ``country`` (ISO-2) comes from an adjective: "the Iraqi desert". ``row`` numbers the rows of
    names joined by "and", whatever the parser made of them.
    """

    phrase: int | None
    span: Span
    name: str
    kind: PlaceKind
    relation: PlaceRelation = "at"
    relation_span: Span | None = None
    distance_km: float | None = None
    bearing: float | None = None
    facility: str = ""
    entry: str = ""
    country: str = ""
    row: int | None = None
    nth: int = 0
    of: int = 1


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression of time, read but not resolved.

    ``rule`` is the lexicon pattern that matched; ``slots`` its values under
    language-neutral names (``day``, ``month``, ``weekday``, ``offset``, ``unit``…).
    """

    span: Span
    type: TimexType
    rule: str
    slots: tuple[tuple[str, str], ...] = ()

    def slot(self, name: str) -> str:
        """Return the value of a slot, or "" when the expression has none."""
        return dict(self.slots).get(name, "")


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of one block, each list in text order."""

    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
