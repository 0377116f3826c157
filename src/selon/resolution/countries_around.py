"""In which country a place lies that no record gives: the one that its surroundings tell of."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence

from selon.gazetteer import name_key
from selon.language.place_words import PlaceWords
from selon.model import PlaceMention
from selon.resolution.place_choices import Choice, lies_in_several
from selon.resolution.taken_up_places import told_there

_MAJORITY = 0.7
"""Share of a block's places that makes their country the one it is about."""
_SENTENCES_BACK = 3
"""How far back a place without a name or a record is in the country told of."""


class CountriesAround:
    """Finds countries among the mentions of one block and the records chosen for them."""

    def __init__(
        self,
        words: PlaceWords,
        mentions: Sequence[PlaceMention],
        choices: Sequence[Choice | None],
        sentence_starts: Sequence[int],
    ) -> None:
        self._words, self._mentions, self._choices = words, mentions, choices
        self._starts = sentence_starts
        self._firsts: dict[str, int] = {}
        self._told: dict[int, set[str]] = defaultdict(set)
        counts: Counter[str] = Counter()
        for number, (mention, choice) in enumerate(zip(mentions, choices, strict=True)):
            if mention.name:
                self._firsts.setdefault(name_key(mention.name), number)
            if choice is not None and told_there(mention, choice):
                self._told[self._sentence(number)].add(choice.record.country)
                counts[choice.record.country] += 1
        ((country, count),) = counts.most_common(1) or (("", 0),)
        self._main = country if count >= _MAJORITY * counts.total() else ""

    def of(self, mention: int) -> str:
        """Return the country (ISO-2) of an unresolved place, or "".

        That of all places told in its sentence, else the one in which most places of the block
        lie, else that of the place told before. One name is in one country throughout.
        """
        m = self._mentions[mention]
        if m.country or lies_in_several(self._words, m.name):
            return m.country
        first = self._firsts[name_key(m.name)] if m.name else mention
        near = self._told.get(self._sentence(first), set())
        if len(near) == 1:
            return next(iter(near))
        return (self._main if not near else "") or self._before(first)

    def _before(self, mention: int) -> str:
        """Return the country of the last place told in the sentences just before, else ""."""
        here = self._sentence(mention)
        for before in range(mention - 1, -1, -1):
            choice = self._choices[before]
            if here - self._sentence(before) > _SENTENCES_BACK:
                break
            if choice is not None and told_there(self._mentions[before], choice):
                return choice.record.country
        return ""

    def _sentence(self, mention: int) -> int:
        return bisect_right(self._starts, self._mentions[mention].span.start)
