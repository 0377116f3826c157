"""Attributions by a verb: "X announced that …", "…, X said", "X condemned the attack"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selon.attributions.content import complement_span, mode_of, trimmed, without
from selon.language.cues import Cue, CueWords
from selon.model import Attribution, Clause, Quotation, Span, Syntax

_SENTENCE_END = re.compile(r"[.!?…]\s")
_FARTHEST = 160
"""Characters between a cue and the quotation it announces."""

_GAP = 3
"""Characters that may stand between a quotation's end and the sentence that cues it."""


def verbal_attributions(
    syntax: Syntax, words: CueWords, relays_of: frozenset[int]
) -> list[Attribution]:
    """Return the attributions that verbs make; ``relays_of`` are phrases that name media."""
    found = []
    for number, clause in enumerate(syntax.clauses):
        for cue in words.verbs.get(clause.lemma, ()):
            if not _fits(syntax, cue, clause):
                continue
            attribution = _attribution(syntax, number, clause, cue, relays_of)
            if attribution is not None:
                found.append(attribution)
                break
    return found


def _fits(syntax: Syntax, cue: Cue, clause: Clause) -> bool:
    introduced = [p for a, p in clause.obliques if a == cue.particle]
    if (
        cue.particle not in ("", clause.particle)
        and not introduced
        and not _marked(syntax, cue, clause)
    ):
        return False
    heads = {syntax.phrases[p].lemma for p in (*clause.object, *introduced)}
    # "laisser entendre": what the lexicon calls the object may be an infinitive.
    heads.update(syntax.clauses[c].lemma for c in clause.complements if cue.object)
    if cue.object and not cue.object & heads:
        return False
    if cue.reflexive != clause.reflexive:
        return False
    return not cue.impersonal or clause.voice == "passive" or not clause.subject


def _marked(syntax: Syntax, cue: Cue, clause: Clause) -> bool:
    """Say whether the cue's adposition introduces a clause ("spoke of leaving")."""
    return any(syntax.clauses[c].marker == cue.particle for c in clause.complements)


def _attribution(
    syntax: Syntax, number: int, clause: Clause, cue: Cue, media: frozenset[int]
) -> Attribution | None:
    content, rule = _content(syntax, number, clause, cue)
    if not content:
        return None
    source = _source(syntax, clause, content)
    return Attribution(
        cue=(clause.span,),
        content=content,
        speech_act=cue.act,
        mode=mode_of(syntax, content),
        rule=rule,
        entry=cue.id,
        source=source,
        source_span=source_span(syntax, source, _speakers(syntax, clause, content))
        if source is not None
        else None,
        relays=_relays(clause, media, source),
        clause=number,
        negated=clause.negated,
    )


def _content(syntax: Syntax, number: int, clause: Clause, cue: Cue) -> tuple[tuple[Span, ...], str]:
    """Return what the cue governs, trying the forms it takes from the surest to the loosest."""
    spoken = _complements(syntax, number, clause, cue)
    quoted = _quotations(syntax, clause) if "quote" in cue.takes else []
    if spoken:
        outside = [
            q.inner for q in quoted if not any(s.overlaps(q.inner) for s in spoken) and _speech(q)
        ]
        return tuple(sorted({*spoken, *outside})), "verb.clause"
    said = _spoken_of(syntax, clause, cue) if "object" in cue.takes else None
    if said is not None and any(said.covers(q.outer) for q in quoted):
        return (said,), "verb.object"
    if quoted:
        return tuple(q.inner for q in quoted), "verb.quote"
    if "clause" in cue.takes and _inserted(syntax, clause):
        sentence = syntax.sentences[clause.sentence].span
        return without(syntax, _above(syntax, clause, sentence), [clause.extent]), "verb.inserted"
    if said is not None:
        return (said,), "verb.object"
    return (), ""


def _spoken_of(syntax: Syntax, clause: Clause, cue: Cue) -> Span | None:
    """Return what a cue speaks of: its object, or the phrase its adposition introduces."""
    introduced = tuple(p for a, p in clause.obliques if cue.particle and a == cue.particle)
    phrases = introduced or clause.logical_object
    spans = [syntax.phrases[p].span for p in phrases if syntax.phrases[p].pos != "PRON"]
    return trimmed(syntax, spans[0].start, max(s.end for s in spans)) if spans else None


def _complements(syntax: Syntax, number: int, clause: Clause, cue: Cue) -> list[Span]:
    spans = []
    for n in (*clause.complements, *_after_object(syntax, number, clause)):
        below = syntax.clauses[n]
        form = (
            "infinitive"
            if below.mood in ("infinitive", "participle") and not below.marker
            else "clause"
        )
        if below.relation == "relative":
            form = "infinitive"
        if form in cue.takes or (
            form == "infinitive" and "clause" in cue.takes and below.tense == "past"
        ):
            span = complement_span(syntax, below, clause)
            if span is not None:
                spans.append(span)
    return spans


def _after_object(syntax: Syntax, number: int, clause: Clause) -> list[int]:
    """Return infinitives the parser hung on the object: "accuse the army of having fired"."""
    return [
        n
        for n, below in enumerate(syntax.clauses[number + 1 : number + 4], start=number + 1)
        if below.governor == number
        and below.relation == "relative"
        and below.mood == "infinitive"
        and any(p in clause.object for p in below.subject)
    ]


def _quotations(syntax: Syntax, clause: Clause) -> list[Quotation]:
    """Return the quotations of the cue's sentence, or one that ends just before it."""
    sentence = syntax.sentences[clause.sentence].span
    start = sentence.start
    found = [
        q
        for q in syntax.quotations_between(max(0, start - _GAP), sentence.end)
        if not q.outer.covers(clause.span) and q.inside is None and _near(syntax, q, clause)
    ]
    return [q for q in found if _speech(q)] or ([] if clause.object else found)


def _near(syntax: Syntax, quote: Quotation, clause: Clause) -> bool:
    """Say whether a quotation belongs to this cue: inside its clause or right beside it."""
    if quote.outer.end <= clause.span.start:
        if clause.relation == "coordinate":
            return False
        between = syntax.text[quote.outer.end - syntax.offset : clause.span.start - syntax.offset]
        return len(between) <= _FARTHEST // 2 and not _SENTENCE_END.search(between)
    between = syntax.text[clause.span.end - syntax.offset : quote.outer.start - syntax.offset]
    return len(between) <= _FARTHEST and not _SENTENCE_END.search(between)


def _speech(quote: Quotation) -> bool:
    """Tell words somebody said from a single quoted term."""
    return len(quote.inner.text.split()) >= 3


def _inserted(syntax: Syntax, clause: Clause) -> bool:
    """Say whether the cue is inserted into what it governs ("…, he said")."""
    if clause.object or clause.complements or clause.voice == "passive":
        return False
    sentence = syntax.sentences[clause.sentence].span
    if clause.extent.start - sentence.start < 10:
        return False
    if clause.relation == "parenthetical":
        return True
    inverted = any(syntax.phrases[p].span.start > clause.span.start for p in clause.subject)
    before = syntax.text[
        sentence.start - syntax.offset : clause.extent.start - syntax.offset
    ].rstrip()
    return clause.relation == "root" and inverted and before.endswith((",", "»", '"', "”"))


def _above(syntax: Syntax, clause: Clause, sentence: Span) -> Span:
    if clause.relation == "parenthetical" and clause.governor is not None:
        return syntax.clauses[clause.governor].extent
    return Span(sentence.start, max(sentence.start, clause.extent.start), "")


def _source(syntax: Syntax, clause: Clause, content: Sequence[Span]) -> int | None:
    """Return who speaks: the subject, the agent of a passive, or what follows an inverted cue."""
    if clause.voice == "passive":
        return clause.agent[0] if clause.agent else None
    for phrase in _speakers(syntax, clause, content):
        return phrase
    # The parser took the quoted words for the subject: the speaker stands after the cue.
    for phrase in (*clause.object, *clause.indirect):
        span = syntax.phrases[phrase].span
        if span.start >= clause.span.end and not any(s.overlaps(span) for s in content):
            return phrase
    return None


def _speakers(syntax: Syntax, clause: Clause, content: Sequence[Span]) -> list[int]:
    """Return the subjects of a cue that do not stand in what is said."""
    return [
        p for p in clause.subject if not any(s.overlaps(syntax.phrases[p].core) for s in content)
    ]


def source_span(syntax: Syntax, source: int, group: Sequence[int] = ()) -> Span:
    """Return a source's words: the whole phrase, coordinated members included."""
    members = [m for m in group if syntax.phrases[m].sentence == syntax.phrases[source].sentence]
    spans = [
        syntax.phrases[source].span,
        *(syntax.phrases[m].span for m in members if source in group),
    ]
    return syntax.span(min(s.start for s in spans), max(s.end for s in spans))


def _relays(clause: Clause, media: frozenset[int], source: int | None) -> tuple[int, ...]:
    to = (*clause.indirect, *clause.object, *(p for _, p in clause.obliques))
    return tuple(dict.fromkeys(p for p in to if p in media and p != source))
