"""Content: quick replies, lists and templates, their approval, and how a phone shows them."""

import json
import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal

from simulator.chats import Button
from simulator.twilio.errors import Refused

Json = dict[str, Any]
Approval = Literal["unsubmitted", "received", "pending", "approved", "rejected"]

TYPES: Final = (
    "twilio/quick-reply",
    "twilio/list-picker",
    "twilio/call-to-action",
    "twilio/card",
    "twilio/media",
    "twilio/text",
)
PLACE: Final = re.compile(r"\{\{\s*(\w+)\s*\}\}")
EDGE: Final = re.compile(r"^\W*\{\{\w+\}\}|\{\{\w+\}\}\W*$")
NEIGHBOURS: Final = re.compile(r"\{\{\w+\}\}\s*\{\{\w+\}\}")
UNFIT: Final = re.compile(r"[\n\r\t]| {5,}")
TITLE, ITEM, DESCRIPTION, IDENTIFIER = 20, 24, 72, 200
MOST_CHOICES: Final = 10


@dataclass(frozen=True, kw_only=True)
class Content:
    """One content resource; without an approval it may be sent only inside the window."""

    sid: str
    name: str
    language: str
    variables: Mapping[str, str]
    types: Json
    created: datetime
    approval: Approval = "unsubmitted"
    approved_name: str = ""
    category: str = ""
    rejection: str = ""

    @property
    def type(self) -> str:
        """Return the type WhatsApp will show."""
        return next((name for name in TYPES if name in self.types), "")

    @property
    def shape(self) -> Json:
        """Return the body, buttons and items of that type."""
        shape: Json = self.types[self.type]
        return shape


@dataclass(frozen=True, kw_only=True)
class Rendered:
    """What the phone will show."""

    text: str
    buttons: tuple[Button, ...] = ()
    list_label: str = ""
    media: tuple[str, ...] = field(default_factory=tuple)


def new_content(body: Json, now: datetime) -> Content:
    """Make a content resource from what was posted, or refuse it."""
    types = body.get("types") or {}
    known = [name for name in TYPES if name in types]
    if not known or not body.get("language"):
        raise Refused(20001, "language and one supported type are required")
    problem = shape_problem(known[0], types[known[0]])
    if problem:
        raise Refused(20001, problem)
    return Content(
        sid=f"HX{uuid.uuid4().hex}",
        name=str(body.get("friendly_name") or ""),
        language=str(body["language"]),
        variables=dict(body.get("variables") or {}),
        types=types,
        created=now,
    )


def shape_problem(type_name: str, shape: Json) -> str:
    """Tell which limit of WhatsApp a content breaks, empty when none."""
    if type_name == "twilio/quick-reply":
        return _choices_problem(shape["actions"], "title", TITLE)
    if type_name == "twilio/list-picker":
        if len(_literal(shape["button"])) > TITLE:
            return f"button: over {TITLE} characters"
        return _choices_problem(shape["items"], "item", ITEM)
    return ""


def _choices_problem(choices: list[Json], label: str, longest: int) -> str:
    if not 1 <= len(choices) <= MOST_CHOICES:
        return f"{len(choices)} choices, allowed 1-{MOST_CHOICES}"
    limits = {label: longest, "description": DESCRIPTION, "id": IDENTIFIER}
    for choice in choices:
        for name, limit in limits.items():
            if len(_literal(choice.get(name) or "")) > limit:
                return f"{name}: over {limit} characters"
    labels = [choice[label] for choice in choices]
    return "choices with the same label" if len(set(labels)) < len(labels) else ""


def _literal(text: str) -> str:
    return PLACE.sub("", text)


def approval_problem(content: Content) -> str:
    """Tell why WhatsApp would not approve a content as a template, empty when it would."""
    body = str(content.shape.get("body", ""))
    if content.type == "twilio/list-picker":
        return "list-picker cannot be approved"
    if EDGE.search(body):
        return "Variables can't be at the start or end of the template"
    if NEIGHBOURS.search(body):
        return "Variables can't be next to each other"
    places = set(PLACE.findall(json.dumps(content.shape)))
    if any(not content.variables.get(place) for place in places):
        return "Every variable needs a sample"
    return ""


def variables_from(text: str) -> dict[str, str]:
    """Read ContentVariables, a JSON object of texts."""
    problem = Refused(21656, "The ContentVariables Parameter is invalid")
    try:
        given = json.loads(text or "{}")
    except ValueError:
        raise problem from None
    if not isinstance(given, dict) or not all(isinstance(v, str) for v in given.values()):
        raise problem
    return given


def check_variables(content: Content, given: Mapping[str, str]) -> None:
    """Refuse empty values anywhere, and line breaks, tabs and long spaces in the body's."""
    in_body = set(PLACE.findall(str(content.shape.get("body", ""))))
    for name in PLACE.findall(json.dumps(content.shape, ensure_ascii=False)):
        value = given.get(name, content.variables.get(name, ""))
        if not value.strip() or (name in in_body and UNFIT.search(value)):
            raise Refused(21656, "The ContentVariables Parameter is invalid")


def missing_variables(content: Content, given: Mapping[str, str]) -> bool:
    """Tell whether a sample would have to stand in for a value that was not given."""
    return bool(set(PLACE.findall(json.dumps(content.shape))) - set(given))


def render(content: Content, given: Mapping[str, str]) -> Rendered:
    """Fill the variables in and return what the phone shows."""
    shape = fill(content.shape, dict(content.variables) | dict(given))
    text = str(shape.get("body") or shape.get("title") or "")
    return Rendered(
        text=text,
        buttons=tuple(_buttons(shape)),
        list_label=str(shape.get("button", "")),
        media=tuple(shape.get("media") or ()),
    )


def fill(value: Any, variables: Mapping[str, str]) -> Any:  # noqa: ANN401 - any JSON
    """Replace the variables in every text of a JSON value."""
    if isinstance(value, str):
        return PLACE.sub(lambda place: variables.get(place[1], place[0]), value)
    if isinstance(value, list):
        return [fill(item, variables) for item in value]
    if isinstance(value, dict):
        return {key: fill(item, variables) for key, item in value.items()}
    return value


def _buttons(shape: Json) -> Iterator[Button]:
    for action in shape.get("actions") or ():
        payload = action.get("id") or action["title"]
        yield Button(label=action["title"], payload=payload, url=action.get("url") or "")
    for item in shape.get("items") or ():
        description = item.get("description") or ""
        yield Button(label=item["item"], payload=item["id"], description=description)
