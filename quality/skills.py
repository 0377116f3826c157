"""What Selon predicts for one row of a development set, in the format its scorer reads.

A row is a dictionary with ``id``, ``text`` and, where known, ``lang``, ``title``, ``outlet``
and the publication date as ``date`` or ``dct``. Answers it may hold are never looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import cache
from typing import Any, TypedDict

from selon import Reader
from selon.errors import UnsupportedLanguage
from selon.gazetteer import open_gazetteer
from selon.model import ActorMention, Covered, PlaceMention, Span, Syntax
from selon.output import to_json
from selon.ranking import Described, describe, load_ranking, longest_sentence, parties
from selon.workings import Workings

Row = dict[str, Any]
Toponym = tuple[tuple[int, int], float | None, float | None, int | None]
"""Where it stands, its latitude and longitude, its GeoNames id."""

WORKERS = 2
READABLE = frozenset(("en", "fr"))


@cache
def _reader() -> Reader:
    """One reader a process: loading the parsers takes seconds."""
    return Reader()


class Known(TypedDict):
    """What is known of a report besides its text, as the reader takes it."""

    title: str | None
    outlet: str | None
    published: str | None
    language: str | None


def _known(row: Row) -> Known:
    language = row.get("lang")
    return {
        "title": row.get("title") or None,
        "outlet": row.get("outlet") or None,
        "published": row.get("date") or row.get("dct") or row.get("published") or None,
        "language": language if language in READABLE else None,
    }


def claims(row: Row) -> Row:
    """Return the claims of a report, as the public JSON has them."""
    return {"claims": to_json(_reader().read(row["text"], **_known(row)))["claims"]}


def attribution(row: Row) -> Row:
    """Return source, cue and content of every attribution as lists of [start, end]."""
    workings = _reader().work_through(row["text"], **_known(row))
    return {
        "attributions": [
            {
                "source": _extents([found.source_span] if found.source_span else []),
                "cue": _extents(found.cue),
                "content": _extents(found.content),
            }
            for block in workings.blocks
            for found in block.attributions
        ]
    }


def places(row: Row) -> Row:
    """Return every toponym with the point and GeoNames id that it resolves to.

    Descriptions ("the town") are none; countries that act ("Chad denied") are, though Selon keeps
    them apart from places.
    """
    workings = _reader().work_through(row["text"], **_known(row))
    toponyms = []
    for block in workings.blocks:
        for mention, reference in zip(block.mentions.places, block.places, strict=True):
            if mention.name:
                place = reference.place
                # A toponym is measured, not what lies north of it.
                named = place.anchors[0] if place.anchors else place
                toponyms.append((_toponym(mention), named.lat, named.lon, place.geonames))
        taken = Covered(m.span for m in block.mentions.places)
        for actor in block.mentions.actors:
            if actor.country and actor.kind in ("state", "government") and not actor.pronoun:
                toponyms += _acting(block.syntax, actor, taken)
    return {
        "toponyms": [
            {"start": at[0], "end": at[1], "lat": lat, "lon": lon, "geonames_id": geonames}
            for at, lat, lon, geonames in toponyms
        ]
    }


def _acting(syntax: Syntax, actor: ActorMention, taken: Covered) -> Iterator[Toponym]:
    """Yield the name of a country that an actor mention is, where no place mention has it."""
    phrase = syntax.phrases[actor.phrase]
    head = syntax.tokens[phrase.head]
    span = syntax.span(head.start, head.end)
    for words in (phrase.core, span):
        named = [r for r in open_gazetteer().look_up(words.text) if r.kind == "country"]
        if named and named[0].country == actor.country and not taken.touches(words):
            at = (words.start, words.end)
            yield at, named[0].lat, named[0].lon, named[0].geonames
            return


def times(row: Row) -> Row:
    """Return every expression of time with its TIMEX3 type and value ("" if unresolved)."""
    workings = _reader().work_through(row["text"], **_known(row))
    return {
        "timexes": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "type": reference.time.timex_type if reference else mention.type,
                "value": reference.time.timex_value if reference else "",
            }
            for block in workings.blocks
            for mention, reference in zip(block.mentions.times, block.times, strict=True)
        ]
    }


def pubdate(row: Row) -> Row:
    """Return the publication date read from the text alone: a stated one is hidden."""
    known = _known(row)
    known["published"] = None
    published = _reader().read(row["text"], **known).report.published
    return {"published": {"edtf": published.edtf} if published else None}


def actors(row: Row) -> Row:
    """Return every mention of an actor with whom it names, and every place."""
    workings = _reader().work_through(row["text"], **_known(row))
    mentions, places = [], []
    for block in workings.blocks:
        for mention, references in zip(block.mentions.actors, block.actors, strict=True):
            head = block.syntax.tokens[block.syntax.phrases[mention.phrase].head]
            names = [
                {
                    "id": r.id,
                    "name": r.name,
                    "for": [{"id": b.id, "name": b.name} for b in r.behalf],
                }
                for r in references
            ]
            start, end = mention.span.start, mention.span.end
            mentions.append({"start": start, "end": end, "head": head.end - 1, "names": names})
        for reference in block.places:
            span = reference.place.span
            places.append({"start": span.start, "end": span.end, "name": reference.place.name})
    return {"mentions": mentions, "places": places}


def plover(row: Row) -> Row:
    """Return the PLOVER root of a sentence, likeliest by the shipped model, and its parties.

    ``event`` is the root alone, ``events`` the same as the PLOVER scorer reads it.
    """
    workings = _sentence(row)
    root = load_ranking().rank(describe(workings))[0][0]
    leading = longest_sentence(workings)
    source, target = parties(*leading) if leading is not None else ((), ())
    event = {
        "event": root,
        "source": [{"text": span.text} for span in source],
        "target": [{"text": span.text} for span in target],
    }
    return {"event": root, "events": [event]}


def _sentence(row: Row) -> Workings:
    """Work through one sentence; too short to tell its language, it is taken for English."""
    known = _known(row)
    try:
        return _reader().work_through(row["text"], **known)
    except UnsupportedLanguage:
        known["language"] = "en"
        return _reader().work_through(row["text"], **known)


def plover_described(row: Row) -> Described:
    """Return what a ranking of roots sees of a sentence."""
    return describe(_sentence(row))


SKILLS: dict[str, tuple[Callable[[Row], Row], Row]] = {
    "claims": (claims, {"claims": []}),
    "relevance": (claims, {"claims": []}),
    "attribution": (attribution, {"attributions": []}),
    "places": (places, {"toponyms": []}),
    "times": (times, {"timexes": []}),
    "pubdate": (pubdate, {"published": None}),
    "actors": (actors, {"mentions": [], "places": []}),
    "plover": (plover, {"event": "", "events": []}),
}
"""Each skill's function, and what it says of a report that cannot be read."""

LATER = ("events", "event_type", "linking", "copies", "parallel", "contradictions")
"""Skills that have development data already and come to Selon later."""


def predict(job: tuple[str, Row]) -> tuple[Row, str]:
    """Return the prediction for a (skill, row) and, if it cannot be read, why ("" if it can)."""
    skill, row = job
    work, empty = SKILLS[skill]
    try:
        return {"id": row["id"], **work(row)}, ""
    except Exception as problem:  # a mistake on one report must not lose all the others
        return {"id": row["id"], **empty}, f"{type(problem).__name__}: {problem}"


@contextmanager
def predicting(
    jobs: Iterable[tuple[str, Row]], workers: int = WORKERS
) -> Iterator[Iterator[tuple[Row, str]]]:
    """Yield predictions in the order of ``jobs`` while processes work on them side by side."""
    jobs = list(jobs)
    workers = min(workers, len(jobs))
    if workers <= 1:
        yield map(predict, jobs)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield pool.map(predict, jobs, chunksize=max(1, min(8, len(jobs) // (4 * workers))))


def _extents(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _toponym(mention: PlaceMention) -> tuple[int, int]:
    """Return where the bare name stands inside a mention that may hold more words."""
    at = mention.span.text.find(mention.name)
    if at < 0:
        return mention.span.start, mention.span.end
    return mention.span.start + at, mention.span.start + at + len(mention.name)
