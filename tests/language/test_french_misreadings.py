"""What French parsers misread in news prose and Selon mends, on invented sentences."""

from __future__ import annotations

import pytest

from selon.language.french import PACKAGE
from selon.language.parsing import parser_for
from selon.model import Clause, Syntax

pytestmark = pytest.mark.models


def parsed(text: str) -> Syntax:
    return parser_for("fr").parse(text)


def clause(syntax: Syntax, lemma: str) -> Clause:
    return next(c for c in syntax.clauses if c.lemma == lemma)


def subjects(syntax: Syntax, lemma: str) -> list[str]:
    return [syntax.phrases[p].core.text for p in clause(syntax, lemma).subject]


@pytest.mark.parametrize(
    ("text", "lemma", "subject"),
    [
        ("L'armée dément avoir tiré sur le marché de Ménaka.", "démentir", "L'armée"),
        ("Les rebelles disent tenir Ber, ce que dément Bamako.", "démentir", "Bamako"),
        (
            "La défense antiaérienne intercepte douze drones.",
            "intercepter",
            "La défense antiaérienne",
        ),
        ("L'aviation pilonne les faubourgs de Taez.", "pilonner", "L'aviation"),
        ("L'armée syrienne contrôle la ville de Palmyre.", "contrôler", "L'armée syrienne"),
        ("Alger presse Rabat de répondre.", "presser", "Alger"),
        ("« Tout est calme », juge le gouverneur de Diffa.", "juger", "le gouverneur"),
    ],
)
def test_verbs_taken_for_nouns_or_adverbs_are_verbs(text: str, lemma: str, subject: str) -> None:
    syntax = parsed(text)
    assert subjects(syntax, lemma) == [subject]


@pytest.mark.parametrize(
    "text",
    [
        "Le contrôle de la ville a changé de mains.",
        "Une violente attaque la nuit dernière a fait dix morts.",
        "La menace les inquiète.",
        "Après la frappe, une école a brûlé.",
    ],
)
def test_nouns_spelt_like_verbs_stay_nouns(text: str) -> None:
    lemmas = {c.lemma for c in parsed(text).clauses}
    assert not lemmas & {"contrôler", "attaquer", "menacer", "frapper"}


def test_the_report_keeps_its_words_where_the_parser_read_others() -> None:
    text = "Kigali dément. L’armée pilonne Rutshuru, dit la radio."
    syntax = parsed(text)
    assert [t.text for t in syntax.tokens if t.pos == "VERB"] == ["dément", "pilonne", "dit"]
    assert all(text[t.start : t.end] == t.text for t in syntax.tokens)


def test_no_form_that_is_always_a_verb_is_also_one_in_doubt() -> None:
    words = PACKAGE.lexicon.stand_ins
    assert words.always
    assert not words.always.keys() & words.between.keys()


@pytest.mark.parametrize(
    ("text", "main", "fronted"),
    [
        (
            "Alors qu'elle se disait à trente kilomètres de Faya, la colonne du Front a reculé.",
            "reculer",
            "dire",
        ),
        ("Deux jours avant qu'ils n'entrent dans Ber, les rebelles avaient coupé la route.",
         "couper", "entrer"),
        ("Dans une vidéo qu'il a diffusée lundi, le Groupe du Liptako revendique l'attaque.",
         "revendiquer", "diffuser"),
    ],
)  # fmt: skip
def test_what_is_fronted_is_not_the_main_clause(text: str, main: str, fronted: str) -> None:
    syntax = parsed(text)
    above = clause(syntax, main)
    assert above.relation == "root"
    assert above.subject
    assert syntax.clauses[clause(syntax, fronted).governor or 0] is above


def test_a_main_clause_may_itself_be_what_is_reported() -> None:
    syntax = parsed(
        "Pendant que les drones survolaient Kherson, deux immeubles ont brûlé, a rapporté la "
        "mairie."
    )
    assert syntax.clauses[clause(syntax, "brûler").governor or 0].lemma == "rapporter"


def test_an_ordinal_without_a_noun_is_a_subject() -> None:
    syntax = parsed("Le M23 accuse les FDLR ; ces dernières auraient, selon lui, brûlé le village.")
    assert subjects(syntax, "brûler") == ["ces dernières"]


def test_a_date_takes_no_complement() -> None:
    syntax = parsed("Le Pakistan reproche depuis des mois à Kaboul d'abriter des camps.")
    reproach = clause(syntax, "reprocher")
    assert ("à", "Kaboul") in [(a, syntax.phrases[p].core.text) for a, p in reproach.obliques]


def test_a_name_with_a_clause_of_its_own_is_the_subject() -> None:
    syntax = parsed("Moscou, qui arme les milices, n'a pas réagi.")
    assert subjects(syntax, "réagir") == ["Moscou"]


def test_a_noun_is_not_coordinated_with_an_adjective() -> None:
    syntax = parsed("L'Arabie saoudite et les États-Unis ont suspendu les discussions.")
    assert subjects(syntax, "suspendre") == ["L'Arabie saoudite", "les États-Unis"]
