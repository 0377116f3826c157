"""Finds whom pronouns point to, and "both", "the former", "the latter"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from selon.language.actor_words import Gender, Pronoun
from selon.model import ActorReference, NounPhrase
from selon.model.vocabulary import ActorKind
from selon.resolution.cast import Member, Ranked

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver

PERSONS: frozenset[ActorKind] = frozenset({"person", "office"})
CROWDS: frozenset[ActorKind] = frozenset({"civilian", "protester", "people"})
_IN_PASSING: frozenset[ActorKind] = frozenset({"state", "media", "facility"})
_BACK = 3
"""Sentences a pronoun looks back."""

References = tuple[ActorReference, ...]


class Pronouns:
    """The part of the actor resolver that knows pronouns."""

    def __init__(self, resolver: ActorResolver) -> None:
        self._all, self._cast, self._syntax = resolver, resolver.cast, resolver.syntax
        self._words = resolver.words
        self._parted: set[int] = set()
        self._arguments: dict[int, set[int]] = {}
        for clause in self._syntax.clauses:
            arguments = {*clause.subject, *clause.object, *clause.indirect, *clause.agent}
            for number in arguments:
                self._arguments.setdefault(number, set()).update(arguments)

    def of(self, number: int, pronoun: Pronoun) -> References:
        """Return whom a pronoun stands for, or nothing."""
        if pronoun.person == 1:
            return self._first_person(number)
        if pronoun.person != 3:
            return ()
        if pronoun.relative:
            return self._beside(number)
        if pronoun.pair:
            return self._all.sets.several(number, None, "")
        if pronoun.first or pronoun.near:
            return self._of_pair(number, pronoun)
        return self._ranked(number, pronoun)

    def _first_person(self, number: int) -> References:
        """Return who speaks; a spokesman's "we" and "our" are those he speaks for."""
        spoken = self._all.speaker(number)
        behalf = spoken[0].behalf if len(spoken) == 1 else ()
        if not behalf or self._syntax.phrases[number].number != "plural":
            return spoken
        span = self._syntax.phrases[number].span
        return tuple(replace(r, span=span, grade="carried", rule="pronoun") for r in behalf)

    # --- he, it, they ----------------------------------------------------------------------

    def _ranked(self, number: int, pronoun: Pronoun) -> References:
        phrase = self._syntax.phrases[number]
        wanted = pronoun.number if pronoun.number != "unknown" else phrase.number
        others = set() if pronoun.possessive else self._arguments.get(number, set())
        ahead = self._fronted(number)
        sources = self._all.sources
        clause = phrase.clause
        own = set(self._syntax.clauses[clause].subject) if clause is not None else set()

        def judge(member: Member, candidate: int) -> float | None:
            if candidate in others:
                return None
            if not self._agrees(member, candidate, pronoun, wanted):
                return None
            if pronoun.number == "unknown" and member.several and wanted != "plural":
                return None
            bonus = self._cast.weights.fronted if candidate == ahead else 0.0
            told = self._syntax.phrases[candidate].number
            if not member.several and told != "unknown" and wanted not in (told, "unknown"):
                bonus += self._cast.weights.number
            if pronoun.possessive and candidate in own:
                bonus += self._cast.weights.own_subject
            if number in sources and any(o.phrase in sources for o in member.occurrences):
                bonus += self._cast.weights.speaker
            kinds = {r.kind for r in member.references}
            if kinds <= _IN_PASSING and not self._is_subject(candidate):
                bonus += self._cast.weights.passing
            return bonus

        ranked = self._cast.rank(number, judge, _BACK, ahead=0)
        return self._taken(number, [r for r in ranked if self._reached(r, number, ahead)], pronoun)

    def _reached(self, ranked: Ranked, number: int, ahead: int | None) -> bool:
        """Say whether a pronoun may reach a mention: one ahead of it only as a subject to come."""
        return self._cast.start(ranked.phrase) < self._cast.start(number) or ranked.phrase == ahead

    def _fronted(self, number: int) -> int | None:
        """Return the subject still to come after a pronoun put before it ("In its …, X")."""
        own = self._syntax.phrases[number].clause
        if own is None:
            return None
        at = self._cast.start(number)
        for clause in (own, *self._syntax.governors(own)):
            for subject in self._syntax.clauses[clause].subject:
                noun = self._syntax.phrases[subject]
                if noun.sentence != self._syntax.phrases[number].sentence:
                    return None
                if noun.span.start <= at < noun.span.end or noun.core.start <= at:
                    continue
                self._all.resolve(subject)
                return subject if subject in self._cast.of_phrase else None
        return None

    def _taken(self, number: int, ranked: list[Ranked], pronoun: Pronoun) -> References:
        best = self._cast.clear(ranked)
        if best is None:
            self._all.undecided(number, ranked)
            return ()
        if pronoun.gender and all(r.kind in PERSONS for r in best.member.references):
            best.member.gender = pronoun.gender
        rule = "pronoun"
        return self._all.pointing(number, best.member, rule, "carried", ranked[1:])

    def _agrees(self, member: Member, candidate: int, pronoun: Pronoun, wanted: str) -> bool:
        phrase = self._syntax.phrases[candidate]
        persons = all(r.kind in PERSONS for r in member.references)
        single = not member.several and not (member.plural and persons)
        crowd = member.first.kind in CROWDS and member.plural
        if pronoun.refers == "person" and not (persons and single):
            return False
        if pronoun.refers == "thing" and (persons or crowd or not single):
            return False
        if wanted == "plural":
            if single and (persons or (not member.plural and bool(self._words.genders))):
                return False
        elif not single or (crowd and wanted == "singular"):
            return False
        if member.gender and pronoun.gender and member.gender != pronoun.gender:
            return False
        mixed = member.several and pronoun.gender == "masculine"
        return persons or mixed or self._same_gender(phrase, pronoun.gender)

    def _same_gender(self, phrase: NounPhrase, gender: Gender) -> bool:
        if not gender or not self._words.genders:
            return True
        first = self._syntax.text[phrase.core.start - self._syntax.offset :][:8].split()
        known = self._words.genders.get(first[0].lower()) if first else None
        known = known or self._words.genders.get(phrase.lemma)
        return known is None or known == gender

    def _is_subject(self, phrase: int) -> bool:
        return any(
            phrase in c.subject or phrase in c.agent
            for c in self._syntax.clauses_of(self._syntax.phrases[phrase].sentence)
        )

    def _pair_before(self, number: int) -> Member | None:
        """Return the pair that was told of last, in this sentence or the one before."""
        at, sentence = self._cast.start(number), self._syntax.phrases[number].sentence
        found = [
            (o.start, n)
            for n, member in enumerate(self._cast.members)
            if len(member.references) == 2 and all(r.id for r in member.references)
            for o in member.occurrences
            if o.start < at and sentence - o.sentence <= 1 + (n in self._parted)
        ]
        return self._cast.members[max(found)[1]] if found else None

    def _beside(self, number: int) -> References:
        """Return whom the noun right before a relative pronoun names, without noting it again."""
        at, sentence = self._cast.start(number), self._syntax.phrases[number].sentence
        nearest = max(
            (
                (o.start, n)
                for n, member in enumerate(self._cast.members)
                for o in member.occurrences
                if o.sentence == sentence and o.start < at
            ),
            default=None,
        )
        if nearest is None:
            return ()
        member = self._cast.members[nearest[1]]
        return self._all.pointing(number, member, "pronoun", "carried", [])

    # --- the former, the latter ------------------------------------------------------------

    def _of_pair(self, number: int, pronoun: Pronoun) -> References:
        """Return the first or the last of those told last: "the former", "the latter"."""
        pair = self._pair_before(number)
        if pair is not None:
            if pronoun.first:
                # "The former …" may stand between the pair and "the latter".
                self._parted.add(self._cast.members.index(pair))
            member = self._cast.named(pair.references[0 if pronoun.first else -1].id)
            if member is not None:
                return self._all.pointing(number, member, "pronoun", "carried", [])
        at, sentence = self._cast.start(number), self._syntax.phrases[number].sentence
        plural = self._syntax.phrases[number].number == "plural"
        told: dict[int, tuple[int, Member]] = {}
        for member in self._cast.members:
            if member.several:
                continue
            for o in member.occurrences:
                if (
                    o.start < at
                    and sentence - o.sentence <= 1
                    and self._all.names.pronoun(o.phrase) is None
                    and (plural or not member.plural or bool(member.first.id))
                    and self._same_gender(self._syntax.phrases[o.phrase], pronoun.gender)
                ):
                    told[o.start] = (o.sentence, member)
        if not told:
            return ()
        nearest = max(told)
        chosen = told[nearest][1]
        if pronoun.first:
            before = told[nearest][0]
            chosen = told[min(s for s, (where, _) in told.items() if where == before)][1]
        return self._all.pointing(number, chosen, "pronoun", "carried", [])
