"""Bytes become text: UTF-8 first, byte order marks, then Windows-1252 where it must be."""

from __future__ import annotations

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8", 1),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32 (little-endian)", 4),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32 (big-endian)", 4),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16 (little-endian)", 2),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16 (big-endian)", 2),
)
_SAMPLE = 4096
# Well-formed UTF-8 sequences arise by chance in Windows-1252 text (an accented letter
# before a no-break space and a guillemet); real UTF-8 has far more of them.
_CHANCE = 10
# The five bytes that Windows-1252 leaves undefined become the controls of Latin-1.
_WINDOWS_1252 = {
    byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}
_TABLE = "".join(_WINDOWS_1252.get(byte, chr(byte)) for byte in range(0x100))


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the text of ``data`` and notes on how it was read.

    Every byte string has a text. Line ends stay as they are; surrogates that were encoded
    as if they were characters stay lone; a byte order mark is left out.
    """
    for mark, encoding, name, unit in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, name, unit)
    for encoding, zeros in (("utf-16-le", 1), ("utf-16-be", 0)):
        if _every_other_is_zero(data, zeros):
            return _wide(data, encoding, f"UTF-16 without a byte order mark ({encoding[-2:]})", 2)
    return _unmarked(data)


def _marked(data: bytes, encoding: str, name: str, unit: int) -> tuple[str, tuple[str, ...]]:
    if unit > 1:
        return _wide(data, encoding, name, unit)
    text, notes = _unmarked(data)
    return text, ("byte order mark at the start left out", *notes)


def _wide(data: bytes, encoding: str, name: str, unit: int) -> tuple[str, tuple[str, ...]]:
    """Decode UTF-16 or UTF-32, leaving out the bytes of a character cut off at the end."""
    rest = len(data) % unit
    whole = data[: len(data) - rest]
    notes = [f"read as {name}"]
    if rest:
        notes.append("incomplete last character left out")
    try:
        text = whole.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        text = whole.decode(encoding, "replace")
        notes.append("impossible characters replaced by U+FFFD")
    return text, tuple(notes)


def _every_other_is_zero(data: bytes, first: int) -> bool:
    """Say whether the bytes at ``first``, ``first`` + 2 … are NUL and the others are not."""
    sample = data[:_SAMPLE]
    zero, other = sample[first::2], sample[1 - first :: 2]
    return (
        len(sample) >= 4
        and zero.count(0) >= 0.7 * len(zero)
        and other.count(0) <= 0.02 * len(other)
    )


def _unmarked(data: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode("utf-8", "surrogatepass"), ()
    except UnicodeDecodeError:
        pass
    good, bad = _sequences(data)
    if good * _CHANCE <= bad:
        return _legacy(data), ("not UTF-8: read as Windows-1252",)
    lines = data.splitlines(keepends=True)
    read = [_line(line) for line in lines]
    odd = sum(not utf8 for _, utf8 in read)
    note = f"{odd} of {len(lines)} lines are not UTF-8: read as Windows-1252"
    return "".join(text for text, _ in read), (note,)


def _line(line: bytes) -> tuple[str, bool]:
    """Return the text of a line and whether it was UTF-8 throughout."""
    try:
        return line.decode("utf-8", "surrogatepass"), True
    except UnicodeDecodeError:
        good, bad = _sequences(line)
        return (line.decode("utf-8", _HANDLER) if good > bad else _legacy(line)), False


def _sequences(data: bytes) -> tuple[int, int]:
    """Count the well-formed and the broken multi-byte sequences of UTF-8 in ``data``."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) - bad, bad


def _legacy(data: bytes) -> str:
    return codecs.charmap_decode(data, "strict", _TABLE)[0]


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that UTF-8 refuses as Windows-1252 (a codec error handler)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _legacy(error.object[error.start : error.end]), error.end


_HANDLER = "selon.windows-1252"
codecs.register_error(_HANDLER, _as_windows_1252)
