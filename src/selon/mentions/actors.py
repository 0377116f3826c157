"""Recognises the noun phrases that may name an actor."""

from __future__ import annotations

from collections.abc import Iterator

from selon.actors.base import ActorBase
from selon.language.actor_words import ActorWords
from selon.mentions.actor_names import PERSONS, PhraseNames
from selon.model import ActorMention, NounPhrase, Syntax
from selon.model.vocabulary import ActorKind

ACTING = frozenset({"aircraft", "vehicle", "weapon", "position"})
"""Things that stand for whose they are ("Russian warplanes")."""

_STATES = frozenset({"state"})
_TAKES = frozenset({"unknown", "nonstate_group", "state_force", "person"})
"""Kinds of members that give way to the kind of what they are members of."""


def recognise_actors(
    syntax: Syntax, words: ActorWords, base: ActorBase
) -> tuple[ActorMention, ...]:
    """Return the actor mentions of a block, at most one a noun phrase, in text order.

    A phrase is recognised by a known name, by a role noun with what qualifies it, by the
    parser's own persons and organisations, or as a pronoun. Countries count only where
    something that acts can stand, and capitals only as subjects.
    """
    finder = _Finder(PhraseNames(syntax, words, base))
    return tuple(finder.mentions())


class _Finder:
    """Decides phrase by phrase; what it needs of the whole block is looked up once."""

    def __init__(self, names: PhraseNames) -> None:
        self.names, self.syntax, self.words = names, names.syntax, names.words
        self._acting: set[int] = set()
        self._subjects: set[int] = set()
        for clause in self.syntax.clauses:
            self._subjects.update((*clause.subject, *clause.agent))
            self._acting.update((*clause.object, *clause.indirect))
            self._acting.update(n for adp, n in clause.obliques if adp in self.words.agentive)
        for phrase in self.syntax.phrases:
            self._acting.update(phrase.owners)
            self._acting.update(
                n for adp, n in phrase.complements if not adp or adp in self.words.agentive
            )
            self._acting.update(phrase.appositions)
        self._acting |= self._subjects
        for number, phrase in enumerate(self.syntax.phrases):
            if number in self._acting:
                self._acting.update(phrase.conjuncts)
            if number in self._subjects:
                self._subjects.update(phrase.conjuncts)
        self._entities = self._entity_kinds()

    def mentions(self) -> Iterator[ActorMention]:
        """Yield the mentions in text order."""
        for number, phrase in enumerate(self.syntax.phrases):
            found = None
            if number not in self.names.swallowed:
                found = self._mention(number, phrase)
            if found is not None:
                yield found

    def _mention(self, number: int, phrase: NounPhrase) -> ActorMention | None:
        pronoun = self.names.pronoun(number)
        if pronoun is not None:
            kind: ActorKind = "person" if pronoun.refers == "person" else "unknown"
            return ActorMention(number, phrase.span, kind, "", pronoun=True)
        if number in self.names.named:
            return self._named(number, phrase)
        return self._described(number, phrase) or self._entity(number, phrase)

    def _named(self, number: int, phrase: NounPhrase) -> ActorMention | None:
        names = self.names.named[number].values
        name = names[0]
        actor = name.actor
        kind = actor.kind
        if name.use == "seat":
            if number not in self._subjects:
                return None
            kind = "government"
        elif name.use == "adjective":
            kind = "people" if phrase.quantity or phrase.number == "singular" else "state"
        elif kind in _STATES and number not in self._acting:
            return None
        entry = actor.id if len({n.actor.id for n in names}) == 1 else ""
        return ActorMention(number, phrase.span, kind, entry, actor.country)

    def _described(self, number: int, phrase: NounPhrase) -> ActorMention | None:
        country = self.names.country(number)
        described = self.names.role(number)
        if described is None:
            return self._thing(number, phrase, country)
        noun, role = described
        kind = role.kind
        owner = self._owner_kind(number) if role.part or kind == "unknown" else None
        if owner is not None:
            kind = owner if kind in _TAKES else kind
        if kind == "unknown" and not role.refers:
            return None
        return ActorMention(number, phrase.span, kind, noun.id, country)

    def _owner_kind(self, number: int) -> ActorKind | None:
        """Return the kind of the known group or body whose part a phrase is."""
        for match in self.names.inside.get(number, ()):
            kind = match.values[0].actor.kind
            if kind not in ("state", "people") and kind not in PERSONS:
                return kind
        owner = self.names.owner(number)
        actor = self.names.actor(owner) if owner is not None else None
        if actor is None or actor.kind in PERSONS:
            return None
        return "state_force" if actor.kind == "state" else actor.kind

    def _thing(self, number: int, phrase: NounPhrase, country: str) -> ActorMention | None:
        thing = self.words.things.get(phrase.lemma)
        entry = self.words.thing_ids.get(phrase.lemma, "")
        if thing in ACTING:
            kind = self._owner_kind(number) or ("state_force" if country else None)
            if kind is not None:
                return ActorMention(number, phrase.span, kind, entry, country)
        if thing in ("infrastructure", "position"):
            return ActorMention(number, phrase.span, "facility", entry, country)
        return None

    def _entity(self, number: int, phrase: NounPhrase) -> ActorMention | None:
        kind = self._entities.get(phrase.head)
        if kind is None or phrase.pos not in ("PROPN", "NOUN", "X"):
            return None
        if number not in self._acting and not self._titled(phrase):
            return None
        return ActorMention(number, phrase.span, kind, "", self.names.country(number))

    def _titled(self, phrase: NounPhrase) -> bool:
        first, _ = self.names.tokens(phrase.core)
        around = self.syntax.tokens[max(0, first - 1) : phrase.head]
        return any(t.text.lower() in self.words.titles for t in around)

    def _entity_kinds(self) -> dict[int, ActorKind]:
        """Return the kind of each token inside a person's or organisation's name.

        One word alone is no person: recognisers take village names for persons too often.
        It is one when a longer name of the block ends with it or a title goes before it.
        """
        kinds: dict[int, ActorKind] = {}
        lasts: set[str] = set()
        alone: list[int] = []
        tokens = self.syntax.tokens
        for entity in self.syntax.entities:
            first, last = self.names.tokens(entity.span)
            if entity.label == "ORG":
                kinds.update((t, "unknown") for t in range(first, last))
            elif entity.label == "PER" and last - first > 1:
                kinds.update((t, "person") for t in range(first, last))
                lasts.update(tokens[t].text.casefold() for t in range(first, last))
        for number, token in enumerate(tokens):
            if token.pos == "PROPN" and number not in kinds:
                alone.append(number)
        for number in alone:
            before = tokens[number - 1] if number else None
            titled = before is not None and before.text.lower() in self.words.titles
            if titled or (len(tokens[number].text) > 3 and tokens[number].text.casefold() in lasts):
                kinds[number] = "person"
        return kinds
