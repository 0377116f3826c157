"""The records of Selon: immutable, typed, and the same for every language."""

from selon.model.attribution import Attribution
from selon.model.claim import (
    Because,
    Claim,
    ClaimAttribution,
    CodedAttribution,
    CodedEvent,
    Count,
    Participant,
    Place,
    Reading,
    Relay,
    Source,
    Time,
)
from selon.model.event import Argument, Event, Located, Tally, Timed
from selon.model.ids import claim_id, local_actor_id, report_id
from selon.model.mentions import ActorMention, Mentions, PlaceMention, TimeMention
from selon.model.references import ActorReference, PlaceReference, TimeReference
from selon.model.report import Link, Provenance, Published, Reason, Report
from selon.model.spans import Covered, Span
from selon.model.syntax import (
    Clause,
    NamedEntity,
    NounPhrase,
    Quantity,
    Quotation,
    Sentence,
    Syntax,
    Token,
)

__all__ = [
    "ActorMention",
    "ActorReference",
    "Argument",
    "Attribution",
    "Because",
    "Claim",
    "ClaimAttribution",
    "Clause",
    "CodedAttribution",
    "CodedEvent",
    "Count",
    "Covered",
    "Event",
    "Link",
    "Located",
    "Mentions",
    "NamedEntity",
    "NounPhrase",
    "Participant",
    "Place",
    "PlaceMention",
    "PlaceReference",
    "Provenance",
    "Published",
    "Quantity",
    "Quotation",
    "Reading",
    "Reason",
    "Relay",
    "Report",
    "Sentence",
    "Source",
    "Span",
    "Syntax",
    "Tally",
    "Time",
    "TimeMention",
    "TimeReference",
    "Timed",
    "Token",
    "claim_id",
    "local_actor_id",
    "report_id",
]
