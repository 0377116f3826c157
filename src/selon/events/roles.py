"""Who has which part in an event: arguments of its clause, complements of its noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from selon.codebook import Codebook
from selon.events.fitting import PEOPLE, THINGS, Fitting
from selon.events.matching import Matcher
from selon.language.triggers import Trigger
from selon.model import Argument, Clause, NounPhrase, Syntax
from selon.model.vocabulary import Grade, Role


class RoleReader:
    """Fills the roles of the events of one block."""

    def __init__(
        self, syntax: Syntax, fitting: Fitting, matcher: Matcher, codebook: Codebook
    ) -> None:
        self.syntax, self.fitting, self.kinds = syntax, fitting, fitting.kinds
        self.matcher, self.codebook = matcher, codebook

    def of_clause(self, clause: Clause, trigger: Trigger) -> tuple[Argument, ...]:
        """Return the participants of an event that a clause tells."""
        roles = trigger.roles or {}
        passive = clause.voice == "passive"
        subject_grade: Grade = "carried" if "subject" in clause.shared and not passive else "stated"
        found = [
            *self._slot(clause.logical_subject, roles, "subject", "actor", subject_grade),
            *self._slot(clause.logical_object, roles, "object", _harm(trigger), "stated"),
        ]
        if "indirect" in roles:
            met = self.matcher.oblique(trigger, clause)
            phrases = [met] if met is not None and met >= 0 else list(clause.indirect)
            phrases = [q for p in phrases for q in self._doers(p)]
            found += self._slot(phrases, roles, "indirect", None, "stated")
        for adposition, phrase in clause.obliques:
            role = self.matcher.words.noun_roles.get(adposition)
            if role == "target" or (role == "actor" and passive):
                found += self._bound(adposition, phrase, role)
        addressee = self.codebook.addressee(trigger.type)
        if addressee is not None and not any(a.role == addressee for a in found):
            found += self._addressed(clause, addressee)
        return once(found)

    def _addressed(self, clause: Clause, role: Role) -> Iterator[Argument]:
        """Yield those a verbal act speaks to, or else those whose doings it speaks of."""
        told = [p for a, p in clause.obliques if a == self.matcher.words.dative]
        below = [self.syntax.clauses[n] for n in clause.complements]
        doers = [p for c in below if "subject" not in c.shared for p in c.logical_subject]
        whose = [
            p
            for o in clause.logical_object
            for p in (*self.syntax.phrases[o].owners, *self._of_noun(o))
        ]
        for rule, phrases in (
            ("addressee", (*clause.indirect, *told)),
            ("doer of what is said", doers),
            ("owner of what is said", whose),
        ):
            fitting = [p for p in phrases if self.kinds.names_a_doer(p)]
            if fitting:
                for phrase in fitting:
                    yield Argument(role, phrase, "stated", rule)
                return

    def _of_noun(self, phrase: int) -> list[int]:
        genitive = self.matcher.words.genitive
        return [p for a, p in self.syntax.phrases[phrase].complements if a in genitive]

    def _doers(self, phrase: int) -> list[int]:
        """Return a phrase, or whose it is: "into the hands of the rebels"."""
        if self.kinds.names_a_doer(phrase):
            return [phrase]
        below = [p for _, p in self.syntax.phrases[phrase].complements]
        return [*below, *self.syntax.phrases[phrase].owners] or [phrase]

    def of_noun(
        self,
        phrase: NounPhrase,
        trigger: Trigger,
        carrier: Clause | None,
        subject_of: Clause | None,
    ) -> tuple[Argument, ...]:
        """Return the participants of an event noun.

        ``carrier`` is the light verb that carries it ("carried out an attack"),
        ``subject_of`` the clause whose subject it is ("the attack killed").
        """
        found = self._beside_noun(phrase, trigger)
        if carrier is not None:
            found += self._slot(carrier.logical_subject, {}, "subject", "actor", "stated")
        for clause in filter(None, (carrier, subject_of)):
            for adposition, number in clause.obliques:
                role = self.matcher.words.noun_roles.get(adposition)
                if role is not None:
                    found += self._bound(adposition, number, role)
        if subject_of is not None and subject_of.voice == "active":
            harms = subject_of.lemma in self.fitting.words.counting
            harmed: Role = "victim" if harms else _harm(trigger)
            found += self._slot(subject_of.object, {}, "object", harmed, "stated")
        if not any(a.role == "actor" for a in found):
            head = self.syntax.phrase_headed_by(phrase.head)
            if head is not None:
                found.append(Argument("actor", head, "stated", "qualifier"))
        return once(found)

    def _beside_noun(self, phrase: NounPhrase, trigger: Trigger) -> list[Argument]:
        """Return the participants that an event noun's own phrase tells: owners, complements."""
        found = [
            Argument("actor", owner, "stated", "owner")
            for owner in phrase.owners
            if self.fitting.part(owner, "actor")
        ]
        for adposition, number in phrase.complements:
            role = self.matcher.words.noun_roles.get(adposition) or self._of(
                adposition, number, trigger, bool(found)
            )
            if role is not None:
                for member in self.syntax.opened([number]):
                    found += self._bound(adposition, member, role)
        return found

    def _of(self, adposition: str, number: int, trigger: Trigger, has_actor: bool) -> Role | None:
        """Return the role of "of X": the trigger says, else the kind of X decides."""
        if adposition not in self.matcher.words.genitive:
            return None
        stated = (trigger.roles or {}).get("object")
        kinds = self.kinds.of(number)
        if stated is not None:
            return stated
        if trigger.counts is not None:
            return "victim"
        if kinds & {"armed", "state", "government", "police", "protester"} and not has_actor:
            return "actor"
        return "target" if kinds & (PEOPLE | THINGS) else None

    def _slot(
        self,
        phrases: Sequence[int],
        roles: Mapping[str, Role | None],
        slot: str,
        default: Role | None,
        grade: Grade,
    ) -> Iterator[Argument]:
        wanted = roles.get(slot, default)
        for phrase in phrases if wanted is not None else ():
            role = self.fitting.part(phrase, wanted) if wanted else None
            if role is not None:
                yield Argument(role, phrase, grade, slot)

    def _bound(self, adposition: str, phrase: int, wanted: Role) -> Iterator[Argument]:
        """Yield the argument that an adposition ties to an event."""
        role = self.fitting.part(phrase, wanted)
        if role is not None:
            yield Argument(role, phrase, "stated", f"adposition.{adposition}")


def _harm(trigger: Trigger) -> Role:
    return "victim" if trigger.counts in ("killed", "injured", "missing") else "target"


def once(found: Iterable[Argument]) -> tuple[Argument, ...]:
    """Return the first argument that each phrase gives."""
    seen: dict[int, Argument] = {}
    for argument in found:
        seen.setdefault(argument.phrase, argument)
    return tuple(seen.values())
