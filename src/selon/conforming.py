"""Says quickly whether data conforms to a JSON Schema, for the keywords that schemas here use.

A general validator asks at every value which keywords there are; here a schema becomes nested
functions once. It only ever says yes or "ask the validator", which also words the complaint.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

Check = Callable[[Any], bool]
"""Says whether a value conforms."""

_Schema = Mapping[str, Any]
_Maker = Callable[[_Schema, "_Checks"], Check]

_SAYS_NOTHING = frozenset({"$schema", "$defs", "$comment", "title", "description"})
_HERE = "#/$defs/"
_PLAIN = (str, bool, int, float, type(None))


class _UnknownError(Exception):
    """A schema uses what this module does not know."""


def check_of(schema: _Schema) -> Check:
    """Return a function that says whether a value surely conforms to a schema."""
    try:
        return _Checks(schema.get("$defs", {})).of(schema)
    except _UnknownError:
        return lambda _: False


class _Checks:
    """Makes the checks of one schema; those of its definitions are made once."""

    def __init__(self, definitions: _Schema) -> None:
        self._definitions = definitions
        self._made: dict[str, Check] = {}

    def of(self, schema: Any) -> Check:
        """Return the check of a schema or of a part of one."""
        if not isinstance(schema, dict):
            raise _UnknownError
        found: list[Check] = []
        used = schema.keys() - _SAYS_NOTHING
        for maker, keys in _MAKERS.items():
            if used & keys:
                found.append(maker(schema, self))
                used -= keys
        if used:
            raise _UnknownError
        return _both(*found) if len(found) == 2 else _all(found)

    def named(self, name: str) -> Check:
        """Return the check of a definition, which may refer to itself."""
        if name not in self._made:
            if name not in self._definitions:
                raise _UnknownError
            self._made[name] = lambda value: self._made[name](value)
            self._made[name] = self.of(self._definitions[name])
        made = self._made
        return lambda value: made[name](value)


def _all(checks: Sequence[Check]) -> Check:
    return checks[0] if len(checks) == 1 else lambda value: all(c(value) for c in checks)


def _both(first: Check, second: Check) -> Check:
    return lambda value: first(value) and second(value)


def _reference(schema: _Schema, checks: _Checks) -> Check:
    reference = schema["$ref"]
    if not reference.startswith(_HERE):
        raise _UnknownError
    return checks.named(reference.removeprefix(_HERE))


def _text(schema: _Schema, _: _Checks) -> Check:
    shortest, longest = schema.get("minLength", 0), schema.get("maxLength", math.inf)
    search = re.compile(schema.get("pattern", "")).search

    def check(value: Any) -> bool:
        return not isinstance(value, str) or (
            shortest <= len(value) <= longest and search(value) is not None
        )

    return check


def _one_of_values(schema: _Schema, _: _Checks) -> Check:
    values = schema["enum"] if "enum" in schema else [schema["const"]]
    if {"enum", "const"} <= schema.keys() or not all(isinstance(v, _PLAIN) for v in values):
        raise _UnknownError
    # 1 and true are equal to Python, not to JSON.
    told = {(isinstance(value, bool), value) for value in values}
    return lambda value: isinstance(value, _PLAIN) and (isinstance(value, bool), value) in told


def _number(schema: _Schema, _: _Checks) -> Check:
    lowest, below = schema.get("minimum", -math.inf), schema.get("exclusiveMinimum", -math.inf)
    above = schema.get("exclusiveMaximum", math.inf)

    def check(value: Any) -> bool:
        return not _TYPES["number"](value) or (value >= lowest and below < value < above)

    return check


def _array(schema: _Schema, checks: _Checks) -> Check:
    fewest, most = schema.get("minItems", 0), schema.get("maxItems", math.inf)
    first = [checks.of(part) for part in schema.get("prefixItems", ())]
    each = checks.of(schema.get("items", {}))

    def check(value: Any) -> bool:
        return not isinstance(value, list) or (
            fewest <= len(value) <= most
            and all(one(part) for one, part in zip(first, value, strict=False))
            and all(map(each, value[len(first) :]))
        )

    return check


def _object(schema: _Schema, checks: _Checks) -> Check:
    required, fewest = tuple(schema.get("required", ())), schema.get("minProperties", 0)
    own = {key: checks.of(part) for key, part in schema.get("properties", {}).items()}
    others = schema.get("additionalProperties", True)
    other = checks.of(others) if isinstance(others, dict) else lambda _: bool(others)
    patterns = [
        (re.compile(pattern).search, checks.of(part))
        for pattern, part in schema.get("patternProperties", {}).items()
    ]
    names = checks.of(schema["propertyNames"]) if "propertyNames" in schema else None

    def conforms(key: str, value: Any) -> bool:
        fitting = [check for search, check in patterns if search(key)]
        if key in own:
            fitting.append(own[key])
        return all(check(value) for check in fitting or (other,))

    def check(value: Any) -> bool:
        if not isinstance(value, dict):
            return True
        if len(value) < fewest or any(key not in value for key in required):
            return False
        if names is not None and not all(map(names, value)):
            return False
        if patterns:
            return all(conforms(key, part) for key, part in value.items())
        return all(own.get(key, other)(part) for key, part in value.items())

    return check


def _type(schema: _Schema, _: _Checks) -> Check:
    named = schema["type"]
    tests = [_TYPES[name] for name in ([named] if isinstance(named, str) else named)]
    return tests[0] if len(tests) == 1 else lambda value: any(test(value) for test in tests)


def _any_of(schema: _Schema, checks: _Checks) -> Check:
    choices = [checks.of(part) for part in schema["anyOf"]]
    return lambda value: any(choice(value) for choice in choices)


def _exactly_one_of(schema: _Schema, checks: _Checks) -> Check:
    choices = [checks.of(part) for part in schema["oneOf"]]
    return lambda value: sum(choice(value) for choice in choices) == 1


_TYPES: Mapping[str, Check] = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "integer": lambda value: (
        (isinstance(value, int) and not isinstance(value, bool))
        or (isinstance(value, float) and value.is_integer())
    ),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
_MAKERS: Mapping[_Maker, frozenset[str]] = {
    _type: frozenset({"type"}),
    _reference: frozenset({"$ref"}),
    _one_of_values: frozenset({"enum", "const"}),
    _text: frozenset({"minLength", "maxLength", "pattern"}),
    _number: frozenset({"minimum", "exclusiveMinimum", "exclusiveMaximum"}),
    _array: frozenset({"items", "prefixItems", "minItems", "maxItems"}),
    _object: frozenset(
        {
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "propertyNames",
            "minProperties",
        }
    ),
    _any_of: frozenset({"anyOf"}),
    _exactly_one_of: frozenset({"oneOf"}),
}
