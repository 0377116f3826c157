"""Proper names that nobody knows: how far they reach, and which are persons.

No recogniser is needed: a row of capitals is a person's name when a title or an office
stands beside it, or when it acts and never tells where something is. What a parser's
recogniser saw, if it ran, counts beside that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from selon.actors.names import letters, words_of
from selon.actors.roles import Role, load_roles
from selon.mentions.actor_names import PERSONS, PhraseNames
from selon.model import NounPhrase, Token
from selon.model.vocabulary import ActorKind

Extent = tuple[int, int]
"""First token of a name and the one after its last."""

_QUOTES = frozenset("«»\"“”‘’'")
_HYPHENS = frozenset("-‐‑'’")
_PLACES = frozenset({"LOC", "GPE"})
_GRAMMAR = frozenset({"ADP", "AUX", "CCONJ", "NUM", "PRON", "PUNCT", "SCONJ"})
_REACH = 8
"""Words a name may have on either side of its head."""
_PERSON_WORDS = 5
_MODIFIERS, _NAMING = 3, 8
"""Words between a noun and "known as", and words such an expression may have."""
_SPELT = 12
"""Words before a bracket in which the name an acronym shortens may start."""
_TITLE = 14
"""Words a name that begins with a word of names may have."""
_OPEN = frozenset({"council", "organisation", "institution"})
"""Roles that parties, bodies of citizens and armed groups have alike."""
_CALLED: frozenset[ActorKind] = frozenset(
    {"nonstate_group", "ngo", "media", "international", "state_force", "police", "unknown"}
)
"""Kinds that a name takes from what stands beside it."""


class ProperNames:
    """The unknown proper names of a block, by phrase.

    ``extents`` are their tokens without determiner and title, ``kinds`` what they name
    where the text shows it is an actor: a person, a group by a word of its name or by what the
    text calls it, or unknown. ``roles`` are those that such words tell ("Front", "Liwa").
    """

    def __init__(self, names: PhraseNames) -> None:
        self._names, self._syntax, self._tokens = names, names.syntax, names.syntax.tokens
        self._label: dict[int, str] = {}
        self._entity: dict[int, Extent] = {}
        for entity in self._syntax.entities:
            extent = names.tokens(entity.span)
            for token in range(*extent):
                self._label[token], self._entity[token] = entity.label, extent
        starts = {s.first for s in self._syntax.sentences}
        self._inner = frozenset(
            t.text for i, t in enumerate(self._tokens) if i not in starts and t.text[:1].isupper()
        )
        self._acting, self._placing = self._positions()
        self._beside = self._apposed()
        self._holders = self._apposed_offices()
        self.roles: dict[int, str] = {}
        self.extents: dict[int, Extent] = {}
        for number, phrase in enumerate(self._syntax.phrases):
            if number not in names.named and number not in names.swallowed:
                found = (
                    self._titled_extent(number)
                    or self._introduced_extent(number)
                    or self._extent(phrase)
                )
                if found is not None and not self._expresses(number, found):
                    self.extents[number] = found
                else:
                    self.roles.pop(number, None)
        self._headed_by: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._syntax.phrases):
            text = letters(self._tokens[phrase.head].text)
            if len(text) > 1 and sum(c.isupper() for c in text) > 1:
                self._headed_by.setdefault(text, []).append(number)
        self.acronyms: dict[str, int] = {**self._initials(), **dict(self._acronyms())}
        self.kinds: dict[int, ActorKind] = {}
        self._judge()

    def words(self, extent: Extent) -> tuple[str, ...]:
        """Return the folded words of a name."""
        return tuple(w for t in self._tokens[slice(*extent)] for w in words_of(t.text) if w)

    def introduced(self, number: int) -> int | None:
        """Return the phrase that a phrase headed by an acronym of the block stands for."""
        head = self._tokens[self._syntax.phrases[number].head]
        full = self.acronyms.get(letters(head.text))
        return full if full != number else None

    def label(self, number: int) -> str:
        """Return what a parser's recogniser saw over a phrase's head, or ""."""
        return self._label.get(self._syntax.phrases[number].head, "")

    # --- how far -------------------------------------------------------------------------

    def _titled_extent(self, number: int) -> Extent | None:
        """Return the tokens of a name that begins with a word of names: "Front for the …".

        Such a name runs on over linking words in lower case, to the bracket with its acronym
        or to the end of what "of" and "for" bring in.
        """
        phrase = self._syntax.phrases[number]
        first, core_end = self._names.tokens(phrase.core)
        while first < core_end and (not self._capital(first) or self._tokens[first].pos == "DET"):
            first += 1
        for at in range(first, self._syntax.phrases[number].head):
            # "Bergen-based Zagros Monitor": what is no part of a name starts it anew.
            if not self._joins(at, self._tokens[at].sentence) and (
                self._tokens[at].text.lower() not in self._names.words.linking
            ):
                first = at + 1
        while first < core_end and not self._capital(first):
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
        self.roles[number] = found.id
        self._names.swallowed.update(
            n for n in self._syntax.phrases_from(first, last) if n != number
        )
        return first, last

    def _introduced_extent(self, number: int) -> Extent | None:
        """Return the tokens of a name that a role noun introduces or closes.

        "l'agence Tigre Info", "the Sand Foxes militia": capitals right beside the noun.
        """
        described = self._names.role(number)
        head = self._syntax.phrases[number].head
        if described is None or self._capital(head) or number in self._names.named:
            return None
        role = described[1]
        if _kind_of(role) not in _CALLED or not (role.part or role.refers) or role.voice:
            return None
        after = self._run(self._after_naming(head + 1), 1)
        before = self._run(head - 1, -1)
        for extent in (after, before):
            if extent is not None and not self._taken(extent):
                self.roles[number] = role.id
                self._names.swallowed.update(
                    n for n in self._syntax.phrases_from(*extent) if n != number
                )
                return extent
        return None

    def _after_naming(self, at: int) -> int:
        """Return the token after "known as", "calling itself", or the same token."""
        best = at
        for start in range(at, min(at + _MODIFIERS, len(self._tokens))):
            if self._tokens[start].pos not in ("ADJ", "ADV", "VERB", "PUNCT", "AUX"):
                break
            words = [
                w for t in self._tokens[start : start + _NAMING] for w in words_of(t.text) if w
            ]
            for end, _ in self._names.words.naming.at(words, 0):
                best = start + end
            if best > at:
                return best
        return best

    def _run(self, at: int, step: int) -> Extent | None:
        """Return the row of capitals that begins right beside a token, quotation marks aside."""
        tokens = self._tokens
        if 0 <= at < len(tokens) and tokens[at].text in _QUOTES:
            at += step
        first = at
        sentence = tokens[at].sentence if 0 <= at < len(tokens) else -1
        while (
            0 <= at < len(tokens)
            and tokens[at].sentence == sentence
            and (
                (self._capital(at) and tokens[at].pos in ("PROPN", "NOUN", "ADJ", "DET"))
                or (at != first and self._joins(at, sentence))
            )
        ):
            at += step
        if at == first:
            return None
        return (first, max(at, self._run_on(first))) if step > 0 else (at + 1, first + 1)

    def _taken(self, extent: Extent) -> bool:
        """Say whether a row of capitals holds a known name, or is only an adjective."""
        known = {
            t
            for match in (
                *self._names.named.values(),
                *(m for found in self._names.inside.values() for m in found),
            )
            for t in range(match.first, match.last)
        }
        return (
            bool(known & set(range(*extent)))
            or all(self._tokens[t].pos in ("ADJ", "DET") for t in range(*extent))
            or any(self._is_office(self._tokens[t]) for t in range(*extent))
        )

    def _start_of_title(self, first: int) -> int:
        """Take in capital words before the phrase that a linking word ties to it."""
        while first >= 2 and self._tokens[first - 1].text.lower() in self._names.words.linking:
            before = first - 2
            if (
                not self._capital(before)
                or self._tokens[before].sentence != self._tokens[first].sentence
                or self._is_office(self._tokens[before])
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

    def _expresses(self, number: int, extent: Extent) -> bool:
        """Say whether capitals are those of a role alone ("the Defence Ministry")."""
        expressed = self._names.expressed.get(number)
        return expressed is not None and expressed[0] <= extent[0] and extent[1] <= expressed[1]

    def _name_word(self, first: int, last: int) -> Role | None:
        """Return the role that a capital word of a name tells, its first word before its last."""
        roles = self._names.words.name_roles
        capital = [t for t in range(first, last) if self._capital(t)]
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
        end = max(self._run_on(first), self._names.tokens(self._syntax.phrases[number].core)[1])
        before = 0
        while end > before:
            before = end
            end = max(end, self._brought_in(number, end))
            end = max(end, self._run_on(end - 1))
        while (
            end > first + 1
            and tokens[end - 1].pos in ("PUNCT", "PART", "ADP", "DET", "CCONJ")
            and not self._capital(end - 1)
        ):
            end -= 1
        return end

    def _run_on(self, first: int) -> int:
        """Return where capital words, joined by linking words that no article follows, end."""
        tokens, linking = self._tokens, self._names.words.linking
        end = at = first + 1
        while (
            at < min(first + _TITLE, len(tokens)) and tokens[at].sentence == tokens[first].sentence
        ):
            text = tokens[at].text
            if self._capital(at) and tokens[at].pos != "PRON":
                end = at + 1
            elif (
                text not in _HYPHENS
                and text.lower() not in linking
                and not self._joins(at, tokens[at].sentence)
            ) or (tokens[at].pos == "CCONJ" and not self._capital(min(at + 1, len(tokens) - 1))):
                break
            at += 1
        return end

    def _brought_in(self, number: int, end: int) -> int:
        """Return where the complements in lower case end that a linking word ties to a name."""
        phrases = self._syntax.phrases
        todo = [number]
        while todo:
            phrase = phrases[todo.pop()]
            for adposition, other in phrase.complements:
                first, last = self._names.tokens(phrases[other].core)
                tied = adposition in self._names.words.linking and first <= end + 2
                if tied and not self._capital_after(end, last):
                    end = max(end, last)
                    todo.append(other)
            if phrase is not phrases[number]:
                for other in phrase.conjuncts:
                    end = max(end, self._names.tokens(phrases[other].core)[1])
        return end

    def _capital_after(self, first: int, last: int) -> bool:
        return any(self._capital(t) for t in range(first, last))

    def _linked(self, first: int, last: int) -> bool:
        """Say whether only words that a name can have stand between two tokens."""
        return all(
            self._capital(t)
            or self._tokens[t].text.lower() in self._names.words.linking
            or self._tokens[t].text in _HYPHENS
            or self._tokens[t].pos in ("ADJ", "NOUN", "PROPN", "NUM")
            for t in range(first, last)
        )

    def _extent(self, phrase: NounPhrase) -> Extent | None:
        head = phrase.head
        titles = self._names.words.titles
        while (
            self._tokens[head].text.lower() in titles
            and head + 1 < len(self._tokens)
            and self._tokens[head + 1].sentence == self._tokens[head].sentence
            and self._capital(head + 1)
        ):
            # "M. Dupont": the name is what follows.
            head += 1
        if self._label.get(head) in ("PER", "ORG"):
            extent = self._stripped(*self._entity[head])
            if extent[0] <= head < extent[1] and self._capital(extent[0]):
                return self._widened(extent)
        untitled = head == phrase.head and phrase.pos == "NOUN" and phrase.definite is not None
        if not self._proper(head) or untitled:
            return None
        first, last, sentence = head, head + 1, self._tokens[head].sentence
        while first > 0 and head - first < _REACH and self._joins(first - 1, sentence):
            first -= 1
        while last < len(self._tokens) and last - head < _REACH and self._joins(last, sentence):
            last += 1
        first, last = self._stripped(first, last)
        return (first, last) if first <= head < last else (head, head + 1)

    def _capital(self, at: int) -> bool:
        """Say whether a word is written with a capital, a particle before it aside: "al-Nakhil"."""
        text = self._tokens[at].text
        particle, hyphen, rest = text.partition("-")
        return text[:1].isupper() or (bool(hyphen) and len(particle) < 4 and rest[:1].isupper())

    def _proper(self, at: int) -> bool:
        """Say whether a word is a proper name, though the parser may not think so."""
        token = self._tokens[at]
        if not self._capital(at) or token.pos in _GRAMMAR:
            return False
        return token.pos == "PROPN" or (
            token.text in self._inner and token.lemma not in self._names.words.roles
        )

    def _joins(self, at: int, sentence: int) -> bool:
        """Say whether a token is part of a name: a capital, a particle, a hyphen inside it."""
        token = self._tokens[at]
        if token.sentence != sentence:
            return False
        if token.text in _HYPHENS:
            return self._touches(at - 1) and self._touches(at)
        if self._proper(at):
            return True
        particle = self._touches(at) and self._tokens[at + 1].text in _HYPHENS
        return token.text.isalpha() and (token.pos == "PROPN" or particle)

    def _touches(self, at: int) -> bool:
        """Say whether nothing stands between a token and the next."""
        return 0 <= at < len(self._tokens) - 1 and (
            self._tokens[at].end == self._tokens[at + 1].start
        )

    def _widened(self, extent: Extent) -> Extent:
        """Take in the proper nouns before a name that the recogniser left out."""
        first, last = extent
        sentence = self._tokens[first].sentence
        while first > 0 and extent[0] - first < 4 and self._joins(first - 1, sentence):
            if self._names.is_title(self._tokens[first - 1]):
                break
            first -= 1
        return (first, last) if self._capital(first) else extent

    def _stripped(self, first: int, last: int) -> Extent:
        """Leave out what is no part of the name: determiner, title, office, punctuation."""
        for at in range(last - 2, first - 1, -1):
            if self._is_office(self._tokens[at]):
                first = at + 1
                break
        while first < last - 1 and (
            self._tokens[first].pos in ("DET", "PUNCT", "ADP", "SCONJ")
            or self._tokens[first].text in _HYPHENS
        ):
            first += 1
        while last - 1 > first and (
            self._tokens[last - 1].pos in ("PUNCT", "PART")
            or self._tokens[last - 1].text in _HYPHENS
        ):
            last -= 1
        return first, last

    def _is_office(self, token: Token) -> bool:
        if token.text.lower() in self._names.words.titles:
            return True
        noun = self._names.words.roles.get(token.lemma)
        return noun is not None and noun.role.kind in PERSONS

    # --- acronyms ----------------------------------------------------------------------

    def _spelt(self, short: str, bracket: int) -> int | None:
        """Return the phrase with a capital head whose first letter an acronym takes up.

        "Observatoire sahélien des conflits (OSC)": not "conflits", which stands nearer.
        """
        phrases, tokens = self._syntax.phrases, self._tokens
        fitting = [
            n
            for n in self._syntax.phrases_from(max(0, bracket - _SPELT), bracket)
            if phrases[n].span.end >= tokens[bracket - 1].end
            and tokens[phrases[n].head].text[0].isupper()
            and letters(tokens[phrases[n].head].text)[:1] == short[0]
        ]
        return min(fitting, key=lambda n: phrases[n].head, default=None)

    def _initials(self) -> dict[str, int]:
        """Return the acronyms of the block that are the initials of a longer name in it."""
        found: dict[str, int] = {}
        spelt: dict[str, int] = {}
        names = [(n, (m.first, m.last)) for n, m in self._names.named.items()]
        for number, extent in (*self.extents.items(), *names):
            if extent[1] - extent[0] < 2 or number in self._names.swallowed:
                continue
            words = [
                w for t in self._tokens[slice(*extent)] for w in t.text.replace("’", "'").split("'")
            ]
            for kept in (
                [w for w in words if w[:1].isupper()],
                [w for w in words if w.isalpha() and w.lower() not in self._names.words.linking],
            ):
                if len(kept) > 2:
                    spelt.setdefault("".join(w[0] for w in kept).upper(), number)
        for short, numbers in self._headed_by.items():
            if short.isupper() and short in spelt and spelt[short] not in numbers:
                found[short] = spelt[short]
        return found

    def _acronyms(self) -> Iterator[tuple[str, int]]:
        """Yield the acronyms in brackets with the phrase they stand after."""
        tokens = self._tokens
        named = {
            match.last: number
            for number, match in self._names.named.items()
            if number not in self._names.swallowed
        }
        ends = {p.core.end: n for n, p in reversed(list(enumerate(self._syntax.phrases)))}
        for at in range(1, len(tokens) - 2):
            if tokens[at].text != "(" or tokens[at + 2].text != ")":
                continue
            short = letters(tokens[at + 1].text)
            if 2 <= len(short) <= 10 and sum(c.isupper() for c in short) >= 2:
                before = named.get(at, self._spelt(short, at))
                before = ends.get(tokens[at - 1].end) if before is None else before
                if before is not None:
                    yield short, before

    # --- persons -------------------------------------------------------------------------

    def _positions(self) -> tuple[set[int], set[int]]:
        """Return the phrases that do something, and those that say where."""
        words = self._names.words
        kept = words.agentive | words.owning
        acting: set[int] = set()
        placing: set[int] = set()
        for clause in self._syntax.clauses:
            acting.update(clause.agent)
            if clause.form == "verb" and clause.voice == "active":
                acting.update(clause.subject)
            placing.update(n for adp, n in clause.obliques if adp and adp not in kept)
        for phrase in self._syntax.phrases:
            placing.update(n for adp, n in phrase.complements if adp and adp not in kept)
        for reached in (acting, placing):
            for number in tuple(reached):
                reached.update(self._syntax.phrases[number].conjuncts)
        return acting, placing

    def _apposed(self) -> dict[int, list[int]]:
        """Return the phrases beside each phrase: "Jane Doe, the minister", both ways."""
        found: dict[int, list[int]] = {}
        for number, phrase in enumerate(self._syntax.phrases):
            beside = (*phrase.appositions, *(n for adp, n in phrase.complements if not adp))
            for other in beside:
                found.setdefault(other, []).append(number)
                found.setdefault(number, []).append(other)
        return found

    def _apposed_offices(self) -> set[int]:
        """Return the phrases beside a description of a person ("Jane Doe, the minister")."""
        return {
            number
            for number, others in self._beside.items()
            for other in others
            if (described := self._names.role(other)) is not None and described[1].kind in PERSONS
        }

    def _titled(self, number: int) -> bool:
        first = self.extents[number][0]
        return number in self._holders or (first > 0 and self._is_office(self._tokens[first - 1]))

    def _judge(self) -> None:
        """Judge each full name with all its short forms together."""
        groups: dict[tuple[str, ...], list[int]] = {}
        single: dict[str, list[int]] = {}
        for number, extent in self.extents.items():
            words = self.words(extent)
            if len(words) > 1:
                groups.setdefault(words, []).append(number)
            if words and len(words) < 3:
                single.setdefault(words[-1], []).append(number)
            if len(words) == 1 and self._titled(number):
                self.kinds[number] = "person"
        for number, role in self.roles.items():
            self.kinds[number] = _kind_of(load_roles().roles[role])
        self._judge_short_forms()
        for words, numbers in groups.items():
            members = {*numbers, *single.get(words[-1], ())}
            if members & self.roles.keys():
                continue
            kind = self._called(members) or self._kind(words, numbers, members)
            if kind is not None:
                self.kinds.update((number, kind) for number in members)

    def _judge_short_forms(self) -> None:
        """Give the acronyms and short forms of a name the kind of its full form."""
        forms: dict[tuple[str, ...], ActorKind] = {}
        for number in self.roles:
            for form in self.short_forms(number):
                forms.setdefault(form, self.kinds[number])
        for number, extent in self.extents.items():
            kind = forms.get(self.words(extent))
            if kind is not None:
                self.kinds[number] = kind
        for short, full in self.acronyms.items():
            kind = self.kinds.get(full)
            for number in self._headed_by.get(short, ()):
                if kind is not None and number not in self.kinds:
                    self.kinds[number] = kind

    def short_forms(self, number: int) -> list[tuple[str, ...]]:
        """Return a name without the word that says what it is: "Fajr" for "Liwa Fajr"."""
        words = self.words(self.extents[number])
        roles = self._names.words.name_roles
        rest = words[1:] if words[0] in roles else words[:-1]
        if rest and rest[0] in self._names.words.linking:
            return []
        return [rest] if rest and len("".join(rest)) > 3 else []

    def _called(self, numbers: Iterable[int]) -> ActorKind | None:
        """Return the kind of what the text calls a name: "a militia, the Sand Foxes"."""
        for number in numbers:
            for other in self._beside.get(number, ()):
                described = self._names.role(other)
                if described is None or described[1].kind in PERSONS or described[1].voice:
                    continue
                kind = _kind_of(described[1])
                if kind in _CALLED:
                    return kind
        return None

    def _kind(
        self, words: tuple[str, ...], numbers: Iterable[int], members: Iterable[int]
    ) -> ActorKind | None:
        labels = {self.label(n) for n in numbers}
        if "PER" in labels or any(self._titled(n) for n in members):
            return "person"
        if labels & _PLACES or any(n in self._placing for n in members):
            return None
        if not any(n in self._acting for n in members):
            return "unknown" if "ORG" in labels else None
        bare = all(self._syntax.phrases[n].definite is None for n in numbers)
        return (
            "person" if bare and len(words) <= _PERSON_WORDS and "ORG" not in labels else "unknown"
        )


def _kind_of(role: Role) -> ActorKind:
    """Return the kind of somebody whose own name tells a role: no state's, where that is open."""
    if role.id in _OPEN:
        return "unknown"
    if "nonstate_group" in role.refers:
        return "nonstate_group"
    return role.kind
