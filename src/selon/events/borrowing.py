"""Gives event nouns the participants that their surroundings tell: the subject, the accused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from selon.codebook import Codebook
from selon.events.fitting import Fitting
from selon.events.roles import once
from selon.model import Argument, Attribution, Event, Syntax

BORROWED = "borrowed"
"""Begins the rule of every part that is filled here; a part told outright goes before it."""

_FIGHTERS = frozenset({"armed", "police", "state", "government"})
_FIGHTS = ("violent", "fought")
_BLAME = "accuse"


class Borrower:
    """Fills the parts that the events of one block leave open; each is graded carried."""

    def __init__(
        self,
        syntax: Syntax,
        fitting: Fitting,
        attributions: Sequence[Attribution],
        codebook: Codebook,
    ) -> None:
        self.syntax, self.fitting = syntax, fitting
        self._fights = codebook.members(_FIGHTS)
        self._cues = {a.clause for a in attributions if a.clause is not None}

    def fill(self, events: Sequence[Event]) -> list[Event]:
        """Return the events with what they borrow, in the same order."""
        blames = [e for e in events if e.type == _BLAME and e.clause is not None]
        return [self._filled(event, blames) for event in events]

    def _filled(self, event: Event, blames: Sequence[Event]) -> Event:
        if any(a.role == "actor" and a.rule != "qualifier" for a in event.arguments):
            return event
        borrowed = tuple(self._blamed(event, blames)) or tuple(self._subject(event))
        if not borrowed:
            return event
        return replace(event, arguments=once((*event.arguments, *borrowed)))

    def _blamed(self, event: Event, blames: Sequence[Event]) -> Iterator[Argument]:
        """Yield those who are accused of the event: "blamed the rebels for the attack"."""
        for blame in blames:
            if blame is event or blame.sentence != event.sentence or event.type == _BLAME:
                continue
            inside = self.syntax.clauses[blame.clause or 0].extent.covers(event.trigger)
            if inside and event.trigger.start > blame.trigger.start:
                for argument in blame.arguments:
                    if argument.role == "target" and argument.phrase != event.phrase:
                        yield Argument(
                            "actor", argument.phrase, "carried", f"{BORROWED} from the accused"
                        )

    def _subject(self, event: Event) -> Iterator[Argument]:
        """Yield the fighters whose clause tells of the event ("withdrew after clashes")."""
        if event.phrase is None or event.type not in self._fights:
            return
        number = self.syntax.phrases[event.phrase].clause
        if number is None or number in self._cues:
            return
        taken = {a.phrase for a in event.arguments}
        for phrase in self.syntax.clauses[number].logical_subject:
            if phrase not in taken and self.fitting.kinds.of(phrase) & _FIGHTERS:
                yield Argument("actor", phrase, "carried", f"{BORROWED} from the subject")
