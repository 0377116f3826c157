"""Which PLOVER root a sentence tells. All sentences are invented."""

from __future__ import annotations

import json

import pytest

from selon import Reader
from selon.data import load_yaml, resource
from selon.errors import DataError
from selon.ranking import Described, describe, load_ranking, longest_sentence, parties
from selon.ranking.learning import cross_validated, folds, learn
from selon.ranking.measuring import accuracy, macro_f1
from selon.ranking.model import Ranking, data_of, ranking_of

ROOTS = {
    "ACCUSE AGREE AID ASSAULT COERCE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST SANCTION"
    " SUPPORT THREATEN YIELD"
}
TOLD = [
    ("en", "ASSAULT", "Gunmen attacked a convoy near Gao, killing four drivers."),
    (
        "fr",
        "ASSAULT",
        "Des hommes armés ont attaqué un convoi près de Gao et tué quatre chauffeurs.",
    ),
    ("en", "YIELD", "The junta released eleven detainees in Niamey."),
    ("fr", "YIELD", "La junte a libéré onze détenus à Niamey."),
    ("en", "CONSULT", "The Chadian premier met his Libyan counterpart in Tripoli."),
    ("fr", "CONSULT", "Le premier ministre tchadien a rencontré son homologue libyen à Tripoli."),
    ("en", "REJECT", "Khartoum rejected the mediation offer."),
    ("fr", "REJECT", "Khartoum a rejeté l'offre de médiation."),
    ("en", "COERCE", "Police in Bamako arrested two opposition figures."),
    ("fr", "COERCE", "La police de Bamako a arrêté deux figures de l'opposition."),
    ("en", "REQUEST", "The union demanded the departure of the governor."),
    ("fr", "REQUEST", "Le syndicat a exigé le départ du gouverneur."),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.models
@pytest.mark.parametrize(("language", "root", "text"), TOLD)
def test_a_root_learned_in_english_is_found_in_both_languages(reader, language, root, text):
    described = describe(reader.work_through(text, language=language))
    ranked = load_ranking(with_vectors=False).rank(described)
    assert ranked[0][0] == root
    assert sum(share for _, share in ranked) == pytest.approx(1)


@pytest.mark.models
def test_a_report_of_speech_is_ranked_by_what_is_said(reader):
    plain = describe(reader.work_through("Rwanda withdrew its troops from Goma.", language="en"))
    said = "A spokesman said that Rwanda withdrew its troops from Goma."
    reported = describe(reader.work_through(said, language="en"))
    assert {f for f in plain.features if f.startswith("main=")} <= reported.features
    assert reported.texts[0] == plain.texts[0]


@pytest.mark.models
def test_no_feature_shows_a_word_of_the_text(reader):
    text = "Zorvanists from Kelmarra bombarded the quiet village of Tesserin."
    described = describe(reader.work_through(text, language="en"))
    shown = " ".join(described.features).lower()
    assert described.features
    assert not [w for w in ("zorvan", "kelmarra", "tesserin", "quiet", "bombarded") if w in shown]


@pytest.mark.models
def test_parties_are_who_acts_and_whom_it_meets(reader):
    work = reader.work_through("Algeria expelled three envoys of France.", language="en")
    source, target = parties(*longest_sentence(work))
    assert [s.text for s in source] == ["Algeria"]
    assert "envoys" in target[0].text


@pytest.mark.models
@pytest.mark.parametrize("text", ["12 34.", "Hm…", "Kidal"])
def test_a_text_that_tells_nothing_is_ranked_all_the_same(reader, text):
    described = describe(reader.work_through(text, language="en"))
    assert len(load_ranking(with_vectors=False).rank(described)) == 15


def test_concepts_have_the_same_names_in_all_languages():
    schema = resource("selon.language", "schemas/concepts.yaml")
    names = [
        [
            entry["concept"]
            for entry in load_yaml(
                resource(f"selon.language.{language}", "lexicon/concepts.yaml"), schema
            )["concepts"]
        ]
        for language in ("english", "french")
    ]
    assert names[0] == names[1]
    assert len(set(names[0])) == len(names[0])


def examples(size=60):
    """Three labels, each with a feature of its own that is missing now and then."""
    labels = [("A", "B", "C")[n % 3] for n in range(size)]
    rows = [
        Described(frozenset({f"x={label}"} if n % 5 else {"x=none"}) | {"x=all", f"x={n % 7}"})
        for n, label in enumerate(labels)
    ]
    return rows, labels


def test_what_tells_labels_apart_is_learned_and_the_same_again():
    rows, labels = examples()
    first, second = learn(rows, labels, {}), learn(rows, labels, {})
    assert data_of(first) == data_of(second)
    for label in "ABC":
        ranked = first.rank(Described(frozenset({f"x={label}", "x=all"})))
        assert ranked[0][0] == label


def test_a_model_outlives_its_file():
    rows, labels = examples()
    model = learn(rows, labels, {})
    again = ranking_of(json.loads(json.dumps(data_of(model))))
    assert isinstance(again, Ranking)
    assert again.rank(rows[1]) == model.rank(rows[1])


def test_nobody_is_predicted_by_a_model_that_saw_him():
    parts = folds(23, 5, seed=4)
    assert sorted(n for part in parts for n in part.tolist()) == list(range(23))
    # Labels without any rule cannot be told but by remembering the example itself.
    rows = [Described(frozenset({f"x={n}", f"y={n}"})) for n in range(40)]
    labels = ["A" if n % 2 else "B" for n in range(40)]
    assert accuracy(labels, cross_validated(rows, labels, {}, 5, 0)) < 0.75


def test_figures_count_each_label_alike():
    gold, told = ["A", "A", "A", "B"], ["A", "A", "A", "A"]
    assert accuracy(gold, told) == 0.75
    assert macro_f1(gold, told) == pytest.approx((6 / 7) / 2)


def test_shipped_models_hold_the_fifteen_roots():
    for vectors in (False, True):
        assert {" ".join(load_ranking(with_vectors=vectors).labels)} == ROOTS


@pytest.mark.parametrize("content", ["", "[]", '{"labels": ["A"], "bias": [], "weights": 3}'])
def test_a_file_without_weights_is_refused(tmp_path, monkeypatch, content):
    (tmp_path / "weights").mkdir()
    (tmp_path / "weights" / "reading.json").write_text(content)
    monkeypatch.setattr("selon.ranking.model.files", lambda _: tmp_path)
    load_ranking.cache_clear()
    with pytest.raises(DataError, match="holds no weights of a ranking"):
        load_ranking(with_vectors=False)
    load_ranking.cache_clear()
