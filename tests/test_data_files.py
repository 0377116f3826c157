"""Data files are read as YAML is, held to their schemas, and refused with a line and a remedy."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from selon.actors.reading import ACTOR_FILES
from selon.conforming import check_of
from selon.data import DataText, load_schema
from selon.errors import DataError
from selon.plain_yaml import read_plain

SOURCE = Path(__file__).resolve().parent.parent / "src" / "selon"


def _schema_of(file: Path) -> Path:
    beside = file.with_name(f"{file.stem}.schema.yaml")
    folder = SOURCE / ("language" if file.parent.name == "lexicon" else "actors") / "schemas"
    named = "actors" if file.parent.name == "data" and file.stem in ACTOR_FILES else file.stem
    return beside if beside.exists() else folder / f"{named}.yaml"


FILES = {
    file.relative_to(SOURCE).as_posix(): (file, schema)
    for file in sorted(SOURCE.rglob("*.yaml"))
    if (schema := _schema_of(file)).exists() and "schema" not in file.relative_to(SOURCE).as_posix()
}
SCHEMAS = {name: load_schema(schema) for name, (_, schema) in FILES.items()}
# A few entries of each list are enough to be altered.
CONTENT = {name: read_plain(file.read_text("utf-8")) for name, (file, _) in FILES.items()}


def test_all_data_files_are_looked_at():
    assert len(FILES) >= 30
    assert {"actors/data/persons.yaml", "language/french/lexicon/cues.yaml"} <= FILES.keys()


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_holds_what_any_reader_of_yaml_finds_and_conforms(name):
    file, _ = FILES[name]
    assert CONTENT[name] == yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    assert check_of(SCHEMAS[name])(CONTENT[name])


def _places(node, path=()):
    """Yield paths into data, not far into long lists."""
    yield path
    if isinstance(node, dict):
        for key in list(node)[:12]:
            yield from _places(node[key], (*path, key))
    elif isinstance(node, list):
        for number in range(min(len(node), 4)):
            yield from _places(node[number], (*path, number))


def _shortened(node):
    if isinstance(node, dict):
        return {key: _shortened(part) for key, part in node.items()}
    return [_shortened(part) for part in node[:4]] if isinstance(node, list) else node


SMALL = {name: _shortened(content) for name, content in CONTENT.items()}
PLACES = {name: list(_places(content)) for name, content in SMALL.items()}
SCALARS = (None, True, False, 0, 1, -1, 1.0, 2.5, 400, "", "x", "act_x", "ML", "2011", "name")
VALUES = st.sampled_from((*SCALARS, [], {}, [1, 2], ["a"], [[]], {"id": "act_x"}, {"x": 1}))


@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_the_quick_check_agrees_with_a_general_validator(data):
    name = data.draw(st.sampled_from(sorted(FILES)))
    content = copy.deepcopy(SMALL[name])
    path = data.draw(st.sampled_from(PLACES[name]))
    value = data.draw(VALUES)
    holder = content
    for step in path[:-1]:
        holder = holder[step]
    how = data.draw(st.sampled_from(["put", "drop", "add"]))
    if not path:
        content = value
    elif how == "put":
        holder[path[-1]] = value
    elif how == "drop":
        del holder[path[-1]]
    elif isinstance(holder, dict):
        holder["added"] = value
    else:
        holder.append(value)
    told = json.dumps(content)[:300]
    assert check_of(SCHEMAS[name])(content) == Draft202012Validator(SCHEMAS[name]).is_valid(
        content
    ), (name, path, told)


def test_a_keyword_the_quick_check_does_not_know_is_still_obeyed():
    schema = {"type": "array", "uniqueItems": True}
    assert DataText("", "[a, b]").content(schema) == ["a", "b"]
    with pytest.raises(DataError, match="non-unique"):
        DataText("", "[a, a]").content(schema)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\n---\nb: 2\n", "file, line 2: not readable YAML (but found another document)"),
        ("a: 1\nb: 2\na: 3\n", "file, line 3: the key 'a' is given twice"),
        ("a: &x [1]\nb: *x\n", "file, line 2: *x repeats another part"),
        ("a: 1\n*x : 2\n", "file, line 2: *x repeats another part"),
        ("a: 1\n[b]: 2\n", "file, line 2: the key is no text"),
        ("a: 1\nno: 2\n", "file, line 2: the key no is no text: put it in quotes"),
        ("a: 1\n<<: {b: 2}\n", "file, line 2: the key << is no text"),
        ("a: 1\nb: !!binary aGE=\n", "file, line 2: 'aGE=' is nothing a data file may hold: put"),
        ("a: 1\nb: !!int old\n", "file, line 2: 'old' is nothing a data file may hold: put"),
        ("a: 1\nb: .inf\n", "file, line 2: '.inf' is nothing a data file may hold: put"),
        ("a: 1\nb: !!bool old\n", "file, line 2: 'old' is nothing a data file may hold: put"),
        ("a: 1\nb: 2011-10-05\n", "file, line 2: '2011-10-05' is nothing a data file may hold"),
        ("a: 1\nb: !!set {c, d}\n", "file, line 2: tag:yaml.org,2002:set is nothing"),
        ("a: 1\nb: !!map [c]\n", "file, line 2: "),
        ("a: 1\nb: !!str [c]\n", "file, line 2: "),
        ("a: 1\nb: [c\n", "file, line 2: not readable YAML"),
        ("a: 1\n" + "".join(" " * n + "b:\n" for n in range(900)), "file, line 1: too deeply"),
    ],
)
def test_what_json_could_not_hold_is_refused_by_its_line(text, told):
    anything = {"type": "object", "additionalProperties": {"type": ["integer", "array", "object"]}}
    with pytest.raises(DataError) as refused:
        DataText("file", text).content(anything)
    assert str(refused.value).startswith(told)


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n...\n"])
def test_an_empty_file_holds_nothing(text):
    assert DataText("", text).content({"type": ["object", "null"]}) is None
