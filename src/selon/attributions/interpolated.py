"""Verbs of speech put between commas into what they tell: "The town, said the mayor, is empty"."""

from __future__ import annotations

from selon.attributions.content import mode_of, part_around, without
from selon.attributions.verbal import Fitting, relays_of, source_span
from selon.language.cues import Cue, CueWords
from selon.model import Attribution, Clause, Span, Syntax
from selon.model.vocabulary import Mode

_FEWEST = 1
"""A verb is put behind more words than this."""

_BETWEEN = 30
"""Characters between a verb and who speaks: "a annoncé à Goma le général X"."""

_TELLING = frozenset({"say", "announce", "claim", "confirm", "warn"})
_LEAST, _REST = 4, 8
"""Words of a sentence before who speaks at its end, at least; words behind the verb, at most."""

_QUOTED = frozenset('»”"')
_CLOSING = frozenset(',.;!?…»”"')


def interpolated_attributions(
    syntax: Syntax,
    words: CueWords,
    fitting: Fitting,
    voices: frozenset[int],
    media: frozenset[int],
) -> list[Attribution]:
    """Return the attributions of verbs that stand between commas with who speaks behind them.

    ``fitting`` are the lexicon's cues that fit each clause, ``voices`` the phrases that name
    somebody, ``media`` those of them that name media.
    Parsers take such a verb for coordinated and its speaker for an object.
    """
    found = []
    for number, cues in fitting.items():
        clause = syntax.clauses[number]
        cue = next((c for c in cues if c.takes & {"clause", "quote"}), None)
        if cue is None or clause.complements:
            continue
        told = _told(syntax, words, clause, cue, voices)
        if told is None:
            continue
        source, content, mode = told
        found.append(
            Attribution(
                cue=(clause.span,),
                content=content,
                speech_act=cue.act,
                mode=mode,
                rule="verb.interpolated",
                entry=cue.id,
                source=source,
                source_span=source_span(syntax, source),
                relays=relays_of(clause, media, source),
                clause=number,
                negated=clause.negated,
            )
        )
    return found


def _told(
    syntax: Syntax, words: CueWords, clause: Clause, cue: Cue, voices: frozenset[int]
) -> tuple[int, tuple[Span, ...], Mode] | None:
    """Return who speaks, what is told and how, where a verb stands so."""
    source = _speaker(syntax, words, clause, voices)
    if source is not None and _behind_comma(syntax, clause):
        content, mode = _around(syntax, clause, source)
    elif cue.act in _TELLING and _ends_sentence(syntax, clause, voices):
        source = clause.subject[0]
        content, mode = _before(syntax, clause, source)
    else:
        return None
    return (source, content, mode) if content else None


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


def _ends_sentence(syntax: Syntax, clause: Clause, voices: frozenset[int]) -> bool:
    """Say whether who speaks and the verb end a sentence, with no comma: "… the monitor said."."""
    plain = clause.voice == "active" and clause.mood == "indicative" and not clause.marker
    if not plain or not clause.subject or "subject" in clause.shared:
        return False
    if clause.subject[0] not in voices or any(p not in voices for p in clause.object):
        return False
    subject, sentence = syntax.phrases[clause.subject[0]].span, syntax.sentences[clause.sentence]
    told = syntax.text[sentence.span.start - syntax.offset : subject.start - syntax.offset]
    rest = syntax.text[clause.span.end - syntax.offset : sentence.span.end - syntax.offset]
    later = any(c.span.start > clause.span.start for c in syntax.clauses_of(clause.sentence))
    last = syntax.token_at(subject.start - 2)
    open_ = last is None or syntax.tokens[last].pos in ("SCONJ", "PRON", "ADP", "CCONJ", "PUNCT")
    return (
        0 < clause.span.start - subject.end <= _BETWEEN
        and not (later or open_ or "," in told)
        and len(told.split()) >= _LEAST
        and len(rest.split()) <= _REST
    )


def _around(syntax: Syntax, clause: Clause, source: int) -> tuple[tuple[Span, ...], Mode]:
    """Return what a verb between commas is put into, in its sentence or its quotation."""
    named = source_span(syntax, source)
    quoted = syntax.quotation_at(clause.span.start)
    sentence = syntax.sentences[clause.sentence].span
    whole = syntax.quotations[quoted].inner if quoted is not None else sentence
    whole = part_around(syntax, whole, clause.span)
    content = without(syntax, whole, [syntax.span(clause.span.start, named.end)])
    if not content or content[0].start >= clause.span.start:
        return (), "indirect"
    return content, "direct" if quoted is not None else mode_of(syntax, content)


def _before(syntax: Syntax, clause: Clause, source: int) -> tuple[tuple[Span, ...], Mode]:
    """Return what stands before who speaks at the end of a sentence."""
    sentence = syntax.sentences[clause.sentence].span
    start = source_span(syntax, source).start
    content = without(syntax, sentence, [syntax.span(start, sentence.end)])
    return content, mode_of(syntax, content)
