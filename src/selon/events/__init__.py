"""What happened: triggers in clauses and nouns, with roles, modality, counts, setting."""

from selon.events.finding import find_events

__all__ = ["find_events"]
