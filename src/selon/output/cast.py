"""Who appears in a report, by which words, and as what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from selon.actors import ActorBase
from selon.actors.people import load_people
from selon.model import Reading, Report, Source, Span
from selon.output.masking import MASK, masking_of
from selon.workings import BlockWorkings, Workings

Part = Literal["source", "relay", "actor", "target", "victim", "beneficiary", "on behalf of"]
"""As what somebody appears: as a voice, as one who passes it on, or with a role in claims."""

Counts = tuple[tuple[str, int], ...]
"""What was counted, with how often: most often first."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a report, with how often; ``id`` is "" where words only describe them.

    ``words`` leave pronouns out. ``private`` are those whose names ``actors/data/people.yaml``
    masks: whom only the report names and who are persons, or may be.
    """

    id: str
    name: str
    kind: str
    country: str
    mentions: int
    words: Counts
    pronouns: int
    parts: Counts
    private: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    """Who appears in a report: named actors, then unnamed voices and descriptions.

    ``unresolved`` mentions may be of anybody; ``unresolved_parts`` is as what they appear.
    """

    report: Report
    named: tuple[Member, ...]
    unnamed: tuple[Member, ...]
    unresolved: int
    unresolved_parts: Counts


@dataclass(slots=True)
class _Tally:
    name: str
    kind: str = "unknown"
    country: str = ""
    articled: bool = False
    mentions: int = 0
    pronouns: int = 0
    words: dict[str, Counter[str]] = field(default_factory=dict)
    parts: Counter[str] = field(default_factory=Counter)


_Key = tuple[str, str]


def cast_of(workings: Workings, base: ActorBase) -> Cast:
    """Return who appears in a report, those with most mentions first."""
    count = _Count()
    for block in workings.blocks:
        count.block(block)
    count.reading(workings.reading)
    members = sorted(
        (_member(key, tally, base) for key, tally in count.tallies.items()),
        key=lambda member: -member.mentions,
    )
    return Cast(
        workings.reading.report,
        tuple(m for m in members if m.id),
        tuple(m for m in members if not m.id),
        count.unresolved,
        _parts(count.nobody),
    )


class _Count:
    """Counts mentions and parts by actor: by id, or by description where there is none."""

    def __init__(self) -> None:
        self.tallies: dict[_Key, _Tally] = {}
        self.unresolved = 0
        self.nobody: Counter[str] = Counter()
        self._at: dict[tuple[int, int], list[_Key]] = {}
        self._articles: dict[int, int] = {}

    def block(self, block: BlockWorkings) -> None:
        """Count the mentions of a block."""
        self._articles |= {t.start: t.end for t in block.syntax.tokens if t.pos == "DET"}
        for mention, references in zip(block.mentions.actors, block.actors, strict=True):
            phrase = block.syntax.phrases[mention.phrase]
            found = {_key(r.id, r.name): r for r in references if r.id or r.name}
            for span in (phrase.core, phrase.span, mention.span):
                self._at[span.start, span.end] = list(found)
            self.unresolved += not found
            for key, reference in found.items():
                tally = self._tally(key, reference.name)
                tally.mentions += 1
                if tally.kind == "unknown" or reference.kind == "person":
                    tally.kind, tally.country = reference.kind, reference.country
                if mention.pronoun:
                    tally.pronouns += 1
                else:
                    self._say(tally, phrase.core)

    def _say(self, tally: _Tally, span: Span) -> None:
        words = " ".join(span.text.split())
        tally.words.setdefault(words.casefold(), Counter())[words] += 1
        rest = span.text[self._articles.get(span.start, span.end) - span.start :]
        tally.articled |= rest.strip().casefold().startswith(tally.name.casefold())

    def _tally(self, key: _Key, name: str) -> _Tally:
        return self.tallies.setdefault(key, _Tally(name))

    def reading(self, reading: Reading) -> None:
        """Count as what they appear: voices once an attribution, the others once a claim."""
        for attribution in reading.attributions:
            source = attribution.source
            if source is not None and source.kind != "author":
                self._source(source)
            for relay in attribution.relays:
                self._add("relay", "", relay.name, relay.span)
        for claim in reading.claims:
            told = {(p.role, p.id or p.name): p for p in claim.event.participants}
            for someone in told.values():
                self._add(someone.role, someone.id, someone.name, someone.span)

    def _source(self, source: Source) -> None:
        self._add("source", source.id, source.name, source.span)
        if source.on_behalf_of:
            self._add("on behalf of", "", source.on_behalf_of, None)

    def _add(self, part: Part, actor: str, name: str, span: Span | None) -> None:
        at = (span.start, span.end) if span is not None else (0, 0)
        keys = [_key(actor, name)] if actor else self._at.get(at) or self._called(name)
        if actor and span is not None and at not in self._at:
            # A name that no mention covers: of a speaker, or inside other words.
            self._at[at] = keys
            tally = self._tally(keys[0], name)
            tally.mentions += 1
            self._say(tally, span)
        for key in keys:
            self._tally(key, name).parts[part] += 1
        if not keys:
            self.nobody[part] += 1

    def _called(self, name: str) -> list[_Key]:
        described = _key("", name)
        if described in self.tallies:
            return [described]
        return [key for key, tally in self.tallies.items() if tally.name == name][:1]


def _key(actor: str, name: str) -> _Key:
    return (actor, "") if actor else ("", name)


def _member(key: _Key, tally: _Tally, base: ActorBase) -> Member:
    known = base.by_id(key[0]) if key[0] else None
    private = load_people().private(
        known=known is not None, kind=tally.kind, articled=tally.articled
    )
    words = [(found.most_common(1)[0][0], found.total()) for found in tally.words.values()]
    return Member(
        id=key[0],
        name=tally.name,
        kind=known.kind if known else tally.kind,
        country=known.country if known else tally.country,
        mentions=tally.mentions,
        words=tuple(sorted(words, key=lambda word: -word[1])),
        pronouns=tally.pronouns,
        parts=_parts(tally.parts),
        private=bool(key[0]) and private,
    )


def _parts(found: Counter[str]) -> Counts:
    order = get_args(Part)
    return tuple(sorted(found.items(), key=lambda part: (-part[1], order.index(part[0]))))


def masked(cast: Cast) -> Cast:
    """Return a cast that names no private person, neither outright nor in others' words."""
    masking = masking_of(cast)

    def hidden(member: Member) -> Member:
        if member.private:
            times = sum(number for _, number in member.words)
            return replace(member, name=MASK, words=((MASK, times),) if times else ())
        words = tuple((masking.text(word), number) for word, number in member.words)
        name = member.name if member.id else masking.text(member.name)
        return replace(member, name=name, words=words)

    return replace(
        cast, named=tuple(map(hidden, cast.named)), unnamed=tuple(map(hidden, cast.unnamed))
    )
