"""What Selon's own reading of a sentence shows a model: features that know no language.

A feature is a short string. Each begins with the group it belongs to:

``type``   the events found, by class of the codebook and by PLOVER root
``said``   who says what: speech acts, and what events stand in them
``main``   what the main predicate and its parts mean (``concepts.yaml``), ``verb`` the same of
           any predicate, ``noun`` of any noun
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selon.claims.typing import Typer
from selon.codebook import Codebook
from selon.events.kinds import Kinds
from selon.language.concepts import ConceptWords
from selon.language.lexicon import Lexicon
from selon.model import Clause, Event
from selon.ranking.told import depth, told_clause
from selon.workings import BlockWorkings

GROUPS = ("type", "said", "main", "verb", "noun")

_MOST = 4
_PARTS = 2


class ReadingFeatures:
    """Describes the sentences of one block."""

    def __init__(self, block: BlockWorkings, lexicon: Lexicon, codebook: Codebook) -> None:
        self._block, self._codebook = block, codebook
        self._syntax, self._words = block.syntax, lexicon.concepts
        self._kinds = Kinds(block.syntax, block.mentions, lexicon)
        references = {m.phrase: r for m, r in zip(block.mentions.actors, block.actors, strict=True)}
        typed = Typer(
            block.syntax, block.events, references, self._kinds, codebook, lexicon.triggers
        ).types()
        self._events: dict[int, list[tuple[Event, str]]] = {}
        for event, settled in zip(block.events, typed, strict=True):
            self._events.setdefault(event.sentence, []).append((event, settled.type or "none"))

    def of(self, sentence: int) -> frozenset[str]:
        """Return the features of one sentence."""
        told = told_clause(self._syntax, self._block.attributions, sentence)
        found = set(self._of_events(sentence))
        found.update(self._of_speech(sentence))
        found.update(self._of_predicates(sentence, told))
        return frozenset(found)

    # --- what was found: events, speech -------------------------------------------------

    def root(self, type_: str) -> str:
        """Return the PLOVER root that a class of the codebook is exported as, or "none"."""
        known = self._codebook.classes.get(type_)
        return known.plover[0].partition("-")[0] if known and known.plover else "none"

    def _of_events(self, sentence: int) -> Iterator[str]:
        events = self._events.get(sentence, [])
        yield f"type={min(_MOST, len(events))} events"
        for place, (event, type_) in enumerate(events):
            main = event.clause is None or depth(self._syntax, event.clause) == 0
            by = "noun" if event.phrase is not None else "verb"
            for name in (type_, self.root(type_)):
                yield f"type={name}"
                yield f"type={name} {by} {'main' if main else 'below'}"
                yield f"type={name} {event.modality}"
                if not place:
                    yield f"type={name} first"
            for tally in event.tallies:
                yield f"type=count {tally.what}"

    def _of_speech(self, sentence: int) -> Iterator[str]:
        bounds = self._syntax.sentences[sentence].span
        for told in self._block.attributions:
            if not told.cue or not bounds.covers(told.cue[0]):
                continue
            act = told.speech_act
            yield f"said={act}"
            yield f"said={act} {'not ' if told.negated else ''}{told.mode}"
            if told.clause is not None and not depth(self._syntax, told.clause):
                yield f"said={act} main"
            if told.source is not None:
                yield from (f"said={act} by {kind}" for kind in self._kinds.of(told.source))
            for event, type_ in self._events.get(sentence, []):
                if any(s.covers(event.trigger) for s in told.content):
                    yield f"said={act} that {self.root(type_)}"

    # --- what its words mean ---------------------------------------------------------------------

    def _of_predicates(self, sentence: int, told: int | None) -> Iterator[str]:
        if told is not None:
            clause = self._syntax.clauses[told]
            yield from self._of_clause(clause, "main")
            yield from self._of_participants(clause)
        for clause in self._syntax.clauses_of(sentence):
            yield from self._of_clause(clause, "verb")
        bounds = self._syntax.sentences[sentence]
        for phrase in self._syntax.phrases_from(bounds.first, bounds.last):
            lemma = self._syntax.phrases[phrase].lemma
            yield from (f"noun={c}" for c in self._words.look_up("noun", lemma))

    def _of_clause(self, clause: Clause, group: str) -> Iterator[str]:
        acts = self._acts(clause)
        objects = self._meanings(clause.logical_object)
        others = self._meanings(p for _, p in clause.obliques)
        below = {
            c
            for n in clause.complements
            for c in predicate_concepts(self._syntax.clauses[n], self._words)
        }
        for act in acts:
            yield f"{group}={'not ' if clause.negated else ''}{act}"
            yield from (f"{group}={word} {act}" for word in self._modals(clause))
            yield from (f"{group}={act} {c}" for c in objects)
            yield from (f"{group}={act} to {c}" for c in below)
        yield from (f"{group}=object {c}" for c in objects)
        yield from (f"{group}=with {c}" for c in others)

    def _of_participants(self, clause: Clause) -> Iterator[str]:
        for part, phrases in (("by", clause.logical_subject), ("on", clause.logical_object)):
            kinds = {k for phrase in phrases[:_PARTS] for k in self._kinds.of(phrase)}
            for act in self._acts(clause):
                yield from (f"main={act} {part} {kind}" for kind in kinds)

    def _acts(self, clause: Clause) -> frozenset[str]:
        return predicate_concepts(clause, self._words) or frozenset(("other",))

    def _modals(self, clause: Clause) -> Iterator[str]:
        if clause.tense == "future" or clause.mood == "conditional":
            yield "will"
        for word in clause.auxiliaries:
            yield from self._words.look_up("auxiliary", word)

    def _meanings(self, phrases: Iterable[int]) -> frozenset[str]:
        """Return the concepts of phrases: of heads, of modifiers, of what completes them."""
        return frozenset(c for p in phrases for c in self._of_phrase(p))

    def _of_phrase(self, number: int) -> Iterator[str]:
        phrase, words = self._syntax.phrases[number], self._words
        yield from words.look_up("noun", phrase.lemma)
        for word in phrase.modifiers:
            yield from words.look_up("noun", word)
            yield from words.look_up("adjective", word)
            yield from words.look_up("verb", word)
        for _, other in phrase.complements:
            for concept in words.look_up("noun", self._syntax.phrases[other].lemma):
                yield f"of {concept}"


def predicate_concepts(clause: Clause, words: ConceptWords) -> frozenset[str]:
    """Return what a predicate means: its verb, or the attribute of a copula."""
    found = words.verb(clause.lemma, clause.particle, reflexive=clause.reflexive)
    if clause.form == "copula":
        for lemma in clause.attribute:
            found |= words.look_up("adjective", lemma) | words.look_up("noun", lemma)
    return found
