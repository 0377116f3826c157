"""Intake: bytes become text, with a note on all that was unusual about them."""

from selon.intake.blocks import blocks
from selon.intake.characters import character_notes, parser_text
from selon.intake.detection import detect_language, language_name
from selon.intake.files import MAX_BYTES, Intake, read_input

__all__ = [
    "MAX_BYTES",
    "Intake",
    "blocks",
    "character_notes",
    "detect_language",
    "language_name",
    "parser_text",
    "read_input",
]
