"""A posyandu day left open: its cadre is asked at 16.00 and once more next morning at 08.00.

It is never closed by itself.
"""

from datetime import datetime, timedelta

from dialog.messages import Template
from dialog.spoken import day_month
from handlers import opening
from handlers.work import Notice
from storage import days, people
from storage.engine import Connection

LATEST = timedelta(hours=12)
"""A question that could not be asked for so long is not asked any more that day."""


def plan(connection: Connection, now: datetime) -> None:
    """Ask about every open day whose time has come."""
    for day, ask_at in days.to_be_closed(connection, now):
        posyandu = days.one(connection, day.posyandu_id)
        zone = people.village_of(connection, posyandu.village_id).zone
        again = ask_at.astimezone(zone).date() > day.held_on
        if day.id is None or day.opened_by is None:
            continue
        if now - ask_at <= LATEST:
            opening.open_for(
                connection,
                Notice(
                    key=f"unclosed:{day.id}:{ask_at.isoformat()}",
                    person_id=day.opened_by,
                    flow="day_left_open",
                    subject={"day": day.id, "posyandu": day.posyandu_id, "again": again},
                    kind="task",
                    template=Template(
                        name="tugas_kader",
                        variables=(
                            people.one(connection, day.opened_by).call,
                            posyandu.name,
                            day_month(day.held_on),
                        ),
                    ),
                ),
                now=now,
            )
        next_time = None if again else _next_morning(ask_at)
        days.ask_to_close_at(connection, day.id, next_time)


def _next_morning(asked_at: datetime) -> datetime:
    """Ask again at 08.00 after the 16.00 question."""
    return asked_at + timedelta(hours=16)
