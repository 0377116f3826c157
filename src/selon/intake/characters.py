"""Characters that a text may hold and a parser or a terminal may not."""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Bidi controls and zero-width spaces stand at the edge of words and would stick to them.
_TO_SPACE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
# Tokenizers take marks off a word one by one, which on endless words is quadratic.
_ENDLESS = re.compile(r"(?<!\S)\S{256,}")
_MARK = re.compile(r"[\W_]")
_BINARY_SHARE = 0.05


def parser_text(text: str) -> str:
    """Return ``text`` with what a parser cannot take replaced, character for character.

    Controls, invisible direction marks and the punctuation inside words of 256 or more
    characters become spaces, lone surrogates U+FFFD. The length never changes, so positions
    hold in both texts.
    """
    safe = _SURROGATE.sub("\ufffd", _TO_SPACE.sub(" ", text))
    return _ENDLESS.sub(lambda word: _MARK.sub(" ", word[0]), safe)


def looks_binary(text: str) -> bool:
    """Say whether so much of ``text`` is control characters that it cannot be prose."""
    return len(_CONTROL.findall(text)) > _BINARY_SHARE * len(text)


def has_words(text: str) -> bool:
    """Say whether ``text`` holds a letter of any script."""
    return any(map(str.isalpha, text))


def character_notes(text: str) -> tuple[str, ...]:
    """Return a note on each kind of character in ``text`` that a reader cannot see."""
    controls = _CONTROL.findall(text)
    nul = controls.count("\x00")
    found = (
        (nul, "NUL characters"),
        (len(controls) - nul, "control characters"),
        (len(_SURROGATE.findall(text)), "lone surrogates"),
        (len(_BIDI.findall(text)), "invisible characters that change the direction of text"),
    )
    return tuple(f"{what} in the text: {count}" for count, what in found if count)
