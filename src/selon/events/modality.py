"""Whether an event happened, is planned, feared, denied: by its own form and by what governs it."""

from __future__ import annotations

from dataclasses import dataclass

from selon.attributions.speech_acts import SpeechActs
from selon.codebook import Codebook
from selon.language.modality_words import Effect, ModalityWord, ModalityWords
from selon.language.triggers import Trigger
from selon.model import Attribution, Clause, NounPhrase, Span, Syntax
from selon.model.vocabulary import Modality

_CARRYING = ("complement", "adverbial", "coordinate")
_DEPTH = 4
"""Clauses above an event that may still plan or deny it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A modality with the rule or lexicon entry that gave it, and the hedge if there is one."""

    modality: Modality
    rule: str
    hedge: Span | None = None
    hedge_rule: str = ""


class ModalityReader:
    """Reads the modality of the events of one block."""

    def __init__(
        self, syntax: Syntax, words: ModalityWords, acts: SpeechActs, codebook: Codebook
    ) -> None:
        self.syntax, self.words, self.acts, self.codebook = syntax, words, acts, codebook

    def of_clause(self, number: int, trigger: Trigger, over: Attribution | None) -> Reading:
        """Return the modality of an event that a clause tells."""
        clause = self.syntax.clauses[number]
        hedge, hedge_rule = self._clause_hedge(clause, over)
        modality, rule = self._governed(number, clause, over) or self._own(clause, trigger)
        return Reading(modality, rule, hedge, hedge_rule)

    def of_noun(
        self, number: int, carrier: int | None, trigger: Trigger, over: Attribution | None
    ) -> Reading:
        """Return the modality of an event noun; ``carrier`` is the light verb that carries it.

        A verb that only speaks of the noun neither denies nor plans it: "did not comment on
        the attack".
        """
        phrase = self.syntax.phrases[number]
        hedge, hedge_rule = self._noun_hedge(phrase)
        found = self._described(number)
        if hedge is None and phrase.clause is not None and self._tells(number, carrier):
            hedge, hedge_rule = self._clause_hedge(self.syntax.clauses[phrase.clause], over)
        if carrier is not None:
            clause = self.syntax.clauses[carrier]
            found = found or self._governed(carrier, clause, over)
        elif phrase.clause is not None:
            clause = self.syntax.clauses[phrase.clause]
            if number in clause.logical_object:
                found = found or self._word_effect(clause, number)
            elif number in clause.subject:
                found = found or self._goes_on(clause) or self._becomes(number, phrase.clause, over)
        spoken = self._spoken(over)
        # "demands an inquiry into the killings": what is demanded is the inquiry.
        if spoken is not None and (spoken[0] == "denied" or self.syntax.holder_of(number) is None):
            found = found or spoken
        at = carrier if carrier is not None else phrase.clause
        # What is said is not told by the verb of saying.
        if over is not None and at == over.clause:
            at = None
        found = found or self._lasting_noun(number, trigger, at, carried=carrier is not None)
        return Reading(found[0], found[1], hedge, hedge_rule)

    def _becomes(
        self, number: int, at: int, over: Attribution | None
    ) -> tuple[Modality, str] | None:
        """Return what a clause makes of its subject: "elections will be held", or would mean."""
        told = self.syntax.clauses[at]
        for clause in (at, *told.complements):
            below = self.syntax.clauses[clause]
            if below.lemma in self.words.happening and number in below.subject:
                return self._governed(clause, below, over)
        return None if self._tells(number, None) else ("feared", "supposed")

    def _tells(self, number: int, carrier: int | None) -> bool:
        """Say whether a clause tells that an event noun happened, rather than what it would mean:
        "the capture of X would open the road" supposes, and doubts nothing."""
        at = self.syntax.phrases[number].clause
        clause = self.syntax.clauses[at] if at is not None else None
        if clause is None or carrier is not None or number not in clause.subject:
            return True
        return clause.mood != "conditional" or clause.tense == "past" or clause.object == ()

    def _goes_on(self, clause: Clause) -> tuple[Modality, str] | None:
        """Say whether a clause tells of its subject that it goes on: "clashes continued"."""
        word = self.words.look_up("verb", clause.lemma)
        going = word is not None and word.effect == "ongoing" and not clause.negated
        return ("ongoing", word.id) if word is not None and going else None

    def _lasting_noun(
        self, number: int, trigger: Trigger, at: int | None, *, carried: bool
    ) -> tuple[Modality, str]:
        """Return the modality of an event noun by the tense of the clause that tells of it."""
        clause = self.syntax.clauses[at] if at is not None else None
        finite = clause is not None and clause.mood == "indicative"
        obliques = (p for _, p in clause.obliques) if clause is not None else ()
        told = clause is not None and (
            carried or number in (*clause.subject, *clause.object, *obliques)
        )
        if trigger.type in self.codebook.states:
            past = told and finite and clause is not None and clause.tense == "past"
            return ("actual", "past") if past else ("ongoing", "state")
        present = told and finite and clause is not None and clause.tense == "present"
        if trigger.modality is None and present and trigger.type in self.codebook.durative:
            return "ongoing", "present"
        return self._default(trigger)

    def _described(self, number: int) -> tuple[Modality, str] | None:
        """Return what stands around an event noun: "planned attack", "threat of an attack"."""
        phrase = self.syntax.phrases[number]
        if phrase.quantity is not None and phrase.quantity.high == 0:
            return "denied", phrase.quantity.entry
        words = [self.words.look_up("adjective", m) for m in phrase.modifiers]
        above = self.syntax.holder_of(number)
        if above is not None:
            words.append(self.words.look_up("noun", self.syntax.phrases[above].lemma))
        word = next(
            (w for w in words if w is not None and w.effect not in ("hedged", "actual")), None
        )
        return (_modality(word.effect), word.id) if word is not None else None

    def _governed(
        self, number: int, clause: Clause, over: Attribution | None
    ) -> tuple[Modality, str] | None:
        """Return the modality that negation, auxiliaries, markers or governing words impose."""
        if clause.negated or self._nobody(clause):
            return "denied", "negated"
        for lemma in clause.auxiliaries:
            word = self.words.look_up("auxiliary", lemma)
            if word is not None and word.effect not in ("hedged", "actual"):
                return _modality(word.effect), word.id
        if clause.tense == "future" or self._future_in_past(clause, over):
            return "planned", "future"
        below = number
        for above in list(self.syntax.governors(number))[:_DEPTH]:
            found = self._from_above(self.syntax.clauses[below], self.syntax.clauses[above])
            if found is not None:
                return found
            if self.syntax.clauses[below].relation not in _CARRYING:
                break
            below = above
        told = clause.mood == "indicative" and (
            clause.tense == "past" or clause.relation == "relative"
        )
        return None if told else self._spoken(over)

    def _nobody(self, clause: Clause) -> bool:
        """Say whether a quantity denies the clause: "no troops were injured"."""
        quantities = (self.syntax.phrases[p].quantity for p in (*clause.subject, *clause.object))
        return any(q is not None and q.high == 0 for q in quantities)

    def _from_above(self, clause: Clause, above: Clause) -> tuple[Modality, str] | None:
        if clause.relation == "adverbial" and clause.marker:
            word = self.words.look_up("marker", clause.marker)
            if word is None and clause.mood == "infinitive":
                # "afin de": parsers take its first word for an adverb of the clause above.
                said = (clause.marker, *above.adverbs)
                word = next(filter(None, (self.words.look_up("adposition", w) for w in said)), None)
            return (_modality(word.effect), word.id) if word and word.effect != "hedged" else None
        # "ordered the troops to leave" may be parsed as troops that are to leave.
        governed = clause.relation == "complement" or (
            clause.relation == "relative" and clause.mood == "infinitive"
        )
        return self._word_effect(above) if governed else None

    def _word_effect(self, clause: Clause, own: int = -1) -> tuple[Modality, str] | None:
        """Return what a governing clause's word does: plans, attempts, fears, denies.

        ``own`` is the phrase of the event itself, which does not govern itself.
        """
        word: ModalityWord | None = self.words.look_up("verb", clause.lemma)
        if word is None and clause.form == "copula":
            word = next(
                filter(None, (self.words.look_up("adjective", a) for a in clause.attribute)), None
            )
        if word is None and clause.object:
            lemmas = (self.syntax.phrases[p].lemma for p in clause.object if p != own)
            word = next(filter(None, (self.words.look_up("noun", lemma) for lemma in lemmas)), None)
        if word is None or word.effect == "hedged":
            return None
        if word.done and clause.tense == "past" and clause.mood == "indicative":
            return ("denied", word.id) if clause.negated else None
        if word.effect == "actual":
            # "managed to" asserts nothing by itself: what stands above it decides.
            return ("denied", word.id) if clause.negated else None
        return _modality(word.effect), word.id

    def _spoken(self, over: Attribution | None) -> tuple[Modality, str] | None:
        if over is None:
            return None
        inner = self.acts.inner(over.speech_act)
        if inner is None or over.negated:
            return None
        return inner, f"speech_act.{over.speech_act}"

    def _own(self, clause: Clause, trigger: Trigger) -> tuple[Modality, str]:
        if trigger.modality is not None:
            return trigger.modality, trigger.id
        if clause.progressive and clause.tense == "present":
            return "ongoing", "progressive"
        if (adverb := self._adverb(clause)) is not None:
            return adverb
        indicative = clause.mood == "indicative"
        if trigger.type in self.codebook.durative and clause.tense == "present" and indicative:
            return "ongoing", "present"
        # "two towns besieged by rebels": a participle tells the state that holds.
        told = clause.form == "participle" or clause.tense != "past"
        if trigger.type in self.codebook.states and told:
            return "ongoing", "state"
        return self._default(trigger)

    def _adverb(self, clause: Clause) -> tuple[Modality, str] | None:
        """Return what an adverb makes of a clause in the present: "regularly", "perhaps"."""
        if clause.tense != "present":
            return None
        words = (self.words.look_up("adverb", a) for a in clause.adverbs)
        word = next((w for w in words if w is not None and w.effect != "hedged"), None)
        return (_modality(word.effect), word.id) if word is not None else None

    def _default(self, trigger: Trigger) -> tuple[Modality, str]:
        return (trigger.modality, trigger.id) if trigger.modality else ("actual", "asserted")

    def _future_in_past(self, clause: Clause, over: Attribution | None) -> bool:
        """Say whether a simple conditional under a past cue is the future told in the past."""
        if clause.mood != "conditional" or clause.tense == "past" or over is None:
            return False
        if over.clause is None or self.syntax.clauses[over.clause].tense != "past":
            return False
        sibling = self.syntax.clauses[clause.governor] if clause.governor is not None else None
        return not (
            clause.relation == "coordinate" and sibling is not None and self._hearsay(sibling)
        )

    def _clause_hedge(self, clause: Clause, over: Attribution | None) -> tuple[Span | None, str]:
        for adverb in clause.adverbs:
            word = self.words.look_up("adverb", adverb)
            if word is not None and word.effect == "hedged":
                return clause.span, word.id
        if clause.marker and self.words.look_up("marker", clause.marker) is not None:
            return None, ""
        above = self.syntax.clauses[clause.governor] if clause.governor is not None else None
        joined = clause.relation == "coordinate" and above is not None and self._hearsay(above)
        if self._hearsay(clause) or (
            clause.mood == "conditional" and (joined or (over is None and self.words.hearsay_mood))
        ):
            return clause.span, "conditional"
        return None, ""

    def _hearsay(self, clause: Clause) -> bool:
        """Say whether a clause is in a mood that reports hearsay ("auraient pris")."""
        return self.words.hearsay_mood and clause.mood == "conditional" and clause.tense == "past"

    def _noun_hedge(self, phrase: NounPhrase) -> tuple[Span | None, str]:
        for modifier in phrase.modifiers:
            word = self.words.look_up("adjective", modifier)
            if word is not None and word.effect == "hedged":
                return phrase.core, word.id
        for above in self.syntax.phrases_with(phrase):
            word = self.words.look_up("noun", above.lemma)
            if word is not None and word.effect == "hedged":
                return above.core, word.id
        return None, ""


def _modality(effect: Effect) -> Modality:
    return "actual" if effect == "hedged" else effect
