"""What a file that is not text looks like."""

from __future__ import annotations

import re

_PACKED = "unpack it and give the files inside"
_SAVE = "save it as plain text first"
_PICTURE = "give the text it shows"

_KINDS: tuple[tuple[re.Pattern[bytes], str, str], ...] = tuple(
    (re.compile(magic, re.DOTALL), kind, advice)
    for magic, kind, advice in (
        (rb"%PDF-", "a PDF document", _SAVE),
        (
            rb"PK\x03\x04.{0,26}(?:mimetypeapplication/vnd\.oasis|word/|\[Content_Types\])",
            "an office document",
            _SAVE,
        ),
        (rb"PK(?:\x03\x04|\x05\x06)", "a ZIP archive or office document", _SAVE),
        (rb"\{\\rtf", "an RTF document", _SAVE),
        (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", _SAVE),
        (rb"\x1f\x8b", "a gzip file", _PACKED),
        (rb"BZh[1-9]1AY&SY", "a bzip2 file", _PACKED),
        (rb"\xfd7zXZ\x00", "an xz file", _PACKED),
        (rb"\x28\xb5\x2f\xfd", "a Zstandard file", _PACKED),
        (rb"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _PACKED),
        (rb"Rar!\x1a\x07", "a RAR archive", _PACKED),
        (rb".{257}ustar", "a tar archive", _PACKED),
        (rb"\x89PNG\r\n\x1a\n", "a PNG image", _PICTURE),
        (rb"\xff\xd8\xff", "a JPEG image", _PICTURE),
        (rb"GIF8[79]a", "a GIF image", _PICTURE),
        (rb"(?:II\*\x00|MM\x00\*)", "a TIFF image", _PICTURE),
        (rb"RIFF.{4}WEBP", "a WebP image", _PICTURE),
        (rb"RIFF.{4}(?:WAVE|AVI )", "a sound or video file", "give a transcript"),
        (rb"ID3[\x02-\x04]\x00", "a sound file", "give a transcript"),
        (rb".{4}ftyp", "a video or image file", "give a transcript"),
        (rb"SQLite format 3\x00", "an SQLite database", _SAVE),
        (rb"(?:\x7fELF|MZ.{0,62}\x00{4})", "a program", "give a text"),
    )
)


def binary_kind(data: bytes) -> tuple[str, str] | None:
    """Return what ``data`` looks like and what to do about it, or None for possible text.

    Only well-known opening bytes are looked at: ("a PDF document", "save it as …").
    """
    for magic, kind, advice in _KINDS:
        if magic.match(data):
            return kind, advice
    return None
