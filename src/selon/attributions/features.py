"""What speaks for and against a candidate: features for the model that weighs them.

A feature is a short string. Those with a lemma in them hold for one language; the others know
none, so that a model of one language can be a start for the next.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from selon.attributions.candidates import Candidate
from selon.attributions.verbal import Fitting
from selon.language.cues import CueWords, Takes
from selon.model import Attribution, Clause, Mentions, NounPhrase, Syntax

_FORMS: dict[str, Takes] = {
    "object": "object",
    "subject": "object",
    "quote": "quote",
    "term": "quote",
    "infinitive": "infinitive",
    "participle": "infinitive",
    "pp": "object",
}
"""What a cue must take for a form of content; "clause" where the form is not listed."""

_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 35, 60)
_MARKS = ',:;"“»«—―('


class Features:
    """Describes the candidates of a block.

    ``rules`` are the attributions that the rules found, ``fitting`` the lexicon's cues that fit
    a clause, by its number.
    """

    def __init__(
        self,
        syntax: Syntax,
        mentions: Mentions,
        words: CueWords,
        rules: Sequence[Attribution],
        fitting: Fitting,
    ) -> None:
        self._syntax, self._words, self._fitting = syntax, words, fitting
        self._kinds = {m.phrase: m.kind for m in reversed(mentions.actors)}
        self._places = {m.phrase for m in mentions.places}
        self._rules = {a.cue[0].start: a for a in rules if a.cue}

    def of(self, candidate: Candidate, own: Sequence[str]) -> Iterator[str]:
        """Yield a candidate's features; ``own`` are those of its verb or noun."""
        form = candidate.form.partition(":")[0]
        rule = self.agrees(candidate)
        takes = self._takes(candidate, form)
        lemma = own[0]
        yield f"form={form}"
        yield f"rule={rule}|{form}|{takes}"
        yield f"{lemma}|{candidate.form}"
        yield f"{lemma}|{candidate.form}|{rule}"
        for feature in own:
            yield feature
            yield f"{feature}|{form}"
            if feature.startswith(("who=", "quoted=")):
                yield f"{feature}|{lemma}"
                yield f"{feature}|{takes}|{rule}"
        for feature in self._content(candidate):
            yield feature
            yield f"{feature}|{form}"

    # --- the verb or the noun ----------------------------------------------------------------

    def of_clause(self, number: int) -> list[str]:
        """Return the features of a verb, its lemma first."""
        clause = self._syntax.clauses[number]
        cues = self._fitting.get(number, [])
        found = [f"lemma={clause.lemma}"]
        found += [f"act={act}" for act in dict.fromkeys(c.act for c in cues)] or [
            "act=unfit" if clause.lemma in self._words.verbs else "act=unknown"
        ]
        found += [
            f"relation={clause.relation}",
            f"mood={clause.mood}",
            f"tense={clause.tense}",
            f"voice={clause.voice}",
            f"predicate={clause.form}",
            f"objects={min(2, len(clause.object))}",
            f"complements={min(2, len(clause.complements))}",
            f"who={self._who(clause.subject)}",
            f"quoted={self._syntax.quotation_at(clause.span.start) is not None}",
            f"first={clause.sentence == 0}",
        ]
        found += [name for name in ("negated", "question", "reflexive") if getattr(clause, name)]
        found += [f"aux={word}" for word in clause.auxiliaries]
        found += list(self._around(clause))
        return found

    def _around(self, clause: Clause) -> Iterator[str]:
        if clause.particle:
            yield f"lemma={clause.lemma}+{clause.particle}"
        if clause.marker:
            yield f"marker={clause.marker}"
        if clause.subject:
            subject = self._syntax.phrases[clause.subject[0]]
            yield f"inverted={subject.span.start > clause.span.start}"
            if subject.pos == "NOUN":
                yield f"subject={subject.lemma}"
        if clause.agent:
            yield f"agent={self._who(clause.agent)}"
        if clause.indirect:
            yield f"to={self._who(clause.indirect)}"
        if clause.object:
            yield f"about={self._who(clause.object)}"
            yield f"object={clause.lemma}|{self._syntax.phrases[clause.object[0]].lemma}"
        if clause.governor is not None:
            above = self._syntax.clauses[clause.governor]
            yield f"above={above.lemma}"
            yield f"above={above.lemma in self._words.verbs}"

    def of_noun(self, number: int) -> list[str]:
        """Return the features of a noun, its lemma first."""
        phrase = self._syntax.phrases[number]
        cues = self._words.nouns.get(phrase.lemma, ())
        found = [f"noun={phrase.lemma}"]
        found += [f"nact={act}" for act in dict.fromkeys(c.act for c in cues)] or ["nact=none"]
        found += [
            f"definite={phrase.definite}",
            f"who={self._who(phrase.owners)}",
            f"quoted={self._syntax.quotation_at(phrase.core.start) is not None}",
        ]
        for adposition, other in phrase.complements:
            found.append(f"with={adposition}|{self._who((other,))}")
        return found + list(self._carried(number, phrase))

    def _carried(self, number: int, phrase: NounPhrase) -> Iterator[str]:
        if phrase.clause is None:
            return
        clause = self._syntax.clauses[phrase.clause]
        role = "other"
        if number in clause.object:
            role = "object"
        elif number in clause.subject:
            role = "subject"
        yield f"role={role}"
        yield f"carrier={clause.lemma}|{role}"
        yield f"giver={self._who(clause.subject)}"

    def _who(self, phrases: Sequence[int]) -> str:
        """Return what kind of speaker a phrase would be."""
        if not phrases:
            return "nobody"
        number = phrases[0]
        return kind_of_speaker(
            self._syntax.phrases[number],
            self._kinds.get(number),
            number in self._places,
            self._words.anonymous,
        )

    # --- the content -------------------------------------------------------------------------

    def _content(self, candidate: Candidate) -> Iterator[str]:
        first, last = candidate.content[0], candidate.content[-1]
        words = sum(len(s.text.split()) for s in candidate.content)
        before = first.start < candidate.cue.start
        yield f"length={next((n for n in _LENGTHS if words <= n), 99)}"
        yield f"before={before}"
        start, end = (last.end, candidate.cue.start) if before else (candidate.cue.end, first.start)
        gap = self._syntax.text[start - self._syntax.offset : max(start, end) - self._syntax.offset]
        yield f"gap={next((n for n in _LENGTHS if len(gap.split()) <= n), 99)}"
        for mark in _MARKS:
            if mark in gap:
                yield f"gap={mark}"
        quotes = sum(
            q.inside is None for q in self._syntax.quotations_between(first.start, last.end)
        )
        yield f"quotes={min(2, quotes)}"
        token = self._syntax.token_at(first.start)
        if token is not None:
            yield f"opens={self._syntax.tokens[token].pos}"
            yield f"opens={self._syntax.tokens[token].text.lower()}"

    def agrees(self, candidate: Candidate) -> str:
        """Say how a candidate agrees with what the rules made of the same cue."""
        rule = self._rules.get(candidate.cue.start)
        if rule is None:
            return "none"
        shared = sum(
            max(0, min(a.end, b.end) - max(a.start, b.start))
            for a in rule.content
            for b in candidate.content
        )
        length = sum(s.end - s.start for s in candidate.content)
        share = shared / max(1, rule.length + length - shared)
        return "same" if share > 0.9 else "near" if share >= 0.5 else "other"

    def _takes(self, candidate: Candidate, form: str) -> bool:
        if candidate.clause is None:
            return False
        wanted = _FORMS.get(form.partition(".")[0], "clause")
        particle = candidate.form.partition(":")[2]
        return any(
            wanted in cue.takes and (not particle or cue.particle == particle)
            for cue in self._fitting.get(candidate.clause, [])
        )


def kind_of_speaker(
    phrase: NounPhrase, actor: str | None, place: bool, anonymous: Container[str]
) -> str:
    """Return what kind of speaker a phrase would be: its actor's kind, else what its word tells.

    ``actor`` is the kind of who is named, ``anonymous`` the nouns of unnamed voices.
    """
    if phrase.pos == "PRON":
        return f"pronoun.{phrase.lemma}"
    if actor is not None:
        return actor
    if place:
        return "place"
    return "voice" if phrase.lemma in anonymous else phrase.pos.lower()
