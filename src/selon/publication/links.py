"""Finds addresses in a text and the posting time that some identifiers encode."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from selon.model import Link

_URL = re.compile(r"https?://[^\s<>\"'«»“”‘’{}|\\^`]+", re.IGNORECASE)
_TRAILING = ".,;:!?…"
_STATUS = re.compile(
    r"https?://(?:www\.|mobile\.)?(?:twitter|x)\.com/[^/\s]+(?:/web)?/status(?:es)?/(\d{15,19})(?!\d)",
    re.IGNORECASE | re.ASCII,
)
# Status numbers hold the milliseconds since this moment in all but their last 22 bits.
_EPOCH_MS = 1288834974657
_SEQUENCE_BITS = 22


def find_links(text: str) -> tuple[Link, ...]:
    """Return the addresses of a text in order, each once, with the UTC time of posts.

    ``posted`` is an ISO 8601 time to the second where the address's identifier encodes
    one (posts on X), else "".
    """
    found: dict[str, Link] = {}
    for match in _URL.finditer(text):
        url = _bare(match.group())
        found.setdefault(url, Link(url, _posted(url)))
    return tuple(found.values())


def _bare(url: str) -> str:
    """Drop the sentence's own punctuation and brackets that the address did not open."""
    while url and (url[-1] in _TRAILING or (url[-1] in ")]" and _unopened(url))):
        url = url[:-1]
    return url


def _unopened(url: str) -> bool:
    opener = "(" if url[-1] == ")" else "["
    return url.count(url[-1]) > url.count(opener)


def _posted(url: str) -> str:
    match = _STATUS.match(url)
    if match is None:
        return ""
    seconds = ((int(match[1]) >> _SEQUENCE_BITS) + _EPOCH_MS) // 1000
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
