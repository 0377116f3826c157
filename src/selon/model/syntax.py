"""What parsing leaves behind: clauses and noun phrases that know no language.

A language package turns its parser's output into these records; every later step reads
only them. Positions are code points of the report's text; ``phrase`` and ``clause``
numbers index ``Syntax.phrases`` and ``Syntax.clauses``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from selon.model.spans import Span

ClauseForm = Literal["verb", "copula", "participle"]
GrammaticalVoice = Literal["active", "passive"]
Mood = Literal["indicative", "conditional", "imperative", "infinitive", "participle"]
Tense = Literal["past", "present", "future", "none"]
ClauseRelation = Literal[
    "root", "complement", "relative", "adverbial", "coordinate", "parenthetical"
]
_REACH = 20
"""Words before a phrase in which one that it completes may stand."""

Number = Literal["singular", "plural", "unknown"]


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its lemma (lower case) and Universal part of speech."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: tokens ``first`` to ``last`` (exclusive) and its paragraph's number."""

    first: int
    last: int
    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text gives it. ``high`` is null when open ("at least 61")."""

    low: int | None
    high: int | None
    span: Span
    entry: str


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun or pronoun with what depends on it.

    ``span`` runs over determiner, modifiers, nominal complements and appositions, without
    relative clauses; ``core`` from determiner to head (or end of the name) only.
    ``complements`` are (adposition lemma, phrase) pairs; ``owners`` hold the possessor of
    "Russia's attack" and "ses milices". ``conjuncts`` are the other members of a
    coordination, given on its first member only.
    """

    head: int
    span: Span
    core: Span
    lemma: str
    pos: str
    sentence: int
    modifiers: tuple[str, ...] = ()
    number: Number = "unknown"
    definite: bool | None = None
    quantity: Quantity | None = None
    complements: tuple[tuple[str, int], ...] = ()
    owners: tuple[int, ...] = ()
    appositions: tuple[int, ...] = ()
    conjuncts: tuple[int, ...] = ()
    clause: int | None = None

    @property
    def beside(self) -> tuple[int, ...]:
        """The phrases in apposition, by the parser's word or bare behind the head."""
        return (*self.appositions, *(n for adposition, n in self.complements if not adposition))


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its arguments.

    ``span`` covers the words of the predicate with auxiliaries and negation; ``extent``
    the whole clause with everything below it. Arguments are phrase numbers with
    coordinations already opened; ``shared`` names the arguments that coordination or
    control filled in (their grade is ``carried``). ``governor`` is the clause this one
    hangs on, by ``relation`` and, where a word marks it, ``marker``.
    """

    head: int
    span: Span
    extent: Span
    lemma: str
    sentence: int
    form: ClauseForm = "verb"
    voice: GrammaticalVoice = "active"
    mood: Mood = "indicative"
    tense: Tense = "none"
    progressive: bool = False
    negated: bool = False
    question: bool = False
    reflexive: bool = False
    particle: str = ""
    auxiliaries: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    subject: tuple[int, ...] = ()
    object: tuple[int, ...] = ()
    indirect: tuple[int, ...] = ()
    agent: tuple[int, ...] = ()
    obliques: tuple[tuple[str, int], ...] = ()
    attribute: tuple[str, ...] = ()
    complements: tuple[int, ...] = ()
    governor: int | None = None
    relation: ClauseRelation = "root"
    marker: str = ""
    shared: frozenset[str] = frozenset()

    @property
    def logical_subject(self) -> tuple[int, ...]:
        """Who does it: the agent of a passive, else the subject."""
        return self.agent if self.voice == "passive" else self.subject

    @property
    def logical_object(self) -> tuple[int, ...]:
        """To whom it is done: the subject of a passive, else the object."""
        return self.subject if self.voice == "passive" else self.object


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: ``outer`` with the marks, ``inner`` without.

    ``inside`` is the number of the quotation this one stands in.
    """

    outer: Span
    inner: Span
    closed: bool
    inside: int | None = None


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A name the parser's own recogniser saw; ``label`` is PER, ORG, LOC, GPE or MISC."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Syntax:
    """One block of a report after parsing, in text order."""

    text: str
    offset: int
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    phrases: tuple[NounPhrase, ...]
    clauses: tuple[Clause, ...]
    quotations: tuple[Quotation, ...]
    entities: tuple[NamedEntity, ...]
    _phrase_of: dict[int, int] = field(default_factory=dict, repr=False)
    _clause_of: dict[int, int] = field(default_factory=dict, repr=False)
    _holder_of: dict[int, int] = field(default_factory=dict, repr=False)
    _quote_starts: list[int] = field(default_factory=list, repr=False)
    _token_starts: list[int] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self._phrase_of.update({p.head: i for i, p in enumerate(self.phrases)})
        self._clause_of.update({c.head: i for i, c in enumerate(self.clauses)})
        self._holder_of.update(
            {below: n for n, p in enumerate(self.phrases) for _, below in p.complements}
        )
        self._token_starts.extend(t.start for t in self.tokens)
        self._quote_starts.extend(q.outer.start for q in self.quotations)

    def span(self, start: int, end: int) -> Span:
        """Return the words from ``start`` to ``end`` (positions in the whole report)."""
        return Span(start, end, self.text[start - self.offset : end - self.offset])

    def phrase_headed_by(self, token: int) -> int | None:
        """Return the number of the phrase whose head is this token, if any."""
        return self._phrase_of.get(token)

    def holder_of(self, phrase: int) -> int | None:
        """Return the number of the phrase that a phrase completes, if any: "siege" for "of X"."""
        return self._holder_of.get(phrase)

    def clause_headed_by(self, token: int) -> int | None:
        """Return the number of the clause whose predicate is this token, if any."""
        return self._clause_of.get(token)

    def phrases_from(self, first: int, last: int) -> Iterator[int]:
        """Yield the phrases whose head is one of the tokens ``first`` to ``last`` (exclusive)."""
        for token in range(first, min(last, len(self.tokens))):
            number = self._phrase_of.get(token)
            if number is not None:
                yield number

    def phrases_with(self, phrase: NounPhrase) -> Iterator[NounPhrase]:
        """Yield the phrases that a phrase, or a coordination it is in, completes."""
        for token in range(max(0, phrase.head - _REACH), phrase.head):
            number = self._phrase_of.get(token)
            above = self.phrases[number] if number is not None else None
            if above is None:
                continue
            for _, other in above.complements:
                members = (other, *self.phrases[other].conjuncts)
                if any(self.phrases[n].head == phrase.head for n in members):
                    yield above

    def clauses_of(self, sentence: int) -> Iterator[Clause]:
        """Yield the clauses of a sentence in text order."""
        for _, clause in self.numbered_clauses_of(sentence):
            yield clause

    def numbered_clauses_of(self, sentence: int) -> Iterator[tuple[int, Clause]]:
        """Yield the clauses of a sentence in text order, each with its number."""
        bounds = self.sentences[sentence]
        for token in range(bounds.first, bounds.last):
            number = self._clause_of.get(token)
            if number is not None:
                yield number, self.clauses[number]

    def token_at(self, position: int) -> int | None:
        """Return the token that holds this position, if any."""
        found = bisect_right(self._token_starts, position) - 1
        return found if found >= 0 and position < self.tokens[found].end else None

    def opened(self, phrases: Iterable[int]) -> Iterator[int]:
        """Yield phrases with the members of their coordinations, each once."""
        seen: set[int] = set()
        for number in phrases:
            for member in (number, *self.phrases[number].conjuncts):
                if member not in seen:
                    seen.add(member)
                    yield member

    def governors(self, clause: int) -> Iterator[int]:
        """Yield the clauses above ``clause``, nearest first."""
        seen = {clause}
        above = self.clauses[clause].governor
        while above is not None and above not in seen:
            yield above
            seen.add(above)
            above = self.clauses[above].governor

    def quotation_at(self, position: int) -> int | None:
        """Return the innermost quotation that holds this position, if any."""
        found = bisect_right(self._quote_starts, position) - 1
        number: int | None = found if found >= 0 else None
        while number is not None and position >= self.quotations[number].outer.end:
            number = self.quotations[number].inside
        return number

    def quotations_between(self, start: int, end: int) -> list[Quotation]:
        """Return the quotations that overlap the words from ``start`` to ``end``, in order."""
        found: list[Quotation] = []
        outer = self.quotation_at(start)
        while outer is not None:
            found.insert(0, self.quotations[outer])
            outer = self.quotations[outer].inside
        for number in range(bisect_right(self._quote_starts, start), len(self.quotations)):
            if self.quotations[number].outer.start >= end:
                break
            found.append(self.quotations[number])
        return found
