"""Loads the data files Selon ships or a user adds, and checks each against its schema."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import IO, Any

import yaml
from jsonschema_rs import Draft202012Validator, ValidationError
from jsonschema_rs import ValidationErrorKind as Kind

from selon.errors import DataError, SetupError
from selon.plain_yaml import QUOTES, FastLoader, Refused, read_plain

MAX_BYTES = 5_000_000
"""Bytes a data file may have; the largest that Selon ships has a twentieth of it."""

_TEXT = "tag:yaml.org,2002:str"
_LONGEST = 160
"""Characters of a schema's complaint: it may quote a whole file."""

_REMEDIES = {
    "required": "add it",
    "enum": "choose one of these",
    "pattern": "write it in that form",
    "minLength": "write more of it",
    "minItems": "add one, or leave the key out",
    "additionalProperties": "remove it, or correct its name",
    "propertyNames": "correct this name",
}


@dataclass(frozen=True, slots=True)
class DataText:
    """The text of a data file and its name for complaints; "" where there is no file."""

    name: str
    text: str

    @property
    def hash(self) -> str:
        """A short hash of the text, for ``coded_by``."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()[:8]

    def content(self, schema: dict[str, Any]) -> Any:
        """Return what the text holds; DataError where it is no YAML or breaks the schema."""
        try:
            content = read_plain(self.text)
        except yaml.YAMLError as problem:
            raise self._unreadable(problem) from problem
        except RecursionError as problem:
            raise self._told(1, "too deeply nested: write it flatter") from problem
        error = next(Draft202012Validator(schema).iter_errors(content), None)
        if error is not None:
            raise self._breach(error, content)
        return content

    def refusal(self, path: Sequence[str | int], problem: str, content: Any = None) -> DataError:
        """Return the error that names file, line and entry of what stands at a path."""
        return self._told(self._line(path), f"{_entry(content, path)}: {problem}")

    def _told(self, line: int, problem: str) -> DataError:
        return DataError(f"{self.name}, line {line}: {problem}" if self.name else problem)

    def _unreadable(self, problem: yaml.YAMLError) -> DataError:
        mark = getattr(problem, "problem_mark", None)
        if mark is not None and mark.line > self.text.rstrip().count("\n"):
            # Not where the file ends, but where what has no end begins.
            mark = getattr(problem, "context_mark", None) or mark
        told = getattr(problem, "problem", None) or getattr(problem, "reason", None) or "not YAML"
        if mark is not None:
            line = mark.line + 1
        else:
            line = self.text.count("\n", 0, getattr(problem, "position", 0)) + 1
        if not isinstance(problem, Refused):
            told = f"not readable YAML ({told}): check its quotes, colons and spaces"
        return self._told(line, told)

    def _breach(self, error: ValidationError, content: Any) -> DataError:
        rule, path = error.kind.name, list(error.instance_path)
        message = error.message if len(error.message) <= _LONGEST else f"breaks {rule!r}"
        remedy = _REMEDIES.get(rule, "correct it")
        match error.kind:
            case Kind.Enum(options):
                given = str(error.instance)[:_LONGEST]
                message = f"{given} is not one of {', '.join(map(str, options))}"
            case Kind.Type(types) if "string" in types:
                remedy = QUOTES
            case Kind.AdditionalProperties(unexpected):
                path.append(unexpected[0])
            case Kind.PropertyNames(named):
                path.append(str(named.instance))
        return self.refusal(path, f"{message}: {remedy}", content)

    def _line(self, path: Sequence[str | int]) -> int:
        node = compose(self.text)
        line = node.start_mark.line if node is not None else 0
        for step in path:
            for at, value in _parts(node):
                if at.value == str(step):
                    node, line = value, at.start_mark.line
                    break
        return line + 1


def _parts(node: Any) -> Iterator[tuple[Any, Any]]:
    """Yield the keys of a composed mapping, or the numbers of a row, with their nodes."""
    if isinstance(node, yaml.MappingNode):
        yield from node.value
    elif isinstance(node, yaml.SequenceNode):
        for number, part in enumerate(node.value):
            yield yaml.ScalarNode(_TEXT, str(number), part.start_mark), part


def resource(package: str, name: str) -> Traversable:
    """Return a data file shipped inside ``package`` ("selon.codebook", "codebook.yaml")."""
    found = files(package).joinpath(name)
    if not found.is_file():
        raise SetupError(f"data file {name} of {package} is missing: reinstall selon")
    return found


def read_data(source: Traversable | Path) -> DataText:
    """Return the text of a data file; DataError where it cannot be read."""
    try:
        with source.open("rb") as file:
            return read_stream(file, str(source))
    except OSError as problem:
        raise DataError(
            f"{source}: cannot be read ({problem.strerror}): check its name and permissions"
        ) from problem


def read_stream(file: IO[bytes], name: str) -> DataText:
    """Return the text of an open data file; DataError where it is too large or not UTF-8."""
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise DataError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB: split or shorten it")
    try:
        return DataText(name, data.decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise DataError(f"{name}, line {line}: not UTF-8: save it as UTF-8") from problem


def load_schema(schema: Traversable) -> dict[str, Any]:
    """Return a JSON Schema written in YAML."""
    loaded: dict[str, Any] = yaml.load(schema.read_text(encoding="utf-8"), Loader=FastLoader)
    return loaded


def compose(text: str) -> Any:
    """Return the nodes of a YAML text with their places in it; null where it is empty."""
    return yaml.compose(text, Loader=FastLoader)


def load_yaml(source: Traversable | Path, schema: Traversable) -> Any:
    """Return a YAML file's content after checking it against a JSON Schema written in YAML.

    Raises DataError that names the file, the line, the entry and what to do about it.
    """
    return read_data(source).content(load_schema(schema))


def _entry(content: Any, path: Sequence[str | int]) -> str:
    """Name the entry an error lies in by its id where it has one, else by its path."""
    node, name = content, ""
    for step in path:
        try:
            node = node[step]
        except (LookupError, TypeError):
            break
        if isinstance(node, dict) and isinstance(node.get("id"), str):
            name = node["id"]
    return name or "/".join(map(str, path)) or "the whole file"


def fingerprint(*sources: Traversable | Path) -> str:
    """Return a short hash of data files, for ``coded_by``."""
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:8]
