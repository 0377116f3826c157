"""Resolves every mention of an actor: names, roles, pronouns, descriptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selon.actors.base import ActorBase
from selon.actors.records import Actor
from selon.language.actor_words import ActorWords
from selon.mentions.actor_names import PhraseNames
from selon.model import ActorReference, Attribution, Mentions, PlaceReference, Span, Syntax
from selon.model.vocabulary import ActorKind, Grade
from selon.resolution.anaphora import PERSONS, Pronouns
from selon.resolution.appositions import Appositions
from selon.resolution.backreferences import Backreferences
from selon.resolution.cast import Cast, Member, Ranked
from selon.resolution.descriptions import Describer
from selon.resolution.known_names import KnownNames
from selon.resolution.likenesses import Likenesses
from selon.resolution.local_names import Known, LocalNames
from selon.resolution.offices import Offices
from selon.resolution.other_countries import OtherCountries
from selon.resolution.qualifiers import Qualifiers
from selon.resolution.role_nouns import RoleResolver
from selon.resolution.sets import Sets
from selon.resolution.sides import Sides
from selon.resolution.spokesmen import Spokesmen
from selon.resolution.things import Things

_DEPTH = 50
"""Phrases inside phrases that one answer may depend on."""

_BODIES: frozenset[ActorKind] = frozenset(
    {"government", "state_force", "police", "international", "ngo", "media", "unknown"}
)
"""Kinds of role nouns that are often part of a proper name ("Ruritanian Rescue Ministry")."""


class ActorResolver:
    """Answers who the phrases of one block name; each phrase is worked out once.

    One resolver serves sources, participants and anaphors alike, so that one actor has
    one id and one name in the whole report. Names are settled first, then everything else in
    text order, so that what points back, or forward to a name, finds it in the cast.
    """

    def __init__(
        self,
        base: ActorBase,
        words: ActorWords,
        syntax: Syntax,
        mentions: Mentions,
        report_id: str,
        attributions: Sequence[Attribution] = (),
        places: Sequence[PlaceReference] = (),
        published: str = "",
    ) -> None:
        self.published = published
        self.base, self.words, self.syntax = base, words, syntax
        self._attributions = attributions
        self.sources = frozenset(a.source for a in attributions if a.source is not None)
        self.names = PhraseNames(syntax, words, base)
        self.locals = LocalNames(self.names, report_id)
        self.cast = Cast(syntax)
        self.known_names = KnownNames(self)
        self.sides = Sides(self.names, places, lambda n: self.known_names.introduced(n) is not None)
        self.offices = Offices(self)
        self.spokesmen = Spokesmen(self)
        self.appositions = Appositions(self)
        self.descriptions = Backreferences(self)
        self.sets = Sets(self)
        self.pronouns = Pronouns(self)
        self.others = OtherCountries(self)
        self.things = Things(self)
        self.roles = RoleResolver(self, Describer(self.names))
        self.likenesses = Likenesses(self.names, self.locals)
        self._qualifiers = Qualifiers(self)
        self._known: dict[int, tuple[ActorReference, ...]] = {}
        self._active: set[int] = set()
        self.hesitations: dict[int, tuple[str, ...]] = {}
        phrases = [mention.phrase for mention in mentions.actors]
        for phrase in sorted(phrases, key=self._turn):
            self.resolve(phrase)
        for phrase in phrases:
            self._known[phrase] = self._speaking(phrase, self._known[phrase])

    def _turn(self, phrase: int) -> int:
        """Say when a phrase is settled: names first, then bodies of named states, then the rest."""
        if (
            phrase in self.names.named
            or phrase in self.locals.proper.kinds
            or any(n in self.names.named for n in self.syntax.phrases[phrase].appositions)
        ):
            return 0
        role = self.names.role(phrase)
        settled = role and role[1].body and not self.syntax.phrases[phrase].owners
        return 1 if settled and self.names.country(phrase) else 2

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
            known = self._known[phrase] = self._settled(phrase)
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

    def speaker(self, phrase: int) -> tuple[ActorReference, ...]:
        """Return whose words a phrase stands in, where the report tells; nobody for its author."""
        at = self.cast.start(phrase)
        over = [
            a
            for a in self._attributions
            if not a.distance and any(s.start <= at < s.end for s in a.content)
        ]
        inner = min(over, key=lambda a: a.length, default=None)
        if inner is None or inner.source is None or inner.source == phrase:
            return ()
        found = self.resolve(inner.source)
        return self._speaking(inner.source, found)

    def country_of(self, reference: ActorReference) -> str:
        """Return somebody's country: his own, else the one the report's words give him.

        "the Georgian prime minister, Irakli G.": who is listed nowhere is of that country.
        """
        member = self.cast.named(reference.id) if reference.id else None
        if reference.country or member is None:
            return reference.country
        told = {m[1:] for m in member.marks if m.startswith("@") and len(m) == 3}
        return told.pop() if len(told) == 1 else ""

    def marks(self, phrase: int) -> frozenset[str]:
        """Return what qualifies a phrase, comparable between mentions: qualities, countries."""
        return self.likenesses.marks(phrase)

    # --- what the parts of the resolver report ---------------------------------------------

    def pointing(
        self,
        phrase: int,
        member: Member,
        rule: str,
        grade: Grade,
        next_: Sequence[Ranked],
        entry: str = "",
    ) -> tuple[ActorReference, ...]:
        """Return a member's references for a phrase that points to it."""
        self.cast.of_phrase[phrase] = member
        span = self.syntax.phrases[phrase].span
        others = tuple(map(self.candidate, next_[:2]))
        return tuple(
            replace(
                r,
                span=span,
                rule=rule,
                grade=grade,
                others=others,
                entry=entry or r.entry,
                behalf=(),
            )
            for r in member.references
        )

    def undecided(self, phrase: int, ranked: Sequence[Ranked]) -> None:
        """Keep those between whom a phrase could not be decided."""
        self.hesitate(phrase, list(map(self.candidate, ranked[:3])))

    def candidate(self, ranked: Ranked) -> str:
        """Return what to call somebody who was not chosen: a private person by no name."""
        first = ranked.member.first
        if first.kind in PERSONS and first.id and self.base.by_id(first.id) is None:
            return "a person"
        return first.name

    def hesitate(self, phrase: int, names: Sequence[str]) -> None:
        """Keep the names between which a phrase could not be decided."""
        if names:
            self.hesitations[phrase] = tuple(names)

    # --- one phrase ------------------------------------------------------------------------

    def _settled(self, number: int) -> tuple[ActorReference, ...]:
        found = self._resolve(number)
        pronoun = self.names.pronoun(number)
        if pronoun is not None and pronoun.relative:
            return found
        pointed = number in self.cast.of_phrase
        roles = self.likenesses.roles(number, found, own=not pointed)
        self.cast.enroll(number, found, roles, self.marks(number))
        for reference in found:
            if reference.country and reference.id.startswith(f"act_{reference.country.lower()}_"):
                self.sides.note(number, reference.country)
        self._pair(number, found)
        self.offices.note(number, found)
        return found

    def _speaking(
        self, number: int, found: tuple[ActorReference, ...]
    ) -> tuple[ActorReference, ...]:
        """Return a person's reference with those he speaks for, where the words tell."""
        if len(found) != 1 or found[0].kind not in PERSONS or found[0].behalf:
            return found
        behalf = self.spokesmen.of(number)
        return (replace(found[0], behalf=behalf),) if behalf else found

    def _pair(self, number: int, found: tuple[ActorReference, ...]) -> None:
        beside = self.syntax.phrases[number].conjuncts or self._subjects_with(number)
        others = [self.resolve(n) for n in beside]
        if not others or not found or not all(others):
            return
        each = {(r.id or r.name): r for part in (found, *others) for r in part}
        if len(each) > 1:
            self.cast.enroll_pair(number, tuple(each.values()))

    def _subjects_with(self, number: int) -> tuple[int, ...]:
        """Return the other subjects of the clause that a phrase is the first subject of."""
        for clause in self.syntax.clauses:
            if clause.subject[:1] == (number,) and "subject" not in clause.shared:
                return clause.subject[1:]
        return ()

    def _resolve(self, number: int) -> tuple[ActorReference, ...]:
        pronoun = self.names.pronoun(number)
        if pronoun is not None:
            return self.pronouns.of(number, pronoun)
        introduced = self.known_names.introduced(number)
        if introduced is not None:
            return self._again(number, introduced)
        bracketed = self.known_names.bracketed(number)
        if bracketed:
            return bracketed
        if number in self.names.named:
            found = self.known_names.of(number)
            if found:
                return found
        described = self.names.role(number)
        body_first = described is not None and not described[1].office
        return (
            (self.roles.of_body(number) if body_first else ())
            or self.appositions.with_name(number)
            or self.appositions.after_name(number)
            or self.roles.of_body(number)
            or self._defined(number)
            or self._proper(number)
            or self.roles.resolve(number)
        )

    def _again(self, number: int, other: int) -> tuple[ActorReference, ...]:
        span = self.syntax.phrases[number].span
        return tuple(replace(r, span=span) for r in self.resolve(other))

    def _defined(self, number: int) -> tuple[ActorReference, ...]:
        """Return the actor that the report itself introduces: "the X Observatory (XO)"."""
        role = self.names.role(number)
        known = self.locals.defined(number, role[1].kind if role else "unknown")
        if known is None:
            return ()
        span = self.syntax.phrases[number].span
        return (self.reference(span, known, "stated", "definition", role[0].id if role else ""),)

    def _proper(self, number: int) -> tuple[ActorReference, ...]:
        phrase = self.syntax.phrases[number]
        entity = self.locals.proper.label(number)
        if number not in self.locals.proper.extents:
            return ()
        described = self.names.role(number)
        if (
            described is not None
            and number not in self.locals.proper.kinds
            and not (entity == "ORG" and phrase.pos == "PROPN" and described[1].kind in _BODIES)
        ):
            return ()
        known = self.locals.find(number)
        if known is None:
            return ()
        return (self.reference(phrase.span, known, "stated", "name in the report"),)
