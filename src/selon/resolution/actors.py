"""Resolves every mention of an actor: names, roles, pronouns, descriptions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selon.actors.base import ActorBase
from selon.actors.names import fold, letters
from selon.actors.records import Actor, Name
from selon.language.actor_words import ActorWords
from selon.mentions.actor_names import PhraseNames
from selon.model import ActorReference, Attribution, Mentions, PlaceReference, Span, Syntax
from selon.model.vocabulary import ActorKind, Grade
from selon.resolution.anaphora import PERSONS, Pronouns
from selon.resolution.backreferences import Backreferences
from selon.resolution.cast import Cast, Member, Ranked
from selon.resolution.descriptions import Describer
from selon.resolution.likenesses import Likenesses
from selon.resolution.local_names import Known, LocalNames
from selon.resolution.offices import Offices
from selon.resolution.qualifiers import Qualifiers
from selon.resolution.role_nouns import RoleResolver
from selon.resolution.sides import Sides

_DEPTH = 50
"""Phrases inside phrases that one answer may depend on."""

_BODIES: frozenset[ActorKind] = frozenset(
    {"government", "state_force", "police", "international", "ngo", "media", "unknown"}
)
"""Kinds of role nouns that are often part of a proper name ("Ruritanian Rescue Ministry")."""

_CONTRARY: tuple[set[ActorKind], ...] = (
    {"state_force", "nonstate_group"},
    {"government", "nonstate_group"},
    {"police", "nonstate_group"},
)
"""Kinds that no two words beside each other name together: "the army and the rebels"."""


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
        self._places = places
        self.names = PhraseNames(syntax, words, base)
        self.locals = LocalNames(self.names, report_id)
        self.cast = Cast(syntax)
        self.sides = Sides(self.names, places)
        self.offices = Offices(self)
        self.descriptions = Backreferences(self)
        self.pronouns = Pronouns(self)
        self.roles = RoleResolver(self, Describer(self.names))
        self._likenesses = Likenesses(self.names, self.locals)
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
        over = [a for a in self._attributions if any(s.start <= at < s.end for s in a.content)]
        inner = min(over, key=lambda a: a.length, default=None)
        if inner is None or inner.source is None or inner.source == phrase:
            return ()
        found = self.resolve(inner.source)
        return self._speaking(inner.source, found)

    def marks(self, phrase: int) -> frozenset[str]:
        """Return what qualifies a phrase, comparable between mentions: qualities, countries."""
        return self._likenesses.marks(phrase)

    def seat_beside(self, phrase: int) -> str:
        """Return the country of the town or seat a phrase is placed in ("the ministry in Baku")."""
        for _, other in self.syntax.phrases[phrase].complements:
            match = self.names.named.get(other)
            if match is not None and match.values[0].actor.kind == "state":
                return match.values[0].actor.country
            span = self.syntax.phrases[other].span
            for reference in self._places:
                if span.covers(reference.place.span) and reference.place.country:
                    return reference.place.country
        return ""

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
        others = tuple(r.member.first.name for r in next_[:2])
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
        self.hesitate(phrase, [r.member.first.name for r in ranked[:3]])

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
        roles = self._likenesses.roles(number, found, own=not pointed)
        self.cast.enroll(number, found, roles, self.marks(number))
        for reference in found:
            if reference.country and reference.id.startswith(f"act_{reference.country.lower()}_"):
                self.sides.note(number, reference.country)
        self._pair(number, found)
        return found

    def _speaking(
        self, number: int, found: tuple[ActorReference, ...]
    ) -> tuple[ActorReference, ...]:
        """Return a person's reference with those he speaks for, where the words tell."""
        if len(found) != 1 or found[0].kind not in PERSONS or found[0].behalf:
            return found
        behalf = self.offices.behalf(number)
        return (replace(found[0], behalf=behalf),) if behalf else found

    def _pair(self, number: int, found: tuple[ActorReference, ...]) -> None:
        others = [self.resolve(n) for n in self.syntax.phrases[number].conjuncts]
        if not others or not found or not all(others):
            return
        each = {(r.id or r.name): r for part in (found, *others) for r in part}
        if len(each) > 1:
            self.cast.enroll_pair(number, tuple(each.values()))

    def _resolve(self, number: int) -> tuple[ActorReference, ...]:
        pronoun = self.names.pronoun(number)
        if pronoun is not None:
            return self.pronouns.of(number, pronoun)
        introduced = self._introduced(number)
        if introduced is not None:
            return self._again(number, introduced)
        if number in self.names.named:
            found = self._named(number)
            if found:
                return found
        described = self.names.role(number)
        body_first = described is not None and not described[1].office
        return (
            (self.roles.of_body(number) if body_first else ())
            or self._apposed(number)
            or self._beside_name(number)
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
        if len({n.actor.id for n in names}) > 1:
            chosen, rule = self.base.choices.choose(
                names, self.sides.countries, self.syntax.language
            )
            if chosen is None:
                self.hesitate(number, list(dict.fromkeys(n.actor.name for n in names)))
                return ()
            return (self.reference(span, chosen, "inferred", rule),)
        rule = self.names.chosen.get(names[0].actor.id, "")
        if rule:
            return (self.reference(span, names[0].actor, "inferred", rule),)
        return self._one(number, names[0], span)

    def _one(self, number: int, name: Name, span: Span) -> tuple[ActorReference, ...]:
        actor = name.actor
        if name.use == "adjective" and actor.kind == "state":
            phrase = self.syntax.phrases[number]
            if phrase.quantity is not None or phrase.number == "singular":
                beside = self._apposed(number)
                if beside:
                    return beside
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
            if self.names.pronoun(other) is not None:
                continue
            by_name = other in self.names.named or other in self.locals.proper.kinds
            if not by_name and (proper or self.syntax.phrases[other].pos != "PROPN"):
                if described is None or described[1].kind not in PERSONS:
                    continue
            found = self.resolve(other)
            if not found or not found[0].id:
                continue
            if phrase.number == "plural" and found[0].kind in PERSONS:
                continue
            person = found[0].kind in PERSONS
            if described is not None and {described[1].kind, found[0].kind} in _CONTRARY:
                continue
            either = described is not None and described[1].counterpart
            if described is None or either or person == (described[1].kind in PERSONS):
                actor = self.names.actor(other)
                if actor is not None and described is None and not self._shares_word(actor, number):
                    continue
                return tuple(replace(r, span=phrase.span) for r in found)
        return ()

    def _beside_name(self, number: int) -> tuple[ActorReference, ...]:
        """Take a description after a name for the name: "Jane Doe, a former minister"."""
        described = self.names.role(number)
        if described is None or self.syntax.phrases[number].number == "plural":
            return ()
        for other in self._likenesses.before(number):
            if other not in self.names.named and other not in self.locals.proper.kinds:
                continue
            found = self.resolve(other)
            kind = described[1].kind
            if len(found) != 1 or not found[0].id or {kind, found[0].kind} in _CONTRARY:
                continue
            person = found[0].kind in PERSONS
            if person == (kind in PERSONS) and found[0].kind != "state":
                span = self.syntax.phrases[number].span
                return (replace(found[0], span=span),)
        return ()

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
