"""A call of the Bot API as it arrives, and the errors it can end in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

Json = dict[str, Any]


class ApiError(Exception):
    """A call refused, worded as the Bot API words it."""

    def __init__(self, status: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.retry_after = retry_after

    def body(self) -> Json:
        """Return the JSON body of the answer."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        if self.retry_after is not None:
            body["parameters"] = {"retry_after": self.retry_after}
        return body


def bad_request(reason: str) -> ApiError:
    """Return a 400 with its reason."""
    return ApiError(HTTPStatus.BAD_REQUEST, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    """Return a 403 with its reason."""
    return ApiError(HTTPStatus.FORBIDDEN, f"Forbidden: {reason}")


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A file that came inside a call."""

    content: bytes
    content_type: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Call:
    """One call: every field as text, objects and lists as JSON text, and the files that came."""

    method: str
    fields: Mapping[str, str]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a field, empty when absent."""
        return self.fields.get(name, "")

    def number(self, name: str, default: int | None = None) -> int:
        """Return a whole number; without a default it must be there."""
        given = self.fields.get(name, "")
        if given.lstrip("-").isdigit():
            return int(given)
        if default is None:
            raise bad_request(f'parameter "{name}" is required')
        return default

    def is_true(self, name: str) -> bool:
        """Tell whether a flag is set."""
        return self.text(name).lower() == "true"

    def object(self, name: str) -> Json:
        """Return a JSON object, empty when absent."""
        if not self.text(name):
            return {}
        try:
            value = json.loads(self.text(name))
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object")
        return value

    def strings(self, name: str) -> tuple[str, ...] | None:
        """Return a list of strings, or None when absent."""
        if not self.text(name):
            return None
        return tuple(str(item) for item in json.loads(self.text(name)))


async def read_call(request: Request, method: str) -> Call:
    """Read a call from the query, a form, a multipart form or a JSON body."""
    fields = dict(request.query_params)
    files: dict[str, Upload] = {}
    if request.headers.get("content-type", "").startswith("application/json"):
        body = json.loads(await request.body() or b"{}")
        fields |= {name: _as_text(value) for name, value in body.items() if value is not None}
    else:
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files[name] = await _upload(name, value)
                else:
                    fields[name] = value
    return Call(method=method, fields=fields, files=files)


async def _upload(name: str, given: UploadFile) -> Upload:
    return Upload(
        content=await given.read(),
        content_type=given.content_type or "application/octet-stream",
        name=given.filename or name,
    )


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)
