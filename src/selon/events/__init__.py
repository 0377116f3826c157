"""What happened: triggers in clauses and nouns, with roles, modality, counts, setting."""

from selon.events.finding import find_events
from selon.events.relevance import Surroundings, relevant

__all__ = ["Surroundings", "find_events", "relevant"]
