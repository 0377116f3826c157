"""Mends what French parsers get wrong in news prose, before anything reads the trees."""

from __future__ import annotations

from collections.abc import Sequence

from selon.language.french.arguments import find_arguments
from selon.language.french.fronted import find_main_clauses
from selon.language.french.morphology import IMPERSONAL, TIME_NOUNS, WITH_ETRE
from selon.language.french.subjects import find_bare_subjects
from selon.language.words import Word, children, set_edges

_INVERTED = frozenset({"-il", "-elle", "-on", "-ils", "-elles", "-je", "-nous"})


def repair(words: Sequence[Word]) -> None:
    """Rehang misattached words in place."""
    for word in words:
        # The lemmatiser leaves many present forms as they stand: "indique", "redoute".
        if word.pos == "VERB" and word.lemma.endswith("e") and not word.lemma.endswith("re"):
            word.lemma += "r"
    if find_arguments(words):
        set_edges(words)
    _true_passives(words)
    _true_subjects(words)
    _true_objects(words)
    changed = _off_auxiliaries(words)
    for word in words:
        changed = _inverted(word, words) or changed
    if find_bare_subjects(words):
        set_edges(words)
    if find_main_clauses(words):
        set_edges(words)
    for word in words:
        if word.dep == "conj":
            changed = _off_adjective(word, words) or changed
            changed = _off_infinitive(word, words) or changed
            changed = _into_complement(word, words) or changed
    if changed:
        set_edges(words)


def _true_passives(words: Sequence[Word]) -> None:
    """Tell passives from pasts with être, and from copulas before a participle."""
    reflexive = {w.head for w in words if w.lemma == "se" and w.pos == "PRON"}
    for word in words:
        above = words[word.head]
        # "s'est retirée" is no passive, whatever its agreement.
        if above.pos == "VERB" and (above.lemma in WITH_ETRE or above.i in reflexive):
            if word.dep == "aux:pass":
                word.dep = "aux:tense"
            elif word.dep == "nsubj:pass":
                word.dep = "nsubj"
        elif word.dep == "cop" and above.pos == "VERB" and "VerbForm=Part" in above.morph:
            word.dep = "aux:pass"
        elif word.dep == "nsubj:pass" and _with_avoir(above, words):
            word.dep = "nsubj"


def _with_avoir(verb: Word, words: Sequence[Word]) -> bool:
    auxiliaries = [w for w in children(verb, words) if w.dep.startswith("aux")]
    return bool(auxiliaries) and all(w.lemma == "avoir" for w in auxiliaries)


def _true_objects(words: Sequence[Word]) -> None:
    """Take a bare noun phrase after a verb with avoir for its object: "a mené une offensive"."""
    for word in words:
        above = words[word.head]
        if (
            word.dep == "obl:mod"
            and word.pos == "NOUN"
            and word.i > above.i
            and word.lemma not in TIME_NOUNS
            and _with_avoir(above, words)
        ):
            own = {w.dep for w in children(word, words)}
            beside = {w.dep for w in children(above, words)}
            if "det" in own and "case" not in own and not beside & {"obj", "ccomp", "xcomp"}:
                word.dep = "obj"


def _true_subjects(words: Sequence[Word]) -> None:
    """Take "il" for a person before a verb that is not impersonal: "il soutient que"."""
    for word in words:
        above = words[word.head]
        if word.dep == "expl:subj" and above.pos == "VERB" and above.lemma not in IMPERSONAL:
            passive = any(w.dep == "aux:pass" for w in children(above, words))
            reflexive = any(w.lemma == "se" for w in children(above, words))
            if not passive and not reflexive:
                word.dep = "nsubj"


def _inverted(word: Word, words: Sequence[Word]) -> bool:
    """Make the pronoun behind an inverted verb its subject: "affirme-t-il", "dit-elle"."""
    if word.text.lower() not in _INVERTED or word.i == 0:
        return False
    at = word.i - 1
    if words[at].text.lower() in ("-t", "-t-") and at > 0:
        words[at].head, words[at].dep = word.i, "fixed"
        at -= 1
    verb = words[at]
    if verb.dep.startswith("aux"):
        verb = words[verb.head]
    if verb.pos not in ("VERB", "AUX") or verb.sentence != word.sentence:
        return False
    word.head, word.dep, word.pos = verb.i, "nsubj", "PRON"
    word.lemma = word.text.lower().lstrip("-")
    return True


def _off_adjective(word: Word, words: Sequence[Word]) -> bool:
    """Hang a noun with an article on the noun above an adjective: "l'Arabie saoudite et les X"."""
    head = words[word.head]
    if word.pos not in ("NOUN", "PROPN") or head.pos != "ADJ" or head.dep != "amod":
        return False
    if not any(w.dep == "det" for w in children(word, words)):
        return False
    word.head = head.head
    return True


def _off_infinitive(word: Word, words: Sequence[Word]) -> bool:
    """Hang a finite verb that is coordinated with an infinitive on the finite verb above it."""
    head = words[word.head]
    if "VerbForm=Inf" not in head.morph or not _finite(word, words) or head.head == head.i:
        return False
    above = words[head.head]
    if above.pos != "VERB" or above.i > head.i or not _finite(above, words):
        return False
    word.head = above.i
    return True


def _finite(verb: Word, words: Sequence[Word]) -> bool:
    finite = next((w for w in children(verb, words) if w.dep.startswith("aux")), verb)
    return "VerbForm=Fin" in finite.morph


def _off_auxiliaries(words: Sequence[Word]) -> bool:
    """Hang what hangs on an auxiliary or copula on the predicate it belongs to."""
    changed = False
    for word in words:
        above = words[word.head]
        if (
            above.i != word.i
            and above.dep.startswith(("aux", "cop"))
            and above.head not in (word.i, above.i)
        ):
            word.head = above.head
            changed = True
    return changed


def _into_complement(word: Word, words: Sequence[Word]) -> bool:
    """Move "and are now near X" from "announced" into the clause that was announced.

    The parser hangs the second verb of a that-clause on the reporting verb. It belongs to
    the that-clause when it has no subject of its own and agrees with that clause's subject
    in number but not with the reporter's, or when only the reporting verb is in the past.
    """
    head = words[word.head]
    if word.pos not in ("VERB", "AUX") or head.pos != "VERB" or word.i < head.i:
        return False
    children = [w for w in words[head.i + 1 : word.i] if w.head == head.i and w.dep == "ccomp"]
    if not children or any(
        w.head == word.i and w.dep.startswith(("nsubj", "mark")) for w in words[head.i : word.i]
    ):
        return False
    complement = children[-1]
    number = _number(word, words)
    outer, inner = _subject_number(head, words), _subject_number(complement, words)
    if number and outer and inner and outer != inner:
        if number != inner:
            return False
    elif not (_past(head, words) and not _past(word, words)):
        return False
    word.head = complement.i
    return True


def _number(verb: Word, words: Sequence[Word]) -> str:
    finite = next((w for w in children(verb, words) if w.dep.startswith("aux")), verb)
    return _feature(finite)


def _subject_number(verb: Word, words: Sequence[Word]) -> str:
    subject = next((w for w in children(verb, words) if w.dep.startswith("nsubj")), None)
    return _number(verb, words) if subject is None or not _feature(subject) else _feature(subject)


def _feature(word: Word) -> str:
    return "P" if "Number=Plur" in word.morph else "S" if "Number=Sing" in word.morph else ""


def _past(verb: Word, words: Sequence[Word]) -> bool:
    return any(w.dep == "aux:tense" for w in children(verb, words)) or "Tense=Past" in verb.morph
