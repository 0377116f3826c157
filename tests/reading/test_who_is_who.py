"""Who named groups, bodies of states, offices and outlets are, in both languages.

All texts are invented, and so are the groups, observatories, outlets and private people in them;
those with an id that begins with ``act_`` in a row are public. The geography is real.
"""

from __future__ import annotations

import pytest

from selon.output.cast import MASK, cast_of, masked

pytestmark = pytest.mark.models
ROW = ("language", "text", "told")


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "Liwa Tarsin (LT) attacked a checkpoint near Hasakah on Monday. "
         "On Tuesday LT captured the village of Tel Hamis.",
         {"actor of attacked": "Liwa Tarsin", "actor of captured": "Liwa Tarsin"}),
        ("fr", "Des combattants de Liwa Tarsin (LT) ont attaqué un convoi près de Hassaké "
         "lundi. Mardi, LT s'est emparé du village de Tel Hamis.",
         {"actor of attaqué": "Liwa Tarsin", "actor of emparé": "Liwa Tarsin"}),
        ("en", "The Segou Traders' League (STL) said that troops had burned two houses. "
         "The STL said four men were killed.",
         {"source of burned": "Segou Traders' League",
          "source of killed": "Segou Traders' League"}),
        ("fr", "La Ligue des paysans de Diffa (LPD) a affirmé que des soldats avaient brûlé "
         "deux maisons. La LPD a ajouté que quatre hommes avaient été tués.",
         {"source of brûlé": "Ligue des paysans de Diffa",
          "source of tués": "Ligue des paysans de Diffa"}),
        ("en", "The Observatory for Peace in Sarnam (OPS) reported that eight civilians had "
         "been killed. OPS added that the army had shelled two villages in Niger.",
         {"source of killed": "Observatory for Peace in Sarnam",
          "source of shelled": "Observatory for Peace in Sarnam",
          "actor of shelled": "act_ne_army"}),
        ("fr", "Le Front pour la défense de Kidal (FDK) a attaqué un convoi. "
         "Le FDK a revendiqué l'attaque dimanche.",
         {"actor of attaqué": "Front pour la défense de Kidal",
          "actor of revendiqué": "Front pour la défense de Kidal"}),
        ("en", "The OLL (Orvan Liberation League) killed six guards in Diffa. "
         "The OLL burned two houses.",
         {"actor of killed": "Orvan Liberation League",
          "actor of burned": "Orvan Liberation League"}),
        ("fr", "Le FLO a tué six gardes à Diffa. "
         "Le Front de libération d'Orvan (FLO) a brûlé deux maisons.",
         {"actor of tué": "Front de libération d'Orvan",
          "actor of brûlé": "Front de libération d'Orvan"}),
        ("en", "The Orvan Liberation League killed six guards in Diffa. "
         "The OLL burned two houses.", {"actor of burned": "Orvan Liberation League"}),
    ],
)  # fmt: skip
def test_an_acronym_means_whom_the_report_says(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("fr", "Selon l'OSDH, des avions russes ont bombardé Idlib mardi.",
         {"source of bombardé": "act_sohr", "actor of bombardé": "act_ru_air_force"}),
        ("en", "The SOHR said Russian jets had bombed Idlib.",
         {"source of bombed": "act_sohr", "actor of bombed": "act_ru_air_force"}),
        ("fr", "Les FDS ont pris le village de Baghouz, en Syrie, samedi.",
         {"actor of pris": "act_sdf"}),
        ("en", "The SDF captured the village of Baghouz in Syria on Saturday.",
         {"actor of captured": "act_sdf"}),
        ("fr", "Le CICR a évacué vingt blessés de Goma.", {"actor of évacué": "act_icrc"}),
        ("en", "The ICRC evacuated twenty wounded people from Goma.",
         {"actor of evacuated": "act_icrc"}),
        ("fr", "Le GSIM a attaqué un camp militaire près de Gao.",
         {"actor of attaqué": "act_jnim"}),
        ("en", "JNIM attacked a military camp near Gao.", {"actor of attacked": "act_jnim"}),
        ("fr", "L'EI a revendiqué l'attentat de Kaboul.",
         {"actor of revendiqué": "act_islamic_state"}),
    ],
)  # fmt: skip
def test_an_acronym_and_its_translation_are_one_actor(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("fr", "RSF a dénoncé l'arrestation de deux journalistes à Tunis.",
         {"voice of dénoncé": "act_rsf_press"}),
        ("fr", "Les Rapid Support Forces (RSF) ont pris Nyala, au Soudan.",
         {"actor of pris": "act_rsf"}),
        ("en", "The RSF shelled a market in Nyala, Sudan.", {"actor of shelled": "act_rsf"}),
        ("en", "The SNA attacked a village near Afrin, in Syria.",
         {"actor of attacked": "act_sna"}),
        ("en", "The SNA attacked a village near Kismayo, in Somalia.",
         {"actor of attacked": "act_so_army"}),
        ("en", "ASWJ fighters attacked a base in Mocimboa da Praia, Mozambique.",
         {"actor of attacked": "act_ansar_al_sunna_mz"}),
        ("fr", "L'ANP a tué deux hommes armés près de Tébessa, en Algérie.",
         {"actor of tué": "act_dz_army"}),
        ("fr", "L'ANP a condamné la frappe israélienne sur Naplouse.",
         {"voice of condamné": "act_ps_authority"}),
    ],
)  # fmt: skip
def test_a_shared_name_means_the_one_that_country_and_language_suggest(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "A group called Liwa Tarsin attacked a village near Gao. "
         "Liwa Tarsin killed ten civilians.",
         {"actor of attacked": "Liwa Tarsin", "actor of killed": "Liwa Tarsin"}),
        ("en", 'A group called "Lions of the Sahel" attacked a village near Gao. '
         "The Lions of the Sahel killed ten civilians.",
         {"actor of attacked": "Lions of the Sahel", "actor of killed": "Lions of the Sahel"}),
        ("en", "An armed group calling itself Liwa Tarsin ambushed a patrol in Deir ez-Zor. "
         "Liwa Tarsin said it had killed five soldiers.",
         {"actor of ambushed": "Liwa Tarsin", "source of killed": "Liwa Tarsin"}),
        ("fr", "Un groupe baptisé « Lions du Tilemsi » a attaqué un village près de Gao "
         "dimanche. Les Lions du Tilemsi ont tué dix civils.",
         {"actor of attaqué": "Lions du Tilemsi", "actor of tué": "Lions du Tilemsi"}),
        ("fr", "Une milice connue sous le nom de Garde du fleuve a attaqué un village près de "
         "Ségou. La Garde du fleuve a enlevé douze habitants.",
         {"actor of attaqué": "Garde du fleuve", "actor of enlevé": "Garde du fleuve"}),
        ("fr", "Un groupe armé nommé Front d'Orvan a attaqué une patrouille près de Maroua. "
         "Le Front d'Orvan a affirmé avoir tué cinq soldats.",
         {"actor of attaqué": "Front d'Orvan", "source of tué": "Front d'Orvan"}),
        ("en", "A new group, the River Guard, attacked a village near Diffa. "
         "The River Guard killed ten civilians.",
         {"actor of attacked": "River Guard", "actor of killed": "River Guard"}),
        ("fr", "Un allié du Hamas, le Front d'Orvan, a tué six soldats.",
         {"actor of tué": "Front d'Orvan"}),
    ],
)  # fmt: skip
def test_a_group_is_called_what_its_introduction_says(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "The Tarsin Brigades attacked a checkpoint near Aleppo. "
         "The Tarsin Brigades said they had killed four soldiers.",
         {"actor of attacked": "Tarsin Brigades",
          "source of killed": "Tarsin Brigades",
          "actor of killed": "Tarsin Brigades"}),
        ("fr", "Les Brigades Tarsin ont attaqué un convoi près d'Alep. "
         "Les Brigades Tarsin ont affirmé avoir tué quatre soldats.",
         {"actor of attaqué": "Brigades Tarsin", "source of tué": "Brigades Tarsin"}),
        ("fr", "La Brigade des martyrs du Tarsin a attaqué Homs. La brigade a tué six gardes.",
         {"actor of attaqué": "Brigade des martyrs du Tarsin",
          "actor of tué": "Brigade des martyrs du Tarsin"}),
        ("en", "Militants from the River Guard attacked Maroua. "
         "Harakat Sarnam killed six guards.",
         {"actor of attacked": "River Guard", "actor of killed": "Harakat Sarnam"}),
        ("fr", "Les combattants du Front de libération d'Orvan ont attaqué Maroua. "
         "Le Front a affirmé avoir capturé la ville.",
         {"actor of attaqué": "Front de libération d'Orvan",
          "source of capturé": "Front de libération d'Orvan"}),
    ],
)  # fmt: skip
def test_brigades_and_fronts_are_names_and_their_fighters_are_theirs(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "Chad Tolvan said that gunmen had killed two guards. "
         "Tolvan said that the gunmen came from Nigeria.",
         {"source of killed": "Chad Tolvan", "voice of said": "Chad Tolvan"}),
        ("en", "Paris Halvane said that gunmen had killed two guards in Marrakesh.",
         {"source of killed": "Paris Halvane"}),
        ("fr", "Florence Halvane a affirmé que des hommes armés avaient tué deux gardes à Goma.",
         {"source of tué": "Florence Halvane"}),
        ("en", "The Washington Post reported that soldiers had killed nine villagers near Mopti.",
         {"source of killed": "act_wapo"}),
        ("en", "The Kabul Tribune reported that gunmen had killed two guards in Herat.",
         {"source of killed": "Kabul Tribune"}),
        ("fr", "La Gazette de Kinshasa a rapporté que des hommes armés avaient tué deux gardes.",
         {"source of tué": "Gazette de Kinshasa"}),
    ],
)  # fmt: skip
def test_a_country_in_a_longer_name_is_not_that_country(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("fr", "Les terroristes du M23 ont tué huit civils à Goma.", {"actor of tué": "act_m23"}),
        ("fr", "Les terroristes de Liwa Tarsin ont tué huit civils à Hama.",
         {"actor of tué": "Liwa Tarsin"}),
        ("en", "The terrorist group Orvan Front killed eight civilians in Diffa.",
         {"actor of killed": "Orvan Front"}),
        ("en", "Boko Haram attacked Diffa. The bandits killed eight civilians.",
         {"actor of killed": "act_boko_haram"}),
        ("en", "Bandits killed eight farmers in Zamfara, Nigeria.",
         {"actor of killed": "~militants"}),
        ("fr", "L'agence Sana a affirmé que les mercenaires avaient tué deux enfants à Hama.",
         {"source of tué": "act_sana", "actor of tué": "~militants"}),
        ("en", "The Assad regime bombed Idlib.", {"actor of bombed": "act_sy_government"}),
        ("fr", "Le régime de Kiev a bombardé Donetsk.", {"actor of bombardé": "act_ua_government"}),
        ("fr", "La junte malienne a arrêté deux ministres.",
         {"actor of arrêté": "act_ml_government"}),
    ],
)  # fmt: skip
def test_a_judgement_is_never_a_name(language, text, told, who):
    assert who(language, text, told) == told


def test_an_unknown_group_has_one_id_in_a_report_and_another_in_the_next(reader):
    text = "The River Guard attacked Diffa. The River Guard said it had killed two guards."
    first, second = reader.read(text), reader.read(text + " It rained in Niamey.")

    def ids(reading):
        found = {p.id for c in reading.claims for p in c.event.participants if p.role == "actor"}
        return found | {a.source.id for a in reading.attributions}

    assert len(ids(first)) == len(ids(second)) == 1
    assert "" not in ids(first)
    assert ids(first) != ids(second)


def test_private_people_are_masked_and_what_they_do_is_not(reader):
    text = (
        "Idris Halvane, a teacher in Diffa, said that gunmen had killed two students. "
        "Halvane said that the gunmen burned the school. "
        "The mayor of Diffa, Selma Draskovitch, condemned the attack."
    )
    cast = masked(cast_of(reader.work_through(text, language="en"), reader.actors))
    private = [(m.name, dict(m.parts)["source"]) for m in cast.named if m.private]
    assert private == [(MASK, 2), (MASK, 1)]
    shown = repr([(m.name, m.words) for m in (*cast.named, *cast.unnamed)])
    assert not [n for n in ("Halvane", "Idris", "Draskovitch", "Selma") if n in shown]
    assert {"gunmen", "students"} <= {m.name for m in cast.unnamed}
