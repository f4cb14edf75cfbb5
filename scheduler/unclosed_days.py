"""A posyandu day left open: its cadre is asked at 16.00 and once more next morning at 08.00.

Then the coordinator is told. It is never closed by itself.
"""

from datetime import datetime, time, timedelta

from dialog.messages import Template
from dialog.spoken import day_month
from domain.people import Posyandu, PosyanduDay, RoleKind
from handlers import opening
from handlers.work import Notice
from storage import days, people
from storage.engine import Connection

LATEST = timedelta(hours=12)
"""A question that could not be asked for so long is not asked any more that day."""
TO_COORDINATORS = time(12)
"""Questions of a later day that are due in the afternoon go to the coordinators."""
UNTIL_COORDINATORS = timedelta(hours=8)


def plan(connection: Connection, now: datetime) -> None:
    """Ask about every open day whose time has come."""
    for day, ask_at in days.to_be_closed(connection, now):
        posyandu = days.one(connection, day.posyandu_id)
        zone = people.village_of(connection, posyandu.village_id).zone
        again = ask_at.astimezone(zone).date() > day.held_on
        if day.id is None or day.opened_by is None:
            continue
        if again and ask_at.astimezone(zone).time() >= TO_COORDINATORS:
            _tell_coordinators(connection, day, posyandu, now)
            days.ask_to_close_at(connection, day.id, None)
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
        next_time = ask_at + UNTIL_COORDINATORS if again else _next_morning(ask_at)
        days.ask_to_close_at(connection, day.id, next_time)


def _tell_coordinators(
    connection: Connection, day: PosyanduDay, posyandu: Posyandu, now: datetime
) -> None:
    """Tell the coordinators of a day that the cadre left open after two questions."""
    for person in people.holders(connection, posyandu.village_id, RoleKind.COORDINATOR):
        opening.open_for(
            connection,
            Notice(
                key=f"unclosed:{day.id}:coordinator:{person.id}",
                person_id=person.id,
                flow="day_never_closed",
                subject={"day": day.id, "posyandu": posyandu.id, "opened_by": day.opened_by},
                kind="task",
            ),
            now=now,
        )


def _next_morning(asked_at: datetime) -> datetime:
    """Ask again at 08.00 after the 16.00 question."""
    return asked_at + timedelta(hours=16)
