"""Selon reads news reports on armed conflict: who says what happened, where and when.

>>> import selon
>>> reading = selon.read(text)          # doctest: +SKIP
>>> reading.claims[0].attribution.source  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from selon.version import __version__

if TYPE_CHECKING:
    from selon.errors import (
        BinaryInput,
        DataError,
        EmptyInput,
        InputError,
        SelonError,
        SetupError,
        TooLarge,
        UnreadableInput,
        UnsupportedLanguage,
    )
    from selon.model import Claim, Reading, Report, Span
    from selon.reader import Reader, read

__all__ = [
    "BinaryInput",
    "Claim",
    "DataError",
    "EmptyInput",
    "InputError",
    "Reader",
    "Reading",
    "Report",
    "SelonError",
    "SetupError",
    "Span",
    "TooLarge",
    "UnreadableInput",
    "UnsupportedLanguage",
    "__version__",
    "read",
]

_HOMES = {"Reader": "selon.reader", "read": "selon.reader"} | dict.fromkeys(
    ("Claim", "Reading", "Report", "Span"), "selon.model"
)


def __getattr__(name: str) -> Any:
    # Parsers and data load only when somebody reads: `selon --help` must not wait for them.
    if name not in __all__:
        raise AttributeError(f"module 'selon' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "selon.errors")), name)
