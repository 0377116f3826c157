"""A parsed document as plain words, read out of spaCy once.

Reading spaCy's tokens attribute by attribute is what costs time in an adapter, so each
attribute is read in one pass and the rest works on these.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, MORPH, POS, SENT_START

from selon.language.stand_ins import Paragraph


class Word:
    """One token: positions in the report, lower-case lemma, parser's labels, subtree edges."""

    __slots__ = (
        "dep",
        "end",
        "head",
        "i",
        "left",
        "lemma",
        "morph",
        "pos",
        "right",
        "sentence",
        "start",
        "text",
    )

    def __init__(
        self,
        i: int,
        start: int,
        text: str,
        lemma: str,
        pos: str,
        dep: str,
        head: int,
        morph: str,
        sentence: int,
    ) -> None:
        self.i = i
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.lemma = lemma
        self.pos = pos
        self.dep = dep
        self.head = head
        self.morph = morph
        self.sentence = sentence
        self.left = i
        self.right = i

    @property
    def root(self) -> bool:
        """Say whether the parser hung this word on nothing."""
        return self.head == self.i


def read_words(
    paragraphs: Sequence[Paragraph], lemmas: Mapping[str, str], report: str, offset: int
) -> list[Word]:
    """Return the words of parsed paragraphs.

    ``lemmas`` corrects the parser's lemmas by lower-case form. Words keep the report's
    own characters even where the parser was given a stand-in.
    """
    words: list[Word] = []
    sentence = -1
    for paragraph in paragraphs:
        doc, first = paragraph.doc, len(words)
        strings = doc.vocab.strings
        table = doc.to_array([IDX, LENGTH, LEMMA, POS, DEP, HEAD, MORPH, SENT_START])
        for i, row in enumerate(table.tolist()):
            index, length, lemma, pos, dep, head, morph, boundary = row
            sentence += i == 0 or boundary == 1
            known = ""
            if paragraph.written:
                index, length, known = paragraph.written[i]
            at = paragraph.start + index
            text = report[at - offset : at - offset + length]
            folded = text.lower().replace("’", "'")
            words.append(
                Word(
                    first + i,
                    at,
                    text,
                    known
                    or lemmas.get(folded)
                    or (strings[lemma].lower().replace("’", "'") if lemma else folded),
                    strings[pos],
                    strings[dep],
                    first + i + _signed(head),
                    strings[morph] if morph else "",
                    sentence,
                )
            )
    set_edges(words)
    return words


def _signed(head: int) -> int:
    """Return a head offset: spaCy exports it as an unsigned 64-bit number."""
    return head - (1 << 64) if head >= 1 << 63 else head


def children(word: Word, words: Sequence[Word]) -> list[Word]:
    """Return the words that hang on a word, in text order; its edges must be set."""
    return [w for w in words[word.left : word.right + 1] if w.head == word.i and w.i != word.i]


def set_edges(words: Sequence[Word]) -> None:
    """Set each word's ``left`` and ``right`` to the ends of its subtree."""
    for word in words:
        word.left = word.right = word.i
    for word in words:
        node, low, high = word, word.i, word.i
        # Climb while the subtree grows; a cycle cannot grow for ever.
        while not node.root:
            node = words[node.head]
            if node.left <= low and node.right >= high:
                break
            node.left = low = min(node.left, low)
            node.right = high = max(node.right, high)
