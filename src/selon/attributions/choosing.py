"""Attributions by verbs and nouns as the learned weights choose among what the words allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selon.attributions.content import mode_of
from selon.attributions.features import Features
from selon.attributions.learned import Choice, weighed
from selon.attributions.prepositional import giver
from selon.attributions.verbal import Fitting, relays_of, source_of, words_of_source
from selon.language.cues import Cue, CueWords
from selon.language.weights import Weights
from selon.model import Attribution, Covered, Mentions, Syntax

_PLEDGING = frozenset({"threaten", "promise"})
_ACTS = frozenset({"demand", "accuse", "deny", "condemn"})
"""What is news in itself where somebody does it."""

_SAYING = frozenset({"say", "announce", "claim", "deny", "confirm", "warn", "accuse"})


def chosen(
    syntax: Syntax,
    mentions: Mentions,
    words: CueWords,
    weights: Weights,
    fitting: Fitting,
    rules: Sequence[Attribution],
    voices: frozenset[int],
    media: frozenset[int],
    taken: Covered,
) -> list[Attribution]:
    """Return the attributions by verbs and nouns, given those that the rules found.

    ``taken`` are the cues of several words: their words are no cues by themselves.

    What the rules tell of a cue (its act, its entry) is kept where the weights agree that it
    is one; the content is the one they find likeliest. A verb that no entry of the lexicon
    fits is of the act "other".
    """
    features = Features(syntax, mentions, words, rules, fitting)
    by_cue = {a.cue[0]: a for a in rules if a.cue}
    found = []
    for choice in weighed(syntax, words, features, weights, taken):
        rule = by_cue.get(choice.candidate.cue)
        kept = _kept(syntax, rule, choice) if rule is not None else None
        found.append(kept or _new(syntax, words, choice, fitting, voices, media, rule))
    taken_up = {a.cue[0] for a in found}
    return [*found, *(a for a in rules if _plain(syntax, a, voices) and a.cue[0] not in taken_up)]


def _kept(syntax: Syntax, rule: Attribution, choice: Choice) -> Attribution | None:
    """Return what a rule found with the content that is chosen, unless that holds its source."""
    content = choice.candidate.content
    if rule.source is None or rule.source_span is None:
        return None
    if any(s.overlaps(rule.source_span) for s in content):
        return None
    return replace(rule, content=content, mode=mode_of(syntax, content))


def _plain(syntax: Syntax, rule: Attribution, voices: frozenset[int]) -> bool:
    """Say whether a rule needs no weighing: a verb of speech with "that", an act of somebody."""
    if rule.source in voices and rule.speech_act in _ACTS and rule.clause is not None:
        return True
    if rule.rule != "verb.clause" or rule.clause is None or rule.source is None:
        return False
    below = (syntax.clauses[n] for n in syntax.clauses[rule.clause].complements)
    that = any(c.marker and c.mood in ("indicative", "conditional") for c in below)
    return rule.speech_act in _PLEDGING or (that and rule.speech_act in _SAYING)


def _new(
    syntax: Syntax,
    words: CueWords,
    choice: Choice,
    fitting: Fitting,
    voices: frozenset[int],
    media: frozenset[int],
    rule: Attribution | None,
) -> Attribution:
    candidate = choice.candidate
    number = candidate.clause
    if number is None:
        phrase = syntax.phrases[candidate.phrase or 0]
        source = (
            phrase.owners[0] if phrase.owners else giver(syntax, candidate.phrase or 0, words.by)
        )
        cues: Sequence[Cue] = words.nouns.get(phrase.lemma, ())
        span = syntax.phrases[source].span if source is not None else None
        relays: tuple[int, ...] = ()
        negated = False
    else:
        clause = syntax.clauses[number]
        cues = fitting.get(number, [])
        source = source_of(syntax, clause, candidate.content, voices)
        span = words_of_source(syntax, clause, source, candidate.content)
        relays = relays_of(clause, media, source)
        negated = clause.negated
    return Attribution(
        cue=(candidate.cue,),
        content=candidate.content,
        speech_act=rule.speech_act if rule is not None else cues[0].act if cues else "other",
        mode=mode_of(syntax, candidate.content),
        rule=f"learned.{candidate.form.partition(':')[0]}",
        entry=rule.entry if rule is not None else cues[0].id if cues else "",
        source=source,
        source_span=span,
        relays=relays,
        clause=number,
        negated=negated,
    )
