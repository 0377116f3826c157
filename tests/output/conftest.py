"""A reading made by hand. Text, outlet and private people in it are invented."""

from __future__ import annotations

import pytest

from selon.model import (
    Anchor,
    Because,
    Candidate,
    Claim,
    ClaimAttribution,
    CodedAttribution,
    CodedEvent,
    Count,
    Link,
    Participant,
    Place,
    PlaceChoice,
    Provenance,
    Published,
    Reading,
    Reason,
    Relay,
    Report,
    Source,
    Span,
    Time,
    claim_id,
    report_id,
)

TEXT = """\
Lundi 4 mars 2024, des drones auraient frappé un dépôt près de Kidal et de Gao, tuant au \
moins douze soldats, a annoncé le colonel Issa Tangara à l'agence Sahel-Bulletin.
L'état-major dément avoir quitté Tessalit.
Des centaines d'habitants fuient Ber.
Courrier du Niger, https://example.org/1
"""
REPORT = report_id(TEXT)


def words(text: str) -> Span:
    """Return the first occurrence of ``text`` in the report."""
    start = TEXT.index(text)
    return Span(start, start + len(text), text)


COLONEL = Source("named", "act_1", "Issa Tangara", words("le colonel Issa Tangara"), "Army of Mali")
AUTHOR = Source("author", "", "author", None)


def _id(trigger: str) -> str:
    return claim_id(REPORT, words(trigger).start, words(trigger).end, 0)


STRIKE = Claim(
    id=_id("frappé"),
    report=REPORT,
    coded_by="selon 0",
    event=CodedEvent(
        type="air_drone_strike",
        trigger=words("frappé"),
        modality="actual",
        participants=(
            Participant("target", "", "un dépôt", words("un dépôt"), "stated"),
            Participant("victim", "", "soldats", words("douze soldats"), "stated"),
        ),
        places=(
            Place(
                "Kidal",
                words("Kidal"),
                "stated",
                "near",
                2456917,
                "ML",
                "city",
                18.44,
                1.41,
                12.5,
                anchors=(Anchor("Kidal", 2456917, 18.44, 1.41),),
                choice=PlaceChoice(
                    Candidate("Kidal", "ML", 2456917), Candidate("Kidal Region", "ML", None), 1.25
                ),
            ),
            Place("Gao", words("Gao"), "carried", "near", 2457161, "ML", "city", 16.27, -0.04),
        ),
        time=Time("2024-03-04", "stated", "clause", "stated", "", words("Lundi 4 mars 2024")),
        counts=(Count("killed", 12, None, words("au moins douze")),),
    ),
    attribution=ClaimAttribution(
        mode="indirect",
        hedged=True,
        source=COLONEL,
        voices=("Issa Tangara",),
        hedge=words("auraient"),
        speech_act="announce",
        cue=words("a annoncé"),
        content=words("des drones auraient frappé un dépôt"),
        relays=(Relay("Sahel-Bulletin", words("Sahel-Bulletin")),),
    ),
    evidence=words(TEXT.splitlines()[0]),
    because=(
        Because("event.type", "trigger", "fr.strike", words("frappé")),
        Because("event.places.0", "gazetteer", "2456917", words("Kidal")),
        Because("attribution.hedged", "conditional", "", words("auraient")),
    ),
)
DENIED = Claim(
    id=_id("quitté"),
    report=REPORT,
    coded_by="selon 0",
    event=CodedEvent(
        type="withdrawal_redeployment",
        trigger=words("quitté"),
        modality="denied",
        participants=(
            Participant("actor", "act_2", "Army of Mali", words("L'état-major"), "stated"),
        ),
        places=(Place("Tessalit", words("Tessalit"), "stated"),),
    ),
    attribution=ClaimAttribution(
        "indirect", False, None, ("Army of Mali",), speech_act="deny", cue=words("dément")
    ),
    evidence=words("L'état-major dément avoir quitté Tessalit"),
    because=(),
)
FLIGHT = Claim(
    id=_id("fuient"),
    report=REPORT,
    coded_by="selon 0",
    event=CodedEvent(
        type="displacement",
        trigger=words("fuient"),
        modality="ongoing",
        counts=(Count("displaced", 200, 999, words("Des centaines")),),
    ),
    attribution=ClaimAttribution("author", False, AUTHOR, ()),
    evidence=words("Des centaines d'habitants fuient Ber"),
    because=(),
    about=None,
)


@pytest.fixture
def reading() -> Reading:
    """Three claims of three voices, one with two places, one denied, one by the author."""
    report = Report(
        id=REPORT,
        text=TEXT,
        language="fr",
        published=Published(
            "2024-03-04/2024-03-05", "inferred", (Reason("weekday", words("Lundi")),)
        ),
        provenance=(Provenance("publisher", "Courrier du Niger", words("Courrier du Niger")),),
        links=(Link("https://example.org/1"),),
        notes=("not UTF-8: read as Windows-1252",),
    )
    told = CodedAttribution(
        speech_act="announce",
        mode="indirect",
        source=COLONEL,
        cue=(words("a annoncé"),),
        content=(words("des drones auraient frappé un dépôt"),),
        nested_in=None,
        rule="inversion",
        entry="fr.annoncer",
        relays=(Relay("Sahel-Bulletin", words("Sahel-Bulletin")),),
    )
    return Reading(report, (told,), (STRIKE, DENIED, FLIGHT))
