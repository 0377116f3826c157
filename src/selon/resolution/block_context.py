"""What a whole block says about its actors: countries, who holds which office."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from selon.actors.records import Actor
from selon.mentions.actor_names import PhraseNames
from selon.model import ActorMention, ActorReference

Resolve = Callable[[int], tuple[ActorReference, ...]]

_LEAST = 3
_SHARE = 0.6
"""A country is what a block is about when it is named at least so often, and so much more
often than all others together."""


class BlockContext:
    """The countries and persons of a block."""

    def __init__(self, names: PhraseNames, mentions: Iterable[ActorMention]) -> None:
        self._names = names
        counted: Counter[str] = Counter()
        self._persons: dict[str, Actor] = {}
        matches = [(m, True) for n, m in names.named.items() if n not in names.swallowed]
        matches += [(m, False) for inside in names.inside.values() for m in inside]
        for match, _ in matches:
            actor = match.values[0].actor
            if actor.kind == "state":
                counted[actor.country] += 1
            elif actor.kind == "person" and len({v.actor.id for v in match.values}) == 1:
                self._persons[actor.id] = actor
        self.countries = frozenset(counted)
        self.mentions = [m for m in mentions if not m.pronoun]
        known = (names.actor(m.phrase) for m in self.mentions if m.kind == "nonstate_group")
        self.first_group = next(filter(None, known), None)
        self._titles: dict[str, frozenset[str]] | None = None
        total = sum(counted.values())
        country, most = counted.most_common(1)[0] if counted else ("", 0)
        self.country = country if most >= _LEAST and most >= _SHARE * total else ""

    def holder(self, office: str, of: str) -> Actor | None:
        """Return the one person of the block known to have held an office, if only one."""
        found = [
            person
            for person in self._persons.values()
            if any(h.office == office and h.of == of for h in person.held)
        ]
        return found[0] if len(found) == 1 else None

    def titles(self, actor: str, resolve: Resolve) -> frozenset[str]:
        """Return the offices a person is given in the block ("the minister, Jane Doe")."""
        if self._titles is None:
            found: dict[str, set[str]] = {}
            for mention in self.mentions:
                for role in self._offices(mention.phrase):
                    for reference in resolve(mention.phrase):
                        if reference.id:
                            found.setdefault(reference.id, set()).add(role)
            self._titles = {person: frozenset(roles) for person, roles in found.items()}
        return self._titles.get(actor, frozenset())

    def _offices(self, number: int) -> set[str]:
        """Return the offices named in a phrase that names a person: head, title, apposition."""
        phrase = self._names.syntax.phrases[number]
        roles = self._names.words.roles
        lemmas = {phrase.lemma, *phrase.modifiers}
        found = {roles[w].role.id for w in lemmas if w in roles and roles[w].role.office}
        for other in (number, *phrase.appositions):
            described = self._names.role(other)
            if described is not None and described[1].office:
                found.add(described[1].id)
        proper = number in self._names.named or any(
            n in self._names.named or self._names.syntax.phrases[n].pos == "PROPN"
            for n in phrase.appositions
        )
        return found if proper or phrase.pos == "PROPN" else set()
