"""What is read, what is refused, and in which words. All texts are invented."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from pathlib import Path

import pytest

from selon.errors import BinaryInput, EmptyInput, InputError, TooLarge, UnreadableInput
from selon.intake import MAX_BYTES, read_input

TEXT = "L'armée a quitté Ménaka à l'aube, selon « deux témoins ».\r\nElle dément.\n"


@pytest.fixture
def given(tmp_path):
    """Write bytes to a file and return its path."""

    def write(data: bytes) -> str:
        path = tmp_path / "report.txt"
        path.write_bytes(data)
        return str(path)

    return write


def refused(path: str, kind: type[InputError], *expected: str) -> None:
    with pytest.raises(kind) as caught:
        read_input(path)
    message = str(caught.value)
    assert message.startswith(path)
    assert "\n" not in message
    for words in expected:
        assert words in message


def test_utf8_is_read_as_it_stands(given):
    intake = read_input(given(TEXT.encode()))
    assert intake.text == TEXT
    assert intake.notes == ()


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    intake = read_input("-")
    assert (intake.name, intake.text) == ("standard input", TEXT)


def test_missing_file(tmp_path):
    refused(str(tmp_path / "gone.txt"), UnreadableInput, "does not exist")


def test_directory(tmp_path):
    refused(str(tmp_path), UnreadableInput, "is a directory")


def test_name_that_no_file_can_have():
    refused("re\0port", UnreadableInput)
    refused("x" * 5000, UnreadableInput)


def test_file_that_may_not_be_opened(given, monkeypatch):
    def locked(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    path = given(b"words")
    monkeypatch.setattr(Path, "open", locked)
    refused(path, UnreadableInput, "permissions")


@pytest.mark.parametrize("data", [b"", b"  \r\n\t\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0"])
def test_empty(given, data):
    refused(given(data), EmptyInput, "is empty")


def test_no_words(given):
    refused(given(b"12 - 15 / 2024 ...\n"), EmptyInput, "no words")


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (zipped("a.txt"), "ZIP"),
        (zipped("[Content_Types].xml"), "office document"),
        (gzip.compress(TEXT.encode()), "gzip"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"{\\rtf1\\ansi Some words}", "RTF"),
        (b"\x7fELF\x02\x01\x01", "program"),
    ],
)
def test_known_kinds_of_binary_are_named(given, data, kind):
    refused(given(data), BinaryInput, kind)


def test_unknown_binary(given):
    refused(given(bytes(range(256)) * 40), BinaryInput, "control characters")


def test_size_limit(given, monkeypatch):
    assert MAX_BYTES == 20_000_000
    monkeypatch.setattr("selon.intake.files.MAX_BYTES", 1_000_000)
    assert read_input(given(b"word " * 200_000)).text
    refused(given(b"word " * 200_000 + b"!"), TooLarge, "1 MB")


def test_endless_file_is_not_read_to_its_end(given, monkeypatch):
    class Endless(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            assert size is not None and size >= 0
            return b"word " * (size // 5 + 1)

    monkeypatch.setattr("selon.intake.files.MAX_BYTES", 1000)
    path = given(b"")
    monkeypatch.setattr(Path, "open", lambda self, mode: Endless())
    refused(path, TooLarge)


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8-sig", "byte order mark"),
        ("utf-16", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_other_encodings_are_read_with_a_note(given, encoding, note):
    intake = read_input(given(TEXT.encode(encoding)))
    assert intake.text == TEXT
    assert note in intake.notes[0]


def test_utf16_cut_in_the_middle_of_a_character(given):
    intake = read_input(given(TEXT.encode("utf-16")[:-1]))
    assert intake.text == TEXT[:-1]
    assert any("left out" in note for note in intake.notes)


def test_lines_of_different_encodings(given):
    first, second = "Des éléments armés ont été aperçus à Bria.\n", "La mairie a été évacuée.\n"
    intake = read_input(given(first.encode() + second.encode("cp1252") + first.encode()))
    assert intake.text == first + second + first
    assert intake.notes == ("1 of 3 lines are not UTF-8: read as Windows-1252",)


def test_odd_bytes_inside_a_line_of_utf8(given):
    line = "À Bria, des éléments armés ont été aperçus près de la mairie évacuée"
    data = line.encode() + "«é»".encode("cp1252")
    assert read_input(given(data)).text == line + "«é»"


def test_windows_1252_that_looks_like_utf8_here_and_there(given):
    text = "« Le siège est levé\xa0», a-t-il déclaré à Bangui, près du marché fermé."
    assert read_input(given(text.encode("cp1252"))).text == text


def test_characters_nobody_sees_are_kept_and_noted(given):
    text = (
        "Une \u202ecolonne\u202c a quitté \x00 Bria \ud800 hier, selon des habitants de la ville."
    )
    intake = read_input(given(text.encode("utf-8", "surrogatepass")))
    assert intake.text == text
    assert intake.notes == (
        "NUL characters in the text: 1",
        "lone surrogates in the text: 1",
        "invisible characters that change the direction of text in the text: 2",
    )


def test_html_is_read_with_a_note(given):
    intake = read_input(given(b"<!DOCTYPE html><p>Some words.</p>"))
    assert "HTML" in intake.notes[0]
