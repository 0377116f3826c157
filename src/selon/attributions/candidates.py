"""What may be an attribution: every verb or noun with each form its content could have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.attributions.content import trimmed, without
from selon.attributions.governed import Governed
from selon.attributions.quoting import Quoting, is_speech
from selon.language.cues import CueWords
from selon.model import Clause, NounPhrase, Span, Syntax

_SHORTEST = 15
"""Characters of a sentence before a verb that may be what it tells."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to read a verb or a noun as a cue.

    ``clause`` or ``phrase`` is the number of what would be the cue; ``form`` names how its
    content is joined to it ("that", "infinitive", "object", "quote.behind", "pp:for"…).
    """

    cue: Span
    content: tuple[Span, ...]
    form: str
    clause: int | None = None
    phrase: int | None = None


class Candidates:
    """Answers which contents the verbs and nouns of a block may have."""

    def __init__(self, syntax: Syntax, words: CueWords) -> None:
        self._syntax = syntax
        self.quoting = Quoting(syntax, lambda n: syntax.clauses[n].form == "verb")
        self.governed = Governed(
            syntax, self.quoting, words, lambda n: syntax.clauses[n].lemma in words.verbs
        )

    def of_clause(self, number: int) -> Iterator[Candidate]:
        """Yield the ways to read a clause's verb as a cue."""
        clause = self._syntax.clauses[number]
        for form, content in self._verbal(number, clause):
            if content:
                yield Candidate((clause.span), content, form, clause=number)

    def _verbal(self, number: int, clause: Clause) -> Iterator[tuple[str, tuple[Span, ...]]]:
        spoken = self.governed.reported.clauses(number)
        for form, span in spoken:
            yield form, (span,)
        yield from self._quoted(number, clause, [s for _, s in spoken])
        said = self.governed.object_of(number)
        if said is not None:
            kind = "object" if clause.voice == "active" else "subject"
            yield kind, (said,)
            core = self.governed.core(clause)
            if core is not None and core.end < said.end:
                yield f"{kind}.core", (core,)
        yield from self._introduced(number, clause)
        sentence = self._syntax.sentences[clause.sentence].span
        if self.governed.inserted(clause):
            above = self.governed.above(clause, sentence)
            yield "inserted", without(self._syntax, above, [clause.extent])
        elif not spoken and not clause.complements:
            before = trimmed(self._syntax, sentence.start, clause.extent.start)
            if before is not None and len(before.text) > _SHORTEST:
                yield "left", (before,)

    def _quoted(
        self, number: int, clause: Clause, spoken: list[Span]
    ) -> Iterator[tuple[str, tuple[Span, ...]]]:
        owned = self.quoting.of(number)
        speech = [o for o in owned if is_speech(o.quotation)]
        terms = [o for o in owned if not is_speech(o.quotation)]
        for group, name in ((speech, "quote"), (terms, "term")):
            if not group:
                continue
            words = dict.fromkeys(s for o in group for s in self.governed.words_of(o, clause))
            yield f"{name}.{'behind' if group[0].behind else 'before'}", tuple(words)
            if spoken and name == "quote":
                yield "clause+quote", _apart(sorted({*spoken, *words}))

    def _introduced(self, number: int, clause: Clause) -> Iterator[tuple[str, tuple[Span, ...]]]:
        for adposition, phrase in clause.obliques:
            span = self._syntax.phrases[phrase].span
            if adposition and span.start >= clause.span.end:
                end = self.governed.end_of_object(number, span.end)
                content = trimmed(self._syntax, span.start, max(span.end, end))
                if content is not None:
                    yield f"pp:{adposition}", (content,)

    def of_noun(self, number: int) -> Iterator[Candidate]:
        """Yield the ways to read a noun as a cue."""
        phrase = self._syntax.phrases[number]
        head = self._syntax.tokens[phrase.head]
        cue = self._syntax.span(head.start, head.end)
        for form, content in self._nominal(phrase, head.end):
            yield Candidate(cue, (content,), form, phrase=number)

    def _nominal(self, phrase: NounPhrase, end: int) -> Iterator[tuple[str, Span]]:
        for clause in self._syntax.clauses_of(phrase.sentence):
            if end <= clause.extent.start <= end + 2 and clause.extent.start > end - 1:
                start = clause.extent.start
                if clause.marker and clause.relation != "relative":
                    first = self._syntax.token_at(start)
                    if first is not None and self._syntax.tokens[first].lemma == clause.marker:
                        start = self._syntax.tokens[first].end
                content = trimmed(self._syntax, start, clause.extent.end)
                if content is not None:
                    mood = "infinitive" if clause.mood == "infinitive" else "finite"
                    marker = "that" if clause.marker else mood
                    yield f"noun.{clause.relation}.{marker}", content
        for adposition, other in phrase.complements:
            span = self._syntax.phrases[other].span
            if adposition and span.start >= end:
                stop = max(span.end, phrase.span.end)
                content = trimmed(self._syntax, span.start, stop)
                if content is not None:
                    yield f"noun.pp:{adposition}", content


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    """Drop spans that another one covers."""
    return tuple(s for s in spans if not any(o != s and o.covers(s) for o in spans))
