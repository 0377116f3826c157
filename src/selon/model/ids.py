"""Ids: hashes of what a record is about, never of how it was coded."""

from __future__ import annotations

import hashlib


def _hash(*parts: str) -> str:
    # surrogatepass: a text with lone surrogates still has an id.
    data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:20]


def report_id(text: str) -> str:
    """Return the id of a report: ``rep_`` and a hash of its text."""
    return "rep_" + _hash(text)


def claim_id(report: str, start: int, end: int, ordinal: int) -> str:
    """Return the id of the ``ordinal``-th claim on the trigger from ``start`` to ``end``."""
    return "clm_" + _hash(report, str(start), str(end), str(ordinal))


def local_actor_id(report: str, name: str) -> str:
    """Return the id of an actor that only this report names."""
    return "act_" + _hash(report, name.casefold())
