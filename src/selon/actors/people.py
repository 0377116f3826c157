"""Who is public and who is private, by the rules of ``data/people.yaml``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from selon.actors.reading import read


@dataclass(frozen=True, slots=True)
class PeopleRule:
    """A rule and its verdict; what it does not ask for is null. See ``people.yaml``."""

    id: str
    public: bool
    known: bool | None = None
    kinds: frozenset[str] | None = None
    articled: bool | None = None

    def fits(self, known: bool, kind: str, articled: bool) -> bool:
        """Say whether everything that the rule asks for is so."""
        return (
            self.known in (None, known)
            and (self.kinds is None or kind in self.kinds)
            and self.articled in (None, articled)
        )


@dataclass(frozen=True, slots=True)
class PeopleRules:
    """All rules, in the order in which they are asked."""

    rules: Sequence[PeopleRule]

    def private(self, *, known: bool, kind: str, articled: bool) -> bool:
        """Say whether a name is to be masked: where no rule fits, it is."""
        fitting = (rule for rule in self.rules if rule.fits(known, kind, articled))
        decisive = next(fitting, None)
        return decisive is None or not decisive.public


@cache
def load_people() -> PeopleRules:
    """Return the shipped rules; DataError if the file breaks its schema."""
    rules = []
    for entry in read("people")["rules"]:
        kinds = frozenset(entry["kinds"]) if "kinds" in entry else None
        rules.append(PeopleRule(**{**entry, "kinds": kinds}))
    return PeopleRules(tuple(rules))
