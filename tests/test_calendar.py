"""Feasts and weekends of the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from selon.calendar import feast, weekend_gone


@pytest.mark.parametrize(
    ("year", "code", "expected"),
    [
        (2024, "12-25", date(2024, 12, 25)),
        (2024, "11-4-4", date(2024, 11, 28)),
        (2024, "easter", date(2024, 3, 31)),
        (2024, "easter+49", date(2024, 5, 19)),
        (2024, "orthodox", date(2024, 5, 5)),
        (2024, "orthodox-7", date(2024, 4, 28)),
    ],
)
def test_feasts(year: int, code: str, expected: date) -> None:
    assert feast(year, code) == expected


@pytest.mark.parametrize("code", ["", "13-01", "easter*2", "soon"])
def test_a_code_of_no_feast_is_refused(code: str) -> None:
    with pytest.raises(ValueError):
        feast(2024, code)


def test_on_a_sunday_the_weekend_is_not_over() -> None:
    assert weekend_gone(date(2024, 3, 31)).edtf == "2024-03-30/2024-03-31"
    assert weekend_gone(date(2024, 4, 1)).edtf == "2024-03-30/2024-03-31"
