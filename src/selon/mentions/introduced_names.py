"""Names that a role noun introduces or closes: "l'agence Tigre Info", "the Sand Foxes militia"."""

from __future__ import annotations

from selon.actors.roles import Role
from selon.mentions.actor_names import PhraseNames
from selon.mentions.capitals import Capitals, Extent
from selon.mentions.naming_links import expression_end, is_quote
from selon.mentions.titled_names import TitledNames
from selon.model.vocabulary import ActorKind

_NEAR, _LONG = 6, 7
"""Words between a noun and the comma before its name, and words of such a name."""
_MODIFIERS = 3
"""Words between a noun and "known as"."""
_OPEN = frozenset({"council", "organisation", "institution"})
"""Roles that parties, bodies of citizens and armed groups have alike."""
CALLED: frozenset[ActorKind] = frozenset(
    {"nonstate_group", "ngo", "media", "international", "state_force", "police", "unknown"}
)
"""Kinds that a name takes from what stands beside it."""


class IntroducedNames:
    """Finds how far names reach that stand right beside a noun for what they are.

    ``apart`` leads from nouns that a naming expression parts from the name ("a gang known
    as X") to the phrase of the name and its tokens.
    """

    def __init__(
        self,
        names: PhraseNames,
        capitals: Capitals,
        titled: TitledNames,
        roles: dict[int, str],
    ) -> None:
        self._names, self._syntax, self._tokens = names, names.syntax, names.syntax.tokens
        self._capitals, self._titled, self._roles = capitals, titled, roles
        self.apart: dict[int, tuple[int, Extent]] = {}
        inside = (m for found in names.inside.values() for m in found)
        self._known = {t for m in (*names.named.values(), *inside) for t in range(m.first, m.last)}

    def find(self, number: int) -> Extent | None:
        """Return the tokens of a name that a role noun introduces or closes.

        "l'agence Tigre Info", "the Sand Foxes militia": capitals right beside the noun.
        """
        described = self._names.role(number)
        head = self._syntax.phrases[number].head
        if described is None or self._capitals.capital(head) or number in self._names.named:
            return None
        role = described[1]
        if kind_of_named(role) not in CALLED or not (role.part or role.refers) or role.voice:
            return None
        after = self._run(self._after_naming(head + 1), 1) or self._behind_comma(number)
        before = self._run(head - 1, -1)
        for extent in (after, before):
            if extent is not None and not self._taken(extent):
                named = self._apart(head, extent)
                if named is not None:
                    self._roles[named] = role.id
                    self.apart[number] = named, extent
                    return None
                self._roles[number] = role.id
                self._names.swallowed.update(
                    n for n in self._syntax.phrases_from(*extent) if n != number
                )
                return extent
        return None

    def _apart(self, head: int, extent: Extent) -> int | None:
        """Return the phrase of a name that other words part from its noun: "a gang known as X"."""
        if all(is_quote(token) for token in self._tokens[head + 1 : extent[0]]):
            return None
        heads = (self._syntax.phrase_headed_by(t) for t in range(*extent))
        named = next((n for n in heads if n is not None), None)
        if named is not None:
            others = self._syntax.phrases_from(*extent)
            self._names.swallowed.update(n for n in others if n != named)
        return named

    def _behind_comma(self, number: int) -> Extent | None:
        """Return the name set off by commas behind an indefinite noun.

        "Un mouvement inconnu, les Vengeurs de la lagune, a revendiqué": with its own article.
        """
        phrase, tokens = self._syntax.phrases[number], self._tokens
        if phrase.definite is not False or phrase.number == "plural":
            return None
        at = self._names.tokens(phrase.core)[1]
        while at < len(tokens) and tokens[at].pos in ("ADJ", "ADV") and at - phrase.head < _NEAR:
            at += 1
        if at + 3 >= len(tokens) or tokens[at].text != "," or tokens[at + 1].pos != "DET":
            return None
        first = last = at + 2
        while last < min(first + _LONG, len(tokens)) and tokens[last].text != ",":
            last += 1
        whole = last < len(tokens) and tokens[last].text == "," and self._capitals.capital(first)
        linked = all(
            self._capitals.capital(t)
            or tokens[t].text.lower() in self._names.words.linking
            or tokens[t].pos in ("NOUN", "ADJ")
            for t in range(first, last)
        )
        return (first, last) if whole and linked and last > first else None

    def _after_naming(self, at: int) -> int:
        """Return the token after "known as", "calling itself", or the same token."""
        for start in range(at, min(at + _MODIFIERS, len(self._tokens))):
            if self._tokens[start].pos not in ("ADJ", "ADV", "VERB", "PUNCT", "AUX", "PRON"):
                break
            best = expression_end(self._names, start)
            if best > start:
                return best + (self._tokens[min(best, len(self._tokens) - 1)].pos == "DET")
        return at

    def _run(self, at: int, step: int) -> Extent | None:
        """Return the row of capitals that begins right beside a token, quotation marks aside."""
        tokens = self._tokens
        while 0 <= at < len(tokens) and is_quote(tokens[at]):
            at += step
        first = at
        sentence = tokens[at].sentence if 0 <= at < len(tokens) else -1
        while (
            0 <= at < len(tokens)
            and tokens[at].sentence == sentence
            and (
                (self._capitals.capital(at) and tokens[at].pos in ("PROPN", "NOUN", "ADJ", "DET"))
                or (at != first and self._capitals.joins(at, sentence))
            )
        ):
            at += step
        if at == first:
            return None
        return (first, max(at, self._titled.run_on(first))) if step > 0 else (at + 1, first + 1)

    def _taken(self, extent: Extent) -> bool:
        """Say whether a row of capitals holds a known name, or is only an adjective."""
        return (
            bool(self._known & set(range(*extent)))
            or all(self._tokens[t].pos in ("ADJ", "DET") for t in range(*extent))
            or any(self._capitals.is_office(self._tokens[t]) for t in range(*extent))
        )


def kind_of_named(role: Role) -> ActorKind:
    """Return the kind of somebody whose own name tells a role: no state's, where that is open."""
    if role.id in _OPEN:
        return "unknown"
    if "nonstate_group" in role.refers:
        return "nonstate_group"
    return role.kind
