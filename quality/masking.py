"""Reports without their datelines and years: how well is a publication date inferred then?"""

from __future__ import annotations

import re
from typing import Any

from selon.language.package import language_package
from selon.mentions.times import recognise_times
from selon.model import Syntax

_HEAD = 400
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def masked(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row whose text has no whole date in its first 400 characters and no year."""
    text, language = row["text"], row["lang"]
    head = Syntax(text[:_HEAD], 0, language, (), (), (), (), (), ())
    times = recognise_times(head, language_package(language).lexicon.times)
    for mention in reversed(times):
        if mention.slot("iso") or (mention.slot("day") and mention.slot("year")):
            text = text[: mention.span.start] + text[mention.span.end :]
    return {**row, "text": _YEAR.sub("", text)}
