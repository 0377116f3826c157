"""Words of conflict in reports of other walks of life: figures of speech, fiction, history."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.models

MATCH = {
    "en": "Okapi United attacked from the start and captured the midfield. The goalkeeper was "
    "bombarded with shots, the captain fired over the bar, and the referee sent off a defender. "
    "In the second half of the match the coach brought on two strikers. They struck at once and "
    "destroyed the champions, who lead the league by a point.",
    "fr": "Les Okapis de Bouaké ont attaqué d'entrée et pris le contrôle du milieu de terrain. Le "
    "gardien a été bombardé de tirs et l'arbitre a exclu un défenseur. En seconde mi-temps du "
    "match, l'entraîneur a lancé deux attaquants, qui ont frappé aussitôt et anéanti les "
    "champions, toujours en tête du championnat.",
}
BOMB = {
    "en": " Then a bomb exploded behind the stand and killed nine supporters.",
    "fr": " Puis une bombe a explosé derrière la tribune et tué neuf supporteurs.",
}
SIEGE = {
    "en": "In May 1217 the garrison of Lincoln was besieged for a third month. Knights attacked "
    "the castle, killed two hundred men and took the cathedral on 20 May 1217. Louis fled to "
    "London, the barons surrendered, and in September 1217 a treaty was signed.",
    "fr": "En avril 1429, Orléans était assiégée depuis six mois. Les chevaliers attaquèrent une "
    "forteresse, tuèrent deux cents hommes et prirent le rempart le 7 mai 1429. Les Anglais se "
    "retirèrent le 8 mai 1429, et la ville fut libérée.",
}


@pytest.fixture(params=["en", "fr"])
def language(request):
    return request.param


def triggers(reader, text, language):
    reading = reader.read(text, language=language, published="2024-05-21")
    return [claim.event.trigger.text for claim in reading.claims], reading.report.notes


def test_figures_of_speech_in_a_report_of_a_match_are_no_claims(reader, language):
    claims, notes = triggers(reader, MATCH[language], language)
    assert claims == []
    assert any(note.startswith("events left out as figures of speech") for note in notes)


def test_what_befalls_people_at_a_match_is_told(reader, language):
    claims, notes = triggers(reader, MATCH[language] + BOMB[language], language)
    exploded = {"en": "exploded", "fr": "a explosé"}[language]
    assert exploded in claims
    assert not notes


def test_history_is_no_news_whoever_was_killed(reader, language):
    claims, _ = triggers(reader, SIEGE[language], language)
    assert claims == []


def test_a_date_of_long_ago_alone_makes_no_history(reader):
    text = (
        "Rebels seized Kutum on Monday, the army said. The town had last been attacked in 1983. "
        "Three soldiers were killed in the fighting."
    )
    claims, notes = triggers(reader, text, "en")
    assert {"seized", "had last been attacked"} <= set(claims)
    assert not notes


def test_a_report_of_war_keeps_its_claims_beside_news_of_sport(reader):
    war = (
        "The army said on Monday that rebels had attacked a convoy near Kutum. Two soldiers were "
        "killed and a bridge was destroyed. Thousands of civilians fled to Mellit, where aid "
        "workers distributed tents. The governor accused the rebels of looting hospitals and "
        "demanded that the mission send troops. A second convoy was ambushed at night on the "
        "road to Zalingei, residents said, and the insurgents withdrew into the hills "
        "before reinforcements from the garrison arrived with helicopters and artillery. "
    )
    alone, _ = triggers(reader, war, "en")
    both, _ = triggers(reader, f"{war * 2}\n\n{MATCH['en']}", "en")
    assert alone
    assert set(both) >= set(alone)
    assert "bombarded" not in both
