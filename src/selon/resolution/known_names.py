"""Says whom the names mean that the knowledge base or the report's own acronyms know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selon.actors.names import fold, letters
from selon.actors.records import Actor, Name
from selon.model import ActorReference
from selon.model.vocabulary import ActorKind

if TYPE_CHECKING:
    from selon.resolution.actors import ActorResolver

_DEFINED: frozenset[ActorKind] = frozenset({"international", "ngo", "nonstate_group"})
"""Kinds whose acronyms stand in brackets or commas behind a description."""
_SHORT = 3
"""Letters of words that say nothing of whose name they are in."""


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
        match = self._names.named.get(full)
        if actor is not None and match is not None and match.last - match.first == 1:
            # "the UN mission in Mali (MINUSMA)": one word has no such acronym.
            return None
        if actor is None or (other is not None and other != actor):
            return full
        return None if other is not None or self._called(actor, full) else full

    def _called(self, actor: Actor, number: int) -> bool:
        """Say whether an actor may have a full name: all its long words are of its names.

        "Sangha Liberation Front (SLF)" shares but common words with another SLF.
        """
        extent = self._resolver.locals.proper.extents.get(number)
        if extent is None:
            return self.share_word(actor, number)
        country = self._names.country(number)
        told = [w for w in self._resolver.locals.proper.words(extent) if len(w) > _SHORT]
        known = self._resolver.base.words(actor.id)
        return bool(country and country == actor.country) or all(w in known for w in told)

    def bracketed(self, number: int) -> tuple[ActorReference, ...]:
        """Return the known actor whose acronym stands in brackets right behind a description.

        "the United Nations mission in Mali (MINUSMA)"
        """
        tokens, phrase = self._syntax.tokens, self._syntax.phrases[number]
        if self._names.role(number) is None:
            return ()
        ends = {phrase.core.end, *(self._syntax.phrases[n].core.end for _, n in phrase.complements)}
        for end in ends:
            at = self._syntax.token_at(end - 1)
            if at is None or at + 3 >= len(tokens) or tokens[at + 1].text not in "(,":
                continue
            inside = self._syntax.phrase_headed_by(at + 2)
            closed = tokens[at + 3].text == {"(": ")", ",": ","}[tokens[at + 1].text]
            short = letters(tokens[at + 2].text)
            if inside is None or not closed or self.introduced(inside) is not None:
                continue
            actor = self._names.actor(inside)
            if actor is not None and actor.kind in _DEFINED and sum(map(str.isupper, short)) > 1:
                return (self._resolver.reference(phrase.span, actor, "stated", "definition"),)
        return ()

    def share_word(self, actor: Actor, number: int) -> bool:
        """Say whether an actor may be called what a phrase says: a long word in common."""
        told = set(fold(self._syntax.phrases[number].span.text).split())
        country = self._names.country(number)
        return bool(country and country == actor.country) or any(
            len(word) > _SHORT and word in told for word in self._resolver.base.words(actor.id)
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
