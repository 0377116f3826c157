"""Loads the data files Selon ships or a user adds, and checks each against its schema."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from selon.errors import DataError, SetupError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def resource(package: str, name: str) -> Traversable:
    """Return a data file shipped inside ``package`` ("selon.codebook", "codebook.yaml")."""
    found = files(package).joinpath(name)
    if not found.is_file():
        raise SetupError(f"data file {name} of {package} is missing: reinstall selon")
    return found


def load_yaml(source: Traversable | Path, schema: Traversable) -> Any:
    """Return a YAML file's content after checking it against a JSON Schema written in YAML.

    Raises DataError that names the file, the entry and what is wrong with it.
    """
    try:
        content = yaml.load(source.read_text(encoding="utf-8"), Loader=_Loader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise DataError(f"{source}: not readable YAML: {problem}") from problem
    error = next(iter(_validator(schema).iter_errors(content)), None)
    if error is not None:
        raise DataError(
            f"{source.name}: {_entry(content, list(error.absolute_path))}: {error.message}"
        )
    return content


def _validator(schema: Traversable) -> Draft202012Validator:
    return Draft202012Validator(yaml.load(schema.read_text(encoding="utf-8"), Loader=_Loader))


def _entry(content: Any, path: list[str | int]) -> str:
    """Name the entry an error lies in by its id where it has one, else by its path."""
    node, name = content, ""
    for step in path:
        node = node[step]
        if isinstance(node, dict) and "id" in node:
            name = str(node["id"])
    return name or "/".join(map(str, path)) or "the whole file"


def fingerprint(*sources: Traversable | Path) -> str:
    """Return a short hash of data files, for ``coded_by``."""
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()[:8]
