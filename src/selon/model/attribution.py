"""Attributions: a source, a cue, a content."""

from __future__ import annotations

from dataclasses import dataclass

from selon.model.spans import Span
from selon.model.vocabulary import Mode, SpeechAct


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is presented as saying something, as the text has it.

    ``source`` is a phrase number (null when nobody is named), ``source_span`` its words;
    ``content`` one span, or several when it is interrupted. ``relays`` are the phrases of
    those who pass it on ("told SANA"). ``nested_in`` is the number of the attribution
    whose content this one lies in. ``rule`` names the form that found it, ``entry`` the
    lexicon cue.
    """

    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speech_act: SpeechAct
    mode: Mode
    rule: str
    entry: str
    source: int | None = None
    source_span: Span | None = None
    relays: tuple[int, ...] = ()
    clause: int | None = None
    nested_in: int | None = None
    negated: bool = False

    @property
    def distance(self) -> bool:
        """Say whether it is but the author's distance from his own words.

        "auraient fui", "reportedly fled"; not "it is said that", which somebody said.
        """
        return self.rule in ("mood", "hearsay.adverb")

    @property
    def length(self) -> int:
        """Characters of the content: of two that hold a word, the shorter is the inner one."""
        return sum(s.end - s.start for s in self.content)
