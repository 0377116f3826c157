"""A place of the gazetteer, and a line of the table it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RecordKind = Literal["country", "region", "city"]


@dataclass(frozen=True, slots=True)
class GazetteerRecord:
    """One place: ``geonames`` is its GeoNames id, ``name`` its name in ASCII letters.

    A place of a pack that has no GeoNames id bears a negative number in its place, good for this
    gazetteer alone, and ``source`` tells the pack and the id there.

    ``country`` is ISO 3166-1 alpha-2, ``admin1`` GeoNames' code of the first-level division
    ("" for countries). ``lat`` and ``lon`` are degrees; for countries the point of the
    capital, for regions their middle (Natural Earth's, else the centre of their towns). The
    population of a region is that of its towns; of one that is called as a town in it, that of the
    others, and no more than lives in that town: a name told alone means the town.

    ``reach_km`` tells how far around the point of a country or region 19 of 20 of its towns lie.
    """

    geonames: int
    kind: RecordKind
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    source: str = ""
    reach_km: float | None = None

    @property
    def entry(self) -> str:
        """Where the place is kept: "geonames:170654", "my-pack:SY070001"."""
        return self.source or f"geonames:{self.geonames}"


COLUMNS = (
    "geonames",
    "kind",
    "name",
    "ascii",
    "country",
    "admin1",
    "lat",
    "lon",
    "population",
    "alternates",
)
"""The columns of ``data/places.tsv.xz``; alternate names are parted by ``|``."""
