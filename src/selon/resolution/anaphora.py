"""Finds what pronouns and definite descriptions point back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from selon.language.actor_words import ActorWords, Gender, Pronoun
from selon.model import ActorMention, ActorReference, NounPhrase, Syntax
from selon.model.vocabulary import ActorKind

Resolve = Callable[[int], tuple[ActorReference, ...]]
Accepts = Callable[[int, tuple[ActorReference, ...]], bool]

PERSONS: frozenset[ActorKind] = frozenset({"person", "office"})
CROWDS: frozenset[ActorKind] = frozenset({"civilian", "protester", "people"})
_IN_PASSING: frozenset[ActorKind] = frozenset({"state", "media", "facility"})
_BACK = 3
"""Sentences a pronoun looks back."""
_FAR = 60
"""Sentences a definite description looks back."""
_MOST = 80
"""Mentions looked at for one antecedent, so that long lists stay cheap."""


class Antecedents:
    """The mentions of a block as antecedents, nearest and most prominent first."""

    def __init__(self, syntax: Syntax, words: ActorWords, mentions: Iterable[ActorMention]) -> None:
        self.syntax, self.words = syntax, words
        self._mentions = [m.phrase for m in mentions if not m.pronoun]
        self._starts = [self._head_start(n) for n in self._mentions]
        self._subjects = {n for c in syntax.clauses for n in c.subject}
        self._clause_arguments: dict[int, set[int]] = {}
        for clause in syntax.clauses:
            arguments = {*clause.subject, *clause.object, *clause.indirect, *clause.agent}
            for number in arguments:
                self._clause_arguments.setdefault(number, set()).update(arguments)
        self._led_by = {m: n for n, p in enumerate(syntax.phrases) for m in p.conjuncts}

    def _head_start(self, number: int) -> int:
        return self.syntax.tokens[self.syntax.phrases[number].head].start

    def of_pronoun(
        self, number: int, pronoun: Pronoun, resolve: Resolve
    ) -> tuple[ActorReference, ...]:
        """Return whom a pronoun stands for, or nothing."""
        if pronoun.person != 3:
            return ()
        phrase = self.syntax.phrases[number]
        wanted = pronoun.number if pronoun.number != "unknown" else phrase.number
        others = set() if pronoun.possessive else self._clause_arguments.get(number, set())

        def accepts(candidate: int, found: tuple[ActorReference, ...]) -> bool:
            if candidate in others or not (pronoun.near or self._stands_out(candidate, found)):
                return False
            return pronoun.relative or self._agrees(candidate, found, pronoun, wanted == "plural")

        return self._nearest(number, resolve, accepts, _BACK, pronoun.near or pronoun.relative)

    def of_description(
        self, number: int, resolve: Resolve, accepts: Accepts
    ) -> tuple[ActorReference, ...]:
        """Return the nearest earlier actor that a definite description accepts."""
        return self._nearest(number, resolve, accepts, _FAR, nearest=False)

    def _nearest(
        self, number: int, resolve: Resolve, accepts: Accepts, back: int, nearest: bool
    ) -> tuple[ActorReference, ...]:
        sentence = self.syntax.phrases[number].sentence
        group: list[int] = []
        at = sentence
        for candidate in self._before(number):
            where = self.syntax.phrases[candidate].sentence
            if sentence - where > back:
                break
            if where != at:
                found = self._first(group, resolve, accepts, nearest)
                if found:
                    return found
                group, at = [], where
            group.append(candidate)
        return self._first(group, resolve, accepts, nearest)

    def _before(self, number: int) -> Iterator[int]:
        end = bisect_left(self._starts, self._head_start(number))
        for at in range(end - 1, max(-1, end - 1 - _MOST), -1):
            yield self._mentions[at]

    def _first(
        self, group: list[int], resolve: Resolve, accepts: Accepts, nearest: bool
    ) -> tuple[ActorReference, ...]:
        if not nearest:
            group = sorted(group, key=lambda n: n not in self._subjects)
        for candidate in group:
            found = self._whole(candidate, resolve)
            if found and accepts(candidate, found):
                return found
        return ()

    def _whole(self, number: int, resolve: Resolve) -> tuple[ActorReference, ...]:
        """Resolve a phrase; the first or any later member of a coordination stands for all."""
        lead = self._led_by.get(number, number)
        members = (lead, *self.syntax.phrases[lead].conjuncts)
        if len(members) == 1:
            return resolve(number)
        found = [resolve(member) for member in members]
        if not all(found):
            return resolve(number)
        each = {(r.id or r.name): r for part in found for r in part}
        return tuple(each.values())

    def _agrees(
        self, candidate: int, found: tuple[ActorReference, ...], pronoun: Pronoun, plural: bool
    ) -> bool:
        phrase = self.syntax.phrases[candidate]
        persons = all(r.kind in PERSONS for r in found)
        single = len(found) == 1 and phrase.number != "plural"
        if pronoun.refers == "person" and not (persons and single):
            return False
        if pronoun.refers == "thing" and (found[0].kind in PERSONS | CROWDS or not single):
            return False
        if plural:
            if single and (persons or (phrase.number == "singular" and self._has_gender())):
                return False
        elif not single:
            return False
        return self._same_gender(phrase, pronoun.gender)

    def _stands_out(self, candidate: int, found: tuple[ActorReference, ...]) -> bool:
        """Say whether a pronoun may take up a phrase: a person, a crowd, or any subject.

        States and outlets are named in passing too often ("told the agency in Ruritania").
        """
        kinds = {r.kind for r in found}
        return not kinds <= _IN_PASSING or candidate in self._subjects

    def _has_gender(self) -> bool:
        """Say whether the language marks number and gender before its nouns."""
        return bool(self.words.genders)

    def _same_gender(self, phrase: NounPhrase, gender: Gender) -> bool:
        if not gender or not self.words.genders:
            return True
        first = self.syntax.text[phrase.core.start - self.syntax.offset :][:8].split()
        known = self.words.genders.get(first[0].lower()) if first else None
        known = known or self.words.genders.get(phrase.lemma)
        return known is None or known == gender
