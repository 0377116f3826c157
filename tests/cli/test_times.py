"""``selon times`` as a user meets it. All texts are invented."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET

import pytest
from click.testing import CliRunner

from selon.cli import main

TEXTS = {
    "en": "GAO, 3 June 2023 – The depot <burned> on Thursday & the bridge fell the day before. In "
    "early May shelling lasted three days.",
    "fr": "GAO, 3 juin 2023 – Le dépôt <a brûlé> jeudi & le pont est tombé la veille. Début mai, "
    "les tirs ont duré trois jours.",
}
WORDS = {
    "en": ["3 June 2023", "Thursday", "the day before", "early May", "three days"],
    "fr": ["3 juin 2023", "jeudi", "la veille", "Début mai", "trois jours"],
}


def printed(language, *arguments, text=None):
    arguments = ("times", "--language", language, *arguments, "-")
    result = CliRunner().invoke(main, arguments, input=text or TEXTS[language])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.mark.models
@pytest.mark.parametrize("language", TEXTS)
def test_each_expression_has_its_words_meaning_basis_and_anchor(language):
    document = json.loads(printed(language, "--json"))
    assert document["report"]["published"]["edtf"] == "2023-06-03"
    times = document["times"]
    assert [time["words"]["text"] for time in times] == WORDS[language]
    for time in times:
        words = time["words"]
        assert TEXTS[language][words["start"] : words["end"]] == words["text"]
    _, weekday, before, month, lasting = times
    assert (weekday["edtf"], weekday["basis"], weekday["anchor"]) == (
        "2023-06-01",
        "weekday",
        "2023-06-03",
    )
    assert (before["edtf"], before["basis"], before["anchor"]) == (
        "2023-05-31",
        "relative",
        "2023-06-01",
    )
    assert (month["timex"], month["edtf"]) == (
        {"type": "DATE", "value": "2023-05", "mod": "START"},
        "2023-05-01~/2023-05-10~",
    )
    assert (lasting["timex"]["value"], lasting["edtf"]) == ("P3D", "")


@pytest.mark.models
@pytest.mark.parametrize("language", TEXTS)
def test_timex3_is_the_text_itself_with_marks(language):
    document = ET.fromstring(printed(language, "--timex3"))
    assert "".join(document.find("TEXT").itertext()) == TEXTS[language]
    creation = document.find("DCT/TIMEX3")
    assert (creation.get("value"), creation.get("functionInDocument")) == (
        "2023-06-03",
        "CREATION_TIME",
    )
    marks = document.findall("TEXT/TIMEX3")
    assert [mark.text for mark in marks] == WORDS[language]
    assert [mark.get("value") for mark in marks] == [
        "2023-06-03",
        "2023-06-01",
        "2023-05-31",
        "2023-05",
        "P3D",
    ]
    assert marks[1].get("anchorTimeID") == creation.get("tid")
    assert marks[2].get("anchorTimeID") == marks[1].get("tid")
    assert marks[3].get("mod") == "START"


@pytest.mark.models
def test_characters_that_xml_cannot_hold_do_not_break_it():
    text = "Le 3 juin 2023,\x0b un dépôt\x01 a brûlé.\r\nLe 31 février, rien.\ufffe"
    document = ET.fromstring(printed("fr", "--timex3", text=text).encode())
    assert [mark.text for mark in document.findall("TEXT/TIMEX3")] == ["3 juin 2023"]


@pytest.mark.models
def test_a_date_that_does_not_exist_is_shown_without_a_day():
    (line,) = printed("fr", "--jsonl", text="Le 31 février, un dépôt a brûlé.").splitlines()
    time = json.loads(line)
    assert (time["edtf"], time["timex"]["value"], time["basis"]) == ("", "", None)


@pytest.mark.models
def test_rows_name_the_events_a_time_dates_and_from_where():
    text = "A shell hit the market in Gao on Thursday. Rebels seized the town."
    table = printed("en", "--csv", "--published", "2023-06-03", text=text)
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert (row["dates"], row["scopes"]) == ("hit; seized", "clause; narrative")
    assert (row["date"], row["timex_type"], row["grade"]) == ("2023-06-01", "DATE", "carried")


@pytest.mark.models
def test_the_table_tells_words_days_and_reasons():
    shown = printed("en", "--width", "120")
    for words in ("the dateline says 2023-06-03", "“the day before”", "2023-05-31", "DATE 2023-05"):
        assert words in shown


def test_a_report_without_times(selon):
    assert "No expressions of time" in selon("times", "-", input="The bridge burned.").stdout
    assert selon("times", "--jsonl", "-", input="The bridge burned.").stdout == ""


@pytest.mark.parametrize("arguments", [("--timex3", "--json"), ("--json", "--csv"), ("--maybe",)])
def test_wrong_usage(selon, arguments):
    result = selon("times", *arguments, "-", input="The bridge burned.")
    assert (result.exit_code, result.stdout) == (2, "")


def test_timex3_is_for_one_report(selon, files):
    result = selon("times", "--timex3", *files(a="One.", b="Two."))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "one FILE" in result.stderr
