"""Knowledge of actors: countries, groups, organisations, outlets, public figures."""

from selon.actors.base import ActorBase, load_actors
from selon.actors.records import Actor

__all__ = ["Actor", "ActorBase", "load_actors"]
