"""The quality scripts: what they predict, what they sample, when they fail."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib

import pytest

SCORED = (
    "claims",
    "attribution",
    "places",
    "times",
    "pubdate",
    "actors",
    "plover",
    "relevance",
)
# Invented reports: no such movement, monitor or agency exists.
ROWS = [
    {
        "id": "a",
        "lang": "en",
        "title": "Town changes hands",
        "dct": "2024-05-21",
        "text": "The Dawn Movement said on Tuesday that its fighters had seized Kutum. "
        "The army denied losing the town.",
    },
    {
        "id": "b",
        "date": None,
        "text": "GOMA, 3 février 2025 - L'armée a annoncé lundi avoir repris Masisi. Selon un "
        "observatoire local, onze civils ont été tués.",
    },
    {"id": "c", "text": "1234 5678"},
]


def run(root, script, *arguments, **environment):
    return subprocess.run(
        [sys.executable, root / "quality" / script, *arguments],
        capture_output=True,
        text=True,
        env=os.environ | environment,
    )


def write(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return path


@pytest.fixture
def one_set():
    """A set as the gate has it after loading, with a floor of 50."""
    import gate

    figures = {"row.f1": {"floor": 50.0, "peer": ""}}
    return lambda enforced=True: gate.Set("x", "claims", [{"id": "a"}], [], figures, enforced)


@pytest.mark.parametrize("skill", ["events", "linking", "contradictions"])
def test_a_skill_that_comes_later_says_so_in_one_sentence(root, tmp_path, skill):
    done = run(root, "predict.py", skill, "in.jsonl", str(tmp_path / "out.jsonl"))
    assert done.returncode == 2
    assert done.stderr == f"predict: {skill} comes with a later issue\n"


def test_wrong_usage_and_unreadable_input_exit_with_2(root, tmp_path):
    out = str(tmp_path / "out.jsonl")
    assert run(root, "predict.py", "mood", "in.jsonl", out).returncode == 2
    done = run(root, "predict.py", "claims", str(tmp_path / "none.jsonl"), out)
    assert (done.returncode, "not readable" in done.stderr) == (2, True)
    assert run(root, "predict.py", "claims", str(write(tmp_path / "e", [])), out).returncode == 2


def test_the_gate_without_data_says_where_it_looked_and_passes(root, tmp_path):
    done = run(root, "gate.py", "--only", "seed", SELON_SHARED=str(tmp_path))
    assert done.returncode == 0
    assert done.stdout == f"skipped: development data not found at {tmp_path}\n"


@pytest.mark.models
def test_the_gate_without_data_still_measures_the_project_s_own_probes(root, tmp_path):
    only = ("--only", "actors-held-out", "--only", "seed")
    done = run(root, "gate.py", *only, SELON_SHARED=str(tmp_path))
    assert done.returncode == 0, done.stdout
    first, *rest = done.stdout.splitlines()
    assert first == f"skipped: development data not found at {tmp_path}"
    assert any("actors-held-out" in line for line in rest)
    assert not any("seed" in line for line in rest)


@pytest.mark.parametrize("name", ["actors", "actors_held_out"])
def test_every_mention_of_a_probe_stands_in_its_passage(root, name):
    lines = (root / "quality" / "probes" / f"{name}.jsonl").read_text("utf-8").splitlines()
    passages = [json.loads(line) for line in lines]
    assert len({p["id"] for p in passages}) == len(passages)
    # Ids alone: what the held-out half says must not show in a failure.
    broken = {
        passage["id"]
        for passage in passages
        for mention in passage["mentions"]
        if passage["text"].count(mention["text"]) <= mention.get("n", 0) or not all(mention["is"])
    }
    assert not broken
    assert {p["lang"] for p in passages} == {"en", "fr"}


@pytest.mark.parametrize("half", ["", "_held_out"])
def test_the_relevance_probes_are_whole(root, half):
    def rows(name):
        path = root / "quality" / "probes" / f"{name}{half}.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]

    quiet, told = rows("irrelevant"), rows("relevant")
    assert [sum(r["lang"] == x for r in quiet) for x in ("en", "fr")] == [15, 15]
    assert [sum(r["lang"] == x for r in told) for x in ("en", "fr")] == [5, 5]
    assert not [r["id"] for r in quiet if "tells" in r]
    # Ids alone: what the held-out half says must not show in a failure.
    assert not [
        r["id"] for r in told if not r["tells"] or any(w not in r["text"] for w in r["tells"])
    ]


def test_relevance_counts_claims_where_none_should_be_and_words_that_must_be_told(root, tmp_path):
    reports = [
        {"id": "quiet", "lang": "en", "text": "The cook beat the eggs."},
        {"id": "loud", "lang": "en", "text": "Rovers attacked and attacked and attacked again."},
        {
            "id": "news",
            "lang": "fr",
            "text": "Une bombe a tué un passant.",
            "tells": ["a tué", "bombe"],
        },
    ]

    def claim(row, words, after=0):
        start = row["text"].index(words, after)
        trigger = {"start": start, "end": start + len(words), "text": words}
        return {"event": {"trigger": trigger, "type": "attack"}, "because": []}

    loud = [claim(reports[1], "attacked", n) for n in (0, 16, 29)]
    found = {"quiet": [], "loud": loud, "news": [claim(reports[2], "tué")]}
    gold = write(tmp_path / "gold.jsonl", reports)
    predicted = write(tmp_path / "p.jsonl", [{"id": k, "claims": v} for k, v in found.items()])
    figures = json.loads(run(root, "score_relevance.py", str(gold), str(predicted)).stdout)
    assert figures["lang"]["en"] == {"claims": 1.5, "quiet": 40.0, "at_most_one": 50.0}
    assert figures["lang"]["fr"] == {"told": 50.0}
    missing = write(tmp_path / "q.jsonl", [{"id": "quiet", "claims": []}])
    assert run(root, "score_relevance.py", str(gold), str(missing)).returncode == 2


def test_every_set_of_the_gate_is_complete(root):
    import gate
    import skills

    plans = tomllib.loads((root / "quality" / "floors.toml").read_text(encoding="utf-8"))
    assert {plan["skill"] for plan in plans.values()} == set(SCORED) == set(gate.SCORERS)
    assert set(skills.SKILLS) == set(SCORED)
    for name, plan in plans.items():
        assert plan["figures"], name
        for pinned in plan["figures"].values():
            assert set(pinned) == {"floor", "peer"}, name
            assert 0 <= pinned["floor"] <= 100, name


def test_a_sample_is_the_same_whatever_the_order_and_grows_with_the_set(tmp_path):
    import gate

    rows = [{"id": str(n), "text": "", "lang": "en" if n % 2 else "fr"} for n in range(100)]
    plan = {"skill": "claims", "rows": "rows.jsonl", "sample": 10, "figures": {}}

    def sample(rows, full=False, **changes):
        write(tmp_path / "rows.jsonl", rows)
        loaded = gate.load(tmp_path, "x", plan | changes, full)
        assert {r["id"] for r in loaded.rows} == {r["id"] for r in loaded.gold}
        return {r["id"] for r in loaded.rows}

    assert sample(rows) == sample(rows[::-1])
    assert len(sample(rows[:60]) & sample(rows)) >= 4
    assert len(sample(rows, full=True)) == 100
    assert all(int(i) % 2 == 0 for i in sample(rows, language="fr"))


@pytest.mark.parametrize(("value", "fails"), [(50.0, False), (49.96, False), (49.9, True)])
def test_a_figure_below_its_floor_fails_as_printed(one_set, monkeypatch, tmp_path, value, fails):
    import gate

    monkeypatch.setattr(gate, "score", lambda one, shared: {"row.f1": value})
    _, below = gate.report([one_set()], tmp_path)
    assert bool(below) is fails


def test_a_floor_pinned_on_a_sample_is_not_enforced_on_the_whole(one_set, monkeypatch, tmp_path):
    import gate

    monkeypatch.setattr(gate, "score", lambda one, shared: {"row.f1": 0.0})
    _, below = gate.report([one_set(enforced=False)], tmp_path)
    assert below == []


@pytest.mark.parametrize(("actor", "fails"), [(55.0, False), (54.9, True), (62.0, False)])
def test_what_invented_names_cost_is_held_against_the_known_ones(
    monkeypatch, tmp_path, actor, fails
):
    import gate

    known = gate.Set("known", "claims", [], [], {}, True)
    kept = {"actor_kept": {"floor": 95.0, "peer": ""}}
    invented = gate.Set("invented", "claims", [], [], kept, True, against="known")
    monkeypatch.setattr(
        gate, "score", lambda one, shared: {"actor": 60.0 if one is known else actor}
    )
    _, below = gate.report([known, invented], tmp_path)
    assert bool(below) is fails


def test_a_mistake_on_one_report_does_not_lose_the_others(monkeypatch):
    import skills

    def broken(row):
        return {"claims": [1 / row["n"]]}

    monkeypatch.setitem(skills.SKILLS, "claims", (broken, {"claims": []}))
    with skills.predicting(
        [("claims", {"id": "a", "n": 0}), ("claims", {"id": "b", "n": 1})], 1
    ) as p:
        (empty, problem), (full, none) = p
    assert (empty, full, none) == ({"id": "a", "claims": []}, {"id": "b", "claims": [1.0]}, "")
    assert problem.startswith("ZeroDivisionError")


@pytest.mark.models
def test_predictions_have_the_shape_their_scorers_read(root, tmp_path):
    source, texts = write(tmp_path / "in.jsonl", ROWS), {r["id"]: r["text"] for r in ROWS}
    found = {}
    for skill in SCORED:
        out = tmp_path / f"{skill}.jsonl"
        done = run(root, "predict.py", skill, str(source), str(out))
        assert done.returncode in (0, 1), done.stderr
        found[skill] = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
        assert [r["id"] for r in found[skill]] == ["a", "b", "c"]
    claim = found["claims"][0]["claims"][0]
    trigger = claim["event"]["trigger"]
    assert texts["a"][trigger["start"] : trigger["end"]] == trigger["text"]
    start, end = found["attribution"][0]["attributions"][0]["cue"][0]
    assert texts["a"][start:end] == "said"
    places = {texts["a"][t["start"] : t["end"]] for t in found["places"][0]["toponyms"]}
    assert "Kutum" in places
    assert {t["value"] for t in found["times"][0]["timexes"]} == {"2024-05-21"}
    named = {n["name"] for m in found["actors"][0]["mentions"] for n in m["names"]}
    assert "Dawn Movement" in named
    assert found["pubdate"][1]["published"]["edtf"] == "2025-02-03"
    assert found["pubdate"][2]["published"] is None
