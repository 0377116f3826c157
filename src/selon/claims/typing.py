"""Settles the class of events whose words leave it to the participants: the families."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from selon.codebook import Codebook, Family
from selon.events.kinds import ACTORS, Kinds
from selon.language.triggers import TriggerWords
from selon.model import ActorReference, Event, Syntax
from selon.model.vocabulary import Role

_BACK = 8
"""Sentences a definite mention looks back for the event it takes up."""

_SIDES = frozenset({"state", "government", "state_force", "police", "nonstate_group"})

References = Mapping[int, tuple[ActorReference, ...]]
"""Resolved participants by phrase number."""


@dataclass(frozen=True, slots=True)
class Typed:
    """The class of an event, or null with the event (``into``) it is an effect of."""

    type: str | None
    rule: str
    into: int | None = None


class Typer:
    """Gives each event of a block its class."""

    def __init__(
        self,
        syntax: Syntax,
        events: Sequence[Event],
        references: References,
        kinds: Kinds,
        codebook: Codebook,
        words: TriggerWords,
    ) -> None:
        self.syntax, self.events, self.references = syntax, events, references
        self.kinds, self.codebook = kinds, codebook
        self.aerial, self.alike = words.aerial, words.alike
        self.settled: dict[int, Typed] = {}
        self._by_sentence: dict[int, list[int]] = {}
        for number, event in enumerate(events):
            self._by_sentence.setdefault(event.sentence, []).append(number)

    def types(self) -> list[Typed]:
        """Return the class of every event, in order.

        Events that look at others in their sentence wait until those are settled.
        """
        waiting = []
        for number, event in enumerate(self.events):
            family = self.codebook.families.get(event.type)
            if family is None:
                self.settled[number] = Typed(event.type, "codebook")
            elif any("in_sentence" in r.when for r in family.rules):
                waiting.append((number, family))
            else:
                self.settled[number] = self._settle(number, family)
        for number, family in waiting:
            self.settled[number] = self._settle(number, family)
        # "the attack" may take up one that had to wait.
        for number, event in enumerate(self.events):
            family = self.codebook.families.get(event.type)
            if family is not None and any("follows" in r.when for r in family.rules):
                self.settled[number] = self._settle(number, family)
        return [self.settled[n] for n in range(len(self.events))]

    def _settle(self, number: int, family: Family) -> Typed:
        for position, rule in enumerate(family.rules):
            name = f"family.{family.id}.{position + 1}"
            if "in_sentence" in rule.when:
                other = self._in_sentence(number, rule.when["in_sentence"])
                if other is None:
                    continue
                return Typed(rule.type, name, other if rule.type is None else None)
            if rule.when.get("follows"):
                same = self._followed(number, rule.when.get("among", []))
                if same is None:
                    continue
                return Typed(same if rule.type == "same" else rule.type, name)
            if all(self._holds(number, key, value) for key, value in rule.when.items()):
                return Typed(rule.type, name)
        return Typed(None, f"family.{family.id}")

    def _holds(self, number: int, condition: str, value: object) -> bool:
        event = self.events[number]
        tests: dict[str, Callable[[], bool]] = {
            "otherwise": lambda: True,
            "actor_is": lambda: self._is(event, ("actor",), value),
            "target_is": lambda: self._is(event, ("target", "victim"), value),
            "no_actor": lambda: not self._kinds(event, ("actor",)),
            "no_target": lambda: not self._kinds(event, ("target", "victim")),
            "aerial": lambda: self._aerial(event, report=value == "report"),
            "acting_before": lambda: self._acting_before(number, value),
        }
        return tests[condition]()

    def _is(self, event: Event, roles: tuple[Role, ...], wanted: object) -> bool:
        assert isinstance(wanted, list)
        return bool(self._kinds(event, roles) & set(wanted))

    def _kinds(self, event: Event, roles: tuple[Role, ...]) -> set[str]:
        found: set[str] = set()
        for argument in event.arguments:
            if argument.role in roles:
                found |= self.kinds.of(argument.phrase)
                for reference in self.references.get(argument.phrase, ()):
                    found |= ACTORS[reference.kind]
                    if reference.id:
                        found.add("identified")
        return found

    def _acting_before(self, number: int, wanted: object) -> bool:
        """Say whether who fights in the event told just before is of one of these kinds."""
        assert isinstance(wanted, list)
        event = self.events[number]
        for earlier in range(number - 1, -1, -1):
            before = self.events[earlier]
            if event.sentence - before.sentence > 1:
                return False
            if kinds := self._kinds(before, ("actor",)) & _SIDES:
                return kinds <= set(wanted)
        return False

    def _aerial(self, event: Event, *, report: bool) -> bool:
        if self._aerial_words(event):
            return True
        if not report:
            return False
        sentence = self.syntax.sentences[event.sentence]
        if any(t.lemma in self.aerial for t in self.syntax.tokens[sentence.first : sentence.last]):
            return True
        return any(
            other is not event and other.entry == event.entry and self._aerial_words(other)
            for other in self.events
        )

    def _aerial_words(self, event: Event) -> bool:
        syntax = self.syntax
        lemmas: set[str] = set()
        phrases = [a.phrase for a in event.arguments]
        if event.phrase is not None:
            phrases += [event.phrase, *(p for _, p in syntax.phrases[event.phrase].complements)]
        elif event.clause is not None:
            clause = syntax.clauses[event.clause]
            lemmas.update(clause.adverbs)
            phrases += [*clause.subject, *clause.agent, *(p for _, p in clause.obliques)]
        for phrase in phrases:
            lemmas.add(syntax.phrases[phrase].lemma)
            lemmas.update(syntax.phrases[phrase].modifiers)
            lemmas.update(syntax.phrases[p].lemma for _, p in syntax.phrases[phrase].complements)
        return bool(lemmas & self.aerial)

    def _in_sentence(self, number: int, types: Sequence[str]) -> int | None:
        wanted = self.codebook.members(types)
        event = self.events[number]
        found = [
            n
            for n in self._by_sentence[event.sentence]
            if n != number and n in self.settled and self.settled[n].type in wanted
        ]
        return min(found, key=lambda n: abs(n - number)) if found else None

    def _takes_up(self, phrase: int) -> bool:
        """Say whether a phrase takes up an event told before: "the attack", "a similar attack"."""
        said = self.syntax.phrases[phrase]
        return bool(said.definite or said.owners or self.alike & set(said.modifiers))

    def _followed(self, number: int, among: Sequence[str]) -> str | None:
        event = self.events[number]
        if event.phrase is None or not self._takes_up(event.phrase):
            return None
        wanted = self.codebook.members(among)
        for earlier in range(number - 1, -1, -1):
            if event.sentence - self.events[earlier].sentence > _BACK:
                return None
            settled = self.settled.get(earlier)
            if settled is not None and settled.type in wanted:
                return settled.type
        return None
