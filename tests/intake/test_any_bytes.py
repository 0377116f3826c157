"""Any bytes at all give a text or a refusal."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.errors import InputError
from selon.intake import blocks, parser_text, read_input
from selon.intake.decoding import decode

ANY_TEXT = st.text(st.characters(categories=None))
PIECES = st.sampled_from(
    [
        b"\r\n",
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe9\xa0\xbb",
        b"\xed\xa0\x80",
        b"Bria ",
        b"\xe9",
    ]
)
BYTES = st.binary(max_size=300) | st.lists(PIECES, max_size=40).map(b"".join)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=BYTES)
def test_any_bytes_are_read_or_refused(tmp_path, data):
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    try:
        intake = read_input(str(path))
    except InputError as refusal:
        assert str(refusal).startswith(str(path))
    else:
        assert any(map(str.isalpha, intake.text))


@given(data=BYTES)
def test_any_bytes_have_a_text(data):
    text, notes = decode(data)
    assert isinstance(text, str)
    assert all(notes)


@given(text=ANY_TEXT)
def test_utf8_comes_back_unchanged(text):
    data = text.encode("utf-8", "surrogatepass")
    # Without zero bytes and marks nothing else can claim these bytes.
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(data) == (text, ())


@given(text=ANY_TEXT)
def test_parser_text_keeps_length_and_can_be_encoded(text):
    safe = parser_text(text)
    assert len(safe) == len(text)
    safe.encode("utf-8")


@given(text=ANY_TEXT, size=st.integers(1, 40))
def test_blocks_are_the_text(text, size):
    pieces = list(blocks(text, size))
    assert "".join(piece for _, piece in pieces) == text
    for offset, piece in pieces:
        assert 0 < len(piece) <= size
        assert text.startswith(piece, offset)


@pytest.mark.parametrize("byte", [b"\xe9", b"\xc3\xa9\xe9", b"\0A", b"A\0", b"\x80"])
def test_repeated_bytes_are_decoded_in_linear_time(byte):
    decode(byte * 200_000)
