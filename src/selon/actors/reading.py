"""Reads the data files of the knowledge base into actors and their written forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from selon.actors.names import letters
from selon.actors.records import Actor, Held, Name, Use
from selon.data import load_yaml, resource
from selon.model.vocabulary import ActorKind

PACKAGE = "selon.actors"
ACTOR_FILES = ("bodies", "groups", "organisations", "outlets", "peoples", "persons")
LANGUAGES = ("en", "fr")
_SHORT = 5
"""Letters up to which a name in capitals must be matched letter by letter ("US", "IS")."""


@dataclass
class Knowledge:
    """What the files hold: actors by id, written forms of all languages and of one."""

    actors: dict[str, Actor] = field(default_factory=dict)
    everywhere: list[Name] = field(default_factory=list)
    by_language: dict[str, list[Name]] = field(
        default_factory=lambda: {code: [] for code in LANGUAGES}
    )
    with_article: dict[str, str] = field(default_factory=dict)


def read(name: str, schema: str = "") -> Any:
    """Return the checked content of a data file of this package."""
    return load_yaml(
        resource(PACKAGE, f"data/{name}.yaml"),
        resource(PACKAGE, f"schemas/{schema or name}.yaml"),
    )


def read_knowledge() -> Knowledge:
    """Return all actors of the data files; DataError if one breaks its schema."""
    known = Knowledge()
    _countries(known)
    for file in ACTOR_FILES:
        data = read(file, "actors")
        for entry in data["actors"]:
            actor = _actor(entry, data["kind"], data["basis"])
            known.actors[actor.id] = actor
            known.everywhere.extend(_names(actor, entry))
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
            known.by_language[language] += [_name(actor, form, use) for form, use in forms]


def _actor(entry: Mapping[str, Any], kind: str, basis: str) -> Actor:
    country = entry.get("country", "")
    own = f"act_{country.lower()}" if country else ""
    return Actor(
        id=entry["id"],
        name=entry["name"],
        kind=cast(ActorKind, entry.get("kind", kind)),
        country=country,
        adjective=entry.get("adjective", ""),
        held=tuple(
            Held(h["office"], h.get("of", own), h.get("from", ""), h.get("to", ""))
            for h in entry.get("held", ())
        ),
        basis=basis,
    )


def _names(actor: Actor, entry: Mapping[str, Any]) -> Iterator[Name]:
    if not entry.get("quiet"):
        yield _name(actor, actor.name, "name")
    for forms in (*entry.get("names", {}).values(), entry.get("spellings", ())):
        for form in forms:
            yield _name(actor, form, "name")
    for form in entry.get("short", ()):
        yield _name(actor, form, "short")
    for form in entry.get("acronyms", ()):
        yield Name(actor, form, "name", exact=True)


def _name(actor: Actor, written: str, use: Use) -> Name:
    plain = letters(written)
    exact = plain.isupper() and len(plain) <= _SHORT
    return Name(actor, written, use, exact, any(c.isupper() for c in written))
