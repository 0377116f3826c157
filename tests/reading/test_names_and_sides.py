"""Names that reports give, capitals that others deal with, sets, missions, bodies of owners.

All texts are invented, and so are the groups, outlets and private people in them; those with an
id that begins with ``act_`` in a row are public. The geography is real.
"""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.models
ROW = ("language", "text", "told")


@pytest.fixture(scope="module")
def mentions(reader):
    """A function that returns whom the mentions of a text name, by id and name, by words."""

    def found(language, text, published=None):
        workings = reader.work_through(text, language=language, published=published)
        return {
            " ".join(m.span.text.split()): [(r.id or r.name, r.name) for r in rs]
            for block in workings.blocks
            for m, rs in zip(block.mentions.actors, block.actors, strict=True)
        }

    return found


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "A militia known as the Sons of Tilemsi attacked a village near Gao on Sunday.",
         {"actor of attacked": "Sons of Tilemsi"}),
        ("en", "An armed group calling itself the Orvan Resistance ambushed a patrol near Gao.",
         {"actor of ambushed": "Orvan Resistance"}),
        ("fr", "Un groupe armé se faisant appeler Liwa Tarsin a attaqué une patrouille à Gao.",
         {"actor of attaqué": "Liwa Tarsin"}),
        ("fr", "Un mouvement inconnu, les Vengeurs de la lagune, a attaqué un village dimanche.",
         {"actor of attaqué": "Vengeurs de la lagune"}),
        ("fr", "L'Étendard du Jovrek (EJ) a attaqué Baga. L'EJ a tué neuf soldats.",
         {"actor of attaqué": "Étendard du Jovrek", "actor of tué": "Étendard du Jovrek"}),
        ("en", "The Gao Herders' Union (GHU) killed two guards. The GHU burned a house.",
         {"actor of killed": "Gao Herders' Union", "actor of burned": "Gao Herders' Union"}),
        ("en", "Liwa Tarsin (LT) said it had killed six soldiers near Hasakah.",
         {"actor of killed": "Liwa Tarsin", "source of killed": "Liwa Tarsin"}),
        ("fr", "Le FLO (Front de libération d'Orvan) a tué six gardes à Diffa. "
         "Le FLO a brûlé deux maisons.",
         {"actor of tué": "Front de libération d'Orvan",
          "actor of brûlé": "Front de libération d'Orvan"}),
        ("en", "Fighters of the Orvan Liberation Front attacked Maroua. "
         "The Front killed two guards.", {"actor of killed": "Orvan Liberation Front"}),
        ("en", "GAO — Fighters of the Orvan Liberation Front (OLF) attacked Maroua. "
         "The OLF killed two guards.", {"actor of killed": "Orvan Liberation Front"}),
        ("en", "Boko Haram terrorists killed eight civilians in Diffa.",
         {"actor of killed": "act_boko_haram"}),
        ("fr", "Les combattants de l'Union des forces d'Orvan (UFO) ont attaqué Faya. "
         "L'UFO a tué dix gardes.", {"actor of tué": "Union des forces d'Orvan"}),
        ("fr", "Le Bataillon 205 d'Orvan a attaqué la Brigade des Palmiers à Zliten.",
         {"actor of attaqué": "Bataillon 205 d'Orvan"}),
    ],
)  # fmt: skip
def test_a_group_has_the_name_the_report_gives_it(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "A group called Saraya Tarsin (\"Companies of the Marshes\") attacked Basra.",
         {"Companies of the Marshes": ["Saraya Tarsin"]}),
        ("fr", "Le message est signé Ousbat Tarsin, ou « Ligue des marais ». La Ligue des marais "
         "a tué deux hommes.", {"La Ligue des marais": ["Ousbat Tarsin"]}),
        ("en", "The group's spokesman, a masked man who gave his name as Abu Tarsin, spoke.",
         {"The group's spokesman, a masked man": ["Abu Tarsin"]}),
        ("en", "Its founder, a former ranger named Idris Halvane, left Goma.",
         {"Its founder, a former ranger": ["Idris Halvane"]}),
        ("en", "The commander of the Orvan Front, Idris Halvane, said that soldiers had fled.",
         {"Idris Halvane": ["Idris Halvane"]}),
    ],
)  # fmt: skip
def test_second_names_and_given_names_are_one_actor(language, text, told, mentions):
    found = mentions(language, text)
    assert {words: [name for _, name in found[words]] for words in told} == told


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "The Rwandan president met diplomats. The Congolese president condemned the attack.",
         {"The Congolese president": ["act_cd_president"]}),
        ("en", "Rebels captured Goma in the Democratic Republic of Congo. The government accused "
         "Rwanda of arming them.", {"The government": ["act_cd_government"]}),
        ("en", "Ukraine condemned the strike. Its government said that two men had been killed.",
         {"Its government": ["act_ua_government"]}),
        ("fr", "La Russie a bombardé Kharkiv. Son ministère de la Défense a démenti.",
         {"Son ministère de la Défense": ["act_ru_defence_ministry"]}),
        ("fr", "Les présidents russe et ukrainien se sont rencontrés à Istanbul.",
         {"Les présidents russe": ["act_ru_president", "act_ua_president"]}),
        ("en", "The Turkish and Russian foreign ministers met in Sochi.",
         {"The Turkish and Russian foreign ministers":
          ["act_tr_foreign_minister", "act_ru_foreign_minister"]}),
        ("en", "Mali and Niger closed the border. Both governments denied the attack.",
         {"Both governments": ["act_ml_government", "act_ne_government"]}),
        ("en", "Uganda closed its border with Rwanda. Kampala accused its neighbour of spying.",
         {"its neighbour": ["act_rw"]}),
        ("en", "The UN mission in Mali denied the claim.", {"The UN mission in Mali":
                                                           ["act_minusma"]}),
        ("en", "The United Nations mission in Mali (MINUSMA) lost two men. MINUSMA has left.",
         {"MINUSMA": ["act_minusma"]}),
        ("fr", "Le M23 a attaqué Goma, en RDC. Les Casques bleus ont riposté.",
         {"Les Casques bleus": ["act_monusco"]}),
        ("en", "Khalifa Haftar arrived in Paris. The 75-year-old leader said nothing.",
         {"The 75-year-old leader": ["act_p_haftar"]}),
    ],
)  # fmt: skip
def test_bodies_and_offices_are_of_the_country_that_the_words_tell(language, text, told, mentions):
    found = mentions(language, text)
    assert {words: [one for one, _ in found[words]] for words in told} == told


@pytest.mark.parametrize(
    ROW,
    [
        ("fr", "Bakou et Ankara condamnent les frappes.",
         {"Bakou": ["act_az"], "Ankara": ["act_tr"]}),
        ("fr", "Le maire a fui, Kiev condamne l'attaque.", {"Kiev": ["act_ua"]}),
        ("en", "Damascus accused Ankara of shelling a village.", {"Ankara": ["act_tr"]}),
        ("fr", "Damas a menacé Ankara.", {"Ankara": ["act_tr"]}),
        ("en", "The rebels signed a deal with Khartoum.", {"Khartoum": ["act_sd"]}),
        ("en", "He speaks for the Kremlin.", {"the Kremlin": ["act_ru"]}),
        ("fr", "Le Hamas et le Hezbollah se sont réunis. Ils ont attaqué une base.",
         {"Ils": ["act_hamas", "act_hezbollah"]}),
        ("fr", "L'Ouganda a accusé le M23. Celui-ci a pris Bunagana.", {"Celui": ["act_m23"]}),
        ("en", "Hamas and Hezbollah met. The former attacked a convoy. The latter killed a guard.",
         {"The former": ["act_hamas"], "The latter": ["act_hezbollah"]}),
        ("en", "The Somali army and al-Shabaab fought. Each side accused the other.",
         {"Each side": ["act_so_army", "act_al_shabaab"]}),
        ("en", "Mali, Burkina Faso and Niger left ECOWAS. They accused the bloc of lying.",
         {"They": ["act_ml", "act_bf", "act_ne"]}),
        ("fr", "Le Pakistan reproche à Kaboul d'abriter des camps.", {"Kaboul": ["act_af"]}),
        ("en", "The rebels called on Khartoum to free them.", {"Khartoum": ["act_sd"]}),
        ("fr", "Le Front pour le salut du Borkou (FSB) a pris Diffa. L'armée a fui vers Zinder.",
         {"L'armée": ["act_ne_army"]}),
        ("fr", "Des armes sont destinées aux paramilitaires, disent les Forces de soutien rapide.",
         {"les Forces de soutien rapide": ["act_rsf"]}),
    ],
)  # fmt: skip
def test_capitals_and_pairs_are_who_acts_or_is_dealt_with(language, text, told, mentions):
    found = mentions(language, text)
    assert {words: [one for one, _ in found[words]] for words in told} == told


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Marek Berlin said that soldiers had killed two students.", "act_de"),
        ("en", "Radio Damascus reported that gunmen had killed two guards.", "act_sy"),
        ("en", "A man from Damascus said that soldiers had shelled a market.", "act_sy"),
        ("fr", "Un homme de Kaboul a affirmé que deux enfants étaient morts.", "act_af"),
        ("en", "A convoy reached Damascus on Monday.", "act_sy"),
        ("en", "A Palestinian teenager was shot in Jenin. The army said nothing.", "act_ps_army"),
        ("en", "The PAF bombed a village.", "act_pk_air_force"),
    ],
)  # fmt: skip
def test_nobody_is_taken_for_a_state_that_is_not_meant(language, text, words, mentions):
    assert words not in {one for named in mentions(language, text).values() for one, _ in named}


@pytest.mark.parametrize(
    ("language", "text", "name", "behalf"),
    [
        ("en", "A spokesman for the Syrian Democratic Forces said that soldiers had shelled "
         "a market.", "spokesperson of Syrian Democratic Forces", "Syrian Democratic Forces"),
        ("en", "Hamas spokesman Idris Halvane said that soldiers had shelled a market.",
         "Idris Halvane", "Hamas"),
        ("en", "A Turkish army spokesman said that rebels had shelled a market.",
         "spokesperson of Turkish Armed Forces", "Turkish Armed Forces"),
        ("fr", "Idris Halvane, porte-parole du Hezbollah, a affirmé que des soldats avaient tué "
         "deux enfants.", "Idris Halvane", "Hezbollah"),
    ],
)  # fmt: skip
def test_a_claim_says_for_whom_its_source_speaks(language, text, name, behalf, reader):
    sources = [c.attribution.source for c in reader.read(text, language=language).claims]
    assert [(s.name, s.on_behalf_of) for s in sources] == [(name, behalf)]


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "The Orvan Front captured Kutum. \"Our forces attacked at dawn,\" the movement's "
         "spokesman, Idris Halvane, told the Tarsin News Agency.",
         {"actor of attacked": "Orvan Front", "source of attacked": "Idris Halvane"}),
        ("fr", "Le Front d'Orvan a pris la ville de Baga. « Nos forces ont attaqué à l'aube », a "
         "déclaré son porte-parole, Idris Halvane.",
         {"actor of attaqué": "Front d'Orvan", "source of attaqué": "Idris Halvane"}),
    ],
)  # fmt: skip
def test_our_forces_are_those_a_spokesman_speaks_for(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hezbollah and Hamas condemned the strike. The group attacked a convoy.",
         "undecided: Hamas or Hezbollah"),
        ("Hamas fought Fatah near Gaza. It attacked a convoy on Monday.", "before Fatah"),
    ],
)  # fmt: skip
def test_a_claim_says_between_whom_its_words_were_decided(text, reason, reader):
    claims = [c for c in reader.read(text, language="en").claims if "attacked" in str(c.event)]
    assert reason in "; ".join(b.rule for c in claims for b in c.because)
