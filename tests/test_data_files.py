"""Data files are read as YAML is, held to their schemas, and refused with a line and a remedy."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from selon.actors.reading import ACTOR_FILES
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
    text = FILES[name][0].read_text("utf-8")
    assert CONTENT[name] == yaml.load(text, Loader=yaml.CSafeLoader)
    assert DataText(name, text).content(SCHEMAS[name]) == CONTENT[name]


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
def test_an_altered_file_is_taken_as_it_is_or_refused_by_a_line_of_it(data):
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
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    try:
        assert DataText("file", text).content(SCHEMAS[name]) == content
    except DataError as refused:
        told = re.fullmatch(r"file, line (\d+): .+: .+", str(refused))
        assert told is not None, (name, path, str(refused))
        assert int(told[1]) <= text.count("\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- id: x\n  kind: c", "line 2: x: c is not one of a, b: choose one of these"),
        ("- id: x\n  name: 1", 'line 2: x: 1 is not of type "string": put it in quotes'),
        ("- id: x\n  name: N", 'line 2: x: "N" does not match "^[a-z]+$": write it in that form'),
        ("- id: x\n  forms: []", "line 2: x: [] has less than 1 item: add one, or leave"),
        ("- id: x\n  forms: [a, 2]", "line 2: x: 2 is not of type"),
        (
            "- id: x\n  ages: {b: 1,\n    3c: 2}",
            'line 3: x: "3c" does not match "^[a-z]+$": correct',
        ),
        ("- id: x\n  ages: {b: old}", 'line 2: x: "old" is not of type "integer": correct it'),
        ("- id: x\n- {}", 'line 2: 1: "id" is a required property: add it'),
        ("- id: x\n  kind: a\n  b: 1\n  c: 1", "line 3: x: Additional properties are not allowed"),
        (f"- id: x\n  kind: {'c' * 900}", f"line 2: x: {'c' * 160} is not one of a, b: choose"),
        (f"- id: x\n  ages: [{'c' * 900}]", "line 2: x: breaks 'type': correct it"),
    ],
)
def test_what_breaks_a_schema_is_refused_by_its_line_its_entry_and_a_remedy(text, told):
    name = {"type": "string", "pattern": "^[a-z]+$"}
    keys = {
        "id": name,
        "name": name,
        "kind": {"enum": ["a", "b"]},
        "forms": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        "ages": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]+$"},
            "additionalProperties": {"type": "integer"},
        },
    }
    entry = {"type": "object", "required": ["id"], "additionalProperties": False}
    with pytest.raises(DataError) as refused:
        DataText("file", text).content({"items": {**entry, "properties": keys}})
    assert str(refused.value).startswith(f"file, {told}")


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
