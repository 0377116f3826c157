"""The closed vocabularies. The JSON Schema is tested against them."""

from __future__ import annotations

from typing import Literal, get_args

Modality = Literal["actual", "ongoing", "state", "planned", "attempted", "feared", "denied"]
Role = Literal["actor", "target", "victim", "beneficiary"]
PlaceRelation = Literal[
    "at",
    "in",
    "part_of",
    "most_of",
    "outside",
    "near",
    "within",
    "distance",
    "between",
    "along",
    "from",
    "towards",
    "border_of",
    "countryside_of",
    "facility_in",
]
TimeBasis = Literal["stated", "weekday", "relative", "reporting", "inferred"]
TimeScope = Literal["clause", "sentence", "narrative", "report"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Mode = Literal["author", "indirect", "direct", "mixed"]
SourceKind = Literal["author", "named", "anonymous"]
SpeechAct = Literal[
    "say",
    "announce",
    "confirm",
    "deny",
    "accuse",
    "claim",
    "threaten",
    "promise",
    "demand",
    "warn",
    "estimate",
    "believe",
    "condemn",
    "according-to",
    "hearsay",
    "other",
]
CountOf = Literal[
    "killed",
    "injured",
    "missing",
    "displaced",
    "evacuated",
    "abducted",
    "released",
    "captured",
    "arrested",
    "sentenced",
    "participants",
]
Grade = Literal["stated", "carried", "inferred"]
ProvenanceRole = Literal["publisher", "original", "translator", "agency", "author", "rights"]
PublishedBasis = Literal["stated", "inferred"]

ActorKind = Literal[
    "state",
    "government",
    "state_force",
    "police",
    "nonstate_group",
    "international",
    "ngo",
    "media",
    "office",
    "person",
    "civilian",
    "protester",
    "people",
    "facility",
    "unknown",
]
"""What sort of actor a mention names; decides, say, seized against regained."""

PlaceKind = Literal["country", "region", "city", "facility", "road", "unknown"]

VOCABULARIES: dict[str, tuple[str, ...]] = {
    "modality": get_args(Modality),
    "role": get_args(Role),
    "relation": get_args(PlaceRelation),
    "time_basis": get_args(TimeBasis),
    "time_scope": get_args(TimeScope),
    "mode": get_args(Mode),
    "source_kind": get_args(SourceKind),
    "speech_act": get_args(SpeechAct),
    "count_of": get_args(CountOf),
    "grade": get_args(Grade),
    "provenance_role": get_args(ProvenanceRole),
    "published_basis": get_args(PublishedBasis),
    "actor_kind": get_args(ActorKind),
    "place_kind": get_args(PlaceKind),
}
