"""The messages WhatsApp approves beforehand: their texts, and putting them at Twilio."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bot.settings import Settings
from dialog.channel import FilledTemplate
from dialog.messages import Template
from dialog.variables import clean_variable

MOST_LETTERS = 250
MOST_LETTERS_FILLED = 1_024
_PLACE = re.compile(r"\{\{(\d+)\}\}")


@dataclass(frozen=True, kw_only=True)
class ApprovedText:
    """One template: its text with {{1}}, {{2}}, ..., a sample for each, and its buttons."""

    name: str
    body: str
    samples: tuple[str, ...]
    buttons: tuple[tuple[str, str], ...] = ()
    """Each button's id and label."""
    longest: Mapping[int, int]
    """The greatest length of a variable, where it is not the usual one."""

    def cleaned(self, variables: Sequence[str]) -> tuple[str, ...]:
        """Make the values fit for WhatsApp."""
        return tuple(
            clean_variable(value, most=self.longest.get(number, MOST_LETTERS))
            for number, value in enumerate(variables, 1)
        )

    def filled(self, variables: Sequence[str]) -> str:
        """Put the values into the text."""
        return _PLACE.sub(lambda place: variables[int(place[1]) - 1], self.body)


@dataclass(frozen=True, kw_only=True)
class Approval:
    """How far a template is at Twilio and WhatsApp."""

    name: str
    sid: str
    status: str


class Templates:
    """All templates, as the sender asks for them."""

    def fill(self, template: Template) -> FilledTemplate | None:
        """Fill a template; None for an unknown one, or when values are missing or too long."""
        known = templates().get(template.name)
        if known is None or len(template.variables) != len(known.samples):
            return None
        values = known.cleaned(template.variables)
        text = known.filled(values)
        if len(text) > MOST_LETTERS_FILLED:
            return None
        return FilledTemplate(name=template.name, variables=values, text=text)


@cache
def templates() -> Mapping[str, ApprovedText]:
    """Read the templates of templates.toml."""
    text = files("bot").joinpath("templates.toml").read_text(encoding="utf-8")
    return {name: _approved(name, values) for name, values in tomllib.loads(text).items()}


def render(name: str, variables: Sequence[str]) -> str:
    """Give a template's text with these values.

    Raises:
        KeyError: there is no such template, or it takes another number of values.
    """
    filled = Templates().fill(Template(name=name, variables=tuple(variables)))
    if filled is None:
        raise KeyError(name)
    return filled.text


def push(settings: Settings) -> list[Approval]:
    """Create at Twilio what is not there yet, and ask WhatsApp to approve the templates."""
    from bot.channels.whatsapp_content import all_shapes, definition  # noqa: PLC0415 - slow library

    with _content(settings) as content:
        there = content.names()
        for shape in all_shapes():
            if shape.name not in there:
                content.create(definition(shape))
        for known in templates().values():
            if known.name not in there:
                content.submit(content.create(_definition(known)), known.name)
    return status(settings)


def status(settings: Settings) -> list[Approval]:
    """Tell how far each template is."""
    with _content(settings) as content:
        there = content.names()
        return [
            Approval(
                name=name,
                sid=there.get(name, ""),
                status=content.approval(there[name]) if name in there else "missing",
            )
            for name in templates()
        ]


def _content(settings: Settings) -> Any:  # noqa: ANN401 - imported late
    from bot.channels.twilio_content import ContentApi  # noqa: PLC0415 - slow library
    from bot.channels.twilio_http import Servers  # noqa: PLC0415 - slow library

    servers = Servers(api_url=settings.twilio_api_url, content_url=settings.twilio_content_url)
    return ContentApi(settings.twilio_account_sid, settings.twilio_tokens[0], servers)


def _definition(known: ApprovedText) -> dict[str, Any]:
    actions = [{"type": "QUICK_REPLY", "title": label, "id": id_} for id_, label in known.buttons]
    types: dict[str, Any] = (
        {"twilio/quick-reply": {"body": known.body, "actions": actions}}
        if actions
        else {"twilio/text": {"body": known.body}}
    )
    samples = {str(number): sample for number, sample in enumerate(known.samples, 1)}
    return {
        "friendly_name": known.name,
        "language": "id",
        "variables": samples,
        "types": types,
    }


def _approved(name: str, values: Mapping[str, Any]) -> ApprovedText:
    return ApprovedText(
        name=name,
        body=values["body"],
        samples=tuple(values["samples"]),
        buttons=tuple((button["id"], button["label"]) for button in values.get("buttons", ())),
        longest={int(number): most for number, most in values.get("longest", {}).items()},
    )


def places(body: str) -> Iterator[int]:
    """List the numbers of the variables in a text, in order."""
    return (int(place[1]) for place in _PLACE.finditer(body))
