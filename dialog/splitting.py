"""Long texts in several messages, and choices written out where buttons can't be shown."""

from collections.abc import Sequence
from dataclasses import replace

from dialog.channel import INTERACTIVE_TEXT_LENGTH, PLAIN_TEXT_LENGTH, SHARE_CONTACT
from dialog.messages import Bubble, Choice


def typed_choices(bubble: Bubble) -> tuple[Choice, ...]:
    """Give the choices that can be typed: all but the button that shares a number."""
    return tuple(choice for choice in bubble.choices if choice.id != SHARE_CONTACT)


def numbered(bubble: Bubble) -> str:
    """Write a bubble with its choices as numbers to answer with."""
    choices = typed_choices(bubble)
    return bubble.text + _invitation(choices, as_list=bubble.list_title is not None)


def split_text(text: str, limit: int) -> list[str]:
    """Cut a text into parts of at most `limit` characters, at line breaks where possible."""
    parts: list[str] = []
    rest = text
    while len(rest) > limit:
        cut = _last_break(rest, limit)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip("\n ")
    return [*parts, rest]


def split_bubble(bubble: Bubble) -> list[Bubble]:
    """Cut a bubble into messages that every channel can show; the last one holds the choices."""
    room = _room_of_last(bubble)
    if len(bubble.text) <= room:
        return [bubble]
    *first, last = split_text(bubble.text, room)
    return [*(Bubble(text=part) for part in first), replace(bubble, text=last)]


def _room_of_last(bubble: Bubble) -> int:
    if not (bubble.choices or bubble.picture or bubble.document or bubble.page):
        return PLAIN_TEXT_LENGTH
    suffix = len(numbered(bubble)) - len(bubble.text)
    return min(INTERACTIVE_TEXT_LENGTH, PLAIN_TEXT_LENGTH - suffix)


def _last_break(text: str, limit: int) -> int:
    for separator in ("\n\n", "\n", " "):
        place = text.rfind(separator, 1, limit + 1)
        if place > 0:
            return place
    return limit


def _invitation(choices: Sequence[Choice], *, as_list: bool) -> str:
    if not choices:
        return ""
    if as_list:
        rows = "\n".join(f"{number}. {_row(choice)}" for number, choice in enumerate(choices, 1))
        return f"\n\n{rows}\n\nBalas dengan nomornya."
    answers = ", ".join(
        f"{number} untuk {choice.label}" for number, choice in enumerate(choices, 1)
    )
    return f"\n\nBalas {answers}."


def _row(choice: Choice) -> str:
    return f"{choice.label} ({choice.description})" if choice.description else choice.label
