"""Clauses in both languages, on invented sentences about real places."""

from __future__ import annotations

import pytest

from selon.language.parsing import parser_for
from selon.model import Clause, Syntax

pytestmark = pytest.mark.models


def parsed(language: str, text: str) -> Syntax:
    return parser_for(language).parse(text)


def clause(syntax: Syntax, lemma: str) -> Clause:
    return next(c for c in syntax.clauses if c.lemma == lemma)


def words(syntax: Syntax, phrases: tuple[int, ...]) -> list[str]:
    return [syntax.phrases[p].core.text for p in phrases]


def test_a_bracket_does_not_end_a_french_sentence() -> None:
    syntax = parsed(
        "fr",
        "Le groupe Jaych al-Sahel (JAS), une milice active au Mali, a annoncé que ses "
        "combattants ont pris deux villages.",
    )
    assert len(syntax.sentences) == 1
    said = clause(syntax, "annoncer")
    assert words(syntax, said.subject)[0].startswith("Le groupe Jaych")
    assert [syntax.clauses[c].lemma for c in said.complements] == ["prendre"]


def test_a_coordinated_verb_belongs_to_what_was_announced() -> None:
    syntax = parsed(
        "fr",
        "Le groupe a annoncé que ses combattants ont pris deux villages, Fana et Konobougou, "
        "et se trouvent désormais à moins de dix kilomètres de Ségou.",
    )
    moved = clause(syntax, "trouver")
    assert moved.relation == "coordinate"
    assert syntax.clauses[moved.governor or 0].lemma == "prendre"
    assert words(syntax, moved.subject) == ["combattants"]
    assert "subject" in moved.shared


def test_the_french_conditional_is_read_off_its_ending() -> None:
    syntax = parsed(
        "fr", "Les miliciens auraient pris la ville et menaceraient le port de Berbera."
    )
    assert clause(syntax, "prendre").mood == "conditional"
    assert clause(syntax, "prendre").tense == "past"
    assert clause(syntax, "menacer").mood == "conditional"


def test_an_imperfect_is_no_conditional() -> None:
    syntax = parsed(
        "fr", "L'artillerie tirait sur le port quand les renforts entraient dans la ville."
    )
    assert {c.mood for c in syntax.clauses if c.lemma in ("tirer", "entrer")} == {"indicative"}


def test_a_copula_with_an_adposition_gives_an_oblique() -> None:
    syntax = parsed("fr", "La ville est aux mains de l'opposition.")
    held = clause(syntax, "être")
    assert held.form == "copula"
    assert words(syntax, held.subject) == ["La ville"]
    assert ("à", "main") in [(a, syntax.phrases[p].lemma) for a, p in held.obliques]
    syntax = parsed("en", "The town is in the hands of the opposition.")
    held = clause(syntax, "be")
    assert ("in", "hand") in [(a, syntax.phrases[p].lemma) for a, p in held.obliques]


def test_a_passive_has_its_agent_and_a_relative_its_antecedent() -> None:
    syntax = parsed("fr", "Les habitants, qui fuient les combats, ont été évacués par l'armée.")
    flight, evacuation = clause(syntax, "fuir"), clause(syntax, "évacuer")
    assert words(syntax, flight.subject) == ["Les habitants"]
    assert evacuation.voice == "passive"
    assert words(syntax, evacuation.agent) == ["l'armée"]


def test_english_participles_and_coordination_share_subjects() -> None:
    syntax = parsed(
        "en",
        "Rebels backed by Chad seized two villages near Abéché and are now advancing towards "
        "the city.",
    )
    assert clause(syntax, "back").voice == "passive"
    assert words(syntax, clause(syntax, "back").agent) == ["Chad"]
    advance = clause(syntax, "advance")
    assert words(syntax, advance.subject) == ["Rebels"]
    assert advance.progressive
    assert ("towards", "city") in [(a, syntax.phrases[p].lemma) for a, p in advance.obliques]


def test_the_accused_does_what_the_accuser_says() -> None:
    syntax = parsed("en", "He accused the militia of having burned the houses.")
    assert words(syntax, clause(syntax, "burn").subject) == ["the militia"]


def test_negation_and_questions_show() -> None:
    syntax = parsed("en", "The army did not shell the camp. Who bombed the bridge?")
    assert clause(syntax, "shell").negated
    assert clause(syntax, "bomb").question
    syntax = parsed("fr", "L'armée n'a pas bombardé le camp.")
    assert clause(syntax, "bombarder").negated
    assert clause(syntax, "bombarder").span.text == "n'a pas bombardé"


def test_every_span_is_its_words_in_the_whole_report() -> None:
    text = "Une phrase.\r\n\r\n« Nous tenons Gao », a dit le maire.\n L' armée recule."
    offset = 1000
    syntax = parser_for("fr").parse(text, offset)
    spans = list(syntax.tokens)
    assert all(text[t.start - offset : t.end - offset] == t.text for t in spans)
    others = [p.span for p in syntax.phrases] + [c.span for c in syntax.clauses]
    others += [c.extent for c in syntax.clauses] + [q.inner for q in syntax.quotations]
    assert all(text[s.start - offset : s.end - offset] == s.text for s in others)


def test_what_the_parser_cannot_take_keeps_its_place() -> None:
    text = "L'armée\x00 a pris\ud800 la ville de Gao."
    syntax = parser_for("fr").parse(text)
    assert "".join(t.text for t in syntax.tokens).count("Gao") == 1
    gao = next(t for t in syntax.tokens if t.text == "Gao")
    assert text[gao.start : gao.end] == "Gao"
