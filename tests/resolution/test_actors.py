"""Who phrases name, on syntax built by hand. Persons, groups and reports are invented."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from selon.actors import load_actors
from selon.language.lexicon import Lexicon
from selon.mentions.actors import recognise_actors
from selon.model import (
    ActorReference,
    Clause,
    Mentions,
    NounPhrase,
    Sentence,
    Span,
    Syntax,
    Token,
    local_actor_id,
)
from selon.resolution.actors import ActorResolver

WORDS = {
    "fr": Lexicon("selon.language.french").actors,
    "en": Lexicon("selon.language.english").actors,
}
DETERMINERS = {"le", "la", "les", "l'", "un", "une", "the", "a", "his", "ses"}
LINKS = ("complements", "owners", "appositions", "conjuncts")


class Built:
    """A text with phrases given as (words, head, attributes), numbered as they are given.

    Phrases are found in text order. A lemma is the head in lower case unless given; links
    name other phrases by number. ``verbs`` are (word, subject, object) triples.
    """

    def __init__(
        self,
        language: str,
        text: str,
        phrases: list[tuple[str, str, dict[str, Any]]],
        verbs: tuple[tuple[str, int | None, int | None], ...] = (),
    ) -> None:
        self.text, self.language = text, language
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self._tokenise()
        self.phrases = self._phrases(phrases)
        self.syntax = Syntax(
            text=text,
            offset=0,
            language=language,
            tokens=tuple(self.tokens),
            sentences=tuple(self.sentences),
            phrases=tuple(self.phrases),
            clauses=tuple(self._clause(*verb) for verb in verbs),
            quotations=(),
            entities=(),
        )
        self.mentions = recognise_actors(self.syntax, WORDS[language], load_actors())
        self.resolver = ActorResolver(
            load_actors(), WORDS[language], self.syntax, Mentions(self.mentions, (), ()), "rep_x"
        )

    def _tokenise(self) -> None:
        for sentence in re.finditer(r"[^.]+\.?", self.text):
            first = len(self.tokens)
            for word in re.finditer(r"\w+['’]?|[^\w\s]", sentence.group()):
                start = sentence.start() + word.start()
                pos = "PROPN" if word.group()[0].isupper() else "NOUN"
                if word.group().lower() in DETERMINERS:
                    pos = "DET"
                if not word.group()[0].isalnum():
                    pos = "PUNCT"
                self.tokens.append(
                    Token(
                        start,
                        start + len(word.group()),
                        word.group(),
                        word.group().lower(),
                        pos,
                        len(self.sentences),
                    )
                )
            self.sentences.append(Sentence(first, len(self.tokens), 0, self.span(*sentence.span())))

    def span(self, start: int, end: int) -> Span:
        return Span.of(self.text, start, end)

    def _phrases(self, given: list[tuple[str, str, dict[str, Any]]]) -> list[NounPhrase]:
        built, at = [], 0
        for words, head, more in given:
            start = self.text.index(words, at if not more.pop("inside", False) else 0)
            at = start
            where = self.text.index(head, start)
            token = next(i for i, t in enumerate(self.tokens) if t.start == where)
            span = self.span(start, start + len(words))
            settings: dict[str, Any] = {
                "lemma": head.lower(),
                "pos": "PROPN" if head[0].isupper() else "NOUN",
                "core": span,
                **more,
            }
            core = settings["core"]
            if isinstance(core, str):
                begin = self.text.index(core, start)
                settings["core"] = self.span(begin, begin + len(core))
            built.append(
                NounPhrase(head=token, span=span, sentence=self.tokens[token].sentence, **settings)
            )
        return built

    def _clause(self, verb: str, subject: int | None, object_: int | None) -> Clause:
        at = self.text.index(verb)
        token = next(i for i, t in enumerate(self.tokens) if t.start == at)
        span = self.span(at, at + len(verb))
        return Clause(
            head=token,
            span=span,
            extent=span,
            lemma=verb,
            sentence=self.tokens[token].sentence,
            subject=() if subject is None else (subject,),
            object=() if object_ is None else (object_,),
        )

    def found(self, phrase: int) -> tuple[ActorReference, ...]:
        return self.resolver.resolve(phrase)

    def name(self, phrase: int) -> str:
        return " + ".join(r.name for r in self.found(phrase))


def definite(**more: Any) -> dict[str, Any]:
    return {"definite": True, "number": "singular", **more}


def test_a_known_actor_has_its_neutral_name_under_every_label() -> None:
    built = Built(
        "fr",
        "Daech accuse le groupe EI et Damas.",
        [("Daech", "Daech", {}), ("le groupe EI", "groupe", definite()), ("Damas", "Damas", {})],
    )
    assert [built.name(n) for n in range(3)] == ["Islamic State", "Islamic State", "Syria"]
    assert built.found(0)[0].id == built.found(1)[0].id == "act_islamic_state"


@pytest.mark.parametrize(
    ("language", "text", "head", "lemma", "name", "kind"),
    [
        ("fr", "l'armée syrienne", "armée", "armée", "Syrian Arab Army", "state_force"),
        ("en", "Kenyan police", "police", "police", "Kenyan police", "police"),
        ("fr", "le régime syrien", "régime", "régime", "Government of Syria", "government"),
        ("en", "Russian warplanes", "warplanes", "warplane", "Russian Air Force", "state_force"),
        ("fr", "les rebelles syriens", "rebelles", "rebelle", "Syrian rebels", "nonstate_group"),
        ("en", "rebel fighters", "fighters", "fighter", "rebels", "nonstate_group"),
        ("fr", "des enfants", "enfants", "enfant", "civilians", "civilian"),
        ("en", "a bridge", "bridge", "bridge", "bridge", "facility"),
        ("fr", "les Turcs", "Turcs", "turc", "Turkey", "state"),
    ],
)
def test_a_role_with_a_country_names_that_state_s_body(
    language: str, text: str, head: str, lemma: str, name: str, kind: str
) -> None:
    modifiers = tuple(w.lower() for w in text.split() if w != head)
    plural = "plural" if head.endswith("s") else "singular"
    built = Built(
        language,
        text,
        [(text, head, {"lemma": lemma, "modifiers": modifiers, "number": plural})],
    )
    (found,) = built.found(0)
    assert (found.name, found.kind) == (name, kind)
    assert built.mentions[0].kind == kind


def test_who_leads_a_regime_tells_whose_it_is() -> None:
    built = Built(
        "fr",
        "le régime de Bachar el-Assad",
        [
            (
                "le régime de Bachar el-Assad",
                "régime",
                definite(core="le régime", complements=(("de", 1),)),
            ),
            ("Bachar el-Assad", "Bachar", {}),
        ],
    )
    assert built.name(0) == "Government of Syria"
    assert built.name(1) == "Bashar al-Assad"


def test_fighters_of_a_group_are_the_group_whatever_they_are_called() -> None:
    built = Built(
        "fr",
        "les terroristes de Boko Haram et les miliciens",
        [
            (
                "les terroristes de Boko Haram",
                "terroristes",
                definite(
                    core="les terroristes",
                    lemma="terroriste",
                    number="plural",
                    complements=(("de", 1),),
                ),
            ),
            ("Boko Haram", "Boko", {}),
        ],
    )
    assert built.found(0)[0].id == "act_boko_haram"
    assert built.mentions[0].kind == "nonstate_group"


def test_a_loaded_word_alone_means_the_group_of_the_report_as_an_inference() -> None:
    text = "Les terroristes avancent. Boko Haram fuit."
    phrase = ("Les terroristes", "terroristes", definite(lemma="terroriste", number="plural"))
    built = Built("fr", text, [phrase, ("Boko Haram", "Boko", {})])
    (found,) = built.found(0)
    assert (found.id, found.grade) == ("act_boko_haram", "inferred")
    alone = Built("fr", "Les terroristes avancent.", [phrase])
    assert (alone.found(0)[0].id, alone.name(0)) == ("", "militants")


def test_names_the_base_does_not_hold_get_an_id_of_the_report() -> None:
    text = "Colonel Anna Brandow said so. Brandow left."
    built = Built(
        "en",
        text,
        [("Colonel Anna Brandow", "Brandow", {}), ("Brandow left", "Brandow", {"core": "Brandow"})],
        (("said", 0, None),),
    )
    (full,), (short,) = built.found(0), built.found(1)
    assert full.name == short.name == "Anna Brandow"
    assert full.id == short.id == local_actor_id("rep_x", "Anna Brandow")
    assert {m.kind for m in built.mentions} == {"person"}


def test_a_relative_of_a_known_person_is_somebody_else() -> None:
    built = Built(
        "en", "Selma al-Assad spoke.", [("Selma al-Assad", "Assad", {})], (("spoke", 0, None),)
    )
    assert built.name(0) == "Selma al-Assad"


def test_an_acronym_in_brackets_means_what_it_stands_after() -> None:
    text = "the Orvan Liberation League (OLL) spoke. The OLL left."
    built = Built(
        "en",
        text,
        [
            (
                "the Orvan Liberation League (OLL)",
                "League",
                definite(core="the Orvan Liberation League"),
            ),
            ("The OLL", "OLL", definite()),
        ],
        (("spoke", 0, None), ("left", 1, None)),
    )
    assert built.name(0) == built.name(1) == "Orvan Liberation League"
    assert built.found(0)[0].id == built.found(1)[0].id


def test_a_pronoun_takes_the_subject_before_it() -> None:
    text = "Anna Brandow met Carl Ostrander. She left."
    built = Built(
        "en",
        text,
        [
            ("Anna Brandow", "Brandow", {}),
            ("Carl Ostrander", "Ostrander", {}),
            ("She", "She", {"pos": "PRON", "lemma": "she"}),
        ],
        (("met", 0, 1), ("left", 2, None)),
    )
    (found,) = built.found(2)
    assert (found.name, found.grade) == ("Anna Brandow", "carried")
    assert found.span.text == "She"


def test_a_plural_pronoun_takes_a_whole_coordination() -> None:
    text = "Le Hamas et le Hezbollah ont tiré. Ils ont fui."
    built = Built(
        "fr",
        text,
        [
            ("Le Hamas", "Hamas", definite(conjuncts=(1,))),
            ("le Hezbollah", "Hezbollah", definite()),
            ("Ils", "Ils", {"pos": "PRON", "lemma": "il", "number": "plural"}),
        ],
        (("ont", 0, None),),
    )
    assert built.name(2) == "Hamas + Hezbollah"


def test_a_pronoun_with_nobody_before_it_names_nobody() -> None:
    built = Built("fr", "Ils ont fui.", [("Ils", "Ils", {"pos": "PRON", "number": "plural"})])
    assert built.found(0) == ()


def test_what_belongs_to_somebody_is_theirs() -> None:
    text = "HTS a attaqué. Ses milices fuient."
    built = Built(
        "fr",
        text,
        [
            ("HTS", "HTS", {}),
            ("Ses", "Ses", {"pos": "DET", "lemma": "son", "number": "plural"}),
            (
                "Ses milices",
                "milices",
                {"lemma": "milice", "number": "plural", "definite": True, "owners": (1,)},
            ),
        ],
        (("a", 0, None),),
    )
    assert built.found(2)[0].id == "act_hts"
    assert built.found(2)[0].grade == "carried"


def test_an_unnamed_voice_is_described_in_english_and_found_again() -> None:
    text = "Une source militaire syrienne a parlé. La source a ajouté ceci."
    built = Built(
        "fr",
        text,
        [
            (
                "Une source militaire syrienne",
                "source",
                {
                    "definite": False,
                    "number": "singular",
                    "modifiers": ("militaire", "syrien"),
                },
            ),
            ("La source", "source", definite()),
        ],
    )
    (first,), (again,) = built.found(0), built.found(1)
    assert (first.name, first.named, first.id) == ("Syrian military source", False, "")
    assert (again.name, again.named, again.grade) == ("Syrian military source", False, "carried")


@pytest.mark.parametrize(
    ("language", "text", "head", "lemma"),
    [
        ("fr", "Le président syrien Bachar el-Assad parle. Le président part.", "président", ""),
        ("en", "Syrian President Bashar al-Assad spoke. The president left.", "president", ""),
    ],
)
def test_an_office_points_back_to_who_holds_it(
    language: str, text: str, head: str, lemma: str
) -> None:
    again = text.split(". ")[1].rsplit(" ", 1)[0]
    name = "Bachar el-Assad" if language == "fr" else "Bashar al-Assad"
    built = Built(language, text, [(name, "Assad", {}), (again, head, definite())])
    assert built.name(1) == "Bashar al-Assad"
    assert built.found(1)[0].grade == "carried"


def test_an_army_without_country_is_the_one_named_before() -> None:
    text = "L'armée malienne avance. L'armée recule."
    built = Built(
        "fr",
        text,
        [
            ("L'armée malienne", "armée", definite(modifiers=("malien",))),
            ("L'armée recule", "armée", definite(core="L'armée")),
        ],
    )
    assert built.name(1) == "Malian Armed Forces"
    alone = Built("fr", "L'armée recule.", [("L'armée", "armée", definite())])
    assert alone.found(0)[0].id == ""


def test_the_adjective_of_an_event_names_who_does_it() -> None:
    built = Built(
        "en",
        "a Russian strike",
        [("a Russian strike", "strike", {"modifiers": ("russian",)})],
    )
    (found,) = built.resolver.resolve_qualifiers(0)
    assert (found.id, found.span.text) == ("act_ru", "Russian")


def test_long_hostile_blocks_stay_cheap() -> None:
    text = "the group (AAA) it " * 4000
    phrases = []
    for word, more in (("group", definite()), ("AAA", {}), ("it", {"pos": "PRON"})):
        phrases.append((word, word, more))
    built = Built("en", "the group (AAA) it", phrases)
    unit, width = built.syntax, len("the group (AAA) it ")
    tokens, copies = [], []
    for i in range(4000):
        shift = i * width
        tokens += [
            Token(t.start + shift, t.end + shift, t.text, t.lemma, t.pos, i) for t in unit.tokens
        ]
        for p in unit.phrases:
            span = Span.of(text, p.span.start + shift, p.span.end + shift)
            copies.append(
                NounPhrase(
                    p.head + i * len(unit.tokens),
                    span,
                    span,
                    p.lemma,
                    p.pos,
                    i,
                    definite=p.definite,
                )
            )
    syntax = Syntax(text, 0, "en", tuple(tokens), (), tuple(copies), (), (), ())
    start = time.perf_counter()
    mentions = recognise_actors(syntax, WORDS["en"], load_actors())
    resolver = ActorResolver(
        load_actors(), WORDS["en"], syntax, Mentions(mentions, (), ()), "rep_x"
    )
    for number in reversed(range(len(copies))):
        resolver.resolve(number)
    assert time.perf_counter() - start < 5
