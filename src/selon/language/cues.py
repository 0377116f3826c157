"""Cues: the words that mark an attribution, typed by speech act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from selon.model.vocabulary import SpeechAct

Takes = Literal["clause", "quote", "object", "infinitive"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue. ``act`` is the kind of speech; ``takes`` the forms its content may have.

    ``particle`` is a particle or an adposition that must follow the verb ("point out",
    "call for", "appeler à"); with ``takes`` object, the content is then the phrase it
    introduces. ``object`` holds lemmas, one of which must head the verb's object, or the
    phrase that ``particle`` introduces ("mettre en garde").

    ``type`` is the codebook class of the act itself where the act is news (accuse,
    deny_reject…); such a cue makes an act claim. An ``opening`` cue is one only at the start of a
    sentence, before somebody and a comma ("Pour Kiev, …"). One that ``cites`` has a source behind
    it, or a thing that the subject cites ("citing bad weather").
    """

    id: str
    lemma: str
    act: SpeechAct
    takes: frozenset[Takes] = frozenset()
    type: str = ""
    particle: str = ""
    object: frozenset[str] = frozenset()
    reflexive: bool = False
    impersonal: bool = False
    opening: bool = False
    cites: bool = False


@dataclass(frozen=True, slots=True)
class HearsayMood:
    """What the conditional is where a language reports hearsay by it.

    ``verbs`` are put so out of courtesy or as a mere possibility, ``conditions`` are the words
    that open a condition, ``persons`` the pronouns of who speaks or is spoken to.
    """

    cue: Cue
    verbs: frozenset[str]
    conditions: frozenset[str]
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueWords:
    """The cues of a language by form: verbs and nouns by lemma, the rest by their words.

    ``prepositions`` and ``hearsay`` hold lower-case words ("according", "to") with their
    cue, the longest first, by their first word. ``voiceless`` heads of phrases are never made a
    source by them ("selon les jours"). ``by`` are adpositions between a claim and who makes it,
    ``as_`` those before what somebody is called or charged with. ``that`` opens a reported
    clause, ``whether`` an indirect question; ``nobody`` are subjects that say that no one
    speaks, ``spelling`` verbs that spell out what a noun asks or claims. ``types`` gives the
    codebook class of cues that are acts, by cue id.
    """

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    prepositions: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    hearsay: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    types: Mapping[str, str]
    anonymous: frozenset[str]
    relays: frozenset[str]
    voiceless: frozenset[str]
    by: frozenset[str]
    whether: frozenset[str]
    that: frozenset[str]
    as_: frozenset[str]
    nobody: frozenset[str]
    spelling: frozenset[str]
    hearsay_mood: HearsayMood | None = None


def cue_words(data: Mapping[str, Any]) -> CueWords:
    """Build the cues from the content of ``cues.yaml``."""
    forms: dict[str, dict[Any, Any]] = {"verb": {}, "noun": {}, "preposition": {}, "hearsay": {}}
    for entry in data["cues"]:
        form = next(f for f in forms if f in entry)
        lemmas = entry[form] if isinstance(entry[form], list) else [entry[form]]
        for lemma in lemmas:
            cue = _cue(entry, lemma)
            if form in ("verb", "noun"):
                forms[form].setdefault(lemma, []).append(cue)
            else:
                forms[form][tuple(lemma.split())] = cue
    return CueWords(
        verbs={lemma: tuple(cues) for lemma, cues in forms["verb"].items()},
        nouns={lemma: tuple(cues) for lemma, cues in forms["noun"].items()},
        prepositions=_by_first_word(forms["preposition"]),
        hearsay=_by_first_word(forms["hearsay"]),
        types={c.id: c.type for cues in forms["verb"].values() for c in cues if c.type},
        anonymous=frozenset(data["anonymous"]),
        relays=frozenset(data["relays"]),
        voiceless=frozenset(data["voiceless"]),
        by=frozenset(data["by"]),
        whether=frozenset(data["whether"]),
        that=frozenset(data["that"]),
        as_=frozenset(data["as"]),
        nobody=frozenset(data["nobody"]),
        spelling=frozenset(data["spelling"]),
        hearsay_mood=_mood(data.get("hearsay_mood")),
    )


def _mood(entry: Mapping[str, Any] | None) -> HearsayMood | None:
    if entry is None:
        return None
    return HearsayMood(
        _cue(entry, ""),
        *(frozenset(entry[key]) for key in ("verbs", "conditions", "persons")),
    )


def _by_first_word(
    cues: Mapping[tuple[str, ...], Cue],
) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]] = {}
    for words in sorted(cues, key=len, reverse=True):
        found[words[0]] = (*found.get(words[0], ()), (words, cues[words]))
    return found


def _cue(entry: Mapping[str, Any], lemma: str) -> Cue:
    return Cue(
        id=f"{entry['id']}:{lemma}"
        if isinstance(entry.get("verb", entry.get("noun")), list)
        else entry["id"],
        lemma=lemma,
        act=cast(SpeechAct, entry["act"]),
        takes=frozenset(entry.get("takes", ("clause", "quote"))),
        type=entry.get("type", ""),
        particle=entry.get("particle", ""),
        object=frozenset(entry.get("object", ())),
        reflexive=entry.get("reflexive", False),
        impersonal=entry.get("impersonal", False),
        opening=entry.get("opening", False),
        cites=entry.get("cites", False),
    )
