"""Claims: according to these voices, this event, in these words."""

from __future__ import annotations

from dataclasses import dataclass

from selon.model.report import Report
from selon.model.spans import Span
from selon.model.vocabulary import (
    CountOf,
    Grade,
    Modality,
    Mode,
    PlaceKind,
    PlaceRelation,
    Role,
    SourceKind,
    SpeechAct,
    TimeBasis,
    TimeScope,
    TimexType,
)


@dataclass(frozen=True, slots=True)
class Because:
    """Why a field has its value: the rule, the data entry behind it, the words read."""

    field: str
    rule: str
    entry: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A resolved actor in a role. ``id`` is "" while nobody knows who it is."""

    role: Role
    id: str
    name: str
    span: Span
    grade: Grade


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that another one is told by ("5 km north of X"), with its own point."""

    name: str
    geonames: int | None
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name might mean."""

    name: str
    country: str
    geonames: int | None


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """The two places that a name might mean best, and by how much the first leads.

    The margin counts decades of population; context adds to it (``resolution/places.py``).
    """

    best: Candidate
    runner_up: Candidate
    margin: float


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved place. Without coordinates when its words resolve to none.

    ``name``, ``geonames``, ``country`` and ``kind`` are those of the place named, the words that
    ``relation``, ``bearing``, ``distance_km`` and ``facility`` ("airport") add to it stand apart.
    ``lat`` and ``lon`` are where it lies by all of these, ``radius_km`` how far around that it may
    lie. Where a relation puts it elsewhere than at the place named, ``anchors`` keep the point of
    that one, and of the other end of "between A and B". ``choice`` is null where the name leaves
    none.
    """

    name: str
    span: Span
    grade: Grade
    relation: PlaceRelation = "at"
    geonames: int | None = None
    country: str = ""
    kind: PlaceKind = "unknown"
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    bearing: float | None = None
    distance_km: float | None = None
    facility: str = ""
    anchors: tuple[Anchor, ...] = ()
    choice: PlaceChoice | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """When the event happened: EDTF, with the TIMEX3 reading of its words.

    ``edtf`` is "" for durations and sets; ``anchor`` is the EDTF it was reckoned from.
    """

    edtf: str
    basis: TimeBasis
    scope: TimeScope
    grade: Grade
    anchor: str = ""
    span: Span | None = None
    timex_type: TimexType = "DATE"
    timex_value: str = ""


@dataclass(frozen=True, slots=True)
class Count:
    """How many, of what. ``low`` or ``high`` is null where the text leaves it open."""

    what: CountOf
    low: int | None
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """Who vouches for a claim. ``span`` is null for the author."""

    kind: SourceKind
    id: str
    name: str
    span: Span | None
    on_behalf_of: str | None = None


@dataclass(frozen=True, slots=True)
class Relay:
    """Who passed a source's words on inside the text ("told SANA")."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class ClaimAttribution:
    """How a claim is attributed. ``source`` null: hearsay with nobody named.

    ``voices`` are the names of everybody whose word it rests on, outermost first.
    """

    mode: Mode
    hedged: bool
    source: Source | None
    voices: tuple[str, ...]
    hedge: Span | None = None
    speech_act: SpeechAct | None = None
    cue: Span | None = None
    content: Span | None = None
    said: str = ""
    relays: tuple[Relay, ...] = ()


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What a class is called in other schemes; "" where one has no code for it.

    PLOVER event and mode, CAMEO root, event and sub-event of ACLED's layout. They are the
    codebook's defaults for the class, and lose what it tells apart.
    """

    plover: str = ""
    plover_mode: str = ""
    cameo_root: str = ""
    acled_event: str = ""
    acled_sub_event: str = ""


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """An event after coding: codebook type, resolved participants, places, time, counts."""

    type: str
    trigger: Span
    modality: Modality
    participants: tuple[Participant, ...] = ()
    places: tuple[Place, ...] = ()
    time: Time | None = None
    counts: tuple[Count, ...] = ()
    crosswalk: Crosswalk = Crosswalk()


@dataclass(frozen=True, slots=True)
class Claim:
    """One row: according to these voices, this event, in these words."""

    id: str
    report: str
    coded_by: str
    event: CodedEvent
    attribution: ClaimAttribution
    evidence: Span
    because: tuple[Because, ...]
    about: str | None = None


@dataclass(frozen=True, slots=True)
class CodedAttribution:
    """An attribution of the report with its source resolved, coded event or not.

    ``negated``: the words say that it was not said ("did not confirm").
    """

    speech_act: SpeechAct
    mode: Mode
    source: Source | None
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    nested_in: int | None
    rule: str
    entry: str
    relays: tuple[Relay, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What Selon makes of one report."""

    report: Report
    attributions: tuple[CodedAttribution, ...]
    claims: tuple[Claim, ...]
