"""Recognises the noun phrases that may name an actor."""

from __future__ import annotations

from collections.abc import Iterator

from selon.actors.base import ActorBase
from selon.language.actor_words import ActorWords
from selon.mentions.actor_names import PERSONS, PhraseNames
from selon.mentions.proper_names import ProperNames
from selon.model import ActorMention, NounPhrase, Syntax
from selon.model.vocabulary import ActorKind

ACTING = frozenset({"aircraft", "vehicle", "weapon", "position"})
"""Things that stand for whose they are ("Russian warplanes")."""

_OPENING = frozenset({"PUNCT", "CCONJ", "SCONJ"})
_FOLLOWING = frozenset({"VERB", "AUX", "PRON", "ADV", "PART"})
_STATES = frozenset({"state"})
_TAKES = frozenset({"unknown", "nonstate_group", "state_force", "person"})
"""Kinds of members that give way to the kind of what they are members of."""


def recognise_actors(
    syntax: Syntax, words: ActorWords, base: ActorBase
) -> tuple[ActorMention, ...]:
    """Return the actor mentions of a block, at most one a noun phrase, in text order.

    A phrase is recognised by a known name, by a role noun with what qualifies it, by the
    the way an unknown proper name is used, or as a pronoun. Countries count only where
    something that acts can stand, and capitals only as subjects or where others deal with them.
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
        self._faced = set(self._facing())
        self._dealt_with = {
            n
            for links in (
                *(c.obliques for c in self.syntax.clauses),
                *(p.complements for p in self.syntax.phrases),
            )
            for adposition, n in links
            if adposition in self.words.dealing
        }
        for number, phrase in enumerate(self.syntax.phrases):
            if number in self._acting:
                self._acting.update(phrase.conjuncts)
            if number in self._subjects:
                self._subjects.update(phrase.conjuncts)
        self._proper = ProperNames(names)

    def _facing(self) -> Iterator[int]:
        """Yield the phrases whom verbs such as "accuse" and "call on" are about."""
        for clause in self.syntax.clauses:
            if clause.lemma in self.words.facing:
                yield from (*clause.object, *clause.indirect)
            for adposition, n in clause.obliques:
                if f"{clause.lemma} {adposition}" in self.words.facing:
                    yield n

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
        if number in self._proper.roles:
            return self._unknown_name(number, phrase)
        return self._described(number, phrase) or self._unknown_name(number, phrase)

    def _named(self, number: int, phrase: NounPhrase) -> ActorMention | None:
        names = self.names.named[number].values
        name = names[0]
        actor = name.actor
        kind = actor.kind
        if name.use == "seat":
            if not self._governs(number):
                return None
            kind = "government"
        elif name.use == "adjective":
            kind = "people" if phrase.quantity or phrase.number == "singular" else "state"
        elif kind in _STATES and number not in self._acting:
            return None
        entry = actor.id if len({n.actor.id for n in names}) == 1 else ""
        return ActorMention(number, phrase.span, kind, entry, actor.country)

    def _governs(self, number: int) -> bool:
        """Say whether a seat stands for its government: it acts, or others deal with it.

        A seat that needs an article is no town ("the Kremlin") and can stand wherever a
        state can.
        """
        first = self.names.named[number].first
        article = first > 0 and self.syntax.tokens[first - 1].pos == "DET"
        return (
            number in self._subjects
            or number in self._dealt_with
            or number in self._faced
            or (article and number in self._acting)
            or self._looks_like_subject(number)
        )

    def _looks_like_subject(self, number: int) -> bool:
        """Say whether a bare name opens a clause, as subjects do whatever the parser made of it.

        Nothing but a sentence's start, punctuation or a conjunction stands before it, and a
        verb, a pronoun or an adverb after it, or a relative clause in which it acts.
        """
        tokens, match = self.syntax.tokens, self.names.named[number]
        sentence = tokens[match.first].sentence
        before = tokens[match.first - 1] if match.first else None
        if before is not None and before.sentence == sentence and before.pos not in _OPENING:
            return False
        after = [t for t in tokens[match.last : match.last + 2] if t.sentence == sentence]
        if not after:
            return False
        if after[0].pos == "PUNCT" and len(after) > 1:
            pronoun = self.words.pronouns.get(after[1].text.lower())
            return pronoun is not None and pronoun.relative
        return after[0].pos in _FOLLOWING

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
        pointing = role.refers or role.opposed or role.counterpart
        if kind == "unknown" and (role.paper or not pointing):
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

    def _unknown_name(self, number: int, phrase: NounPhrase) -> ActorMention | None:
        kind = self._proper.kinds.get(number)
        full = self._proper.introduced(number)
        if kind is None and full is not None:
            known = self.names.actor(full)
            kind = known.kind if known is not None else self._proper.kinds.get(full, "unknown")
        if kind is None:
            return None
        return ActorMention(number, phrase.span, kind, "", self.names.country(number))
