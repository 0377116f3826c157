"""A language's lexicon: every list of words that the steps after parsing consult."""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from selon.data import fingerprint, load_yaml, resource
from selon.language.actor_words import ActorWords, actor_words
from selon.language.concepts import ConceptWords, concept_words
from selon.language.cues import CueWords, cue_words
from selon.language.domain_words import DomainWords, domain_words
from selon.language.modality_words import ModalityWords, modality_words
from selon.language.place_words import PlaceWords, place_words
from selon.language.provenance_words import ProvenanceWords, provenance_words
from selon.language.quantity_words import QuantityWords, quantity_words
from selon.language.stand_ins import StandIns, stand_ins
from selon.language.time_words import TimeWords, time_words
from selon.language.triggers import TriggerWords, trigger_words
from selon.language.weights import Weights, read_weights


class Lexicon:
    """The data files of one language package, each read and checked at first use.

    ``package`` is the dotted name of the language's package ("selon.language.french").
    """

    def __init__(self, package: str) -> None:
        self.package = package

    def _read(self, name: str) -> Any:
        file = resource(self.package, f"lexicon/{name}.yaml")
        return load_yaml(file, resource("selon.language", f"schemas/{name}.yaml"))

    @cached_property
    def lemmas(self) -> dict[str, str]:
        """Lemmas by lower-case form, where the parser's own are wrong."""
        return {form: e["lemma"] for e in self._read("lemmas")["lemmas"] for form in e["forms"]}

    @cached_property
    def stand_ins(self) -> StandIns:
        """Verbs that the parser misreads, and what it is given in their place."""
        return stand_ins(self._read("stand_ins"))

    @cached_property
    def cues(self) -> CueWords:
        """Words that mark an attribution."""
        return cue_words(self._read("cues"))

    @cached_property
    def triggers(self) -> TriggerWords:
        """Words that name an event."""
        return trigger_words(self._read("triggers"))

    @cached_property
    def concepts(self) -> ConceptWords:
        """Words by what they mean, for models that know no language."""
        return concept_words(self._read("concepts"))

    @cached_property
    def domains(self) -> DomainWords:
        """Words of other walks of life, where words of conflict are figures of speech."""
        return domain_words(self._read("domains"))

    @cached_property
    def modality(self) -> ModalityWords:
        """Words that plan, attempt, fear, deny or hedge an event."""
        return modality_words(self._read("modality"))

    @cached_property
    def quantities(self) -> QuantityWords:
        """Number words, approximations, and what is counted."""
        return quantity_words(self._read("quantities"))

    @cached_property
    def times(self) -> TimeWords:
        """Calendar words and patterns of time expressions."""
        return time_words(self._read("times"))

    @cached_property
    def places(self) -> PlaceWords:
        """Spatial relations, bearings, and nouns of places."""
        return place_words(self._read("places"))

    @cached_property
    def actors(self) -> ActorWords:
        """Nouns, titles and pronouns that name actors."""
        return actor_words(
            self._read("actors"), self.times.words("weekday"), self.times.words("month")
        )

    @cached_property
    def provenance(self) -> ProvenanceWords:
        """Lines that say where a report comes from."""
        return provenance_words(self._read("provenance"))

    @cached_property
    def attribution_weights(self) -> Weights | None:
        """Learned weights of the readings of verbs and nouns as cues; null where there are none."""
        return read_weights(self._weights) if self._weights.is_file() else None

    @property
    def _weights(self) -> Traversable:
        return files(self.package).joinpath("weights", "attribution.json")

    def files(self) -> tuple[Traversable, ...]:
        """Return the lexicon's data files in name order."""
        folder = files(self.package).joinpath("lexicon")
        return tuple(
            sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
        )

    @cached_property
    def hash(self) -> str:
        """A short hash of all data files of this lexicon, for ``coded_by``."""
        learned = (self._weights,) if self._weights.is_file() else ()
        return fingerprint(*self.files(), *learned)
