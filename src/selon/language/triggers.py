"""Triggers: the words that name an event, with the arguments that settle their sense."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from selon.model.vocabulary import CountOf, Modality, Role

Slot = Literal["subject", "object", "indirect", "agent", "attribute"]

FIRST = frozenset({"verb", "noun", "adjective", "phrase"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """One way to name an event.

    ``form`` says what ``lemma`` is: a verb, a noun, an adjective used as predicate, or a
    ``phrase`` (lemmas in a row). The conditions are all to be met:

    ``object``/``subject``: a lemma the argument's head must have (any of them);
    ``object_is``/``subject_is``: a kind the argument must be (``place``, ``armed``,
    ``civilian``, ``actor``, ``weapon``, ``none``…, see ``events/kinds.py``);
    ``object_not``/``subject_not``: lemmas or kinds (with ``@``) that rule the sense out;
    ``oblique``: adposition -> lemmas, or ``@kind``, one of which must follow;
    ``with_``/``without``: lemmas among the noun's modifiers and complements.

    ``type`` is a codebook class or a family of classes; ``modality`` replaces the
    default; ``counts`` is what a number on the victim counts; ``roles`` overrides which
    argument fills which role; ``rank`` orders triggers that match at once (higher wins).
    """

    id: str
    type: str
    form: Literal["verb", "noun", "adjective", "phrase"]
    lemma: str
    particle: str = ""
    reflexive: bool | None = None
    voice: Literal["active", "passive", ""] = ""
    subject: frozenset[str] = frozenset()
    subject_is: frozenset[str] = frozenset()
    subject_not: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    object_is: frozenset[str] = frozenset()
    object_not: frozenset[str] = frozenset()
    oblique: Mapping[str, frozenset[str]] | None = None
    with_: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    modality: Modality | None = None
    counts: CountOf | None = None
    roles: Mapping[str, Role | None] | None = None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class TriggerWords:
    """The triggers of a language, by form and lemma; phrases by their first lemma.

    ``light`` verbs carry event nouns ("mener une frappe"); ``dative`` is the adposition of
    indirect objects, ``genitive`` those of "of"; ``aerial`` lemmas show that an attack came
    from the air, ``alike`` adjectives that it is one more of the same; ``noun_roles`` give the
    role of what an adposition ties to an event noun.
    """

    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    adjectives: Mapping[str, tuple[Trigger, ...]]
    phrases: Mapping[str, tuple[Trigger, ...]]
    light: frozenset[str]
    dative: str
    genitive: frozenset[str]
    aerial: frozenset[str]
    alike: frozenset[str]
    noun_roles: Mapping[str, Role]


def trigger_words(data: Mapping[str, Any]) -> TriggerWords:
    """Build the triggers from the content of ``triggers.yaml``."""
    forms: dict[str, dict[str, list[Trigger]]] = {f: {} for f in FIRST}
    for entry in data["triggers"]:
        form = next(f for f in ("verb", "noun", "adjective", "phrase") if f in entry)
        words = entry[form] if isinstance(entry[form], list) else [entry[form]]
        for word in words:
            key = word.split()[0] if form == "phrase" else word
            forms[form].setdefault(key, []).append(_trigger(entry, form, word, len(words) > 1))

    def frozen(form: str) -> dict[str, tuple[Trigger, ...]]:
        return {
            key: tuple(sorted(found, key=lambda t: -t.rank)) for key, found in forms[form].items()
        }

    return TriggerWords(
        verbs=frozen("verb"),
        nouns=frozen("noun"),
        adjectives=frozen("adjective"),
        phrases=frozen("phrase"),
        light=frozenset(data["light_verbs"]),
        dative=data["dative"],
        genitive=frozenset(data["genitive"]),
        aerial=frozenset(data["aerial"]),
        alike=frozenset(data["alike"]),
        noun_roles=data["noun_roles"],
    )


def _trigger(entry: Mapping[str, Any], form: str, word: str, many: bool) -> Trigger:
    def words(name: str) -> frozenset[str]:
        value = entry.get(name, ())
        return frozenset([value] if isinstance(value, str) else value)

    oblique = entry.get("oblique")
    specific = sum(
        bool(entry.get(name))
        for name in ("object", "subject", "oblique", "with", "object_is", "subject_is", "particle")
    )
    return Trigger(
        id=f"{entry['id']}:{word.replace(' ', '_')}" if many else entry["id"],
        type=entry["type"],
        form=cast(Any, form),
        lemma=word,
        particle=entry.get("particle", ""),
        reflexive=entry.get("reflexive"),
        voice=entry.get("voice", ""),
        subject=words("subject"),
        subject_is=words("subject_is"),
        subject_not=words("subject_not"),
        object=words("object"),
        object_is=words("object_is"),
        object_not=words("object_not"),
        oblique={k: frozenset([v] if isinstance(v, str) else v) for k, v in oblique.items()}
        if oblique
        else None,
        with_=words("with"),
        without=words("without"),
        modality=entry.get("modality"),
        counts=entry.get("counts"),
        roles=entry.get("roles"),
        rank=entry.get("rank", specific),
    )
