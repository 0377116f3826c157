"""Recognises places: toponyms and described places, with the relation their words state."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from selon.gazetteer import Gazetteer
from selon.language.place_words import PlaceWords
from selon.mentions.described_places import Anchored, Describer
from selon.mentions.place_relations import RelationReader, Where
from selon.mentions.toponyms import Toponym, ToponymFinder
from selon.model import ActorMention, PlaceMention, Span, Syntax
from selon.model.vocabulary import ActorKind

_MOST_AROUND = 60
"""Phrases or actors looked through for those around a word; text nests less deep."""
_KNOWN = "act_"
"""What the ids of known actors begin with."""
_STATES: frozenset[ActorKind] = frozenset({"state", "government"})


def recognise_places(
    syntax: Syntax,
    words: PlaceWords,
    gazetteer: Gazetteer,
    actors: Sequence[ActorMention],
    pairs: frozenset[str] = frozenset(),
    adjectives: Mapping[str, str] = MappingProxyType({}),
) -> tuple[PlaceMention, ...]:
    """Return the places a block mentions, in text order.

    ``actors`` are the block's actor mentions: a country that acts is no place. A described
    place ("the air base", "the town") has no ``name``; it is mentioned where words put
    something there, or where it takes up several at once ("both towns": a word of ``pairs``).
    ``adjectives`` give the ISO-2 code of folded adjectives of countries.
    """
    reader = RelationReader(syntax, words)
    scenes = {p: c.span for c in syntax.clauses if c.lemma in words.undergoing for p in c.subject}
    claimed = _Claimed(syntax, gazetteer, actors, words.undergoing)
    locate = _PhraseFinder(syntax)
    read: list[Toponym] = []
    countries = frozenset(a.country for a in actors if a.country)
    finder = ToponymFinder(syntax, words, gazetteer, reader, countries, adjectives)
    for toponym in finder.find():
        where = _carried(toponym, read, reader)
        if not claimed.takes(toponym, where, locate):
            read.append(replace(toponym, where=where))
    describer = Describer(syntax, reader, gazetteer, pairs, adjectives)
    described, anchored = describer.describe(read)
    named = [_scene(_mention(t, syntax, gazetteer, locate), scenes) for t in read]
    housed = describer.housed(read)
    buildings = frozenset(housed.values())
    for town, building in housed.items():
        one = named[building]
        anchored[town] = Anchored(one.phrase, one.span.start, one.facility)
    mentions = [
        _described_too(mention, anchored.get(number), syntax)
        for number, mention in enumerate(_in_rows(named, read, reader))
        if number not in buildings
    ]
    return tuple(sorted([*mentions, *described], key=lambda m: (m.span.start, m.span.end)))


def _in_rows(
    mentions: list[PlaceMention], read: Sequence[Toponym], reader: RelationReader
) -> list[PlaceMention]:
    """Return mentions with the number of the row they stand in: "X, Y and Z"."""
    row: list[int] = []
    whole: list[list[int]] = []
    for number, toponym in enumerate(read):
        first = toponym.where.first
        token, before = reader.joined(first), read[number - 1] if number else None
        follows = (
            token is not None
            and before is not None
            and before.first <= token < max(before.last, before.where.last)
        )
        row = [*row, number] if follows else [number]
        # "and" ends a row; a comma alone may put a town into its country.
        if follows and reader.conjoined(first):
            whole.append(row)
            row = []
    for nth, numbers in enumerate(whole):
        for number in numbers:
            mentions[number] = replace(mentions[number], row=nth)
    return mentions


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
        distance_km=where.distance_km,
        bearing=where.bearing,
        facility=where.facility,
        entry=where.entry,
    )


def _scene(mention: PlaceMention, scenes: Mapping[int, Span]) -> PlaceMention:
    """Return a mention, told to be where something happens by its verb: "X saw clashes"."""
    verb = scenes.get(mention.phrase) if mention.phrase is not None else None
    if verb is None or mention.relation_span is not None:
        return mention
    return replace(mention, relation="in", relation_span=verb)


def _described_too(
    mention: PlaceMention, anchored: Anchored | None, syntax: Syntax
) -> PlaceMention:
    """Return a mention that tells where something is, with the words of that: "a base in X"."""
    if anchored is None:
        return mention
    inside = mention.relation in ("at", "in", "part_of") and anchored.facility
    return replace(
        mention,
        phrase=anchored.phrase,
        span=syntax.span(anchored.start, mention.span.end),
        relation="facility_in" if inside else mention.relation,
        facility=mention.facility or anchored.facility,
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

    def __init__(
        self,
        syntax: Syntax,
        gazetteer: Gazetteer,
        actors: Sequence[ActorMention],
        undergoing: frozenset[str],
    ) -> None:
        self._syntax, self._gazetteer = syntax, gazetteer
        self._actors = sorted((a for a in actors if not a.pronoun), key=lambda a: a.span.start)
        self._starts = [a.span.start for a in self._actors]
        self._surnames = {
            words[-1]
            for a in self._actors
            if a.kind == "person"
            and len(words := syntax.phrases[a.phrase].core.text.split()) > 1
            and all(w[:1].isupper() and w.isalpha() for w in words[-2:])
        }
        self._acting = {
            p
            for clause in syntax.clauses
            for p in (*clause.subject, *clause.agent, *clause.indirect)
            if clause.lemma not in undergoing or p not in clause.subject
        }
        self._acting.update(p for phrase in syntax.phrases for p in phrase.owners)

    def takes(self, toponym: Toponym, where: Where, locate: _PhraseFinder) -> bool:
        """Say whether the toponym is an actor's name, or part of one, and not a place."""
        if toponym.dateline or (where.stated and self._gazetteer.look_up(toponym.name)):
            return False
        if toponym.name in self._surnames:
            return True
        start = self._syntax.tokens[toponym.first].start
        end = self._syntax.tokens[toponym.last - 1].end
        at = bisect_right(self._starts, start)
        for actor in self._actors[max(0, at - _MOST_AROUND) : at]:
            if actor.span.end < end:
                continue
            phrase = locate.around(toponym.first, toponym.last)
            if actor.kind in _STATES and actor.phrase == phrase:
                return phrase in self._acting
            if _named(actor) or (actor.kind == "person" and not where.stated):
                return True
        return False


def _named(actor: ActorMention) -> bool:
    """Say whether an actor is called by its name, be it one that only the report knows.

    A toponym beside a noun of the lexicon still says where ("the police of X").
    """
    own = not actor.entry and actor.kind == "nonstate_group"
    return own or actor.entry.startswith(_KNOWN)
