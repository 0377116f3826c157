"""Where compiled data is kept: the user's cache folder, or a private temporary one."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from selon.errors import SetupError


def cache_folder() -> Path:
    """Return the folder for compiled data; it may not exist yet.

    ``SELON_CACHE`` overrides the platform's own place (``XDG_CACHE_HOME`` or ``~/.cache``
    on Linux).
    """
    if stated := os.environ.get("SELON_CACHE"):
        return Path(stated)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "selon"


def compiled(name: str, build: Callable[[Path], None], valid: Callable[[Path], bool]) -> Path:
    """Return the path of the compiled file ``name``, building it where it is not there.

    ``build`` writes the file it is given; the result then takes its name at once, so that
    processes that build at the same time never see half a file. Raises SetupError when
    neither the cache nor the temporary folder can be written.
    """
    problem: OSError | None = None
    for folder in (cache_folder, _private_temporary):
        try:
            path = folder() / name
            if not valid(path):
                _build(path, build)
            return path
        except (OSError, RuntimeError) as error:
            problem = error if isinstance(error, OSError) else OSError(str(error))
    raise SetupError(
        f"no folder to keep {name} in ({problem}): set SELON_CACHE to a folder that can be written"
    )


def _build(path: Path, build: Callable[[Path], None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, scratch = tempfile.mkstemp(prefix=path.name + ".", suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        build(Path(scratch))
        Path(scratch).replace(path)
    finally:
        Path(scratch).unlink(missing_ok=True)


def _private_temporary() -> Path:
    """Return a temporary folder of this user that nobody else could have prepared."""
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    folder = Path(tempfile.gettempdir()) / f"selon-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    about = folder.lstat()
    if not stat.S_ISDIR(about.st_mode) or (
        hasattr(os, "getuid") and (about.st_uid != os.getuid() or about.st_mode & 0o022)
    ):
        raise PermissionError(f"{folder} belongs to somebody else")
    return folder
