"""Times resolve against the publication date and against each other; all texts are invented."""

from __future__ import annotations

import time

import pytest

from selon.data import load_yaml, resource
from selon.language.time_words import TimeWords, time_words
from selon.mentions.times import recognise_times
from selon.model import Clause, Mentions, Published, Span, Syntax, Time
from selon.resolution.times import TimeResolver


def lexicon(language: str) -> TimeWords:
    file = resource(f"selon.language.{language}", "lexicon/times.yaml")
    return time_words(load_yaml(file, resource("selon.language", "schemas/times.yaml")))


WORDS = {"en": lexicon("english"), "fr": lexicon("french")}
# A Wednesday.
PUBLISHED = Published("2019-06-12", "stated")


def read(
    text: str,
    language: str,
    published: Published | None = PUBLISHED,
    clauses: tuple[Clause, ...] = (),
) -> list[Time | None]:
    syntax = Syntax(text, 0, language, (), (), (), clauses, (), ())
    times = recognise_times(syntax, WORDS[language])
    resolver = TimeResolver(WORDS[language], syntax, Mentions((), (), times), published)
    references = [resolver.resolve(number) for number in range(len(times))]
    return [reference.time if reference else None for reference in references]


def edtf(text: str, language: str, published: Published | None = PUBLISHED) -> list[str]:
    return [time.edtf if time else "none" for time in read(text, language, published)]


def timex(text: str, language: str) -> list[str]:
    return [time.timex_value if time else "none" for time in read(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le 4 juin 2018, un dépôt a brûlé.", "fr", "2018-06-04"),
        ("Le 4 juin, un dépôt a brûlé.", "fr", "2019-06-04"),
        ("Le 27 décembre, un dépôt a brûlé.", "fr", "2018-12-27"),
        ("Les pourparlers ouvrent le 20 juin.", "fr", "2019-06-20"),
        ("Lundi, un dépôt a brûlé.", "fr", "2019-06-10"),
        ("Mercredi, un dépôt a brûlé.", "fr", "2019-06-12"),
        ("Mercredi dernier, un dépôt a brûlé.", "fr", "2019-06-05"),
        ("Lundi prochain, le marché rouvre.", "fr", "2019-06-17"),
        ("Hier, un dépôt a brûlé.", "fr", "2019-06-11"),
        ("Avant-hier, un dépôt a brûlé.", "fr", "2019-06-10"),
        ("Il y a deux semaines, un dépôt a brûlé.", "fr", "2019-05-29~"),
        ("La semaine dernière, un dépôt a brûlé.", "fr", "2019-06-03/2019-06-09"),
        ("Le mois dernier, un dépôt a brûlé.", "fr", "2019-05"),
        ("En mai dernier, un dépôt a brûlé.", "fr", "2019-05"),
        ("L'an dernier, un dépôt a brûlé.", "fr", "2018"),
        ("A depot burned on Tuesday.", "en", "2019-06-11"),
        ("A depot burned two days ago.", "en", "2019-06-10"),
        ("A depot burned three months ago.", "en", "2019-03"),
        ("A depot burned last November.", "en", "2018-11"),
        ("A depot burned last winter.", "en", "2018-24"),
        ("The road was built in the 1970s.", "en", "197X"),
        ("On Friday, 7 June a depot burned.", "en", "2019-06-07"),
    ],
)
def test_dates_reckoned_from_publication(text: str, language: str, expected: str) -> None:
    assert edtf(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le 3 mai, le fort a brûlé. La veille, on se taisait.", "fr", "2019-05-02"),
        ("Le 3 mai, le fort a brûlé. L'avant-veille, on se taisait.", "fr", "2019-05-01"),
        ("Le 3 mai, le fort a brûlé. Le lendemain, on se taisait.", "fr", "2019-05-04"),
        ("Le 3 mai, le fort a brûlé. Ce jour-là, on se taisait.", "fr", "2019-05-03"),
        ("Le 3 mai, le fort a brûlé. Trois jours plus tard, on se taisait.", "fr", "2019-05-06"),
        (
            "Le 3 mai, le fort a brûlé. Deux semaines plus tôt, rien.",
            "fr",
            "2019-04-19~",
        ),
        ("The fort burned on May 3. The day before, it rained.", "en", "2019-05-02"),
        ("The fort burned on May 3. Two months later it rained.", "en", "2019-07"),
        ("The fort burned in 2011. Three years later it was rebuilt.", "en", "2014"),
    ],
)
def test_dates_reckoned_from_the_last_date_told(text: str, language: str, expected: str) -> None:
    assert edtf(text, language)[-1] == expected


def test_each_step_of_a_narrative_starts_from_the_one_before() -> None:
    text = "Le 3 mai, le fort a brûlé. Le lendemain, on se taisait. Deux jours plus tard, rien."
    times = read(text, "fr")
    assert [time.edtf for time in times if time] == ["2019-05-03", "2019-05-04", "2019-05-06"]
    assert times[2] and times[2].anchor == "2019-05-04"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Hier soir, un dépôt a brûlé.", "fr", "2019-06-11TEV"),
        ("Samedi vers 16h45, un dépôt a brûlé.", "fr", "2019-06-08T16:45"),
        ("Last night a depot burned.", "en", "2019-06-11TNI"),
        ("A depot burned on Saturday at about 5:15 p.m.", "en", "2019-06-08T17:15"),
        ("Les combats ont duré trois jours.", "fr", "P3D"),
        ("Les combats durent depuis quelques mois.", "fr", "PXM"),
        ("Trente-six heures de combats.", "fr", "PT36H"),
        ("A four-decade embargo.", "en", "P40Y"),
        ("Camions chaque jour.", "fr", "P1D"),
        ("Sirens sound every Monday.", "en", "XXXX-WXX-1"),
        ("The road is now closed.", "en", "PRESENT_REF"),
        ("Fighting resumed this week.", "en", "2019-W24"),
        ("Une minute de silence.", "fr", "PT1M"),
    ],
)
def test_timex_values(text: str, language: str, expected: str) -> None:
    assert timex(text, language) == [expected]


def test_durations_and_sets_have_no_edtf() -> None:
    assert edtf("Trois jours de combats, chaque semaine.", "fr") == ["", ""]


def test_a_night_between_two_days_covers_both() -> None:
    (time,) = read("Un dépôt a brûlé dans la nuit de lundi à mardi.", "fr")
    assert time and (time.edtf, time.timex_value) == ("2019-06-10/2019-06-11", "2019-06-10TNI")


def test_both_ends_of_a_range_mean_the_whole_of_it() -> None:
    first, last = read("La trêve a tenu du 2 au 5 juin.", "fr")
    assert first and last and first.edtf == last.edtf == "2019-06-02/2019-06-05"
    assert (first.timex_value, last.timex_value) == ("2019-06-02", "2019-06-05")


def test_listed_days_stay_apart() -> None:
    assert edtf("Des tirs les 2 et 5 juin.", "fr") == ["2019-06-02", "2019-06-05"]


def test_words_that_look_ahead_turn_a_weekday_to_the_future() -> None:
    assert edtf("Une trêve est prévue vendredi.", "fr") == ["2019-06-14"]
    assert edtf("Talks are scheduled for Friday.", "en") == ["2019-06-14"]


def test_the_tense_of_a_clause_turns_a_weekday_to_the_future() -> None:
    text = "Talks open Friday."
    extent = Span.of(text, 0, len(text))
    future = Clause(1, Span.of(text, 6, 10), extent, "open", 0, tense="future")
    past = Clause(1, Span.of(text, 6, 10), extent, "open", 0, tense="past")
    assert [t.edtf for t in read(text, "en", clauses=(future,)) if t] == ["2019-06-14"]
    assert [t.edtf for t in read(text, "en", clauses=(past,)) if t] == ["2019-06-07"]


def test_basis_grade_and_anchor_tell_how_a_time_was_found() -> None:
    stated, weekday, relative = read("Le 4 juin 2018, puis lundi, puis le lendemain.", "fr")
    assert stated and (stated.basis, stated.grade, stated.anchor) == ("stated", "stated", "")
    assert weekday and (weekday.basis, weekday.grade, weekday.anchor) == (
        "weekday",
        "carried",
        "2019-06-12",
    )
    assert relative and (relative.basis, relative.anchor) == ("relative", "2019-06-10")


def test_without_publication_only_dates_with_a_year_resolve() -> None:
    text = "On 3 March 2012, on Friday, on 7 June, yesterday."
    assert edtf(text, "en", None) == ["2012-03-03", "", "2012-06-07", "none"]
    assert edtf("On 7 June.", "en", None) == [""]


def test_an_uncertain_publication_resolves_what_all_its_days_agree_on() -> None:
    uncertain = Published("2019-06-12/2019-06-14", "inferred")
    assert edtf("On Tuesday.", "en", uncertain) == ["2019-06-11"]
    assert edtf("On Thursday.", "en", uncertain) == [""]
    assert edtf("Last month.", "en", uncertain) == ["2019-05"]
    assert edtf("Yesterday.", "en", uncertain) == ["2019-06-11/2019-06-13"]


def test_a_year_of_publication_dates_its_days_and_no_weekday() -> None:
    year = Published("2019", "inferred")
    assert edtf("On 27 November. On Friday. Last year.", "en", year) == ["2019-11-27", "", "2018"]


def test_days_that_do_not_exist_stay_unresolved() -> None:
    assert edtf("Le 31 juin 2018.", "fr") == ["none"]
    assert edtf("Le 29 février, un dépôt a brûlé.", "fr") == ["2016-02-29"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le 31 février, rien.", "fr", "none"),
        ("Le 30 février 2019, rien.", "fr", "none"),
        ("Nothing on 31 June.", "en", "none"),
        ("Le 29 février, rien.", "fr", "2016-02-29"),
        ("À Noël, un dépôt a brûlé.", "fr", "2018-12-25"),
        ("Le lundi de Pâques, un dépôt a brûlé.", "fr", "2019-04-22"),
        ("A depot burned on Thanksgiving.", "en", "2018-11-22"),
        ("A depot burned on Easter Sunday 2016.", "en", "2016-03-27"),
        ("A depot burned in the week of May 8.", "en", "2019-05-06/2019-05-12"),
        ("A depot burned in early May.", "en", "2019-05-01~/2019-05-10~"),
        ("Fin avril, un dépôt a brûlé.", "fr", "2019-04-21~/2019-04-30~"),
        ("Des combats depuis mars.", "fr", "2019-03/2019-06-12"),
        ("Fighting has gone on since Monday.", "en", "2019-06-10/2019-06-12"),
        ("Des combats ces trois derniers jours.", "fr", "2019-06-09~/2019-06-12"),
        ("Fighting of the last two weeks.", "en", "2019-05-29~/2019-06-12"),
        ("A depot burned over the weekend.", "en", "2019-06-08/2019-06-09"),
        ("The hostages stay until Friday.", "en", "2019-06-14"),
        ("La route reste fermée jusqu'à vendredi.", "fr", "2019-06-14"),
        ("They criticised Friday's ruling.", "en", "2019-06-07"),
    ],
)
def test_feasts_fuzzy_times_and_what_goes_on(text: str, language: str, expected: str) -> None:
    assert edtf(text, language) == [expected]


def test_what_is_told_of_plans_is_to_come_but_not_what_stands_before_them() -> None:
    text = "They planned a march on Friday."
    past = Clause(1, Span.of(text, 5, 12), Span.of(text, 0, len(text)), "plan", 0, tense="past")
    assert [t.edtf for t in read(text, "en", clauses=(past,)) if t] == ["2019-06-14"]
    text = "On Friday they planned a march."
    past = Clause(3, Span.of(text, 15, 22), Span.of(text, 0, len(text)), "plan", 0, tense="past")
    assert [t.edtf for t in read(text, "en", clauses=(past,)) if t] == ["2019-06-07"]


def test_the_present_tense_looks_ahead_in_english_only() -> None:
    for text, language, expected in (
        ("Talks open Friday.", "en", "2019-06-14"),
        ("Les rebelles prennent le fort vendredi.", "fr", "2019-06-07"),
    ):
        extent = Span.of(text, 0, len(text))
        now = Clause(1, Span.of(text, 6, 10), extent, "x", 0, tense="present")
        assert [t.edtf for t in read(text, language, clauses=(now,)) if t] == [expected]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le 3 mai, un tir.\nVers 22h10, un autre.", "fr", "2019-05-03T22:10"),
        (
            "Des tirs dans la nuit de lundi à mardi. Vers 3h20, un dépôt a brûlé.",
            "fr",
            "2019-06-11T03:20",
        ),
        ("Talks open on June 20.\nAt 9:15 a.m. a depot burned.", "en", "2019-06-12T09:15"),
    ],
)
def test_a_time_of_day_finds_its_day(text: str, language: str, expected: str) -> None:
    assert expected in timex(text, language)


@pytest.mark.parametrize("text", ["9" * 1_000_000, "il y a 9999999999 jours", "il y a 999999 ans"])
def test_no_number_is_too_large(text: str) -> None:
    assert set(edtf(text, "fr")) <= {"none", ""}


def test_without_publication_a_day_that_no_year_has_is_no_value() -> None:
    assert read("Le 31 février, rien.", "fr", published=None) == [None]
    (leap,) = read("Le 29 février, rien.", "fr", published=None)
    assert leap and (leap.timex_value, leap.edtf) == ("XXXX-02-29", "")


@pytest.mark.parametrize(
    ("text", "language", "value", "days"),
    [
        ("Le gel a tenu soixante-douze heures.", "fr", "PT72H", ""),
        ("Le gel a tenu quatre-vingt-quinze jours.", "fr", "P95D", ""),
        ("En début de semaine, un pont a sauté.", "fr", "2019-W24", "2019-06-10/2019-06-16"),
        ("Des pluies depuis le début du mois.", "fr", "2019-06", "2019-06-01~/2019-06-12"),
        (
            "Dans la nuit du 3 au 4 mai, un pont a sauté.",
            "fr",
            "2019-05-03TNI",
            "2019-05-03/2019-05-04",
        ),
        (
            "Dans la nuit du 30 avril au 1er mai 2018, un pont a sauté.",
            "fr",
            "2018-04-30TNI",
            "2018-04-30/2018-05-01",
        ),
        ("It fell in the night of May 3 to 4.", "en", "2019-05-03TNI", "2019-05-03/2019-05-04"),
        ("Au printemps dernier, un pont a sauté.", "fr", "2019-SP", "2019-21"),
        ("It fell in the winter of 2015-16.", "en", "2015-WI", "2015-24"),
        ("Un fort du XVIIIe siècle.", "fr", "17", "17XX"),
        ("A fort of the 18th century.", "en", "17", "17XX"),
        ("Le pont rouvre dans huit jours.", "fr", "2019-06-20", "2019-06-20"),
        ("Talks open next Thursday, June 20.", "en", "2019-06-20", "2019-06-20"),
        ("The bus leaves at 5 o'clock in the afternoon.", "en", "2019-06-12T17:00", "2019-06-12"),
        ("The bus leaves at 6.30am.", "en", "2019-06-12T06:30", "2019-06-12"),
        ("They meet every other week.", "en", "P2W", ""),
        ("Some days later it was gone.", "en", "PXD", ""),
        ("Quelques jours plus tard, plus rien.", "fr", "PXD", ""),
    ],
)
def test_more_expressions(text: str, language: str, value: str, days: str) -> None:
    (time,) = read(text, language)
    assert time and (time.timex_value, time.edtf) == (value, days)


def test_a_night_between_days_that_do_not_follow_each_other_is_none() -> None:
    assert edtf("Dans la nuit du 3 au 6 mai, un pont a sauté.", "fr") == ["none"]


@pytest.mark.parametrize(
    ("text", "language", "value", "days"),
    [
        ("The siege lasted two and a half years.", "en", "P2.5Y", ""),
        ("Le siège a duré deux ans et demi.", "fr", "P2.5Y", ""),
        ("They marched for 4 1/2 hours.", "en", "PT4H30M", ""),
        ("Ils ont marché quatre heures et demie.", "fr", "PT4H30M", ""),
        ("It burned for half an hour.", "en", "PT30M", ""),
        ("The fort fell half a year ago.", "en", "2018-12", "2018-12"),
        ("The fort fell a year and a half ago.", "en", "2017-12", "2017-12"),
        ("Le fort est tombé il y a un an et demi.", "fr", "2017-12", "2017-12"),
        ("Rain fell in the first half of 2017.", "en", "2017-H1", "2017-01-01/2017-06-30"),
        ("Pluies au second semestre 2017.", "fr", "2017-H2", "2017-07-01/2017-12-31"),
        ("Rain fell in the first quarter.", "en", "2019-Q1", "2019-01-01/2019-03-31"),
        ("Pluies au quatrième trimestre.", "fr", "2018-Q4", "2018-10-01/2018-12-31"),
        ("The roads of the 2000s.", "en", "200X", "200X"),
        ("It ends by year's end.", "en", "2019", "2019-09-01~/2019-12-31~"),
        ("It fell at the end of last year.", "en", "2018", "2018-09-01~/2018-12-31~"),
        ("Il est tombé à la fin de l'année dernière.", "fr", "2018", "2018-09-01~/2018-12-31~"),
        ("They meet twice a week.", "en", "P1W", ""),
        ("Each of the past four years was dry.", "en", "P1Y", ""),
        ("Chacune des quatre dernières années fut sèche.", "fr", "P1Y", ""),
        ("It fell on the day after Christmas.", "en", "2018-12-26", "2018-12-26"),
        ("Il est tombé la veille de Noël.", "fr", "2018-12-24", "2018-12-24"),
        ("The fort fell on Eid al-Adha.", "en", "2018-08-21", "2018-08-21~"),
        ("Le fort est tombé à l'Aïd el-Fitr.", "fr", "2019-06-04", "2019-06-04~"),
        ("The fort fell during Ramadan 2015.", "en", "2015-XX", "2015-06-18~/2015-07-16~"),
        ("Le fort est tombé pendant le ramadan.", "fr", "2019-XX", "2019-05-06~/2019-06-03~"),
    ],
)
def test_halves_parts_of_years_and_feasts(text: str, language: str, value: str, days: str) -> None:
    (time,) = read(text, language)
    assert time and (time.timex_value, time.edtf) == (value, days)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("On Monday a dam broke. Three hours later it was gone.", "en", "2019-06-10"),
        ("Lundi, une digue a cédé. Trois heures plus tard, plus rien.", "fr", "2019-06-10"),
        ("On Monday a dam broke. 48 hours later it was gone.", "en", "2019-06-12"),
    ],
)
def test_hours_later_are_a_length_on_a_day(text: str, language: str, expected: str) -> None:
    later = read(text, language)[-1]
    assert later and (later.timex_type, later.edtf) == ("DURATION", expected)
    assert later.timex_value in ("PT3H", "PT48H")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The mast fell on Monday at 14:20 GMT.", "en", "2019-06-10T14:20Z"),
        ("Le mât est tombé lundi à 14 h 20 GMT.", "fr", "2019-06-10T14:20Z"),
        ("The mast fell at 8pm EST on June 3.", "en", "2019-06-03T20:00-05"),
        ("The mast fell on Monday at 7:05 a.m. local time.", "en", "2019-06-10T07:05"),
        (
            "The mast fell on Monday at 7:05 a.m. local time (0405 GMT).",
            "en",
            "2019-06-10T07:05+03",
        ),
        ("Le mât est tombé lundi à 7h05 heure locale (4h05 GMT).", "fr", "2019-06-10T07:05+03"),
        ("The mast fell on Monday at 23:00 local time (0500 UTC).", "en", "2019-06-10T23:00-06"),
        ("The mast fell on Monday at 9:00 local time (0317 GMT).", "en", "2019-06-10T09:00"),
        ("The mast fell at 3 in the afternoon.", "en", "2019-06-12T15:00"),
        ("Le mât est tombé lundi soir vers 8 heures.", "fr", "2019-06-10T20:00"),
    ],
)
def test_clocks_tell_their_zone_where_it_is_told(text: str, language: str, expected: str) -> None:
    assert timex(text, language)[0] == expected


def test_what_could_not_be_done_is_past_and_what_could_be_may_come() -> None:
    for text, expected in (
        ("Nobody could reach the fort on Friday.", "2019-06-07"),
        ("Trucks could reach the fort on Friday.", "2019-06-14"),
    ):
        extent = Span.of(text, 0, len(text))
        verb = Span.of(text, text.index("could"), text.index(" the fort"))
        could = Clause(
            1, verb, extent, "reach", 0, mood="conditional", tense="none", auxiliaries=("could",)
        )
        assert [t.edtf for t in read(text, "en", clauses=(could,)) if t] == [expected]


@pytest.mark.parametrize(
    "text", ["14:20 local time (" * 5_000, "3 or " * 30_000, "half a " * 30_000]
)
def test_clocks_told_again_and_again_are_read_in_time(text: str) -> None:
    started = time.perf_counter()
    read(text, "en")
    assert time.perf_counter() - started < 5
