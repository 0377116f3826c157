"""Neutral English names for actors that the text describes without naming them."""

from __future__ import annotations

from selon.actors.roles import Role
from selon.mentions.actor_names import PhraseNames


class Describer:
    """Builds names such as "Syrian military source" from what qualifies a phrase."""

    def __init__(self, names: PhraseNames) -> None:
        self._names = names

    def name(self, number: int, role: Role, owner: str = "") -> str:
        """Return the name of a phrase in a role: whose, of what quality, what.

        ``owner`` is the English name of the organisation it belongs to, if any.
        """
        label = self._label(number, role)
        if owner and role.office:
            return f"{label} of {owner}"
        words = [owner, *self._origin(number), *self._qualities(number, role), label]
        return " ".join(dict.fromkeys(filter(None, words)))

    def _label(self, number: int, role: Role) -> str:
        phrase = self._names.syntax.phrases[number]
        if role.kind == "civilian" and not role.voice:
            return role.many
        several = phrase.number == "plural" or (
            phrase.quantity is not None and phrase.quantity.high != 1
        )
        return role.many if several else role.one

    def _origin(self, number: int) -> list[str]:
        """Return the adjectives of the country and the people that qualify a phrase."""
        found = []
        country = self._names.country(number)
        state = self._names.base.state(country) if country else None
        if state is not None:
            found.append(state.adjective or state.name)
        for match in self._names.inside.get(number, ()):
            actor = match.values[0].actor
            if actor.kind == "people":
                found.append(actor.adjective or actor.name)
        return found

    def _qualities(self, number: int, role: Role) -> list[str]:
        qualities = self._names.words.qualities
        noun = self._names.nouns.get(number)
        own = noun.role.id if noun is not None else role.id
        return [
            quality.word
            for lemma in self._names.modifiers(number)
            if (quality := qualities.get(lemma)) is not None
            and own not in quality.turns
            and quality.word not in role.one.split()
        ]
