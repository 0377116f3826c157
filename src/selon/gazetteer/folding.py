"""Name keys: spellings that mean the same name fold to the same key."""

from __future__ import annotations

import re
import unicodedata

# Latin letters that Unicode does not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe",
     "ə": "a", "ŋ": "ng", "ŧ": "t", "ɓ": "b", "ɗ": "d", "ƙ": "k"}
)  # fmt: skip
_WORDS = re.compile(r"\w+")
_APOSTROPHES = re.compile("['’‘ʼʻʿʾ`´]")
_DOUBLED = re.compile(r"(\w)\1+")
# How romanisations of Arabic write its article, assimilated or not.
ARTICLES = frozenset(
    {"al", "el", "ul", "ar", "er", "as", "es", "ad", "ed", "at", "et", "an", "en", "az", "ez",
     "ash", "esh", "adh", "edh", "ath", "eth"}
)  # fmt: skip
# The same written into the word: "Ezzor", "Arrastan".
_FUSED_ARTICLE = re.compile(r"\b[ae]([dnrstz])(?=\1)")
_SHORTEST = 4
"""Loose keys below this length meet by chance."""


def plain_letters(name: str) -> str:
    """Return a name in small letters without marks, Latin ones in ASCII."""
    folded = name.casefold()
    if folded.isascii():
        return folded
    folded = unicodedata.normalize("NFKD", folded).translate(_LETTERS)
    return "".join(c for c in folded if not unicodedata.combining(c))


def name_key(name: str) -> str:
    """Return the key of a name: case, accents, hyphens and apostrophes do not count.

    Vowels keep their places: keys of consonants alone meet by chance.
    """
    return " ".join(_WORDS.findall(plain_letters(name)))


def loose_key(name: str) -> str:
    """Return a wider key, or "" when the name is too short for one.

    Articles of Arabic names, apostrophes, doubled letters and the gaps between words do not
    count: "al-Rastan", "Ar Rastan" and "Rastan" meet, and "Dar'a" meets "Daraa".
    """
    plain = _FUSED_ARTICLE.sub("", _APOSTROPHES.sub("", plain_letters(name)))
    words = _WORDS.findall(plain)
    kept = [w for w in words if w not in ARTICLES]
    key = _DOUBLED.sub(r"\1", "".join(kept))
    return key if len(key) >= _SHORTEST else ""


def ascii_name(name: str) -> str:
    """Return a name in ASCII letters with its capitals ("Tallbīsah" -> "Tallbisah")."""
    if name.isascii():
        return name
    kept = []
    for char in unicodedata.normalize("NFKD", name):
        if char.isascii():
            kept.append(char)
        elif not unicodedata.combining(char):
            plain = char.casefold().translate(_LETTERS)
            kept.append(plain.capitalize() if char.isupper() else plain)
    text = _APOSTROPHES.sub("'", "".join(kept))
    return text if text.isascii() else "".join(c for c in text if c.isascii())
