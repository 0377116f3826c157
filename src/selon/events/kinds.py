"""What sorts of thing a noun phrase may be, for the conditions of triggers."""

from __future__ import annotations

from collections.abc import Mapping

from selon.language.lexicon import Lexicon
from selon.model import Mentions, Syntax
from selon.model.vocabulary import ActorKind

ACTORS: Mapping[ActorKind, frozenset[str]] = {
    "state": frozenset({"state", "government"}),
    "government": frozenset({"government", "state"}),
    "state_force": frozenset({"state_force", "armed"}),
    "police": frozenset({"police"}),
    "nonstate_group": frozenset({"nonstate_group", "armed"}),
    "international": frozenset({"government"}),
    "ngo": frozenset({"ngo"}),
    "media": frozenset({"media"}),
    "office": frozenset({"office", "person"}),
    "person": frozenset({"person"}),
    "civilian": frozenset({"civilian", "people"}),
    "protester": frozenset({"protester", "people"}),
    "people": frozenset({"people", "civilian"}),
    "facility": frozenset({"facility", "place"}),
    "unknown": frozenset(),
}
"""Kinds of triggers that each kind of actor satisfies, besides ``actor``."""

_PLACES = {"region": frozenset({"place", "region"}), "facility": frozenset({"place", "facility"})}
_PLACE = frozenset({"place"})


class Kinds:
    """Answers what kinds a phrase of a block is of; each phrase is looked at once."""

    def __init__(self, syntax: Syntax, mentions: Mentions, lexicon: Lexicon) -> None:
        self._syntax, self._lexicon = syntax, lexicon
        self._actors: dict[int, set[str]] = {}
        for actor in mentions.actors:
            kinds = self._actors.setdefault(actor.phrase, set())
            kinds.add("pronoun" if actor.pronoun else "actor")
            kinds |= ACTORS[actor.kind]
        self._places: dict[int, frozenset[str]] = {
            p.phrase: _PLACES.get(p.kind, _PLACE) for p in mentions.places if p.phrase is not None
        }
        self._known: dict[int, frozenset[str]] = {}

    def of(self, phrase: int) -> frozenset[str]:
        """Return the kinds of a phrase; those of a country named are both place and state."""
        known = self._known.get(phrase)
        if known is None:
            lemma = self._syntax.phrases[phrase].lemma
            kinds = set(self._actors.get(phrase, ())) | self._places.get(phrase, frozenset())
            thing = self._lexicon.actors.things.get(lemma)
            if thing:
                kinds.add(thing)
            noun = self._lexicon.places.nouns.get(lemma)
            if noun is not None:
                kinds |= _PLACES.get(noun.kind, _PLACE)
            known = self._known[phrase] = frozenset(kinds)
        return known

    def names_a_doer(self, phrase: int) -> bool:
        """Say whether the phrase can do something: an actor, a pronoun or an unknown name."""
        kinds = self.of(phrase)
        if kinds & {"actor", "pronoun"}:
            return True
        noun = self._syntax.phrases[phrase]
        return not kinds and noun.pos == "PROPN"
