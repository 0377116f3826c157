"""Attributions by a verb: "X announced that …", "…, X said", "X condemned the attack"."""

from __future__ import annotations

from collections.abc import Sequence

from selon.attributions.content import mode_of
from selon.attributions.governed import Governed
from selon.attributions.quoting import Quoting
from selon.attributions.reported_clauses import quoted_by
from selon.language.cues import Cue, CueWords
from selon.model import Attribution, Clause, Span, Syntax

Fitting = dict[int, list[Cue]]
"""The lexicon's cues whose conditions a clause meets, by its number."""


def verbal_attributions(
    syntax: Syntax,
    words: CueWords,
    fitting: Fitting,
    voices: frozenset[int],
    media: frozenset[int],
) -> list[Attribution]:
    """Return the attributions that verbs make.

    ``fitting`` are the lexicon's cues that fit each clause, ``voices`` the phrases that name
    somebody, ``media`` those of them that name media.
    """
    quoting = Quoting(syntax, lambda n: any("quote" in c.takes for c in fitting.get(n, ())))
    governed = Governed(syntax, quoting, words, lambda n: n in fitting)
    found = []
    for number, cues in fitting.items():
        for cue in cues:
            attribution = _attribution(syntax, number, cue, governed, voices, media)
            if attribution is not None:
                found.append(attribution)
                break
    return found


def fitting_cues(syntax: Syntax, words: CueWords) -> Fitting:
    """Return the lexicon's cues whose conditions a clause meets, by its number."""
    return {
        number: cues
        for number, clause in enumerate(syntax.clauses)
        if not _courteous(words, clause)
        and (cues := [c for c in words.verbs.get(clause.lemma, ()) if _fits(syntax, c, clause)])
    }


def _courteous(words: CueWords, clause: Clause) -> bool:
    """Say whether a verb is put so out of courtesy: "je voudrais"."""
    mood = words.hearsay_mood
    return mood is not None and clause.mood == "conditional" and clause.lemma in mood.verbs


def _fits(syntax: Syntax, cue: Cue, clause: Clause) -> bool:
    introduced = [
        p
        for a, p in clause.obliques
        if a == cue.particle and syntax.phrases[p].span.start > clause.span.start
    ]
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
    under = (*clause.complements, *(n for n, c in _near(syntax, clause)))
    return any(syntax.clauses[c].marker == cue.particle for c in under) or any(
        other.marker == cue.particle and 0 <= other.extent.start - clause.span.end <= 1
        for other in syntax.clauses_of(clause.sentence)
    )


def _near(syntax: Syntax, clause: Clause) -> list[tuple[int, Clause]]:
    """Return the infinitives that parsers hang on a verb's object: "accuse X d'avoir tiré"."""
    return [
        (n, other)
        for n, other in syntax.numbered_clauses_of(clause.sentence)
        if other.relation == "relative"
        and other.mood == "infinitive"
        and any(p in clause.object for p in other.subject)
    ]


def _attribution(
    syntax: Syntax,
    number: int,
    cue: Cue,
    governed: Governed,
    voices: frozenset[int],
    media: frozenset[int],
) -> Attribution | None:
    clause = syntax.clauses[number]
    content, rule = governed.by(number, cue)
    if not content:
        return None
    source = source_of(syntax, clause, content, voices)
    return Attribution(
        cue=(clause.span,),
        content=content,
        speech_act=cue.act,
        mode=mode_of(syntax, content),
        rule=rule,
        entry=cue.id,
        source=source,
        source_span=words_of_source(syntax, clause, source, content),
        relays=relays_of(clause, media, source),
        clause=number,
        negated=clause.negated,
    )


def source_of(
    syntax: Syntax, clause: Clause, content: Sequence[Span], voices: frozenset[int]
) -> int | None:
    """Return who speaks: the subject, the agent of a passive, or what follows an inverted cue.

    ``voices`` are the phrases that name somebody.
    """
    if clause.voice == "passive":
        return clause.agent[0] if clause.agent else None
    quoted = quoted_by(syntax, clause)
    if quoted is not None:
        return syntax.clauses[quoted].object[0]
    above = _speaker_above(syntax, clause, voices)
    if above is not None:
        return above
    for phrase in _speakers(syntax, clause, content):
        return phrase
    # The parser took the quoted words for the subject: the speaker stands after the cue.
    for phrase in (*clause.object, *clause.indirect):
        span = syntax.phrases[phrase].span
        if span.start >= clause.span.end and not any(s.overlaps(span) for s in content):
            return phrase
    return _named_behind(syntax, clause, content, voices)


def _named_behind(
    syntax: Syntax, clause: Clause, content: Sequence[Span], voices: frozenset[int]
) -> int | None:
    """Return who is named behind an inverted verb: "», a confié à la radio le notable X"."""
    if not content or content[-1].end > clause.span.start:
        return None
    taken = {p for _, p in clause.obliques}
    first, last = syntax.token_at(clause.span.end - 1), syntax.sentences[clause.sentence].last
    for number in syntax.phrases_from(first + 1, last) if first is not None else ():
        start = syntax.token_at(syntax.phrases[number].span.start)
        if number not in voices or number in taken or start is None:
            continue
        if (
            syntax.tokens[start - 1].pos not in ("ADP", "PUNCT")
            and syntax.tokens[start].pos != "ADP"
        ):
            return number
    return None


def _speaker_above(syntax: Syntax, clause: Clause, voices: frozenset[int]) -> int | None:
    """Return the subject of the clause above a participle that parsers hang on a thing.

    "the army denied the killings, adding that": the killings add nothing.
    """
    if clause.mood != "participle" or any(p in voices for p in clause.subject):
        return None
    number = clause.governor
    for _ in range(3):
        if number is None:
            return None
        above = syntax.clauses[number]
        speaking = [p for p in above.logical_subject if p in voices]
        if speaking:
            return speaking[0]
        number = above.governor
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


def words_of_source(
    syntax: Syntax, clause: Clause, source: int | None, content: Sequence[Span]
) -> Span | None:
    """Return a source's words as the clause has them: a relative pronoun, or the whole phrase."""
    if source is None:
        return None
    relative = _relative(syntax, clause, source)
    if relative is not None:
        return relative
    named = source_span(syntax, source, _speakers(syntax, clause, content))
    for other in syntax.clauses_of(clause.sentence):
        # "research conducted by the bureau found that"
        close = 0 < other.extent.start - named.end <= 1
        if close and other.form == "participle" and other.extent.end <= clause.span.start:
            return syntax.span(named.start, other.extent.end)
    return named


def _relative(syntax: Syntax, clause: Clause, source: int) -> Span | None:
    """Return the pronoun that stands for a source in a relative clause: "the NGO, which says"."""
    start = syntax.phrases[source].span.start
    if clause.relation != "relative" or "subject" not in clause.shared:
        return None
    if not start < clause.extent.start:
        return None
    first = syntax.token_at(clause.extent.start)
    number = syntax.phrase_headed_by(first) if first is not None else None
    if number is None or syntax.phrases[number].pos != "PRON":
        return None
    return syntax.phrases[number].span


def relays_of(clause: Clause, media: frozenset[int], source: int | None) -> tuple[int, ...]:
    """Return the media that pass a cue's words on: "told SANA"."""
    to = (*clause.indirect, *clause.object, *(p for _, p in clause.obliques))
    return tuple(dict.fromkeys(p for p in to if p in media and p != source))
