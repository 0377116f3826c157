"""Several processes: same output, and a death costs one report."""

from __future__ import annotations

import json

SEIZED = "Rebels seized the bridge."


def test_output_stands_in_the_order_of_input(selon, files, stub):
    paths = files(a="slow, " + SEIZED, b=SEIZED * 2, c=SEIZED * 3, d="No news.")
    result = selon("read", "--json", "--jobs", "2", *paths, factory=stub.in_workers_only)
    assert result.exit_code == 0, result.stderr
    counts = [len(json.loads(line)["claims"]) for line in result.stdout.splitlines()]
    assert counts == [1, 2, 3, 0]


def test_a_worker_that_dies_costs_only_its_report(selon, files):
    paths = files(a=SEIZED, b="They die.", c=SEIZED, d="A fault.", e=SEIZED)
    result = selon("read", "--json", "--jobs", "2", *paths)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 3
    died, fault = result.stderr.splitlines()
    assert died.startswith(f"selon: {paths[1]}: the process that read it died")
    assert fault.startswith(f"selon: {paths[3]}: stopped by a fault in Selon")


def test_workers_without_models(selon, files, stub):
    paths = files(a=SEIZED, b=SEIZED)
    result = selon("read", "--jobs", "2", *paths, factory=stub.without_models)
    assert result.exit_code == 2
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == paths


def test_standard_input_and_missing_files_with_workers(selon, files):
    (path,) = files(a=SEIZED)
    result = selon("read", "--jsonl", "--jobs", "2", "-", path, "gone.txt", input=SEIZED * 2)
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 3
    assert result.stderr == "selon: gone.txt: does not exist: check its name\n"
