"""Gives the parser words it knows in place of verbs that it takes for something else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLOSING = frozenset('»”"')


@dataclass(frozen=True, slots=True)
class StandIn:
    """What the parser reads for a form, and the lemma the form has."""

    read: str
    lemma: str


@dataclass(frozen=True, slots=True)
class StandIns:
    """The stand-ins of a language by lower-case form.

    ``always`` are forms that are verbs wherever they stand, ``between`` those that are verbs
    only where the words around allow nothing else (see ``stand_ins.yaml``). ``spoken`` is read
    for any form of the first conjugation that stands where only a verb of speech can.
    """

    always: Mapping[str, StandIn]
    between: Mapping[str, StandIn]
    not_after: frozenset[str]
    before: frozenset[str]
    not_beyond: frozenset[str]
    spoken: str = ""
    clitics: frozenset[str] = frozenset()

    def among(self, words: Sequence[str]) -> dict[int, StandIn]:
        """Return the words of a paragraph to be replaced, by their place in it."""
        found: dict[int, StandIn] = {}
        for at, word in enumerate(words):
            if word in self.always:
                found[at] = self.always[word]
            elif word in self.between and self._verb(at, words):
                found[at] = self.between[word]
            elif self.spoken and self._spoken(at, words):
                found[at] = StandIn(self.spoken, f"{word}r")
        return found

    def _spoken(self, at: int, words: Sequence[str]) -> bool:
        """Say whether a form can but tell who speaks: "», souffle le maire", "raconte-t-il"."""
        word = words[at]
        if len(word) < 5 or not word.endswith("e") or not word.isalpha() or not word.islower():
            return False
        after = words[at + 1] if at + 1 < len(words) else ""
        if after in self.clitics:
            return True
        return self._behind(at, words) and (after in self.before or after[:1].isupper())

    @staticmethod
    def _behind(at: int, words: Sequence[str]) -> bool:
        last = words[at - 1] if at else ""
        return last in _CLOSING or (last == "," and at > 1 and words[at - 2] in _CLOSING)

    def _verb(self, at: int, words: Sequence[str]) -> bool:
        """Say whether a form that may be a noun stands where only a verb can."""
        if at == 0 or at + 1 >= len(words):
            return False
        last = words[at - 1].replace("’", "'")
        if self._behind(at, words):
            return True
        after = words[at + 1].replace("’", "'")
        beyond = words[at + 2] if at + 2 < len(words) else ""
        if last.lower() in self.not_after or not last[-1:].isalnum():
            return False
        names = last[:1].isupper() and after[:1].isupper()
        return names or (after in self.before and beyond not in self.not_beyond)


def stand_ins(data: Any) -> StandIns:
    """Build the stand-ins from the content of ``stand_ins.yaml``."""
    forms: dict[str, dict[str, StandIn]] = {"always": {}, "between": {}}
    for group in data["stand_ins"]:
        for where, found in forms.items():
            for lemma, pair in group.get(where, {}).items():
                for form, read in zip(pair, group["read"], strict=True):
                    if form:
                        found[form] = StandIn(read, lemma)
    guard = {name: frozenset(words) for name, words in data["guard"].items()}
    spoken = data.get("spoken", {"read": "", "clitics": []})
    return StandIns(
        forms["always"],
        forms["between"],
        **guard,
        spoken=spoken["read"],
        clitics=frozenset(spoken["clitics"]),
    )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A parsed paragraph: the document, where it starts in the report, what stood in for what.

    ``written`` gives for each token where it starts in the paragraph, its length and its
    lemma ("" where the parser's holds); it is empty where the parser read the text itself.
    """

    doc: Doc
    start: int
    written: tuple[tuple[int, int, str], ...] = ()


def with_stand_ins(doc: Doc, words: StandIns) -> tuple[Doc, tuple[tuple[int, int, str], ...]]:
    """Return a tokenized document for the parser to read, and what is written for its tokens."""
    from spacy.tokens import Doc

    if not (words.always or words.between or words.spoken):
        return doc, ()
    texts = [token.text for token in doc]
    replaced = words.among(texts)
    if not replaced:
        return doc, ()
    written = tuple((t.idx, len(t), replaced[t.i].lemma if t.i in replaced else "") for t in doc)
    read = [replaced[i].read if i in replaced else text for i, text in enumerate(texts)]
    return Doc(doc.vocab, words=read, spaces=[bool(t.whitespace_) for t in doc]), written
