"""English: ClearNLP dependencies (en_core_web_*) to neutral functions."""

from __future__ import annotations

from collections.abc import Sequence

from selon.language.english.repairs import repair
from selon.language.grammar import Arc, Function
from selon.language.words import Word
from selon.model.syntax import Mood, Tense

_PLAIN: dict[str, Function] = {
    "nsubj": "subject",
    "csubj": "subject",
    "nsubjpass": "passive_subject",
    "csubjpass": "passive_subject",
    "dobj": "object",
    "dative": "indirect",
    "attr": "attribute",
    "oprd": "attribute",
    "ccomp": "complement",
    "advcl": "adverbial",
    "relcl": "relative",
    "conj": "coordinate",
    "parataxis": "parenthetical",
    "appos": "apposition",
    "amod": "modifier",
    "nmod": "modifier",
    "nummod": "number",
    "det": "determiner",
    "predet": "determiner",
    "poss": "owner",
    "auxpass": "passive_auxiliary",
    "aux": "auxiliary",
    "neg": "negation",
    "prt": "particle",
    "mark": "marker",
    "advmod": "adverb",
    "expl": "expletive",
    "quantmod": "number",
    "acomp": "attribute",
}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_MODALS_CONDITIONAL = frozenset({"would", "could", "might"})
_WH_MARKERS = frozenset({"when", "while", "where", "why", "how"})


class EnglishGrammar:
    """Reads English trees."""

    copula = "be"
    relatives = frozenset({"that", "which", "who", "whom", "whose"})
    pronoun_possessives = frozenset({"his", "her", "its", "their", "my", "our", "your"})
    controllers = frozenset({"appeal", "call", "say", "signal"})
    dative = "to"

    def arcs(self, words: Sequence[Word]) -> list[list[Arc]]:
        """Return each word's arcs; what hangs on a preposition hangs on its head instead."""
        repair(words)
        arcs: list[list[Arc]] = [[] for _ in words]
        for word in words:
            if word.head == word.i or word.dep in (
                "punct",
                "cc",
                "case",
                "preconj",
                "intj",
                "meta",
            ):
                continue
            above = words[word.head]
            if word.dep in ("pobj", "pcomp"):
                arc = _through_preposition(word, above, words)
            elif (
                word.dep == "prep"
                or (word.dep == "agent" and word.pos == "ADP")
                or (word.dep == "dative" and word.pos == "ADP")
            ):
                continue
            else:
                arc = (above.i, _arc(word, above))
            if arc is not None:
                arcs[arc[0]].append(arc[1])
        return arcs

    def mood(self, word: Word, auxiliaries: Sequence[Word]) -> Mood:
        """Read the mood off the auxiliaries and the form of the verb."""
        if any(
            a.lemma in _MODALS_CONDITIONAL or a.text.lower() in _MODALS_CONDITIONAL
            for a in auxiliaries
        ):
            return "conditional"
        if "VerbForm=Inf" in word.morph and (
            not auxiliaries or any(a.lemma == "to" for a in auxiliaries)
        ):
            return "infinitive"
        return "participle" if "VerbForm=Part" in word.morph and not auxiliaries else "indicative"

    def tense(self, word: Word, auxiliaries: Sequence[Word]) -> Tense:
        """Read the tense: have + participle is past, will is future.

        What "has been going on" is told as present.
        """
        if any(
            a.lemma in ("will", "shall") or a.text.lower() in ("'ll", "’ll") for a in auxiliaries
        ):
            return "future"
        finite = auxiliaries[0] if auxiliaries else word
        if self.progressive(word, auxiliaries) and "Tense=Pres" in finite.morph:
            return "present"
        if "Tense=Past" in finite.morph or any(a.lemma == "have" for a in auxiliaries):
            return "past"
        if "Tense=Past" in word.morph and not auxiliaries:
            return "past"
        return "present" if "Tense=Pres" in finite.morph else "none"

    def progressive(self, word: Word, auxiliaries: Sequence[Word], /) -> bool:
        """Say whether the verb is an -ing form under "be"."""
        return "Aspect=Prog" in word.morph and any(a.lemma == "be" for a in auxiliaries)

    def passive_participle(self, word: Word) -> bool:
        """Past participles are passive; -ing forms are not."""
        return "Aspect=Prog" not in word.morph and not word.text.lower().endswith("ing")

    def definite(self, determiner: Word) -> bool | None:
        """Articles, demonstratives and possessives tell."""
        if "Definite=Def" in determiner.morph or "Poss=Yes" in determiner.morph:
            return True
        if determiner.lemma in ("this", "that", "these", "those") or determiner.dep == "poss":
            return True
        return False if "Definite=Ind" in determiner.morph else None


def _through_preposition(
    word: Word, preposition: Word, words: Sequence[Word]
) -> tuple[int, Arc] | None:
    lemma, node = preposition.lemma, preposition
    for _ in range(5):
        if node.head == node.i:
            return None
        above = words[node.head]
        if above.pos not in ("ADP", "SCONJ") or above.dep not in (
            "prep",
            "agent",
            "dative",
            "pcomp",
            "mark",
        ):
            break
        # "out of", "because of": the inner preposition is the one that governs.
        node = above
    head = words[node.head]
    if word.dep == "pcomp":
        # "accused them of burning", "kept them from leaving": the object does it.
        controlled = lemma in ("of", "from") and head.pos == "VERB"
        return (head.i, Arc("infinitive" if controlled else "adverbial", word.i, lemma))
    if preposition.dep == "agent":
        return (head.i, Arc("agent", word.i, lemma))
    if preposition.dep == "dative":
        return (head.i, Arc("indirect", word.i, lemma))
    verbal = head.pos in ("VERB", "AUX", "ADJ", "ADV")
    return (head.i, Arc("oblique" if verbal else "noun_complement", word.i, lemma))


def _arc(word: Word, head: Word) -> Arc:
    dep = word.dep
    verbal = word.pos in ("VERB", "AUX")
    if dep == "compound":
        return Arc("name" if word.pos == "PROPN" and head.pos == "PROPN" else "modifier", word.i)
    if dep == "npadvmod":
        return Arc("oblique" if word.pos in _NOMINAL else "adverb", word.i)
    if dep == "xcomp":
        return Arc("infinitive" if verbal else "attribute", word.i)
    if dep == "advcl" and word.i > head.i and "VerbForm=Inf" in word.morph:
        # A purpose: "left to join". Without a subject it has no other marker.
        return Arc("adverbial", word.i, "to")
    if dep == "acl":
        return Arc("participle" if "Part" in word.morph else "noun_complement", word.i, "to")
    if dep == "advmod" and word.lemma in _WH_MARKERS:
        return Arc("marker", word.i)
    if dep == "dep":
        return Arc(
            "oblique" if word.pos in _NOMINAL else "parenthetical" if verbal else "other", word.i
        )
    return Arc(_PLAIN.get(dep, "other"), word.i)
