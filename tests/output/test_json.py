"""The public JSON and its schema."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import get_args

import pytest
from jsonschema_rs import Draft202012Validator, meta

from selon.model import Reading, Span
from selon.model.vocabulary import VOCABULARIES, TimexType
from selon.output import claim_to_json, json_text, jsonl_text, reading_schema, to_json


@pytest.fixture(scope="module")
def schema():
    return reading_schema()


def errors(schema, data):
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


def test_the_schema_is_a_schema(schema):
    meta.validate(schema)


def test_a_reading_fits_the_schema(schema, reading):
    assert errors(schema, to_json(reading)) == []
    assert errors(schema, to_json(replace(reading, claims=(), attributions=()))) == []


def test_a_line_of_json_lines_fits_its_schema(schema, reading):
    line_schema = {"$ref": "#/$defs/claim", "$defs": schema["$defs"]}
    lines = jsonl_text(reading).splitlines()
    assert len(lines) == len(reading.claims)
    for line in lines:
        assert errors(line_schema, json.loads(line)) == []


def test_the_schema_refuses_what_it_does_not_know(schema, reading):
    data = to_json(reading)
    data["claims"][0]["event"]["modality"] = "rumoured"
    data["claims"][1]["truth"] = 0.9
    del data["report"]["notes"]
    assert len(errors(schema, data)) == 3


def enums(node):
    """Yield (property, values) for every closed vocabulary of a schema."""
    if isinstance(node, dict):
        for name, part in node.get("properties", {}).items():
            if "enum" in part:
                yield name, tuple(value for value in part["enum"] if value is not None)
        for part in node.values():
            yield from enums(part)
    elif isinstance(node, list):
        for part in node:
            yield from enums(part)


def test_the_enums_are_the_vocabularies(schema):
    inside = sorted(set(enums(schema)))
    expected = [
        ("basis", VOCABULARIES["published_basis"]),
        ("basis", VOCABULARIES["time_basis"]),
        ("grade", VOCABULARIES["grade"]),
        ("kind", VOCABULARIES["place_kind"]),
        ("kind", VOCABULARIES["source_kind"]),
        ("modality", VOCABULARIES["modality"]),
        ("mode", VOCABULARIES["mode"]),
        ("relation", VOCABULARIES["relation"]),
        ("role", VOCABULARIES["provenance_role"]),
        ("role", VOCABULARIES["role"]),
        ("scope", VOCABULARIES["time_scope"]),
        ("speech_act", VOCABULARIES["speech_act"]),
        ("type", get_args(TimexType)),
        ("what", VOCABULARIES["count_of"]),
    ]
    assert inside == sorted(expected)


def objects(node):
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for part in node.values():
            yield from objects(part)
    elif isinstance(node, list):
        for part in node:
            yield from objects(part)


def test_every_object_of_the_schema_is_closed_and_complete(schema):
    for part in objects(schema):
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])


def in_order(schema, node, data):
    """Say whether the keys of ``data`` stand in the order of the schema's properties."""
    for branch in node.get("anyOf", ()):
        if data is not None and branch.get("type") != "null":
            return in_order(schema, branch, data)
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    if isinstance(data, dict):
        return list(data) == list(node["properties"]) and all(
            in_order(schema, node["properties"][key], value) for key, value in data.items()
        )
    if isinstance(data, list):
        return all(in_order(schema, node["items"], value) for value in data)
    return True


def test_keys_stand_in_the_published_order(schema, reading):
    assert in_order(schema, schema, to_json(reading))
    assert list(to_json(reading)) == ["report", "attributions", "claims"]


def test_what_is_unread_is_null_or_empty(reading):
    claim = claim_to_json(reading.claims[2])
    assert claim["event"]["time"] is None
    assert claim["event"]["places"] == []
    assert claim["attribution"]["source"]["span"] is None
    assert claim_to_json(reading.claims[1])["attribution"]["source"] is None


def test_whether_words_are_denied_to_have_been_said_is_told(schema, reading):
    (told,) = reading.attributions
    assert to_json(reading)["attributions"][0]["negated"] is False
    denied = to_json(replace(reading, attributions=(replace(told, negated=True),)))
    assert denied["attributions"][0]["negated"] is True
    assert errors(schema, denied) == []


def test_one_document_is_one_line_unless_indented(reading):
    assert json_text(reading).count("\n") == 1
    assert json.loads(json_text(reading, indent=2)) == to_json(reading)
    assert "Kidal" in json_text(reading)


def test_accents_are_readable(reading):
    assert "a annoncé" in json_text(reading)


def test_lone_surrogates_survive_json(reading: Reading):
    odd = replace(reading.claims[0], evidence=Span(0, 5, "\ud800 été"))
    text = json_text(replace(reading, claims=(odd,)))
    text.encode("utf-8")
    assert json.loads(text)["claims"][0]["evidence"]["text"] == "\ud800 été"
    assert json.loads(jsonl_text(replace(reading, claims=(odd,))))["evidence"]["end"] == 5
