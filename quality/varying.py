"""Copies of hand-coded reports in other words, their gold led along by offsets.

Groups, voices, towns, a whole war zone, dates and words of events change; who did what where and
when stays as plain as it was. Names and words stand in variants.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from changing import Change, Edit, Rewrite, moved
from renaming import find_groups, renamed
from selon.actors import ActorBase
from selon.actors.names import fold
from selon.gazetteer import GazetteerRecord, open_gazetteer
from shifting import shifted
from skills import Row

Pair = tuple[Row, Row]
"""A report and its gold."""

VOICES = ("media", "person")
ORGANISED = ("nonstate_group", "ngo", "international", "media")
VOWELS = frozenset("aeiou")
TOWNS = frozenset({"city", "locality"})


@cache
def load_tables() -> dict[str, Any]:
    """Return the content of variants.toml."""
    return tomllib.loads(Path(__file__).with_name("variants.toml").read_text(encoding="utf-8"))


def with_groups(row: Row, gold: Row, base: ActorBase) -> Pair:
    """Give every group an invented name, another than the gate does."""
    return renamed(row, gold, 2, base)


def with_voices(row: Row, gold: Row, base: ActorBase) -> Pair:
    """Give every known outlet, agency and person an invented name."""
    return renamed(row, gold, 1, base, VOICES)


def with_towns(row: Row, gold: Row, _base: ActorBase) -> Pair:
    """Name other real towns of the same country."""
    return _replaced(row, gold, _new_towns(row, gold, lambda country: country), {})


def with_zone(row: Row, gold: Row, base: ActorBase) -> Pair:
    """Put a war into another country: its towns, capital, people and adjectives.

    Known groups and organisations keep their names, whatever country is in them.
    """
    zones = load_tables()["zones"]
    told = {p["country"] for p in _places(gold)} & zones.keys()
    words: dict[str, str] = {}
    for country in sorted(told):
        words |= zones[country][row["lang"]]
    towns = _new_towns(row, gold, lambda c: zones[c]["to"] if c in told else "")
    english = {k: v for c in sorted(told) for k, v in zones[c]["en"].items()}
    new_row, new_gold = _replaced(row, gold, towns | words, english, base)
    for old, new in zip(_places(gold), _places(new_gold), strict=True):
        if old["country"] not in told:
            continue
        if new["name"] != old["name"]:
            new["country"] = zones[old["country"]]["to"]
        else:  # a village that nobody knows, a well-known one: which country it is in is open now
            del new["country"]
    return new_row, new_gold


def with_words(row: Row, gold: Row, _base: ActorBase) -> Pair:
    """Say what happened with words of the same meaning."""
    return _replaced(row, gold, load_tables()["words"][row["lang"]])


def with_years(row: Row, gold: Row, _base: ActorBase) -> Pair:
    """Let everything happen some years later, on the weekdays of that year."""
    return shifted(row, gold, load_tables()["dates"], by_years=True)


def with_days(row: Row, gold: Row, _base: ActorBase) -> Pair:
    """Let everything happen some weeks later."""
    return shifted(row, gold, load_tables()["dates"], by_years=False)


VARIANTS: Mapping[str, Callable[[Row, Row, ActorBase], Pair]] = {
    "groups": with_groups,
    "voices": with_voices,
    "towns": with_towns,
    "zone": with_zone,
    "words": with_words,
    "years": with_years,
    "days": with_days,
}


def _replaced(
    row: Row,
    gold: Row,
    words: Mapping[str, str],
    english: Mapping[str, str] | None = None,
    keep: ActorBase | None = None,
) -> Pair:
    """Replace whole words in text and title, and with ``english`` in the names of gold as well.

    Names of organisations known to ``keep`` stay as they are.
    """
    if not words:
        return row, gold

    def new(text: str, table: Mapping[str, str], language: str) -> Change:
        return Change(text, _edits(text, table, _kept(text, language, keep)))

    change = new(row["text"], words, row["lang"])
    fields: dict[str, Rewrite] = {}
    if english is not None:
        names = {**words, **english}
        fields["name"] = lambda name: new(name, names, "en").text
    claims = moved(gold["claims"], change, fields)
    title = new(row.get("title") or "", words, row["lang"]).text
    return {**row, "text": change.text, "title": title}, {**gold, "claims": claims}


def _kept(text: str, language: str, keep: ActorBase | None) -> list[tuple[int, int]]:
    found = find_groups(text, language, keep, ORGANISED) if keep else ()
    return [(one.start, one.end) for one in found]


def _edits(text: str, words: Mapping[str, str], kept: Sequence[tuple[int, int]]) -> Iterator[Edit]:
    longest = sorted(map(re.escape, words), key=len, reverse=True)
    # Some of the reports have lost their apostrophes: "Syrias".
    for found in re.finditer(rf"(?<![\w-])({'|'.join(longest)})s?(?![\w-])", text):
        stays = any(start < found.end() and found.start() < end for start, end in kept)
        if not stays and (found[0] == found[1] or found[0][0].isupper()):
            yield Edit(found.start(), found.end(1), words[found[1]])


def _places(gold: Row) -> Iterable[Row]:
    return (p for claim in gold["claims"] for p in claim.get("places", ()) if p.get("country"))


def _new_towns(row: Row, gold: Row, country_for: Callable[[str], str]) -> dict[str, str]:
    """Return new names for the towns of a report by every form in which it names them.

    ``country_for`` says in which country ("" for none) towns are to be found instead.
    """
    chance = Random(row["id"])
    pools = {c: names.split() for c, names in load_tables()["towns"].items()}
    for names in pools.values():
        chance.shuffle(names)
    taken = fold(f"{row.get('title') or ''} {row['text']}")
    new: dict[str, str] = {}
    by_town: dict[str, str] = {}
    for place in _places(gold):
        country, form = country_for(place["country"]), _form(place)
        if not form or form in new or country not in pools or not _is_town(place):
            continue
        if place["name"] not in by_town:
            vowel = fold(form)[0] in VOWELS
            name = next(
                (
                    n
                    for n in pools[country]
                    if (fold(n)[0] in VOWELS) is vowel and fold(n.replace("_", " ")) not in taken
                ),
                None,
            )
            if name is None:
                continue
            pools[country].remove(name)
            by_town[place["name"]] = name.replace("_", " ")
        new[form] = by_town[place["name"]]
        new.setdefault(place["name"], by_town[place["name"]])
    return new


def _form(place: Row) -> str:
    """Return the bare name in the words of a place: "Homs" of "la ville de Homs"."""
    found = re.search(r"(?:al-|[A-ZÉ])[\w'’-]*(?: (?:al-|[A-ZÉ])[\w'’-]*)*$", place["text"])
    return found[0] if found else ""


def _is_town(place: Row) -> bool:
    """Say whether a place of gold is a town but no capital, as far as the gazetteer knows it."""
    zones = load_tables()["zones"].values()
    if any(place["name"] in zone["en"] for zone in zones):
        return False
    return any(record.kind in TOWNS for record in _records(place))


def _records(place: Row) -> list[GazetteerRecord]:
    """Return what the gazetteer knows under the name of a place in its country."""
    found = open_gazetteer().look_up(place["name"])
    return [record for record in found if record.country == place["country"]]
