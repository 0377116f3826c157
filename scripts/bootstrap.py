#!/usr/bin/env python3
"""Makes a virtual environment with a current pip in it, from the standard library alone.

usage: bootstrap.py VENV

Serves three kinds of machine: one whose Python brings pip along (ensurepip), one where the
distribution has split that off but pip itself is installed, and one that has neither, for which it
says what to install. pip and the build backend are then brought to the versions and hashes of
requirements/build.txt, since old versions of pip lose extras of hash-checked packages.
Exit status: 0 done, 2 this machine lacks something (named on standard error).
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "requirements" / "build.txt"
OLDEST = (3, 11)
PIP_WITH_PYTHON_OPTION = (22, 3)


def main(arguments: list[str]) -> int:
    """Make the environment named in ``arguments`` and return an exit status."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    if sys.version_info < OLDEST:
        return _lacking("Selon needs Python 3.11 or later: pass PYTHON=python3.11 to make")
    folder = Path(arguments[0])
    python = folder / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=False, symlinks=sys.platform != "win32")
    if not _has_pip(python) and not _bring_pip(python):
        return _lacking("this Python has neither ensurepip nor pip: apt-get install python3-venv")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--quiet", "--disable-pip-version-check"]
    return subprocess.run([*pip, "--require-hashes", "-r", str(PINNED)]).returncode


def _lacking(what: str) -> int:
    print(f"bootstrap: {what}", file=sys.stderr)
    return 2


def _has_pip(python: Path) -> bool:
    return subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0


def _bring_pip(python: Path) -> bool:
    """Put some pip into the environment: Python's own, else with the help of this machine's."""
    if importlib.util.find_spec("ensurepip"):
        made = subprocess.run([python, "-m", "ensurepip", "--upgrade"], capture_output=True)
        if made.returncode == 0:
            return True
    if not importlib.util.find_spec("pip"):
        return False
    from importlib.metadata import version

    if tuple(map(int, version("pip").split(".")[:2])) < PIP_WITH_PYTHON_OPTION:
        return False
    helped = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--quiet"]
    return subprocess.run([*helped, "--require-hashes", "-r", str(PINNED)]).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
