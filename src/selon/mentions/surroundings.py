"""What stands around the phrases of a block: what they do, what is told beside them."""

from __future__ import annotations

from collections.abc import Mapping

from selon.mentions.actor_names import PERSONS, PhraseNames


class Surroundings:
    """What the clauses and the phrases beside them tell of phrases.

    ``acting`` are those that do something, ``placing`` those that say where; ``beside`` leads
    from each phrase to those in apposition, both ways; ``holders`` stand beside an office.
    """

    def __init__(self, names: PhraseNames, given: Mapping[int, int]) -> None:
        self._names, self._syntax = names, names.syntax
        self.acting, self.placing = self._positions()
        self.beside = self._apposed(given)
        self.holders = self._apposed_offices()

    def _positions(self) -> tuple[set[int], set[int]]:
        """Return the phrases that do something, and those that say where."""
        words = self._names.words
        kept = words.agentive | words.owning
        acting: set[int] = set()
        placing: set[int] = set()
        for clause in self._syntax.clauses:
            acting.update(clause.agent)
            if clause.form == "verb" and clause.voice == "active":
                acting.update(clause.subject)
            placing.update(n for adp, n in clause.obliques if adp and adp not in kept)
        for phrase in self._syntax.phrases:
            placing.update(n for adp, n in phrase.complements if adp and adp not in kept)
        for reached in (acting, placing):
            for number in tuple(reached):
                reached.update(self._syntax.phrases[number].conjuncts)
        return acting, placing

    def _apposed(self, given: Mapping[int, int]) -> dict[int, list[int]]:
        """Return the phrases beside each phrase: "Jane Doe, the minister", both ways."""
        found: dict[int, list[int]] = {}
        for number, phrase in enumerate(self._syntax.phrases):
            described = self._names.role(number)
            beside = [*phrase.beside]
            if described is not None and described[1].kind in PERSONS:
                # "the commander of the X Front, Jane Doe": the parser hangs her on the Front.
                beside += (
                    n
                    for adp, c in phrase.complements
                    if adp
                    for n in self._syntax.phrases[c].appositions
                )
            for other in beside:
                found.setdefault(other, []).append(number)
                found.setdefault(number, []).append(other)
        for phrase_, named in given.items():
            found.setdefault(named, []).append(phrase_)
        return found

    def _apposed_offices(self) -> set[int]:
        """Return the phrases beside a description of a person ("Jane Doe, the minister")."""
        return {
            number
            for number, others in self.beside.items()
            for other in others
            if (described := self._names.role(other)) is not None and described[1].kind in PERSONS
        }
