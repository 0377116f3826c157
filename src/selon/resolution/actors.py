"""Resolves every mention of an actor: names, roles, pronouns, descriptions."""

from __future__ import annotations

from selon.actors.base import ActorBase
from selon.actors.names import fold, letters
from selon.actors.records import Actor, Name
from selon.language.actor_words import ActorWords
from selon.mentions.actor_names import PhraseNames
from selon.model import ActorReference, Mentions, Span, Syntax
from selon.model.vocabulary import ActorKind, Grade
from selon.resolution.anaphora import PERSONS, Antecedents
from selon.resolution.block_context import BlockContext
from selon.resolution.descriptions import Describer
from selon.resolution.local_names import Known, LocalNames
from selon.resolution.qualifiers import Qualifiers
from selon.resolution.role_nouns import RoleResolver

_DEPTH = 50
"""Phrases inside phrases that one answer may depend on."""

_BODIES: frozenset[ActorKind] = frozenset(
    {"government", "state_force", "police", "international", "ngo", "media", "unknown"}
)
"""Kinds of role nouns that are often part of a proper name ("Ruritanian Rescue Ministry")."""


class ActorResolver:
    """Answers who the phrases of one block name; each phrase is worked out once.

    One resolver serves sources, participants and anaphors alike, so that one actor has
    one id and one name in the whole report.
    """

    def __init__(
        self,
        base: ActorBase,
        words: ActorWords,
        syntax: Syntax,
        mentions: Mentions,
        report_id: str,
    ) -> None:
        self.base, self.words, self.syntax = base, words, syntax
        self.names = PhraseNames(syntax, words, base)
        self.locals = LocalNames(self.names, report_id)
        self.antecedents = Antecedents(syntax, words, mentions.actors)
        self.context = BlockContext(self.names, mentions.actors)
        self.roles = RoleResolver(self, Describer(self.names))
        self._qualifiers = Qualifiers(self)
        self._known: dict[int, tuple[ActorReference, ...]] = {}
        self._active: set[int] = set()
        # In text order, so that what points back finds its antecedent settled.
        for mention in mentions.actors:
            self.resolve(mention.phrase)

    def resolve(self, phrase: int) -> tuple[ActorReference, ...]:
        """Return whom a noun phrase names: nobody known is an empty tuple.

        A plural pronoun may name several. What the text only describes has an English
        name and id "".
        """
        known = self._known.get(phrase)
        if known is None:
            if phrase in self._active or len(self._active) > _DEPTH:
                return ()
            self._active.add(phrase)
            known = self._known[phrase] = self._resolve(phrase)
            self._active.discard(phrase)
        return known

    def resolve_qualifiers(self, phrase: int) -> tuple[ActorReference, ...]:
        """Return the actors that qualify an event noun ("Russian strike", "rebel attack")."""
        return self._qualifiers.of(phrase)

    def reference(
        self, span: Span, actor: Actor | Known, grade: Grade, rule: str, entry: str = ""
    ) -> ActorReference:
        """Return a reference to an actor."""
        return ActorReference(
            actor.id, actor.name, actor.kind, span, grade, rule, entry or actor.id, actor.country
        )

    def _resolve(self, number: int) -> tuple[ActorReference, ...]:
        phrase = self.syntax.phrases[number]
        pronoun = self.names.pronoun(number)
        if pronoun is not None:
            found = self.antecedents.of_pronoun(number, pronoun, self.resolve)
            return carried(found, phrase.span, "pronoun")
        introduced = self._introduced(number)
        if introduced is not None:
            return self.resolve(introduced)
        if number in self.names.named:
            found = self._named(number)
            if found:
                return found
        return (
            self._apposed(number)
            or self.roles.of_body(number)
            or self._defined(number)
            or self._proper(number)
            or self.roles.resolve(number)
        )

    def _defined(self, number: int) -> tuple[ActorReference, ...]:
        """Return the actor that the report itself introduces: "the X Observatory (XO)"."""
        role = self.names.role(number)
        known = self.locals.defined(number, role[1].kind if role else "unknown")
        if known is None:
            return ()
        span = self.syntax.phrases[number].span
        return (self.reference(span, known, "stated", "definition", role[0].id if role else ""),)

    def _introduced(self, number: int) -> int | None:
        """Return the phrase whose acronym this one is, where the base does not know better."""
        phrase = self.syntax.phrases[number]
        full = self.locals.acronyms.get(letters(self.syntax.tokens[phrase.head].text))
        if full is None or full == number:
            return None
        actor, other = self.names.actor(number), self.names.actor(full)
        if actor is None or (other is not None and other != actor):
            return full
        return None if other is not None or self._shares_word(actor, full) else full

    def _shares_word(self, actor: Actor, full: int) -> bool:
        """Say whether an actor may be called what a phrase says: a long word in common."""
        told = set(fold(self.syntax.phrases[full].span.text).split())
        country = self.names.country(full)
        return bool(country and country == actor.country) or any(
            len(word) > 3 and word in told for word in self.base.words(actor.id)
        )

    def _named(self, number: int) -> tuple[ActorReference, ...]:
        names = self.names.named[number].values
        span = self.syntax.phrases[number].span
        actors = {n.actor.id: n for n in names}
        if len(actors) > 1:
            fitting = [n for n in actors.values() if n.actor.country in self.context.countries]
            if len(fitting) != 1:
                return ()
            return (self.reference(span, fitting[0].actor, "inferred", "ambiguous name"),)
        return self._one(number, names[0], span)

    def _one(self, number: int, name: Name, span: Span) -> tuple[ActorReference, ...]:
        actor = name.actor
        if name.use == "adjective" and actor.kind == "state":
            phrase = self.syntax.phrases[number]
            if phrase.quantity is not None or phrase.number == "singular":
                label = f"{actor.adjective} nationals"
                return (
                    ActorReference(
                        "", label, "people", span, "stated", "inhabitants", actor.id, actor.country
                    ),
                )
            return (self.reference(span, actor, "stated", "inhabitants"),)
        return (self.reference(span, actor, "stated", f"known {name.use}"),)

    def _apposed(self, number: int) -> tuple[ActorReference, ...]:
        """Take a description for the name beside it ("the minister, Jane Doe")."""
        phrase = self.syntax.phrases[number]
        described = self.names.role(number)
        beside = [n for adposition, n in phrase.complements if not adposition]
        proper = phrase.pos == "PROPN" and described is None
        for other in (*phrase.appositions, *beside):
            if other not in self.names.named and (
                proper or self.syntax.phrases[other].pos != "PROPN"
            ):
                continue
            found = self.resolve(other)
            if not found or not found[0].id:
                continue
            if phrase.number == "plural" and found[0].kind in PERSONS:
                continue
            person = found[0].kind in PERSONS
            if described is None or person == (described[1].kind in PERSONS):
                actor = self.names.actor(other)
                if actor is not None and described is None and not self._shares_word(actor, number):
                    continue
                return carried(found, phrase.span, found[0].rule, found[0].grade)
        return ()

    def _proper(self, number: int) -> tuple[ActorReference, ...]:
        phrase = self.syntax.phrases[number]
        entity = self.locals.proper.label(number)
        if number not in self.locals.proper.extents:
            return ()
        described = self.names.role(number)
        if described is not None and not (
            entity == "ORG" and phrase.pos == "PROPN" and described[1].kind in _BODIES
        ):
            return ()
        known = self.locals.find(number)
        if known is None:
            return ()
        return (self.reference(phrase.span, known, "stated", "name in the report"),)


def carried(
    found: tuple[ActorReference, ...], span: Span, rule: str, grade: Grade = "carried"
) -> tuple[ActorReference, ...]:
    """Return references again for other words that point to them."""
    return tuple(
        ActorReference(r.id, r.name, r.kind, span, grade, rule, r.entry, r.country, r.named)
        for r in found
    )
