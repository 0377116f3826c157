"""Finds the events of a block and fills them from what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from selon.attributions.speech_acts import speech_acts
from selon.codebook import Codebook
from selon.events.counting import clause_tallies, counted_phrases, merged, own_tally
from selon.events.kinds import Kinds
from selon.events.matching import Matcher, logical_object
from selon.events.modality import ModalityReader, Reading
from selon.events.roles import RoleReader
from selon.events.settings import SettingReader
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
    """Return the events of a block in text order of their triggers."""
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
        kinds = Kinds(syntax, mentions, lexicon)
        self.matcher = Matcher(syntax, kinds, lexicon.triggers)
        self.roles = RoleReader(syntax, kinds, self.matcher)
        self.modality = ModalityReader(syntax, lexicon.modality, speech_acts(), codebook.durative)
        self.by_cue = {a.clause: n for n, a in enumerate(attributions) if a.clause is not None}
        self.carriers, self.subjects = self._carriers()

    def find(self) -> tuple[Event, ...]:
        found = self._in_clauses()
        consumed = {p for f in found if f.clause is not None for p in self._consumed(f)}
        found += self._in_phrases(found)
        found += self._in_nouns(consumed)
        found += self._acts(found)
        events = [self._event(f) for f in sorted(found, key=lambda f: (f.span.start, f.span.end))]
        return tuple(self._settled(self._counted(events)))

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
            p for p in logical_object(clause) if self.syntax.phrases[p].lemma in trigger.object
        ]
        met = self.matcher.oblique(trigger, clause) if trigger.oblique else None
        if met is not None and met >= 0:
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
            if (
                type_
                and number is not None
                and number not in taken
                and attribution.rule != "quote.continued"
            ):
                clause = self.syntax.clauses[number]
                trigger = Trigger(attribution.entry, type_, "verb", clause.lemma)
                acts.append(_Found(trigger, clause.span, clause.sentence, number, None))
        return acts

    def _carriers(self) -> tuple[dict[int, int], dict[int, int]]:
        """Return, by noun phrase, the light verb that carries it and the clause it is subject of."""
        carriers: dict[int, int] = {}
        subjects: dict[int, int] = {}
        for number, clause in enumerate(self.syntax.clauses):
            if clause.lemma in self.lexicon.triggers.light:
                for phrase in logical_object(clause):
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
            if any(s.start <= span.start and span.end <= s.end for s in attribution.content) and (
                best is None or _length(attribution) < _length(best)
            ):
                best = attribution
        return best

    def _event(self, found: _Found) -> Event:
        trigger, words = found.trigger, self.lexicon.quantities
        over = self.over(found.span, found.clause if found.phrase is None else None)
        carrier = self.carriers.get(found.phrase) if found.phrase is not None else None
        if found.phrase is not None:
            phrase = self.syntax.phrases[found.phrase]
            reading = self.modality.of_noun(phrase, found.clause, trigger, over)
            arguments = self.roles.of_noun(
                phrase,
                trigger,
                self._clause(carrier),
                self._clause(self.subjects.get(found.phrase)),
            )
            tallies = own_tally(phrase, trigger, words)
        elif found.clause is not None:
            clause = self.syntax.clauses[found.clause]
            reading = self.modality.of_clause(found.clause, trigger, over)
            arguments = self.roles.of_clause(clause, trigger)
            tallies = clause_tallies(self.syntax, clause, trigger, words)
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
            tallies=merged(tallies),
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
        for number, tally in counted_phrases(self.syntax, self.lexicon.quantities):
            phrase = self.syntax.phrases[number]
            here = by_sentence.get(phrase.sentence, [])
            if any(tally in events[n].tallies for n in here) or not here:
                continue
            best = min(here, key=lambda n: (events[n].clause != phrase.clause, n))
            events[best] = replace(events[best], tallies=merged((*events[best].tallies, tally)))
        return events

    def _settled(self, events: list[Event]) -> list[Event]:
        settings = SettingReader(self.syntax, self.mentions, self._reporting())
        by_sentence: dict[int, list[Event]] = {}
        for event in events:
            by_sentence.setdefault(event.sentence, []).append(event)
        settled = []
        for event in events:
            extent = (
                self.syntax.clauses[event.clause].extent
                if event.clause is not None
                else event.trigger
            )
            settled.append(
                replace(
                    event,
                    places=settings.place(event, by_sentence[event.sentence]),
                    time=settings.time(event, extent),
                )
            )
        return settled

    def _reporting(self) -> list[Span]:
        """Return the words of cue clauses outside their contents: a date there dates the speech."""
        found: list[Span] = []
        for attribution in self.attributions:
            if attribution.clause is None or attribution.rule == "verb.object":
                continue
            if self.lexicon.cues.types.get(attribution.entry):
                continue
            clause = self.syntax.clauses[attribution.clause]
            at = clause.extent.start
            for content in sorted(attribution.content):
                if at < content.start < clause.extent.end:
                    found.append(self.syntax.span(at, content.start))
                at = max(at, content.end)
            if at < clause.extent.end:
                found.append(self.syntax.span(at, clause.extent.end))
        return found


def _length(attribution: Attribution) -> int:
    return sum(s.end - s.start for s in attribution.content)
