"""Which state's army, ministry or office is meant, and whose capital speaks, in both languages.

All texts are invented, and so are the groups, observatories and private people in them; those
with an id that begins with ``act_`` in a row are public. The geography is real.
"""

from __future__ import annotations

import pytest

from selon import read

pytestmark = pytest.mark.models
ROW = ("language", "text", "told")


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "Fighting broke out near Timbuktu in Mali on Monday. The army shelled two villages.",
         {"actor of shelled": "act_ml_army"}),
        ("fr", "Dans le nord du Mali, l'armée a bombardé un marché près de Kidal lundi.",
         {"actor of bombardé": "act_ml_army"}),
        ("fr", "Les forces gouvernementales ont repris la ville d'Alep, en Syrie, jeudi.",
         {"actor of repris": "act_sy_army"}),
        ("en", "In Ethiopia, government troops shelled the town of Shire on Thursday.",
         {"actor of shelled": "act_et_army"}),
        ("en", "Troops killed six gunmen near Maiduguri, in Nigeria.",
         {"actor of killed": "act_ng_army"}),
        ("fr", "Les soldats ont tué neuf rebelles près de Sarh, au Tchad.",
         {"actor of tué": "act_td_army"}),
        ("en", "The defence ministry said that soldiers had killed twelve rebels near Maiduguri, "
         "Nigeria.", {"source of killed": "act_ng_defence_ministry"}),
        ("fr", "Le ministère de la Défense a annoncé que l'armée avait tué douze rebelles près de "
         "Maroua, au Cameroun.",
         {"source of tué": "act_cm_defence_ministry", "actor of tué": "act_cm_army"}),
        ("en", "Police arrested twenty protesters in Nairobi, Kenya.",
         {"actor of arrested": "act_ke_police"}),
        ("fr", "Les manifestants se sont rassemblés à Bamako. "
         "Les autorités ont arrêté trois opposants maliens.",
         {"actor of arrêté": "act_ml_government"}),
        ("en", "Rebels captured the town of Goma in the Democratic Republic of Congo. "
         "The government condemned the attack.",
         {"actor of captured": "~rebels", "voice of condemned": "act_cd_government"}),
        ("fr", "Les rebelles ont pris Goma, en République démocratique du Congo. "
         "Le gouvernement a condamné l'attaque.",
         {"actor of pris": "~rebels", "voice of condamné": "act_cd_government"}),
    ],
)  # fmt: skip
def test_a_body_without_a_country_is_of_the_country_of_the_report(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "In Niger, the army killed nine bandits on Monday. "
         "In Mali, the army arrested six men on Tuesday.",
         {"actor of killed": "act_ne_army", "actor of arrested": "act_ml_army"}),
        ("fr", "Au Niger, l'armée a tué neuf bandits lundi. Au Mali, l'armée a arrêté six hommes.",
         {"actor of tué": "act_ne_army", "actor of arrêté": "act_ml_army"}),
        ("fr", "La Turquie a bombardé des villages en Syrie. L'armée syrienne a riposté. "
         "L'armée a tué trois soldats turcs.",
         {"actor of tué": "act_sy_army", "victim of tué": "act_tr_army"}),
        ("en", "Pakistan accused India of shelling a village. The Indian army denied the claim. "
         "The army said it had killed two militants.", {"source of killed": "act_in_army"}),
        ("en", "Armenia said that Azerbaijan had shelled Kapan. "
         "In Baku, the defence ministry denied shelling the town.",
         {"voice of denied": "act_az_defence_ministry"}),
        ("fr", "L'Arménie a affirmé que l'Azerbaïdjan avait bombardé Kapan. "
         "À Bakou, le ministère de la Défense a démenti avoir bombardé la ville.",
         {"voice of démenti": "act_az_defence_ministry"}),
        ("fr", "Des hommes armés ont tué neuf paysans près de Bosso, au Niger. "
         "L'armée a affirmé que les assaillants venaient du Nigeria.",
         {"voice of affirmé": "act_ne_army"}),
    ],
)  # fmt: skip
def test_of_two_countries_the_one_spoken_of_there_decides(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "Armenia and Azerbaijan exchanged fire on Friday. "
         "The army said that two soldiers had been killed.", {"voice of said": "~army"}),
        ("fr", "L'Arménie et l'Azerbaïdjan ont échangé des tirs vendredi. "
         "L'armée a affirmé que deux soldats avaient été tués.", {"voice of affirmé": "~army"}),
        ("en", "The army said that two soldiers had been killed.", {"voice of said": "~army"}),
        ("en", "The president condemned the attack.", {"voice of condemned": "~president"}),
    ],
)  # fmt: skip
def test_an_army_that_may_be_of_either_country_or_none_is_of_none(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    (*ROW, "published"),
    [
        ("fr", "Le Premier ministre israélien a accusé l'Iran d'avoir attaqué un navire.",
         {"actor of accusé": "act_il_prime_minister"}, "2021-03-10"),
        ("en", "The Israeli prime minister said that Iran had attacked a ship.",
         {"source of attacked": "act_il_prime_minister"}, "2021-03-10"),
        ("fr", "Le Premier ministre israélien Naftali Bennett a accusé l'Iran d'avoir attaqué un "
         "navire. Le Premier ministre a menacé Téhéran.",
         {"actor of accusé": "act_p_bennett", "actor of menacé": "act_p_bennett"}, "2021-09-10"),
        ("en", "Russian President Vladimir Putin said that Turkey had shelled a convoy. "
         "The president threatened Ankara.",
         {"source of shelled": "act_p_putin", "actor of threatened": "act_p_putin"}, "2016-05-01"),
        ("fr", "Abdullah Gül a rencontré Recep Tayyip Erdogan. "
         "Le président turc a accusé la Syrie d'avoir bombardé un village.",
         {"actor of accusé": "act_p_abdullah_gul"}, "2012-05-01"),
        ("fr", "Abdullah Gül a rencontré Recep Tayyip Erdogan. "
         "Le président turc a accusé la Syrie d'avoir bombardé un village.",
         {"actor of accusé": "act_p_erdogan"}, "2018-05-01"),
        ("en", "Abdullah Gül met Recep Tayyip Erdogan. "
         "The Turkish president said that Syria had shelled a village.",
         {"source of shelled": "act_p_abdullah_gul"}, "2012-05-01"),
        ("en", "Abdullah Gül met Recep Tayyip Erdogan. "
         "The Turkish president said that Syria had shelled a village.",
         {"source of shelled": "act_p_erdogan"}, "2018-05-01"),
        ("en", "Francois Hollande went to Bamako with Emmanuel Macron. "
         "The former French president condemned the attack.",
         {"voice of condemned": "act_p_hollande"}, "2019-06-01"),
        ("fr", "Emmanuel Macron s'est rendu à Bamako. "
         "Le président français a annoncé que des soldats avaient tué un chef djihadiste.",
         {"voice of annoncé": "act_p_macron"}, "2019-06-01"),
        ("fr", "Le ministre malien des Affaires étrangères a accusé l'Algérie d'avoir abattu un "
         "drone.", {"actor of accusé": "act_ml_foreign_minister"}, None),
        ("en", "Turkey bombed Idlib. Its president said that the strikes had killed six gunmen.",
         {"voice of said": "act_tr_president"}, None),
    ],
)  # fmt: skip
def test_an_office_is_whoever_held_it_and_is_told_of(language, text, told, published, who):
    assert who(language, text, told, published) == told


@pytest.mark.parametrize(
    ("language", "text", "words", "speaks_for"),
    [
        ("en", "A spokesman of the Syrian Democratic Forces said that jets had bombed Kobani.",
         "A spokesman of the Syrian Democratic Forces", "act_sdf"),
        ("en", "A UN spokesman said that rebels had burned a village.",
         "A UN spokesman", "act_un"),
        ("fr", "Un porte-parole du Hamas a déclaré qu'Israël avait bombardé un hôpital à Gaza.",
         "Un porte-parole du Hamas", "act_hamas"),
        ("fr", "Un porte-parole de l'armée a déclaré que deux soldats avaient été tués près de "
         "Diffa, au Niger.", "Un porte-parole de l'armée", "act_ne_army"),
        ("fr", "Le porte-parole de l'armée malienne, Idris Halvane, a annoncé que des soldats "
         "avaient tué douze hommes.", "Idris Halvane", "act_ml_army"),
        ("en", "Mustafa Bali said that Turkish jets had bombed Kobani.",
         "Mustafa Bali", "act_sdf"),
    ],
)  # fmt: skip
def test_it_is_known_for_whom_a_spokesman_speaks(language, text, words, speaks_for, reader):
    (block,) = reader.work_through(text, language=language).blocks
    found = [
        reference.behalf
        for mention, references in zip(block.mentions.actors, block.actors, strict=True)
        for reference in references
        if mention.span.text == words
    ]
    assert [[b.id for b in behalf] for behalf in found] == [[speaks_for]]


@pytest.mark.parametrize(
    ROW,
    [
        ("fr", "Kinshasa a accusé Kigali d'avoir armé les rebelles.",
         {"actor of accusé": "act_cd", "target of accusé": "act_rw"}),
        ("en", "Khartoum said that Addis Ababa had bombed a village.",
         {"source of bombed": "act_sd", "actor of bombed": "act_et"}),
        ("fr", "Selon Kiev, Moscou a bombardé un marché.",
         {"source of bombardé": "act_ua", "actor of bombardé": "act_ru"}),
        ("en", "The White House said that American drones had killed a commander in Somalia.",
         {"voice of said": "act_us_presidency"}),
        ("fr", "L'Élysée a annoncé que l'armée avait tué quatre hommes au Niger.",
         {"voice of annoncé": "act_fr_presidency"}),
        ("en", "Troops left Damascus. Damascus said that Turkey had shelled a convoy.",
         {"source of shelled": "act_sy", "actor of shelled": "act_tr"}),
        ("en", "Fighting reached Khartoum. Rebels captured Khartoum on Friday.",
         {"actor of captured": "~rebels", "target of captured": ""}),
        ("fr", "Des rebelles ont attaqué Damas lundi.",
         {"actor of attaqué": "~rebels", "target of attaqué": ""}),
        ("en", "A doctor in Damascus said that soldiers had killed two children.",
         {"voice of said": "~doctor"}),
    ],
)  # fmt: skip
def test_a_capital_is_its_state_only_where_it_acts(language, text, told, who):
    assert who(language, text, told) == told


def test_nobody_accuses_his_own_army_where_another_s_is_told_of():
    text = "Turkey accused the army of bombing a hospital in Idlib."
    claims = read(text, language="en", published="2021-03-04").claims
    accused = next(c for c in claims if c.event.type == "accuse")
    assert [p.name for p in accused.event.participants if p.role == "target"] == [
        "Syrian Arab Army"
    ]
