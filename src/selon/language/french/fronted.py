"""Puts the main clause of a sentence above what is fronted, which French parsers often invert.

"Alors qu'elle avançait, la colonne a été prise…", "Dans une vidéo qu'il a diffusée, le groupe
revendique…": the parser takes what comes first for the root and hangs the main verb on it.
A clause with a conjunction or a relative pronoun of its own is never the main one where a free
verb with its subject follows a comma.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.language.words import Word, children

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OPENING_QUOTES = frozenset('«“"')
_DISPLACED = frozenset({"obj", "obl:arg", "obl:mod", "appos", "conj", "dislocated", "xcomp"})


def find_main_clauses(words: Sequence[Word]) -> bool:
    """Rehang main verbs that hang on a fronted clause; say whether any was moved."""
    changed = False
    for top in [w for w in words if w.root or (w.dep == "advcl" and w.i < w.head)]:
        below = _subordinate(top, words)
        if below is not None:
            changed = _lift(top, below, words) or changed
    return changed


def _subordinate(top: Word, words: Sequence[Word]) -> Word | None:
    """Return the verb of the fronted clause: the word on top itself, or what relates to it."""
    if top.pos in ("VERB", "AUX"):
        return top if _bound(top, words) else None
    own = children(top, words)
    if top.pos != "NOUN" or not any(w.dep == "case" for w in own):
        return None
    return next((w for w in own if w.dep.startswith("acl") and _bound(w, words)), None)


def _bound(verb: Word, words: Sequence[Word]) -> bool:
    """Say whether a verb has a conjunction or a relative pronoun before it."""
    own = [w for w in children(verb, words) if w.i < verb.i]
    return any(w.dep == "mark" or "PronType=Rel" in w.morph for w in own)


def _lift(top: Word, below: Word, words: Sequence[Word]) -> bool:
    comma = None
    for word in words[below.i + 1 :]:
        if word.sentence != top.sentence or word.text in _OPENING_QUOTES:
            return False
        if word.text == ",":
            comma = word
        elif comma is not None and _free(word, words) and _under(word, top, words):
            subject = _subject_between(comma, word, words)
            if subject is not None:
                _rehang(top, subject, word)
            return subject is not None
    return False


def _under(word: Word, top: Word, words: Sequence[Word]) -> bool:
    while not word.root and word.i != top.i:
        word = words[word.head]
    return word.i == top.i


def _free(verb: Word, words: Sequence[Word]) -> bool:
    """Say whether a verb is finite and no conjunction or relative pronoun binds it."""
    if verb.pos not in ("VERB", "AUX") or verb.dep.startswith(("aux", "cop")):
        return False
    group = [w for w in children(verb, words) if w.dep.startswith("aux")]
    return any("VerbForm=Fin" in w.morph for w in (*group, verb)) and not _bound(verb, words)


def _subject_between(comma: Word, verb: Word, words: Sequence[Word]) -> Word | None:
    """Return the subject of a verb, its own or the phrase that opens after the comma."""
    own = [w for w in children(verb, words) if w.dep.startswith("nsubj")]
    if own:
        return own[0] if comma.i < own[0].i < verb.i else None
    first = words[comma.i + 1]
    while first.head != first.i and comma.i < first.head < verb.i:
        first = words[first.head]
    free = first.pos in _NOMINAL and first.dep in _DISPLACED
    return first if free and comma.i < first.i < verb.i else None


def _rehang(top: Word, subject: Word, verb: Word) -> None:
    fronted = "obl:mod" if top.pos == "NOUN" else "advcl"
    subject.head, subject.dep = verb.i, "nsubj" if subject.dep in _DISPLACED else subject.dep
    if top.root:
        verb.head, verb.dep = verb.i, "ROOT"
    else:
        # What governed the fronted clause stands behind both: "…, a rapporté la mairie".
        verb.head, verb.dep = top.head, "ccomp"
    top.head, top.dep = verb.i, fronted
