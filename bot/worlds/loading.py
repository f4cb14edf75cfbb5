"""What is known of a world while it is put into a database."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.worlds.shape import World
from dialog.messages import ChannelName
from domain.posyandu_days import DayRule
from storage.engine import Connection

REGISTERED_BEFORE = timedelta(days=90)


@dataclass(frozen=True, kw_only=True)
class Place:
    """One posyandu while it is being filled."""

    id: int
    name: str
    village_id: int
    rule: DayRule


class Loading:
    """A world while it is put into a database: what is known and what was placed."""

    def __init__(
        self, connection: Connection, world: World, now: datetime, channel: ChannelName
    ) -> None:
        self.connection = connection
        self.world = world
        self.now = now
        self.channel = channel
        self.today = now.astimezone(world.zone).date()
        self.day = min(world.day or self.today, self.today)
        self.registered_at = now - REGISTERED_BEFORE
        self.families: dict[tuple[int, str, str], int] = {}
        self.codes: set[str] = set()
        self.days: dict[tuple[int, date], int] = {}
        self.placed: dict[str, Place] = {}
