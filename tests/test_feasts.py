"""Feasts of the Christian and the Islamic calendar."""

from __future__ import annotations

from datetime import date

import pytest

from selon.feasts import feasts


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
    (held,) = feasts(year, code)
    assert (held.first, held.last) == (expected, expected)


@pytest.mark.parametrize("code", ["", "13-01", "easter*2", "soon"])
def test_a_code_of_no_feast_is_refused(code: str) -> None:
    with pytest.raises(ValueError):
        feasts(2024, code)


@pytest.mark.parametrize(
    ("year", "code", "edtf"),
    [
        (2019, "hijri-10-01", ["2019-06-04~"]),
        (2021, "hijri-12-10", ["2021-07-20~"]),
        (2022, "hijri-09", ["2022-04-02~/2022-05-01~"]),
        # Twelve moons are shorter than a year.
        (2000, "hijri-10-01", ["2000-01-08~", "2000-12-27~"]),
    ],
)
def test_islamic_feasts_are_approximate(year: int, code: str, edtf: list[str]) -> None:
    assert [held.edtf for held in feasts(year, code)] == edtf


@pytest.mark.parametrize("year", [1, 1900, 2078, 9999])
def test_no_islamic_feast_is_reckoned_far_off(year: int) -> None:
    assert feasts(year, "hijri-09") == []
