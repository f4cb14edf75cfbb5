"""The published description of the Bot API, read as rules for requests, answers and updates."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

Problems = tuple[str, ...]

_RANGE: Final = re.compile(r"(\d+)-(\d+) (characters|bytes|items)")
_ARRAY: Final = "Array of "
_SCALARS: Final[dict[str, tuple[type, ...]]] = {
    "Integer": (int,),
    "Float": (int, float),
    "String": (str,),
    "Boolean": (bool,),
}


class TelegramSpecification:
    """Methods and types of the Bot API."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._methods = document["methods"]
        self._types = document["types"]

    @classmethod
    def load(cls, path: Path) -> "TelegramSpecification":
        """Read the specification file."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def call(self, method: str, fields: Mapping[str, str], files: frozenset[str]) -> Problems:
        """Check a call; fields arrive as text, objects and lists as JSON text."""
        if method not in self._methods:
            return (f"{method}: no such method",)
        known = {field["name"]: field for field in self._methods[method].get("fields", [])}
        attached = {v.removeprefix("attach://") for v in fields.values() if v[:9] == "attach://"}
        given = set(fields) | (files - attached)
        problems = [f"{name}: no such field of {method}" for name in sorted(given - set(known))]
        for name, field in known.items():
            if name in fields:
                problems += self._field(_decoded(fields[name], field["types"]), field, name)
            elif field["required"] and name not in files:
                problems.append(f"{name}: missing")
        return tuple(problems)

    def answer(self, method: str, result: object) -> Problems:
        """Check the result of a call."""
        returns = self._methods.get(method, {}).get("returns", [])
        return self._any_of(result, returns, f"answer of {method}")

    def value(self, value: object, type_name: str, where: str) -> Problems:
        """Check a value against one type."""
        if type_name.startswith(_ARRAY):
            if not isinstance(value, list):
                return (f"{where}: not a list",)
            inner = type_name.removeprefix(_ARRAY)
            return tuple(p for item in value for p in self.value(item, inner, where))
        if type_name in _SCALARS:
            is_bool_as_number = isinstance(value, bool) and type_name != "Boolean"
            fits = isinstance(value, _SCALARS[type_name]) and not is_bool_as_number
            return () if fits else (f"{where}: not {type_name}: {value!r}"[:120],)
        if type_name == "InputFile":
            return () if isinstance(value, str) else (f"{where}: not a file",)
        return self._object(value, type_name, where)

    def _object(self, value: object, type_name: str, where: str) -> Problems:
        described = self._types[type_name]
        if described.get("subtypes"):
            return self._any_of(value, described["subtypes"], where)
        if not isinstance(value, dict):
            return (f"{where}: not {type_name}",)
        known = {field["name"]: field for field in described.get("fields", [])}
        problems = [f"{where}.{n}: no such field of {type_name}" for n in set(value) - set(known)]
        for name, field in known.items():
            if name in value:
                problems += self._field(value[name], field, f"{where}.{name}")
            elif field["required"]:
                problems.append(f"{where}.{name}: missing")
        return tuple(problems)

    def _field(self, value: object, field: dict[str, Any], where: str) -> Problems:
        return self._any_of(value, field["types"], where) + _outside(value, field, where)

    def _any_of(self, value: object, type_names: list[str], where: str) -> Problems:
        problems: Problems = ()
        for type_name in type_names:
            found = self.value(value, type_name, where)
            if not found:
                return ()
            problems = problems or found
        return problems


def _decoded(text: str, type_names: list[str]) -> object:
    if type_names == ["String"] or ("String" in type_names and not text.lstrip("-").isdigit()):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text


def _outside(value: object, field: dict[str, Any], where: str) -> Problems:
    """Check the range that the description states in words; formatted text is counted whole."""
    stated = _RANGE.search(field["description"])
    if stated is None or not isinstance(value, str | list):
        return ()
    low, high, unit = int(stated[1]), int(stated[2]), stated[3]
    size = len(value.encode()) if isinstance(value, str) and unit == "bytes" else len(value)
    return () if low <= size <= high else (f"{where}: {size} {unit}, allowed {low}-{high}",)
