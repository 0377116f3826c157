"""Quotation marks of every style."""

from __future__ import annotations

import pytest

from selon.language.quotations import find_quotations


def inner(text: str) -> list[str]:
    return [q.inner.text for q in find_quotations(text, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il parle d'« attaque » et de “trêve”.", ["attaque", "trêve"]),
        ('Une " interview exclusive" hier.', ["interview exclusive"]),
        ('"Go," he said. "Now."', ["Go,", "Now."]),
        ("The army's camp was on 'heightened alert' there.", ["heightened alert"]),
        ("L'armée d'hier n'est plus.", []),
        ("« Il a dit “non” hier »", ["Il a dit “non” hier", "non"]),
        ("``Old style,'' she said.", ["Old style,"]),
    ],
)
def test_marks_open_and_close(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_an_open_mark_runs_to_its_paragraph_end() -> None:
    quotes = find_quotations("« Nous partons.\nLa suite.", 10)
    assert [q.closed for q in quotes] == [False]
    assert quotes[0].inner.text == "Nous partons."
    assert quotes[0].inner.start == 12


def test_nested_quotations_know_the_one_around_them() -> None:
    outer, within = find_quotations("« Il a dit “non” hier »", 0)
    assert outer.inside is None
    assert within.inside == 0


def test_many_unbalanced_marks_do_no_harm() -> None:
    text = "«" * 100_000
    assert len(find_quotations(text, 0)) < 10
