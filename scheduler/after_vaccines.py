"""The question at nine, the day after a vaccine, and the morning after something was told."""

from datetime import datetime, time, timedelta

from dialog.messages import Template
from domain.people import Village
from handlers import opening
from handlers.work import Notice
from scheduler.reminders import is_silent
from storage import after_vaccines, attendance, children, people
from storage.engine import Connection

ASKED_AT, NOT_AFTER = time(9), time(20)


def plan(connection: Connection, now: datetime) -> None:
    """Queue the questions of every village whose hour has come."""
    for village_id in attendance.villages(connection):
        village = people.village_of(connection, village_id)
        local = now.astimezone(village.zone)
        if ASKED_AT <= local.time() < NOT_AFTER and not is_silent(village, local.date()):
            _ask(connection, village, now)


def _ask(connection: Connection, village: Village, now: datetime) -> None:
    today = now.astimezone(village.zone).date()
    yesterday = today - timedelta(days=1)
    start = datetime.combine(yesterday, time(0), tzinfo=village.zone)
    end = datetime.combine(today, time(0), tzinfo=village.zone)
    expires_at = datetime.combine(today, NOT_AFTER, tzinfo=village.zone)
    for person, child in after_vaccines.told_between(connection, village.id, start, end):
        notice = Notice(
            key=f"kipi_again:{person}:{child}:{today.isoformat()}",
            person_id=person,
            flow="next_morning",
            subject={"child": child},
            kind="reminder",
            expires_at=expires_at,
        )
        opening.open_for(connection, notice, now=now)
    for person, child in after_vaccines.vaccinated(connection, village.id, yesterday):
        call = people.one(connection, person).full_call
        name = children.one(connection, child).first_name
        notice = Notice(
            key=f"kipi:{person}:{child}:{today.isoformat()}",
            person_id=person,
            flow="after_vaccine",
            subject={"child": child},
            kind="reminder",
            template=Template(name="kabar_imunisasi", variables=(call, name)),
            expires_at=expires_at,
        )
        opening.open_for(connection, notice, now=now)
