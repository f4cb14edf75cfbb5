"""`sapa card`: one child's growth card in a file, for those who keep the records."""

from pathlib import Path

from bot.clock import SystemClock
from bot.commands.database import opened
from bot.settings import Settings
from dialog.messages import CardView
from documents.growth_card import svg
from documents.png import png
from domain.register import Unknown
from handlers.cards import chart_of, whole_card
from storage import children
from storage.engine import Connection

SUFFIXES = (".svg", ".png")


class BadCardError(Exception):
    """The card can't be drawn; the message says what to change."""


def write(settings: Settings, wanted: str, target: Path, view: str) -> None:
    """Draw the card of a child, by number or by a name that only one child has."""
    if target.suffix.lower() not in SUFFIXES:
        raise BadCardError(f"{target.name}: the name must end in .svg or .png")
    if view not in set(CardView):
        raise BadCardError(f"--chart {view!r} is none of {', '.join(CardView)}")
    now = SystemClock().now()
    with opened(settings) as database, database.reader.connect() as connection:
        card = whole_card(connection, _child(connection, wanted), now)
    picture = svg(card, chart_of(card, CardView(view)))
    content = picture.encode() if target.suffix.lower() == ".svg" else png(picture)
    try:
        target.write_bytes(content)
    except OSError as error:
        raise BadCardError(f"{target}: {error.strerror}") from None


def _child(connection: Connection, wanted: str) -> int:
    if wanted.isdecimal():
        try:
            return children.one(connection, int(wanted)).id
        except Unknown:
            raise BadCardError(f"no child has the number {wanted}") from None
    found = children.named(connection, wanted)
    if not found:
        raise BadCardError(f"no child is called {wanted!r}")
    if len(found) > 1:
        several = "\n".join(f"  {child.id}  {child.name}" for child in found)
        raise BadCardError(f"several children are called {wanted!r}: give a number\n{several}")
    return found[0].id
