"""How many: binds numbers to the event that caused them and to what they count."""

from __future__ import annotations

from collections.abc import Iterable

from selon.language.quantity_words import QuantityWords
from selon.language.triggers import Trigger
from selon.model import Clause, NounPhrase, Syntax, Tally


def clause_tallies(
    syntax: Syntax, clause: Clause, trigger: Trigger, words: QuantityWords
) -> tuple[Tally, ...]:
    """Return the numbers on those a clause's event befalls ("killing 12")."""
    found: list[Tally] = []
    counts = words.counting.get(clause.lemma) or trigger.counts
    if counts is not None:
        roles = trigger.roles or {}
        subject_counts = roles.get("subject") == "victim"
        phrases = clause.logical_subject if subject_counts else clause.logical_object
        if not phrases and clause.voice == "active":
            phrases = clause.subject
        for phrase in phrases:
            quantity = syntax.phrases[phrase].quantity
            if quantity is not None and syntax.phrases[phrase].lemma not in words.counted:
                found.append(Tally(counts, quantity))
                break
    return tuple(found)


def counted_phrases(syntax: Syntax, words: QuantityWords) -> Iterable[tuple[int, Tally]]:
    """Yield phrases that count by themselves ("12 dead", "30 blessés") with their tally."""
    for number, phrase in enumerate(syntax.phrases):
        what = words.counted.get(phrase.lemma)
        if what is None and phrase.quantity is not None and phrase.modifiers:
            what = next((words.counted[m] for m in phrase.modifiers if m in words.counted), None)
        if what is not None and phrase.quantity is not None:
            yield number, Tally(what, phrase.quantity)


def merged(tallies: Iterable[Tally]) -> tuple[Tally, ...]:
    """Return one tally for each thing counted: the first, since parts follow their total."""
    first: dict[str, Tally] = {}
    for tally in tallies:
        first.setdefault(tally.what, tally)
    return tuple(first.values())


def own_tally(phrase: NounPhrase, trigger: Trigger, words: QuantityWords) -> tuple[Tally, ...]:
    """Return the number an event noun carries itself ("two deaths", "12 arrests")."""
    what = words.counted.get(phrase.lemma) or trigger.counts
    return (Tally(what, phrase.quantity),) if what and phrase.quantity else ()
