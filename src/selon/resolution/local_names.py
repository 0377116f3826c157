"""Names that only the report knows: full names, short forms, acronyms it introduces."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from selon.actors.names import fold, letters, words_of
from selon.actors.records import Actor
from selon.mentions.actor_names import PhraseNames
from selon.model import Token, local_actor_id
from selon.model.vocabulary import ActorKind

_INNER = frozenset("-'’‐‑.")
_LONGEST = 8
"""Words a name may have on either side of its head."""

_PLACES = frozenset({"LOC", "GPE"})


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a name means in this report: a known actor, or one with an id of the report."""

    id: str
    name: str
    kind: ActorKind
    country: str = ""


class LocalNames:
    """The proper names of a block that the knowledge base does not decide."""

    def __init__(self, names: PhraseNames, report: str) -> None:
        self._names, self._syntax, self._report = names, names.syntax, report
        self._label: dict[int, str] = {}
        self._extent: dict[int, tuple[int, int]] = {}
        for entity in self._syntax.entities:
            extent = names.tokens(entity.span)
            for token in range(*extent):
                self._label[token] = entity.label
                self._extent[token] = extent
        self._full: dict[tuple[str, ...], Known] = {}
        self._last: dict[str, list[Known]] = {}
        self._first: dict[str, list[Known]] = {}
        self._register()
        self.acronyms: dict[str, int] = dict(self._acronyms())

    def label(self, number: int) -> str:
        """Return the parser's entity label over a phrase's head, or ""."""
        return self._label.get(self._syntax.phrases[number].head, "")

    def find(self, number: int) -> Known | None:
        """Return whom a phrase headed by a proper name means; null if it is no name.

        A short form means the person introduced in full, if there is only one.
        """
        head = self._syntax.phrases[number].head
        extent = self._written(head)
        if extent is None:
            return None
        words = self._words(*extent)
        known = self._full.get(words) or self._short(words)
        if known is not None:
            return known
        label = self._label.get(head, "")
        if words and (label == "PER" or self._titled(extent[0])):
            return self._local(*extent, "person")
        # One unlabelled word with a capital may be a place, a month, anything.
        if label in _PLACES or (label != "ORG" and len(words) < 2):
            return None
        return self._local(*extent, "unknown")

    def _short(self, words: tuple[str, ...]) -> Known | None:
        if not words or len(words) > 2:
            return None
        for table in (self._last, self._first):
            found = table.get(words[-1], ())
            if len(found) == 1 and (len(words) == 1 or words[0] in fold(found[0].name).split()):
                return found[0]
        return None

    def _register(self) -> None:
        seen: set[int] = set()
        for number, match in self._names.named.items():
            actor = self._names.actor(number)
            if actor is not None and actor.kind == "person" and match.values[0].use == "name":
                seen.update(range(match.first, match.last))
                self._index(self._words(match.first, match.last), _of(actor))
        for entity in self._syntax.entities:
            extent = self._names.tokens(entity.span)
            if entity.label != "PER" or not seen.isdisjoint(range(*extent)):
                continue
            first, last = self._widened(*self._stripped(*extent))
            words = self._words(first, last)
            if len(words) > 1 and last - first < 9 and words not in self._full:
                self._index(words, self._local(first, last, "person"))

    def _index(self, words: tuple[str, ...], known: Known) -> None:
        if words and words not in self._full:
            self._full[words] = known
            for table, word in ((self._last, words[-1]), (self._first, words[0])):
                if len(word) > 2 and known not in table.setdefault(word, []):
                    table[word].append(known)

    def _local(self, first: int, last: int, kind: ActorKind) -> Known:
        tokens = self._syntax.tokens
        name = self._syntax.span(tokens[first].start, tokens[last - 1].end).text
        name = " ".join(name.split())
        return Known(local_actor_id(self._report, name), name, kind)

    def _words(self, first: int, last: int) -> tuple[str, ...]:
        return tuple(w for t in self._syntax.tokens[first:last] for w in words_of(t.text) if w)

    def _written(self, head: int) -> tuple[int, int] | None:
        """Return the tokens of the name around a head, without determiner and title."""
        tokens = self._syntax.tokens
        extent = self._extent.get(head)
        if extent is not None and self._label[head] != "MISC":
            extent = self._stripped(*extent)
            if self._label[head] == "PER":
                extent = self._widened(*extent)
            if extent[0] <= head < extent[1] and any(
                tokens[t].text[:1].isupper() for t in range(*extent)
            ):
                return extent
        if not self._proper(tokens[head]):
            return None
        first, last = head, head + 1
        sentence = tokens[head].sentence
        while first > 0 and head - first < _LONGEST and self._joins(first - 1, sentence):
            first -= 1
        while last < len(tokens) and last - head < _LONGEST and self._joins(last, sentence):
            last += 1
        first, last = self._stripped(first, last)
        return (first, last) if first <= head < last else (head, head + 1)

    @staticmethod
    def _proper(token: Token) -> bool:
        return token.pos == "PROPN" and token.text[:1].isupper()

    def _joins(self, at: int, sentence: int) -> bool:
        token = self._syntax.tokens[at]
        if token.sentence != sentence:
            return False
        return self._proper(token) or (token.text in _INNER and token.pos == "PROPN")

    def _widened(self, first: int, last: int) -> tuple[int, int]:
        """Take in the proper nouns before a person's name that the recogniser left out."""
        tokens, sentence = self._syntax.tokens, self._syntax.tokens[first].sentence
        start = first
        while start > 0 and first - start < 4 and self._joins(start - 1, sentence):
            if self._names.is_title(tokens[start - 1]):
                break
            start -= 1
        return (start, last) if tokens[start].text[:1].isupper() else (first, last)

    def _stripped(self, first: int, last: int) -> tuple[int, int]:
        tokens, words = self._syntax.tokens, self._names.words
        while first < last - 1 and (
            tokens[first].pos in ("DET", "PUNCT", "ADP")
            or tokens[first].text.lower() in words.titles
            or tokens[first].lemma in words.roles
        ):
            first += 1
        while last - 1 > first and tokens[last - 1].pos in ("PUNCT", "PART"):
            last -= 1
        return first, last

    def _titled(self, first: int) -> bool:
        return first > 0 and self._syntax.tokens[first - 1].text.lower() in self._names.words.titles

    def _acronyms(self) -> Iterator[tuple[str, int]]:
        """Yield the acronyms in brackets with the phrase they stand after."""
        tokens = self._syntax.tokens
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
                before = named.get(at, ends.get(tokens[at - 1].end))
                if before is not None:
                    yield short, before


def _of(actor: Actor) -> Known:
    return Known(actor.id, actor.name, actor.kind, actor.country)
