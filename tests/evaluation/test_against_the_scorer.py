"""The figures agree with the development scorer, on predictions of every quality."""

from __future__ import annotations

import copy
import json
import random
import subprocess
import sys

import pytest

from selon.evaluation import coded_by_hand, coded_by_selon, figures


def as_public(claim):
    """A hand-coded claim in the shape of Selon's public JSON."""
    return {
        "event": {
            "type": claim["type"],
            "trigger": claim["trigger_span"],
            "modality": claim["modality"],
            "participants": claim.get("actors", []),
            "places": claim.get("places", []),
            "time": {"edtf": claim["date"]} if claim.get("date") else None,
            "counts": claim.get("counts", []),
        },
        "attribution": {
            "mode": claim["mode"],
            "hedged": claim["hedged"],
            "source": claim["source"],
        },
    }


def spoilt(claims, chance):
    """Claims with mistakes of every kind strewn in, some dropped, some told twice."""
    kept = []
    for claim in copy.deepcopy(claims):
        event, attribution = claim["event"], claim["attribution"]
        if chance.random() < 0.2:
            continue
        if chance.random() < 0.2:
            shift = chance.randrange(-60, 60)
            event["trigger"]["start"] = max(0, event["trigger"]["start"] + shift)
            event["trigger"]["end"] = event["trigger"]["start"] + 5
        if chance.random() < 0.2:
            event["type"] = chance.choice(["armed_clash", "displacement", "accuse"])
        if chance.random() < 0.2:
            event["modality"] = chance.choice(["attempted", "planned", "denied", "actual"])
        if chance.random() < 0.3:
            attribution["source"] = chance.choice([None, {"kind": "author"}])
        if chance.random() < 0.3:
            event["time"] = chance.choice(
                [None, {"edtf": "2016"}, {"edtf": "2016-12-02/2016-12-09"}, {"edtf": "../2019-01"}]
            )
        for item in [*event["participants"], *event["places"]]:
            if chance.random() < 0.3:
                item["span"], item["name"] = None, chance.choice(["Syria", "the army", "élan"])
        if chance.random() < 0.2:
            attribution["hedged"] = not attribution["hedged"]
        kept += [claim] * (2 if chance.random() < 0.1 else 1)
    return kept


@pytest.mark.parametrize("seed", range(5))
def test_every_figure_agrees_with_the_scorer(shared, tmp_path, seed):
    gold_file = shared / "eval" / "claims" / "gold.jsonl"
    gold = {r["id"]: r["claims"] for r in map(json.loads, gold_file.open(encoding="utf-8"))}
    chance = random.Random(seed)
    found = {name: spoilt([as_public(c) for c in claims], chance) for name, claims in gold.items()}
    predictions = tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as out:
        for name, claims in found.items():
            out.write(json.dumps({"id": name, "claims": claims}) + "\n")
    scorer = shared / "eval" / "claims" / "score_claims.py"
    run = subprocess.run(
        [sys.executable, scorer, gold_file, predictions], capture_output=True, check=True
    )
    theirs = json.loads(run.stdout)
    ours = figures(
        {name: [coded_by_hand(c) for c in claims] for name, claims in gold.items()},
        {name: [coded_by_selon(c) for c in claims] for name, claims in found.items()},
    ).as_json()
    assert [ours[k] for k in ("reports", "gold", "predicted")] == [
        theirs[k] for k in ("reports", "gold", "predicted")
    ]
    for name in ("found", "typed", "row"):
        assert ours[name] == pytest.approx(theirs[name], abs=0.11), name
    for name in ("source", "modality", "date", "hedge", "actor", "place", "count"):
        assert ours[name]["f1"] == pytest.approx(theirs[name], abs=0.11), name
