"""A report with its expressions of time marked in TIMEX3, as an XML document of TimeML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from selon.model import Published
from selon.output.times import Times, ToldTime

_DCT = "t0"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", re.ASCII)


def timex3(times: Times) -> str:
    """Return the report's text with TIMEX3 elements, its publication date as creation time.

    Expressions without a value have no element. Characters that XML cannot hold are
    replaced by U+FFFD.
    """
    text, at, pieces = times.report.text, 0, []
    for told, attributes in _numbered(times):
        start, end = told.words.start, told.words.end
        pieces.append(_xml(text[at:start]))
        pieces.append(f"<TIMEX3 {attributes}>{_xml(text[start:end])}</TIMEX3>")
        at = end
    pieces.append(_xml(text[at:]))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<TimeML>\n<DOCID>{_xml(times.report.id)}</DOCID>\n"
        f"<DCT>{_creation(times.report.published)}</DCT>\n"
        f"<TEXT>{''.join(pieces)}</TEXT>\n</TimeML>\n"
    )


def _numbered(times: Times) -> Iterator[tuple[ToldTime, str]]:
    """Yield the expressions that have a value with the attributes of their elements."""
    published = times.report.published
    ids = {published.edtf: _DCT} if published else {}
    number = 0
    for told in times.times:
        if told.time is None or not told.time.timex_value:
            continue
        number += 1
        attributes = {"tid": f"t{number}", "type": told.type, "value": told.time.timex_value}
        if told.mod:
            attributes["mod"] = told.mod
        if told.time.anchor in ids and told.time.basis != "stated":
            attributes["anchorTimeID"] = ids[told.time.anchor]
        if told.time.edtf:
            ids.setdefault(told.time.edtf, f"t{number}")
        yield told, " ".join(f"{name}={quoteattr(value)}" for name, value in attributes.items())


def _creation(published: Published | None) -> str:
    if published is None:
        return ""
    value = published.edtf if _DAY.fullmatch(published.edtf) else "XXXX-XX-XX"
    attributes = f'tid="{_DCT}" type="DATE" value="{value}" functionInDocument="CREATION_TIME"'
    return f"<TIMEX3 {attributes}>{_xml(published.edtf)}</TIMEX3>"


def _xml(text: str) -> str:
    # A bare carriage return would be read back as a line feed.
    return escape(_NO_XML.sub("\ufffd", text), {"\r": "&#13;"})
