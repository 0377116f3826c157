"""Places recognised in sentences, with the relation that their words state.

The sentences are invented; the towns are real. Tokens are tagged by hand: word/POS, or
word/POS/lemma.
"""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from selon.data import load_yaml, resource
from selon.gazetteer import Gazetteer, open_gazetteer
from selon.language.place_words import PlaceWords, place_words
from selon.mentions.places import recognise_places
from selon.model import (
    ActorMention,
    Clause,
    NamedEntity,
    NounPhrase,
    PlaceMention,
    Sentence,
    Span,
    Syntax,
)
from selon.model import Token as Word

# Made-up ids and rounded figures.
LINES = [
    "1\tcountry\tMali\t\tML\t\t12.65\t-8.00\t19000000\t",
    "2\tcity\tGao\t\tML\t09\t16.27\t-0.04\t86000\t",
    "3\tcity\tMopti\t\tML\t04\t14.48\t-4.18\t108000\t",
    "4\tcity\tSévaré\tSevare\tML\t04\t14.52\t-4.09\t90000\tSevaré",
    "5\tcity\tAr Rastan\t\tSY\t11\t34.92\t36.73\t53000\tRastan",
    "6\tcity\tBath\t\tGB\tENG\t51.37\t-2.36\t94000\t",
    "7\tcity\tOman\t\tJM\t01\t18.0\t-77.0\t700\t",
]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder = tmp_path_factory.mktemp("gazetteer")
    table: Path = folder / "places.tsv.xz"
    table.write_bytes(lzma.compress(("\n".join(LINES) + "\n").encode()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SELON_CACHE", str(folder / "cache"))
        return open_gazetteer(table)


def words(language: str) -> PlaceWords:
    file = resource(f"selon.language.{language}", "lexicon/places.yaml")
    return place_words(load_yaml(file, resource("selon.language", "schemas/places.yaml")))


WORDS = {"fr": words("french"), "en": words("english")}


def syntax(language: str, tagged: str, labels: dict[str, str] | None = None) -> Syntax:
    """Build a one-sentence block; nouns head phrases of their own."""
    tokens: list[Word] = []
    text = ""
    for item in tagged.split():
        form, pos, *lemma = item.split("/")
        if text and not text.endswith(("'", "’")) and form not in (",", ".", "'s", ")"):
            text += " "
        tokens.append(
            Word(
                len(text), len(text) + len(form), form, lemma[0] if lemma else form.lower(), pos, 0
            )
        )
        text += form
    entities = tuple(
        NamedEntity(Span.of(text, at, at + len(name)), label)
        for name, label in (labels or {}).items()
        for at in (text.index(name),)
    )
    phrases = tuple(
        NounPhrase(
            i, Span.of(text, t.start, t.end), Span.of(text, first, t.end), t.lemma, t.pos, 0,
            definite=definite,
        )
        for i, t in enumerate(tokens)
        if t.pos in ("NOUN", "PROPN")
        for definite in (i > 0 and tokens[i - 1].text.lower() in ("the", "la", "le", "l'"),)
        for first in (tokens[i - 1].start if definite else t.start,)
    )  # fmt: skip
    sentence = Sentence(0, len(tokens), 0, Span.of(text, 0, len(text)))
    return Syntax(text, 0, language, tuple(tokens), (sentence,), phrases, (), (), entities)


def places(
    gazetteer: Gazetteer,
    language: str,
    tagged: str,
    labels: dict[str, str] | None = None,
    actors: Sequence[ActorMention] = (),
) -> tuple[PlaceMention, ...]:
    return recognise_places(syntax(language, tagged, labels), WORDS[language], gazetteer, actors)


@pytest.mark.parametrize(
    ("language", "tagged", "relation", "said"),
    [
        ("fr", "Ils/PRON sont/AUX à/ADP Gao/PROPN", "at", "à"),
        ("fr", "Ils/PRON sont/AUX près/ADV de/ADP Gao/PROPN", "near", "près de"),
        (
            "fr",
            "Ils/PRON fuient/VERB depuis/ADP la/DET ville/NOUN de/ADP Gao/PROPN",
            "from",
            "depuis",
        ),
        ("fr", "Ils/PRON vont/VERB vers/ADP Gao/PROPN", "towards", "vers"),
        ("fr", "Ils/PRON sont/AUX en/ADP dehors/NOUN de/ADP Gao/PROPN", "outside", "en dehors de"),
        ("fr", "la/DET majeure/ADJ partie/NOUN de/ADP Gao/PROPN", "most_of", "majeure partie de"),
        (
            "fr",
            "dans/ADP les/DET quartiers/NOUN/quartier nord-est/ADJ de/ADP Gao/PROPN",
            "part_of",
            "quartiers nord-est de",
        ),
        ("fr", "la/DET campagne/NOUN de/ADP Gao/PROPN", "countryside_of", "campagne de"),
        ("fr", "la/DET frontière/NOUN du/ADP Mali/PROPN", "border_of", "frontière du"),
        ("en", "They/PRON are/AUX in/ADP Gao/PROPN", "in", "in"),
        ("en", "They/PRON are/AUX near/ADP the/DET town/NOUN of/ADP Gao/PROPN", "near", "near"),
        ("en", "They/PRON fled/VERB from/ADP Gao/PROPN", "from", "from"),
        ("en", "most/ADJ of/ADP Gao/PROPN", "most_of", "most of"),
        ("en", "on/ADP the/DET outskirts/NOUN of/ADP Gao/PROPN", "near", "outskirts of"),
        ("en", "the/DET Gao/PROPN countryside/NOUN", "countryside_of", "countryside"),
        ("en", "the/DET border/NOUN with/ADP Mali/PROPN", "border_of", "border with"),
    ],
)
def test_words_state_the_relation(
    gazetteer: Gazetteer, language: str, tagged: str, relation: str, said: str
) -> None:
    (mention,) = places(gazetteer, language, tagged)
    assert mention.relation == relation
    assert mention.relation_span is not None and mention.relation_span.text == said


@pytest.mark.parametrize(
    ("language", "tagged", "relation", "km", "bearing"),
    [
        ("en", "20/NUM km/NOUN north/ADV of/ADP Gao/PROPN", "distance", 20, 0),
        ("en", "within/ADP 10/NUM miles/NOUN/mile of/ADP Gao/PROPN", "within", 16.093, None),
        (
            "en",
            "12/NUM km/NOUN (/PUNCT 7/NUM miles/NOUN )/PUNCT"
            " south/ADV -/PUNCT east/ADV of/ADP Gao/PROPN",
            "distance",
            12,
            135,
        ),
        ("fr", "à/ADP 1,5/NUM km/NOUN de/ADP Gao/PROPN", "distance", 1.5, None),
        ("fr", "à/ADP moins/ADV de/ADP 5/NUM km/NOUN de/ADP Gao/PROPN", "within", 5, None),
        ("fr", "à/ADP 8/NUM km/NOUN au/ADP sud/NOUN de/ADP Gao/PROPN", "distance", 8, 180),
        ("fr", "À/ADP l'/DET ouest/NOUN de/ADP Gao/PROPN", "near", None, 270),
    ],
)
def test_distances_and_bearings_are_read(
    gazetteer: Gazetteer,
    language: str,
    tagged: str,
    relation: str,
    km: float | None,
    bearing: float | None,
) -> None:
    (mention,) = places(gazetteer, language, tagged)
    assert (mention.relation, mention.distance_km, mention.bearing) == (relation, km, bearing)


def test_a_row_of_names_shares_its_relation(gazetteer: Gazetteer) -> None:
    found = places(gazetteer, "fr", "entre/ADP Gao/PROPN et/CCONJ Mopti/PROPN")
    assert [(m.name, m.relation) for m in found] == [("Gao", "between"), ("Mopti", "between")]


def test_a_stated_kind_is_kept(gazetteer: Gazetteer) -> None:
    (town,) = places(gazetteer, "fr", "à/ADP la/DET ville/NOUN de/ADP Gao/PROPN")
    (region,) = places(gazetteer, "en", "in/ADP Gao/PROPN province/NOUN")
    (country,) = places(gazetteer, "fr", "la/DET plus/ADV grande/ADJ ville/NOUN du/ADP Mali/PROPN")
    assert (town.kind, region.kind, country.kind) == ("city", "region", "unknown")
    assert region.span.text == "Gao province" and region.name == "Gao"


def test_a_facility_stands_in_its_town(gazetteer: Gazetteer) -> None:
    (before,) = places(gazetteer, "fr", "à/ADP l'/DET aéroport/NOUN de/ADP Gao/PROPN")
    (after,) = places(gazetteer, "en", "at/ADP Gao/PROPN airport/NOUN")
    assert (before.relation, before.facility, before.name) == ("facility_in", "aéroport", "Gao")
    assert (after.relation, after.facility, after.span.text) == (
        "facility_in",
        "airport",
        "Gao airport",
    )


def test_a_facility_without_a_name_is_a_place_where_something_is_put_there(
    gazetteer: Gazetteer,
) -> None:
    (mention,) = places(gazetteer, "en", "They/PRON died/VERB at/ADP the/DET checkpoint/NOUN")
    assert (mention.name, mention.kind, mention.span.text) == ("", "facility", "the checkpoint")
    assert places(gazetteer, "en", "They/PRON bombed/VERB the/DET checkpoint/NOUN") == ()


def test_seas_and_streets_are_not_the_towns_whose_names_they_bear(gazetteer: Gazetteer) -> None:
    (sea,) = places(gazetteer, "en", "in/ADP the/DET Gulf/PROPN of/ADP Oman/PROPN")
    (street,) = places(gazetteer, "fr", "dans/ADP la/DET rue/NOUN de/ADP Bath/PROPN")
    assert sea.name == "Gulf of Oman"
    assert (street.name, street.kind) == ("rue de Bath", "road")


def test_people_and_bodies_named_like_towns_are_no_places(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "en", "Ann/PROPN Bath/PROPN spoke/VERB", {"Ann Bath": "PER"}) == ()
    assert (
        places(
            gazetteer,
            "en",
            "Mopti/PROPN Media/PROPN Group/PROPN said/VERB",
            {"Mopti Media Group": "ORG"},
        )
        == ()
    )


def test_a_country_that_acts_is_no_place(gazetteer: Gazetteer) -> None:
    tagged = "Mali/PROPN accused/VERB them/PRON"
    span = Span.of("Mali accused them", 0, 4)
    actor = ActorMention(0, span, "state", "act_ml", "ML")
    block = syntax("en", tagged)
    accused = Clause(1, block.span(5, 12), block.span(0, 17), "accuse", 0, subject=(0,))
    block = replace(block, clauses=(accused,))
    assert recognise_places(block, WORDS["en"], gazetteer, [actor]) == ()
    assert len(recognise_places(block, WORDS["en"], gazetteer, [])) == 1


def test_where_a_country_acts_it_still_is_a_place(gazetteer: Gazetteer) -> None:
    text = "war in Mali"
    actor = ActorMention(1, Span.of(text, 7, 11), "state", "act_ml", "ML")
    (mention,) = places(gazetteer, "en", "war/NOUN in/ADP Mali/PROPN", {"Mali": "GPE"}, [actor])
    assert mention.relation == "in"


def test_a_dateline_is_a_place_outside_the_sentence(gazetteer: Gazetteer) -> None:
    tagged = "GAO/PROPN (/PUNCT Sahel/PROPN Wire/PROPN )/PUNCT –/PUNCT Gunmen/NOUN left/VERB"
    (mention,) = places(gazetteer, "en", tagged)
    assert (mention.name, mention.phrase) == ("GAO", None)


def test_an_article_belongs_to_its_name(gazetteer: Gazetteer) -> None:
    (mention,) = places(
        gazetteer, "en", "in/ADP al-Rastan/PROPN".replace("al-R", "al/PROPN -/PUNCT R")
    )
    assert mention.name == "al - Rastan"
    # What follows the article is no name without it.
    assert places(gazetteer, "en", "al/X -/PUNCT Bath/PROPN spoke/VERB") == ()


def test_an_unknown_village_is_a_place_by_its_noun(gazetteer: Gazetteer) -> None:
    (mention,) = places(gazetteer, "fr", "dans/ADP le/DET village/NOUN de/ADP Zorbakoro/PROPN")
    assert (mention.name, mention.kind, mention.relation) == ("Zorbakoro", "city", "in")


def test_initials_and_common_words_are_distrusted(gazetteer: Gazetteer) -> None:
    assert places(gazetteer, "en", "The/DET GAO/PROPN published/VERB figures/NOUN") == ()
    assert places(gazetteer, "en", "Bath/PROPN time/NOUN is/AUX over/ADV") == ()


def test_long_rows_of_capitals_are_read_in_proportion(gazetteer: Gazetteer) -> None:
    tagged = " ".join(["Gao/PROPN"] * 5_000)
    assert len(places(gazetteer, "en", tagged)) <= 5_000
