"""``selon quotes`` as a user meets it. Texts, outlets, groups and private people are invented."""

from __future__ import annotations

import csv
import io
import json

import pytest
from click.testing import CliRunner

from selon.cli import main

SAID = 'Awa Diarranou said "the bridge is gone, Awa Diarranou saw it" near Diffa.'
QUIET = "Nothing was reported from the valley."
TEXTS = {
    "en": "The Sand Foxes announced on Monday that they had taken Menaka. The army did not confirm "
    "that it had left the town.\n“We heard shots all night,” said Omar Belkassou, a baker. "
    "According to the Niger Valley Post, the governor said that the Sand Foxes had threatened "
    "to close the road to Gao.",
    "fr": "Le Front du sable a annoncé lundi avoir pris Ménaka. L'armée n'a pas confirmé que ses "
    "soldats avaient quitté la ville. « Nous avons entendu des tirs toute la nuit », a raconté "
    "Omar Belkassou, un boulanger. Selon le Courrier de la vallée, le gouverneur a dit que le "
    "Front du sable avait menacé de couper la route de Gao.",
}
CUES = {
    "en": ["announced", "did not confirm", "said", "According to", "said", "had threatened"],
    "fr": ["a annoncé", "n'a pas confirmé", "a raconté", "Selon", "a dit", "avait menacé"],
}


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def printed(language, *arguments):
    result = CliRunner().invoke(
        main, ("quotes", "--language", language, *arguments, "-"), input=TEXTS[language]
    )
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.mark.models
@pytest.mark.parametrize("language", TEXTS)
def test_every_attribution_is_told_with_its_words_and_kind(language):
    lines = [json.loads(line) for line in printed(language, "--jsonl", "--names").splitlines()]
    assert [line["number"] for line in lines] == list(range(len(lines)))
    by_position = sorted(lines, key=lambda line: line["cue"][0]["start"])
    assert [line["cue"][0]["text"] for line in by_position] == CUES[language]
    announced, denied, heard, paper, governor, threat = by_position
    assert (announced["speech_act"], announced["mode"]) == ("announce", "indirect")
    assert [line["negated"] for line in (announced, denied, heard)] == [False, True, False]
    assert (heard["mode"], heard["source"]["name"]) == ("direct", "Omar Belkassou")
    assert (governor["nested_in"], threat["nested_in"]) == (paper["number"], governor["number"])
    assert threat["source"]["id"] == announced["source"]["id"]
    for line in lines:
        for span in (line["source"]["span"], *line["cue"], *line["content"]):
            assert TEXTS[language][span["start"] : span["end"]] == span["text"]


@pytest.mark.models
@pytest.mark.parametrize("language", TEXTS)
def test_json_is_that_of_read_without_claims(language):
    read = CliRunner().invoke(
        main, ("read", "--json", "--language", language, "-"), input=TEXTS[language]
    )
    expected = json.loads(read.stdout)
    del expected["claims"]
    assert json.loads(printed(language, "--json", "--names")) == expected


@pytest.mark.models
@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("form", [(), ("--json",), ("--jsonl",), ("--csv",)])
def test_private_people_are_masked_unless_asked_for(language, form):
    told = printed(language, *form)
    assert "Belkassou" not in told
    assert "[name]" in told
    assert {"en": "Sand Foxes", "fr": "Front du sable"}[language] in told
    assert {"en": "a baker", "fr": "un boulanger"}[language] in told
    named = printed(language, "--names", *form)
    assert "Omar Belkassou" in named
    assert "[name]" not in named


@pytest.mark.models
def test_who_is_added_to_one_s_own_actors_is_public(tmp_path):
    own = tmp_path / "actors.yaml"
    own.write_text("actors: [{id: act_u_omar, name: Omar Belkassou, kind: person, country: ML}]")
    assert "act_u_omar" in printed("en", "--csv", "--actors", str(own))
    assert "Omar Belkassou" in printed("en", "--csv", "--actors", str(own))


def test_a_table_is_printed(selon, files):
    (path,) = files(a=SAID)
    result = selon("quotes", "--width", "120", path)
    assert (result.exit_code, result.stderr) == (0, "")
    assert path.rsplit("/", 1)[-1] in "".join(result.stdout.split())
    assert "1 attribution · 1 voice" in result.stdout
    assert "say, quoted" in result.stdout
    assert "“the bridge is gone, [name] saw it”" in result.stdout


def test_a_report_in_which_nobody_speaks_says_so(selon, files):
    quiet = files(a=QUIET)
    assert "No attributions" in selon("quotes", *quiet).stdout
    assert selon("quotes", "--jsonl", *quiet).stdout == ""
    assert json.loads(selon("quotes", "--json", *quiet).stdout)["attributions"] == []
    assert selon("quotes", "--csv", *quiet).stdout.count("\n") == 1


def test_positions_are_those_of_the_report_though_names_are_masked(selon, files):
    (path,) = files(a=SAID)
    (row,) = rows(selon("quotes", "--csv", path).stdout)
    assert (row["file"], row["source"], row["source_words"]) == (path, "[name]", "[name]")
    assert row["content"] == "the bridge is gone, [name] saw it"
    words = SAID[int(row["content_start"]) : int(row["content_end"])]
    assert words == "the bridge is gone, Awa Diarranou saw it"
    assert SAID[int(row["source_start"]) : int(row["source_end"])] == "Awa Diarranou"
    assert SAID[int(row["cue_start"]) : int(row["cue_end"])] == row["cue"] == "said"


def test_several_reports_in_every_form(selon, files):
    paths = files(a=SAID, b=QUIET, c=SAID)
    documents = map(json.loads, selon("quotes", "--json", *paths).stdout.splitlines())
    assert [len(document["attributions"]) for document in documents] == [1, 0, 1]
    assert selon("quotes", "--json", paths[0]).stdout.count("\n") > 10
    assert selon("quotes", "--jsonl", *paths).stdout.count("\n") == 2
    assert [row["file"] for row in rows(selon("quotes", "--csv", *paths).stdout)] == paths[::2]


def test_standard_input_and_options_reach_the_reader(selon):
    arguments = ("--json", "--language", "fr", "--published", "2024-12-06")
    result = selon("quotes", *arguments, "-", input=SAID.encode())
    report = json.loads(result.stdout)["report"]
    assert (report["language"], report["published"]["edtf"]) == ("fr", "2024-12-06")


@pytest.mark.parametrize("names", [(), ("--names",)])
def test_a_bad_file_is_named_and_the_others_are_read(selon, files, tmp_path, names):
    fault, good = files(fault="A fault.", good=SAID)
    gone = str(tmp_path / "gone.txt")
    result = selon("quotes", "--jsonl", *names, gone, fault, good)
    assert result.exit_code == 1
    assert result.stdout.count("\n") == 1
    told = result.stderr.splitlines()
    assert told[0] == f"selon: {gone}: does not exist: check its name"
    assert told[1].startswith(f"selon: {fault}: stopped by a fault in Selon (ZeroDivisionError")
    assert len(told) == 2
    assert selon("quotes", *names, gone, fault).exit_code == 2


@pytest.mark.parametrize(
    "arguments", [(), ("-", "--json", "--jsonl"), ("-", "--published", "soon"), ("-", "--maybe")]
)
def test_wrong_usage(selon, arguments):
    result = selon("quotes", *arguments, input=SAID)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_workers_read_the_same(selon, files, stub):
    paths = files(a=SAID, b=QUIET, c=SAID)
    alone = selon("quotes", "--jsonl", *paths).stdout
    together = selon("quotes", "--jsonl", "--jobs", "2", *paths, factory=stub.in_workers_only)
    assert together.stderr == ""
    assert together.stdout == alone != ""
