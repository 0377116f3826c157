"""Finds the phrases that tell a role: "the army", "security forces", "both sides"."""

from __future__ import annotations

from selon.actors.names import BREAK, words_of
from selon.language.actor_words import ActorWords, RoleNoun
from selon.model import NounPhrase, Syntax


class RolePhrases:
    """The role nouns of a block, by phrase.

    ``expressed`` holds the tokens of a role of several words, ``swallowed`` the phrases that
    are but a part of one.
    """

    def __init__(self, syntax: Syntax, words: ActorWords) -> None:
        self._syntax, self._words = syntax, words
        self.swallowed: set[int] = set()
        self.expressed: dict[int, tuple[int, int]] = {}
        self._in_capitals = {
            t.text.lower() for t in syntax.tokens if t.text[:1].isupper() and t.pos != "DET"
        }
        self.nouns: dict[int, RoleNoun] = self._found()

    def _found(self) -> dict[int, RoleNoun]:
        """Return the role of each phrase: of an expression over its head, else of its lemma."""
        found: dict[int, RoleNoun] = {}
        roles = self._words.roles
        for number, phrase in enumerate(self._syntax.phrases):
            token = self._syntax.tokens[phrase.head]
            noun = roles.get(phrase.lemma) or roles.get(token.text.lower())
            word = token.text.lower()
            taken_up = token.text[0].isupper() or word in self._in_capitals
            if noun is None and taken_up and phrase.definite:
                # "the Front": a word of names that stands for one of them.
                role = self._words.name_roles.get(word)
                noun = RoleNoun(f"name.{role.id}", role) if role is not None else None
            if noun is not None and not (noun.role.paired and not self._paired(phrase)):
                found[number] = noun
        for first, last, noun in self._expressions():
            over = self.heads(first, last)
            if over:
                found[over[0]] = noun
                self.expressed[over[0]] = (first, last)
                self.swallowed.update(over[1:])
        for number, noun in found.items():
            for _, other in self._syntax.phrases[number].complements:
                quality = self._words.qualities.get(self._syntax.phrases[other].lemma)
                if quality is not None and noun.role.id in quality.turns:
                    self.swallowed.add(other)
        return found

    def _paired(self, phrase: NounPhrase) -> bool:
        """Say whether a phrase means two or three that were told of: "both sides"."""
        if self._words.pairs & set(phrase.core.text.lower().split()):
            return True
        quantity = phrase.quantity
        if quantity is None:
            return bool(phrase.definite) and phrase.number == "plural"
        return bool(phrase.definite) and quantity.low in (2, 3)

    def _expressions(self) -> list[tuple[int, int, RoleNoun]]:
        words: list[str] = []
        origin: list[int] = []
        for number, token in enumerate(self._syntax.tokens):
            for word in words_of(token.text):
                words.append(word)
                origin.append(number)
        found = []
        at = 0
        while at < len(words):
            best = None
            if words[at] != BREAK:
                for end, values in self._words.expressions.at(words, at):
                    best = (end, values[0])
            if best is None:
                at += 1
            else:
                found.append((origin[at], origin[best[0] - 1] + 1, best[1]))
                at = best[0]
        return found

    def heads(self, first: int, last: int) -> list[int]:
        """Return the phrases whose heads lie in a row of tokens, the topmost first."""
        found = [
            n for t in range(first, last) if (n := self._syntax.phrase_headed_by(t)) is not None
        ]
        start, end = self._syntax.tokens[first].start, self._syntax.tokens[last - 1].end
        whole = [
            n
            for n in found
            if (span := self._syntax.phrases[n].span).start <= start and end <= span.end
        ]
        if whole:
            top = max(whole, key=lambda n: len(self._syntax.phrases[n].span.text))
            found.remove(top)
            found.insert(0, top)
        return found
