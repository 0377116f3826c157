"""Words of the lines that say where a report comes from, compiled for reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from selon.model.vocabulary import ProvenanceRole


@dataclass(frozen=True, slots=True)
class Label:
    """Words that introduce a name; ``edges`` confines them to both ends of a text."""

    id: str
    role: ProvenanceRole
    edges: bool


@dataclass(frozen=True, slots=True)
class ProvenanceWords:
    """Compiled forms of ``provenance.yaml``; every match is linear in the text.

    ``opening`` finds labels at the start of a line, ``inside`` anywhere; both match with
    case ignored and give the label's words as ``words``, looked up in ``labels`` by
    ``label_key``. ``agency`` matches one agency's name, looked up in ``agencies``;
    ``credit`` the words before it; ``published`` those before a date, at the end of what
    is searched.
    """

    labels: Mapping[str, Label]
    opening: re.Pattern[str]
    inside: re.Pattern[str]
    rights: re.Pattern[str]
    agencies: Mapping[str, str]
    agency: re.Pattern[str]
    credit: re.Pattern[str]
    published: re.Pattern[str]


def label_key(words: str) -> str:
    """Return the words of a label as ``ProvenanceWords.labels`` names them."""
    return " ".join(words.replace("’", "'").lower().split())


def provenance_words(data: Mapping[str, Any]) -> ProvenanceWords:
    """Build the tables from the content of ``provenance.yaml``."""
    labels = {
        label_key(words): Label(entry["id"], entry["role"], entry.get("edges", False))
        for entry in data["labels"]
        for words in entry["words"]
    }
    inside = [w for e in data["labels"] if e.get("inside") for w in e["words"]]
    opening = [w for e in data["labels"] if not e.get("inside") for w in e["words"]]
    agencies = {form: name for name, forms in data["agencies"].items() for form in forms}
    folded, blank = re.IGNORECASE, r"[^\S\n]*"
    return ProvenanceWords(
        labels=labels,
        opening=re.compile(
            rf"^{blank}[(\[]?(?P<words>{_any(opening)}){blank}:?{blank}", folded | re.M
        ),
        inside=re.compile(rf"(?<!\w)(?P<words>{_any(inside)}){blank}:?{blank}", folded),
        rights=re.compile(rf"(?<!\w)(?:{_any(data['rights'])})", folded),
        agencies=agencies,
        agency=re.compile(rf"(?<!\w)(?:{_any(agencies)})(?!\w)"),
        credit=re.compile(rf"(?:{_any(data['credits'])})", folded),
        published=re.compile(rf"(?<!\w)(?:{_any(data['published'])})[\s:,]{{0,3}}$", folded),
    )


def _any(words: Iterable[str]) -> str:
    """Return alternatives, longest first, with spaces and apostrophes as texts write them."""
    forms = sorted(words, key=len, reverse=True)
    return "|".join(
        r"[^\S\n]{1,3}".join(
            re.escape(part).replace("'", "['’]") + (r"(?!\w)" if part[-1].isalnum() else "")
            for part in form.split()
        )
        for form in forms
    )
