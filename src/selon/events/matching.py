"""Decides whether a clause or noun phrase names an event, by the trigger's conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from selon.events.kinds import Kinds
from selon.language.triggers import Trigger, TriggerWords
from selon.model import Clause, NounPhrase, Syntax

ANY = "*"


class Matcher:
    """Tests triggers against the clauses and phrases of one block."""

    def __init__(self, syntax: Syntax, kinds: Kinds, words: TriggerWords) -> None:
        self.syntax, self.kinds, self.words = syntax, kinds, words
        self._holders: dict[int, frozenset[str]] = {
            below: frozenset({phrase.lemma})
            for phrase in syntax.phrases
            for adposition, below in phrase.complements
            if adposition in words.genitive and syntax.phrases[below].definite is None
        }

    def clause_trigger(self, clause: Clause) -> Trigger | None:
        """Return the first trigger whose conditions a clause meets, by rank."""
        candidates: Iterable[Trigger] = self.words.verbs.get(clause.lemma, ())
        if clause.form == "copula":
            adjectives = [t for a in clause.attribute for t in self.words.adjectives.get(a, ())]
            candidates = sorted((*candidates, *adjectives), key=lambda t: -t.rank)
        return next((t for t in candidates if self._meets(t, clause)), None)

    def noun_trigger(self, phrase: NounPhrase) -> Trigger | None:
        """Return the first trigger whose conditions a noun phrase meets, by rank."""
        candidates = self.words.nouns.get(phrase.lemma, ())
        return next((t for t in candidates if self._noun_meets(t, phrase)), None)

    def phrase_triggers(self) -> Iterator[tuple[Trigger, int, int]]:
        """Yield triggers of several words with their first and last (exclusive) token."""
        tokens = self.syntax.tokens
        for i, token in enumerate(tokens):
            for trigger in self.words.phrases.get(token.lemma, ()):
                wanted = trigger.lemma.split()
                window = tokens[i : i + len(wanted)]
                if len(window) == len(wanted) and all(
                    w in (t.lemma, t.text.lower()) for w, t in zip(wanted, window, strict=True)
                ):
                    yield trigger, i, i + len(wanted)
                    break

    def _meets(self, trigger: Trigger, clause: Clause) -> bool:
        if trigger.particle and trigger.particle != clause.particle:
            return False
        if trigger.reflexive is not None and trigger.reflexive != clause.reflexive:
            return False
        if trigger.voice and trigger.voice != clause.voice:
            return False
        subject, object_ = clause.logical_subject, clause.logical_object
        return (
            (not trigger.subject or self._any(subject, trigger.subject))
            and (not trigger.subject_is or self._is(subject, trigger.subject_is))
            and not self._any(subject, trigger.subject_not)
            and (not trigger.object or self._any(object_, trigger.object))
            and (not trigger.object_is or self._is(object_, trigger.object_is))
            and not self._any(object_, trigger.object_not)
            and (not trigger.oblique or self.oblique(trigger, clause) is not None)
            and (not trigger.with_ or self._with(clause, trigger.with_))
            and not (trigger.without and self._with(clause, trigger.without))
        )

    def _noun_meets(self, trigger: Trigger, phrase: NounPhrase) -> bool:
        near = set(phrase.modifiers)
        related = [p for _, p in phrase.complements]
        near.update(self.syntax.phrases[p].lemma for p in related)
        for number in related:
            near.update(f"@{k}" for k in self.kinds.of(number))
            near.update(self.syntax.phrases[number].modifiers)
        if trigger.with_ and not trigger.with_ & near:
            return False
        # "avions de combat", "salle d'opérations": what a bare noun is for, and no event.
        held = self._holders.get(self.syntax.phrase_headed_by(phrase.head) or -1, frozenset())
        return not trigger.without & (near | held)

    def oblique(self, trigger: Trigger, clause: Clause) -> int | None:
        """Return the oblique phrase that meets the trigger, -1 where a clause or absence does."""
        for adposition, wanted in (trigger.oblique or {}).items():
            phrases = [p for a, p in clause.obliques if a == adposition]
            if adposition == self.words.dative:
                phrases += clause.indirect
            if "@none" in wanted and not phrases:
                return -1
            met = next((p for p in phrases if self._any([p], wanted)), None)
            if met is not None:
                return met
            if ANY in wanted and any(
                self.syntax.clauses[c].marker == adposition for c in clause.complements
            ):
                return -1
        return None

    def _any(self, phrases: Sequence[int], wanted: frozenset[str]) -> bool:
        """Say whether a phrase has one of the lemmas or ``@kinds`` wanted."""
        if not wanted:
            return False
        if not phrases:
            return "@none" in wanted
        return any(
            ANY in wanted
            or self.syntax.phrases[p].lemma in wanted
            or any(f"@{k}" in wanted for k in self.kinds.of(p))
            for p in phrases
        )

    def _is(self, phrases: Sequence[int], wanted: frozenset[str]) -> bool:
        if not phrases:
            return "none" in wanted
        return any(self.kinds.of(p) & wanted for p in phrases)

    def _with(self, clause: Clause, wanted: frozenset[str]) -> bool:
        near = {*clause.adverbs, *clause.attribute, *clause.auxiliaries}
        near.update(self.syntax.phrases[p].lemma for _, p in clause.obliques)
        near.update(self.syntax.phrases[p].lemma for p in (*clause.object, *clause.subject))
        return bool(near & wanted)
