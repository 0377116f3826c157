"""Whom pronouns, possessives and descriptions point to, in both languages.

All texts are invented, and so are the groups, observatories and private people in them; those
with an id that begins with ``act_`` in a row are public. The geography is real.
"""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.models
ROW = ("language", "text", "told")


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "Selma Draskovitch arrived in Goma on Monday. "
         "She said that rebels had killed four nurses.", {"source of killed": "Selma Draskovitch"}),
        ("fr", "Selma Draskovitch est arrivée à Goma lundi. "
         "Elle a affirmé que des rebelles avaient tué quatre infirmières.",
         {"source of tué": "Selma Draskovitch"}),
        ("en", "The Orvan Front attacked Maroua. It killed nine villagers.",
         {"actor of killed": "Orvan Front"}),
        ("fr", "L'armée soudanaise est entrée à Khartoum. Elle a bombardé un hôpital.",
         {"actor of bombardé": "act_sd_army"}),
        ("fr", "Recep Tayyip Erdogan s'est rendu à Bakou. "
         "Il a accusé l'Arménie d'avoir bombardé un village.",
         {"actor of accusé": "act_p_erdogan"}),
        ("en", "Rebels attacked Maroua. They killed two guards.", {"actor of killed": "~rebels"}),
        ("en", "Hamas, which controls Gaza, fired rockets at Ashkelon.",
         {"actor of controls": "act_hamas", "actor of fired": "act_hamas"}),
        ("en", '"We captured the town of Maroua," the Orvan Front said.',
         {"actor of captured": "Orvan Front", "source of captured": "Orvan Front"}),
        ("fr", "« Nous avons pris la ville de Maroua », a déclaré le Front d'Orvan.",
         {"actor of pris": "Front d'Orvan", "source of pris": "Front d'Orvan"}),
    ],
)  # fmt: skip
def test_a_pronoun_is_who_was_just_told_of_or_speaks(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("fr", "Le Hezbollah a attaqué un village près de Tyr. Ses milices ont tué huit civils.",
         {"actor of tué": "act_hezbollah"}),
        ("fr", "L'Union d'Orvan a attaqué Maroua. Ses combattants ont tué huit civils.",
         {"actor of tué": "Union d'Orvan"}),
        ("en", "The Orvan Liberation Front attacked Maroua. Its fighters killed nine villagers.",
         {"actor of killed": "Orvan Liberation Front"}),
        ("en", "Vladimir Putin criticised Kyiv. His army shelled the city of Kherson.",
         {"actor of shelled": "act_ru_army"}),
        ("fr", "Bachar al-Assad a rencontré des diplomates à Damas. "
         "Ses troupes ont repris le village de Daraya.", {"actor of repris": "act_sy_army"}),
        ("en", "Khalifa Haftar left Benghazi. His forces shelled the airport in Tripoli.",
         {"actor of shelled": "act_lna"}),
        ("fr", "Le Mali a critiqué le Niger. Son armée a tué six hommes armés.",
         {"actor of tué": "act_ml_army"}),
        ("fr", "« Nos combattants ont tué six soldats », a affirmé le Hezbollah.",
         {"actor of tué": "act_hezbollah", "source of tué": "act_hezbollah"}),
    ],
)  # fmt: skip
def test_what_somebody_owns_acts_for_its_owner(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "Al-Shabaab attacked a hotel in Mogadishu. "
         "The group said it had killed twelve officers.",
         {"source of killed": "act_al_shabaab", "actor of killed": "act_al_shabaab"}),
        ("fr", "Les Brigades Tarsin ont attaqué un convoi près d'Alep. "
         "Le groupe a tué six chauffeurs.", {"actor of tué": "Brigades Tarsin"}),
        ("fr", "La Coordination d'Orvan a attaqué Maroua. Le groupe a enlevé deux policiers.",
         {"actor of enlevé": "Coordination d'Orvan"}),
        ("en", "Liwa Tarsin, a militia active in Hasakah, killed six soldiers. "
         "The militia also burned two houses.",
         {"actor of killed": "Liwa Tarsin", "actor of burned": "Liwa Tarsin"}),
        ("en", "Hamas met Hezbollah in Beirut. The Palestinian movement condemned the strike.",
         {"voice of condemned": "act_hamas"}),
        ("fr", "Le Hamas a rencontré le Hezbollah à Beyrouth. "
         "Le mouvement libanais a condamné la frappe.", {"voice of condamné": "act_hezbollah"}),
        ("fr", "L'Observatoire de Sarnam a indiqué que dix personnes avaient été tuées à Zinder. "
         "L'ONG a ajouté que des soldats avaient brûlé deux villages.",
         {"source of tuées": "Observatoire de Sarnam",
          "source of brûlé": "Observatoire de Sarnam"}),
        ("en", "The M23 captured Goma. The rebels shelled Bukavu.",
         {"actor of shelled": "act_m23"}),
        ("en", "The mayor of Diffa, Idris Halvane, said that gunmen had burned two houses. "
         "The mayor said nine people had been killed.", {"source of killed": "Idris Halvane"}),
        ("fr", "L'armée ukrainienne a affirmé que les occupants avaient bombardé Kherson. "
         "L'armée russe a démenti.", {"actor of bombardé": "act_ru_army"}),
    ],
)  # fmt: skip
def test_a_description_is_whom_it_fits(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "Hamas met Fatah in Cairo. The latter condemned the attack.",
         {"voice of condemned": "act_fatah"}),
        ("en", "The Malian army fought the Orvan Front. The former recaptured Menaka.",
         {"actor of recaptured": "act_ml_army"}),
        ("fr", "L'armée malienne a affronté le Front d'Orvan. Ce dernier a tué neuf soldats.",
         {"actor of tué": "Front d'Orvan"}),
        ("fr", "L'armée soudanaise a affronté les Forces de soutien rapide à Khartoum. "
         "Ces dernières ont tué neuf soldats.", {"actor of tué": "act_rsf"}),
        ("fr", "Le Hamas et le Hezbollah se sont réunis à Beyrouth. "
         "Le premier a tiré des roquettes, le second a attaqué une base.",
         {"actor of tiré": "act_hamas", "actor of attaqué": "act_hezbollah"}),
    ],
)  # fmt: skip
def test_the_former_and_the_latter_are_told_apart(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "Hamas and Hezbollah met in Beirut. They fired rockets at Haifa.",
         {"actor of fired": "act_hamas + act_hezbollah"}),
        ("fr", "Liwa Tarsin et la Garde du fleuve se sont réunis à Kidal. "
         "Ils ont attaqué un convoi de l'armée.",
         {"actor of attaqué": "Garde du fleuve + Liwa Tarsin"}),
        ("fr", "La Russie et la Turquie ont signé un accord. Elles ont bombardé Idlib.",
         {"actor of bombardé": "act_ru + act_tr"}),
        ("en", "The Tarsin Brigades and the Orvan Front met in Idlib. Both groups attacked a base.",
         {"actor of attacked": "Orvan Front + Tarsin Brigades"}),
        ("fr", "L'armée soudanaise et les FSR ont signé une trêve. "
         "Les deux camps ont bombardé Khartoum vendredi.",
         {"actor of bombardé": "act_rsf + act_sd_army"}),
        ("fr", "L'armée arménienne et l'armée azerbaïdjanaise ont signé un accord. "
         "Les deux armées ont bombardé Kapan.", {"actor of bombardé": "act_am_army + act_az_army"}),
        ("fr", "Kigali et Kinshasa ont signé un accord. Les deux pays ont bombardé des rebelles.",
         {"actor of bombardé": "act_cd + act_rw"}),
    ],
)  # fmt: skip
def test_both_are_the_two_told_of(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army captured Homs and Hama in Syria. Rebels shelled the two towns on Friday."),
        ("fr", "L'armée a pris Homs et Hama, en Syrie. "
         "Les rebelles ont bombardé les deux villes vendredi."),
    ],
)  # fmt: skip
def test_the_two_towns_are_those_told_of(language, text, reader):
    captured, shelled = reader.read(text, language=language).claims
    towns = [p.geonames for p in captured.event.places if p.kind != "country"]
    assert len(set(towns)) == 2
    assert [p.geonames for p in shelled.event.places] == towns


@pytest.mark.parametrize(
    ROW,
    [
        ("en", "In its statement, the Orvan Liberation Front said it had captured Maroua.",
         {"source of captured": "Orvan Liberation Front",
          "actor of captured": "Orvan Liberation Front"}),
        ("en", "After its fighters captured Mosul, Islamic State executed nine prisoners.",
         {"actor of captured": "act_islamic_state"}),
        ("fr", "Après que ses combattants ont pris Mossoul, l'État islamique a exécuté neuf "
         "prisonniers.", {"actor of pris": "act_islamic_state"}),
        ("en", "When they captured Diffa, the rebels of the Orvan Front killed six guards.",
         {"actor of captured": "Orvan Front", "actor of killed": "Orvan Front"}),
        ("en", "Although it denied the attack, Hamas praised the gunmen.",
         {"voice of denied": "act_hamas"}),
        ("fr", "Le groupe a attaqué Diffa lundi. Le Front d'Orvan a tué six gardes.",
         {"actor of attaqué": "Front d'Orvan"}),
    ],
)  # fmt: skip
def test_words_may_point_to_who_is_named_only_afterwards(language, text, told, who):
    assert who(language, text, told) == told


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("fr", "Ils ont attaqué un village près de Gao.", "actor of attaqué"),
        ("en", "The group condemned the attack.", "voice of condemned"),
        ("en", "Idris Halvane and Marek Tolvan met in Goma. "
         "He said that rebels had killed nine villagers.", "source of killed"),
        ("fr", "Idris Halvane et Marek Tolvan se sont rencontrés à Goma. "
         "Il a affirmé que des rebelles avaient tué neuf villageois.", "source of tué"),
        ("en", "Hamas and Hezbollah condemned the strike. The group fired rockets at Haifa.",
         "actor of fired"),
    ],
)  # fmt: skip
def test_where_nobody_or_either_may_be_meant_nobody_is_chosen(language, text, asked, who):
    assert who(language, text, [asked])[asked].startswith("~")
