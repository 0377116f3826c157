"""A clause on its way: arguments still to be shared out by coordination and control."""

from __future__ import annotations

from dataclasses import dataclass, field

from selon.language.grammar import Arc
from selon.language.words import Word
from selon.model.syntax import ClauseRelation

_RELATION: dict[str, ClauseRelation] = {
    "complement": "complement",
    "infinitive": "complement",
    "subject": "complement",
    "passive_subject": "complement",
    "object": "complement",
    "attribute": "complement",
    "adverbial": "adverbial",
    "oblique": "adverbial",
    "relative": "relative",
    "participle": "relative",
    "noun_complement": "relative",
    "apposition": "relative",
    "coordinate": "coordinate",
    "parenthetical": "parenthetical",
}


@dataclass(slots=True)
class Draft:
    """What is known of a clause while its neighbours are still being read.

    ``via`` is the arc to its governor, ``antecedent`` the phrase a relative or participle
    modifies, ``shared`` the arguments that others filled in.
    """

    word: Word
    subject: list[int] = field(default_factory=list)
    object: list[int] = field(default_factory=list)
    indirect: list[int] = field(default_factory=list)
    agent: list[int] = field(default_factory=list)
    obliques: list[tuple[str, int]] = field(default_factory=list)
    attribute: list[str] = field(default_factory=list)
    auxiliaries: list[Word] = field(default_factory=list)
    adverbs: list[str] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    passive: bool = False
    copula: bool = False
    negated: bool = False
    reflexive: bool = False
    particle: str = ""
    marker: str = ""
    governor: int | None = None
    via: Arc | None = None
    antecedent: int | None = None
    expletive: bool = False
    shared: set[str] = field(default_factory=set)

    @property
    def relation(self) -> ClauseRelation:
        """How the clause hangs on its governor."""
        if self.governor is None or self.via is None:
            return "root"
        return _RELATION.get(self.via.function, "parenthetical")
