"""Reports: texts with what is known of their origin."""

from __future__ import annotations

from dataclasses import dataclass

from selon.model.spans import Span
from selon.model.vocabulary import ProvenanceRole, PublishedBasis


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for an inference; ``span`` is null when it stands outside the text."""

    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """When a report appeared (EDTF), stated or inferred, and on what grounds."""

    edtf: str
    basis: PublishedBasis
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Provenance:
    """A part somebody had in the report: publisher, original, translator, agency…"""

    role: ProvenanceRole
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """An address in the text; ``posted`` is the UTC time its identifier encodes, or ""."""

    url: str
    posted: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One text: its words, language, publication date and provenance.

    ``notes`` are what is to be known of the reading ("read as Windows-1252").
    """

    id: str
    text: str
    language: str
    title: str | None = None
    outlet: str | None = None
    published: Published | None = None
    provenance: tuple[Provenance, ...] = ()
    links: tuple[Link, ...] = ()
    notes: tuple[str, ...] = ()
