"""Twilio's published OpenAPI documents, read as rules for requests."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

Problems = tuple[str, ...]
Pairs = Sequence[tuple[str, str]]

FORM: Final = "application/x-www-form-urlencoded"
JSON: Final = "application/json"


class TwilioSpecification:
    """One OpenAPI document of Twilio's."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    @classmethod
    def load(cls, path: Path) -> "TwilioSpecification":
        """Read the specification file."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def form(self, path: str, pairs: Pairs) -> Problems:
        """Check the fields of a posted form against the operation at a path."""
        schema = self._body(path, FORM)
        return self._problems(schema, _shaped(pairs, schema.get("properties", {})))

    def json(self, path: str, body: object) -> Problems:
        """Check a posted JSON object against the operation at a path."""
        return self._problems(self._body(path, JSON), body)

    def query(self, path: str, pairs: Pairs) -> Problems:
        """Check the query of a GET against the operation at a path."""
        parameters = self._document["paths"][path]["get"].get("parameters", [])
        known = {p["name"]: p["schema"] for p in parameters if p["in"] == "query"}
        schema = {"type": "object", "properties": known}
        return self._problems(schema, _shaped(pairs, known))

    def _body(self, path: str, content_type: str) -> dict[str, Any]:
        content = self._document["paths"][path]["post"]["requestBody"]["content"]
        schema: dict[str, Any] = content[content_type]["schema"]
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            schema = self._document["components"]["schemas"][name]
        return schema

    def _problems(self, schema: dict[str, Any], value: object) -> Problems:
        # A development library: a demo without the specifications runs without it.
        from openapi_schema_validator import OAS30Validator  # noqa: PLC0415

        whole = {
            **schema,
            "additionalProperties": False,
            "components": self._document["components"],
        }
        found = OAS30Validator(whole).iter_errors(value)
        return tuple(f"{error.json_path}: {error.message}"[:200] for error in found)


def _shaped(pairs: Pairs, properties: Mapping[str, Any]) -> dict[str, object]:
    """Turn form pairs into an object: lists where the schema wants lists, numbers likewise."""
    shaped: dict[str, object] = {}
    for name, text in pairs:
        kind = properties.get(name, {}).get("type")
        if kind == "array":
            earlier = shaped.get(name, [])
            shaped[name] = [*earlier, text] if isinstance(earlier, list) else [text]
        else:
            shaped[name] = _cast(text, kind)
    return shaped


def _cast(text: str, kind: str | None) -> object:
    if kind == "integer" and text.lstrip("-").isdigit():
        return int(text)
    if kind == "boolean" and text.lower() in {"true", "false"}:
        return text.lower() == "true"
    if kind == "number":
        try:
            return float(text)
        except ValueError:
            return text
    return text
