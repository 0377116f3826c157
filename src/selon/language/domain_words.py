"""Words of other walks of life than conflict and politics: sport, kitchens, markets, fiction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DomainWords = Mapping[str, str]
"""The id of its domain by lemma."""


def domain_words(data: Mapping[str, Any]) -> DomainWords:
    """Build the table from the content of ``domains.yaml``; the first domain has a shared word."""
    found: dict[str, str] = {}
    for domain in data["domains"]:
        for word in domain["words"]:
            found.setdefault(word, domain["id"])
    return found
