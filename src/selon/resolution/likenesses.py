"""What a mention says of its actor that a later mention may take up: roles and marks."""

from __future__ import annotations

from collections.abc import Iterator

from selon.actors.names import fold
from selon.mentions.actor_names import PhraseNames
from selon.model import ActorReference
from selon.model.vocabulary import ActorKind
from selon.resolution.local_names import LocalNames

_RELAYED = {
    "agency": ("agency",),
    "state_agency": ("agency", "state_media"),
    "broadcaster": ("broadcaster",),
    "state_broadcaster": ("broadcaster", "state_media"),
    "newspaper": ("newspaper",),
    "magazine": ("newspaper",),
    "website": ("website",),
    "group_media": ("agency", "broadcaster"),
}
"""Roles an outlet is called by, from what it is relayed as."""
_MARKS = 3
_BETWEEN = ",»”\"’')"
"""What may stand between a name and the description behind its comma."""
_OWN_NAMED: frozenset[ActorKind] = frozenset(
    {"nonstate_group", "ngo", "media", "international", "unknown"}
)
"""Kinds of actors whose names tell what they may be called: a Front, an Observatory."""

_MISSION = ("mission", "peacekeepers", "forces")
"""Roles that a mission can always be called by."""


class Likenesses:
    """Reads roles and marks off the phrases of one block."""

    def __init__(self, names: PhraseNames, locals_: LocalNames) -> None:
        self._names, self._syntax, self._locals = names, names.syntax, locals_
        self._beside: dict[int, list[int]] = {}
        self._described_by: dict[int, list[int]] = {}
        for number, phrase in enumerate(self._syntax.phrases):
            for other in phrase.appositions:
                self._beside.setdefault(other, []).append(number)
        for name, description in self._behind_commas():
            self._beside.setdefault(description, []).append(name)
            self._described_by.setdefault(name, []).append(description)
        self._said = self._predicated()

    def marks(self, number: int) -> frozenset[str]:
        """Return the qualities and countries ("@TR") that stand beside a phrase or its names."""
        found: set[str] = set()
        for one in self._around(number):
            found.update(self._marks(one))
        return frozenset(found)

    def roles(
        self, number: int, references: tuple[ActorReference, ...], *, own: bool
    ) -> frozenset[str]:
        """Return the roles that a phrase gives those it names.

        ``own`` is false where the phrase only points to somebody: what it calls them says
        nothing new. Knowledge and the words of names add theirs.
        """
        if len(references) != 1:
            return frozenset()
        found = {r for one in self._around(number) for r in self._role(one)} if own else set()
        found.update(self._said.get(number, ()))
        reference = references[0]
        actor = self._names.base.by_id(reference.id) if reference.id else None
        if actor is not None:
            found.update(_RELAYED.get(actor.relayed_as, ()))
            found.update(_MISSION if actor.mission else ())
        if reference.country and reference.id:
            found.add(reference.id.removeprefix(f"act_{reference.country.lower()}_"))
        if reference.id and reference.kind in _OWN_NAMED:
            found.update(self._named_roles(reference.name))
            if number in self._locals.proper.roles:
                found.add(self._locals.proper.roles[number])
        return frozenset(found)

    def _named_roles(self, name: str) -> Iterator[str]:
        """Yield the roles that words of a name tell: a Front, a Movement, an Observatory."""
        for word in fold(name).split():
            role = self._names.words.name_roles.get(word)
            if role is not None:
                yield role.id

    def _around(self, number: int) -> list[int]:
        phrase = self._syntax.phrases[number]
        after = self._described_by.get(number, ())
        return [number, *phrase.beside, *self._beside.get(number, ()), *after]

    def _behind_commas(self) -> Iterator[tuple[int, int]]:
        """Yield names with the indefinite descriptions right behind their comma.

        "X », un gang né à l'automne": parsers often hang such descriptions elsewhere.
        """
        tokens = self._syntax.tokens
        ends: dict[int, int] = {}
        for number in (*self._names.named, *self._locals.proper.extents):
            if number not in self._names.swallowed:
                extent = self._locals.proper.extents.get(number)
                match = self._names.named.get(number)
                ends[extent[1] if extent else match.last if match else 0] = number
        for number, phrase in enumerate(self._syntax.phrases):
            first = self._names.tokens(phrase.core)[0]
            if phrase.definite is not False or self._names.role(number) is None:
                continue
            at = first - 1
            while at > 0 and tokens[at].pos == "PUNCT" and first - at <= _MARKS:
                at -= 1
            between = "".join(t.text for t in tokens[at + 1 : first])
            inside = tokens[at].sentence == tokens[first].sentence and at + 1 in ends
            if inside and between.count(",") == 1 and not between.strip(_BETWEEN):
                yield ends[at + 1], number

    def before(self, number: int) -> list[int]:
        """Return the phrases that a phrase stands in apposition to."""
        return self._beside.get(number, [])

    def _role(self, number: int) -> Iterator[str]:
        described = self._names.role(number)
        if described is not None:
            noun, role = described
            yield role.id
            yield noun.role.id

    def _marks(self, number: int) -> Iterator[str]:
        qualities = self._names.words.qualities
        phrase = self._syntax.phrases[number]
        for lemma in self._names.modifiers(number):
            # "ex-premier": the first part of a compound qualifies too.
            for part in dict.fromkeys((lemma, lemma.partition("-")[0])):
                quality = qualities.get(part)
                yield quality.id if quality is not None else part
        noun = self._names.nouns.get(number)
        if noun is not None and noun.role.id in ("militants", "jihadists", "rebels", "separatists"):
            # "the paramilitaries" for "the paramilitary group": the noun is the quality.
            quality = qualities.get(phrase.lemma)
            if quality is not None:
                yield quality.id
        for match in self._names.inside.get(number, ()):
            actor = match.values[0].actor
            yield f"@{actor.country}" if actor.kind == "state" else f"@{actor.id}"

    def _predicated(self) -> dict[int, set[str]]:
        """Return the roles that "X is a militia" gives X."""
        found: dict[int, set[str]] = {}
        roles = self._names.words.roles
        for clause in self._syntax.clauses:
            if clause.form == "copula" and not clause.negated:
                said = {roles[a].role.id for a in clause.attribute if a in roles}
                for subject in clause.subject if said else ():
                    found.setdefault(subject, set()).update(said)
        return found
