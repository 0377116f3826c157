"""Proper names that nobody knows: how far they reach, and which are persons.

No recogniser is needed: a row of capitals is a person's name when a title or an office
stands beside it, or when it acts and never tells where something is. What a parser's
recogniser saw, if it ran, counts beside that.
"""

from __future__ import annotations

from collections.abc import Iterable

from selon.actors.names import letters, words_of
from selon.actors.roles import load_roles
from selon.mentions.acronyms import Acronyms
from selon.mentions.actor_names import PERSONS, PhraseNames
from selon.mentions.capitals import HYPHENS, Capitals, Extent
from selon.mentions.introduced_names import CALLED, IntroducedNames, kind_of_named
from selon.mentions.naming_links import is_quote, names_given, other_names
from selon.mentions.surroundings import Surroundings
from selon.mentions.titled_names import TitledNames
from selon.model import NounPhrase
from selon.model.vocabulary import ActorKind

_PLACES = frozenset({"LOC", "GPE"})
_REACH = 8
"""Words a name may have on either side of its head."""
_PERSON_WORDS = 5


class ProperNames:
    """The unknown proper names of a block, by phrase.

    ``extents`` are their tokens without determiner and title, ``kinds`` what they name
    where the text shows it is an actor: a person, a group by a word of its name or by what the
    text calls it, or unknown. ``roles`` are those that such words tell ("Front", "Liwa").
    ``given`` leads from descriptions to the names given to them, ``other_names`` from second
    names to the first ones and the second one's tokens.
    """

    def __init__(self, names: PhraseNames) -> None:
        self._names, self._syntax, self._tokens = names, names.syntax, names.syntax.tokens
        self._label: dict[int, str] = {}
        self._entity: dict[int, Extent] = {}
        for entity in self._syntax.entities:
            extent = names.tokens(entity.span)
            for token in range(*extent):
                self._label[token], self._entity[token] = entity.label, extent
        self._capitals = Capitals(names)
        self.given = names_given(names, self._capitals)
        self._around = Surroundings(names, self.given)
        self.roles: dict[int, str] = {}
        self.extents = self._reaches()
        self.other_names = other_names(names, self._capitals, self.extents)
        for number in names.swallowed:
            self.extents.pop(number, None)
            self.roles.pop(number, None)
        self.extents.update((n, extent) for n, (_, extent) in self.other_names.items())
        self._acronyms = Acronyms(names, self.extents)
        self._acronyms.spread(self._capitals)
        self.kinds: dict[int, ActorKind] = {}
        self._judge()

    def _reaches(self) -> dict[int, Extent]:
        """Return how far the unknown name of each phrase reaches."""
        titled = TitledNames(self._names, self._capitals, self.roles)
        introduced = IntroducedNames(self._names, self._capitals, titled, self.roles)
        extents: dict[int, Extent] = {}
        for number, phrase in enumerate(self._syntax.phrases):
            if number in self._names.named or number in self._names.swallowed:
                continue
            found = titled.find(number) or introduced.find(number) or self._extent(phrase)
            if found is not None and not self._expresses(number, found):
                extents[number] = found
            elif number not in {named for named, _ in introduced.apart.values()}:
                self.roles.pop(number, None)
        for number, (named, extent) in introduced.apart.items():
            self.given[number], extents[named] = named, extent
        return extents

    def words(self, extent: Extent) -> tuple[str, ...]:
        """Return the folded words of a name."""
        return tuple(w for t in self._tokens[slice(*extent)] for w in words_of(t.text) if w)

    def introduced(self, number: int) -> int | None:
        """Return the phrase that a phrase headed by an acronym of the block stands for."""
        head = self._tokens[self._syntax.phrases[number].head]
        full = self._acronyms.full.get(letters(head.text))
        return full if full != number else None

    def capital(self, token: int) -> bool:
        """Say whether a token's capital may be that of a name."""
        return self._capitals.capital(token)

    def label(self, number: int) -> str:
        """Return what a parser's recogniser saw over a phrase's head, or ""."""
        return self._label.get(self._syntax.phrases[number].head, "")

    @property
    def acronyms(self) -> dict[str, int]:
        """The letters of each acronym of the block with the phrase it stands for."""
        return self._acronyms.full

    # --- how far -------------------------------------------------------------------------

    def _expresses(self, number: int, extent: Extent) -> bool:
        """Say whether capitals are those of a role alone ("the Defence Ministry")."""
        expressed = self._names.expressed.get(number)
        return expressed is not None and expressed[0] <= extent[0] and extent[1] <= expressed[1]

    def _extent(self, phrase: NounPhrase) -> Extent | None:
        head = phrase.head
        titles = self._names.words.titles
        while (
            self._tokens[head].text.lower() in titles
            and head + 1 < len(self._tokens)
            and self._tokens[head + 1].sentence == self._tokens[head].sentence
            and self._capitals.capital(head + 1)
        ):
            # "M. Dupont": the name is what follows.
            head += 1
        if self._label.get(head) in ("PER", "ORG"):
            extent = self._stripped(*self._entity[head])
            if extent[0] <= head < extent[1] and self._capitals.capital(extent[0]):
                return self._widened(extent)
        untitled = head == phrase.head and phrase.pos == "NOUN" and phrase.definite is not None
        if not self._capitals.proper(head) or untitled:
            return None
        first, last, sentence = head, head + 1, self._tokens[head].sentence
        while first > 0 and head - first < _REACH and self._capitals.joins(first - 1, sentence):
            first -= 1
        while (
            last < len(self._tokens)
            and last - head < _REACH
            and self._capitals.joins(last, sentence)
        ):
            last += 1
        first, last = self._stripped(first, last)
        return (first, last) if first <= head < last else (head, head + 1)

    def _widened(self, extent: Extent) -> Extent:
        """Take in the proper nouns before a name that the recogniser left out."""
        first, last = extent
        sentence = self._tokens[first].sentence
        while first > 0 and extent[0] - first < 4 and self._capitals.joins(first - 1, sentence):
            if self._names.is_title(self._tokens[first - 1]):
                break
            first -= 1
        return (first, last) if self._capitals.capital(first) else extent

    def _stripped(self, first: int, last: int) -> Extent:
        """Leave out what is no part of the name: determiner, title, office, punctuation."""
        for at in range(last - 2, first - 1, -1):
            if self._capitals.is_office(self._tokens[at]):
                first = at + 1
                break
        while first < last - 1 and (
            self._tokens[first].pos in ("DET", "PUNCT", "ADP", "SCONJ")
            or self._tokens[first].text in HYPHENS
        ):
            first += 1
        while last - 1 > first and (
            self._tokens[last - 1].pos in ("PUNCT", "PART")
            or self._tokens[last - 1].text in HYPHENS
        ):
            last -= 1
        return first, last

    # --- what they name ------------------------------------------------------------------

    def _titled(self, number: int) -> bool:
        before = self.extents[number][0] - 1
        while before > 0 and is_quote(self._tokens[before]):
            before -= 1
        return number in self._around.holders or (
            before >= 0 and self._capitals.is_office(self._tokens[before])
        )

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
        for number, role in self.roles.items():
            self.kinds[number] = kind_of_named(load_roles().roles[role])
        self._judge_short_forms()
        for words, numbers in groups.items():
            members = {*numbers, *single.get(words[-1], ())}
            if members & self.roles.keys():
                continue
            kind = self._called(members) or self._kind(words, numbers, members)
            if kind is not None:
                self.kinds.update((number, kind) for number in members)
        self._judge_defined()
        self._judge_other_names()

    def _judge_defined(self) -> None:
        """Take a name with an acronym for an actor's where one of the two acts."""
        for short, full in self._acronyms.full.items():
            shorts = self._acronyms.headed.get(short, [])
            if full not in self.extents or full in self._names.named:
                continue
            if full in self.kinds:
                for number in shorts:
                    self.kinds.setdefault(number, self.kinds[full])
                continue
            words = self.words(self.extents[full])
            same = [n for n, extent in self.extents.items() if self.words(extent) == words]
            if any(n in self._around.acting for n in (*same, *shorts)):
                self.kinds.update((n, "unknown") for n in (*same, *shorts))

    def _judge_other_names(self) -> None:
        """Judge two names of one actor together, and short forms by the longer name."""
        for number, (first, _) in self.other_names.items():
            actor = self._names.actor(first)
            kind = self.kinds.get(first) if actor is None else actor.kind
            kind = kind or self.kinds.get(number)
            if kind in CALLED and kind is not None:
                self.kinds[number] = kind
                if actor is None:
                    self.kinds[first] = kind
            else:
                self.kinds.pop(number, None)

    def _judge_short_forms(self) -> None:
        """Give the acronyms and short forms of a name the kind of its full form."""
        forms: dict[tuple[str, ...], ActorKind] = {}
        for number in self.roles:
            for form in self.short_forms(number):
                forms.setdefault(form, self.kinds[number])
        for number, extent in self.extents.items():
            kind = forms.get(self.words(extent))
            if kind is not None:
                self.kinds[number] = kind
        for short, full in self._acronyms.full.items():
            kind = self.kinds.get(full)
            for number in self._acronyms.headed.get(short, ()):
                if kind is not None and number not in self.kinds:
                    self.kinds[number] = kind

    def short_forms(self, number: int) -> list[tuple[str, ...]]:
        """Return a name without the word that says what it is: "Fajr" for "Liwa Fajr"."""
        words = self.words(self.extents[number])
        roles = self._names.words.name_roles
        rest = words[1:] if words[0] in roles else words[:-1]
        if rest and rest[0] in self._names.words.linking:
            return []
        return [rest] if rest and len("".join(rest)) > 3 else []

    def _called(self, numbers: Iterable[int]) -> ActorKind | None:
        """Return the kind of what the text calls a name: "a militia, the Sand Foxes"."""
        for number in numbers:
            for other in self._around.beside.get(number, ()):
                described = self._names.role(other)
                if other in self.extents:
                    continue
                if described is None or described[1].kind in PERSONS or described[1].voice:
                    continue
                kind = kind_of_named(described[1])
                if kind in CALLED:
                    return kind
        return None

    def _kind(
        self, words: tuple[str, ...], numbers: Iterable[int], members: Iterable[int]
    ) -> ActorKind | None:
        labels = {self.label(n) for n in numbers}
        if "PER" in labels or any(self._titled(n) for n in members):
            return "person"
        if labels & _PLACES or any(n in self._around.placing for n in members):
            return None
        if not any(n in self._around.acting for n in members):
            return "unknown" if "ORG" in labels else None
        bare = all(self._syntax.phrases[n].definite is None for n in numbers)
        return (
            "person" if bare and len(words) <= _PERSON_WORDS and "ORG" not in labels else "unknown"
        )
