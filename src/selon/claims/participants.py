"""Who has which part in a claim: the arguments of its event, resolved and named once each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from selon.codebook import Codebook
from selon.model import ActorReference, Argument, Event, Participant, Syntax
from selon.model.vocabulary import Grade, Role
from selon.resolution.actors import ActorResolver


@dataclass(frozen=True, slots=True)
class Cast:
    """A participant with the rule and the entry that gave it."""

    participant: Participant
    rule: str
    entry: str


def cast(
    event: Event, type_: str, syntax: Syntax, actors: ActorResolver, codebook: Codebook
) -> tuple[Cast, ...]:
    """Return the participants of an event in a class, each actor once in a part."""
    found: dict[tuple[str, ...], Cast] = {}
    for argument in event.arguments:
        role = codebook.part(type_, argument.role)
        if role is not None:
            for one in _of(argument, role, syntax, actors):
                found.setdefault(_who(one.participant), one)
    return tuple(found.values())


def _who(participant: Participant) -> tuple[str, ...]:
    """Return what two entries share that are one: an actor's id, or the same words."""
    if participant.id:
        return participant.role, participant.id
    return participant.role, "", str(participant.span.start), participant.name


def _of(argument: Argument, role: Role, syntax: Syntax, actors: ActorResolver) -> Iterator[Cast]:
    phrase = syntax.phrases[argument.phrase]
    references = of_argument(argument, actors)
    if not references and argument.rule != "qualifier":
        words = Participant(role, "", phrase.core.text, phrase.span, argument.grade)
        yield Cast(words, argument.rule, "")
    for r in references:
        who = Participant(role, r.id, r.name or phrase.core.text, r.span, _weaker(argument, r))
        yield Cast(who, f"{argument.rule} + {r.rule}", r.entry)


def of_argument(argument: Argument, actors: ActorResolver) -> tuple[ActorReference, ...]:
    """Return whom an argument names: its phrase, or what qualifies an event noun."""
    if argument.rule == "qualifier":
        return actors.resolve_qualifiers(argument.phrase)
    return actors.resolve(argument.phrase)


def _weaker(argument: Argument, reference: ActorReference) -> Grade:
    return max(argument.grade, reference.grade, key=get_args(Grade).index)
