"""Mentions: words that may name actors, places and times; recognised, not yet resolved."""

from __future__ import annotations

from selon.actors import ActorBase
from selon.gazetteer import Gazetteer
from selon.language.lexicon import Lexicon
from selon.mentions.actors import recognise_actors
from selon.mentions.places import recognise_places
from selon.mentions.times import recognise_times
from selon.model import Mentions, Syntax

__all__ = ["recognise"]


def recognise(syntax: Syntax, lexicon: Lexicon, base: ActorBase, gazetteer: Gazetteer) -> Mentions:
    """Return the mentions of a block, each list in text order."""
    actors = recognise_actors(syntax, lexicon.actors, base)
    return Mentions(
        actors=actors,
        places=recognise_places(
            syntax,
            lexicon.places,
            gazetteer,
            actors,
            lexicon.actors.pairs,
            base.adjectives.get(syntax.language, {}),
        ),
        times=recognise_times(syntax, lexicon.times),
    )
