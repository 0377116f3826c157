"""Says whom the names mean that the knowledge base or the report's own acronyms know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.actors.names import fold, letters
from selon.actors.records import Actor, Name
from selon.model import ActorReference

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver


class KnownNames:
    """Answers whom a phrase with a known name means: an actor, one of several, inhabitants."""

    def __init__(self, resolver: ActorResolver) -> None:
        self._resolver, self._names = resolver, resolver.names
        self._syntax = resolver.syntax

    def introduced(self, number: int) -> int | None:
        """Return the phrase whose acronym or second name this one is.

        An acronym counts where the base does not know better.
        """
        first = self._resolver.locals.proper.other_names.get(number)
        if first is not None and number in self._resolver.locals.proper.kinds:
            return first[0]
        head = self._syntax.tokens[self._syntax.phrases[number].head]
        full = self._resolver.locals.acronyms.get(letters(head.text))
        if full is None or full == number:
            return None
        actor, other = self._names.actor(number), self._names.actor(full)
        if actor is None or (other is not None and other != actor):
            return full
        return None if other is not None or self.share_word(actor, full) else full

    def share_word(self, actor: Actor, number: int) -> bool:
        """Say whether an actor may be called what a phrase says: a long word in common."""
        told = set(fold(self._syntax.phrases[number].span.text).split())
        country = self._names.country(number)
        return bool(country and country == actor.country) or any(
            len(word) > 3 and word in told for word in self._resolver.base.words(actor.id)
        )

    def of(self, number: int) -> tuple[ActorReference, ...]:
        """Return whom a phrase names, by a rule where others share the name; else nobody."""
        names = self._names.named[number].values
        span = self._syntax.phrases[number].span
        if len({n.actor.id for n in names}) > 1:
            chosen, rule = self._resolver.base.choices.choose(
                names, self._resolver.sides.countries, self._syntax.language
            )
            if chosen is None:
                told = dict.fromkeys(n.actor.name for n in names)
                self._resolver.hesitate(number, list(told))
                return ()
            return (self._resolver.reference(span, chosen, "inferred", rule),)
        rule = self._names.chosen.get(names[0].actor.id, "")
        if rule:
            return (self._resolver.reference(span, names[0].actor, "inferred", rule),)
        return self._one(number, names[0])

    def _one(self, number: int, name: Name) -> tuple[ActorReference, ...]:
        actor, phrase = name.actor, self._syntax.phrases[number]
        if name.use != "adjective" or actor.kind != "state":
            rule = f"known {name.use}"
            return (self._resolver.reference(phrase.span, actor, "stated", rule),)
        if phrase.quantity is None and phrase.number != "singular":
            return (self._resolver.reference(phrase.span, actor, "stated", "inhabitants"),)
        label = f"{actor.adjective} nationals"
        some = ActorReference(
            "", label, "people", phrase.span, "stated", "inhabitants", actor.id, actor.country
        )
        return self._resolver.appositions.with_name(number) or (some,)
