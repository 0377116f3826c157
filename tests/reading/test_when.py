"""When events happened, as a user meets it: whole ways through invented passages."""

from __future__ import annotations

import pytest

from selon import Reader, read

pytestmark = pytest.mark.models
# A Wednesday.
PUBLISHED = "2023-06-14"


def claims(text, language, published=PUBLISHED):
    return {
        c.event.trigger.text: c for c in read(text, language=language, published=published).claims
    }


def times(text, language, published=PUBLISHED):
    found = claims(text, language, published)
    return {words: c.event.time.edtf for words, c in found.items() if c.event.time}


@pytest.mark.parametrize(
    ("text", "language", "trigger", "expected"),
    [
        (
            "Un cessez-le-feu est entré en vigueur le 3 mai. Les rebelles ont attaqué Gao quelques "
            "heures après l'entrée en vigueur du cessez-le-feu.",
            "fr",
            "ont attaqué",
            "2023-05-03",
        ),
        (
            "A ceasefire took effect on May 3. Rebels attacked Gao hours after the ceasefire took "
            "effect.",
            "en",
            "attacked",
            "2023-05-03",
        ),
        (
            "Les rebelles ont attaqué Gao le 3 mai. Le lendemain de l'attaque, l'armée a bombardé "
            "Kidal.",
            "fr",
            "a bombardé",
            "2023-05-04",
        ),
        (
            "Un obus a frappé Gao le 3 mai. La ville a été prise trois jours plus tard.",
            "fr",
            "a été prise",
            "2023-05-06",
        ),
    ],
)
def test_a_time_counted_from_an_event_takes_that_event_s_day(text, language, trigger, expected):
    assert times(text, language)[trigger] == expected


@pytest.mark.parametrize(
    ("text", "language", "words", "expected"),
    [
        ("Vers 14h30, vendredi, un dépôt a brûlé.", "fr", "14h30", "2023-06-09T14:30"),
        (
            "At 9:15 p.m. (2015 GMT), on Friday, a depot burned.",
            "en",
            "9:15 p.m.",
            "2023-06-09T21:15",
        ),
    ],
)
def test_a_time_of_day_takes_the_day_told_in_its_sentence(text, language, words, expected):
    workings = Reader().work_through(text, language=language, published=PUBLISHED)
    (block,) = workings.blocks
    found = {t.time.span.text: t.time.timex_value for t in block.times if t}
    assert found[words] == expected


def test_nothing_is_guessed_where_the_event_counted_from_has_no_known_day():
    text = "On May 3 rebels attacked Gao. Two days after the parade the army shelled Kidal."
    assert claims(text, "en")["shelled"].event.time is None


@pytest.mark.parametrize(
    ("text", "language", "trigger"),
    [
        ('"They shelled the hospital yesterday," the mayor said on Monday.', "en", "shelled"),
        ("« Ils ont bombardé l'hôpital hier », a déclaré le maire lundi.", "fr", "ont bombardé"),
    ],
)
def test_yesterday_in_somebody_s_words_counts_from_the_day_he_spoke(text, language, trigger):
    claim = claims(text, language)[trigger]
    assert claim.event.time.edtf == "2023-06-11"
    assert claim.event.time.anchor == claim.attribution.said == "2023-06-12"


@pytest.mark.parametrize(
    ("text", "language", "trigger"),
    [
        ("The governor said on Monday that rebels had seized Gao on Saturday.", "en", "had seized"),
        (
            "Le gouverneur a déclaré lundi que les rebelles avaient attaqué Gao samedi.",
            "fr",
            "avaient attaqué",
        ),
    ],
)
def test_when_it_was_said_is_apart_from_when_it_happened(text, language, trigger):
    claim = claims(text, language)[trigger]
    assert (claim.event.time.edtf, claim.event.time.scope) == ("2023-06-10", "clause")
    assert claim.attribution.said == "2023-06-12"


def test_the_day_of_saying_dates_what_has_no_day_of_its_own():
    text = "On May 3 the army shelled Kidal. The governor said on Monday that rebels seized Gao."
    time = claims(text, "en")["seized"].event.time
    assert (time.edtf, time.scope, time.grade) == ("2023-06-12", "sentence", "inferred")


@pytest.mark.parametrize(
    ("text", "language", "present", "past"),
    [
        ("Rebels are attacking Gao.", "en", "2023-06-14", None),
        ("Les rebelles attaquent Gao.", "fr", "2023-06-14", None),
        ("Rebels attacked Gao.", "en", None, "2023-06-13/2023-06-14"),
    ],
)
def test_news_without_a_time_is_of_the_publication_day(text, language, present, past):
    (claim,) = claims(text, language).values()
    time = claim.event.time
    assert (time.edtf, time.scope, time.basis) == (present or past, "report", "reporting")
    assert (time.grade, time.span, time.anchor) == ("inferred", None, PUBLISHED)


def test_a_relative_clause_keeps_its_time_to_itself():
    found = times("Soldiers shelled the town, which they had lost in 2019.", "en")
    assert found["had lost"] == "2019"
    assert found["shelled"] != "2019"


def test_a_month_told_in_passing_does_not_date_the_next_paragraph():
    text = (
        "On Monday rebels attacked Gao.\nThe group was founded in March 2012, when it seized Kidal."
        "\nSoldiers recaptured the market."
    )
    found = times(text, "en")
    assert found["seized"] == "2012-03"
    assert found["recaptured"] == "2023-06-12"


def test_a_date_that_the_dateline_contradicts_is_noted():
    text = "GAO, 3 May 2022 - Rebels attacked Gao on Monday."
    (note,) = read(text, language="en", published="2023-06-14").report.notes
    assert "2023-06-14" in note
    assert "2022-05-03" in note
    assert read(text, language="en", published="2022-05-03").report.notes == ()


@pytest.mark.parametrize(
    ("text", "language", "trigger"),
    [
        ("Rebels took Beni on May 3. Residents fear an attack on Goma.", "en", "attack"),
        ("Rebels took Beni on May 3. They plan to attack Goma.", "en", "to attack"),
        ("Les rebelles ont pris Beni le 3 mai. Ils veulent attaquer Goma.", "fr", "attaquer"),
    ],
)
def test_what_is_only_planned_or_feared_has_no_day_of_the_narrative(text, language, trigger):
    assert claims(text, language)[trigger].event.time is None


@pytest.mark.parametrize(
    ("text", "language", "trigger"),
    [
        ("Shells hit Beni on May 3. The army had already lost Goma.", "en", "had already lost"),
        ("Un obus a frappé Beni le 3 mai. L'armée a déjà perdu Goma.", "fr", "a déjà perdu"),
    ],
)
def test_what_was_done_already_was_done_some_day_before(text, language, trigger):
    event = claims(text, language)[trigger].event
    assert event.time and (event.time.edtf, event.time.scope) == (f"../{PUBLISHED}", "report")


@pytest.mark.parametrize(
    ("text", "language", "trigger"),
    [
        (
            "Aid has been blocked since March, when rebels shelled the road to Beni.",
            "en",
            "shelled",
        ),
        (
            "L'aide est bloquée depuis mars, lorsque les rebelles ont bombardé la route de Beni.",
            "fr",
            "ont bombardé",
        ),
    ],
)
def test_what_began_a_stretch_is_of_its_beginning(text, language, trigger):
    assert times(text, language)[trigger] == "2023-03"


def test_what_has_gone_on_since_a_month_began_in_the_past():
    assert times("Rebels have besieged Beni since July.", "en")["have besieged"].startswith(
        "2022-07"
    )


def test_a_season_dates_an_event():
    text = "The army shelled Goma last week. Rebels stormed Beni in the summer of 2012."
    assert times(text, "en")["stormed"] == "2012-22"
