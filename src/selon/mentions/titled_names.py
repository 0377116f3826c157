"""Names that begin or end with a word of names: "Front for the …", "Liwa Fajr"."""

from __future__ import annotations

from selon.actors.names import words_of
from selon.actors.roles import Role
from selon.mentions.actor_names import PhraseNames
from selon.mentions.capitals import HYPHENS, Capitals, Extent

_TITLE = 14
"""Words a name that begins with a word of names may have."""


class TitledNames:
    """Finds how far names reach that a word of names opens or closes."""

    def __init__(self, names: PhraseNames, capitals: Capitals, roles: dict[int, str]) -> None:
        self._names, self._syntax, self._tokens = names, names.syntax, names.syntax.tokens
        self._capitals, self._roles = capitals, roles

    def find(self, number: int) -> Extent | None:
        """Return the tokens of a name that begins with a word of names: "Front for the …".

        Such a name runs on over linking words in lower case, to the bracket with its acronym
        or to the end of what "of" and "for" bring in.
        """
        phrase = self._syntax.phrases[number]
        first, core_end = self._names.tokens(phrase.core)
        while first < core_end and (
            not self._capitals.capital(first) or self._tokens[first].pos == "DET"
        ):
            first += 1
        for at in range(first, self._syntax.phrases[number].head):
            # "Bergen-based Zagros Monitor": what is no part of a name starts it anew.
            if not self._capitals.joins(at, self._tokens[at].sentence) and (
                self._tokens[at].text.lower() not in self._names.words.linking
            ):
                first = at + 1
        while first < core_end and not self._capitals.capital(first):
            first += 1
        if first >= core_end or self._tokens[first].pos in ("DET", "ADP", "PRON"):
            return None
        found = self._name_word(first, core_end)
        if found is None:
            return None
        expressed = self._names.expressed.get(number)
        if expressed is not None and expressed[0] <= first:
            return None
        last = self._end_of_title(number, first)
        first = self._start_of_title(first)
        if last - first < 2 or self._only_role_words(first, last):
            return None
        self._roles[number] = found.id
        self._names.swallowed.update(
            n for n in self._syntax.phrases_from(first, last) if n != number
        )
        return first, last

    def _start_of_title(self, first: int) -> int:
        """Take in capital words before the phrase that a linking word ties to it."""
        while first >= 2 and self._tokens[first - 1].text.lower() in self._names.words.linking:
            before = first - 2
            if (
                not self._capitals.capital(before)
                or self._tokens[before].sentence != self._tokens[first].sentence
                or self._capitals.is_office(self._tokens[before])
                or self._tokens[before].pos in ("DET", "ADP", "PRON", "VERB")
                or self._tokens[first - 1].pos == "CCONJ"
            ):
                break
            first = before
        return first

    def _only_role_words(self, first: int, last: int) -> bool:
        """Say whether a name is made of words for roles and qualities alone ("Security Forces")."""
        words = self._names.words
        return all(
            t.lemma in words.roles or t.lemma in words.qualities or t.text.lower() in words.linking
            for t in self._tokens[first:last]
        )

    def _name_word(self, first: int, last: int) -> Role | None:
        """Return the role that a capital word of a name tells, its first word before its last."""
        roles = self._names.words.name_roles
        capital = [t for t in range(first, last) if self._capitals.capital(t)]
        for at in (*capital[:1], *capital[:0:-1]):
            role = next((roles[w] for w in words_of(self._tokens[at].text) if w in roles), None)
            if role is not None:
                return role
        return None

    def _end_of_title(self, number: int, first: int) -> int:
        tokens = self._tokens
        sentence = tokens[first].sentence
        for at in range(first + 1, min(first + _TITLE, len(tokens) - 2)):
            if tokens[at].sentence != sentence:
                break
            if tokens[at].text == "(" and self._linked(first, at):
                return at
        end = max(self.run_on(first), self._names.tokens(self._syntax.phrases[number].core)[1])
        before = 0
        while end > before:
            before = end
            end = max(end, self._brought_in(number, end))
            end = max(end, self.run_on(end - 1))
        end = next((t for t in range(first + 1, end) if self._ends_at(first, t, end)), end)
        while (
            end > first + 1
            and not self._capitals.capital(end - 1)
            and (
                tokens[end - 1].pos in ("PUNCT", "PART", "ADP", "DET", "CCONJ")
                or (
                    tokens[end - 1].lemma in self._names.words.roles
                    and self._capitals.capital(end - 2)
                )
            )
        ):
            end -= 1
        return end

    def run_on(self, first: int) -> int:
        """Return where capital words, joined by linking words that no article follows, end."""
        tokens, linking = self._tokens, self._names.words.linking
        end = at = first + 1
        while (
            at < min(first + _TITLE, len(tokens)) and tokens[at].sentence == tokens[first].sentence
        ):
            text = tokens[at].text
            # "the Bataillon 205 of …": the number right behind its noun is of the name.
            numbered = text.isdigit() and at == first + 1
            if numbered or (self._capitals.capital(at) and tokens[at].pos != "PRON"):
                end = at + 1
            elif (
                text not in HYPHENS
                and text.lower() not in linking
                and not self._capitals.joins(at, tokens[at].sentence)
            ) or (
                tokens[at].pos == "CCONJ"
                and not self._capitals.capital(min(at + 1, len(tokens) - 1))
            ):
                break
            at += 1
        return end

    def _ends_at(self, first: int, at: int, end: int) -> bool:
        """Say whether a token ends a name: a comma, or "and the" before another of its sort."""
        tokens, roles = self._tokens, self._names.words.name_roles
        if tokens[at].text == ",":
            return True
        if tokens[at].pos != "CCONJ" or at + 2 >= end or tokens[at + 1].pos != "DET":
            return False
        other = (t for t in range(at + 2, end) if self._capitals.capital(t))
        return at > first + 1 and any(tokens[t].text.lower() in roles for t in other)

    def _brought_in(self, number: int, end: int) -> int:
        """Return where the complements in lower case end that a linking word ties to a name."""
        phrases = self._syntax.phrases
        todo = [number]
        while todo:
            phrase = phrases[todo.pop()]
            for adposition, other in phrase.complements:
                first, last = self._names.tokens(phrases[other].core)
                tied = adposition in self._names.words.linking and first <= end + 2
                if tied and not self._capitals.any_in(end, last):
                    end = max(end, last)
                    todo.append(other)
            if phrase is not phrases[number]:
                for other in phrase.conjuncts:
                    end = max(end, self._names.tokens(phrases[other].core)[1])
        return end

    def _linked(self, first: int, last: int) -> bool:
        """Say whether only words that a name can have stand between two tokens."""
        return all(
            self._capitals.capital(t)
            or self._tokens[t].text.lower() in self._names.words.linking
            or self._tokens[t].text in HYPHENS
            or self._tokens[t].pos in ("ADJ", "NOUN", "PROPN", "NUM")
            for t in range(first, last)
        )
