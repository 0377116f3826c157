"""Finds the names in a block and tells which noun phrase each belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from selon.actors.base import ActorBase
from selon.actors.names import Match
from selon.actors.records import Actor, Name
from selon.actors.roles import Role, load_roles
from selon.language.actor_words import ActorWords, Pronoun, RoleNoun
from selon.mentions.credible_names import CredibleNames
from selon.mentions.role_phrases import RolePhrases
from selon.model import Span, Syntax, Token

PERSONS = frozenset({"person", "office"})
_PRONOUNS = frozenset({"PRON", "DET", "ADJ"})


class PhraseNames:
    """The names of a block, by phrase.

    ``named`` holds the names that are the phrase itself ("President Assad", "the ABC
    group"), ``inside`` those that qualify its head ("Syrian army", "ABC fighters"),
    ``nouns`` the role of its head, ``expressed`` the tokens of a role of several words.
    ``swallowed`` are phrases inside a longer name; ``chosen`` tells by which rule an actor
    was meant by a name that others share.
    """

    def __init__(self, syntax: Syntax, words: ActorWords, base: ActorBase) -> None:
        self.syntax, self.words, self.base = syntax, words, base
        self.named: dict[int, Match[Name]] = {}
        self.inside: dict[int, list[Match[Name]]] = {}
        self._starts = [token.start for token in syntax.tokens]
        self._holder: dict[int, int] = {}
        for number, phrase in enumerate(syntax.phrases):
            for token in range(*self.tokens(phrase.core)):
                self._holder.setdefault(token, number)
        self._phrases = RolePhrases(syntax, words)
        self.nouns = self._phrases.nouns
        self.swallowed, self.expressed = self._phrases.swallowed, self._phrases.expressed
        self._credible = CredibleNames(syntax, words, base, self.tokens)
        self.chosen: dict[str, str] = {}
        matches = base.find(syntax.tokens, syntax.language)
        countries = _countries(matches)
        told = {m.values[0].actor.id for m in matches if means_one(m)}
        for match in matches:
            self._place(Match(match.first, match.last, self._meant(match, told, countries)))

    def tokens(self, span: Span) -> tuple[int, int]:
        """Return the first token of a span and the one after its last."""
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)

    def holder(self, token: int) -> int | None:
        """Return the first phrase whose core a token stands in."""
        return self._holder.get(token)

    def _meant(self, match: Match[Name], told: set[str], countries: set[str]) -> tuple[Name, ...]:
        """Return what a shared name means here, all its meanings where nothing decides."""
        actors = {n.actor.id: n.actor for n in match.values}
        if len(actors) == 1:
            return match.values
        named = [a for a in actors.values() if a.id in told]
        actor, rule = named[0] if len(named) == 1 else None, "shared name, told in full"
        if actor is None:
            language = self.syntax.language
            actor, rule = self.base.choices.choose(match.values, countries, language)
        if actor is None:
            return match.values
        self.chosen[actor.id] = rule
        return tuple(n for n in match.values if n.actor.id == actor.id)

    def _place(self, match: Match[Name]) -> None:
        values = self._credible.of(match)
        if not values:
            return
        match = Match(match.first, match.last, values)
        heads = self._phrases.heads(match.first, match.last)
        if heads:
            self.named[heads[0]] = match
            self.swallowed.update(heads[1:])
            for other in heads[1:]:
                self.named.setdefault(other, match)
            return
        holder = self.holder(match.first)
        if (
            holder is None
            and match.first > 1
            and self.syntax.tokens[match.first - 1].pos == "CCONJ"
        ):
            # "les présidents russe et ukrainien"
            holder = self.holder(match.first - 2)
        if holder is None:
            return
        if values[0].use == "name" or values[0].use == "short":
            noun = self.nouns.get(holder)
            if holder not in self.named and self._is_head(match, holder, noun):
                self.named[holder] = match
                return
        self.inside.setdefault(holder, []).append(match)

    def _is_head(self, match: Match[Name], holder: int, noun: RoleNoun | None) -> bool:
        """Say whether a name beside a head is what the phrase names ("President Assad")."""
        kind = match.values[0].actor.kind
        if noun is None:
            return match.first > self.syntax.phrases[holder].head and kind not in (
                "state",
                "people",
            )
        role = noun.role
        if kind in ("state", "people"):
            return False
        if (kind in PERSONS) != (role.kind in PERSONS):
            return False
        if match.first > self.syntax.phrases[holder].head:
            return kind in PERSONS or bool(role.refers) or role.part
        return bool(role.refers) and (kind in role.refers or role.kind == "unknown")

    def pronoun(self, number: int) -> Pronoun | None:
        """Return the pronoun a phrase is, if it is one."""
        phrase = self.syntax.phrases[number]
        if number in self.named or phrase.complements:
            return None
        pronouns = self.words.pronouns
        head = self.syntax.tokens[phrase.head]
        # "celui-ci": some tokenizers part it.
        parts = self.syntax.tokens[phrase.head : phrase.head + 3]
        touching = all(a.end == b.start for a, b in pairwise(parts))
        joined = "".join(t.text for t in parts) if touching else head.text
        found = (
            pronouns.get(joined.lower())
            or pronouns.get(head.text.lower())
            or pronouns.get(phrase.lemma)
        )
        if found is None or phrase.pos in _PRONOUNS:
            return found
        return found if phrase.definite and (found.near or found.first or found.pair) else None

    def is_title(self, token: Token) -> bool:
        """Say whether a word before a name is a title, an office, an adjective of a country."""
        return self._credible.is_title(token)

    # --- what a phrase says of its actor -------------------------------------------------

    def role(self, number: int) -> tuple[RoleNoun, Role] | None:
        """Return the lexicon noun of a phrase and the role its qualities leave it."""
        noun = self.nouns.get(number)
        if noun is None:
            return None
        role = noun.role
        roles = load_roles().roles
        for lemma in self.modifiers(number):
            quality = self.words.qualities.get(lemma)
            if quality is not None and role.id in quality.turns:
                role = roles[quality.turns[role.id]]
        return noun, role

    def modifiers(self, number: int) -> tuple[str, ...]:
        """Return the lemmas that qualify a phrase: modifiers, then nouns that complete it."""
        phrase = self.syntax.phrases[number]
        return phrase.modifiers + tuple(
            self.syntax.phrases[n].lemma for _, n in phrase.complements if n not in self.named
        )

    def country(self, number: int) -> str:
        """Return the ISO-2 code of the country that qualifies a phrase, or "".

        It may stand in an adjective, in a complement ("the forces of Syria"), or, for the
        bodies of a state, in who leads it ("Assad's army").
        """
        described = self.role(number)
        of_state = described is not None and bool(described[1].body)
        for actor in self._qualifying(number):
            if actor.kind == "state" or (of_state and actor.kind == "person"):
                return actor.country
            if actor.kind not in ("person", "people"):
                return ""
        return ""

    def countries(self, number: int) -> tuple[str, ...]:
        """Return the countries whose adjectives stand in a phrase, in text order."""
        found = (m.values[0].actor for m in self.inside.get(number, ()))
        return tuple(dict.fromkeys(a.country for a in found if a.kind == "state"))

    def _qualifying(self, number: int) -> Iterator[Actor]:
        phrase = self.syntax.phrases[number]
        for match in self.inside.get(number, ()):
            yield match.values[0].actor
        owned = [n for adposition, n in phrase.complements if self._owning(adposition)]
        for other in (*phrase.owners, *owned):
            actor = self.actor(other)
            if actor is not None:
                yield actor
            elif other in owned and not self.syntax.phrases[other].definite:
                # An adjective after "security forces" may hang on "security".
                for match in self.inside.get(other, ()):
                    yield match.values[0].actor

    def _owning(self, adposition: str) -> bool:
        return not adposition or adposition in self.words.owning

    def actor(self, number: int) -> Actor | None:
        """Return the one known actor a phrase names, if there is exactly one."""
        match = self.named.get(number)
        actors = {n.actor for n in match.values} if match else set()
        return next(iter(actors)) if len(actors) == 1 else None

    def owner(self, number: int) -> int | None:
        """Return the phrase that a phrase belongs to: its possessor or complement "of"."""
        phrase = self.syntax.phrases[number]
        for other in phrase.owners:
            return other
        for adposition, other in phrase.complements:
            if other in self.named:
                if self._owning(adposition):
                    return other
            elif other in self.nouns and other not in self.swallowed and self._owning(adposition):
                return other
        return None


def means_one(match: Match[Name]) -> bool:
    """Say whether a name means one actor: several may share it."""
    return len({n.actor.id for n in match.values}) == 1


def _countries(matches: Sequence[Match[Name]]) -> set[str]:
    """Return the countries that names speak of which mean one actor, outlets' own aside."""
    return {
        m.values[0].actor.country
        for m in matches
        if means_one(m) and m.values[0].actor.country and m.values[0].actor.kind != "media"
    }
