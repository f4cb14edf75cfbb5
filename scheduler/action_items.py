"""Owners are reminded of what a meeting agreed on: a week before it is due, and on the day."""

from datetime import date, datetime, time, timedelta

from dialog.messages import Template
from domain.coverage.action_items import WEEK, ActionItem
from domain.people import Village
from handlers import opening
from handlers.work import Notice
from scheduler.silence import is_silent
from storage import meetings, people
from storage.engine import Connection

MORNING, NOON, QUIET = time(8), time(12), time(20)


def plan(connection: Connection, now: datetime) -> None:
    """Queue the reminders of this morning, each at most once."""
    near = [now.date() + timedelta(days=shift) for shift in (-1, 0, 1)]
    for item in meetings.open_items_due(connection, [*near, *(day + WEEK for day in near)]):
        village = people.village_of(connection, item.village_id)
        local = now.astimezone(village.zone)
        if not MORNING <= local.time() < NOON or is_silent(village, local.date()):
            continue
        if local.date() in (item.due_on, item.due_on - WEEK):
            _remind(connection, village, item, local.date(), now)


def _remind(
    connection: Connection, village: Village, item: ActionItem, today: date, now: datetime
) -> None:
    owner = people.one(connection, item.owner_id)
    creator = people.one(connection, item.created_by)
    opening.open_for(
        connection,
        Notice(
            key=f"rtl:{item.id}:due:{today.isoformat()}",
            person_id=owner.id,
            flow="rtl_due",
            subject={"item": item.id, "is_today": today == item.due_on},
            kind="task",
            knock=Template(name="ada_pesan_bidan", variables=(owner.call, creator.call)),
            expires_at=datetime.combine(today, QUIET, tzinfo=village.zone),
        ),
        now=now,
    )
