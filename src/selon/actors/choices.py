"""Chooses between actors that share a name, by the rules of ``data/choices.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from selon.actors.names import fold
from selon.actors.reading import read
from selon.actors.records import Actor, Name


@dataclass(frozen=True, slots=True)
class Choice:
    """The rules of a shared name: see ``choices.yaml``."""

    default: str = ""
    languages: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Choices:
    """The rules of all shared names."""

    def __init__(self, rules: Mapping[str, Choice]) -> None:
        self._rules = rules

    def covers(self, written: str) -> bool:
        """Say whether there is a rule for a name, whatever its case and accents."""
        return fold(written) in self._rules

    def choose(
        self, names: Sequence[Name], countries: Iterable[str], language: str
    ) -> tuple[Actor | None, str]:
        """Return the actor a shared name means in a report, or null, and the rule that said so.

        ``countries`` (ISO-2) are those the report speaks of.
        """
        actors = {n.actor.id: n.actor for n in names}
        rule = self._rules.get(fold(names[0].written), Choice())
        told = set(countries)
        fitting = [
            a for a in actors.values() if (rule.also.get(a.id, frozenset()) | {a.country}) & told
        ]
        if len(fitting) == 1:
            return fitting[0], "shared name, by country"
        by_language = actors.get(rule.languages.get(language, ""))
        if by_language is not None and not fitting:
            return by_language, "shared name, by language"
        default = actors.get(rule.default)
        return default, "shared name, by default" if default else ""


def load_choices() -> Choices:
    """Return the shipped rules; DataError if the file breaks its schema."""
    rules: dict[str, Choice] = {}
    for entry in read("choices"):
        also = {actor: frozenset(found) for actor, found in entry.get("also", {}).items()}
        choice = Choice(entry.get("default", ""), entry.get("languages", {}), also)
        rules.update(dict.fromkeys(map(fold, entry["names"]), choice))
    return Choices(rules)
