"""French: Universal Dependencies (fr_core_news_*) to neutral functions."""

from __future__ import annotations

from collections.abc import Sequence

from selon.language.french.morphology import is_conditional
from selon.language.french.repairs import repair
from selon.language.grammar import Arc, Function
from selon.language.words import Word
from selon.model.syntax import Mood, Tense

_PLAIN: dict[str, Function] = {
    "nsubj": "subject",
    "nsubj:caus": "subject",
    "csubj": "subject",
    "nsubj:pass": "passive_subject",
    "csubj:pass": "passive_subject",
    "obj": "object",
    "obj:lvc": "object",
    "iobj": "indirect",
    "iobj:agent": "agent",
    "obj:agent": "agent",
    "obl:agent": "agent",
    "ccomp": "complement",
    "advcl": "adverbial",
    "acl:relcl": "relative",
    "conj": "coordinate",
    "parataxis": "parenthetical",
    "parataxis:insert": "parenthetical",
    "parataxis:parenth": "parenthetical",
    "appos": "apposition",
    "amod": "modifier",
    "nummod": "number",
    "aux:tense": "auxiliary",
    "aux:caus": "auxiliary",
    "aux": "auxiliary",
    "aux:pass": "passive_auxiliary",
    "cop": "copula",
    "mark": "marker",
    "expl:comp": "reflexive",
    "expl:pass": "reflexive",
    "expl:subj": "expletive",
    "flat:name": "name",
    "flat:foreign": "name",
    "fixed": "name",
    "vocative": "other",
}
_NEGATORS = frozenset({"pas", "jamais", "plus", "aucunement", "nullement", "guère"})
_CONTRACTED = frozenset({"au", "aux", "du", "des"})
_REFLEXIVES = frozenset({"se", "soi"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})


class FrenchGrammar:
    """Reads French trees."""

    copula = "être"
    relatives = frozenset({"qui", "que", "lequel", "dont", "où"})
    pronoun_possessives = frozenset({"son", "leur", "mon", "notre", "votre"})
    controllers = frozenset(
        "autoriser commander conseiller demander dire enjoindre imposer interdire intimer "
        "ordonner permettre prescrire proposer recommander reprocher suggérer".split()
    )
    dative = "à"

    def arcs(self, words: Sequence[Word]) -> list[list[Arc]]:
        """Return each word's arcs after repairing frequent misparses."""
        repair(words)
        cases = _adpositions(words)
        negated = _negated(words)
        arcs: list[list[Arc]] = [[] for _ in words]
        for word in words:
            if word.head != word.i:
                arc = _arc(word, words[word.head], cases, negated)
                if arc is not None:
                    arcs[word.head].append(arc)
        return arcs

    def mood(self, word: Word, auxiliaries: Sequence[Word]) -> Mood:
        """Read the mood off the finite word; the conditional off its ending too."""
        finite = auxiliaries[0] if auxiliaries else word
        if is_conditional(finite.text, finite.lemma) or "Mood=Cnd" in finite.morph:
            return "conditional"
        if "VerbForm=Inf" in finite.morph:
            return "infinitive"
        if "VerbForm=Part" in finite.morph:
            return "participle"
        return "imperative" if "Mood=Imp" in finite.morph else "indicative"

    def tense(self, word: Word, auxiliaries: Sequence[Word]) -> Tense:
        """Read the tense: a compound with avoir or être is past, a passive is not."""
        finite = auxiliaries[0] if auxiliaries else word
        # Parsers give the simple conditional any tense.
        if not auxiliaries and is_conditional(word.text, word.lemma):
            return "present"
        if "Tense=Fut" in finite.morph:
            return "future"
        if "Tense=Past" in finite.morph or "Tense=Imp" in finite.morph:
            return "past"
        compound = any(a.dep == "aux:tense" for a in auxiliaries)
        if compound:
            return "past"
        return "present" if "Tense=Pres" in finite.morph else "none"

    def progressive(self, _word: Word, _auxiliaries: Sequence[Word], /) -> bool:
        """French marks no progressive on the verb."""
        return False

    def passive_participle(self, word: Word) -> bool:
        """Past participles are passive; present ones are not."""
        return "Tense=Pres" not in word.morph and not word.text.lower().endswith("ant")

    def definite(self, determiner: Word) -> bool | None:
        """Articles, demonstratives and possessives tell; numerals do not.

        "du" and "aux" hold the article: they are adpositions to the parser.
        """
        if determiner.dep == "case":
            return True if determiner.text.lower() in _CONTRACTED else None
        if "Definite=Def" in determiner.morph or "Poss=Yes" in determiner.morph:
            return True
        if "PronType=Dem" in determiner.morph or determiner.lemma in ("ce", "cet"):
            return True
        return False if "Definite=Ind" in determiner.morph else None


def _adpositions(words: Sequence[Word]) -> dict[int, str]:
    """Return the adposition lemma of each word that has one."""
    found: dict[int, str] = {}
    for word in words:
        if word.dep == "case" and word.head != word.i:
            found.setdefault(word.head, word.lemma)
    return found


def _negated(words: Sequence[Word]) -> frozenset[int]:
    """Return the predicates that are negated.

    "ne" alone negates with a word elsewhere ("aucun", "rien"), but not in a clause that
    "que" opens ("de peur qu'il ne parte"); "plus" and "jamais" alone negate nothing.
    """
    ne = {w.head for w in words if w.lemma == "ne"}
    opened = {w.head for w in words if w.dep == "mark" and w.lemma == "que"}
    strong = {w.head for w in words if w.lemma == "pas" and w.dep == "advmod"}
    weak = {w.head for w in words if w.lemma in _NEGATORS and w.dep == "advmod"}
    return frozenset(strong | (ne & weak) | (ne - opened))


def _arc(word: Word, head: Word, cases: dict[int, str], negated: frozenset[int]) -> Arc | None:
    dep = word.dep
    adposition = cases.get(word.i, "")
    if word.lemma in _REFLEXIVES and word.pos == "PRON":
        return Arc("reflexive", word.i)
    if dep in ("punct", "cc") or (dep == "dep" and word.pos not in _NOMINAL):
        return None
    if dep == "case":
        return Arc("other", word.i, word.lemma)
    if dep == "advmod":
        negates = head.i in negated and (word.lemma == "ne" or word.lemma in _NEGATORS)
        return Arc("negation" if negates else "adverb", word.i)
    if dep == "det":
        return Arc("owner" if "Poss=Yes" in word.morph else "determiner", word.i)
    if dep in ("nmod", "obl", "obl:arg", "obl:mod", "dep"):
        return _nominal(word, head, adposition)
    if dep in ("acl", "xcomp"):
        return _verbal(word, adposition)
    if dep == "appos" and word.pos == "PROPN" and head.pos == "PROPN" and word.i == head.i + 1:
        return Arc("name", word.i)
    function = _PLAIN.get(dep, "other")
    if function == "object" and adposition:
        function = "oblique"
    return Arc(function, word.i, adposition)


def _nominal(word: Word, head: Word, adposition: str) -> Arc:
    if head.pos in ("VERB", "AUX"):
        if not adposition and word.pos == "PROPN" and word.i > head.i and word.text[0].isalpha():
            # A bare name after its verb: "ont pris Gao".
            return Arc("object", word.i)
        return Arc(
            "agent" if adposition == "par" and "Part" in head.morph else "oblique",
            word.i,
            adposition,
        )
    if word.pos == "PROPN" and not adposition and head.pos in ("PROPN", "NOUN") and word.i > head.i:
        return Arc("name", word.i)
    if head.pos == "ADJ" or word.dep.startswith("obl"):
        return Arc("oblique", word.i, adposition)
    return Arc("noun_complement", word.i, adposition)


def _verbal(word: Word, adposition: str) -> Arc:
    if word.pos in ("VERB", "AUX"):
        if word.dep == "acl":
            return Arc(
                "participle" if "Part" in word.morph else "noun_complement", word.i, adposition
            )
        return Arc("infinitive", word.i, adposition)
    if word.dep == "xcomp" and word.pos in _NOMINAL:
        return Arc("oblique" if adposition else "attribute", word.i, adposition)
    return Arc("modifier" if word.dep == "acl" else "attribute", word.i, adposition)
