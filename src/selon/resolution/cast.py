"""The cast of a block: everybody mentioned so far, and who of them stands out where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from selon.data import load_yaml, resource
from selon.language.actor_words import Gender
from selon.model import ActorReference, Syntax

_MOST = 80
"""Members looked at for one antecedent, so that long lists stay cheap."""


@dataclass(frozen=True, slots=True)
class Salience:
    """The weights of ``salience.yaml``, which explains each."""

    distance: tuple[float, ...]
    farther: float
    subject: float
    embedded_subject: float
    object: float
    other: float
    again: float
    paragraph: float
    described: float
    marked: float
    passing: float
    fronted: float
    own_subject: float
    speaker: float
    number: float
    ahead: float
    later: float
    margin: float


@cache
def load_salience() -> Salience:
    """Return the shipped weights; DataError if the file breaks its schema."""
    package = "selon.resolution"
    data = load_yaml(resource(package, "salience.yaml"), resource(package, "salience.schema.yaml"))
    return Salience(**{**data, "distance": tuple(data["distance"])})


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A mention of a member: its phrase, where its head starts, and how it stands out there."""

    phrase: int
    start: int
    sentence: int
    weight: float


@dataclass(slots=True)
class Member:
    """Somebody in the cast; a pair or a crowd is one member with several references.

    ``roles`` are those it was described by, ``marks`` the qualities and countries ("@TR") that
    stood beside its names; ``plural`` says that it was told of in the plural.
    """

    references: tuple[ActorReference, ...]
    roles: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    occurrences: list[Occurrence] = field(default_factory=list)
    plural: bool = False
    gender: Gender = ""

    @property
    def first(self) -> ActorReference:
        """Return the only reference, or the first of several."""
        return self.references[0]

    @property
    def several(self) -> bool:
        """Say whether this is a pair or more."""
        return len(self.references) > 1


@dataclass(frozen=True, slots=True)
class Ranked:
    """A member with its score as an antecedent; ``phrase`` is where it stands out most."""

    score: float
    member: Member
    phrase: int


Judge = Callable[[Member, int], float | None]
"""Says how well a member's mention (a phrase) fits, as a bonus, or null where it cannot."""


class Cast:
    """Members in the order they came in, with the phrases that mention them."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax, self.weights = syntax, load_salience()
        self.members: list[Member] = []
        self.of_phrase: dict[int, Member] = {}
        self._by_key: dict[tuple[str, ...], Member] = {}
        self._places = self._functions()

    def enroll(
        self,
        phrase: int,
        references: tuple[ActorReference, ...],
        roles: Iterable[str] = (),
        marks: Iterable[str] = (),
    ) -> Member | None:
        """Note that a phrase mentions somebody, and how it describes them."""
        if not references:
            return None
        member = self.of_phrase.get(phrase)
        if member is None:
            key = tuple(r.id for r in references)
            member = self._by_key.get(key) if all(key) else None
            if member is None:
                member = Member(references)
                self.members.append(member)
                if all(key):
                    self._by_key[key] = member
        self.of_phrase[phrase] = member
        if not any(o.phrase == phrase for o in member.occurrences):
            member.occurrences.append(self._occurrence(phrase))
        member.roles.update(roles)
        member.marks.update(marks)
        member.plural = member.plural or self.syntax.phrases[phrase].number == "plural"
        return member

    def named(self, actor: str) -> Member | None:
        """Return the member of an actor's id, if it was mentioned."""
        return self._by_key.get((actor,))

    def start(self, phrase: int) -> int:
        """Return where the head of a phrase starts."""
        return self.syntax.tokens[self.syntax.phrases[phrase].head].start

    def enroll_pair(self, lead: int, references: tuple[ActorReference, ...]) -> None:
        """Note that a coordination names several at once ("the X and the Y")."""
        key = tuple(r.id or f"~{r.span.start}" for r in references)
        member = self._by_key.get(key)
        if member is None:
            member = self._by_key[key] = Member(references, plural=True)
            self.members.append(member)
        if not any(o.phrase == lead for o in member.occurrences):
            member.occurrences.append(self._occurrence(lead))

    def rank(self, phrase: int, judge: Judge, back: int, ahead: int = -1) -> list[Ranked]:
        """Return the members a phrase may point to, best first.

        ``back`` is how many sentences are looked back; members first mentioned later count
        only where ``ahead`` is 0 (in the same sentence) or more, and less.
        """
        at, sentence = self.start(phrase), self.syntax.phrases[phrase].sentence
        found = []
        for member in self.members[-_MOST:]:
            best: Ranked | None = None
            for occurrence in member.occurrences:
                score = self._score(occurrence, at, sentence, back, ahead)
                if score is None or occurrence.phrase == phrase:
                    continue
                bonus = judge(member, occurrence.phrase)
                if bonus is not None and (best is None or score + bonus > best.score):
                    best = Ranked(score + bonus, member, occurrence.phrase)
            if best is not None:
                before = sum(o.start < at for o in member.occurrences)
                again = self.weights.again * min(3, max(0, before - 1))
                found.append(Ranked(best.score + again, member, best.phrase))
        return sorted(found, key=lambda r: -r.score)

    def clear(self, ranked: list[Ranked]) -> Ranked | None:
        """Return the best of a ranking where it stands clear of the next, else nothing."""
        if not ranked:
            return None
        if len(ranked) > 1 and ranked[0].score - ranked[1].score < self.weights.margin:
            return None
        return ranked[0]

    def _score(
        self, occurrence: Occurrence, at: int, sentence: int, back: int, ahead: int
    ) -> float | None:
        distance = sentence - occurrence.sentence
        if occurrence.start >= at:
            if -distance > ahead:
                return None
            return self.weights.ahead + self.weights.later * distance + occurrence.weight
        if distance > back:
            return None
        near = self.weights.distance
        base = near[distance] if distance < len(near) else self.weights.farther / distance
        here = self.syntax.sentences[sentence].paragraph
        if self.syntax.sentences[occurrence.sentence].paragraph == here:
            base += self.weights.paragraph
        # Of two mentions in one sentence that stand out alike, the nearer counts a little more.
        return base + occurrence.weight - min(0.2, (at - occurrence.start) / 5000)

    def _occurrence(self, phrase: int) -> Occurrence:
        noun = self.syntax.phrases[phrase]
        weight = self._places.get(phrase, self.weights.other)
        return Occurrence(phrase, self.start(phrase), noun.sentence, weight)

    def _functions(self) -> dict[int, float]:
        """Return how each phrase stands out by its place in its clause."""
        weights: dict[int, float] = {}
        for clause in self.syntax.clauses:
            main = clause.relation in ("root", "coordinate", "parenthetical")
            subject = self.weights.subject if main else self.weights.embedded_subject
            for phrase in (*clause.object, *clause.indirect):
                weights[phrase] = max(weights.get(phrase, 0.0), self.weights.object)
            for phrase in (*clause.subject, *clause.agent):
                weights[phrase] = max(weights.get(phrase, 0.0), subject)
        return weights
