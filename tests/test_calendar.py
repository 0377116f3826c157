"""Weekends and parts of the year."""

from __future__ import annotations

from datetime import date

import pytest

from selon.calendar import bounds, part_of_year, weekend_gone


def test_on_a_sunday_the_weekend_is_not_over() -> None:
    assert weekend_gone(date(2024, 3, 31)).edtf == "2024-03-30/2024-03-31"
    assert weekend_gone(date(2024, 4, 1)).edtf == "2024-03-30/2024-03-31"


@pytest.mark.parametrize(
    ("letters", "edtf"),
    [
        ("Q1", "2021-01-01/2021-03-31"),
        ("Q4", "2021-10-01/2021-12-31"),
        ("H1", "2021-01-01/2021-06-30"),
        ("H2", "2021-07-01/2021-12-31"),
    ],
)
def test_quarters_and_halves_of_a_year(letters: str, edtf: str) -> None:
    found = part_of_year(2021, letters)
    assert (found.edtf, found.timex) == (edtf, f"2021-{letters}")


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2012-22", date(2012, 6, 1), date(2012, 8, 31)),
        ("2012-24", date(2012, 12, 1), date(2013, 2, 28)),
        ("198X", date(1980, 1, 1), date(1989, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
    ],
)
def test_seasons_decades_and_centuries_have_bounds(edtf: str, first: date, last: date) -> None:
    assert bounds(edtf) == (first, last)
