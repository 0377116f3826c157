"""Who speaks, where a language has weights for it: the phrases of a sentence weighed as sources.

The rules name one phrase (``verbal.source_of``); the weights know how often they are right, and
find who speaks where a clause has no subject of its own ("going on to say").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace

from selon.attributions.features import kind_of_speaker
from selon.attributions.reported_clauses import quoted_by
from selon.attributions.verbal import relays_of, words_of_source
from selon.language.cues import CueWords
from selon.model import Attribution, Clause, Mentions, NounPhrase, Syntax

_DISTANCES = (0, 1, 2, 3, 5, 8, 12, 20, 35)
_ABOVE = 3
"""Clauses above a cue whose arguments may be its source."""
_JOINING = frozenset({"ADP", "PUNCT", "SCONJ", "CCONJ"})
_ARGUMENTS = ("subject", "object", "indirect", "agent")


class Speakers:
    """Weighs who may be the source of the attributions of a block."""

    def __init__(self, syntax: Syntax, mentions: Mentions, words: CueWords) -> None:
        self._syntax, self._words = syntax, words
        self._kinds = {m.phrase: m.kind for m in reversed(mentions.actors)}
        self._places = frozenset(m.phrase for m in mentions.places if m.phrase is not None)
        self._media = frozenset(m.phrase for m in mentions.actors if m.kind == "media")
        self._starts = [t.start for t in syntax.tokens]

    def with_likeliest(self, told: Attribution, weights: Mapping[str, float]) -> Attribution:
        """Return an attribution with the source of the highest sum of weights.

        Who is "quoted as saying" needs no weighing; without weights the rules' source stays.
        """
        if not weights:
            return told
        if told.clause is not None:
            clause = self._syntax.clauses[told.clause]
            if quoted_by(self._syntax, clause) is not None:
                return told
        best, _ = max(
            ((c, sum(weights.get(f, 0.0) for f in fs)) for c, fs in self.choices(told)),
            key=lambda choice: choice[1],
            default=(told.source, 0.0),
        )
        return told if best == told.source else self.with_source(told, best)

    def with_source(self, told: Attribution, source: int | None) -> Attribution:
        """Return an attribution with another source, and with its words and relays."""
        if source is None:
            return replace(told, source=None, source_span=None, relays=())
        if told.clause is None:
            return replace(told, source=source, source_span=self._syntax.phrases[source].span)
        clause = self._syntax.clauses[told.clause]
        return replace(
            told,
            source=source,
            source_span=words_of_source(self._syntax, clause, source, told.content),
            relays=relays_of(clause, self._media, source),
        )

    def choices(self, told: Attribution) -> list[tuple[int | None, frozenset[str]]]:
        """Return who may speak (null: nobody named), each with what speaks for it."""
        if not told.cue or (at := self._syntax.token_at(told.cue[0].start)) is None:
            return []
        cue = list(self._cue(told))
        found: list[tuple[int | None, frozenset[str]]] = [
            (None, frozenset(_paired(f"none|{told.source is None}", cue)))
        ]
        sentence = self._syntax.sentences[self._syntax.tokens[at].sentence]
        for number in self._syntax.phrases_from(sentence.first, sentence.last):
            core = self._syntax.phrases[number].core
            if number == told.source or not any(s.overlaps(core) for s in told.content):
                found.append((number, frozenset(self._features(told, number, cue))))
        return found

    def _cue(self, told: Attribution) -> Iterator[str]:
        """Yield what is known of a cue and of the source that the rules found."""
        yield f"who={self._kind(told.source) if told.source is not None else 'none'}"
        yield f"rule={told.rule}"
        if told.clause is None:
            yield f"lemma={told.cue[0].text.lower()}"
            return
        clause = self._syntax.clauses[told.clause]
        yield f"lemma={clause.lemma}"
        yield f"relation={clause.relation}"
        yield f"mood={clause.mood}"
        yield f"voice={clause.voice}"
        shared = "subject" in clause.shared
        yield f"mood={clause.mood}|{clause.relation}|{shared}|{bool(clause.subject)}"

    def _features(self, told: Attribution, number: int, cue: list[str]) -> Iterator[str]:
        picked, kind = number == told.source, self._kind(number)
        phrase = self._syntax.phrases[number]
        before = phrase.span.start < told.cue[0].start
        roles = list(self._roles(told, number)) or ["far"]
        for role in roles:
            yield f"{role}|{picked}"
            yield f"{role}|{kind}"
            yield f"{role}|{kind.partition('.')[0]}|{before}"
            yield from _paired(role, cue)
            if picked:
                yield f"picked|{role}|{kind}"
        yield f"kind={kind}"
        yield f"picked={picked}|{kind}"
        yield from _paired(f"picked={picked}", cue)
        yield from self._placed(told, phrase, roles[0], picked)

    def _placed(
        self, told: Attribution, phrase: NounPhrase, role: str, picked: bool
    ) -> Iterator[str]:
        """Yield where a phrase stands, seen from the cue."""
        cue, syntax = told.cue[0], self._syntax
        before = phrase.span.start < cue.start
        start, end = (phrase.span.end, cue.start) if before else (cue.end, phrase.span.start)
        between = syntax.text[start - syntax.offset : max(start, end) - syntax.offset]
        words = bisect_left(self._starts, end) - bisect_left(self._starts, start)
        distance = next((n for n in _DISTANCES if words <= n), 99)
        yield f"distance={distance}|{before}"
        yield f"distance={distance}|{before}|{told.clause is None}"
        yield f"comma={',' in between}|{before}|{role}"
        inside = any(s.overlaps(phrase.core) for s in told.content)
        yield f"inside={inside}|{picked}"
        first = syntax.token_at(phrase.span.start)
        if first:
            word = syntax.tokens[first - 1]
            yield f"behind={word.lemma if word.pos in _JOINING else word.pos}|{before}|{role}"
        quoted = syntax.quotation_at(phrase.core.start), syntax.quotation_at(cue.start)
        yield f"quoted={quoted[0] is not None}|{quoted[1] is not None}"
        if phrase.clause is not None:
            yield f"clause={syntax.clauses[phrase.clause].relation}|{role}"

    def _roles(self, told: Attribution, number: int) -> Iterator[str]:
        """Yield what a phrase is to a cue, or to the clauses above it."""
        if told.clause is None:
            yield from self._roles_of_noun(told, number)
            return
        clause = self._syntax.clauses[told.clause]
        yield from _arguments(clause, number, "")
        for depth, above in enumerate(self._syntax.governors(told.clause), 1):
            if depth > _ABOVE:
                return
            yield from _arguments(self._syntax.clauses[above], number, f"above{depth}.")

    def _roles_of_noun(self, told: Attribution, number: int) -> Iterator[str]:
        at = self._syntax.token_at(told.cue[0].start)
        noun = self._syntax.phrase_headed_by(at) if at is not None else None
        if noun is None:
            return
        phrase = self._syntax.phrases[noun]
        if number == noun:
            yield "self"
        if number in phrase.owners:
            yield "owner"
        yield from (f"with:{word}" for word, other in phrase.complements if other == number)
        if phrase.clause is not None:
            yield from _arguments(self._syntax.clauses[phrase.clause], number, "above1.")

    def _kind(self, number: int) -> str:
        return kind_of_speaker(
            self._syntax.phrases[number],
            self._kinds.get(number),
            number in self._places,
            self._words.anonymous,
        )


def _arguments(clause: Clause, number: int, above: str) -> Iterator[str]:
    for name in _ARGUMENTS:
        if number in getattr(clause, name):
            yield f"{above}{name}{'.shared' if name in clause.shared else ''}"
    yield from (f"{above}with:{word}" for word, other in clause.obliques if other == number)


def _paired(feature: str, cue: list[str]) -> Iterator[str]:
    yield feature
    yield from (f"{feature}|{of_cue}" for of_cue in cue)
