"""Measures Selon's claims against claims that people coded by hand."""

from selon.evaluation.coded import Coded, coded_by_hand, coded_by_selon
from selon.evaluation.figures import Figures, Rate, figures
from selon.evaluation.files import GoldReport, read_gold, read_reports
from selon.evaluation.pairing import pair

__all__ = [
    "Coded",
    "Figures",
    "GoldReport",
    "Rate",
    "coded_by_hand",
    "coded_by_selon",
    "figures",
    "pair",
    "read_gold",
    "read_reports",
]
