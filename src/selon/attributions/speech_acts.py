"""What a kind of speech does to what is said: a table in data, the same for all languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from selon.data import load_yaml, resource
from selon.model.vocabulary import Modality, SpeechAct


@dataclass(frozen=True, slots=True)
class SpeechActs:
    """Per speech act: the modality it puts on its content, and its own codebook class."""

    modalities: Mapping[SpeechAct, Modality]
    types: Mapping[SpeechAct, str]

    def inner(self, act: SpeechAct) -> Modality | None:
        """Return the modality that what is said takes, or null when it keeps its own."""
        return self.modalities.get(act)


@cache
def speech_acts() -> SpeechActs:
    """Return the shipped table."""
    data = load_yaml(
        resource("selon.attributions", "speech_acts.yaml"),
        resource("selon.attributions", "speech_acts.schema.yaml"),
    )
    rows = data["speech_acts"]
    return SpeechActs(
        modalities={r["act"]: r["inner"] for r in rows if r.get("inner")},
        types={r["act"]: r["type"] for r in rows if r.get("type")},
    )
