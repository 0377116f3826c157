"""Reads the data files of the knowledge base into actors and their written forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast

from selon.actors.names import letters
from selon.actors.records import Actor, Held, Mission, Name, Use
from selon.actors.roles import load_roles
from selon.data import load_yaml, resource
from selon.model.vocabulary import ActorKind

PACKAGE = "selon.actors"
ACTOR_FILES = ("bodies", "groups", "organisations", "outlets", "peoples", "persons")
LANGUAGES = ("en", "fr")
_SHORT = 5
"""Letters up to which a name in capitals must be matched letter by letter ("US", "IS")."""


Entry = Mapping[str, Any]
"""An actor as data files give it (``schemas/actors.yaml``), with its kind and basis."""


@dataclass
class Knowledge:
    """What the files hold: actors by id, written forms of all languages and of one.

    ``entries`` are what the actors were made of. ``merged`` gives the id that another one
    leads to, and ``actors`` leads there as well; ``layer`` is the hash of a user's file.
    """

    actors: dict[str, Actor] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    layer: str = ""
    everywhere: list[Name] = field(default_factory=list)
    by_language: dict[str, list[Name]] = field(
        default_factory=lambda: {code: [] for code in LANGUAGES}
    )
    with_article: dict[str, str] = field(default_factory=dict)
    without: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Add the actor of an entry and its written forms."""
        actor = actor_of(entry)
        self.actors[actor.id] = actor
        self.entries[actor.id] = entry
        self.everywhere.extend(names_of(actor, entry))

    def find(self, actor: str) -> Actor | None:
        """Return the actor of an id; a body that every state has is derived."""
        country, _, body = actor.removeprefix("act_").partition("_")
        pattern, named = load_roles().bodies.get(body), self.with_article.get(country.upper())
        known = self.actors.get(actor)
        if known is not None or pattern is None or named is None:
            return known
        return pattern.of(country.upper(), self.actors[f"act_{country}"], named)


def read(name: str, schema: str = "") -> Any:
    """Return the checked content of a data file of this package."""
    return load_yaml(
        resource(PACKAGE, f"data/{name}.yaml"),
        resource(PACKAGE, f"schemas/{schema or name}.yaml"),
    )


def equal_spellings() -> dict[str, str]:
    """Return the spelling that stands for each other one of a transliterated word."""
    return {form: row[0] for row in read("transliterations") for form in row[1:]}


def read_knowledge() -> Knowledge:
    """Return all actors of the data files; DataError if one breaks its schema."""
    known = Knowledge()
    _countries(known)
    for file in ACTOR_FILES:
        data = read(file, "actors")
        shared = {"kind": data["kind"], "basis": data["basis"]}
        for entry in data["actors"]:
            known.add(shared | entry)
    return known


def _countries(known: Knowledge) -> None:
    more = {entry["id"]: entry for entry in read("nationalities")}
    for entry in read("countries"):
        code = entry["id"]
        extra = more.get(code, {})
        adjectives: Mapping[str, list[str]] = extra.get("adjectives", {})
        actor = Actor(
            id=f"act_{code.lower()}",
            name=extra.get("name", entry["en"]),
            kind="state",
            country=code,
            adjective=next(iter(adjectives.get("en", ())), ""),
            basis="cldr",
        )
        known.actors[actor.id] = actor
        known.entries[actor.id] = _state_entry(actor, entry, extra)
        known.without[code] = frozenset(extra.get("without", ()))
        known.with_article[code] = f"the {actor.name}" if extra.get("article") else actor.name
        for language in LANGUAGES:
            forms: list[tuple[str, Use]] = [(entry[language], "name"), (actor.name, "name")]
            forms += [(form, "name") for form in extra.get("names", {}).get(language, ())]
            for source, use in (
                ("adjectives", "adjective"),
                ("people", "adjective"),
                ("seats", "seat"),
            ):
                forms += [
                    (form, cast(Use, use)) for form in extra.get(source, {}).get(language, ())
                ]
            known.by_language[language] += [
                _name(actor, form, use, language) for form, use in forms
            ]


def _state_entry(actor: Actor, entry: Entry, extra: Entry) -> Entry:
    """Return a state as an entry of an actor."""
    forms = {
        language: dict.fromkeys((entry[language], *extra.get("names", {}).get(language, ())))
        for language in LANGUAGES
    }
    names = {code: [f for f in found if f != actor.name] for code, found in forms.items()}
    told = {"id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country}
    more = {"adjective": actor.adjective, "names": {code: n for code, n in names.items() if n}}
    return {**told, **{key: value for key, value in more.items() if value}, "basis": actor.basis}


def actor_of(entry: Entry) -> Actor:
    """Return the actor that an entry describes."""
    country = entry.get("country", "")
    own = f"act_{country.lower()}" if country else ""
    return Actor(
        id=entry["id"],
        name=entry["name"],
        kind=cast(ActorKind, entry["kind"]),
        country=country,
        adjective=entry.get("adjective", ""),
        held=tuple(
            Held(h["office"], h.get("of", own), h.get("from", ""), h.get("to", ""))
            for h in entry.get("held", ())
        ),
        relayed_as=entry.get("relayed_as", ""),
        mission=Mission(m["of"], m["in"]) if (m := entry.get("mission")) else None,
        basis=entry["basis"],
    )


def names_of(actor: Actor, entry: Entry) -> Iterator[Name]:
    """Yield the written forms of an entry's actor."""
    if not entry.get("quiet"):
        yield _name(actor, actor.name, "name", "en")
    for language, forms in entry.get("names", {}).items():
        for form in forms:
            yield _name(actor, form, "name", language)
    for form in entry.get("spellings", ()):
        yield _name(actor, form, "name")
    for form in entry.get("short", ()):
        yield _name(actor, form, "short")
    for form in entry.get("acronyms", ()):
        yield Name(actor, form, "name", exact=True)
    for held in entry.get("former", ()):
        name = _name(actor, held["name"], "name")
        yield replace(name, former=True, since=held.get("from", ""), until=held.get("to", ""))


def _name(actor: Actor, written: str, use: Use, language: str = "") -> Name:
    plain = letters(written)
    exact = plain.isupper() and len(plain) <= _SHORT
    return Name(actor, written, use, exact, any(c.isupper() for c in written), language)
