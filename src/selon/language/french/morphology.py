"""What French word forms show by themselves, where the tagger often misses it."""

from __future__ import annotations

_ENDINGS = ("raient", "rait", "rais")
_FUTURE_STEMS = {
    "avoir": "aur", "être": "ser", "faire": "fer", "aller": "ir", "pouvoir": "pourr",
    "devoir": "devr", "savoir": "saur", "vouloir": "voudr", "falloir": "faudr",
    "valoir": "vaudr", "voir": "verr", "envoyer": "enverr", "mourir": "mourr",
    "courir": "courr", "recevoir": "recevr", "venir": "viendr", "tenir": "tiendr",
    "parvenir": "parviendr", "devenir": "deviendr", "revenir": "reviendr",
    "obtenir": "obtiendr", "détenir": "détiendr", "soutenir": "soutiendr",
    "maintenir": "maintiendr", "appartenir": "appartiendr", "conquérir": "conquerr",
}  # fmt: skip
"""Verbs whose future stem is not the infinitive (Grevisse, Le Bon usage, § 802 ff.)."""

IMPERSONAL = frozenset(
    {
        "agir", "arriver", "avoir", "convenir", "exister", "falloir", "importer", "manquer",
        "paraître", "pleuvoir", "rester", "sembler", "suffire", "survenir", "tarder", "valoir",
    }
)  # fmt: skip
"""Verbs that "il" serves without standing for anybody (Grevisse, § 785)."""

WITH_ETRE = frozenset(
    {
        "aller", "arriver", "décéder", "descendre", "devenir", "entrer", "intervenir", "monter",
        "mourir", "naître", "partir", "parvenir", "passer", "rentrer", "rester", "retourner",
        "revenir", "sortir", "survenir", "tomber", "venir",
    }
)  # fmt: skip
"""Verbs whose past is formed with être: never a passive (Grevisse, § 814)."""


def is_conditional(form: str, lemma: str) -> bool:
    """Say whether a form is a French conditionnel by its ending on the future stem.

    "tirait" (imparfait of tirer) is not: the stem must be the whole infinitive.
    """
    folded = form.lower()
    ending = next((e for e in _ENDINGS if folded.endswith(e)), None)
    if ending is None:
        return False
    stem = folded[: len(folded) - len(ending) + 1]
    known = _FUTURE_STEMS.get(lemma)
    if known is not None:
        return stem == known
    return (
        stem in (lemma, lemma[:-1])
        or stem.replace("è", "e") == lemma
        or stem.replace("è", "é") == lemma
    )


TIME_NOUNS = frozenset(
    "an année aube août avril début décembre dimanche fin février fois hiver heure instant "
    "janvier jeudi jour journée juillet juin lundi mai mardi mars matin matinée mercredi midi "
    "minuit minute mois moment nuit novembre octobre printemps samedi seconde semaine septembre "
    "siècle soir soirée temps trimestre veille vendredi week-end été automne".split()
)
"""Nouns that date what their verb tells without an adposition ("a attaqué cette nuit")."""
