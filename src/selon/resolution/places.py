"""Resolves places: which record of the gazetteer a mention names, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from math import log10

from selon.gazetteer import Gazetteer, GazetteerRecord, name_key
from selon.language.place_words import PlaceWords
from selon.model import Mentions, PlaceChoice, PlaceMention, PlaceReference, Syntax
from selon.resolution.countries_around import CountriesAround
from selon.resolution.place_choices import (
    Choice,
    Scores,
    apart,
    bears_name,
    holds,
    place_of,
    region_of,
    unresolved,
    weighed,
)
from selon.resolution.place_cohesion import Cohesion
from selon.resolution.place_context import PlaceContext
from selon.resolution.taken_up_places import TakenUp

_MOST_RECORDS = 40
"""Records weighed for one name; a name with more is weighed on its largest places."""
_MARGIN = 0.35
"""How much the best record must lead, in decades of population."""
_NEAR_KM = 200.0
_FEWEST_PEOPLE = 300
_NEIGHBOURS = 50
"""Places settled first that the rest are measured from: a list of thousands tells no more."""
_OWN_NAME = 0.9
_COUNTRY = 2.0
_COUNTRY_NAMED = 0.8
_COUNTRY_SHARE = 2.4
_REGION_SHARE = 2.4
_NEARBY = 1.6
_KIND = 2.0
_COHESION = 3.0
_FELLOWS, _TOGETHER = 2, 0.4
"""Other names that a region may hold, and their share, that make a place in it expected."""
_KNOWN_TOWN = 100_000
"""Towns from this size are meant by their own name even where nothing points at them."""
_KNOWN_ALIAS = 1_000_000
_MAJORITY = 0.7
_GAP = 3
"""Most characters between a name and the country it stands in apposition to."""


class PlaceResolver:
    """Resolves the place mentions of one block, each in the light of the others."""

    def __init__(
        self, gazetteer: Gazetteer, words: PlaceWords, syntax: Syntax, mentions: Mentions
    ) -> None:
        self._gazetteer, self._words, self._syntax = gazetteer, words, syntax
        self._mentions = mentions.places
        starts = [s.span.start for s in syntax.sentences]
        self._records = [self._candidates(m) for m in self._mentions]
        self._containers = self._stated_containers()
        context = PlaceContext(self._mentions, self._records, self._containers, mentions.actors)
        self._context, self._countries = context, context.countries
        self._records = [
            r or self._romanised(m) for m, r in zip(self._mentions, self._records, strict=True)
        ]
        self._weighed: dict[int, PlaceChoice | None] = {}
        self._choices = self._choose_all()
        self._taken_up = TakenUp(gazetteer, self._mentions, self._choices, mentions.actors, starts)
        self._around = CountriesAround(words, self._mentions, self._choices, starts)

    def resolve(self, mention: int) -> PlaceReference:
        """Return the place that mention number ``mention`` of ``Mentions.places`` names.

        Without coordinates, under the report's own words, where no record leads by the margin.
        """
        found = self._resolved(mention)
        return replace(found, place=replace(found.place, choice=self._weighed.get(mention)))

    def _resolved(self, mention: int) -> PlaceReference:
        m = self._mentions[mention]
        if m.of > 1:
            return self._one_of_several(mention)
        choice = self._choices[mention] if m.name else self._taken_up.antecedent(mention)
        if choice is None:
            country = self._around.of(mention)
            rule = "country_around" if country else "unresolved"
            return PlaceReference(unresolved(m, country), rule)
        if m.kind == "region" and choice.record.kind == "city":
            named = region_of(m, choice.record)
            return PlaceReference(named, "region_of_town", choice.record.entry)
        return PlaceReference(place_of(m, choice), choice.rule, choice.record.entry)

    def _candidates(self, mention: PlaceMention) -> tuple[GazetteerRecord, ...]:
        if not mention.name or name_key(mention.name) in self._words.larger:
            return ()
        return self._gazetteer.look_up(mention.name)[:_MOST_RECORDS]

    def _romanised(self, mention: PlaceMention) -> tuple[GazetteerRecord, ...]:
        """Return towns that other romanisations name so, in the country told of most."""
        country, told = next(iter(self._countries.most_common(1)), ("", 0))
        named = mention.name and name_key(mention.name) not in self._words.larger
        if not named or mention.facility or told <= _MAJORITY * self._countries.total():
            return ()
        found = self._gazetteer.look_up(mention.name, countries=(country,))
        return tuple(r for r in found if r.kind == "city" and r.country == country)

    def _stated_containers(self) -> list[GazetteerRecord | None]:
        """Return, for each mention, the country or region that stands right after it."""
        found: list[GazetteerRecord | None] = [None] * len(self._mentions)
        text, offset = self._syntax.text, self._syntax.offset
        for i in range(len(self._mentions) - 2, -1, -1):
            here, after = self._mentions[i].span, self._mentions[i + 1].span
            between = text[here.end - offset : after.start - offset]
            if len(between) > _GAP or between.strip() not in (",", "("):
                continue
            inside = [r for r in self._records[i + 1] if r.kind != "city" and self._holds_any(r, i)]
            found[i] = inside[0] if inside else found[i + 1]
        return found

    def _holds_any(self, container: GazetteerRecord, mention: int) -> bool:
        return any(holds(container, r) for r in self._records[mention])

    def _choose_all(self) -> list[Choice | None]:
        """Choose twice: the places settled first are the neighbourhood of the rest."""
        groups: dict[str, list[int]] = defaultdict(list)
        for i, mention in enumerate(self._mentions):
            if mention.name:
                groups[name_key(mention.name)].append(i)
        self._cohesion = Cohesion({key: self._records[of[0]] for key, of in groups.items()})
        settled: dict[str, GazetteerRecord] = {}
        first = {key: self._choose(numbers, {}) for key, numbers in groups.items()}
        for key, choice in first.items():
            if choice is not None and choice.record.kind == "city" and len(settled) < _NEIGHBOURS:
                settled[key] = choice.record
        chosen: list[Choice | None] = [None] * len(self._mentions)
        for key, numbers in groups.items():
            others = {k: r for k, r in settled.items() if k != key}
            shared = self._choose(numbers, others)
            for i in numbers:
                own = self._containers[i] is not None
                chosen[i] = self._choose([i], others) if own else shared
        return chosen

    def _choose(self, numbers: Sequence[int], others: dict[str, GazetteerRecord]) -> Choice | None:
        """Return the record that the mentions of one name mean: one name, one place."""
        container = next((c for i in numbers if (c := self._containers[i]) is not None), None)
        self._weighed |= dict.fromkeys(numbers)
        scores = {r: self._score(r, numbers, others) for r in self._records[numbers[0]]}
        inside = {r: s for r, s in scores.items() if container and holds(container, r)}
        if inside:
            best = max(inside, key=lambda r: inside[r])
            self._lead(best, inside, numbers)
            return Choice(best, "container", "stated")
        return self._leader(scores, numbers, others) if scores else None

    def _leader(
        self,
        scores: Scores,
        numbers: Sequence[int],
        others: dict[str, GazetteerRecord],
    ) -> Choice | None:
        ranked = sorted(scores, key=lambda r: -scores[r])
        best, name = ranked[0], self._mentions[numbers[0]].name
        if not self._expected(ranked, numbers, others):
            return None
        lead = self._lead(best, scores, numbers)
        if not bears_name(best, name) and not self._gazetteer.look_up(name):
            return Choice(best, "romanisation", "inferred") if lead is None else None
        if lead is None:
            return Choice(best, "sole_record", "stated")
        if lead < _MARGIN:
            return None
        if best.kind == "country":
            return Choice(best, "country_name", "stated")
        if best.country in self._countries:
            return Choice(best, "country_context", "carried")
        return Choice(best, "population", "inferred")

    def _lead(self, best: GazetteerRecord, scores: Scores, numbers: Sequence[int]) -> float | None:
        """Return by how much a record leads the best one elsewhere, and keep it; None if alone."""
        found = weighed(best, scores)
        self._weighed |= dict.fromkeys(numbers, found)
        return found.margin if found else None

    def _expected(
        self,
        ranked: Sequence[GazetteerRecord],
        numbers: Sequence[int],
        others: dict[str, GazetteerRecord],
    ) -> bool:
        """Say whether context or its size points at the best record, and not only its name.

        Where no country is named, one that alone bears it is enough if something is put there.
        """
        best, told = ranked[0], [self._mentions[i] for i in numbers]
        if best.kind != "city":
            return sum(m.kind == "city" for m in told) * 2 <= len(told)
        near = any(apart(best, other) < _NEAR_KM for other in others.values())
        # Many counties are called as a town far from them.
        if all(m.kind == "region" for m in told) and len(ranked) > 1:
            return near or self._fits_others(best, told[0].name)
        if self._countries[best.country] or near:
            return True
        if self._fits_others(best, told[0].name):
            return True
        alone = not self._countries and len({r.country for r in ranked}) == 1
        if alone and any(m.relation_span is not None for m in told):
            return True
        own = name_key(best.name) == name_key(told[0].name)
        return best.population >= (_KNOWN_TOWN if own else _KNOWN_ALIAS)

    def _fits_others(self, record: GazetteerRecord, name: str) -> bool:
        """Say whether a place's region may hold enough of the other names of the block."""
        key = name_key(name)
        fellows = self._cohesion.fellows(key, record)
        return fellows >= _FELLOWS and self._cohesion.share(key, record) >= _TOGETHER

    def _score(
        self, record: GazetteerRecord, numbers: Sequence[int], others: dict[str, GazetteerRecord]
    ) -> float:
        """Weigh a record for one name: decades of population, plus what the context adds."""
        mention = self._mentions[numbers[0]]
        score = log10(max(record.population, _FEWEST_PEOPLE))
        if bears_name(record, mention.name):
            score += _OWN_NAME
        if record.kind == "country":
            score += _COUNTRY
        kinds = {self._mentions[i].kind for i in numbers} & {"city", "region", "country"}
        if kinds:
            score += _KIND if record.kind in kinds else -_KIND
        if named := self._context.country(mention.name, record.country):
            score += _COUNTRY_NAMED + _COUNTRY_SHARE * named
        score += _REGION_SHARE * self._context.region(record)
        if record.kind != "country":
            score += _COHESION * self._cohesion.share(name_key(mention.name), record)
        if others and record.kind == "city":
            nearest = min(apart(record, other) for other in others.values())
            score += _NEARBY * max(0.0, 1.0 - nearest / _NEAR_KM)
        return score

    def _one_of_several(self, mention: int) -> PlaceReference:
        """Return the place that a mention stands for among "the two towns" told before."""
        m = self._mentions[mention]
        first = self._taken_up.one_of_several(mention)
        if first is None:
            return PlaceReference(unresolved(m, self._around.of(mention)), "unresolved")
        choice = self._choices[first]
        if choice is None:
            named = replace(m, name=self._mentions[first].name)
            return PlaceReference(unresolved(named, self._around.of(first)), "antecedents")
        taken = Choice(choice.record, "antecedents", "carried")
        return PlaceReference(place_of(m, taken), taken.rule, choice.record.entry)
