"""The question at nine, the day after a vaccine, and the morning after something was told."""

from datetime import datetime, time, timedelta

from dialog.messages import Template
from domain.people import Village
from handlers import opening
from handlers.work import Notice
from scheduler.silence import is_silent
from storage import after_vaccines, children, people, promises
from storage.engine import Connection

ASKED_AT, NOT_AFTER = time(9), time(20)
LOOKS_BACK = timedelta(days=2)


def plan(connection: Connection, now: datetime) -> None:
    """Queue the questions of every village whose hour has come."""
    for village_id in after_vaccines.villages_with_news(connection, now - LOOKS_BACK):
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
    told_today = set(after_vaccines.told_between(connection, village.id, end, now))
    vaccinated = after_vaccines.vaccinated(connection, village.id, yesterday)
    keys = {pair: f"kipi:{pair[0]}:{pair[1]}:{today.isoformat()}" for pair in vaccinated}
    asked = promises.known(connection, list(keys.values()))
    for (person, child), key in keys.items():
        if (person, child) in told_today or key in asked:
            continue
        call = people.one(connection, person).full_call
        name = children.one(connection, child).first_name
        notice = Notice(
            key=key,
            person_id=person,
            flow="after_vaccine",
            subject={"child": child},
            kind="reminder",
            template=Template(name="kabar_imunisasi", variables=(call, name)),
            expires_at=expires_at,
        )
        opening.open_for(connection, notice, now=now)
