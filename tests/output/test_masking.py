"""Whose names words are shown without. The people and the group are invented."""

from __future__ import annotations

import pytest

from selon.model import Report
from selon.output.cast import Cast, Member
from selon.output.masking import Masking, masking_of


def member(name, *words, private=True):
    counted = tuple((word, 1) for word in words)
    return Member(f"act_{name}", name, "person", "", len(words), counted, 0, (), private)


@pytest.fixture
def masking():
    people = (
        member("Awa de Diarranou", "Awa de Diarranou", "Awa", "the teacher", "de"),
        member("Front du sable", "the Front", private=False),
        member("Li", "Li"),
    )
    return masking_of(Cast(Report("rep_1", "", "en"), people, (), 0, ()))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Awa de Diarranou fled", "[name] fled"),
        ("Awa\n   de\u00a0Diarranou fled", "[name] fled"),
        ("the house of Mrs Diarranou's son", "the house of Mrs [name]'s son"),
        ("AWA DE DIARRANOU, DIARRANOU, Awa", "[name], [name], [name]"),
        ("Li and Lina of Diarranouville", "[name] and Lina of Diarranouville"),
        ("the teacher and the Front du sable", "the teacher and the Front du sable"),
    ],
)
def test_names_are_hidden_in_whatever_form_the_report_gives_them(masking, words, shown):
    assert masking.text(words) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Awa de Diarranou, a teacher", "[name], a teacher"),
        ("the teacher", "the teacher"),
        ("Abou Diarranou", "[name]"),
        ("Mrs D.", "[name]"),
    ],
)
def test_of_a_private_person_s_own_words_only_descriptions_stay(masking, words, shown):
    assert masking.told(words) == shown


def test_where_nobody_is_private_nothing_is_hidden():
    public = member("Lina Toumbo", "Lina Toumbo", private=False)
    masking = masking_of(Cast(Report("rep_1", "", "en"), (public,), (), 0, ()))
    assert masking.people == frozenset()
    for hiding in (masking, Masking()):
        assert hiding.text("Lina Toumbo [name]") == "Lina Toumbo [name]"
