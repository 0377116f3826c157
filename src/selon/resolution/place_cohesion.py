"""How well a place fits the others: the names of one report tend to lie in one region.

The idea is Leidner's spatial minimality (Toponym Resolution in Text, 2007): of all readings of
the names in a text, the one that keeps them together. Here each name votes for the first-level
regions in which a place bears it, the more so the fewer these are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from selon.gazetteer import GazetteerRecord

_MOST_NAMES = 60
"""Names that vote: a list of thousands tells no more."""

Region = tuple[str, str]
"""A country (ISO-2) and its first-level division."""


class Cohesion:
    """Knows, for the names of one block, which other names each region may hold.

    ``records`` are the candidates of each name, by its key.
    """

    def __init__(self, records: Mapping[str, Sequence[GazetteerRecord]]) -> None:
        self._votes: dict[Region, dict[str, float]] = defaultdict(dict)
        self._weights: dict[str, float] = {}
        for key, candidates in records.items():
            regions = {_region(r) for r in candidates if r.kind != "country"}
            if not regions or len(self._weights) == _MOST_NAMES:
                continue
            self._weights[key] = 1 / len(regions)
            for region in regions:
                self._votes[region][key] = 1 / len(regions)
        self._sums = {region: sum(votes.values()) for region, votes in self._votes.items()}
        self._total = sum(self._weights.values())

    def share(self, key: str, record: GazetteerRecord) -> float:
        """Return the share of the other names' votes that go to a record's region, 0 to 1."""
        region = _region(record)
        own = self._votes.get(region, {}).get(key, 0.0)
        others = self._total - self._weights.get(key, 0.0)
        return (self._sums.get(region, 0.0) - own) / others if others > 0 else 0.0

    def fellows(self, key: str, record: GazetteerRecord) -> int:
        """Return how many other names a record's region may hold."""
        return len(self._votes.get(_region(record), {}).keys() - {key})


def _region(record: GazetteerRecord) -> Region:
    return record.country, record.admin1
