"""Words that say where: relations, bearings, distances, nouns of places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from selon.gazetteer.folding import name_key
from selon.model.vocabulary import PlaceKind, PlaceRelation

OF: Literal["{of}"] = "{of}"
BEARING: Literal["{bearing}"] = "{bearing}"
DISTANCE: Literal["{distance}"] = "{distance}"
_SLOTS = frozenset({OF, BEARING, DISTANCE})


@dataclass(frozen=True, slots=True)
class RelationPattern:
    """Words before a name that state its relation, in text order.

    An item is a lower-case word or a slot: ``OF``, ``BEARING`` or ``DISTANCE``. ``strong``:
    it is said of places only.
    """

    id: str
    relation: PlaceRelation
    items: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class PlaceNoun:
    """A noun of places: ``kind`` is what it names ("city"), or it puts its place in
    ``relation`` ("outskirts" -> near; "at" for the others).

    ``own_name``: the name with this noun is no town's ("Gulf of …"). ``anaphoric``: with an
    article alone it takes up a place named before ("the town"); ``shared``: it may lie in
    several countries (seas, rivers).
    """

    id: str
    lemma: str
    kind: PlaceKind = "unknown"
    relation: PlaceRelation = "at"
    own_name: bool = False
    anaphoric: bool = False
    shared: bool = False


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """How a language says where.

    ``patterns`` are relation patterns by their last item, longest first; ``nouns`` are
    nouns of places by lemma, of several words where parted by spaces. ``bearings`` map to
    degrees from north, ``units`` to kilometres. ``nouns_follow`` says that a noun may stand
    after its name. ``distrusted`` holds the keys of names that are also common words;
    ``larger`` the keys of parts of the world that no gazetteer record stands for. ``besieging``
    are lemmas of verbs whose object, where only its name is known, is a place, ``seizing`` those
    whose object is one where the gazetteer knows its name, ``undergoing``
    of verbs whose subject is where their object happens ("X saw clashes").
    """

    of: frozenset[str]
    determiners: frozenset[str]
    joiners: frozenset[str]
    nouns_follow: bool
    possessives: frozenset[str]
    bearings: Mapping[str, float]
    units: Mapping[str, float]
    patterns: Mapping[str, tuple[RelationPattern, ...]]
    nouns: Mapping[str, PlaceNoun]
    distrusted: frozenset[str]
    larger: frozenset[str]
    besieging: frozenset[str]
    seizing: frozenset[str]
    undergoing: frozenset[str]


def place_words(data: Mapping[str, Any]) -> PlaceWords:
    """Build the words from the content of ``places.yaml``."""
    return PlaceWords(
        of=frozenset(data["of"]),
        determiners=frozenset(data["determiners"]),
        joiners=frozenset(data["joiners"]),
        nouns_follow=data["nouns_follow"],
        possessives=frozenset(data["possessives"]),
        bearings={w: float(d) for w, d in data["bearings"].items()},
        units={w: float(km) for w, km in data["units"].items()},
        patterns=_patterns(data["relations"]),
        nouns=_nouns(data["nouns"]),
        distrusted=frozenset(name_key(name) for name in data["distrusted"]),
        larger=frozenset(name_key(name) for name in data["larger"]),
        besieging=frozenset(data["besieging"]),
        seizing=frozenset(data["seizing"]),
        undergoing=frozenset(data["undergoing"]),
    )


def _patterns(entries: list[Mapping[str, Any]]) -> dict[str, tuple[RelationPattern, ...]]:
    found: dict[str, list[RelationPattern]] = defaultdict(list)
    for entry in entries:
        for words in entry["before"]:
            items = tuple(_items(words))
            relation = cast(PlaceRelation, entry["relation"])
            strong = entry.get("strong", False)
            found[items[-1]].append(RelationPattern(entry["id"], relation, items, strong))
    return {
        last: tuple(sorted(group, key=lambda p: -len(p.items))) for last, group in found.items()
    }


def _items(words: str) -> list[str]:
    """Split a pattern into words, parting elided ones from what follows ("à l'est")."""
    items: list[str] = []
    for word in words.split():
        if word in _SLOTS or "'" not in word or word.endswith("'"):
            items.append(word)
        else:
            elided, _, rest = word.partition("'")
            items += [f"{elided}'", rest]
    return items


def _nouns(entries: list[Mapping[str, Any]]) -> dict[str, PlaceNoun]:
    return {
        lemma: PlaceNoun(
            entry["id"],
            lemma,
            cast(PlaceKind, entry.get("kind", "unknown")),
            cast(PlaceRelation, entry.get("relation", "at")),
            entry.get("own_name", False),
            entry.get("anaphoric", False),
            entry.get("shared", False),
        )
        for entry in entries
        for lemma in entry["nouns"]
    }
