"""Loads YAML that holds only what JSON could, and refuses the rest by its line."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, ClassVar, cast

import yaml

if TYPE_CHECKING:
    FastLoader = yaml.SafeLoader
else:
    # On libyaml where PyYAML has it: several times as fast, the same otherwise.
    FastLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_PREFIX = "tag:yaml.org,2002:"
_TEXT = _PREFIX + "str"
_VALUES = tuple(_PREFIX + name for name in ("null", "bool", "int", "float"))
QUOTES = "put it in quotes, if it is a text"


class Refused(yaml.MarkedYAMLError):
    """YAML that means something, but nothing that data files may hold."""

    def __init__(self, at: yaml.Node | yaml.Event, told: str) -> None:
        super().__init__(problem=told, problem_mark=cast(Any, at.start_mark))


def read_plain(text: str) -> Any:
    """Return what a YAML text holds, null where it is empty.

    Raises ``yaml.YAMLError`` where it is no YAML and ``Refused`` for a key given twice, an
    alias, or a value that JSON does not have.
    """
    if "*" in text:
        _refuse_aliases(text)
    return yaml.load(text, Loader=_PlainLoader)


def _refuse_aliases(text: str) -> None:
    """A few aliases of aliases stand for more than any memory holds."""
    for event in yaml.parse(text, Loader=FastLoader):
        if isinstance(event, yaml.AliasEvent):
            told = f"*{event.anchor} repeats another part"
            raise Refused(event, f"{told}: write out what it stands for, or put it in quotes")


class _PlainLoader(FastLoader):
    """PyYAML's safe loader with constructors for what JSON has, and no others."""

    def sequence(self, node: Any) -> list[Any]:
        return self.construct_sequence(node, deep=True)

    def mapping(self, node: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if not isinstance(node, yaml.MappingNode):
            self.other(node)
        for key, value in node.value:
            name = key.value
            if key.tag != _TEXT:
                told = f" {name}" if isinstance(key, yaml.ScalarNode) else ""
                raise Refused(key, f"the key{told} is no text: {QUOTES}")
            if name in found:
                # A second value would hide the first without a word.
                raise Refused(key, f"the key {name!r} is given twice: keep one of them")
            found[name] = self.construct_object(value, deep=True)
        return found

    def value(self, node: Any) -> Any:
        """Return what a scalar stands for; Python's own complaints would name no line."""
        try:
            found = yaml.SafeLoader.yaml_constructors[node.tag](self, node)
            if isinstance(found, float) and not math.isfinite(found):
                raise ValueError(found)
            return found
        except (ArithmeticError, LookupError, ValueError) as problem:
            raise self._no_value(node) from problem

    def other(self, node: Any) -> Any:
        if isinstance(node, yaml.ScalarNode):
            raise self._no_value(node)
        raise Refused(node, f"{node.tag} is nothing a data file may hold: leave it out")

    def _no_value(self, node: yaml.ScalarNode) -> Refused:
        return Refused(node, f"{node.value[:40]!r} is nothing a data file may hold: {QUOTES}")

    yaml_constructors: ClassVar[dict[str | None, Any]] = {
        _TEXT: FastLoader.construct_scalar,
        _PREFIX + "seq": sequence,
        _PREFIX + "map": mapping,
        **dict.fromkeys(_VALUES, value),
        None: other,
    }
