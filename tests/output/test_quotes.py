"""Attributions as rows and as a table. Text, group and private people in it are invented."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from jsonschema_rs import Draft202012Validator
from rich.console import Console

from selon.model import CodedAttribution, Provenance, Reading, Relay, Report, Source, Span
from selon.output import quotes as quotes_module
from selon.output import reading_schema
from selon.output.masking import Masking
from selon.output.quotes import COLUMNS, quotes_csv, quotes_json, quotes_jsonl, quotes_of
from selon.output.quotes_view import quotes_view

TEXT = (
    "By Awa Diarranou\n"
    "Front du sable spokesman Omar Belkassou told the Dune Wire that residents of Kidal said "
    "rebels reportedly fled, but did not say why, and that Awa\nDiarranou vowed to stay."
)


def words(text):
    start = TEXT.index(text)
    return Span(start, start + len(text), text)


OMAR = Source("named", "act_o1", "Omar Belkassou", words("Omar Belkassou"), "Front du sable")
RESIDENTS = Source("anonymous", "", "residents", words("residents of Kidal"))
AWA = Source("named", "act_a1", "Awa Diarranou", words("Awa\nDiarranou"))
MASKING = Masking(frozenset(("act_o1", "act_a1")), re.compile(r"Awa\s+Diarranou|Omar Belkassou"))


@pytest.fixture
def reading():
    """A spokesman's words with three others in them, one of them two deep and ahead of its own."""
    report = Report(
        *("rep_00000000000000000000", TEXT, "en", "What Awa Diarranou saw"),
        provenance=(Provenance("author", "Awa Diarranou", words("Awa Diarranou")),),
    )
    told = words("residents of Kidal said rebels reportedly fled")
    also = words("that Awa\nDiarranou vowed to stay")
    hearsay = CodedAttribution(
        *("hearsay", "indirect", None, (words("reportedly"),), (words("rebels"), words("fled"))),
        *(2, "hearsay", "en.reportedly"),
    )
    omar = CodedAttribution(
        *("say", "mixed", OMAR, (words("told"),), (told, also), None, "clause", "en.tell"),
        (Relay("Dune Wire", words("the Dune Wire")),),
    )
    residents = CodedAttribution(
        *("say", "indirect", RESIDENTS, (words("said"),), (words("rebels reportedly fled"),)),
        *(1, "clause", "en.say"),
        negated=True,
    )
    awa = CodedAttribution(
        *("promise", "direct", AWA, (words("vowed"),), (words("to stay"),), 1, "clause", "en.vow"),
    )
    return Reading(report, (hearsay, omar, residents, awa), ())


@pytest.fixture
def quotes(reading):
    return quotes_of(reading)


def printed(quotes, width=120):
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(quotes_view(quotes, "a.txt", width))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def indent(lines, text):
    (line,) = (line for line in lines if text in line)
    return line.index(text)


def test_json_keeps_the_published_schema(quotes):
    schema = reading_schema()
    document = json.loads(quotes_json(quotes))
    Draft202012Validator(schema).validate({**document, "claims": []})
    assert list(document) == ["report", "attributions"]


def test_a_line_is_an_attribution_with_its_report_and_place(quotes):
    told = json.loads(quotes_json(quotes))["attributions"]
    lines = [json.loads(line) for line in quotes_jsonl(quotes).splitlines()]
    for number, (line, attribution) in enumerate(zip(lines, told, strict=True)):
        assert line == {"report": quotes.report.id, "number": number, **attribution}


def test_rows_tell_words_and_positions(quotes):
    hearsay, omar, residents, _ = csv.DictReader(
        io.StringIO(quotes_csv(quotes, "a.txt"), newline="")
    )
    assert (omar["file"], omar["number"], omar["nested_in"]) == ("a.txt", "1", "")
    assert (omar["source"], omar["source_id"], omar["on_behalf_of"]) == (
        *("Omar Belkassou", "act_o1"),
        "Front du sable",
    )
    assert (omar["relays"], omar["relay_words"]) == ("Dune Wire", "the Dune Wire")
    assert (residents["source_kind"], residents["negated"]) == ("anonymous", "true")
    assert residents["source_words"] == "residents of Kidal"
    assert (hearsay["source"], hearsay["source_kind"], hearsay["source_start"]) == ("", "", "")
    assert (hearsay["nested_in"], hearsay["content"]) == ("2", "rebels; fled")
    starts, ends = hearsay["content_start"].split("; "), hearsay["content_end"].split("; ")
    pieces = [TEXT[int(a) : int(b)] for a, b in zip(starts, ends, strict=True)]
    assert pieces == ["rebels", "fled"]


def test_columns_are_documented_and_the_header_can_be_left_out(quotes):
    lines = quotes_csv(quotes).splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert quotes_csv(quotes, header=False).splitlines() == lines[1:]
    families = {f"{what}_{end}" for what in ("source", "relay", "cue", "content")
                for end in ("start", "end")}  # fmt: skip
    for column in set(COLUMNS) - families:
        assert column in str(quotes_module.__doc__), column


def test_private_people_are_masked_wherever_words_are_shown(reading):
    hidden = quotes_of(reading, MASKING)
    for told in (quotes_json(hidden), quotes_csv(hidden), "\n".join(printed(hidden))):
        assert "Awa" not in told and "Diarranou" not in told and "Belkassou" not in told
        assert "Front du sable" in told and "residents of Kidal" in told
    assert [a.content for a in hidden.attributions] != [a.content for a in reading.attributions]
    for before, after in zip(reading.attributions, hidden.attributions, strict=True):
        for old, new in zip(before.content, after.content, strict=True):
            assert (old.start, old.end) == (new.start, new.end)


def test_a_private_person_who_passes_it_on_or_is_spoken_for_is_masked(reading):
    person = words("Awa\nDiarranou")
    source = Source("anonymous", "", "relative", words("spokesman"), "Awa Diarranou")
    told = replace(
        reading.attributions[1], source=source, relays=(Relay("Awa Diarranou", person),), content=()
    )
    (hidden,) = quotes_of(replace(reading, attributions=(told,)), MASKING).attributions
    assert hidden.source.on_behalf_of == "[name]"
    assert hidden.relays == (Relay("[name]", Span(person.start, person.end, "[name]")),)
    assert hidden.source.name == "relative"


def test_a_table_tells_who_how_and_what(quotes):
    lines = printed(quotes)
    text = "\n".join(lines)
    assert lines[1].startswith("English · publication date unknown · 4 attributions · 3 voices")
    for told in ("Omar Belkassou", "for Front du sable", "“residents of Kidal”", "nobody named"):
        assert told in text
    assert "say, partly quoted," in text and "via Dune Wire" in text
    (wide,) = (line for line in printed(quotes, 300) if "told" in line)
    assert wide.endswith("said rebels reportedly fled … that Awa Diarranou vowed to stay”")


def test_what_lies_in_somebody_s_words_stands_below_them_further_in(quotes):
    lines = printed(quotes)
    text = "\n".join(lines)
    order = ["Omar Belkassou", "↳ residents", "↳ nobody named", "↳ Awa Diarranou"]
    assert [text.index(who) for who in order] == sorted(text.index(who) for who in order)
    at = [indent(lines, who) for who in order]
    assert at[0] < at[1] < at[2]
    assert at[1] == at[3]


@pytest.mark.parametrize("width", [60, 120])
def test_only_what_was_not_said_is_marked_as_negated(quotes, width):
    assert "\n".join(printed(quotes, width)).count("negated") == 1
    said = replace(quotes, attributions=quotes.attributions[:2])
    assert "negated" not in "\n".join(printed(said, width))


def test_two_private_people_can_be_told_apart(reading):
    text = "\n".join(printed(quotes_of(reading, MASKING)))
    assert "act_o1" in text and "act_a1" in text
    assert "act_" not in "\n".join(printed(quotes_of(reading)))


def test_long_words_are_shortened_in_the_table_alone(quotes):
    long = "very " * 200 + "long"
    told = replace(quotes.attributions[1], content=(Span(0, len(long), long),))
    quotes = replace(quotes, attributions=(told,))
    text = " ".join("\n".join(printed(quotes)).split())
    assert "very…”" in text and "long" not in text
    assert long in quotes_csv(quotes)


@pytest.mark.parametrize("width", [40, 95, 96, 200])
def test_no_line_is_wider_than_the_terminal(quotes, width):
    lines = printed(quotes, width)
    assert max(map(len, lines)) <= width
    assert any("to stay" in line for line in lines)


def test_words_cannot_command_the_terminal(quotes):
    odd = Span(0, 9, "a\x1b[31mb\u202ec[bold]")
    source = Source("named", "", "x\x1b[2Jy", odd, "z\x1b[0m")
    told = replace(quotes.attributions[1], source=source, cue=(odd,), content=(odd,))
    text = "\n".join(printed(replace(quotes, attributions=(told,))))
    assert "\x1b" not in text and "\u202e" not in text
    assert "“a\\x1b[31mb\\u202ec[bold]”" in text
