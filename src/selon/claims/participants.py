"""Who has which part in a claim: the arguments of its event, resolved and named once each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from selon.codebook import Codebook
from selon.events.borrowing import BORROWED
from selon.model import ActorReference, Argument, Event, Participant, Syntax
from selon.model.vocabulary import ActorKind, Grade
from selon.resolution.actors import ActorResolver

_PEOPLE: frozenset[ActorKind] = frozenset(
    {"civilian", "person", "people", "protester", "office", "media"}
)


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
    told = [one for a in event.arguments for one in _of(a, type_, syntax, actors, codebook)]
    outright = {c.participant.role for c in told if not _borrowed(c)}
    found: dict[tuple[str, ...], Cast] = {}
    for one in told:
        if not _borrowed(one) or one.participant.role not in outright:
            found.setdefault(_who(one.participant), one)
    return tuple(found.values())


def _borrowed(one: Cast) -> bool:
    return one.rule.startswith(BORROWED)


def _who(participant: Participant) -> tuple[str, ...]:
    """Return what two entries share that are one: an actor's id, or the same words."""
    if participant.id:
        return participant.role, participant.id
    return participant.role, "", str(participant.span.start), participant.name


def _of(
    argument: Argument, type_: str, syntax: Syntax, actors: ActorResolver, codebook: Codebook
) -> Iterator[Cast]:
    phrase = syntax.phrases[argument.phrase]
    references = of_argument(argument, actors)
    if not references and argument.rule != "qualifier":
        role = codebook.part(type_, argument.role, person=False)
        if role is not None:
            words = Participant(role, "", phrase.core.text, phrase.span, argument.grade)
            yield Cast(words, argument.rule + undecided(argument.phrase, actors), "")
    for r in references:
        role = codebook.part(type_, argument.role, person=r.kind in _PEOPLE)
        if role is not None:
            who = Participant(role, r.id, r.name or phrase.core.text, r.span, _weaker(argument, r))
            yield Cast(who, f"{argument.rule} + {chosen_by(r)}", r.entry)


def chosen_by(reference: ActorReference) -> str:
    """Return the rule of a reference with whom it chose before whom."""
    others = dict.fromkeys(o for o in reference.others if o != reference.name)
    return reference.rule + (f", before {', '.join(others)}" if others else "")


def undecided(phrase: int, actors: ActorResolver) -> str:
    """Return between whom a phrase could not be decided, "" where nobody came near."""
    names = dict.fromkeys(actors.hesitations.get(phrase, ()))
    return f" + undecided: {' or '.join(names)}" if len(names) > 1 else ""


def of_argument(argument: Argument, actors: ActorResolver) -> tuple[ActorReference, ...]:
    """Return whom an argument names: its phrase, or what qualifies an event noun."""
    if argument.rule == "qualifier":
        return actors.resolve_qualifiers(argument.phrase)
    return actors.resolve(argument.phrase)


def _weaker(argument: Argument, reference: ActorReference) -> Grade:
    return max(argument.grade, reference.grade, key=get_args(Grade).index)
