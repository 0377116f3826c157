"""Who appears in a report. The text, the group and the private people in it are invented."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from selon.actors import load_actors
from selon.model import (
    ActorMention,
    ActorReference,
    Claim,
    ClaimAttribution,
    CodedAttribution,
    CodedEvent,
    Mentions,
    NounPhrase,
    Participant,
    Reading,
    Relay,
    Report,
    Source,
    Span,
    Syntax,
    Token,
)
from selon.output.cast import cast_of, masked
from selon.output.cast_view import cast_json, cast_view
from selon.workings import BlockWorkings, Workings

TEXT = (
    "Awa Diarra told the UN that rebels of the Garde du fleuve beat her. Diarra fled. "
    "She and the brother of Awa Diarra saw the United Nations. Rebels left, an officer said. "
    "It rained."
)
AWA, GARDE, UN = (
    ("act_a1", "Awa Diarra"),
    ("act_g1", "Garde du fleuve"),
    ("act_un", "United Nations"),
)


def words(text, number=0):
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(text, start + 1)
    return Span(start, start + len(text), text)


# Words, which occurrence, whom they name, kind, pronoun.
MENTIONS = [
    ("Awa Diarra", 0, AWA, "person", False),
    ("the UN", 0, UN, "international", False),
    ("rebels", 0, ("", "rebels"), "nonstate_group", False),
    ("the Garde du fleuve", 0, GARDE, "unknown", False),
    ("her", 1, AWA, "person", True),
    ("Diarra", 1, AWA, "person", False),
    ("She", 0, AWA, "person", True),
    ("the brother of Awa Diarra", 0, ("", "relatives"), "civilian", False),
    ("the United Nations", 0, UN, "international", False),
    ("Rebels", 0, ("", "rebels"), "nonstate_group", False),
    ("an officer", 0, ("", "officer"), "person", False),
    ("It", 0, None, "unknown", True),
]


def block():
    tokens = tuple(
        Token(s.start, s.start + 3, "the", "the", "DET", 0)
        for s in (words("the Garde"), words("the UN"))
    )
    phrases = tuple(
        NounPhrase(0, words(text, n), words(text, n), text, "NOUN", 0) for text, n, *_ in MENTIONS
    )
    mentions = tuple(
        ActorMention(i, phrases[i].span, kind, "", pronoun=pronoun)
        for i, (_, _, _, kind, pronoun) in enumerate(MENTIONS)
    )
    actors = tuple(
        ()
        if who is None
        else (ActorReference(who[0], who[1], kind, phrases[i].span, "stated", "rule"),)
        for i, (_, _, who, kind, _) in enumerate(MENTIONS)
    )
    syntax = Syntax(TEXT, 0, "en", tokens, (), phrases, (), (), ())
    return BlockWorkings(syntax, Mentions(mentions, (), ()), (), (), (), actors, (), ())


def attribution(source, relays=()):
    return CodedAttribution("say", "indirect", source, (), (), None, "rule", "", relays)


@pytest.fixture
def workings():
    """A report of a private person, a group nobody knows, the UN and an unnamed officer."""
    beaten = CodedEvent(
        "assault",
        words("beat"),
        "actual",
        (
            Participant("actor", "", "rebels", words("rebels"), "stated"),
            Participant("actor", *GARDE, words("the Garde du fleuve"), "stated"),
            Participant("victim", *AWA, words("her", 1), "carried"),
        ),
    )
    author = ClaimAttribution("author", False, Source("author", "", "author", None), ())
    claim = Claim("clm_1", "rep_1", "test", beaten, author, words("beat"), ())
    told = (
        attribution(
            Source("named", *AWA, words("Awa Diarra"), on_behalf_of="United Nations"),
            (Relay("United Nations", words("the UN")),),
        ),
        attribution(Source("anonymous", "", "officer", words("an officer"))),
        attribution(Source("anonymous", "", "it", words("It"))),
        attribution(Source("named", "act_x1", "Veille du fleuve", words("said"))),
    )
    reading = Reading(Report("rep_1", TEXT, "en"), told, (claim,))
    return Workings(reading, (block(),))


@pytest.fixture
def cast(workings):
    return cast_of(workings, load_actors())


def printed(cast, width=100, name="a.txt"):
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(cast_view(cast, name, width))
    return out.getvalue()


def test_words_are_grouped_by_actor_and_pronouns_counted_apart(cast):
    awa, un = cast.named[0], cast.named[1]
    assert (awa.name, awa.mentions, awa.pronouns) == ("Awa Diarra", 4, 2)
    assert awa.words == (("Awa Diarra", 1), ("Diarra", 1))
    assert (un.name, un.country, un.words) == (
        "United Nations",
        "",
        (("the UN", 1), ("the United Nations", 1)),
    )
    rebels = cast.unnamed[0]
    assert (rebels.name, rebels.kind, rebels.words) == (
        "rebels",
        "nonstate_group",
        (("rebels", 2),),
    )


def test_as_what_they_appear(cast):
    parts = {m.name: dict(m.parts) for m in (*cast.named, *cast.unnamed)}
    assert parts == {
        "Awa Diarra": {"source": 1, "victim": 1},
        "United Nations": {"relay": 1, "on behalf of": 1},
        "Garde du fleuve": {"actor": 1},
        "Veille du fleuve": {"source": 1},
        "rebels": {"actor": 1},
        "relatives": {},
        "officer": {"source": 1},
    }
    assert (cast.unresolved, cast.unresolved_parts) == (1, (("source", 1),))


def test_private_people_are_masked_in_their_words_and_in_those_of_others(cast):
    assert [m.private for m in cast.named] == [True, False, False, True]
    hidden = masked(cast)
    for view in (json.dumps(cast_json(hidden, "a.txt")), printed(hidden)):
        assert "Awa" not in view and "Diarra" not in view
        assert "[name]" in view
        assert "Garde du fleuve" in view
    words = {m.name: m.words for m in hidden.unnamed}
    assert words["relatives"] == (("the brother of [name]", 1),)
    assert hidden.named[0].words == (("[name]", 2),)
    assert (hidden.named[0].id, hidden.named[0].mentions) == ("act_a1", 4)
    assert "Awa Diarra" in printed(cast)


def test_a_person_of_the_knowledge_base_is_not_private(workings, tmp_path):
    path = tmp_path / "actors.yaml"
    path.write_text("actors: [{id: act_a1, name: Awa Diarra, kind: person, country: ML}]")
    known = cast_of(workings, load_actors(path)).named[0]
    assert (known.private, known.country) == (False, "ML")


def test_json(cast):
    data = cast_json(cast, "a.txt")
    assert (data["file"], data["report"], data["language"]) == ("a.txt", "rep_1", "en")
    assert data["actors"][0] == {
        "id": "act_a1",
        "name": "Awa Diarra",
        "kind": "person",
        "country": "",
        "private": True,
        "mentions": 4,
        "words": [{"text": "Awa Diarra", "count": 1}, {"text": "Diarra", "count": 1}],
        "pronouns": 2,
        "as": {"source": 1, "victim": 1},
    }
    assert [m["name"] for m in data["unnamed"]] == ["rebels", "relatives", "officer"]
    assert data["unresolved"] == {"mentions": 1, "as": {"source": 1}}


def test_a_table_tells_all_of_it(cast):
    text = printed(cast)
    assert text.startswith("a.txt ──")
    assert "English · 4 named · 3 only described · unresolved: 1 mention; source" in text
    assert "“Awa Diarra”, “Diarra”, pronouns ×2" in text
    assert "“rebels” ×2" in text
    assert text.index("Garde du fleuve") < text.index("rebels")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal_and_ids_are_whole(cast, width):
    lines = printed(cast, width).splitlines()
    assert max(map(len, lines)) <= width
    assert any(line.split()[:1] == ["act_a1"] for line in lines)
    assert not [line for line in lines if "…" in line]


def test_names_cannot_command_the_terminal(workings):
    view = printed(cast_of(workings, load_actors()), name="a\x1b[31m.txt")
    assert "\x1b" not in view and "a\\x1b[31m.txt" in view
