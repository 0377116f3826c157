"""Where a user's own data is kept."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def user_path(variable: str, name: str) -> Path | None:
    """Return where a user's file or folder is kept, there or not; null where no folder is known.

    The environment's ``variable`` overrides ``name`` in the platform's own place
    (``XDG_DATA_HOME`` or ``~/.local/share`` on Linux).
    """
    if stated := os.environ.get(variable):
        return Path(stated)
    try:
        return _data_folder() / "selon" / name
    except RuntimeError:
        return None


def _data_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
