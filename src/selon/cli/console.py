"""The terminal that tables are printed on."""

from __future__ import annotations

import io
import sys

from rich.console import Console


def console(width: int | None) -> Console:
    """Return standard output as a rich console, ``width`` columns wide or as it is.

    Characters that its encoding lacks are printed as escapes.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return Console(width=width, highlight=False)
