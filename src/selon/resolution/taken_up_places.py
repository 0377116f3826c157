"""What "the town", "the area" and "the two villages" take up: places told before them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from selon.gazetteer import Gazetteer, name_key
from selon.model import ActorMention, PlaceMention
from selon.resolution.place_choices import Choice

_ELSEWHERE = frozenset({"from", "towards", "outside", "near", "border_of"})
"""Relations that tell of what is not in the country itself."""

_MOST_BACK = 12
"""Places told before in which several at once are looked for."""


class TakenUp:
    """Finds antecedents among the mentions of one block and the records chosen for them."""

    def __init__(
        self,
        gazetteer: Gazetteer,
        mentions: Sequence[PlaceMention],
        choices: Sequence[Choice | None],
        actors: Sequence[ActorMention],
        sentence_starts: Sequence[int],
    ) -> None:
        self._gazetteer, self._mentions, self._choices = gazetteer, mentions, choices
        self._starts = sentence_starts
        self._acting: dict[int, str] = {}
        for actor in actors:
            if actor.country and not actor.pronoun:
                self._acting.setdefault(self._sentence(actor.span.start), actor.country)
        self._first_told: dict[str, int] = {}
        for mention, choice in zip(mentions, choices, strict=True):
            if choice is not None:
                self._first_told.setdefault(choice.record.country, mention.span.end)

    def _sentence(self, position: int) -> int:
        return bisect_right(self._starts, position)

    def antecedent(self, mention: int) -> Choice | None:
        """Return what a described place takes up: the last one of its kind told before it.

        An area is that of the last town or region; a place that its words put elsewhere ("the
        Iraqi desert") takes up nothing.
        """
        m = self._mentions[mention]
        if m.country or m.facility:
            return None
        if m.kind == "country" and (acting := self._acting_here(m)) is not None:
            return acting
        for before in range(mention - 1, -1, -1):
            choice = self._choices[before]
            if choice is None or not told_there(self._mentions[before], choice):
                continue
            kind = choice.record.kind
            if kind == m.kind or (m.kind == "unknown" and kind != "country"):
                return Choice(choice.record, "antecedent", "inferred")
            if m.kind == "country" and (country := self._gazetteer.country(choice.record.country)):
                return Choice(country, "antecedent", "inferred")
        return None

    def _acting_here(self, mention: PlaceMention) -> Choice | None:
        """Return the country whose people or army the sentence of "the country" speaks of first,
        if the places told before are there."""
        code = self._acting.get(self._sentence(mention.span.start), "")
        told = self._first_told.get(code)
        if told is None or told > mention.span.start:
            return None
        record = self._gazetteer.country(code)
        return Choice(record, "antecedent", "inferred") if record is not None else None

    def one_of_several(self, mention: int) -> int | None:
        """Return the mention that one of "the two towns" stands for, if as many were told.

        Those of the last row of as many names ("X and Y"), else the last ones told.
        """
        m = self._mentions[mention]
        told: dict[str, int] = {}
        rows: dict[int, dict[str, int]] = {}
        for before in range(mention - 1, max(-1, mention - 1 - _MOST_BACK), -1):
            one, choice = self._mentions[before], self._choices[before]
            town = choice is None or choice.record.kind == "city"
            if not (one.name and town and one.span.end <= m.span.start):
                continue
            told.setdefault(name_key(one.name), before)
            if one.row is not None:
                rows.setdefault(one.row, {}).setdefault(name_key(one.name), before)
        latest = list(told.values())[: m.of]
        found = next((list(r.values()) for r in rows.values() if len(r) == m.of), latest)
        return sorted(found)[m.nth] if len(found) == m.of else None


def told_there(mention: PlaceMention, choice: Choice) -> bool:
    """Say whether something is told to be in a place: countries also act and are spoken of."""
    if choice.record.kind != "country":
        return True
    return mention.relation_span is not None and mention.relation not in _ELSEWHERE
