"""Further forms of attribution, on invented sentences (real geography, invented people)."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from selon import Reader
from selon.attributions import attribute
from selon.language.english import PACKAGE as ENGLISH
from selon.model import Attribution

pytestmark = pytest.mark.models

READER = Reader()
Told = tuple[str, str, list[str]]


def told(language: str, text: str) -> list[Told]:
    """Return source, cue and contents of each attribution."""
    return [_words(a) for a in attributions(language, text)]


def attributions(language: str, text: str) -> list[Attribution]:
    blocks = READER.work_through(text, language=language).blocks
    return [a for block in blocks for a in block.attributions]


def _words(found: Attribution) -> Told:
    source = found.source_span.text if found.source_span else ""
    return source, found.cue[0].text if found.cue else "", [s.text for s in found.content]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "La piste est coupée, a crié à Ansongo le chef du convoi, et nous restons ici.",
         ("le chef du convoi", "a crié", ["La piste est coupée", "et nous restons ici"])),
        ("fr", "« Le puits est à sec depuis mars », souffle le berger Issouf Maïga.",
         ("le berger Issouf Maïga", "souffle", ["Le puits est à sec depuis mars"])),
        ("fr", "« Personne ne viendra », soupire-t-elle.",
         ("elle", "soupire", ["Personne ne viendra"])),
        ("fr", "Les secouristes attendaient. « La route est minée », a prévenu un sapeur.",
         ("un sapeur", "a prévenu", ["La route est minée"])),
        ("fr", "« Le puits est vide », a déclaré à la barre le caporal Sow.",
         ("le caporal Sow", "a déclaré", ["Le puits est vide"])),
        ("fr", "Le préfet a indiqué lundi que deux ponts étaient hors d'usage. Il pleuvait.",
         ("Le préfet", "a indiqué", ["deux ponts étaient hors d'usage"])),
        ("fr", "Le préfet a fait savoir lundi que deux ponts étaient hors d'usage.",
         ("Le préfet", "a fait", ["deux ponts étaient hors d'usage"])),
        ("fr", "Ouagadougou accuse les mutins d'avoir pillé un dépôt.",
         ("Ouagadougou", "accuse", ["les mutins d'avoir pillé un dépôt"])),
        ("fr", "Pour le gouverneur, la trêve est morte.",
         ("le gouverneur", "Pour", ["la trêve est morte"])),
        ("fr", "Selon la Croix-Rouge et un élu de Bria, neuf puits sont empoisonnés.",
         ("la Croix-Rouge et un élu de Bria", "Selon", ["neuf puits sont empoisonnés"])),
        ("fr", "Le port est fermé, a indiqué la capitainerie mardi.",
         ("la capitainerie", "a indiqué", ["Le port est fermé"])),
        ("en", "The wells, said the elder, were poisoned in March.",
         ("the elder", "said", ["The wells", "were poisoned in March"])),
        ("en", "The army did not move. “We stayed in the trench,” said a gunner.",
         ("a gunner", "said", ["We stayed in the trench"])),
        ("en", "“Nobody came. We buried them ourselves,” said Ama Tetteh.",
         ("Ama Tetteh", "said", ["Nobody came. We buried them ourselves"])),
        ("en", "The Bor Ledger quoted the head of the union as saying that no rice had come.",
         ("the head of the union", "saying", ["no rice had come"])),
        ("en", "Citing heavy rain, the airline suspended its flights to Rumbek.",
         ("the airline", "Citing", ["heavy rain"])),
        ("en", "Gunmen burned the market on Friday the monitoring group said.",
         ("the monitoring group", "said", ["Gunmen burned the market on Friday"])),
        ("en", "Church groups have called for the curfew to be lifted.",
         ("Church groups", "have called", ["the curfew to be lifted"])),
        ("en", "The clinic gave a toll of nine dead on Monday.",
         ("The clinic", "gave", ["a toll of nine dead"])),
        ("en", "The mayor urged the rebels to spare the dam.",
         ("The mayor", "urged", ["the rebels to spare the dam"])),
        ("en", "The bishop condemned the shelling of the clinic and the theft of its drugs.",
         ("The bishop", "condemned",
          ["the shelling of the clinic and the theft of its drugs"])),
        ("en", "Mortar fire kills three in Bentiu: monitor", ("monitor", ":",
         ["Mortar fire kills three in Bentiu"])),
        ("en", "“They took the goats.” — Deng Akol", ("Deng Akol", "—", ["They took the goats."])),
        ("en", "Protesters' demands include the release of the miners.",
         ("Protesters", "demands", ["the release of the miners"])),
    ],
)  # fmt: skip
def test_who_says_what_by_which_words(language: str, text: str, expected: Told) -> None:
    found = told(language, text)
    assert any(_alike(one, expected) for one in found), found


def _alike(found: Told, expected: Told) -> bool:
    source = found[0].lstrip("-t").lstrip("-") if found[0].startswith("-") else found[0]
    return (source, found[1], found[2]) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le marché ouvre à des heures différentes selon les saisons."),
        ("fr", "Si la pluie revenait, les camions rouleraient de nouveau."),
        ("fr", "Le siège de Kidal inspire le roman « La Nuit des braises »."),
        ("en", "The convoy reached Bor according to plan."),
        ("en", "The song “Rivers of Jonglei” was played at the wedding."),
    ],
)
def test_nobody_says_what_only_looks_like_speech(language: str, text: str) -> None:
    assert told(language, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Onze pêcheurs auraient été enlevés près de Baga.",
        "Un second pont aurait sauté dans la nuit.",
    ],
)
def test_a_conditional_alone_is_said_by_nobody(text: str) -> None:
    (found,) = attributions("fr", text)
    assert (found.source, found.speech_act) == (None, "hearsay")


@pytest.mark.parametrize(
    "text",
    [
        "Selon le maire, onze pêcheurs auraient été enlevés.",
        "Le maire a dit que le pont serait réparé.",
        "Je voudrais retrouver mon frère.",
        "Je voudrais demander pardon aux familles.",
    ],
)
def test_a_conditional_is_no_hearsay_where_somebody_speaks(text: str) -> None:
    assert all(a.speech_act != "hearsay" for a in attributions("fr", text))


def test_a_claim_in_the_conditional_is_the_author_s_and_hedged() -> None:
    claims = READER.read("Onze pêcheurs auraient été tués près de Baga.", language="fr").claims
    assert claims
    assert all(c.attribution.hedged and c.attribution.mode == "author" for c in claims)


def test_who_adds_is_who_spoke_not_what_he_spoke_of() -> None:
    found = told("en", "The army denied the killings, adding that its men were in Juba.")
    assert ("The army", "adding", ["its men were in Juba"]) in found


def test_nobody_s_words_have_no_source() -> None:
    (found,) = attributions("fr", "Personne n'affirme que la ville est tombée.")
    assert found.source is None
    assert found.negated


def test_a_quotation_is_not_said_by_the_next_verb_of_a_series() -> None:
    text = "Les miliciens ont pris Ber « sans tirer un coup » et menacent Kidal."
    assert not any("tirer" in s for _, _, content in told("fr", text) for s in content)


def test_a_quotation_belongs_to_one_speaker() -> None:
    text = "“We hold the bridge,” said Colonel Okot. “They are lying,” replied Mayor Achan."
    found = {source: content for source, _, content in told("en", text)}
    assert found["Colonel Okot"] == ["We hold the bridge"]
    assert found["Mayor Achan"] == ["They are lying"]


@pytest.mark.parametrize(
    "text",
    [
        '"We left, said the cook. "They came at dusk.',
        "“We left,” he said. ”They came.” «Oui, dit-il.",
        "''We left'', `they said``. ‹No›",
    ],
)
def test_odd_quotation_marks_are_survived(text: str) -> None:
    for language in ("en", "fr"):
        attributions(language, text)


def test_time_grows_no_faster_than_twice_the_text() -> None:
    def spent(times: int) -> float:
        text = '"We hold it," said the cook, "and he said that they said that it fell." ' * times
        blocks = READER.work_through(text, language="en").blocks
        from selon.language.package import language_package

        lexicon = language_package("en").lexicon
        started = time.perf_counter()
        for block in blocks:
            attribute(block.syntax, block.mentions, lexicon.cues, lexicon.attribution_weights)
        return time.perf_counter() - started

    spent(10)
    small, large = min(spent(40) for _ in range(3)), min(spent(160) for _ in range(3))
    # Four times the text; quadratic growth would take sixteen times as long.
    assert large < 9 * small


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Colonel Dara Menk declined to give figures, going on to say that the bridge was intact.",
         "Colonel Dara Menk", "to say"),
        ("The governor spoke for an hour, without once mentioning the shelling of Kramatorsk.",
         "The governor", "mentioning"),
        ("A UN report released last month found that 300 families had fled Bentiu.",
         "A UN report released last month", "found"),
    ],
)  # fmt: skip
def test_who_speaks_stands_in_another_clause_or_is_told_at_length(
    text: str, source: str, cue: str
) -> None:
    assert (source, cue) in [(s, c) for s, c, _ in told("en", text)]


def test_without_weights_of_speakers_the_rules_say_who_speaks() -> None:
    weights = ENGLISH.lexicon.attribution_weights
    assert weights is not None
    (block,) = READER.work_through(
        "Colonel Dara Menk said the bridge was intact.", language="en"
    ).blocks
    without = replace(weights, speakers={})
    (found,) = attribute(block.syntax, block.mentions, ENGLISH.lexicon.cues, without)
    assert found.source_span is not None
    assert found.source_span.text == "Colonel Dara Menk"
