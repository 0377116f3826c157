"""How many: binds numbers to the event that caused them and to what they count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from selon.codebook import Codebook
from selon.events.kinds import Kinds
from selon.language.quantity_words import QuantityWords
from selon.language.triggers import Trigger
from selon.model import Argument, Clause, NounPhrase, Quantity, Span, Syntax, Tally
from selon.model.vocabulary import CountOf

_PEOPLE = frozenset({"person", "people", "civilian", "police", "armed", "protester", "office"})


class Counter:
    """Reads what the clauses and nouns of one block count."""

    def __init__(
        self, syntax: Syntax, kinds: Kinds, words: QuantityWords, codebook: Codebook
    ) -> None:
        self._syntax, self._kinds, self._words, self._codebook = syntax, kinds, words, codebook
        self._quantities = {
            n: p.quantity for n, p in enumerate(syntax.phrases) if p.quantity is not None
        }
        for phrase in syntax.phrases:
            # "des dizaines de morts": the number is of what completes it.
            head = syntax.tokens[phrase.head]
            if phrase.quantity is not None and phrase.quantity.span.end >= head.end:
                for _, below in phrase.complements[:1]:
                    if syntax.phrases[below].span.start >= head.end:
                        self._quantities.setdefault(below, phrase.quantity)

    def of_clause(self, clause: Clause, trigger: Trigger) -> tuple[Tally, ...]:
        """Return the numbers of those a clause's event befalls ("killing 12")."""
        words = self._words
        what = words.counting.get(clause.lemma) or trigger.counts
        # "left 12 dead": what the predicate says of them.
        what = what or next(
            (words.counted[a] for a in clause.attribute if a in words.counted), None
        )
        roles = trigger.roles or {}
        victims = clause.logical_subject if roles.get("subject") == "victim" else ()
        lives = [p for p in clause.logical_object if self._syntax.phrases[p].lemma in words.lives]
        if lives:
            lost = (*self._below(lives), *clause.indirect, *(p for _, p in clause.obliques))
            return self._tallies(what or "killed", (*victims, *lost))
        if what is None:
            return ()
        befallen = [*(victims or clause.logical_object)] or self._right_after(clause)
        if not befallen and clause.voice == "active" and trigger.counts:
            befallen = [*clause.subject]
        return self._tallies(what, befallen)

    def of_noun(
        self, phrase: NounPhrase, trigger: Trigger, arguments: Sequence[Argument]
    ) -> tuple[Tally, ...]:
        """Return the numbers of an event noun: "two deaths", "the arrest of 12", "a toll of 9"."""
        words = self._words
        what = words.tolls.get(phrase.lemma)
        if what is not None:
            below = [p for _, p in phrase.complements]
            return self._tallies(what, below) or self._tallies(what, self._said_of(phrase))
        what = words.counted.get(phrase.lemma) or trigger.counts
        if what is None:
            return ()
        number = self._syntax.phrase_headed_by(phrase.head)
        quantity = self._quantities.get(number) if number is not None else None
        if quantity is not None:
            return (Tally(what, quantity),)
        completing = {p for _, p in phrase.complements}
        harmed = [a.phrase for a in arguments if a.role != "actor" and a.phrase in completing]
        return self._tallies(what, harmed)

    def of_parts(self, type_: str, arguments: Sequence[Argument]) -> tuple[Tally, ...]:
        """Return how many take part, where a class or family counts them."""
        counted = self._codebook.counted.get(type_)
        if counted is None:
            return ()
        parts = [a.phrase for a in arguments if counted.role in (None, a.role)]
        return self._tallies(counted.what, [p for p in parts if p in self._quantities])

    def by_themselves(self) -> Iterable[tuple[int, Tally]]:
        """Yield phrases that count by themselves ("12 dead", "30 blessés") with their tally."""
        for number, quantity in self._quantities.items():
            if (what := self._own(number)) is not None:
                yield number, Tally(what, quantity)

    def _tallies(self, what: CountOf, phrases: Iterable[int]) -> tuple[Tally, ...]:
        """Return the numbers of phrases, else of the single people that they name one by one."""
        told = [p for p in dict.fromkeys(phrases) if not self._measures(p)]
        found = tuple(
            Tally(self._own(p) or what, self._quantities[p]) for p in told if p in self._quantities
        )
        single = self._one_by_one(told) if not found else None
        return found or ((Tally(what, single),) if single is not None else ())

    def _own(self, number: int) -> CountOf | None:
        """Return what a phrase counts by its own words: "19 wounded", "two of the dead"."""
        phrase = self._syntax.phrases[number]
        said = (phrase.lemma, *phrase.modifiers)
        return next((self._words.counted[w] for w in said if w in self._words.counted), None)

    def _measures(self, number: int) -> bool:
        return self._syntax.phrases[number].lemma in self._words.measures

    def _one_by_one(self, told: Sequence[int]) -> Quantity | None:
        """Return how many "a man and his son" are; who is named is not counted."""
        phrases = [self._syntax.phrases[p] for p in told]
        if not phrases or not all(
            p.number == "singular"
            and (p.definite is False or (p.owners and p is not phrases[0]))
            and self._people(n)
            for n, p in zip(told, phrases, strict=True)
        ):
            return None
        span = self._syntax.span(phrases[0].core.start, phrases[-1].core.end)
        return Quantity(len(phrases), len(phrases), span, "one_by_one")

    def _people(self, number: int) -> bool:
        """Say whether a noun is of people, or a pronoun of them: "one of his guards"."""
        phrase = self._syntax.phrases[number]
        if phrase.pos == "NOUN":
            return bool(self._kinds.of(number) & _PEOPLE)
        return phrase.pos != "PROPN" and any(
            self._kinds.of(p) & _PEOPLE for _, p in phrase.complements
        )

    def _below(self, phrases: Iterable[int]) -> list[int]:
        return [p for n in phrases for _, p in self._syntax.phrases[n].complements]

    def _right_after(self, clause: Clause) -> list[int]:
        """Return the phrase that follows a predicate at once, whatever the parser calls it."""
        if clause.voice != "active":
            return []
        return [
            p
            for _, p in clause.obliques
            if p in self._quantities and 0 <= self._quantities[p].span.start - clause.span.end <= 1
        ][-1:]

    def _said_of(self, phrase: NounPhrase) -> list[int]:
        """Return what a clause says of a toll: "the toll rose to 12", "put the toll at 12"."""
        if phrase.clause is None:
            return []
        clause = self._syntax.clauses[phrase.clause]
        said = (*clause.logical_object, *(p for _, p in clause.obliques))
        return [p for p in said if p in self._quantities and self._harmed(p)][:1]

    def _harmed(self, number: int) -> bool:
        phrase = self._syntax.phrases[number]
        return phrase.pos in ("NUM", "PRON") or bool(self._kinds.of(number) & _PEOPLE)


def merged(first: Sequence[Tally], *others: Sequence[Tally]) -> tuple[Tally, ...]:
    """Return tallies, those of the first whole, and of the others what none before counts.

    Members of one row ("25 soldiers and 39 rebels") stand side by side; what follows elsewhere
    is a part of a total, and not added.
    """
    found = list(first)
    for tallies in others:
        known = {t.what for t in found}
        found += [t for t in tallies if t.what not in known]
    return tuple(found)


def spans_of(tallies: Iterable[Tally]) -> set[Span]:
    """Return the words of numbers."""
    return {t.quantity.span for t in tallies}
