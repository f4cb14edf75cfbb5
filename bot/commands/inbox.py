"""`sapa inbox`: what was set aside after five failures, and letting it be tried again."""

from rich.console import Console

from bot.commands.database import opened
from bot.settings import Settings
from scheduler.explaining import at
from storage import set_aside


class NotAsideError(Exception):
    """No event of this number was set aside."""


def aside(settings: Settings) -> None:
    """List what was set aside and where it failed, without anybody's words."""
    console = Console(soft_wrap=True, highlight=False, markup=False)
    with opened(settings) as database, database.reader.connect() as connection:
        events = set_aside.events(connection)
        if not events:
            console.print("Nothing was set aside.")
        for event in events:
            console.print(
                f"{event.id}: {event.kind} on {event.channel}, "
                f"received {at(event.received_at, settings.zone)}"
            )
            console.print(f"  {event.fault}")


def retry(settings: Settings, number: int) -> None:
    """Let an event wait for its turn again; NotAsideError when it was not set aside."""
    console = Console(soft_wrap=True, highlight=False, markup=False)
    with opened(settings) as database, database.writer.begin() as connection:
        if not set_aside.retry(connection, number):
            raise NotAsideError(f"Event {number} was not set aside. 'sapa inbox aside' lists all.")
    console.print(f"Event {number} is tried again within a second, if the service runs.")
