"""The knowledge base: who is known, by which names, and the bodies every state has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

from selon.actors.choices import Choices, load_choices
from selon.actors.layer import load_knowledge
from selon.actors.names import Match, NameTrie, fold, letters, words_of
from selon.actors.reading import Knowledge, equal_spellings
from selon.actors.records import Actor, Name
from selon.actors.roles import Body, load_roles
from selon.data import DataText, read_data
from selon.model import Token

_ARTICLE = 4
"""Letters that an article has fewer of."""
_WORDLIKE = 4
"""Letters from which on an acronym is also written like a word."""

_Folded = list[tuple[list[str], Name]]
"""Names with their folded words."""


@dataclass(frozen=True, slots=True)
class ActorBase:
    """All known actors. Loaded once by ``load_actors`` and never changed.

    ``adjectives`` gives, for each language, the ISO-2 code of folded adjectives and names
    of inhabitants. ``actors`` leads from a merged id to the actor it was merged into;
    ``layer`` is the hash of a user's file, or ""; ``choices`` rules between those who share
    a name.
    """

    actors: Mapping[str, Actor]
    adjectives: Mapping[str, Mapping[str, str]]
    layer: str
    choices: Choices
    _bodies: Mapping[str, Body]
    _countries: Mapping[str, str]
    _without: Mapping[str, frozenset[str]]
    _words: Mapping[str, frozenset[str]]
    _everywhere: NameTrie[Name]
    _by_language: Mapping[str, NameTrie[Name]]

    def by_id(self, actor: str) -> Actor | None:
        """Return the actor of an id; bodies of states included ("act_ru_army")."""
        known = self.actors.get(actor)
        if known is None and actor.startswith("act_"):
            country, _, body = actor.removeprefix("act_").partition("_")
            known = self.body(country.upper(), body)
        return known

    def state(self, country: str) -> Actor | None:
        """Return the state of an ISO-2 code."""
        return self.actors.get(f"act_{country.lower()}")

    def body(self, country: str, body: str) -> Actor | None:
        """Return a state's body ("SY", "army"), by its own name where it has one."""
        known = self.actors.get(f"act_{country.lower()}_{body}")
        pattern = self._bodies.get(body)
        state = self.state(country) if country in self._countries else None
        if known is not None or pattern is None or state is None:
            return known
        if body in self._without.get(country, ()):
            return None
        return pattern.of(country, state, self._countries[country])

    def missions(self, country: str, of: str = "") -> tuple[Actor, ...]:
        """Return the missions in a country, of one organisation (an id) where it is given."""
        found = (a for a in self.actors.values() if a.mission and a.mission.country == country)
        return tuple(a for a in found if a.mission and of in ("", a.mission.of))

    def words(self, actor: str) -> frozenset[str]:
        """Return the folded words of all names of an actor."""
        return self._words.get(actor, frozenset())

    def look_up(self, name: str) -> tuple[Actor, ...]:
        """Return the actors a name may mean, whatever its case, accents or language."""
        words = fold(name).split()
        tries = (self._everywhere, *self._by_language.values())
        found = (n for trie in tries for n in trie.look_up(words) if n.use != "adjective")
        return tuple(dict.fromkeys(n.actor for n in found))

    def find(self, tokens: Sequence[Token], language: str) -> list[Match[Name]]:
        """Return the names in a row of tokens, longest first, in text order, none overlapping."""
        folded = [words_of(token.text) for token in tokens]
        words = list(chain.from_iterable(folded))
        origin = [number for number, found in enumerate(folded) for _ in found]
        tries = [self._everywhere]
        if language in self._by_language:
            tries.append(self._by_language[language])
        return list(_scan(tokens, words, origin, tries))


def _scan(
    tokens: Sequence[Token], words: list[str], origin: list[int], tries: list[NameTrie[Name]]
) -> Iterator[Match[Name]]:
    best = 0
    starts = [(trie, set(trie.starts(words))) for trie in tries]
    for at in sorted(set[int]().union(*(begun for _, begun in starts))):
        if at < best or (at and origin[at] == origin[at - 1]):
            continue
        best = at
        values: tuple[Name, ...] = ()
        for trie in [trie for trie, begun in starts if at in begun]:
            for end, found in trie.at(words, at):
                if end < best or (end < len(words) and origin[end] == origin[end - 1]):
                    continue
                fitting = _fitting(tokens, origin[at], origin[end - 1] + 1, found)
                if fitting:
                    values = fitting if end > best else (*values, *fitting)
                    best = end
        if values:
            different = tuple(dict.fromkeys(values)) if len(values) > 1 else values
            yield Match(origin[at], origin[best - 1] + 1, different)


def _fitting(
    tokens: Sequence[Token], first: int, last: int, names: Sequence[Name]
) -> tuple[Name, ...]:
    """Return those of the names whose letters agree with how the tokens are written."""
    text = " ".join([t.text for t in tokens[first:last]])
    # An article that opens a sentence has a capital for another reason: "La réunion".
    counted = text[_ARTICLE:] if last - first > 1 and len(tokens[first].text) < _ARTICLE else text
    capital = any(c.isupper() for c in counted)
    return tuple(n for n in names if (_spelt(text, n) if n.exact else capital or not n.capital))


def _spelt(text: str, name: Name) -> bool:
    """Say whether a text has the letters of an acronym; French writes long ones "Minusca"."""
    plain, wanted = letters(text), letters(name.written)
    long = len(wanted) >= _WORDLIKE and wanted.isupper()
    return plain == wanted or (long and plain == wanted.capitalize())


def load_actors(layer: Path | None = None) -> ActorBase:
    """Return the knowledge base Selon ships, with a user's file of actors on top of it.

    Raises DataError if a file is broken.
    """
    return _loaded(None if layer is None else read_data(layer))


@lru_cache(maxsize=2)
def _loaded(layer: DataText | None) -> ActorBase:
    known = load_knowledge(layer)
    everywhere = _folded(known.everywhere)
    equals = equal_spellings()
    return ActorBase(
        actors=known.actors,
        adjectives=_adjectives(known),
        layer=known.layer,
        choices=load_choices(),
        _bodies=load_roles().bodies,
        _countries=known.with_article,
        _without=known.without,
        _words=_words(everywhere),
        _everywhere=_trie(everywhere, equals),
        _by_language={code: _trie(_folded(names), {}) for code, names in known.by_language.items()},
    )


def _folded(names: Iterable[Name]) -> _Folded:
    return [(fold(name.written).split(), name) for name in names]


def _trie(names: _Folded, equals: dict[str, str]) -> NameTrie[Name]:
    trie: NameTrie[Name] = NameTrie(equals)
    for words, name in names:
        trie.add(words, name)
    return trie


def _adjectives(known: Knowledge) -> dict[str, dict[str, str]]:
    return {
        code: {fold(n.written): n.actor.country for n in names if n.use == "adjective"}
        for code, names in known.by_language.items()
    }


def _words(names: _Folded) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for words, name in names:
        found.setdefault(name.actor.id, set()).update(words)
    return {actor: frozenset(words) for actor, words in found.items()}
