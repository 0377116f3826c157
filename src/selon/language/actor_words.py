"""Words that name actors: role nouns, things, pronouns, titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from selon.actors.names import NameTrie, fold
from selon.actors.roles import Quality, Role, Roles, load_name_words, load_roles
from selon.errors import DataError
from selon.model.syntax import Number
from selon.model.vocabulary import ActorKind

Gender = Literal["masculine", "feminine", ""]
Refers = Literal["person", "thing", "any"]


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun or possessive: what it can point back to.

    ``number`` is that of its antecedent, "unknown" when the parser must tell. ``near``
    pronouns take the nearest noun ("the latter"), ``first`` ones the first of those told
    last ("the former"), ``pair`` ones two at once ("both"), ``relative`` ones the noun right
    before them.
    """

    person: int
    number: Number = "unknown"
    gender: Gender = ""
    refers: Refers = "any"
    possessive: bool = False
    near: bool = False
    first: bool = False
    pair: bool = False
    relative: bool = False


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A noun of the lexicon (``id``) and the role it plays."""

    id: str
    role: Role


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The actor words of a language, by lower-case lemma.

    ``kinds`` are the kinds of actor nouns name, ``roles`` the whole roles; ``things`` are
    classes of what is no actor itself, ``thing_names`` their English names, ``thing_ids``
    the lexicon entries. ``expressions`` hold nouns of several words, folded. After
    ``agentive`` adpositions a country is an actor, after ``owning`` ones an owner.
    ``name_roles`` are the roles that words of proper names tell, folded; ``linking``
    adpositions stand inside such names; ``pairs`` say that two are meant ("both"),
    ``naming`` that a name follows ("known as").
    """

    kinds: Mapping[str, ActorKind]
    roles: Mapping[str, RoleNoun]
    expressions: NameTrie[RoleNoun]
    qualities: Mapping[str, Quality]
    things: Mapping[str, str]
    thing_names: Mapping[str, str]
    thing_ids: Mapping[str, str]
    pronouns: Mapping[str, Pronoun]
    genders: Mapping[str, Gender]
    anonymous: frozenset[str]
    titles: frozenset[str]
    agentive: frozenset[str]
    owning: frozenset[str]
    dealing: frozenset[str]
    facing: frozenset[str]
    name_roles: Mapping[str, Role]
    linking: frozenset[str]
    pairs: frozenset[str]
    naming: NameTrie[str]
    weekdays: frozenset[str]
    calendar: frozenset[str]


def actor_words(
    data: Mapping[str, Any],
    weekdays: frozenset[str] = frozenset(),
    months: frozenset[str] = frozenset(),
) -> ActorWords:
    """Build the words from the content of ``actors.yaml``; ``weekdays`` open no names.

    Raises DataError when an entry names a role or quality that does not exist.
    """
    known = load_roles()
    roles, expressions = _role_words(known, data["roles"])
    things = {w: entry for entry in data["things"] for w in entry["words"]}
    return ActorWords(
        kinds={w: n.role.kind for w, n in roles.items() if n.role.kind != "unknown"},
        roles=roles,
        expressions=expressions,
        qualities={w: _quality(known, e) for e in data["qualities"] for w in e["words"]},
        things={w: e["thing"] for w, e in things.items()},
        thing_names={w: e["name"] for w, e in things.items()},
        thing_ids={w: e["id"] for w, e in things.items()},
        pronouns={w: _pronoun(e) for e in data["pronouns"] for w in e["words"]},
        genders={w: cast(Gender, g) for g, words in data["genders"].items() for w in words},
        anonymous=frozenset(w for w, n in roles.items() if n.role.voice),
        titles=frozenset(data["titles"]),
        agentive=frozenset(data["agentive"]),
        owning=frozenset(data["owning"]),
        dealing=frozenset(data["dealing"]),
        facing=frozenset(data["facing"]),
        name_roles={
            fold(w): _role(known, entry)
            for entry in (*load_name_words(), *data["names"])
            for w in entry["words"]
        },
        linking=frozenset(data["linking"]),
        pairs=frozenset(data["pairs"]),
        naming=_expressions(data["naming"]),
        weekdays=weekdays,
        calendar=weekdays | months,
    )


def _expressions(entries: Sequence[str]) -> NameTrie[str]:
    found: NameTrie[str] = NameTrie()
    for words in entries:
        found.add(fold(words).split(), words)
    return found


def _role_words(
    known: Roles, entries: Sequence[Mapping[str, Any]]
) -> tuple[dict[str, RoleNoun], NameTrie[RoleNoun]]:
    """Return the role nouns by word, and those of several words as a trie."""
    roles: dict[str, RoleNoun] = {}
    expressions: NameTrie[RoleNoun] = NameTrie()
    for entry in entries:
        noun = RoleNoun(entry["id"], _role(known, entry))
        for word in entry["words"]:
            parts = fold(word).split()
            if len(parts) > 1:
                expressions.add(parts, noun)
            if " " not in word:
                roles[word] = noun
    return roles, expressions


def _role(known: Roles, entry: Mapping[str, Any]) -> Role:
    role = known.roles.get(entry["role"])
    if role is None:
        raise DataError(
            f"{entry.get('id', 'names')}: there is no role {entry['role']!r} in roles.yaml"
        )
    return role


def _quality(known: Roles, entry: Mapping[str, Any]) -> Quality:
    quality = known.qualities.get(entry["quality"])
    if quality is None:
        raise DataError(f"{entry['id']}: there is no quality {entry['quality']!r} in roles.yaml")
    return quality


def _pronoun(entry: Mapping[str, Any]) -> Pronoun:
    return Pronoun(**{name: value for name, value in entry.items() if name != "words"})
