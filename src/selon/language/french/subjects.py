"""Gives verbs the bare names before them for subjects, which French parsers often miss.

"Bakou et Ankara condamnent", "Kiev la soutient": without an article the parser takes the name
for an adverb, the root, or what the verb relates to. Position tells it better: nothing but
clitics and auxiliaries stands between a subject and its verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from selon.language.words import Word, children

_CLITICS = frozenset(
    {"ne", "n'", "se", "s'", "le", "la", "les", "l'", "lui", "leur", "y", "en", "me", "nous"}
)
_AND = frozenset({"et", "ni", "ou"})
_OPENING = frozenset({"PUNCT", "CCONJ", "SCONJ"})
_NAMES = frozenset({"PROPN", "NOUN", "ADJ", "INTJ", "PRON"})
_NO_ARGUMENT = frozenset({"obl:mod", "obl:arg", "advmod", "dep", "xcomp", "nmod", "obj", "punct"})
_SAID_BY = frozenset({"obj", "xcomp", "obl:arg", "obl:mod"})
_ENDING = frozenset('»"”')
_QUOTED = frozenset('»"”,')


def find_bare_subjects(words: Sequence[Word]) -> bool:
    """Hang bare names on the finite verbs they are subjects of; say whether any was moved."""
    changed = False
    for verb in words:
        if verb.pos in ("VERB", "AUX") and not verb.dep.startswith(("aux", "cop")):
            changed = (
                _take_before(verb, words)
                or _take_after(verb, words)
                or _take_related(verb, words)
                or _take_inverted(verb, words)
                or changed
            )
    return changed


def _take_before(verb: Word, words: Sequence[Word]) -> bool:
    finite = _finite(verb, words)
    if finite is None:
        return False
    last = _before_group(verb, words)
    first = _first_of_name(last, words) if last >= 0 else None
    if first is None or words[last].sentence != verb.sentence:
        return False
    names = [first]
    if "Number=Plur" in finite.morph and first > 1 and words[first - 1].lemma in _AND:
        other = _first_of_name(first - 2, words)
        if other is not None and words[first - 2].sentence == verb.sentence:
            names.insert(0, other)
    before = words[names[0] - 1] if names[0] else None
    opens = (
        before is None
        or before.sentence != verb.sentence
        or before.pos in _OPENING
        or before.lemma in _AND
        or "PronType=Rel" in before.morph
    )
    subjects = _subjects(verb, words)
    held = {w.i for w in subjects} - set(range(names[-1], last + 1))
    if not opens or held or (subjects and len(names) == 1):
        return False
    _hang(verb, names, words)
    return True


def _take_after(verb: Word, words: Sequence[Word]) -> bool:
    """Take the name after a verb of speech that a quotation precedes: "», a répondu Kiev"."""
    at = verb.i + 1
    if at >= len(words) or _finite(verb, words) is None or _subjects(verb, words):
        return False
    name, before = words[at], _before_group(verb, words)
    if name.pos == "DET" and before >= 0 and _closed(before, words):
        # "», a lancé la foule": nobody else can speak.
        speaker = next((w for w in children(verb, words) if w.dep == "obj" and w.i > at), None)
        if speaker is not None and name.head == speaker.i:
            speaker.dep = "nsubj"
            return True
    if (
        before < 0
        or words[before].text not in _QUOTED
        or name.head != verb.i
        or name.dep not in _SAID_BY
        or not name.text[:1].isupper()
        or name.pos not in _NAMES
    ):
        return False
    name.dep, name.pos = "nsubj", "PROPN"
    return True


def _closed(at: int, words: Sequence[Word]) -> bool:
    """Say whether a token closes a quotation, or is the comma behind one."""
    return words[at].text in _ENDING or (
        words[at].text == "," and at > 0 and words[at - 1].text in _ENDING
    )


def _take_related(verb: Word, words: Sequence[Word]) -> bool:
    """Take the bare name with a clause of its own: "Moscou, qui temporise, n'a pas réagi"."""
    if _finite(verb, words) is None or _subjects(verb, words):
        return False
    for name in children(verb, words):
        own = children(name, words)
        if (
            name.pos == "PROPN"
            and name.i < verb.i
            and name.dep in _NO_ARGUMENT
            and any(w.dep.startswith("acl") for w in own)
            and not any(w.dep == "case" for w in own)
        ):
            name.dep = "nsubj"
            return True
    return False


def _take_inverted(verb: Word, words: Sequence[Word]) -> bool:
    """Take the bare name behind a verb with a relative object: "ce que dément Bamako"."""
    name = words[verb.head]
    own = children(verb, words)
    if name.i != verb.i + 1 or name.pos != "PROPN" or name.root:
        return False
    if _finite(verb, words) is None or not any("PronType=Rel" in w.morph for w in own):
        return False
    verb.head, verb.dep = name.head, "acl:relcl"
    name.head, name.dep = verb.i, "nsubj"
    return True


def _finite(verb: Word, words: Sequence[Word]) -> Word | None:
    """Return the word of a verb group that is finite."""
    group = [w for w in children(verb, words) if w.dep.startswith(("aux", "cop"))]
    return next((w for w in (*group, verb) if "VerbForm=Fin" in w.morph), None)


def _subjects(verb: Word, words: Sequence[Word]) -> list[Word]:
    return [w for w in children(verb, words) if w.dep.startswith(("nsubj", "expl:subj", "csubj"))]


def _before_group(verb: Word, words: Sequence[Word]) -> int:
    """Return the word before a verb with its auxiliaries, negation and clitics."""
    at = verb.i - 1
    while at >= 0 and words[at].sentence == verb.sentence:
        word = words[at]
        clitic = word.lemma in _CLITICS or word.text.lower().replace("’", "'") in _CLITICS
        helping = word.dep.startswith(("aux", "cop")) and word.head in (verb.i, verb.head)
        between = word.pos == "ADV" and word.dep == "advmod" and at > 0 and _helped(at, words)
        if not (clitic and word.text[:1].islower()) and not helping and not between:
            break
        at -= 1
    return at


def _helped(at: int, words: Sequence[Word]) -> bool:
    """Say whether an adverb stands after an auxiliary: "ont aussi signé"."""
    return words[at - 1].pos == "AUX" or words[at].lemma == "ne"


def _first_of_name(last: int, words: Sequence[Word]) -> int | None:
    """Return the first word of the name that ends with a word, its article too, or nothing."""
    word = words[last]
    if not word.text[:1].isupper() or word.pos not in _NAMES or len(word.text) < 3:
        return None
    first = last
    while first > 0 and words[first - 1].sentence == word.sentence:
        before = words[first - 1]
        if not before.text[:1].isupper() or before.pos not in (*_NAMES, "DET"):
            break
        first -= 1
    opening = words[first - 1] if first else None
    if opening is not None and opening.pos == "DET" and opening.sentence == word.sentence:
        return first - 1
    starts = opening is None or opening.sentence != word.sentence
    if starts and words[first].pos not in ("PROPN", "DET" if first < last else "PROPN"):
        # A capital at the start of a sentence shows nothing.
        return None
    return first


def _hang(verb: Word, names: Sequence[int], words: Sequence[Word]) -> None:
    """Make names the subject of a verb, the first its subject and the others beside it."""
    heads = [_head_of_name(first, verb, words) for first in names]
    first = heads[0]
    for head in heads:
        if verb.head == head.i:
            # The verb hung on its own subject: it takes that one's place.
            verb.head = head.head if not head.root else verb.i
            verb.dep = head.dep if head.dep not in _NO_ARGUMENT else "parataxis"
    for head in heads:
        head.pos = "PROPN"
        head.head, head.dep = (verb.i, "nsubj") if head is first else (first.i, "conj")


def _head_of_name(first: int, verb: Word, words: Sequence[Word]) -> Word:
    """Return the head of a name: the word of it that hangs on something outside."""
    last = first
    while last + 1 < verb.i and (words[last + 1].text[:1].isupper() or words[last].pos == "DET"):
        last += 1
    inside = range(first, last + 1)
    outer = [
        words[i]
        for i in inside
        if words[i].pos != "DET" and (words[i].root or words[i].head not in inside)
    ]
    for word in outer[1:]:
        word.head, word.dep = outer[0].i, "flat:name"
    return outer[0] if outer else words[first]
