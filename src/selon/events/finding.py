"""Finds the events of a block and fills them from what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selon.attributions.speech_acts import speech_acts
from selon.codebook import Codebook
from selon.events.borrowing import Borrower
from selon.events.counting import Counter, merged, spans_of
from selon.events.fitting import Fitting
from selon.events.kinds import Kinds
from selon.events.locating import Locator
from selon.events.matching import Matcher
from selon.events.modality import ModalityReader, Reading
from selon.events.roles import RoleReader
from selon.language.lexicon import Lexicon
from selon.language.triggers import Trigger
from selon.model import Attribution, Clause, Event, Mentions, Span, Syntax


@dataclass(frozen=True, slots=True)
class _Found:
    """A trigger where it fired: in a clause, or on a noun phrase that stands in one."""

    trigger: Trigger
    span: Span
    sentence: int
    clause: int | None
    phrase: int | None


def find_events(
    syntax: Syntax,
    mentions: Mentions,
    attributions: Sequence[Attribution],
    lexicon: Lexicon,
    codebook: Codebook,
) -> tuple[Event, ...]:
    """Return the events of a block in text order of their triggers, without their times."""
    return _Finder(syntax, mentions, attributions, lexicon, codebook).find()


class _Finder:
    def __init__(
        self,
        syntax: Syntax,
        mentions: Mentions,
        attributions: Sequence[Attribution],
        lexicon: Lexicon,
        codebook: Codebook,
    ) -> None:
        self.syntax, self.mentions, self.attributions, self.lexicon = (
            syntax,
            mentions,
            attributions,
            lexicon,
        )
        self.codebook = codebook
        kinds = Kinds(syntax, mentions, lexicon)
        self.matcher = Matcher(syntax, kinds, lexicon.triggers)
        fitting = Fitting(syntax, kinds, mentions, lexicon.quantities)
        self.roles = RoleReader(syntax, fitting, self.matcher, codebook)
        self.borrower = Borrower(syntax, fitting, attributions, codebook)
        self.modality = ModalityReader(syntax, lexicon.modality, speech_acts(), codebook)
        self.counter = Counter(syntax, kinds, lexicon.quantities, codebook)
        self.by_cue = {a.clause: n for n, a in enumerate(attributions) if a.clause is not None}
        self.carriers, self.subjects = self._carriers()

    def find(self) -> tuple[Event, ...]:
        found = self._in_clauses()
        consumed = {p for f in found if f.clause is not None for p in self._consumed(f)}
        phrases = self._in_phrases(found)
        found += phrases
        found += [
            n for n in self._in_nouns(consumed) if not any(p.span.covers(n.span) for p in phrases)
        ]
        found += self._acts(found)
        events = [self._event(f) for f in sorted(found, key=lambda f: (f.span.start, f.span.end))]
        filled = self._counted(self.borrower.fill(self._joined(events)))
        locator = Locator(self.syntax, self.mentions, self.attributions, self.codebook)
        return tuple(locator.located(filled))

    def _joined(self, events: list[Event]) -> list[Event]:
        """Make one event of "killed 12 and wounded 30": one act, told by two verbs of harm."""
        told = {e.clause: n for n, e in enumerate(events) if e.phrase is None}
        gone: set[int] = set()
        for number, event in enumerate(events):
            clause = self.syntax.clauses[event.clause] if event.clause is not None else None
            if event.phrase is not None or clause is None or clause.relation != "coordinate":
                continue
            first = told.get(clause.governor)
            if first is None or first in gone or not self._one_harm(events[first], event):
                continue
            known = {a.phrase for a in events[first].arguments}
            events[first] = replace(
                events[first],
                arguments=events[first].arguments
                + tuple(a for a in event.arguments if a.phrase not in known),
                tallies=merged(events[first].tallies, event.tallies),
            )
            gone.add(number)
        return [e for n, e in enumerate(events) if n not in gone]

    def _one_harm(self, first: Event, second: Event) -> bool:
        harms = self.lexicon.quantities.counting
        lemmas = [
            self.syntax.clauses[e.clause].lemma for e in (first, second) if e.clause is not None
        ]
        return all(harms.get(lemma) in ("killed", "injured") for lemma in lemmas)

    def _in_clauses(self) -> list[_Found]:
        found = []
        for number, clause in enumerate(self.syntax.clauses):
            trigger = self.matcher.clause_trigger(clause)
            if trigger is not None:
                found.append(_Found(trigger, clause.span, clause.sentence, number, None))
        return found

    def _consumed(self, found: _Found) -> list[int]:
        """Return the phrases that are part of a clause's trigger ("claimed responsibility")."""
        clause = self.syntax.clauses[found.clause or 0]
        trigger = found.trigger
        phrases = [
            p
            for slot, wanted in (
                (clause.logical_object, trigger.object),
                (clause.logical_subject, trigger.subject),
            )
            for p in slot
            if self.syntax.phrases[p].lemma in wanted
        ]
        met = self.matcher.oblique(trigger, clause) if trigger.oblique else None
        wanted = frozenset().union(*(trigger.oblique or {}).values())
        if met is not None and met >= 0 and self.syntax.phrases[met].lemma in wanted:
            phrases.append(met)
        return phrases

    def _in_phrases(self, clauses: Sequence[_Found]) -> list[_Found]:
        taken = {f.clause: f for f in clauses}
        found = []
        for trigger, first, last in self.matcher.phrase_triggers():
            tokens = self.syntax.tokens
            clause = next(
                (
                    n
                    for t in range(first, last)
                    if (n := self.syntax.clause_headed_by(t)) is not None
                ),
                None,
            )
            if clause is None or clause not in taken:
                span = self.syntax.span(tokens[first].start, tokens[last - 1].end)
                found.append(_Found(trigger, span, tokens[first].sentence, clause, None))
        return found

    def _in_nouns(self, consumed: set[int]) -> list[_Found]:
        found = []
        for number, phrase in enumerate(self.syntax.phrases):
            if number in consumed or phrase.pos not in ("NOUN", "PROPN", "ADJ", "VERB"):
                continue
            trigger = self.matcher.noun_trigger(phrase)
            if trigger is not None:
                head = self.syntax.tokens[phrase.head]
                span = self.syntax.span(head.start, head.end)
                found.append(_Found(trigger, span, phrase.sentence, phrase.clause, number))
        return found

    def _acts(self, found: Sequence[_Found]) -> list[_Found]:
        """Return the verbal acts that are news themselves and that no trigger has found."""
        taken = {f.clause for f in found if f.phrase is None}
        acts = []
        for attribution in self.attributions:
            type_ = self.lexicon.cues.types.get(attribution.entry)
            number = attribution.clause
            if type_ and number is not None and number not in taken:
                clause = self.syntax.clauses[number]
                trigger = Trigger(attribution.entry, type_, "verb", clause.lemma)
                acts.append(_Found(trigger, clause.span, clause.sentence, number, None))
        return acts

    def _carriers(self) -> tuple[dict[int, int], dict[int, int]]:
        """Return the light verb that carries each noun phrase, and the clause it is subject of."""
        carriers: dict[int, int] = {}
        subjects: dict[int, int] = {}
        for number, clause in enumerate(self.syntax.clauses):
            if clause.lemma in self.lexicon.triggers.light:
                for phrase in clause.logical_object:
                    carriers.setdefault(phrase, number)
            for phrase in clause.subject:
                subjects.setdefault(phrase, number)
        return carriers, subjects

    def over(self, span: Span, clause: int | None) -> Attribution | None:
        """Return the innermost attribution whose content holds a trigger."""
        best: Attribution | None = None
        for attribution in self.attributions:
            if attribution.clause is not None and attribution.clause == clause:
                continue
            if attribution.distance:
                continue
            if any(s.start <= span.start and span.end <= s.end for s in attribution.content) and (
                best is None or attribution.length < best.length
            ):
                best = attribution
        return best

    def _event(self, found: _Found) -> Event:
        trigger = found.trigger
        over = self.over(found.span, found.clause if found.phrase is None else None)
        carrier = self.carriers.get(found.phrase) if found.phrase is not None else None
        if found.phrase is not None:
            phrase = self.syntax.phrases[found.phrase]
            reading = self.modality.of_noun(found.phrase, carrier, trigger, over)
            arguments = self.roles.of_noun(
                phrase,
                trigger,
                self._clause(carrier),
                self._clause(self.subjects.get(found.phrase)),
            )
            tallies = self.counter.of_noun(phrase, trigger, arguments)
        elif found.clause is not None:
            clause = self.syntax.clauses[found.clause]
            reading = self.modality.of_clause(found.clause, trigger, over)
            arguments = self.roles.of_clause(clause, trigger)
            tallies = self.counter.of_clause(clause, trigger)
        else:
            reading, arguments, tallies = Reading(trigger.modality or "actual", "asserted"), (), ()
        return Event(
            trigger=found.span,
            type=trigger.type,
            entry=trigger.id,
            modality=reading.modality,
            modality_rule=reading.rule,
            clause=found.clause,
            phrase=found.phrase,
            sentence=found.sentence,
            arguments=arguments,
            tallies=merged(tallies, self.counter.of_parts(trigger.type, arguments)),
            hedge=reading.hedge,
            hedge_rule=reading.hedge_rule,
            act_of=self.by_cue.get(found.clause)
            if found.phrase is None and found.clause is not None
            else None,
        )

    def _clause(self, number: int | None) -> Clause | None:
        return self.syntax.clauses[number] if number is not None else None

    def _counted(self, events: list[Event]) -> list[Event]:
        """Give numbers that stand beside an event ("… killed 12, 30 wounded") to it."""
        by_sentence: dict[int, list[int]] = {}
        for number, event in enumerate(events):
            by_sentence.setdefault(event.sentence, []).append(number)
        for number, tally in self.counter.by_themselves():
            phrase = self.syntax.phrases[number]
            here = by_sentence.get(phrase.sentence, [])
            told = any(tally.quantity.span in spans_of(events[n].tallies) for n in here)
            if told or not here:
                continue
            best = min(
                here,
                key=lambda n: (
                    events[n].clause != phrase.clause,
                    abs(events[n].trigger.start - phrase.core.start),
                ),
            )
            events[best] = replace(events[best], tallies=merged(events[best].tallies, (tally,)))
        return events
