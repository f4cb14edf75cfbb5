"""The questions of `domain.newcomers.NewcomerRegister`, answered from the database."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from domain.newcomers import MonthOfMoves, Move, Neighbourhood
from storage import newcomers, people

LATELY = timedelta(days=31)


@dataclass(frozen=True)
class StoredNewcomerRegister:
    """Moves and RT, seen by one speaker."""

    connection: sa.Connection
    person_id: int
    village_id: int
    now_utc: datetime

    def neighbourhoods(self) -> tuple[Neighbourhood, ...]:
        """List every RT of the village, in order."""
        return newcomers.neighbourhoods(self.connection, self.village_id)

    def own_neighbourhoods(self) -> tuple[Neighbourhood, ...]:
        """List the RT the speaker reports for: an RT, a hamlet, a posyandu's, or all of them."""
        speaker = people.one(self.connection, self.person_id)
        return newcomers.reported_by(self.connection, speaker, self.village_id)

    def move(self, move_id: int) -> Move:
        """Give one report, or raise Unknown."""
        return newcomers.one(self.connection, move_id)

    def recent_moves(self, neighbourhood_id: int) -> tuple[Move, ...]:
        """List what was reported of an RT within a month, the latest first."""
        since = (self.now_utc - LATELY).date()
        return newcomers.recent(self.connection, neighbourhood_id, since)

    def moves_named(self, name: str) -> tuple[Move, ...]:
        """List the reports of the village under exactly this name, the latest first."""
        return newcomers.named(self.connection, self.village_id, name)

    def month_of_moves(self, month: date) -> MonthOfMoves:
        """Give what was reported of a month; `month` is its first day."""
        return newcomers.of_month(self.connection, self.village_id, month)

    def posyandu_of(self, neighbourhood_id: int) -> int | None:
        """Give the posyandu that serves an RT: the one of its hamlet."""
        return newcomers.posyandu_of(self.connection, neighbourhood_id)

    def newcomer_day(self) -> int | None:
        """Give the day of the month on which RT are reminded; None when they are not."""
        return newcomers.day_of_round(self.connection, self.village_id)
