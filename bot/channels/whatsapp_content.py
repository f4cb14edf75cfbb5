"""Buttons and lists on WhatsApp: content made beforehand, one for each shape, filled when sent.

Twilio refuses a line break inside a variable (error 21656), so each line of a text is a variable
of its own. Titles, ids and descriptions may be variables too. None of this needs approval, because
it is sent only within 24 hours of the person's last message.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dialog.channel import INTERACTIVE_TEXT_LENGTH
from dialog.messages import Bubble, Choice
from dialog.splitting import typed_choices

MOST_BUTTONS = 3
MOST_ROWS = 10
MOST_LINES_WITH_BUTTONS = 8
MOST_LINES_WITH_LIST = 4
TITLE, ROW, DESCRIPTION, PAYLOAD = 20, 24, 72, 200
_NO_DESCRIPTION = "-"


@dataclass(frozen=True, kw_only=True)
class Shape:
    """How many lines and choices a content has room for."""

    lines: int
    choices: int
    is_list: bool = False
    is_described: bool = False

    @property
    def name(self) -> str:
        """Give the content's friendly name."""
        if not self.is_list:
            return f"sapa_tombol_{self.choices}_{self.lines}"
        described = "_rinci" if self.is_described else ""
        return f"sapa_daftar_{self.choices}_{self.lines}{described}"


def shape_of(bubble: Bubble) -> Shape | None:
    """Give the shape that shows a bubble, or None when no shape does."""
    choices = typed_choices(bubble)
    lines = _lines(bubble.text)
    is_list = bubble.list_title is not None
    most = MOST_ROWS if is_list else MOST_BUTTONS
    room = MOST_LINES_WITH_LIST if is_list else MOST_LINES_WITH_BUTTONS
    longest = ROW if is_list else TITLE
    fits = (
        1 <= len(choices) <= most
        and 1 <= len(lines) <= room
        and len(bubble.text) <= INTERACTIVE_TEXT_LENGTH
        and all(_is_writable(choice, bubble.token, longest) for choice in choices)
    )
    if not fits:
        return None
    is_described = is_list and any(choice.description for choice in choices)
    return Shape(lines=len(lines), choices=len(choices), is_list=is_list, is_described=is_described)


def variables(bubble: Bubble, shape: Shape) -> dict[str, str]:
    """Fill a shape with a bubble."""
    values = _lines(bubble.text)
    if shape.is_list:
        values.append((bubble.list_title or "Pilih")[:TITLE])
    for choice in typed_choices(bubble):
        values += [choice.label, f"{bubble.token}:{choice.id}"]
        if shape.is_described:
            values.append(choice.description[:DESCRIPTION] or _NO_DESCRIPTION)
    return {str(number): value for number, value in enumerate(values, 1)}


def wording(bubble: Bubble) -> str:
    """Give the text of a bubble as a shape shows it: without empty lines."""
    return "\n".join(_lines(bubble.text))


def all_shapes() -> Iterator[Shape]:
    """List every shape that has to exist at Twilio."""
    for lines in range(1, MOST_LINES_WITH_BUTTONS + 1):
        for choices in range(1, MOST_BUTTONS + 1):
            yield Shape(lines=lines, choices=choices)
    for lines in range(1, MOST_LINES_WITH_LIST + 1):
        for choices in range(1, MOST_ROWS + 1):
            for is_described in (False, True):
                yield Shape(lines=lines, choices=choices, is_list=True, is_described=is_described)


def definition(shape: Shape) -> dict[str, Any]:
    """Write a shape as Twilio's Content API wants it."""
    numbers = iter(range(1, 100))

    def place() -> str:
        return f"{{{{{next(numbers)}}}}}"

    body = "\n".join(place() for _ in range(shape.lines))
    if shape.is_list:
        types = {
            "twilio/list-picker": {"body": body, "button": place(), "items": _items(shape, place)}
        }
    else:
        actions = [
            {"type": "QUICK_REPLY", "title": place(), "id": place()} for _ in range(shape.choices)
        ]
        types = {"twilio/quick-reply": {"body": body, "actions": actions}}
    used = range(1, next(numbers))
    return {
        "friendly_name": shape.name,
        "language": "id",
        "variables": {str(number): f"contoh {number}" for number in used},
        "types": types,
    }


def _items(shape: Shape, place: Any) -> list[dict[str, str]]:  # noqa: ANN401
    keys = ("item", "id", "description") if shape.is_described else ("item", "id")
    return [{key: place() for key in keys} for _ in range(shape.choices)]


def _is_writable(choice: Choice, token: str, longest: int) -> bool:
    return 0 < len(choice.label) <= longest and len(f"{token}:{choice.id}") <= PAYLOAD


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


__all__: Sequence[str] = ("Shape", "all_shapes", "definition", "shape_of", "variables", "wording")
