"""The figures: how many claims were found, and how many of their fields are right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from selon.evaluation.agreement import (
    date_fits,
    matches,
    same_modality,
    same_place,
    same_role,
    same_voice,
)
from selon.evaluation.coded import Coded
from selon.evaluation.pairing import pair


@dataclass(slots=True)
class Rate:
    """Hits among what was found and what there was to find."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    def add(self, hits: int, found: int, gold: int) -> None:
        """Count further hits, found and gold items."""
        self.hits += hits
        self.found += found
        self.gold += gold

    @property
    def precision(self) -> float:
        """The share of what was found that is right, in percent."""
        return _percent(self.hits, self.found)

    @property
    def recall(self) -> float:
        """The share of what there was that was found, in percent."""
        return _percent(self.hits, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in percent."""
        return _percent(2 * self.hits, self.found + self.gold)


@dataclass(slots=True)
class Figures:
    """All figures of a run. The first three are over all claims, the others over claims found
    with the right type, so they reward keeping silent on hard claims: read ``row`` first.

    ``found``: whatever the type. ``typed``: with the right type. ``row``: type, source,
    modality, one place and the date right, where coded by hand. ``source``, ``modality`` and
    ``date`` are accuracies (precision and recall are equal), the rest F1.
    """

    reports: int = 0
    found: Rate = field(default_factory=Rate)
    typed: Rate = field(default_factory=Rate)
    row: Rate = field(default_factory=Rate)
    source: Rate = field(default_factory=Rate)
    modality: Rate = field(default_factory=Rate)
    date: Rate = field(default_factory=Rate)
    hedge: Rate = field(default_factory=Rate)
    actor: Rate = field(default_factory=Rate)
    place: Rate = field(default_factory=Rate)
    count: Rate = field(default_factory=Rate)

    def rates(self) -> dict[str, Rate]:
        """Return the figures by name, in reading order."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "reports"}

    def as_json(self) -> dict[str, Any]:
        """Return the figures as plain data; null where there was nothing to measure."""
        return {
            "reports": self.reports,
            "gold": self.found.gold,
            "predicted": self.found.found,
            **{
                name: {"p": rate.precision, "r": rate.recall, "f1": rate.f1}
                if rate.gold or rate.found
                else None
                for name, rate in self.rates().items()
            },
        }


def figures(gold: Mapping[str, Sequence[Coded]], found: Mapping[str, Sequence[Coded]]) -> Figures:
    """Return the figures over the reports of ``gold``; a report not in ``found`` is empty."""
    total = Figures()
    for report, claims in gold.items():
        _add_report(total, claims, found.get(report, ()))
    return total


def _add_report(total: Figures, gold: Sequence[Coded], found: Sequence[Coded]) -> None:
    pairs = pair(gold, found)
    typed = [(gold[g], found[f]) for g, f in pairs if gold[g].type == found[f].type]
    right = sum(_add_fields(total, g, f) for g, f in typed)
    total.reports += 1
    for rate, hits in ((total.found, len(pairs)), (total.typed, len(typed)), (total.row, right)):
        rate.add(hits, len(found), len(gold))


def _add_fields(total: Figures, gold: Coded, found: Coded) -> bool:
    """Count the fields of a claim found with the right type; say whether its row is right."""
    voice, modality = same_voice(gold, found), same_modality(gold, found)
    dated = not gold.date or date_fits(gold.date, found.date)
    placed = matches(gold.places, found.places, same_place)
    total.source.add(voice, 1, 1)
    total.modality.add(modality, 1, 1)
    if gold.date:
        total.date.add(dated, 1, 1)
    total.hedge.add(gold.hedged and found.hedged, found.hedged, gold.hedged)
    named = matches(gold.participants, found.participants, same_role)
    total.actor.add(named, len(found.participants), len(gold.participants))
    total.place.add(placed, len(found.places), len(gold.places))
    counted = matches(gold.counts, found.counts, lambda g, f: g == f)
    total.count.add(counted, len(found.counts), len(gold.counts))
    return voice and modality and dated and (placed > 0 or not gold.places)


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
