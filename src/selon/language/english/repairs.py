"""Mends what English parsers get wrong in news prose, before anything reads the trees."""

from __future__ import annotations

from collections.abc import Sequence

from selon.language.words import Word, children, set_edges

_CLOSING = frozenset({'"', "”", "’", "'", "''", "»"})


def repair(words: Sequence[Word]) -> None:
    """Rehang misattached words in place."""
    changed = False
    for word in words:
        above = words[word.head]
        if word.dep.startswith("nsubj") and above.dep in ("aux", "auxpass"):
            # "has been urging": what hangs on the auxiliary is the verb's.
            word.head = above.head
            changed = True
        if word.dep == "conj":
            changed = _into_complement(word, words) or changed
        if word.dep == "appos":
            changed = _into_list(word, words) or changed
        if word.pos in ("NOUN", "PROPN"):
            changed = _out_of_quotation(word, words) or changed
    if changed:
        set_edges(words)


def _into_list(word: Word, words: Sequence[Word]) -> bool:
    """Take the second of three names for one of a list: "Mali, Burkina Faso and Niger said"."""
    head = words[word.head]
    if word.pos != "PROPN" or head.pos != "PROPN" or word.i < head.i:
        return False
    below = children(word, words)
    joined = [w for w in below if w.dep == "conj" and w.pos == "PROPN"]
    after = words[word.right + 1] if word.right + 1 < len(words) else None
    closed = after is not None and after.text == ","
    if not joined or closed or any(w.dep == "det" for w in (*below, *children(head, words))):
        return False
    word.dep = "conj"
    return True


def _out_of_quotation(word: Word, words: Sequence[Word]) -> bool:
    """Make a noun right behind a quotation the subject of the verb it stands before.

    '"We hold the town," the movement's spokesman, Jane Doe, told the paper': the parser takes
    the spokesman for part of what she says.
    """
    head, at = words[word.head], word.right + 1
    if head.i >= word.left or at >= len(words) or words[at].head == word.i:
        return False
    verb = words[at]
    closed = word.left > 0 and words[word.left - 1].text in _CLOSING
    if not closed or verb.pos != "VERB" or verb.sentence != word.sentence or verb.i == head.i:
        return False
    if any(w.head == verb.i and w.dep.startswith("nsubj") for w in words[verb.left : verb.i]):
        return False
    word.head, word.dep = verb.i, "nsubj"
    return True


def _into_complement(word: Word, words: Sequence[Word]) -> bool:
    """Move "and are now near X" from "said" into the clause that was said.

    Only where the reporting verb is in the past, the second verb has no subject of its own
    and is not in the past itself.
    """
    head = words[word.head]
    if word.pos not in ("VERB", "AUX") or head.pos != "VERB" or word.i < head.i:
        return False
    complements = [w for w in words[head.i + 1 : word.i] if w.head == head.i and w.dep == "ccomp"]
    own = [w for w in words[head.i : word.i + 1] if w.head == word.i]
    if not complements or any(w.dep.startswith(("nsubj", "mark")) for w in own):
        return False
    finite = next((w for w in own if w.dep in ("aux", "auxpass")), word)
    if (
        "Tense=Past" not in head.morph
        or "Tense=Past" in finite.morph
        or "VerbForm=Fin" not in finite.morph
    ):
        return False
    word.head = complements[-1].i
    return True
