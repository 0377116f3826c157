"""``python -m selon``: the command line."""

from __future__ import annotations

from selon.cli import main

# Worker processes import this module again.
if __name__ == "__main__":
    main(prog_name="selon")
