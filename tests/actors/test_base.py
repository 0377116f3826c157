"""The knowledge base: looking up, finding in a row of words, bodies of states."""

from __future__ import annotations

import time

import pytest

from selon.actors import ActorBase, load_actors
from selon.actors.names import fold, words_of
from selon.model import Token


@pytest.fixture(scope="module")
def base() -> ActorBase:
    return load_actors()


def tokens(text: str) -> list[Token]:
    found, at = [], 0
    for word in text.split(" "):
        found.append(Token(at, at + len(word), word, word.lower(), "X", 0))
        at += len(word) + 1
    return found


def names(base: ActorBase, text: str, language: str = "en") -> list[str]:
    return [m.values[0].actor.id for m in base.find(tokens(text), language)]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("HTS", "act_hts"),
        ("Hay'at Tahrir al-Sham", "act_hts"),
        ("OSDH", "act_sohr"),
        ("Observatoire syrien des droits de l’homme", "act_sohr"),
        ("SYRIAN OBSERVATORY FOR HUMAN RIGHTS", "act_sohr"),
        ("Daech", "act_islamic_state"),
        ("Nations unies", "act_un"),
        ("Abou Mohamed el-Joulani", "act_p_julani"),
        ("Recep Tayyip Erdoğan", "act_p_erdogan"),
        ("Türkiye", "act_tr"),
        ("Royaume-Uni", "act_gb"),
    ],
)
def test_an_actor_is_found_however_it_is_written(base: ActorBase, name: str, actor: str) -> None:
    assert [a.id for a in base.look_up(name)] == [actor]


def test_a_name_of_several_actors_gives_them_all(base: ActorBase) -> None:
    assert {a.id for a in base.look_up("RSF")} == {"act_rsf", "act_rsf_press"}
    assert base.look_up("Nobody In Particular") == ()


def test_the_longest_name_wins(base: ActorBase) -> None:
    assert names(base, "the UN Security Council met") == ["act_unsc"]
    assert names(base, "Islamic State in Khorasan Province fighters") == ["act_is_khorasan"]


def test_capitals_tell_names_from_words(base: ActorBase) -> None:
    assert names(base, "they told us who is there") == []
    assert names(base, "the US and the WHO") == ["act_us", "act_who"]
    assert names(base, "les talibans et les shebab", "fr") == ["act_taliban", "act_al_shabaab"]


def test_no_name_runs_across_punctuation(base: ActorBase) -> None:
    assert names(base, "Burkina , Faso") == ["act_bf"]
    assert names(base, "in the Security , Council") == []


def test_a_genitive_that_lost_its_apostrophe_is_still_a_name(base: ActorBase) -> None:
    assert names(base, "Hezbollahs fighters") == ["act_hezbollah"]
    assert names(base, "the United Nations Securitys Council") == ["act_un"]


def test_names_are_found_wherever_they_stand_and_whatever_opens_them(base: ActorBase) -> None:
    assert names(base, "") == names(base, "the the the of") == []
    assert names(base, "The Gambia and the Gambia", "en") == ["act_gm", "act_gm"]
    assert names(base, "de la Côte d'Ivoire à la Côte", "fr") == ["act_ci"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_adjectives_lead_to_countries(base: ActorBase, language: str) -> None:
    table = base.adjectives[language]
    words = {"en": ("Sudanese", "Turkish"), "fr": ("soudanaise", "turques")}[language]
    assert [table[fold(w)] for w in words] == ["SD", "TR"]


@pytest.mark.parametrize(
    ("country", "body", "name", "kind"),
    [
        ("SY", "army", "Syrian Arab Army", "state_force"),
        ("PH", "army", "Armed Forces of the Philippines", "state_force"),
        ("MW", "army", "Armed Forces of Malawi", "state_force"),
        ("SY", "government", "Government of Syria", "government"),
        ("KE", "police", "Kenyan police", "police"),
        ("CF", "president", "President of the Central African Republic", "office"),
    ],
)
def test_every_state_has_its_bodies(
    base: ActorBase, country: str, body: str, name: str, kind: str
) -> None:
    actor = base.body(country, body)
    assert actor is not None
    assert (actor.name, actor.kind, actor.country) == (name, kind, country)
    assert base.by_id(actor.id) == actor


def test_what_does_not_exist_is_not_derived(base: ActorBase) -> None:
    assert base.body("QQ", "army") is None
    assert base.body("SY", "circus") is None
    assert base.body("PS", "army") is None
    assert base.body("US", "prime_minister") is None
    assert base.body("NL", "president") is None


def test_missions_are_found_by_organisation_and_country(base: ActorBase) -> None:
    assert [a.id for a in base.missions("CD", "act_un")] == ["act_monusco"]
    assert "act_atmis" in {a.id for a in base.missions("SO", "act_au")}
    assert base.missions("FR") == ()
    assert base.by_id("act_nobody") is None


def test_hostile_tokens_are_cheap(base: ActorBase) -> None:
    row = tokens("al al al " * 5000 + "x" * 50_000 + " " + "États-" * 5000)
    start = time.perf_counter()
    base.find(row, "fr")
    assert time.perf_counter() - start < 2
    assert words_of("\0\u202e") == ("",)
