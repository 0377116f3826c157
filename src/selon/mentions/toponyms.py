"""Decides which names are places: by what the parser calls them and by the words around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from selon.actors.names import fold
from selon.gazetteer import Gazetteer, name_key
from selon.language.place_words import PlaceWords
from selon.mentions.names import Name, NameFinder
from selon.mentions.place_relations import RelationReader, Where
from selon.model import Syntax

_SHORT_NAME = 3
_ACRONYM = 5
_DATELINE_WORDS = 16
_DASHES = frozenset({"-", "--", "–", "—"})
_PLACES = ("LOC", "GPE")
_NO_PLACES = ("PER", "MISC")
_LARGE_TOWN = 20_000
"""Towns from this size are known by their name alone, where no word says it is a place."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place: tokens ``first`` to ``last`` (exclusive) and what surrounds it."""

    first: int
    last: int
    name: str
    where: Where
    dateline: bool = False


class ToponymFinder:
    """Finds the toponyms of one block, longest match first.

    ``countries`` (ISO-2) are those the block speaks of otherwise; ``adjectives`` give the codes
    of folded adjectives of countries.
    """

    def __init__(
        self,
        syntax: Syntax,
        words: PlaceWords,
        gazetteer: Gazetteer,
        reader: RelationReader,
        countries: frozenset[str],
        adjectives: Mapping[str, str],
    ) -> None:
        self._syntax, self._words, self._countries = syntax, words, countries
        self._adjectives = adjectives
        self._tokens = syntax.tokens
        self._reader = reader
        self._names = NameFinder(syntax, gazetteer)
        self._shouted = [s.span.text.isupper() for s in syntax.sentences]
        self._dateline_end = self._datelines()
        self._subjects = {p for clause in syntax.clauses for p in clause.logical_subject}
        self._besieged = _objects(syntax, words.besieging)
        self._seized = _objects(syntax, words.seizing | words.besieging)

    def find(self) -> list[Toponym]:
        """Return the toponyms in text order."""
        names = [(n, self._reader.read(n.first, n.last)) for n in self._names.names()]
        verdicts = [self._verdict(n, w) for n, w in names]
        sure = [n for (n, _), verdict in zip(names, verdicts, strict=True) if verdict]
        known = {n.key for n in sure}
        countries = self._countries | {n.records[0].country for n in sure}
        found: list[Toponym] = []
        for (name, where), verdict in zip(names, verdicts, strict=True):
            # A name that is a place once is one throughout, unless the words deny it.
            if verdict is None:
                verdict = name.key in known or self._in_row(where, found)
                verdict = verdict or self._at_home(name, countries)
            if verdict:
                found.append(self._toponym(name.first, name.last, where))
        return sorted([*found, *self._unknown(found)], key=lambda t: t.first)

    def _toponym(self, first: int, last: int, where: Where) -> Toponym:
        if where.own_name:
            text = self._names.text(where.begin, where.named)
        else:
            text = self._names.text(first, last)
        return Toponym(first, last, text, where, self._in_dateline(first, last))

    def _in_row(self, where: Where, found: list[Toponym]) -> bool:
        """Say whether the name is joined to a place just found: "X and Y"."""
        joined = self._reader.joined(where.first)
        return joined is not None and bool(found) and joined == found[-1].last - 1

    def _at_home(self, name: Name, countries: set[str] | frozenset[str]) -> bool:
        """Say whether a name is borne in the countries the block speaks of.

        Names of several words must be borne in no other, for the parser takes many of them
        for people; so does not count what it calls a person by one word.
        """
        if not name.exact or not self._whole(name):
            return False
        if not self._names.label(name.first, name.last):
            proper = self._tokens[name.first].pos == "PROPN"
            return proper and name.records[0].country in countries
        return name.last - name.first > 1 and all(r.country in countries for r in name.records)

    def _verdict(self, name: Name, where: Where) -> bool | None:
        """Say whether a name is a place: yes, no, or (null) not by these words alone."""
        label = self._names.label(name.first, name.last)
        place = label in _PLACES
        if self._in_dateline(name.first, name.last):
            return True
        if self._acronym(name) or self._after_name(name.first, where) or self._compound(name):
            return False
        called = self._adjective(name) and where.kind != name.records[0].kind
        if name.key in self._words.distrusted or called:
            return place and self._whole(name) and where.stated
        if place:
            return True if self._whole(name) or where.stated else None
        if label and not self._whole(name):
            return False
        if self._before_name(where) or self._cut(name, where):
            return False
        return self._unlabelled(name, where, label)

    def _unlabelled(self, name: Name, where: Where, label: str) -> bool | None:
        """Judge a name that the parser does not call a place."""
        if label == "MISC" or not (name.exact or where.stated):
            return None
        if where.stated or where.kind != "unknown" or (where.facility and label != "PER"):
            return True
        # Parsers take "Homs" for a plural, and short names may be anything: the verb tells.
        if not label and self._reaches(name.first, self._seized):
            return True
        if label or len(name.key) <= _SHORT_NAME or self._tokens[name.first].pos != "PROPN":
            return None
        best = name.records[0]
        return True if best.kind != "city" or best.population >= _LARGE_TOWN else None

    def _acronym(self, name: Name) -> bool:
        """Say whether a name in capitals among words that are not may be initials."""
        if not name.text.isupper() or len(name.text) > _ACRONYM or name.records[0].kind != "city":
            return False
        return not self._shouted[self._tokens[name.first].sentence]

    def _adjective(self, name: Name) -> bool:
        """Say whether a town or region is called as a people is: "Somali", not "Somali region"."""
        return name.records[0].kind != "country" and fold(name.text) in self._adjectives

    def _compound(self, name: Name) -> bool:
        """Say whether a country is part of a compound: "US-Russia talks", "Iran-backed"."""
        if name.records[0].kind != "country":
            return False
        return any(
            0 < at < len(self._tokens)
            and self._tokens[at].text == "-"
            and self._tokens[at - 1].end == self._tokens[at].start
            for at in (name.first - 1, name.last)
        )

    def _cut(self, name: Name, where: Where) -> bool:
        """Say whether a noun tells a longer name: "Bab | Touma district"."""
        told = where.kind == "city" and where.last > name.last + 1
        return told and self._name_word(name.last)

    def _after_name(self, first: int, where: Where) -> bool:
        """Say whether another name stands right before: "Ann Homs", "Ain Issa" cut in two."""
        floor = self._syntax.sentences[self._tokens[first].sentence].first
        return where.first == first and first > floor and self._name_word(first - 1)

    def _before_name(self, where: Where) -> bool:
        """Say whether another name follows right after: "Homs Media Centre"."""
        end = self._syntax.sentences[self._tokens[where.first].sentence].last
        return where.last < end and self._name_word(where.last)

    def _name_word(self, token: int) -> bool:
        return (
            self._tokens[token].pos == "PROPN"
            and self._names.capital(token)
            and self._reader.forms[token] not in self._words.bearings
            and self._reader.noun_at(token) is None
        )

    def _whole(self, name: Name) -> bool:
        """Say whether the name is all of its entity that is a name."""
        outside = self._names.outside(name.first, name.last)
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

    def _in_dateline(self, first: int, last: int) -> bool:
        sentence = self._tokens[first].sentence
        dash = self._dateline_end.get(sentence)
        if dash is None or last > dash:
            return False
        start = self._syntax.sentences[sentence].first
        # What stands in the brackets is the agency.
        return all(self._tokens[t].text != "(" for t in range(start, first))

    def _unknown(self, found: list[Toponym]) -> list[Toponym]:
        """Return names that no record bears, where the words around make them places."""
        taken = {t for toponym in found for t in range(toponym.first, toponym.last)}
        # "the villages of X, Y and Z": what X is by its words, so are the others.
        told = {t for one in found if _by_noun(one.where) for t in range(one.first, one.last)}
        unknown: list[Toponym] = []
        done = 0
        for at in self._names.starts:
            last = self._names.run(at)
            if at < done or any(t in taken for t in range(at, last)):
                continue
            done = last
            where = self._reader.read(at, last)
            joined = self._reader.joined(where.first)
            listed = joined in told and self._listed(where)
            if not listed and not (
                self._may_be_unknown(at, last)
                and self._place_by_words(at, last, where, joined in taken)
            ):
                continue
            unknown.append(self._toponym(at, last, where))
            taken.update(range(at, last))
            if listed or _by_noun(where):
                told.update(range(at, last))
        return unknown

    def _listed(self, where: Where) -> bool:
        """Say whether a row goes on or ends with a name: not "the town of X, Ann said"."""
        end = self._syntax.sentences[self._tokens[where.first].sentence].last
        after = self._tokens[where.last] if where.last < end else None
        if self._reader.conjoined(where.first):
            return after is None or after.pos not in ("VERB", "AUX", "PROPN")
        return after is not None and after.text.lower() in (",", *self._words.joiners)

    def _may_be_unknown(self, first: int, last: int) -> bool:
        """Say whether capitalised words can be a place's name, whatever stands around."""
        text = self._names.text(first, last)
        # Parsers take "al-Machad" for any part of speech.
        proper = self._tokens[last - 1].pos == "PROPN" or text[:1].islower()
        if not proper or self._names.label(first, last) in _NO_PLACES:
            return False
        initials = text.isupper() and last - first == 1
        return not initials and name_key(text) not in self._words.distrusted

    def _place_by_words(self, first: int, last: int, where: Where, in_row: bool) -> bool:
        """Say whether the words make an unknown name a place."""
        noun = where.kind != "unknown" or bool(where.facility) or where.own_name
        if self._names.label(first, last) in _PLACES:
            return noun or in_row or where.stated
        if self._before_name(where):
            return False
        put = where.stated or any(self._reaches(t, self._besieged) for t in (first, where.first))
        built = put or (bool(where.facility) and not self._speaks(where))
        if self._own_noun(first, last, where, put):
            return True
        if self._names.arabic(first, last):
            return noun or built or in_row
        in_row = in_row and not self._syntax.entities
        told = where.kind in ("city", "region") or (noun and built)
        return where.strong or in_row or told or (put and not where.stated)

    def _own_noun(self, first: int, last: int, where: Where, put: bool) -> bool:
        """Say whether a name is that of a road, a sea, a building by its own words."""
        noun = self._reader.noun_at(last - 1) if last - first > 1 else None
        if noun is not None:
            return noun.own_name or (noun.kind == "facility" and put)
        return where.own_name and where.kind == "road"

    def _speaks(self, where: Where) -> bool:
        """Say whether a building is who does something: "the hospital X said"."""
        phrase = self._syntax.phrase_headed_by(where.first)
        return phrase is None or phrase in self._subjects

    def _reaches(self, token: int, phrases: frozenset[int]) -> bool:
        return self._syntax.phrase_headed_by(token) in phrases


def _by_noun(where: Where) -> bool:
    """Say whether a noun of towns or of their parts tells what a name is."""
    return where.kind in ("city", "region") or (where.strong and where.relation == "part_of")


def _objects(syntax: Syntax, verbs: frozenset[str]) -> frozenset[int]:
    """Return the phrases that verbs of some lemmas have for their object."""
    clauses = (c for c in syntax.clauses if c.lemma in verbs)
    return frozenset(p for c in clauses for p in c.logical_object)
