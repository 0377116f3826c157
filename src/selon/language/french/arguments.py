"""Gives verbs what French parsers hang on words that take no such thing.

"la première reproche à la seconde": no noun stands behind the ordinal, it is the subject.
"reproche depuis des mois à Kaboul d'abriter": a date takes no complement, the verb does.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.language.french.morphology import TIME_NOUNS
from selon.language.words import Word, children

_ORDINALS = frozenset({"premier", "second", "deuxième", "dernier", "autre"})
_OF_VERBS = frozenset({"à", "de"})


def find_arguments(words: Sequence[Word]) -> bool:
    """Hang ordinals and what follows dates on their verbs; say whether any was moved."""
    changed = False
    for word in words:
        if word.lemma in _ORDINALS and word.pos in ("ADJ", "NOUN", "PRON"):
            changed = _as_subject(word, words) or changed
        if word.lemma in TIME_NOUNS and word.dep.startswith("obl"):
            changed = _off_date(word, words) or changed
    return changed


def _as_subject(ordinal: Word, words: Sequence[Word]) -> bool:
    """Make an ordinal without a noun the subject of the verb right behind it."""
    at = ordinal.i
    if at == 0 or at + 1 >= len(words):
        return False
    determiner, after = words[at - 1], words[at + 1]
    alone = determiner.pos == "DET" and determiner.sentence == after.sentence == ordinal.sentence
    if not alone or after.pos not in ("VERB", "AUX") or "VerbForm=Fin" not in after.morph:
        return False
    verb = words[after.head] if after.dep.startswith(("aux", "cop")) else after
    if after.pos == "AUX" and verb is after:
        verb = _main_of(after, words)
    beside = [w for w in children(verb, words) if w.dep.startswith("nsubj")]
    if any(w not in (ordinal, determiner) for w in beside):
        return False
    ordinal.head, ordinal.dep, ordinal.pos = verb.i, "nsubj", "ADJ"
    determiner.head, determiner.dep = at, "det"
    if verb.dep == "obj":
        verb.dep = "parataxis"
    return True


def _main_of(auxiliary: Word, words: Sequence[Word]) -> Word:
    """Return the participle an auxiliary belongs to that the parser hung below it."""
    below = [
        w for w in children(auxiliary, words) if w.pos == "VERB" and "VerbForm=Part" in w.morph
    ]
    after = [w for w in below if w.i > auxiliary.i and w.dep in ("conj", "xcomp", "obj", "advcl")]
    if not after:
        return auxiliary
    verb = after[0]
    verb.head, verb.dep = verb.i if auxiliary.root else auxiliary.head, auxiliary.dep
    for word in children(auxiliary, words):
        if word.i != verb.i:
            word.head = verb.i
    auxiliary.head, auxiliary.dep = verb.i, "aux:tense"
    return verb


def _off_date(noun: Word, words: Sequence[Word]) -> bool:
    """Hang "à Kaboul", "d'abriter" behind a date on the verb: "accuse depuis des mois …"."""
    verb = words[noun.head]
    if verb.pos != "VERB" or verb.i > noun.i:
        return False
    changed = False
    beside = {w.dep for w in children(verb, words)}
    for word in children(noun, words):
        if word.i < noun.i:
            continue
        links = {w.lemma for w in children(word, words) if w.dep in ("case", "mark")}
        name = word.pos in ("PROPN", "NOUN") and word.text[:1].isupper() and "à" in links
        if word.pos == "PROPN" and not links and "obj" not in beside:
            # "accuse depuis des mois Kigali de …"
            word.head, word.dep = verb.i, "obj"
            changed = True
            continue
        infinitive = "VerbForm=Inf" in word.morph and bool(links & _OF_VERBS)
        if name or infinitive:
            word.head, word.dep = verb.i, "obl:arg" if name else "xcomp"
            changed = True
    return changed
