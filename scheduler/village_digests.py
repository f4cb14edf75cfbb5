"""Once a month the officers of a village get its month in five lines, and one decision to take.

It goes out on the first working day of the next month, in the morning, when every recap is in; a
day that was missed is caught up on the working days after it.
"""

from datetime import UTC, date, datetime, time, timedelta

from dialog.messages import Template
from domain.comparing.facts import last_month
from domain.people import RoleKind, Village
from domain.working_days import is_working_day
from handlers import opening
from handlers.work import Notice
from scheduler.silence import is_silent
from storage import comparing, people
from storage.engine import Connection

SENT_AT, UNTIL = time(9), time(12)
AHEAD = (7, 8, 9)
"""Hours of WIB, WITA and WIT before UTC."""
LAST_DAY = 7
"""Not sent later in the month: then it is old, and there on demand."""


def plan(connection: Connection, now: datetime) -> None:
    """Send the digest of every village in which a posyandu opened last month."""
    now = now.astimezone(UTC)
    if now.day > LAST_DAY or not any(SENT_AT <= hour < UNTIL for hour in _local_hours(now)):
        return
    month = last_month(now.date())
    for village_id in comparing.villages_with_month(connection, month):
        village = people.village_of(connection, village_id)
        if _is_time(village, now.astimezone(village.zone)):
            _send(connection, village, month, now)


def _local_hours(now: datetime) -> tuple[time, ...]:
    """Give the hour in each zone; in the morning all have the date of UTC."""
    return tuple((now + timedelta(hours=ahead)).time() for ahead in AHEAD)


def _is_time(village: Village, local: datetime) -> bool:
    day = local.date()
    return (
        SENT_AT <= local.time() < UNTIL
        and day.day <= LAST_DAY
        and is_working_day(day)
        and not is_silent(village, day)
    )


def _send(connection: Connection, village: Village, month: date, now: datetime) -> None:
    for officer in people.holders(connection, village.id, RoleKind.VILLAGE_OFFICER):
        opening.open_for(
            connection,
            Notice(
                key=f"village_digest:{village.id}:{month:%Y-%m}:{officer.id}",
                person_id=officer.id,
                flow="village_digest",
                subject={"month": month.isoformat()},
                kind="task",
                knock=Template(name="kabar_petugas", variables=(officer.call, village.name)),
            ),
            now=now,
        )
