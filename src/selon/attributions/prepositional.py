"""Attributions by an adposition, an adverb or a noun: "according to X", "X's claim that"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from selon.attributions.content import mode_of, trimmed, without
from selon.attributions.verbal import source_span
from selon.language.cues import Cue, CueWords
from selon.model import Attribution, Clause, NounPhrase, Span, Syntax, Token

_ADJOINING = 4
"""Characters between who speaks and a quotation that is his: a comma, a colon, spaces."""

_OPENING = 2
"""Characters before a cue that opens its sentence: a quotation mark at most."""


def prepositional_attributions(
    syntax: Syntax, words: CueWords, voices: frozenset[int]
) -> list[Attribution]:
    """Return the attributions that "according to" and its kin make.

    ``voices`` are the phrases that name somebody: cues such as "for" need one behind them.
    """
    found = []
    for cue, start, end in matches(syntax, words.prepositions):
        cue_span = syntax.span(syntax.tokens[start].start, syntax.tokens[end - 1].end)
        source = _phrase_after(syntax, end)
        if source is None or syntax.phrases[source].lemma in words.voiceless:
            continue
        sentence = syntax.sentences[syntax.tokens[start].sentence].span
        named = _named(syntax, source, sentence)
        if (
            cue.cites
            and source not in voices
            and syntax.phrases[source].lemma not in words.anonymous
        ):
            found.extend(_cited(syntax, cue, cue_span, source))
            continue
        if cue.opening and not _opens(syntax, cue_span, named, sentence, source in voices):
            continue
        hole = syntax.span(cue_span.start, _to_comma(syntax, named, sentence))
        content = without(syntax, _with_quotation(syntax, cue_span, named, sentence), [hole])
        if content:
            found.append(
                Attribution(
                    cue=(cue_span,),
                    content=content,
                    speech_act=cue.act,
                    mode=mode_of(syntax, content),
                    rule="preposition",
                    entry=cue.id,
                    source=source,
                    source_span=named,
                )
            )
    return found


def nominal_attributions(syntax: Syntax, words: CueWords) -> list[Attribution]:
    """Return the attributions of nouns with a clause: "its claim that …"."""
    starts = {c.extent.start: n for n, c in enumerate(syntax.clauses) if c.marker}
    found = []
    for number, phrase in enumerate(syntax.phrases):
        cues = words.nouns.get(phrase.lemma, ()) if phrase.pos == "NOUN" else ()
        cues = tuple(c for c in cues if "clause" in c.takes)
        head = syntax.tokens[phrase.head]
        below = starts.get(head.end + 1, starts.get(phrase.span.end + 1))
        if not cues or below is None:
            continue
        clause = syntax.clauses[below]
        content = trimmed(syntax, clause.extent.start, clause.extent.end)
        if content is None:
            continue
        content = _without_marker(syntax, content, clause)
        source = phrase.owners[0] if phrase.owners else giver(syntax, number, words.by)
        found.append(_of_noun(syntax, phrase, cues[0], content, source, "noun.clause"))
    return found


def including_attributions(syntax: Syntax, words: CueWords) -> list[Attribution]:
    """Return the attributions of nouns that a verb spells out: "their demands include …"."""
    found = []
    for clause in syntax.clauses:
        if clause.lemma not in words.spelling or not clause.subject:
            continue
        noun = syntax.phrases[clause.subject[0]]
        cues = [c for c in words.nouns.get(noun.lemma, ()) if "object" in c.takes]
        content = trimmed(syntax, clause.span.end, clause.extent.end)
        if not cues or not noun.owners or content is None:
            continue
        found.append(_of_noun(syntax, noun, cues[0], content, noun.owners[0], "noun.object"))
    return found


def _of_noun(
    syntax: Syntax, noun: NounPhrase, cue: Cue, content: Span, source: int | None, rule: str
) -> Attribution:
    head = syntax.tokens[noun.head]
    return Attribution(
        cue=(syntax.span(head.start, head.end),),
        content=(content,),
        speech_act=cue.act,
        mode=mode_of(syntax, (content,)),
        rule=rule,
        entry=cue.id,
        source=source,
        source_span=syntax.phrases[source].span if source is not None else None,
    )


def giver(syntax: Syntax, noun: int, by: frozenset[str]) -> int | None:
    """Return who makes a claim or a promise: "the claim by X that", "X made the claim that"."""
    for adposition, other in syntax.phrases[noun].complements:
        if adposition in by:
            return other
    number = syntax.phrases[noun].clause
    if number is None:
        return None
    clause = syntax.clauses[number]
    given = noun in clause.object or any(noun == p for _, p in clause.obliques)
    return clause.subject[0] if given and clause.subject and clause.voice == "active" else None


def _named(syntax: Syntax, source: int, sentence: Span) -> Span:
    """Return a source's words with those beside it: "X et un élu", "X, porte-parole de Y,"."""
    named = source_span(syntax, source, (source, *syntax.phrases[source].conjuncts))
    for _ in range(3):
        at = syntax.token_at(named.end) or syntax.token_at(named.end + 1)
        if at is None or named.end >= sentence.end or at + 1 >= len(syntax.tokens):
            return named
        other = _phrase_after(syntax, at + 1)
        if other is None or syntax.phrases[other].sentence != syntax.phrases[source].sentence:
            return named
        span = syntax.phrases[other].span
        subject = any(other in c.subject for c in syntax.clauses_of(syntax.tokens[at].sentence))
        rest = syntax.text[span.end - syntax.offset : span.end - syntax.offset + 1]
        beside = syntax.tokens[at].text == "," and rest in (",", ".") and _describes(syntax, other)
        joined = syntax.tokens[at].pos == "CCONJ" and not subject
        if not joined and not beside:
            return named
        named = syntax.span(named.start, span.end)
    return named


def _cited(syntax: Syntax, cue: Cue, at: Span, thing: int) -> list[Attribution]:
    """Return who cites a thing, not a voice: "citing bad weather, the airline said"."""
    token = syntax.token_at(at.start)
    sentence = syntax.tokens[token].sentence if token is not None else 0
    speaker = next(
        (c.subject[0] for c in syntax.clauses_of(sentence) if c.relation == "root" and c.subject),
        None,
    )
    if speaker is None:
        return []
    content = source_span(syntax, thing, (thing, *syntax.phrases[thing].conjuncts))
    return [
        Attribution(
            cue=(at,),
            content=(content,),
            speech_act="say",
            mode=mode_of(syntax, (content,)),
            rule="preposition.object",
            entry=cue.id,
            source=speaker,
            source_span=source_span(syntax, speaker),
        )
    ]


def _describes(syntax: Syntax, phrase: int) -> bool:
    """Say whether a phrase may tell what somebody is: a common noun with what completes it."""
    noun = syntax.phrases[phrase]
    return noun.pos == "NOUN" and bool(noun.complements or noun.modifiers) and not noun.quantity


def _opens(syntax: Syntax, cue: Span, named: Span, sentence: Span, voice: bool) -> bool:
    """Say whether a cue opens its sentence before somebody and a comma: "Pour Kiev, …"."""
    after = syntax.text[named.end - syntax.offset : named.end - syntax.offset + 2].lstrip()
    return voice and cue.start - sentence.start <= _OPENING and after.startswith(",")


def _with_quotation(syntax: Syntax, cue: Span, named: Span, sentence: Span) -> Span:
    """Return what a cue governs, to the end of a quotation right behind who speaks."""
    governed = scope(syntax, cue, sentence)
    end = max(
        (
            q.inner.end
            for q in syntax.quotations_between(cue.end, governed.end)
            if q.inside is None
            and 0 <= q.outer.start - named.end <= _ADJOINING
            and q.closed
            and "\n" not in q.inner.text
        ),
        default=governed.end,
    )
    return syntax.span(governed.start, max(governed.end, end))


def _without_marker(syntax: Syntax, content: Span, clause: Clause) -> Span:
    length = len(clause.marker)
    if content.text[:length].lower() == clause.marker:
        return trimmed(syntax, content.start + length, content.end) or content
    return content


def matches(
    syntax: Syntax, table: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
) -> Iterator[tuple[Cue, int, int]]:
    """Yield each cue of several words with its first and last (exclusive) token."""
    tokens = syntax.tokens
    for i, token in enumerate(tokens):
        for words, cue in table.get(_folded(token), ()):
            window = tokens[i : i + len(words)]
            if len(window) == len(words) and all(
                w == _folded(t) for w, t in zip(words, window, strict=True)
            ):
                yield cue, i, i + len(words)
                break


def _folded(token: Token) -> str:
    return token.text.lower().replace("’", "'")


def _phrase_after(syntax: Syntax, token: int) -> int | None:
    """Return the widest phrase that starts at this token."""
    if token >= len(syntax.tokens):
        return None
    start = syntax.tokens[token].start
    best: int | None = None
    for number in syntax.phrases_from(token, token + 12):
        span = syntax.phrases[number].span
        if span.start == start and (best is None or span.end > syntax.phrases[best].span.end):
            best = number
    return best


def _to_comma(syntax: Syntax, named: Span, sentence: Span) -> int:
    """Return where the source's part ends: with a relative clause that follows it."""
    rest = syntax.text[named.end - syntax.offset : sentence.end - syntax.offset]
    if rest[:1] in (",", ".", "") or not rest.strip(' .!?"»”'):
        return named.end
    comma = rest.find(",")
    verb_follows = 0 <= comma <= 60
    return named.end + comma if verb_follows else named.end


def scope(syntax: Syntax, cue: Span, sentence: Span) -> Span:
    """Return the words a sentence adverbial governs: its sentence, within what it stands in.

    That is a quotation, or a reported clause: "X says that, according to Y, …".
    """
    number = syntax.quotation_at(cue.start)
    if number is not None:
        inner = syntax.quotations[number].inner
        start, end = max(inner.start, sentence.start), min(inner.end, sentence.end)
        return syntax.span(start, end) if start < end else sentence
    token = syntax.token_at(cue.start)
    if token is None:
        return sentence
    around = [
        c.extent
        for c in syntax.clauses_of(syntax.tokens[token].sentence)
        if c.relation == "complement"
        and c.marker
        and c.extent.start < cue.start
        and cue.end <= c.extent.end
    ]
    return min(around, key=lambda e: e.end - e.start, default=sentence)
