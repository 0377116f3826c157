"""Links descriptions with the names that the text gives those they describe.

"its founder, a former ranger named Jane Doe", "its leader is Jane Doe", "X (« Y »)".
"""

from __future__ import annotations

from collections.abc import Iterator

from selon.actors.names import words_of
from selon.mentions.actor_names import PERSONS, PhraseNames
from selon.mentions.capitals import Capitals, Extent
from selon.model import Token

_QUOTES = frozenset("«»\"“”‘’'")
_OPEN = _QUOTES | frozenset("(,")
_BETWEEN = frozenset({"ADJ", "ADV", "DET", "NOUN", "PRON", "PUNCT", "SCONJ", "AUX"})
_EXPRESSION, _BACK, _NAME, _APART = 8, 6, 8, 4
"""Words of a naming expression, words before it, words of a name, marks before another name."""


def is_quote(token: Token) -> bool:
    """Say whether a token is a quotation mark, or the space that some languages put inside it."""
    return token.text in _QUOTES or token.pos == "SPACE"


def names_given(names: PhraseNames, capitals: Capitals) -> dict[int, int]:
    """Return, for phrases that describe one person, the phrase of the name the text gives."""
    found: dict[int, int] = {}
    for described, named in (*_by_expression(names, capitals), *_by_copula(names, capitals)):
        role = names.role(described)
        plural = names.syntax.phrases[described].number == "plural"
        if not plural and (role is None or role[1].kind in PERSONS or role[1].part):
            found.setdefault(described, named)
    for number, phrase in enumerate(names.syntax.phrases):
        for other in phrase.appositions:
            if other in found and number not in found:
                found[number] = found[other]
    return found


def _by_expression(names: PhraseNames, capitals: Capitals) -> Iterator[tuple[int, int]]:
    tokens = names.syntax.tokens
    for start in range(1, len(tokens)):
        end = expression_end(names, start)
        while (
            end < len(tokens)
            and end > start
            and (is_quote(tokens[end]) or tokens[end].pos == "DET")
        ):
            end += 1
        if end == start or end >= len(tokens) or not capitals.capital(end):
            continue
        named, described = _name_at(names, capitals, end), _described(names, start)
        if named is not None and described is not None:
            yield described, named


def expression_end(names: PhraseNames, start: int) -> int:
    """Return the token after a naming expression that starts at one, else the same token."""
    end = start
    row = names.syntax.tokens[start : start + _EXPRESSION]
    words = [(w, at) for at, t in enumerate(row, start + 1) for w in words_of(t.text) if w]
    for length, _ in names.words.naming.at([w for w, _ in words], 0):
        end = words[length - 1][1]
    return end


def _name_at(names: PhraseNames, capitals: Capitals, first: int) -> int | None:
    """Return the phrase whose head lies in the row of capitals that starts at a token."""
    found = None
    for at in range(first, min(first + _NAME, len(names.syntax.tokens))):
        if not capitals.joins(at, names.syntax.tokens[first].sentence):
            break
        headed = names.syntax.phrase_headed_by(at)
        found = headed if headed is not None and found is None else found
    return found


def _described(names: PhraseNames, start: int) -> int | None:
    """Return the nearest noun before a naming expression, if it can be its subject."""
    tokens = names.syntax.tokens
    for at in range(start - 1, max(-1, start - 1 - _BACK), -1):
        if tokens[at].sentence != tokens[start].sentence or tokens[at].pos not in _BETWEEN:
            return None
        if tokens[at].pos == "NOUN":
            return names.syntax.phrase_headed_by(at)
    return None


def _by_copula(names: PhraseNames, capitals: Capitals) -> Iterator[tuple[int, int]]:
    """Yield "its leader is Jane Doe"."""
    tokens = names.syntax.tokens
    for clause in names.syntax.clauses:
        if clause.form != "copula" or clause.negated or len(clause.subject) != 1:
            continue
        subject = clause.subject[0]
        at = names.syntax.phrases[subject].head + 1
        reach = at + _BACK
        while at < min(reach, len(tokens)) and tokens[at].pos not in ("AUX", "VERB"):
            at += 1
        while at < min(reach, len(tokens)) and (
            tokens[at].pos in ("AUX", "VERB", "DET", "ADJ") or is_quote(tokens[at])
        ):
            if capitals.capital(at):
                break
            at += 1
        if at < min(reach, len(tokens)) and capitals.capital(at) and names.role(subject):
            named = _name_at(names, capitals, at)
            if named is not None and named != subject:
                yield subject, named


def other_names(
    names: PhraseNames, capitals: Capitals, extents: dict[int, Extent]
) -> dict[int, tuple[int, Extent]]:
    """Return phrases that give a group another name in quotation marks: X (« Y »), X, or "Y".

    Each leads to the phrase of the first name and the tokens of the other.
    """
    tokens = names.syntax.tokens
    ends = {extent[1]: n for n, extent in extents.items()}
    ends.update((m.last, n) for n, m in names.named.items() if n not in names.swallowed)
    found: dict[int, tuple[int, Extent]] = {}
    for end, number in ends.items():
        at = end
        while at < min(end + 1 + _APART, len(tokens)) and (
            tokens[at].text in _OPEN or tokens[at].pos in ("CCONJ", "SPACE")
        ):
            at += 1
        if at == end or at >= len(tokens) or not is_quote(tokens[at - 1]):
            continue
        last = at
        while last < len(tokens) and not is_quote(tokens[last]):
            last += 1
        if not _is_name(names, capitals, at, last):
            continue
        heads = [n for t in range(at, last) if (n := names.syntax.phrase_headed_by(t)) is not None]
        if heads and number not in heads and heads[0] not in names.named:
            found[heads[0]] = (number, (at, last))
            names.swallowed.update(heads[1:])
    return found


def _is_name(names: PhraseNames, capitals: Capitals, first: int, last: int) -> bool:
    """Say whether all that stands in quotation marks is one name."""
    tokens = names.syntax.tokens
    return (
        1 < last - first <= _NAME
        and tokens[first].sentence == tokens[last - 1].sentence
        and capitals.capital(first)
        and all(
            capitals.capital(t)
            or tokens[t].text.lower() in names.words.linking
            or tokens[t].pos in ("NOUN", "ADJ", "ADP", "DET")
            for t in range(first, last)
        )
    )
