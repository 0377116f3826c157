#!/usr/bin/env python3
"""Write what `selon read` prints for an example report into README.md.

usage: readme_screen.py [--check]

--check writes nothing and fails where the screen in README.md is not current in structure: the
command, and the headings of what it prints. Values may differ with other versions of the parsers.
Exit status: 0 written or current, 1 not current, 2 the command fails or the markers are missing.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
COMMAND = ("selon", "read", "examples/fr/douentza.txt")
WIDTH = 100
LINES = 36
SCREEN = re.compile(
    r"(<!-- screen:begin [^\n]*-->\n```console\n)(.*?)(```\n<!-- screen:end -->)", re.S
)
HEADINGS = 3


def screen() -> str:
    """Return the command and the first lines it prints on a plain, narrow terminal."""
    program = Path(sys.executable).with_name(COMMAND[0])
    plain = os.environ | {"COLUMNS": str(WIDTH), "NO_COLOR": "1", "TERM": "dumb"}
    plain["SELON_ACTORS"] = os.devnull
    run = subprocess.run(
        [program, *COMMAND[1:]], cwd=ROOT, env=plain, capture_output=True, text=True, check=True
    )
    lines = [line.rstrip() for line in run.stdout.strip("\n").splitlines()]
    shown = lines if len(lines) <= LINES else [*lines[:LINES], "…"]
    return "\n".join([f"$ {' '.join(COMMAND)}", *shown, ""])


def structure(text: str) -> list[str]:
    """Return the command and the words of the first lines after it, without drawn rules."""
    bare = (" ".join(re.findall(r"[^\W\d_]+|\$", line)) for line in text.splitlines())
    return [line for line in bare if line][: 1 + HEADINGS]


def main(arguments: list[str]) -> int:
    """Write or check the screen; return an exit status."""
    readme = README.read_text(encoding="utf-8")
    found = SCREEN.search(readme)
    if found is None or arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        current = screen()
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"readme_screen: {problem}", file=sys.stderr)
        return 2
    if arguments:
        return int(structure(found[2]) != structure(current))
    written = readme[: found.start(2)] + current + readme[found.end(2) :]
    README.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
