"""`sapa outbox why`: what became of a person's messages, or of one message, by its key."""

from rich.console import Console
from rich.table import Table

from bot.commands.database import opened
from bot.settings import Settings
from storage import outgoing


def why(settings: Settings, wanted: str) -> None:
    """Show the latest messages, their state and why; the texts stay where they are."""
    number = int(wanted) if wanted.isdigit() else None
    with opened(settings) as database, database.reader.connect() as connection:
        found = (
            outgoing.why(connection, person_id=number)
            if number is not None
            else outgoing.why(connection, key=wanted)
        )
    table = Table("key", "kind", "channel", "state", "attempts", "not before", "error")
    for message in found:
        table.add_row(
            message.key,
            message.kind,
            str(message.channel),
            message.state,
            str(message.attempts),
            message.not_before.isoformat(timespec="minutes"),
            message.error,
        )
    Console().print(table)
