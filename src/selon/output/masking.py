"""Hides the names of private people in whatever words of a report are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selon.output.cast import Cast, Member

MASK = "[name]"
"""What stands for the name of a private person."""


@dataclass(frozen=True, slots=True)
class Masking:
    """Whose names a report's words are shown without: ``people`` by id, ``names`` as written."""

    people: frozenset[str] = frozenset()
    names: re.Pattern[str] | None = None

    def text(self, text: str) -> str:
        """Return words with every name of a private person in them hidden."""
        return self.names.sub(MASK, text) if self.names else text

    def told(self, text: str) -> str:
        """Return the words for a private person: a description stays, anything like a name goes."""
        left = self.text(text)
        return MASK if any(c.isupper() for c in left.replace(MASK, "")) else left


def masking_of(cast: Cast) -> Masking:
    """Return what hides the private people of a report, by every name it gives them."""
    private = [member for member in cast.named if member.private]
    names = {form for member in private for form in _forms(member)}
    if not names:
        return Masking(frozenset(member.id for member in private))
    longest = sorted(names, key=len, reverse=True)
    # A line may end within a name.
    written = (r"\s+".join(map(re.escape, name.split())) for name in longest)
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(written) + r")(?!\w)")
    return Masking(frozenset(member.id for member in private), pattern)


def _forms(member: Member) -> Iterator[str]:
    """Yield a person's name, the family name in it and parts that stand for it in the report."""
    parts = member.name.split()
    family = parts[-1:]
    alone = [word for word, _ in member.words if set(word.split()) <= set(parts)]
    for form in (member.name, *(w for w in (*family, *alone) if len(w) > 2 and w[0].isupper())):
        yield from (form, form.upper())
