"""Which countries and regions a block names, beside the name that is being resolved."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from selon.gazetteer import GazetteerRecord, name_key
from selon.model import ActorMention, PlaceMention


class PlaceContext:
    """Counts the countries and regions named by place mentions, actors and what holds places.

    ``records`` are the candidates of each mention, the likeliest first; ``containers`` the
    country or region that stands right after it. What could as well be a region or a town
    ("Georgia") is no sign of its country for itself.
    """

    def __init__(
        self,
        mentions: Sequence[PlaceMention],
        records: Sequence[Sequence[GazetteerRecord]],
        containers: Sequence[GazetteerRecord | None],
        actors: Sequence[ActorMention],
    ) -> None:
        self.countries: Counter[str] = Counter()
        self._regions: Counter[tuple[str, str]] = Counter()
        self._own: dict[str, Counter[str]] = defaultdict(Counter)
        for mention, candidates in zip(mentions, records, strict=True):
            if candidates and candidates[0].kind == "country":
                self.countries[candidates[0].country] += 1
                if len(candidates) > 1:
                    self._own[name_key(mention.name)][candidates[0].country] += 1
            elif candidates and candidates[0].kind == "region":
                self._regions[candidates[0].country, candidates[0].admin1] += 1
        for actor in actors:
            if actor.country:
                self.countries[actor.country] += 1
                key = name_key(actor.span.text)
                if key in self._own:
                    self._own[key][actor.country] += 1
        for container in containers:
            if container is not None:
                self.countries[container.country] += 1
                if container.kind == "region":
                    self._regions[container.country, container.admin1] += 1

    def country(self, name: str, code: str) -> float:
        """Return the share of all countries named, ``name`` aside, that is this one, 0 to 1."""
        own = self._own.get(name_key(name), Counter())
        total = self.countries.total() - own.total()
        return (self.countries[code] - own[code]) / total if total > 0 else 0.0

    def region(self, record: GazetteerRecord) -> float:
        """Return the share of all regions named that is the one of a record, 0 to 1."""
        total = self._regions.total()
        return self._regions[record.country, record.admin1] / total if total else 0.0
