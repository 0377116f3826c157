"""The attributions of a report alone: who says what by which words, for programs.

As CSV they are flat rows, one an attribution. Lists share a cell, joined by "; ", their
positions in the same order. Empty cells are unread or unsaid. Cells are as read, with no mark
against formulas.

========================  ==========================================================
file                      the input as named on the command line
report, language          id and language of the report
published                 its publication date (EDTF); ``published_basis`` how known
number, nested_in         place among the report's attributions, from 0; of the one in
                          whose content this one lies
speech_act, mode          what kind of act; indirect, direct or mixed
negated                   true where the words say that it was not said, else false
source, source_id,        who speaks, resolved; named or anonymous; for whom;
source_kind,              ``source_words`` in the report. All are empty for hearsay
on_behalf_of              with nobody named
relays                    who passed it on; ``relay_words`` in the report
cue, content              by which words it is said; what is said, in one piece or more
source_start …            code points of the words in the report's text, end exclusive;
                          as of the source, so of ``relay``, ``cue`` and ``content``
rule, entry               the form of words and the entry of a lexicon that found it
========================  ==========================================================

Where names of private people are hidden, positions are still those of the report as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from selon.model import CodedAttribution, Provenance, Reading, Relay, Report, Source, Span
from selon.output.document import Json, attribution_to_json, report_to_json
from selon.output.masking import MASK, Masking
from selon.output.rows import Row, report_row
from selon.output.writing import csv_of, json_of

COLUMNS: tuple[str, ...] = (
    *("file", "report", "language", "published", "published_basis", "number", "nested_in"),
    *("speech_act", "mode", "negated"),
    *("source", "source_id", "source_kind", "on_behalf_of"),
    *("source_words", "source_start", "source_end"),
    *("relays", "relay_words", "relay_start", "relay_end"),
    *("cue", "cue_start", "cue_end", "content", "content_start", "content_end"),
    *("rule", "entry"),
)
"""The names of the columns, in order."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """The attributions of a report; ``nested_in`` of one is the place of another among them."""

    report: Report
    attributions: tuple[CodedAttribution, ...]


def quotes_of(reading: Reading, masking: Masking | None = None) -> Quotes:
    """Return the attributions of a reading, private people hidden by ``masking`` if given.

    Spans keep their positions in the report, whose own ``text`` stays as it is.
    """
    if masking is None:
        return Quotes(reading.report, reading.attributions)
    hidden = tuple(_masked(attribution, masking) for attribution in reading.attributions)
    return Quotes(_masked_report(reading.report, masking), hidden)


def quotes_json(quotes: Quotes, *, indent: int | None = None) -> str:
    """Return one JSON document with a line end: ``report`` and ``attributions`` of a reading."""
    attributions = [attribution_to_json(a) for a in quotes.attributions]
    document = {"report": report_to_json(quotes.report), "attributions": attributions}
    return json_of(document, indent)


def quotes_jsonl(quotes: Quotes) -> str:
    """Return JSON Lines, one attribution a line, "" for none.

    Each has the id of its ``report`` and its ``number``, which ``nested_in`` of others names.
    """
    return "".join(json_of(line) for line in _lines(quotes))


def quotes_csv(quotes: Quotes, name: str = "", *, header: bool = True) -> str:
    """Return rows as CSV, with the column names on top; ``name`` fills ``file``."""
    return csv_of(COLUMNS, _rows(quotes, name), header=header)


def _lines(quotes: Quotes) -> Iterator[Json]:
    for number, attribution in enumerate(quotes.attributions):
        told = attribution_to_json(attribution)
        yield {"report": quotes.report.id, "number": number, **told}


def _rows(quotes: Quotes, name: str) -> Iterator[Row]:
    for number, attribution in enumerate(quotes.attributions):
        nested_in = attribution.nested_in
        yield {
            "file": name,
            **report_row(quotes.report),
            "number": number,
            "nested_in": "" if nested_in is None else nested_in,
            "speech_act": attribution.speech_act,
            "mode": attribution.mode,
            "negated": "true" if attribution.negated else "false",
            **_source(attribution.source),
            "relays": "; ".join(relay.name for relay in attribution.relays),
            **_words("relay", "relay_words", [relay.span for relay in attribution.relays]),
            **_words("cue", "cue", attribution.cue),
            **_words("content", "content", attribution.content),
            "rule": attribution.rule,
            "entry": attribution.entry,
        }


def _source(source: Source | None) -> Row:
    if source is None:
        return {}
    return {
        "source": source.name,
        "source_id": source.id,
        "source_kind": source.kind,
        "on_behalf_of": source.on_behalf_of or "",
        **_words("source", "source_words", [source.span] if source.span else []),
    }


def _words(what: str, column: str, spans: Sequence[Span]) -> Row:
    return {
        column: "; ".join(span.text for span in spans),
        f"{what}_start": "; ".join(str(span.start) for span in spans),
        f"{what}_end": "; ".join(str(span.end) for span in spans),
    }


def _masked(attribution: CodedAttribution, masking: Masking) -> CodedAttribution:
    source = attribution.source
    return replace(
        attribution,
        source=source and _masked_source(source, masking),
        cue=tuple(_hidden(span, masking) for span in attribution.cue),
        content=tuple(_hidden(span, masking) for span in attribution.content),
        relays=tuple(
            Relay(masking.text(relay.name), _hidden(relay.span, masking))
            for relay in attribution.relays
        ),
    )


def _masked_source(source: Source, masking: Masking) -> Source:
    private = source.id in masking.people
    words = masking.told if private else masking.text
    return replace(
        source,
        name=MASK if private else masking.text(source.name),
        span=source.span and replace(source.span, text=words(source.span.text)),
        on_behalf_of=source.on_behalf_of and masking.text(source.on_behalf_of),
    )


def _masked_report(report: Report, masking: Masking) -> Report:
    return replace(
        report,
        title=report.title and masking.text(report.title),
        provenance=tuple(
            Provenance(part.role, masking.text(part.name), _hidden(part.span, masking))
            for part in report.provenance
        ),
    )


def _hidden(span: Span, masking: Masking) -> Span:
    return replace(span, text=masking.text(span.text))
