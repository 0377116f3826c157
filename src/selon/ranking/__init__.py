"""Ranks what a sentence may be about: the roots of PLOVER, by a small learned model."""

from selon.ranking.describing import describe, longest_sentence
from selon.ranking.model import Described, Ranking, load_ranking
from selon.ranking.parties import parties

__all__ = ["Described", "Ranking", "describe", "load_ranking", "longest_sentence", "parties"]
