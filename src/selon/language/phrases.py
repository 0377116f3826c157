"""Builds noun phrases from arcs."""

from __future__ import annotations

from collections.abc import Sequence

from selon.language.grammar import Arc, Arcs, Function, Grammar
from selon.language.quantities import read_quantity
from selon.language.quantity_words import QuantityWords
from selon.language.words import Word
from selon.model import NounPhrase, Quantity, Span, Token
from selon.model.syntax import Number

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_ARGUMENT: frozenset[Function] = frozenset(
    {
        "subject", "passive_subject", "object", "indirect", "agent", "oblique", "attribute",
        "noun_complement", "owner", "apposition", "coordinate",
    }
)  # fmt: skip
_INSIDE: frozenset[Function] = frozenset(
    {"determiner", "modifier", "number", "name", "noun_complement", "owner", "apposition", "adverb"}
)
_CORE: frozenset[Function] = frozenset({"determiner", "modifier", "number", "name"})
_QUOTES = frozenset('"«»“”')
_LEAD = 4
"""Words before a phrase that may bound its number ("at least", "pas moins de")."""


class PhraseBuilder:
    """Turns the nominal words of a block into NounPhrase records."""

    def __init__(
        self,
        words: Sequence[Word],
        arcs: Arcs,
        grammar: Grammar,
        tokens: Sequence[Token],
        text: str,
        offset: int,
    ) -> None:
        self.words, self.arcs, self.grammar, self.tokens = words, arcs, grammar, tokens
        self.text, self.offset = text, offset
        self.number_of: dict[int, int] = {}
        self.built: list[NounPhrase] = []
        self._function: dict[int, Function] = {a.child: a.function for list_ in arcs for a in list_}

    def span(self, start: int, end: int) -> Span:
        """Return the words between two positions of the report."""
        return Span(start, end, self.text[start - self.offset : end - self.offset])

    def build(self, table: QuantityWords) -> list[NounPhrase]:
        """Return the block's noun phrases in text order of their heads, and keep them."""
        heads = [w for w in self.words if self._is_phrase(w)]
        self.number_of = {w.i: n for n, w in enumerate(heads)}
        members = {w.i for w in heads if self._function.get(w.i) == "coordinate"}
        self.built = [self._phrase(w, w.i not in members, table) for w in heads]
        return self.built

    def _is_phrase(self, word: Word) -> bool:
        function = self._function.get(word.i)
        if not any(c.isalnum() for c in word.text):
            return False
        if function in (
            "name",
            "determiner",
            "number",
            "modifier",
            "expletive",
            "reflexive",
            "marker",
        ):
            return False
        if function == "owner" or word.pos in NOMINAL:
            return True
        if (
            word.pos in ("ADJ", "VERB", "DET", "X")
            and function in _ARGUMENT
            and function != "coordinate"
        ):
            return (
                any(a.function == "determiner" for a in self.arcs[word.i])
                and function != "attribute"
            )
        return False

    def _phrase(self, word: Word, leads: bool, table: QuantityWords) -> NounPhrase:
        arcs = self.arcs[word.i]
        left, right = self._edges(word, _INSIDE, 0)
        core_left, core_right = self._edges(word, _CORE, 0)
        core_right = max(word.i, core_right)
        return NounPhrase(
            head=word.i,
            span=self._trimmed(word.i, left, right),
            core=self._trimmed(word.i, core_left, core_right),
            lemma=word.lemma,
            pos=word.pos,
            sentence=word.sentence,
            modifiers=self._modifiers(word),
            number=self._grammatical_number(word),
            definite=self._definite(arcs),
            quantity=self._quantity(word, core_left, table),
            complements=tuple(
                (a.adposition, self.number_of[a.child])
                for a in arcs
                if a.function == "noun_complement" and a.child in self.number_of
            ),
            owners=self._owners(arcs),
            appositions=tuple(
                self.number_of[a.child]
                for a in arcs
                if a.function == "apposition" and a.child in self.number_of
            ),
            conjuncts=self._conjuncts(word) if leads else (),
        )

    def _edges(self, word: Word, inside: frozenset[Function], depth: int) -> tuple[int, int]:
        """Return the first and last word of a phrase, opening only the functions given."""
        left = right = word.i
        for arc in self.arcs[word.i]:
            if arc.function in inside and depth < 40 and not self._clausal(arc):
                low, high = self._edges(self.words[arc.child], inside, depth + 1)
                if arc.adposition:
                    low = min(low, self._adposition_at(arc, low))
                if arc.function == "adverb" and low > word.i:
                    continue
                left, right = min(left, low), max(right, high)
        return left, right

    def _clausal(self, arc: Arc) -> bool:
        word = self.words[arc.child]
        return (
            word.pos in ("VERB", "AUX")
            and arc.child not in self.number_of
            and arc.function not in _CORE
        )

    def _adposition_at(self, arc: Arc, low: int) -> int:
        """Return where the adposition before a complement starts (a word or two back)."""
        child = self.words[arc.child]
        while low > 0 and self.words[low - 1].pos == "ADP" and low > child.i - 6:
            low -= 1
        return low

    def _trimmed(self, head: int, left: int, right: int) -> Span:
        words = self.words
        while left < right and words[left].pos == "PUNCT":
            left += 1
        while right > left and words[right].pos == "PUNCT":
            right -= 1
        left, right = self._within_quotation(head, left, right)
        # A bracket opened inside the phrase is closed with it: "the group (ABC)".
        start, end = words[left].start, words[right].end
        inside = self.text[start - self.offset : end - self.offset]
        if (
            inside.count("(") > inside.count(")")
            and right + 1 < len(words)
            and words[right + 1].text == ")"
        ):
            end = words[right + 1].end
        return self.span(start, end)

    def _within_quotation(self, head: int, left: int, right: int) -> tuple[int, int]:
        """Cut a phrase at a quotation mark whose partner stands outside it."""
        marks = [i for i in range(left, right + 1) if self.words[i].text in _QUOTES]
        if len(marks) % 2 == 0:
            return left, right
        mark = marks[0] if marks[0] < head else marks[-1]
        return (mark + 1, right) if mark < head else (left, mark - 1)

    def _modifiers(self, word: Word) -> tuple[str, ...]:
        found = []
        for arc in self.arcs[word.i]:
            if arc.function in ("modifier", "name"):
                child = self.words[arc.child]
                found.append(child.lemma)
                found.extend(
                    self.words[a.child].lemma
                    for a in self.arcs[arc.child]
                    if a.function in ("coordinate", "modifier", "name")
                )
        return tuple(found)

    def _grammatical_number(self, word: Word) -> Number:
        determiners = [self.words[a.child] for a in self.arcs[word.i] if a.function == "determiner"]
        if word.text.isupper() and any("Number=Sing" in d.morph for d in determiners):
            # "l'ONG": of an acronym only the article tells.
            return "singular"
        if "Number=Plur" in word.morph:
            return "plural"
        if "Number=Sing" in word.morph:
            return "singular"
        if any("Number=Plur" in d.morph for d in determiners):
            return "plural"
        return "singular" if determiners else "unknown"

    def _definite(self, arcs: Sequence[Arc]) -> bool | None:
        for arc in arcs:
            contracted = arc.function == "other" and self.words[arc.child].pos == "ADP"
            if contracted or arc.function in ("determiner", "owner"):
                known = self.grammar.definite(self.words[arc.child])
                if known is not None:
                    return known
        return None

    def _owners(self, arcs: Sequence[Arc]) -> tuple[int, ...]:
        return tuple(
            self.number_of[a.child]
            for a in arcs
            if a.function == "owner" and a.child in self.number_of
        )

    def _conjuncts(self, word: Word) -> tuple[int, ...]:
        found: list[int] = []
        frontier = [word.i]
        while frontier and len(found) < 50:
            for arc in self.arcs[frontier.pop()]:
                if arc.function == "coordinate" and arc.child in self.number_of:
                    found.append(self.number_of[arc.child])
                    frontier.append(arc.child)
        return tuple(sorted(found))

    def _quantity(self, word: Word, left: int, table: QuantityWords) -> Quantity | None:
        first = max(0, left - _LEAD)
        while first < left and self.words[first].sentence != word.sentence:
            first += 1
        last = (
            word.i + 1 if word.pos in ("NUM", "PRON") or word.lemma in table.collectives else word.i
        )
        last = max(last, word.i)
        return read_quantity(self.tokens, first, last, table, self.span)
