"""What a phone of the simulator shows, in the words of a transcript."""

import re
from collections.abc import Sequence

from bot.worlds.line import Button
from dialog.messages import Bubble
from dialog.transcript.parts import Offer, Shown
from simulator import Message

IN_WORDS = {
    "image": "gambar",
    "audio": "audio",
    "video": "video",
    "document": "dokumen",
    "sticker": "stiker",
}
DIVIDER = " | "
"""Stands between label and description on a Telegram button."""
NO_DESCRIPTION = "-"
"""Stands for nothing in a WhatsApp list, where a row of a described list needs something."""
ROWS = re.compile(r"\n\n((?:\d+\. .+\n)+)\nBalas dengan nomornya\.$")
ROW = re.compile(r"\d+\. (.+)")
ANSWERS = re.compile(r"\n\nBalas (1 untuk .+)\.$")


def buttons(message: Message) -> tuple[Button, ...]:
    """List the buttons that can be tapped, by the labels a person reads."""
    return tuple(
        Button(label=_offer(button.label, button.description).label, payload=button.payload)
        for button in message.buttons
    )


def shown(message: Message, meant: Bubble) -> Shown:
    """Describe a message as it is seen.

    `meant` tells apart what looks alike (a label in brackets and a description), and what no
    phone shows: the title of choices that are no list there, what a picture is of.
    """
    offers = tuple(_offer(button.label, button.description) for button in message.buttons)
    if message.template:
        return Shown(text=message.text, offers=offers)
    text, rows = _written_choices(message.text)
    return Shown(
        text=text if rows else message.text,
        offers=offers or _meant_by(rows, meant),
        list_title=message.list_label or (meant.list_title if offers or rows else None),
        media=_media(message, meant),
    )


def _offer(label: str, description: str) -> Offer:
    label, _, written = label.partition(DIVIDER)
    described = description or written
    return Offer(label=label, description="" if described == NO_DESCRIPTION else described)


def _written_choices(text: str) -> tuple[str, list[str]]:
    """Divide a text from the choices written out under it."""
    if listed := ROWS.search(text):
        return text[: listed.start()], ROW.findall(listed[1])
    if answers := ANSWERS.search(text):
        named = re.split(r", \d+ untuk ", answers[1].removeprefix("1 untuk "))
        return text[: answers.start()], named
    return text, []


def _meant_by(rows: Sequence[str], meant: Bubble) -> tuple[Offer, ...]:
    known = {f"{c.label} ({c.description})": (c.label, c.description) for c in meant.choices}
    read = (known.get(row, (row, "")) for row in rows)
    return tuple(Offer(label=label, description=description) for label, description in read)


def _media(message: Message, meant: Bubble) -> tuple[str, ...]:
    if meant.picture and message.kind == "image":
        return (f"gambar: {meant.picture.description}",)
    if message.kind in IN_WORDS:
        return (f"{IN_WORDS[message.kind]} diteruskan",)
    return ()
