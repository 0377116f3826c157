"""Reads YAML that holds only what JSON could: straight from the parser's events, which is fast."""

from __future__ import annotations

from typing import Any, NoReturn, cast

import yaml

FastLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader on libyaml where PyYAML has it: ten times as fast, the same otherwise."""

_PREFIX = "tag:yaml.org,2002:"
_TEXT = _PREFIX + "str"
_VALUES = frozenset(_PREFIX + name for name in ("null", "bool", "int", "float", "timestamp"))
_WHOLE = {yaml.MappingStartEvent: _PREFIX + "map", yaml.SequenceStartEvent: _PREFIX + "seq"}
QUOTES = "put it in quotes, if it is a text"


class Refused(yaml.MarkedYAMLError):
    """YAML that means something, but nothing that data files may hold."""

    def __init__(self, at: yaml.Node | yaml.Event, told: str) -> None:
        super().__init__(problem=told, problem_mark=cast(Any, at.start_mark))


def read_plain(text: str) -> Any:
    """Return what a YAML text holds, null where it is empty.

    Raises ``yaml.YAMLError`` where it is no YAML and ``Refused`` for a key given twice, an
    alias, or a value that JSON does not have; dates are let through for a schema to refuse.
    """
    loader = FastLoader(text)
    try:
        return _Builder(loader).document()
    finally:
        loader.dispose()


class _Builder:
    """Builds what the events of one text say, without the nodes that lie between."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader
        self._next = loader.get_event
        self._openings = loader.yaml_implicit_resolvers
        self._tags: dict[str, str] = {}

    def document(self) -> Any:
        """Return the only document of the text."""
        self._next()
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        content = self._content(self._next())
        self._next()
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise Refused(after, "a second document begins: keep one, or use two files")
        return content

    def _content(self, event: Any) -> Any:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            tag = self._tag(event)
            return event.value if tag == _TEXT else self._value(event, tag)
        if kind is yaml.AliasEvent:
            _refuse_alias(event)
        if event.tag is not None and event.tag not in ("!", _WHOLE[kind]):
            raise Refused(event, f"{event.tag} is nothing a data file may hold: leave it out")
        return self._mapping() if kind is yaml.MappingStartEvent else self._sequence()

    def _mapping(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        following, content = self._next, self._content
        while type(key := following()) is not yaml.MappingEndEvent:
            if type(key) is yaml.AliasEvent:
                _refuse_alias(key)
            if type(key) is not yaml.ScalarEvent or self._tag(key) != _TEXT:
                told = f" {key.value}" if isinstance(key, yaml.ScalarEvent) else ""
                raise Refused(key, f"the key{told} is no text: {QUOTES}")
            name = key.value
            if name in found:
                # A second value would hide the first without a word.
                raise Refused(key, f"the key {name!r} is given twice: keep one of them")
            found[name] = content(following())
        return found

    def _sequence(self) -> list[Any]:
        found: list[Any] = []
        following, content = self._next, self._content
        while type(part := following()) is not yaml.SequenceEndEvent:
            found.append(content(part))
        return found

    def _tag(self, event: Any) -> str:
        """Return what a scalar is: as its tag says, or as it looks where it has no quotes."""
        if event.tag is not None and event.tag != "!":
            return str(event.tag)
        value: str = event.value
        if not event.implicit[0] or value[:1] not in self._openings:
            return _TEXT
        tag = self._tags.get(value)
        if tag is None:
            tag = self._tags[value] = self._loader.resolve(yaml.ScalarNode, value, event.implicit)
        return tag

    def _value(self, event: Any, tag: str) -> Any:
        """Return what a scalar stands for; Python's own complaints would name no line."""
        refused = Refused(event, f"{event.value[:40]!r} is no such value: {QUOTES}")
        if tag not in _VALUES:
            raise refused
        node = yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark)
        try:
            return yaml.SafeLoader.yaml_constructors[tag](self._loader, node)
        except (ArithmeticError, AttributeError, LookupError, ValueError) as problem:
            raise refused from problem


def _refuse_alias(event: Any) -> NoReturn:
    """A few aliases of aliases stand for more than any memory holds."""
    told = f"*{event.anchor} repeats another part"
    raise Refused(event, f"{told}: write out what it stands for, or put it in quotes")
