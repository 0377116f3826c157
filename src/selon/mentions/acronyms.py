"""Acronyms that a block defines: "Observatoire sahélien des conflits (OSC)"."""

from __future__ import annotations

from collections.abc import Iterator

from selon.actors.names import fold, letters
from selon.mentions.actor_names import PhraseNames
from selon.mentions.capitals import Capitals, Extent

_LONG = 9
"""Words a name may have before the bracket with its acronym."""
_SPELT = 12
"""Words before a bracket in which the name an acronym shortens may start."""


class Acronyms:
    """The acronyms of a block and the phrases they stand for.

    ``full`` leads from an acronym's letters to the phrase of the full name, ``headed`` from
    letters to the phrases that they head. ``extents`` are the unknown names' tokens by phrase.
    """

    def __init__(self, names: PhraseNames, extents: dict[int, Extent]) -> None:
        self._names, self._syntax, self._tokens = names, names.syntax, names.syntax.tokens
        self._extents = extents
        self.headed: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._syntax.phrases):
            text = letters(self._tokens[phrase.head].text)
            if len(text) > 1 and sum(c.isupper() for c in text) > 1:
                self.headed.setdefault(text, []).append(number)
        self.full: dict[str, int] = {**self._initials(), **dict(self._in_brackets())}

    def _spelt(self, short: str, bracket: int) -> int | None:
        """Return the phrase with a capital head whose first letter an acronym takes up.

        "Observatoire sahélien des conflits (OSC)": not "conflits", which stands nearer.
        """
        phrases, tokens = self._syntax.phrases, self._tokens
        fitting = [
            n
            for n in self._syntax.phrases_from(max(0, bracket - _SPELT), bracket)
            if phrases[n].span.end >= tokens[bracket - 1].end
            and tokens[phrases[n].head].text[0].isupper()
            and any(
                t.text[0].isupper() and fold(t.text)[:1] == fold(short[0])
                for t in tokens[slice(*self._names.tokens(phrases[n].core))]
            )
        ]
        return min(fitting, key=lambda n: phrases[n].head, default=None)

    def _initials(self) -> dict[str, int]:
        """Return the acronyms of the block that are the initials of a longer name in it."""
        found: dict[str, int] = {}
        spelt: dict[str, int] = {}
        names = [(n, (m.first, m.last)) for n, m in self._names.named.items()]
        for number, extent in (*self._extents.items(), *names):
            if extent[1] - extent[0] < 2 or number in self._names.swallowed:
                continue
            words = [
                w for t in self._tokens[slice(*extent)] for w in t.text.replace("’", "'").split("'")
            ]
            for kept in (
                [w for w in words if w[:1].isupper()],
                [
                    w
                    for w in words
                    if w[1:].isalpha() and w.lower() not in self._names.words.linking
                ],
            ):
                if len(kept) > 2:
                    spelt.setdefault(fold("".join(w[0] for w in kept)).upper(), number)
        for short, numbers in self.headed.items():
            if short.isupper() and short in spelt and spelt[short] not in numbers:
                found[short] = spelt[short]
        return found

    def _in_brackets(self) -> Iterator[tuple[str, int]]:
        """Yield the acronyms in brackets with the phrase they stand after."""
        tokens = self._tokens
        named = {
            match.last: number
            for number, match in self._names.named.items()
            if number not in self._names.swallowed
        }
        proper = {extent[1]: number for number, extent in self._extents.items()}
        ends = {p.core.end: n for n, p in reversed(list(enumerate(self._syntax.phrases)))}
        for at in range(1, len(tokens) - 2):
            if tokens[at].text != "(" or tokens[at + 2].text != ")":
                continue
            short = letters(tokens[at + 1].text)
            if 2 <= len(short) <= 10 and sum(c.isupper() for c in short) >= 2:
                before = named.get(at)
                if before is None and self._starts_with(proper.get(at), short):
                    before = proper[at]
                before = self._spelt(short, at) if before is None else before
                before = ends.get(tokens[at - 1].end) if before is None else before
                before = self._around(at) if before is None else before
                if before is not None:
                    yield short, before

    def _starts_with(self, number: int | None, short: str) -> bool:
        """Say whether a phrase's name of several words starts with an acronym's first letter."""
        if number is None:
            return False
        first, last = self._extents[number]
        return last - first > 1 and fold(self._tokens[first].text)[:1] == fold(short[0])

    def _around(self, bracket: int) -> int | None:
        """Return the phrase that an acronym heads from inside its bracket: "The X Union (XU)"."""
        number = self._syntax.phrase_headed_by(bracket + 1)
        if number is None:
            return None
        return (
            number if self._names.tokens(self._syntax.phrases[number].core)[0] < bracket else None
        )

    def spread(self, capitals: Capitals) -> None:
        """Note names whose acronym the text gives wherever they stand: "l'Étendard du X (EX)"."""
        for full in set(self.full.values()):
            known = self._extents.get(full)
            alone = known is None or known[1] - known[0] == 1
            extent = self._defined(full, capitals) if alone else None
            if extent is None or full in self._names.named or full in self._names.swallowed:
                continue
            self._extents[full] = extent
            words = [t.text for t in self._tokens[slice(*extent)]]
            head = self._syntax.phrases[full].head
            for number, phrase in enumerate(self._syntax.phrases):
                first = phrase.head - (head - extent[0])
                if [t.text for t in self._tokens[first : first + len(words)]] == words:
                    self._extents.setdefault(number, (first, first + len(words)))

    def _defined(self, number: int, capitals: Capitals) -> Extent | None:
        """Return the tokens from a phrase's first capital to the bracket with its acronym."""
        phrase = self._syntax.phrases[number]
        first = self._names.tokens(phrase.core)[0]
        while first < phrase.head and (
            not capitals.capital(first) or self._tokens[first].pos == "DET"
        ):
            first += 1
        last = first
        while last < min(first + _LONG, len(self._tokens)) and self._tokens[last].text != "(":
            last += 1
        whole = last < len(self._tokens) and self._tokens[last].text == "("
        return (first, last) if whole and capitals.capital(first) else None
