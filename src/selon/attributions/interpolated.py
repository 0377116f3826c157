"""Verbs of speech put between commas into what they tell: "The town, said the mayor, is empty"."""

from __future__ import annotations

from selon.attributions.content import mode_of, part_around, without
from selon.attributions.verbal import fitting_cues, relays_of, source_span
from selon.language.cues import Cue, CueWords
from selon.model import Attribution, Clause, Span, Syntax

_FEWEST = 1
"""A verb is put behind more words than this."""

_BETWEEN = 30
"""Characters between a verb and who speaks: "a annoncé à Goma le général X"."""

_QUOTED = frozenset('»”"')
_CLOSING = frozenset(',.;!?…»”"')


def interpolated_attributions(
    syntax: Syntax, words: CueWords, voices: frozenset[int], media: frozenset[int]
) -> list[Attribution]:
    """Return the attributions of verbs that stand between commas with who speaks behind them.

    ``voices`` are the phrases that name somebody, ``media`` those of them that name media.
    Parsers take such a verb for coordinated and its speaker for an object.
    """
    found = []
    for number, cues in fitting_cues(syntax, words).items():
        clause = syntax.clauses[number]
        cue = next((c for c in cues if c.takes & {"clause", "quote"}), None)
        if cue is None or clause.complements or not _behind_comma(syntax, clause):
            continue
        source = _speaker(syntax, words, clause, voices)
        if source is None:
            continue
        told = _attribution(syntax, number, cue, source, media)
        if told is not None:
            found.append(told)
    return found


def _behind_comma(syntax: Syntax, clause: Clause) -> bool:
    sentence = syntax.sentences[clause.sentence].span
    before = syntax.text[sentence.start - syntax.offset : clause.span.start - syntax.offset]
    # Behind a quotation, the quotation is what is said, not the sentence.
    quoted = before.rstrip(" ,")[-1:] in _QUOTED
    last = max((syntax.phrases[p].span.start for p in clause.subject), default=clause.span.end)
    own = "subject" not in clause.shared and sentence.start <= last < clause.span.start
    return (
        before.rstrip().endswith(",") and not quoted and not own and len(before.split()) > _FEWEST
    )


def _speaker(syntax: Syntax, words: CueWords, clause: Clause, voices: frozenset[int]) -> int | None:
    """Return who stands right behind a verb, with nothing but a comma or the end behind him."""
    for phrase in (*clause.subject, *clause.object):
        noun = syntax.phrases[phrase]
        speaks = phrase in voices or noun.lemma in words.anonymous or noun.definite is True
        if speaks and not noun.quantity and 0 < noun.span.start - clause.span.end <= _BETWEEN:
            start, end = clause.span.end - syntax.offset, noun.span.start - syntax.offset
            plain = "," not in syntax.text[start:end]
            return phrase if plain and _closed(syntax, noun.span) else None
    return None


def _closed(syntax: Syntax, named: Span) -> bool:
    at = named.end - syntax.offset
    rest = syntax.text[at : at + 1]
    return not rest or rest in _CLOSING or rest == "\n"


def _attribution(
    syntax: Syntax, number: int, cue: Cue, source: int, media: frozenset[int]
) -> Attribution | None:
    clause = syntax.clauses[number]
    named = source_span(syntax, source)
    quoted = syntax.quotation_at(clause.span.start)
    sentence = syntax.sentences[clause.sentence].span
    whole = syntax.quotations[quoted].inner if quoted is not None else sentence
    whole = part_around(syntax, whole, clause.span)
    content = without(syntax, whole, [syntax.span(clause.span.start, named.end)])
    if not content or content[0].start >= clause.span.start:
        return None
    return Attribution(
        cue=(clause.span,),
        content=content,
        speech_act=cue.act,
        mode="direct" if quoted is not None else mode_of(syntax, content),
        rule="verb.interpolated",
        entry=cue.id,
        source=source,
        source_span=named,
        relays=relays_of(clause, media, source),
        clause=number,
        negated=clause.negated,
    )
