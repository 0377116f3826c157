"""Recognises places: toponyms and described places, with the relation their words state."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from selon.gazetteer import Gazetteer
from selon.language.place_words import PlaceWords
from selon.mentions.place_relations import RelationReader, Where
from selon.mentions.toponyms import Toponym, ToponymFinder
from selon.model import ActorMention, NounPhrase, PlaceMention, Syntax
from selon.model.vocabulary import ActorKind, PlaceKind

_BUILT: frozenset[PlaceKind] = frozenset({"facility", "road"})
"""What may be a place without a name; other nouns must take up one named before."""
_MOST_AROUND = 60
"""Phrases or actors looked through for those around a word; text nests less deep."""
_TO_NAME = 8
"""Words behind a noun of places in which the names of what it tells of begin."""
_KNOWN = "act_"
"""What the ids of known actors begin with."""
_STATES: frozenset[ActorKind] = frozenset({"state", "government"})


def recognise_places(
    syntax: Syntax,
    words: PlaceWords,
    gazetteer: Gazetteer,
    actors: Sequence[ActorMention],
    pairs: frozenset[str] = frozenset(),
) -> tuple[PlaceMention, ...]:
    """Return the places a block mentions, in text order.

    ``actors`` are the block's actor mentions: a country that acts is no place. A described
    place ("the air base", "the town") has no ``name``; it is mentioned where words put
    something there, or where it takes up several at once ("both towns": a word of ``pairs``).
    """
    reader = RelationReader(syntax, words)
    claimed = _Claimed(syntax, actors)
    locate = _PhraseFinder(syntax)
    mentions: list[PlaceMention] = []
    read: list[Toponym] = []
    countries = frozenset(a.country for a in actors if a.country)
    for toponym in ToponymFinder(syntax, words, gazetteer, reader, countries).find():
        where = _carried(toponym, read, reader)
        if claimed.takes(toponym, where, locate):
            continue
        toponym = replace(toponym, where=where)
        read.append(toponym)
        mentions.append(_mention(toponym, syntax, gazetteer, locate))
    mentions.extend(_described(syntax, words, reader, read, pairs))
    return tuple(sorted(mentions, key=lambda m: (m.span.start, m.span.end)))


def _carried(toponym: Toponym, read: Sequence[Toponym], reader: RelationReader) -> Where:
    """Return where a toponym stands; in a row of names the first one's relation holds."""
    where = toponym.where
    if where.stated or not read:
        return where
    joined = reader.joined(where.first)
    before = read[-1]
    if joined is None or not before.first <= joined < max(before.last, before.where.last):
        return where
    if not before.where.stated:
        return where
    return replace(
        before.where,
        first=where.first,
        last=where.last,
        begin=where.begin,
        named=where.named,
        own_name=where.own_name,
        kind=where.kind,
        facility=where.facility,
    )


def _mention(
    toponym: Toponym, syntax: Syntax, gazetteer: Gazetteer, locate: _PhraseFinder
) -> PlaceMention:
    where = toponym.where
    records = gazetteer.look_up(toponym.name)
    relation = where.relation
    # Nobody is "at" a country: "au Liban" and "in Lebanon" say the same.
    if relation == "at" and where.stated and records and records[0].kind != "city":
        relation = "in"
    named_kind = where.kind
    # "a town of Syria" is not called Syria.
    if named_kind == "city" and records and all(r.kind != "city" for r in records):
        named_kind = "unknown"
    start = min(syntax.tokens[toponym.first].start, syntax.tokens[where.begin].start)
    return PlaceMention(
        phrase=None if toponym.dateline else locate.around(toponym.first, toponym.last),
        span=syntax.span(start, syntax.tokens[where.named - 1].end),
        name=toponym.name,
        kind=named_kind,
        relation=relation,
        relation_span=where.relation_span,
        radius_km=where.radius_km,
        bearing=where.bearing,
        facility=where.facility,
        entry=where.entry,
    )


def _described(
    syntax: Syntax,
    words: PlaceWords,
    reader: RelationReader,
    read: Sequence[Toponym],
    pairs: frozenset[str],
) -> list[PlaceMention]:
    """Return places that only a noun names, where a relation puts something there."""
    taken = {t for toponym in read for t in range(toponym.where.first, toponym.where.last)}
    apposed = {t.first for t in read if t.first and syntax.tokens[t.first - 1].text in (",", ":")}
    found: list[PlaceMention] = []
    firsts = {t.start: i for i, t in enumerate(syntax.tokens)}
    done_to = {p for c in syntax.clauses for p in c.logical_object}
    for number, phrase in enumerate(syntax.phrases):
        noun = words.nouns.get(phrase.lemma)
        # "two towns, X and Y": the names say which.
        told = any(t in apposed for t in range(phrase.head + 1, phrase.head + _TO_NAME))
        if noun is None or phrase.head in taken or told:
            continue
        first = firsts.get(phrase.core.start)
        several = _several(phrase, pairs) if noun.anaphoric else 1
        if first is not None and several > 1:
            where = reader.read(first, phrase.head + 1)
            one = _description(number, phrase, where, noun.kind, noun.id)
            found.extend(replace(one, nth=n, of=several) for n in range(several))
            continue
        taken_up = noun.anaphoric and phrase.definite is True
        some = noun.anaphoric and phrase.definite is not True and noun.kind == "city"
        if first is None or not (taken_up or some or noun.kind in _BUILT):
            continue
        where = reader.read(first, phrase.head + 1)
        if where.stated or ((taken_up or some) and number in done_to):
            found.append(_description(number, phrase, where, noun.kind, noun.id))
    return found


def _several(phrase: NounPhrase, pairs: frozenset[str]) -> int:
    """Return how many a phrase takes up at once: "the two towns", "both villages"."""
    if pairs & set(phrase.core.text.lower().split()) and phrase.number == "plural":
        return 2
    quantity = phrase.quantity
    if phrase.definite and quantity and quantity.low == quantity.high in (2, 3):
        return quantity.low or 1
    return 1


def _description(
    number: int, phrase: NounPhrase, where: Where, kind: PlaceKind, entry: str
) -> PlaceMention:
    return PlaceMention(
        phrase=number,
        span=phrase.core,
        name="",
        kind=kind,
        relation=where.relation,
        relation_span=where.relation_span,
        radius_km=where.radius_km,
        bearing=where.bearing,
        facility=phrase.lemma if kind in _BUILT else "",
        entry=entry,
    )


class _PhraseFinder:
    """Finds the noun phrase that a run of tokens belongs to."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._order = sorted(range(len(syntax.phrases)), key=lambda n: syntax.phrases[n].span.start)
        self._starts = [syntax.phrases[n].span.start for n in self._order]

    def around(self, first: int, last: int) -> int | None:
        """Return the phrase headed in these tokens, else the narrowest around them."""
        for token in reversed(range(first, last)):
            if (number := self._syntax.phrase_headed_by(token)) is not None:
                return number
        start, end = self._syntax.tokens[first].start, self._syntax.tokens[last - 1].end
        at = bisect_right(self._starts, start)
        around = [
            (phrase.end - phrase.start, number)
            for number in self._order[max(0, at - _MOST_AROUND) : at]
            if (phrase := self._syntax.phrases[number].span).end >= end
        ]
        return min(around)[1] if around else None


class _Claimed:
    """Knows which words actors have taken for their names."""

    def __init__(self, syntax: Syntax, actors: Sequence[ActorMention]) -> None:
        self._syntax = syntax
        self._actors = sorted((a for a in actors if not a.pronoun), key=lambda a: a.span.start)
        self._starts = [a.span.start for a in self._actors]
        self._objects = {p for clause in syntax.clauses for p in clause.object}

    def takes(self, toponym: Toponym, where: Where, locate: _PhraseFinder) -> bool:
        """Say whether the toponym is an actor's name, or part of one, and not a place."""
        if where.stated or toponym.dateline:
            return False
        start = self._syntax.tokens[toponym.first].start
        end = self._syntax.tokens[toponym.last - 1].end
        at = bisect_right(self._starts, start)
        for actor in self._actors[max(0, at - _MOST_AROUND) : at]:
            if actor.span.end < end:
                continue
            phrase = locate.around(toponym.first, toponym.last)
            if actor.kind in _STATES and actor.phrase == phrase:
                return phrase not in self._objects
            if actor.kind == "person" or _named(actor):
                return True
        return False


def _named(actor: ActorMention) -> bool:
    """Say whether an actor is called by its name, be it one that only the report knows.

    A toponym beside a noun of the lexicon still says where ("the police of X").
    """
    own = not actor.entry and actor.kind == "nonstate_group"
    return own or actor.entry.startswith(_KNOWN)
