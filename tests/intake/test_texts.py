"""Texts made safe for the parser, cut into blocks, and their language found."""

from __future__ import annotations

import pytest

from selon.errors import EmptyInput, UnsupportedLanguage
from selon.intake import blocks, detect_language, language_name, parser_text

FRENCH = "Une colonne de l'armée est entrée dans la ville, selon plusieurs habitants. "
ENGLISH = "Residents said an army column had entered the town before dawn. "
GERMAN = "Nach Angaben von Anwohnern ist eine Kolonne der Armee in die Stadt eingerückt. "
READ = ("fr", "en")


def test_parser_text_replaces_one_for_one():
    text = "a\x00b\ud800c\u202ed\x1be\r\n\tf é 😀"
    assert parser_text(text) == "a b\ufffdc d e\r\n\tf é 😀"


def test_parser_text_leaves_ordinary_text_alone():
    assert parser_text(FRENCH) is FRENCH


def test_parser_text_breaks_endless_words():
    assert parser_text("so " + '"_' * 200 + "'s ok") == "so " + " " * 401 + "s ok"
    for word in ("x" * 1000, "." * 20, "https://example.org/" + "a-" * 50):
        assert parser_text(f"wait {word} there") == f"wait {word} there"


def test_short_text_is_one_block():
    assert list(blocks("Two words.\n")) == [(0, "Two words.\n")]
    assert list(blocks("")) == []


def test_blocks_end_with_paragraphs():
    text = "first line\nsecond line\nthird line\n"
    assert list(blocks(text, 25)) == [(0, "first line\nsecond line\n"), (23, "third line\n")]


def test_blocks_of_one_line_end_with_sentences_then_words_then_anywhere():
    assert [b for _, b in blocks("One two. Three four. Five six.", 24)] == [
        "One two. Three four. ",
        "Five six.",
    ]
    assert [b for _, b in blocks("one two three four", 10)] == ["one two ", "three four"]
    assert [b for _, b in blocks("x" * 25, 10)] == ["x" * 10, "x" * 10, "x" * 5]


def test_blocks_do_not_part_a_line_end():
    assert [b for _, b in blocks("abc\r\ndef\r\n", 4)] == ["abc", "\r\n", "def", "\r\n"]


def test_blocks_of_a_huge_line_are_bounded():
    text = "word, " * 200_000
    pieces = list(blocks(text))
    assert "".join(piece for _, piece in pieces) == text
    assert max(len(piece) for _, piece in pieces) <= 100_000


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FRENCH, "fr"),
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (FRENCH * 50 + ENGLISH * 3, "fr"),
        (ENGLISH + FRENCH * 200, "fr"),
        ("\x00\ud800" + FRENCH, "fr"),
        ("1 2 3 4 5 6 7 8 9 0 " * 500 + ENGLISH + "1 2 3 4 5 6 7 8 9 0 " * 501, "en"),
    ],
)
def test_language_is_found(text, code):
    assert detect_language(text, READ) == code


def test_other_language_is_named():
    with pytest.raises(UnsupportedLanguage, match=r"German.*English and French"):
        detect_language(GERMAN * 3, READ)


def test_unclear_language():
    with pytest.raises(UnsupportedLanguage, match="unclear"):
        detect_language("zzk qwvx", ("xx",))


def test_no_words():
    with pytest.raises(EmptyInput):
        detect_language("12 15 --", READ)


def test_detection_prints_nothing(capfd):
    detect_language(FRENCH, READ)
    assert capfd.readouterr() == ("", "")


def test_language_names():
    assert language_name("sw") == "Swahili"
    assert language_name("zz") == "zz"
