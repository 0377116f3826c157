"""Changes words of hand-coded reports and leads their gold to the new text by offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

SPANS = {"span": "text", "trigger_span": "trigger"}
"""Keys of spans in gold, and the key beside them that repeats their words."""


class Edit(NamedTuple):
    """Words of a text, by positions, and what stands in their place."""

    start: int
    end: int
    new: str


class Change:
    """A text with words replaced; leads positions in the old text to positions in the new.

    Of edits that overlap the first counts.
    """

    def __init__(self, text: str, edits: Iterable[Edit]) -> None:
        self._old: list[tuple[int, int]] = []
        self._new: list[tuple[int, int]] = []
        parts: list[str] = []
        at, length = 0, 0
        for edit in sorted(edits):
            if edit.start < at:
                continue
            parts += (text[at : edit.start], edit.new)
            length += edit.start - at
            self._old.append((edit.start, edit.end))
            self._new.append((length, length + len(edit.new)))
            length += len(edit.new)
            at = edit.end
        self.text = "".join((*parts, text[at:]))

    def span(self, start: int, end: int) -> dict[str, Any]:
        """Return a span of the new text for one of the old; a name in part becomes a whole one."""
        new_start, new_end = self._position(start, 0), self._position(end, 1)
        return {"start": new_start, "end": new_end, "text": self.text[new_start:new_end]}

    def _position(self, old: int, side: int) -> int:
        n = bisect_right(self._old, old, key=lambda pair: pair[0] + side) - 1
        if n < 0:
            return old
        if old < self._old[n][1]:
            return self._new[n][side]
        return self._new[n][1] + old - self._old[n][1]


Rewrite = Callable[[str], str]
"""Makes the new value of a field of gold out of the old."""


def moved(value: Any, change: Change, fields: dict[str, Rewrite]) -> Any:
    """Return a part of gold with its spans and words led to the new text, and fields rewritten."""
    if isinstance(value, list):
        return [moved(one, change, fields) for one in value]
    if not isinstance(value, dict):
        return value
    new = {key: moved(one, change, fields) for key, one in value.items()}
    for key, words in SPANS.items():
        if key in value:
            new[key] = change.span(value[key]["start"], value[key]["end"])
            new[words] = new[key]["text"]
    for key, rewrite in fields.items():
        if isinstance(value.get(key), str):
            new[key] = rewrite(value[key])
    return new
