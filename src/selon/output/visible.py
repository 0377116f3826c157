"""Makes what a terminal would obey, hide or reorder visible instead."""

from __future__ import annotations

import re

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_SPACES = re.compile("[ \t\r\n]+")


def visible(text: str) -> str:
    r"""Return ``text`` on one line, with controls, direction marks, zero-width characters
    and lone surrogates as escapes (``\u202e``)."""
    return _UNSAFE.sub(_escape, _SPACES.sub(" ", text))


def _escape(match: re.Match[str]) -> str:
    point = ord(match[0])
    if point < 0x100:
        return f"\\x{point:02x}"
    return f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"
