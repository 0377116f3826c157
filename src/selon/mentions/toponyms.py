"""Finds names of places: runs of capitalised words that the gazetteer or the parser knows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from selon.gazetteer import Gazetteer, GazetteerRecord, name_key
from selon.language.place_words import PlaceWords
from selon.mentions.place_relations import RelationReader, Where
from selon.model import NamedEntity, Syntax

_LONGEST_NAME = 6
_SMALL_WORD = 4
"""Longest lower-case word inside a name ("sur", "upon")."""
_SHORT_NAME = 3
_ACRONYM = 5
_DATELINE_WORDS = 16
_DASHES = frozenset({"-", "--", "–", "—"})
_LARGE_TOWN = 100_000
"""Towns from this size are known by their name alone, where no word says it is a place."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place: tokens ``first`` to ``last`` (exclusive) and what surrounds it."""

    first: int
    last: int
    name: str
    where: Where
    dateline: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    name: str
    key: str
    records: tuple[GazetteerRecord, ...]


class ToponymFinder:
    """Finds the toponyms of one block, longest match first."""

    def __init__(
        self, syntax: Syntax, words: PlaceWords, gazetteer: Gazetteer, reader: RelationReader
    ) -> None:
        self._syntax, self._words, self._gazetteer = syntax, words, gazetteer
        self._tokens = syntax.tokens
        self._reader = reader
        self._entity_of = _entity_index(syntax)
        self._dateline_end = self._datelines()

    def find(self) -> list[Toponym]:
        """Return the toponyms in text order."""
        candidates = [(c, self._reader.read(c.first, c.last)) for c in self._candidates()]
        verdicts = [self._verdict(c, w) for c, w in candidates]
        known = {c.key for (c, _), verdict in zip(candidates, verdicts, strict=True) if verdict}
        found = [
            Toponym(c.first, c.last, c.name, where, self._in_dateline(c))
            for (c, where), verdict in zip(candidates, verdicts, strict=True)
            # A name that is a place once is one throughout, unless the words deny it.
            if verdict or (verdict is None and c.key in known)
        ]
        return sorted([*found, *self._unknown(found)], key=lambda t: t.first)

    def _candidates(self) -> Iterator[_Candidate]:
        for sentence in self._syntax.sentences:
            at = sentence.first
            while at < sentence.last:
                candidate = self._longest(at, sentence.last)
                if candidate is not None:
                    yield candidate
                at = at + 1 if candidate is None else candidate.last

    def _longest(self, first: int, end: int) -> _Candidate | None:
        """Return the longest name of the gazetteer that starts at this token."""
        ends = self._ends(first, end)
        for last in reversed(ends):
            name = self._name(first, last)
            key = name_key(name)
            trusted = self._label(first, last) in ("LOC", "GPE")
            records = self._gazetteer.look_up(name, loose=trusted or last - first > 1)
            if records and self._spelled(name, records):
                return _Candidate(first, last, name, key, records)
        return None

    def _ends(self, first: int, end: int) -> list[int]:
        """Return where names that start at ``first`` may end, shortest first."""
        if not self._capital(first) and not self._article(first, end):
            return []
        ends = [first + 1] if self._capital(first) else []
        for token in range(first + 1, min(end, first + _LONGEST_NAME)):
            text = self._tokens[token].text
            if self._capital(token):
                ends.append(token + 1)
            elif text not in ("-", "'", "’") and not (text.isalpha() and len(text) <= _SMALL_WORD):
                if not text.endswith(("'", "’")) or len(text) > _SMALL_WORD:
                    break
        return ends

    def _article(self, token: int, end: int) -> bool:
        """Say whether a lower-case article is tied to the name that follows: "al-Bab"."""
        tokens = self._tokens
        return (
            token + 2 < end
            and len(tokens[token].text) <= _SHORT_NAME
            and tokens[token].text.isalpha()
            and tokens[token + 1].text == "-"
            and tokens[token].end == tokens[token + 1].start
            and self._capital(token + 2)
        )

    def _capital(self, token: int) -> bool:
        return self._tokens[token].text[:1].isupper()

    def _name(self, first: int, last: int) -> str:
        return self._syntax.span(self._tokens[first].start, self._tokens[last - 1].end).text

    def _spelled(self, name: str, records: tuple[GazetteerRecord, ...]) -> bool:
        """Say whether a short or capital spelling may stand for these places."""
        letters = [c for c in name if c.isalpha()]
        if len(letters) <= _SHORT_NAME and records[0].kind != "city":
            return all(c.isupper() for c in letters) or name.endswith(".")
        return True

    def _verdict(self, candidate: _Candidate, where: Where) -> bool | None:
        """Say whether a candidate is a place: yes, no, or (null) not by these words alone."""
        label = self._label(candidate.first, candidate.last)
        place = label in ("LOC", "GPE")
        if self._in_dateline(candidate):
            return True
        if self._acronym(candidate):
            return False
        if candidate.key in self._words.distrusted:
            return place and self._whole(candidate) and where.stated
        if place:
            return True if self._whole(candidate) or where.stated else None
        if label and not self._whole(candidate):
            return False
        if self._touches_name(candidate, where):
            return False
        return self._unlabelled(candidate, where, label)

    def _unlabelled(self, candidate: _Candidate, where: Where, label: str) -> bool | None:
        """Judge a candidate that the parser does not call a place."""
        if where.stated or where.kind != "unknown":
            return True if label != "PER" or where.stated else None
        if label in ("PER", "ORG", "MISC"):
            return None
        token = self._tokens[candidate.first]
        best = candidate.records[0]
        if token.pos != "PROPN" or len(candidate.key) <= _SHORT_NAME:
            return None
        return True if best.kind != "city" or best.population >= _LARGE_TOWN else None

    def _acronym(self, candidate: _Candidate) -> bool:
        """Say whether the name is in capitals among words that are not: more likely initials."""
        text = candidate.name
        if not text.isupper() or len(text) > _ACRONYM or candidate.records[0].kind != "city":
            return False
        sentence = self._syntax.sentences[self._tokens[candidate.first].sentence]
        return not sentence.span.text.isupper()

    def _touches_name(self, candidate: _Candidate, where: Where) -> bool:
        """Say whether the candidate is part of a longer name that is no place."""
        sentence = self._syntax.sentences[self._tokens[candidate.first].sentence]
        before, after = candidate.first - 1, where.last
        if before >= sentence.first and where.first == candidate.first and self._name_word(before):
            # The first word of a sentence has its capital from there.
            if before > sentence.first or self._tokens[before].pos == "PROPN":
                return True
        return after < sentence.last and self._name_word(after)

    def _name_word(self, token: int) -> bool:
        return (
            self._tokens[token].pos == "PROPN"
            and self._capital(token)
            and self._reader.forms[token] not in self._words.bearings
            and self._reader.noun_at(token) is None
        )

    def _label(self, first: int, last: int) -> str:
        entity = self._entity(first, last)
        return entity.label if entity is not None else ""

    def _entity(self, first: int, last: int) -> NamedEntity | None:
        for token in range(first, last):
            number = self._entity_of.get(token)
            if number is not None:
                return self._syntax.entities[number]
        return None

    def _whole(self, candidate: _Candidate) -> bool:
        """Say whether the candidate is all of its entity that is a name."""
        entity = self._entity(candidate.first, candidate.last)
        if entity is None:
            return True
        first, last = candidate.first, candidate.last
        while first > 0 and self._tokens[first - 1].start >= entity.span.start:
            first -= 1
        while last < len(self._tokens) and self._tokens[last].end <= entity.span.end:
            last += 1
        outside = [t for t in range(first, last) if not candidate.first <= t < candidate.last]
        if any(self._tokens[t].text in (",", "(") for t in outside):
            return True
        return not any(self._name_word(t) for t in outside)

    def _datelines(self) -> dict[int, int]:
        """Return, by sentence, the token at which its dateline's dash stands."""
        found: dict[int, int] = {}
        paragraph = -1
        for number, sentence in enumerate(self._syntax.sentences):
            if sentence.paragraph == paragraph:
                continue
            paragraph = sentence.paragraph
            opening = self._tokens[sentence.first : sentence.first + _DATELINE_WORDS]
            for i, token in enumerate(opening):
                spaced = i and token.start > opening[i - 1].end
                if token.text in _DASHES and (spaced or token.text != "-"):
                    if opening[0].text.isupper() or any(t.text == "(" for t in opening[:i]):
                        found[number] = sentence.first + i
                    break
        return found

    def _in_dateline(self, candidate: _Candidate) -> bool:
        sentence = self._tokens[candidate.first].sentence
        dash = self._dateline_end.get(sentence)
        if dash is None or candidate.last > dash:
            return False
        first = self._syntax.sentences[sentence].first
        # What stands in the brackets is the agency.
        return all(self._tokens[t].text != "(" for t in range(first, candidate.first))

    def _unknown(self, found: list[Toponym]) -> Iterator[Toponym]:
        """Yield names the parser calls places, and the words too, that no record bears."""
        taken = {t for toponym in found for t in range(toponym.first, toponym.last)}
        tokens_of: dict[int, list[int]] = {}
        for token, number in self._entity_of.items():
            tokens_of.setdefault(number, []).append(token)
        for number, tokens in tokens_of.items():
            if self._syntax.entities[number].label not in ("LOC", "GPE") or taken & set(tokens):
                continue
            while tokens and not self._capital(tokens[0]):
                tokens = tokens[1:]
            if tokens and tokens[-1] - tokens[0] < _LONGEST_NAME:
                name = self._name(tokens[0], tokens[-1] + 1)
                where = self._reader.read(tokens[0], tokens[-1] + 1)
                trusted = name_key(name) not in self._words.distrusted and not name.isupper()
                if trusted and (where.stated or where.kind != "unknown" or where.facility):
                    yield Toponym(tokens[0], tokens[-1] + 1, name, where)


def _entity_index(syntax: Syntax) -> dict[int, int]:
    """Map each token to the parser's entity it lies in."""
    starts = [t.start for t in syntax.tokens]
    index: dict[int, int] = {}
    for number, entity in enumerate(syntax.entities):
        token = bisect_left(starts, entity.span.start)
        while token < len(starts) and starts[token] < entity.span.end:
            index.setdefault(token, number)
            token += 1
    return index
