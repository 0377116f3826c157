"""Attributions to nobody: "it is said that", "reportedly", the French conditionnel."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attributions.content import mode_of, trimmed, without
from selon.attributions.prepositional import matches, scope
from selon.language.cues import CueWords
from selon.model import Attribution, Clause, Covered, Span, Syntax


def hearsay_attributions(syntax: Syntax, words: CueWords) -> list[Attribution]:
    """Return the attributions to nobody that set phrases make ("it is said that")."""
    found = []
    for cue, start, end in matches(syntax, words.hearsay):
        # "is said to have fled": the particle is of what is said.
        last = end - 2 if syntax.tokens[end - 1].pos == "PART" and end - start > 1 else end - 1
        cue_span = syntax.span(syntax.tokens[start].start, syntax.tokens[last].end)
        sentence = syntax.sentences[syntax.tokens[start].sentence].span
        whole = scope(syntax, cue_span, sentence)
        if end - start == 1:
            whole = _clause_around(syntax, cue_span, start, whole)
        content = without(syntax, whole, [cue_span])
        if content:
            # An adverb is the author's own distance; "it is said that" is somebody unnamed.
            rule = "hearsay" if end - start > 1 else "hearsay.adverb"
            found.append(
                Attribution((cue_span,), content, cue.act, mode_of(syntax, content), rule, cue.id)
            )
    return found


def _clause_around(syntax: Syntax, cue: Span, token: int, sentence: Span) -> Span:
    """Return the clause an adverb stands in: in "X said they had reportedly fled", not X's."""
    around = [
        c
        for c in syntax.clauses_of(syntax.tokens[token].sentence)
        if c.extent.covers(cue) and sentence.covers(c.extent)
    ]
    if not around:
        return sentence
    inner = min(around, key=lambda c: c.extent.end - c.extent.start)
    return inner.extent if inner.relation == "complement" else sentence


def conditional_attributions(
    syntax: Syntax, words: CueWords, found: Sequence[Attribution]
) -> list[Attribution]:
    """Return the attributions that a mood alone makes: "auraient été tués".

    Only where the language reports hearsay so, and nobody in ``found`` is said to say it. Not
    beside a condition, in a question, of who speaks or is spoken to, nor of verbs that are put
    so out of courtesy.
    """
    mood = words.hearsay_mood
    if mood is None:
        return []
    governed = Covered(s for a in found for s in (*a.content, *a.cue))
    told = []
    for number, clause in enumerate(syntax.clauses):
        if clause.mood != "conditional" or clause.lemma in mood.verbs or clause.question:
            continue
        if _conditioned(syntax, number, clause, mood.conditions) or _speaks(syntax, clause, words):
            continue
        if governed.touches(clause.span):
            continue
        if syntax.quotation_at(clause.span.start) is not None:
            continue
        content = _told(syntax, number, clause)
        if content is not None:
            act, rule = mood.cue.act, "mood"
            told.append(Attribution((clause.span,), (content,), act, "indirect", rule, mood.cue.id))
    return told


def _told(syntax: Syntax, number: int, clause: Clause) -> Span | None:
    """Return what is reported: the clause with all below it, up to what is asserted again."""
    sentence = syntax.sentences[clause.sentence].span
    start, end = max(sentence.start, clause.extent.start), min(sentence.end, clause.extent.end)
    for other in syntax.clauses_of(clause.sentence):
        asserted = other.relation == "coordinate" and other.mood == "indicative"
        if asserted and other.governor == number and clause.span.end < other.extent.start < end:
            end = other.extent.start
    return trimmed(syntax, start, end) if start < end else None


def _conditioned(syntax: Syntax, number: int, clause: Clause, conditions: frozenset[str]) -> bool:
    """Say whether a condition stands beside a clause: "si l'accord tenait, X reviendrait"."""
    related = {number, clause.governor}
    return clause.marker in conditions or any(
        other.marker in conditions
        for n, other in syntax.numbered_clauses_of(clause.sentence)
        if n in related or other.governor in related
    )


def _speaks(syntax: Syntax, clause: Clause, words: CueWords) -> bool:
    """Say whether the subject is who speaks or is spoken to: "je voudrais"."""
    lemmas = {syntax.phrases[p].core.text.lower() for p in clause.subject}
    return bool(lemmas & words.hearsay_mood.persons) if words.hearsay_mood else False
