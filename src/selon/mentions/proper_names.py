"""Proper names that nobody knows: how far they reach, and which are persons.

No recogniser is needed: a row of capitals is a person's name when a title or an office
stands beside it, or when it acts and never tells where something is. What a parser's
recogniser saw, if it ran, counts beside that.
"""

from __future__ import annotations

from collections.abc import Iterable

from selon.actors.names import words_of
from selon.mentions.actor_names import PERSONS, PhraseNames
from selon.model import NounPhrase, Token
from selon.model.vocabulary import ActorKind

Extent = tuple[int, int]
"""First token of a name and the one after its last."""

_HYPHENS = frozenset("-‐‑'’")
_PLACES = frozenset({"LOC", "GPE"})
_GRAMMAR = frozenset({"ADP", "AUX", "CCONJ", "NUM", "PRON", "PUNCT", "SCONJ"})
_REACH = 8
"""Words a name may have on either side of its head."""
_PERSON_WORDS = 5


class ProperNames:
    """The unknown proper names of a block, by phrase.

    ``extents`` are their tokens without determiner and title, ``kinds`` what they name
    where the text shows it is an actor: a person, or unknown.
    """

    def __init__(self, names: PhraseNames) -> None:
        self._names, self._syntax, self._tokens = names, names.syntax, names.syntax.tokens
        self._label: dict[int, str] = {}
        self._entity: dict[int, Extent] = {}
        for entity in self._syntax.entities:
            extent = names.tokens(entity.span)
            for token in range(*extent):
                self._label[token], self._entity[token] = entity.label, extent
        starts = {s.first for s in self._syntax.sentences}
        self._inner = frozenset(
            t.text for i, t in enumerate(self._tokens) if i not in starts and t.text[:1].isupper()
        )
        self._acting, self._placing = self._positions()
        self._holders = self._apposed_offices()
        self.extents: dict[int, Extent] = {}
        for number, phrase in enumerate(self._syntax.phrases):
            if number not in names.named and number not in names.swallowed:
                found = self._extent(phrase)
                if found is not None:
                    self.extents[number] = found
        self.kinds: dict[int, ActorKind] = {}
        self._judge()

    def words(self, extent: Extent) -> tuple[str, ...]:
        """Return the folded words of a name."""
        return tuple(w for t in self._tokens[slice(*extent)] for w in words_of(t.text) if w)

    def label(self, number: int) -> str:
        """Return what a parser's recogniser saw over a phrase's head, or ""."""
        return self._label.get(self._syntax.phrases[number].head, "")

    # --- how far -------------------------------------------------------------------------

    def _extent(self, phrase: NounPhrase) -> Extent | None:
        head = phrase.head
        if self._label.get(head) in ("PER", "ORG"):
            extent = self._stripped(*self._entity[head])
            if extent[0] <= head < extent[1] and self._capital(extent[0]):
                return self._widened(extent)
        if not self._proper(head) or (phrase.pos == "NOUN" and phrase.definite is not None):
            return None
        first, last, sentence = head, head + 1, self._tokens[head].sentence
        while first > 0 and head - first < _REACH and self._joins(first - 1, sentence):
            first -= 1
        while last < len(self._tokens) and last - head < _REACH and self._joins(last, sentence):
            last += 1
        first, last = self._stripped(first, last)
        return (first, last) if first <= head < last else (head, head + 1)

    def _capital(self, at: int) -> bool:
        return self._tokens[at].text[:1].isupper()

    def _proper(self, at: int) -> bool:
        """Say whether a word is a proper name, though the parser may not think so."""
        token = self._tokens[at]
        if not self._capital(at) or token.pos in _GRAMMAR:
            return False
        return token.pos == "PROPN" or (
            token.text in self._inner and token.lemma not in self._names.words.roles
        )

    def _joins(self, at: int, sentence: int) -> bool:
        """Say whether a token is part of a name: a capital, a particle, a hyphen inside it."""
        token = self._tokens[at]
        if token.sentence != sentence:
            return False
        if token.text in _HYPHENS:
            return self._touches(at - 1) and self._touches(at)
        if self._proper(at):
            return True
        particle = self._touches(at) and self._tokens[at + 1].text in _HYPHENS
        return token.text.isalpha() and (token.pos == "PROPN" or particle)

    def _touches(self, at: int) -> bool:
        """Say whether nothing stands between a token and the next."""
        return 0 <= at < len(self._tokens) - 1 and (
            self._tokens[at].end == self._tokens[at + 1].start
        )

    def _widened(self, extent: Extent) -> Extent:
        """Take in the proper nouns before a name that the recogniser left out."""
        first, last = extent
        sentence = self._tokens[first].sentence
        while first > 0 and extent[0] - first < 4 and self._joins(first - 1, sentence):
            if self._names.is_title(self._tokens[first - 1]):
                break
            first -= 1
        return (first, last) if self._capital(first) else extent

    def _stripped(self, first: int, last: int) -> Extent:
        """Leave out what is no part of the name: determiner, title, office, punctuation."""
        for at in range(last - 2, first - 1, -1):
            if self._is_office(self._tokens[at]):
                first = at + 1
                break
        while first < last - 1 and (
            self._tokens[first].pos in ("DET", "PUNCT", "ADP", "SCONJ")
            or self._tokens[first].text in _HYPHENS
        ):
            first += 1
        while last - 1 > first and (
            self._tokens[last - 1].pos in ("PUNCT", "PART")
            or self._tokens[last - 1].text in _HYPHENS
        ):
            last -= 1
        return first, last

    def _is_office(self, token: Token) -> bool:
        if token.text.lower() in self._names.words.titles:
            return True
        noun = self._names.words.roles.get(token.lemma)
        return noun is not None and noun.role.kind in PERSONS

    # --- persons -------------------------------------------------------------------------

    def _positions(self) -> tuple[set[int], set[int]]:
        """Return the phrases that do something, and those that say where."""
        words = self._names.words
        kept = words.agentive | words.owning
        acting: set[int] = set()
        placing: set[int] = set()
        for clause in self._syntax.clauses:
            acting.update(clause.agent)
            if clause.form == "verb" and clause.voice == "active":
                acting.update(clause.subject)
            placing.update(n for adp, n in clause.obliques if adp and adp not in kept)
        for phrase in self._syntax.phrases:
            placing.update(n for adp, n in phrase.complements if adp and adp not in kept)
        for reached in (acting, placing):
            for number in tuple(reached):
                reached.update(self._syntax.phrases[number].conjuncts)
        return acting, placing

    def _apposed_offices(self) -> set[int]:
        """Return the phrases beside a description of a person ("Jane Doe, the minister")."""
        found: set[int] = set()
        for number, phrase in enumerate(self._syntax.phrases):
            beside = (*phrase.appositions, *(n for adp, n in phrase.complements if not adp))
            for other in beside:
                for one, two in ((number, other), (other, number)):
                    described = self._names.role(one)
                    if described is not None and described[1].kind in PERSONS:
                        found.add(two)
        return found

    def _titled(self, number: int) -> bool:
        first = self.extents[number][0]
        return number in self._holders or (first > 0 and self._is_office(self._tokens[first - 1]))

    def _judge(self) -> None:
        """Judge each full name with all its short forms together."""
        groups: dict[tuple[str, ...], list[int]] = {}
        single: dict[str, list[int]] = {}
        for number, extent in self.extents.items():
            words = self.words(extent)
            if len(words) > 1:
                groups.setdefault(words, []).append(number)
            if words and len(words) < 3:
                single.setdefault(words[-1], []).append(number)
            if len(words) == 1 and self._titled(number):
                self.kinds[number] = "person"
        for words, numbers in groups.items():
            members = {*numbers, *single.get(words[-1], ())}
            kind = self._kind(words, numbers, members)
            if kind is not None:
                self.kinds.update((number, kind) for number in members)

    def _kind(
        self, words: tuple[str, ...], numbers: Iterable[int], members: Iterable[int]
    ) -> ActorKind | None:
        labels = {self.label(n) for n in numbers}
        if "PER" in labels or any(self._titled(n) for n in members):
            return "person"
        if labels & _PLACES or any(n in self._placing for n in members):
            return None
        if not any(n in self._acting for n in members):
            return "unknown" if "ORG" in labels else None
        bare = all(self._syntax.phrases[n].definite is None for n in numbers)
        return (
            "person" if bare and len(words) <= _PERSON_WORDS and "ORG" not in labels else "unknown"
        )
