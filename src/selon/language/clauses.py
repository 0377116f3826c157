"""Builds clauses from arcs, with what coordination, control and relatives share filled in."""

from __future__ import annotations

from collections.abc import Sequence

from selon.language.drafts import Draft
from selon.language.grammar import Arc, Arcs, Grammar
from selon.language.phrases import PhraseBuilder
from selon.language.words import Word
from selon.model import Clause

_PREDICATE_PARTS = frozenset(
    {"auxiliary", "passive_auxiliary", "copula", "negation", "reflexive", "particle"}
)
_CONTROLLED = frozenset({"infinitive", "adverbial", "complement", "attribute", "object", "oblique"})
"""Functions in which a clause without a subject takes one from the clause above."""


class ClauseBuilder:
    """Turns the predicates of a block into Clause records."""

    def __init__(
        self,
        words: Sequence[Word],
        arcs: Arcs,
        grammar: Grammar,
        phrases: PhraseBuilder,
        questions: frozenset[int],
    ) -> None:
        self.words, self.arcs, self.grammar, self.phrases = words, arcs, grammar, phrases
        self.questions = questions
        self.above: dict[int, tuple[int, Arc]] = {
            arc.child: (head, arc) for head, list_ in enumerate(arcs) for arc in list_
        }

    def build(self) -> list[Clause]:
        """Return the block's clauses in text order of their predicates."""
        drafts = {w.i: self._draft(w) for w in self.words if self._is_predicate(w)}
        order = sorted(drafts)
        for i in order:
            self._attach(drafts, i)
        for i in order:
            self._fill_relative(drafts[i])
        for i in order:
            self._share(drafts, drafts[i])
        number_of = {i: n for n, i in enumerate(order)}
        complements: dict[int, list[int]] = {}
        for i in order:
            draft = drafts[i]
            if draft.governor is not None and draft.relation == "complement":
                complements.setdefault(draft.governor, []).append(number_of[i])
        return [self._clause(drafts[i], number_of, complements.get(i, ())) for i in order]

    def _is_predicate(self, word: Word) -> bool:
        above = self.above.get(word.i)
        function = above[1].function if above else ""
        if function in _PREDICATE_PARTS or function in ("name", "marker", "determiner"):
            return False
        if any(a.function == "copula" for a in self.arcs[word.i]):
            return True
        if word.pos == "VERB":
            return function != "modifier" and word.i not in self.phrases.number_of
        return word.pos == "AUX" and (function != "other" or word.root)

    def _draft(self, word: Word) -> Draft:
        draft = Draft(word, parts=[word.i])
        number_of = self.phrases.number_of
        for arc in self.arcs[word.i]:
            child = self.words[arc.child]
            function = arc.function
            if function in _PREDICATE_PARTS:
                draft.parts.append(arc.child)
            if function in ("subject", "passive_subject"):
                if arc.child in number_of:
                    draft.subject.append(number_of[arc.child])
                draft.passive = draft.passive or function == "passive_subject"
            elif function in ("object", "indirect", "agent") and arc.child in number_of:
                getattr(draft, function).append(number_of[arc.child])
            elif function in ("oblique", "noun_complement") and arc.child in number_of:
                draft.obliques.append((arc.adposition, number_of[arc.child]))
            elif function == "attribute":
                self._attribute(draft, arc)
            else:
                self._part(draft, function, child)
        self._copular(draft)
        return draft

    def _attribute(self, draft: Draft, arc: Arc) -> None:
        child = self.words[arc.child]
        draft.attribute.append(child.lemma)
        draft.attribute.extend(
            self.words[a.child].lemma for a in self.arcs[arc.child] if a.function == "coordinate"
        )
        if child.pos in ("ADJ", "VERB"):
            # What an adjective governs belongs to the clause: "responsible for the attack".
            draft.obliques.extend(
                (a.adposition, self.phrases.number_of[a.child])
                for a in self.arcs[arc.child]
                if a.function in ("oblique", "noun_complement")
                and a.child in self.phrases.number_of
            )

    def _part(self, draft: Draft, function: str, child: Word) -> None:
        if function in ("auxiliary", "copula"):
            draft.auxiliaries.append(child)
            draft.copula = draft.copula or function == "copula"
        elif function == "passive_auxiliary":
            draft.auxiliaries.append(child)
            draft.passive = True
        elif function == "negation":
            draft.negated = True
        elif function == "reflexive":
            draft.reflexive = True
        elif function == "particle":
            draft.particle = child.lemma
        elif function == "adverb":
            draft.adverbs.append(child.lemma)
        elif function == "expletive":
            draft.expletive = True
        elif function == "marker" and not draft.marker:
            draft.marker = child.lemma

    def _copular(self, draft: Draft) -> None:
        """Treat "is in the hands of" alike whether the copula or the noun is the head."""
        word = draft.word
        if draft.copula:
            above = self.above.get(word.i)
            case = self._adposition_of(word, above[1] if above else None)
            if case and word.i in self.phrases.number_of:
                draft.obliques.append((case, self.phrases.number_of[word.i]))
            else:
                draft.attribute.append(word.lemma)
        elif word.lemma == self.grammar.copula and (draft.attribute or draft.obliques):
            draft.copula = True

    def _adposition_of(self, word: Word, arc: Arc | None) -> str:
        if arc is not None and arc.adposition:
            return arc.adposition
        return next(
            (a.adposition for a in self.arcs[word.i] if a.function == "other" and a.adposition), ""
        )

    def _attach(self, drafts: dict[int, Draft], i: int) -> None:
        """Find the clause that governs this one, climbing through phrases."""
        draft = drafts[i]
        node = i
        for step in range(60):
            above = self.above.get(node)
            if above is None:
                return
            head, arc = above
            if step == 0:
                draft.via = arc
                if not draft.marker and arc.function in ("adverbial", "noun_complement", "oblique"):
                    draft.marker = arc.adposition
                if arc.function in ("relative", "participle") or (
                    arc.function in ("noun_complement", "apposition")
                    and draft.word.pos in ("VERB", "AUX")
                ):
                    draft.antecedent = self.phrases.number_of.get(head)
            if head in drafts:
                draft.governor = head
                return
            node = head

    def _fill_relative(self, draft: Draft) -> None:
        """Put the antecedent where the relative pronoun stands, or where a participle lacks one."""
        if draft.antecedent is None or draft.via is None:
            return
        for name in ("subject", "object", "indirect"):
            slot: list[int] = getattr(draft, name)
            for at, phrase in enumerate(slot):
                if self._is_relative(phrase):
                    slot[at] = draft.antecedent
                    draft.shared.add(name)
        draft.obliques = [
            (adp, draft.antecedent if self._is_relative(p) else p) for adp, p in draft.obliques
        ]
        if draft.via.function != "participle":
            return
        participle = "VerbForm=Part" in draft.word.morph
        # "accused the army of having shelled": with an auxiliary it is no bare participle.
        bare = participle and not draft.auxiliaries
        passive = bare and self.grammar.passive_participle(draft.word)
        if not draft.subject:
            # Passive participles take it as their grammatical subject, like full passives.
            draft.subject = [draft.antecedent]
            draft.shared.add("subject")
        draft.passive = draft.passive or passive

    def _is_relative(self, phrase: int) -> bool:
        return self.phrases.built[phrase].lemma in self.grammar.relatives

    def _share(self, drafts: dict[int, Draft], draft: Draft) -> None:
        """Fill a missing subject or object from the clause this one hangs on."""
        above = drafts.get(draft.governor) if draft.governor is not None else None
        if above is None or draft.via is None:
            return
        function = draft.via.function
        if function == "coordinate":
            if not draft.subject and not draft.expletive:
                draft.subject = list(above.subject)
                draft.shared.add("subject")
            if not draft.auxiliaries and "VerbForm=Part" in draft.word.morph:
                draft.passive = draft.passive or above.passive
                draft.auxiliaries = list(above.auxiliaries)
            if draft.object and not above.object and not above.passive and not self._has_own(above):
                above.object = list(draft.object)
                above.shared.add("object")
            if not draft.marker:
                draft.marker = above.marker
        elif function == "noun_complement" and draft.antecedent in above.object:
            draft.subject = draft.subject or [draft.antecedent]
            draft.shared.add("subject")
        elif not draft.subject and (function in _CONTROLLED or "VerbForm=Inf" in draft.word.morph):
            draft.subject = self._controllers(above, function)
            draft.shared.add("subject")

    def _controllers(self, above: Draft, function: str) -> list[int]:
        """Return who does what an infinitive says: object, addressee or subject above it."""
        if above.word.lemma in self.grammar.controllers:
            told = [p for adp, p in above.obliques if adp == self.grammar.dative]
            if told or above.indirect:
                return [*above.indirect, *told]
        return list(above.object if function == "infinitive" and above.object else above.subject)

    def _has_own(self, draft: Draft) -> bool:
        """Say whether a predicate has obliques or complements of its own."""
        return bool(draft.obliques) or any(
            a.function in ("complement", "infinitive", "adverbial") for a in self.arcs[draft.word.i]
        )

    def _clause(
        self, draft: Draft, number_of: dict[int, int], complements: Sequence[int]
    ) -> Clause:
        word, words = draft.word, self.words
        grammar = self.grammar
        bare_participle = "VerbForm=Part" in word.morph and not draft.auxiliaries
        left, right = min(draft.parts), max(draft.parts)
        return Clause(
            head=word.i,
            span=self.phrases.span(words[left].start, words[right].end),
            extent=self.phrases.span(words[word.left].start, words[word.right].end),
            lemma=grammar.copula if draft.copula else word.lemma,
            sentence=word.sentence,
            form="copula" if draft.copula else "participle" if bare_participle else "verb",
            voice="passive" if draft.passive else "active",
            mood="participle" if bare_participle else grammar.mood(word, draft.auxiliaries),
            tense=grammar.tense(word, draft.auxiliaries),
            progressive=grammar.progressive(word, draft.auxiliaries),
            negated=draft.negated,
            question=word.sentence in self.questions,
            reflexive=draft.reflexive,
            particle=draft.particle,
            auxiliaries=tuple(a.lemma for a in draft.auxiliaries),
            adverbs=tuple(draft.adverbs),
            subject=self._opened(draft.subject),
            object=self._opened(draft.object),
            indirect=self._opened(draft.indirect),
            agent=self._opened(draft.agent),
            obliques=self._opened_obliques(draft.obliques),
            attribute=tuple(draft.attribute),
            complements=tuple(complements),
            governor=number_of[draft.governor] if draft.governor is not None else None,
            relation=draft.relation,
            marker=draft.marker,
            shared=frozenset(draft.shared),
        )

    def _opened(self, phrases: Sequence[int]) -> tuple[int, ...]:
        found: dict[int, None] = {}
        for phrase in phrases:
            found[phrase] = None
            found.update(dict.fromkeys(self.phrases.built[phrase].conjuncts))
        return tuple(found)

    def _opened_obliques(self, obliques: Sequence[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
        return tuple(
            dict.fromkeys(
                (adp, member) for adp, phrase in obliques for member in self._opened([phrase])
            )
        )
