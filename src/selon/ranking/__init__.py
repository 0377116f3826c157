"""Ranks what a sentence may be about: the roots of PLOVER, by a small learned model."""

from selon.ranking.describing import describe
from selon.ranking.model import Described, Ranking, load_ranking

__all__ = ["Described", "Ranking", "describe", "load_ranking"]
