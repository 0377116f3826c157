"""Tells whether two spellings romanise one name: "Talbisseh", "Tall Bisah", Arabic script too.

A name is written in one letter a sound, its vowels in their places, by the tables of
``data/romanisation.yaml``. Names with one frame of consonants are then compared sound by sound:
the weighted edit distance of R. A. Wagner and M. J. Fischer, "The String-to-String Correction
Problem", Journal of the ACM 21 (1974), with costs of the same file. The frame alone says nothing:
it only finds what is worth comparing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any

from selon.data import load_yaml, resource
from selon.gazetteer.folding import ARTICLES, plain_letters

_VOWELS = "AIUe?"
_SOUNDS = _VOWELS + "bcdfghjklmnpqrstvwxz$"
_NEVER = 9.0
"""More than any limit: sounds that are never written for each other, or left out."""
_WORDS = re.compile(r"\w+")
_DOUBLED = re.compile(r"(.)\1+")
_UNSPOKEN_W = re.compile(r"w(?![AIUe])")
_GLIDE = re.compile(r"(?<=U)w(?=[AIUe])")
_BETWEEN_CONSONANTS = re.compile(r"(?<=[^AIUe?])(?=[^AIUe?])")
_APOSTROPHES = re.compile("['’‘ʼʻʿʾ`´]")
_NUMBER = re.compile(r"\(\d+\)")
"""What tells places of one name apart in some tables: "Shingan (2)"."""
_FRAMED = re.compile(r"([^AIUe?hvw])")
_SHORT, _LONG = 2, 4
"""Letters of words up to which their ends are kept."""
_CACHED = 16_384


class Romanisation:
    """Writes names as they sound, and compares them, by the tables of a data file."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self.countries = frozenset(tables["countries"])
        self._latin, self._arabic = tables["latin"], tables["arabic"]
        self._marked = str.maketrans(self._latin["marked"])
        self._cyrillic = str.maketrans(tables["cyrillic"])
        sequences = sorted(self._latin["sounds"], key=len, reverse=True)
        self._sequences = re.compile("|".join(map(re.escape, sequences)))
        self._joints = ARTICLES | {*self._latin["articles"], *self._latin["joints"]}
        self._mute_ends = tuple(self._latin["mute_ends"])
        self._costs: Mapping[str, float] = tables["costs"]
        self._limits: Sequence[float] = tables["limits"]
        self._rows = {sound: row[0] for row in tables["alike"] for sound in row}
        self._far = {frozenset(pair) for pair in tables["far"]}
        unframed = dict.fromkeys(_VOWELS + "hvw")
        self._frame = str.maketrans(self._rows | unframed)
        self._consonants = str.maketrans(dict.fromkeys(_VOWELS + "."))
        self._piece = lru_cache(_CACHED)(self._cost_of_piece)

    def sounds(self, name: str) -> str:
        """Return how a name sounds, in Latin, Arabic or Cyrillic script; "" in another."""
        name = _NUMBER.sub("", _APOSTROPHES.sub("", name.casefold()))
        name = name if name.isascii() else unicodedata.normalize("NFC", name)
        script = _script(name)
        if script == "ARABIC":
            return _DOUBLED.sub(r"\1", "".join(map(self._arabic_word, _WORDS.findall(name))))
        if script == "CYRILLIC":
            name = name.translate(self._cyrillic)
        elif script != "LATIN":
            return ""
        return self._latin_sounds(_WORDS.findall(plain_letters(name.translate(self._marked))))

    def frame(self, sounds: str) -> str:
        """Return the consonants of a name, those that are written for each other as one."""
        return sounds.translate(self._frame)

    def parted(self, sounds: str) -> str:
        """Return the sounds of a name with a dot around each consonant of its frame."""
        return _FRAMED.sub(r".\1.", sounds)

    def names_like(self, parted: str, others: Iterable[str]) -> list[str]:
        """Return which of others may be the same name, all parted and of one frame.

        As both have the consonants of the frame in one order, what stands between these is
        compared piece by piece; few pieces are different, so their costs are kept.
        """
        limit, pieces, found = self._limit(parted), parted.split("."), []
        if limit < 0:
            return []
        ends = [(at == 0, at == len(pieces) - 1) for at in range(len(pieces))]
        price = self._piece
        for other in others:
            cost = 0.0
            for one, two, end in zip(pieces, other.split("."), ends, strict=True):
                if one != two:
                    cost += price(one, two, end)
                    if cost > limit:
                        break
            else:
                if cost <= self._limit(other):
                    found.append(other)
        return found

    def _limit(self, parted: str) -> float:
        """Return what names may differ from this one, by how many consonants it has."""
        count = len(parted.translate(self._consonants))
        return self._limits[min(count, len(self._limits) - 1)]

    def _latin_sounds(self, words: Sequence[str]) -> str:
        kept = [w for w in words if w not in self._joints] or words
        last = len(kept) - 1
        text = "".join(self._without_end(word, number < last) for number, word in enumerate(kept))
        found = self._sequences.sub(lambda m: self._latin["sounds"][m.group()], text)
        return _DOUBLED.sub(r"\1", _GLIDE.sub("", _UNSPOKEN_W.sub("U", found)))

    def _without_end(self, word: str, inside: bool) -> str:
        ends, inner = self._latin["ends"], self._latin["inner_ends"]
        if len(word) > _SHORT and word[-2:] in ends:
            return word[:-2] + str(ends[word[-2:]])
        if len(word) > _SHORT and word.endswith(self._mute_ends):
            return word[:-1] + "?"
        if inside and len(word) > _LONG and word[-2:] in inner:
            return word[:-2] + str(inner[word[-2:]])
        return word

    def _arabic_word(self, word: str) -> str:
        article = self._arabic["article"]
        word = "".join(c for c in word if not unicodedata.combining(c))
        if word == article:
            return ""
        word = word.removeprefix(article) if len(word) > len(article) + 1 else word
        letters, first, final = (self._arabic[k] for k in ("letters", "initial", "final"))
        found = [letters.get(c, "") for c in word]
        if word[:1] in first:
            found[0] = first[word[0]]
        if len(word) > 1 and word[-1] in final:
            found[-1] = final[word[-1]]
        # A carrier of a vowel that is written has none of its own.
        if found[:1] == ["?"] and found[1:2] and found[1] in _VOWELS:
            found[0] = ""
        # What is no sound of its own still parts others: a vowel may stand beside it.
        return _BETWEEN_CONSONANTS.sub("?", "".join(found)).replace("'", "")

    def _cost_of_piece(self, a: str, b: str, end: tuple[bool, bool]) -> float:
        """Return what it costs to make one piece of a name the other; ``end`` says whether it is
        the first one and the last."""
        out_a, out_b = self._left_out(a, *end), self._left_out(b, *end)
        table = self._substitutions
        before = [0.0]
        for cost in out_b:
            before.append(before[-1] + cost)
        for sound, cost in zip(a, out_a, strict=True):
            row = [before[0] + cost]
            for at, other in enumerate(b):
                changed = 0.0 if sound == other else table.get((sound, other), _NEVER)
                row.append(min(before[at + 1] + cost, row[at] + out_b[at], before[at] + changed))
            before = row
        return before[-1]

    def _left_out(self, piece: str, first: bool, last: bool) -> tuple[float, ...]:
        """Return what it costs to leave each sound of a piece out, by where it stands."""
        costs, end = self._costs, len(piece) - 1
        found = []
        for at, sound in enumerate(piece):
            beside = piece[max(0, at - 1) : at] + piece[at + 1 : at + 2]
            if sound == "?":
                found.append(costs["unwritten"])
            elif sound in _VOWELS:
                alone = "last" if last and at == end else "first" if first and not at else "inner"
                found.append(costs["beside" if set(beside) & set(_VOWELS) else alone])
            else:
                found.append(
                    costs["h"] if sound == "h" else costs["w"] if sound in "wv" else _NEVER
                )
        return tuple(found)

    @cached_property
    def _substitutions(self) -> Mapping[tuple[str, str], float]:
        return {(a, b): self._substitution(a, b) for a in _SOUNDS for b in _SOUNDS if a != b}

    def _substitution(self, a: str, b: str) -> float:
        costs, pair = self._costs, frozenset((a, b))
        vowels = pair & set(_VOWELS)
        if len(vowels) == 2:
            if "?" in pair:
                return costs["unwritten"]
            return costs["unsure" if "e" in pair and "U" not in pair else "vowel"]
        if pair in ({"w", "U"}, {"v", "U"}, {"w", "v"}):
            return costs["glide"]
        if vowels:
            return _NEVER
        if pair in self._far:
            return costs["far"]
        return costs["alike"] if self._written_alike(a, b) else _NEVER

    def _written_alike(self, a: str, b: str) -> bool:
        return a in self._rows and self._rows[a] == self._rows.get(b)


@cache
def romanisation() -> Romanisation:
    """Return the shipped tables, loaded once."""
    folder = "selon.gazetteer"
    table = resource(folder, "data/romanisation.yaml")
    return Romanisation(load_yaml(table, resource(folder, "data/romanisation.schema.yaml")))


def _script(name: str) -> str:
    """Return the script of a name's letters, "" where there are several or none."""
    if name.isascii():
        return "LATIN" if any(map(str.isalpha, name)) else ""
    scripts: Iterable[str] = {unicodedata.name(c, "?").split()[0] for c in name if c.isalpha()}
    found = set(scripts)
    return found.pop() if len(found) == 1 else ""
