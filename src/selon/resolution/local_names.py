"""Names that only the report knows: full names, short forms, acronyms it introduces."""

from __future__ import annotations

from dataclasses import dataclass

from selon.actors.names import fold
from selon.actors.records import Actor
from selon.mentions.actor_names import PhraseNames
from selon.mentions.capitals import Extent
from selon.mentions.proper_names import ProperNames
from selon.model import local_actor_id
from selon.model.vocabulary import ActorKind

_PLACES = frozenset({"LOC", "GPE"})


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a name means in this report: a known actor, or one with an id of the report."""

    id: str
    name: str
    kind: ActorKind
    country: str = ""


class LocalNames:
    """The proper names of a block that the knowledge base does not decide.

    ``acronyms`` holds those the block introduces, each with the phrase it stands after.
    """

    def __init__(self, names: PhraseNames, report: str) -> None:
        self._names, self._syntax, self._report = names, names.syntax, report
        self.proper = ProperNames(names)
        self._full: dict[tuple[str, ...], Known] = {}
        self._last: dict[str, list[Known]] = {}
        self._first: dict[str, list[Known]] = {}
        self._parts: list[tuple[set[str], Known]] = []
        self._register()
        self.acronyms = self.proper.acronyms

    def find(self, number: int) -> Known | None:
        """Return whom a phrase headed by a proper name means; null if it is no name.

        A short form means the person introduced in full, if there is only one.
        """
        extent = self.proper.extents.get(number)
        words = self.proper.words(extent) if extent is not None else ()
        if extent is None or not words:
            return None
        known = self._full.get(words) or self._short(words) or self._part(words)
        if known is not None:
            return known
        kind = self.proper.kinds.get(number)
        label = self.proper.label(number)
        # One unlabelled word with a capital may be a place, a month, anything.
        if kind is None and (label in _PLACES or (not label and len(words) < 2)):
            return None
        return self._local(extent, kind or ("person" if label == "PER" else "unknown"))

    def _short(self, words: tuple[str, ...]) -> Known | None:
        if len(words) > 2:
            return None
        for table in (self._last, self._first):
            found = table.get(words[-1], ())
            if len(found) == 1 and (len(words) == 1 or words[0] in fold(found[0].name).split()):
                return found[0]
        return None

    def _part(self, words: tuple[str, ...]) -> Known | None:
        """Return the one longer name that has all words of a name: "Black Star", "Stars"."""
        if len(words) < 2:
            return None
        found = {
            known
            for whole, known in self._parts
            if known.kind != "person"
            and len(whole) > len(words)
            and all(any(_alike(word, other) for other in whole) for word in words)
        }
        return next(iter(found)) if len(found) == 1 else None

    def _register(self) -> None:
        for number, match in self._names.named.items():
            actor = self._names.actor(number)
            if actor is not None and actor.kind == "person" and match.values[0].use == "name":
                known = _known(actor)
                self._index(self.proper.words((match.first, match.last)), known)
        for number, kind in sorted(self.proper.kinds.items(), key=lambda k: k[0]):
            if number not in self.proper.extents:
                continue
            extent = self.proper.extents[number]
            words = self.proper.words(extent)
            if len(words) > 1 and words not in self._full and not self._names_known(words):
                known = self._local(extent, kind)
                self._index(words, known)
                self._parts.append((set(words), known))
                if number in self.proper.roles:
                    for form in self.proper.short_forms(number):
                        self._full.setdefault(form, known)
        for number, (first, extent) in self.proper.other_names.items():
            actor = self._names.actor(first)
            found = self.find(first) if actor is None else _known(actor)
            if found is not None and number in self.proper.kinds:
                self._full[self.proper.words(extent)] = found
                self._parts.append((set(self.proper.words(extent)), found))

    def _names_known(self, words: tuple[str, ...]) -> bool:
        """Say whether two words are a particle with the last word of a longer name."""
        return len(words) == 2 and self._short(words) is not None

    def _index(self, words: tuple[str, ...], known: Known) -> None:
        if words and words not in self._full:
            self._full[words] = known
            for table, word in ((self._last, words[-1]), (self._first, words[0])):
                if len(word) > 2 and known not in table.setdefault(word, []):
                    table[word].append(known)

    def defined(self, number: int, kind: ActorKind) -> Known | None:
        """Return the actor that a phrase names by introducing its acronym, if it does."""
        if number not in self.acronyms.values():
            return None
        phrase, tokens = self._syntax.phrases[number], self._syntax.tokens
        extent = self.proper.extents.get(number)
        if extent is not None and (extent[1] <= phrase.head or self._fills(extent)):
            # The acronym in its bracket may head the whole.
            return self._local(extent, kind)
        first = self._syntax.token_at(phrase.span.start)
        while (
            first is not None
            and first < phrase.head
            and (tokens[first].pos == "DET" or not self.proper.capital(first))
        ):
            first += 1
        if first is None or not tokens[phrase.head].text[0].isupper():
            return None
        end = phrase.head + 1
        while end < len(tokens) and tokens[end].text != "(" and tokens[end].start < phrase.span.end:
            end += 1
        return self._local((first, end), kind)

    def _fills(self, extent: Extent) -> bool:
        """Say whether a name of several words reaches the bracket with its acronym."""
        tokens, (first, last) = self._syntax.tokens, extent
        return last - first > 1 and last < len(tokens) and tokens[last].text == "("

    def _local(self, extent: Extent, kind: ActorKind) -> Known:
        tokens = self._syntax.tokens
        name = self._syntax.span(tokens[extent[0]].start, tokens[extent[1] - 1].end).text
        name = " ".join(name.split())
        return Known(local_actor_id(self._report, name), name, kind)


def _known(actor: Actor) -> Known:
    return Known(actor.id, actor.name, actor.kind, actor.country)


def _alike(word: str, other: str) -> bool:
    """Say whether two words are the same or differ in number at most: "marsh", "marshes"."""
    long, short = max(word, other, key=len), min(word, other, key=len)
    return long == short or (
        len(short) > 3 and long.startswith(short) and len(long) - len(short) < 3
    )
