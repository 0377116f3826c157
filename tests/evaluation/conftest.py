"""Builders of coded claims. All reports and names in these tests are invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Claim = dict[str, Any]


@pytest.fixture
def by_hand() -> Callable[..., Claim]:
    """A claim as a gold file holds it, seized by an invented front, for tests to vary."""

    def claim(**fields: Any) -> Claim:
        base: Claim = {
            "type": "territory_seized_nonstate",
            "trigger": "seized",
            "trigger_span": {"start": 40, "end": 46, "text": "seized"},
            "modality": "actual",
            "source": {
                "kind": "named",
                "text": "the Front",
                "name": "Front of the Two Valleys",
                "span": {"start": 0, "end": 9},
            },
            "hedged": False,
            "actors": [{"role": "actor", "name": "its fighters", "span": {"start": 20, "end": 32}}],
            "places": [{"name": "Kutum", "country": "SD", "span": {"start": 47, "end": 52}}],
            "date": "2024-05-21",
            "counts": [],
        }
        return base | fields

    return claim


@pytest.fixture
def by_selon() -> Callable[..., Claim]:
    """The same claim as Selon's public JSON has it, for tests to vary."""

    def claim(*, attribution: Claim | None = None, **event: Any) -> Claim:
        base: Claim = {
            "type": "territory_seized_nonstate",
            "trigger": {"start": 36, "end": 46, "text": "had seized"},
            "modality": "actual",
            "participants": [
                {"role": "actor", "name": "fighters", "span": {"start": 24, "end": 32}}
            ],
            "places": [{"name": "Kutum", "country": "SD", "span": {"start": 47, "end": 52}}],
            "time": {"edtf": "2024-05-21"},
            "counts": [],
        }
        voice: Claim = {
            "mode": "indirect",
            "hedged": False,
            "source": {"kind": "named", "name": "Front of the Two Valleys", "span": None},
        }
        return {"event": base | event, "attribution": voice | (attribution or {})}

    return claim
