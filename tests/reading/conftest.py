"""Reads short texts and says who has which part in what they tell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest

from selon import Reader
from selon.model import Participant, Reading, Report, Source, local_actor_id

Who = Callable[..., dict[str, str]]


@pytest.fixture(scope="session")
def reader() -> Reader:
    """One reader for all tests that only read."""
    return Reader()


@pytest.fixture(scope="session")
def who(reader: Reader) -> Who:
    """A function that answers questions on a text: who is "actor of captured", "voice of said"?

    A part is a role, the "source" of a claim or the "voice" of an attribution; the word is the
    main one of the trigger or cue. Known actors are answered by id, those with an id of the
    report by name, those only described by "~" and the description, several with " + ".
    """

    def answers(
        language: str, text: str, asked: Iterable[str], published: str | None = None
    ) -> dict[str, str]:
        reading = reader.read(text, language=language, published=published)
        return {q: " + ".join(sorted(set(_found(reading, *q.split(" of "))))) for q in asked}

    return answers


def _found(reading: Reading, part: str, word: str) -> Iterator[str]:
    told: list[Participant | Source | None] = []
    if part == "voice":
        cues = [(a, c) for a in reading.attributions for c in a.cue]
        told = [a.source for a, cue in cues if word in cue.text.split()]
    for claim in reading.claims if part != "voice" else ():
        if word in claim.event.trigger.text.split():
            told += [p for p in claim.event.participants if p.role == part]
            told += [claim.attribution.source] if part == "source" else []
    return (_called(reading.report, actor) for actor in told if actor is not None)


def _called(report: Report, actor: Participant | Source) -> str:
    if actor.id == local_actor_id(report.id, actor.name):
        return actor.name
    return actor.id or f"~{actor.name}"
