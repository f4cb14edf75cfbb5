"""The morning after a report of diarrhoea: the cadre is asked how the child is."""

from datetime import datetime, time, timedelta

from domain.diarrhoea import Case
from domain.people import Village
from handlers import opening
from handlers.work import Notice
from scheduler.silence import is_silent
from storage import days, diarrhoea, people
from storage.engine import Connection

MORNING, EVENING, NIGHT = time(8), time(18), time(20)
TOO_OLD = timedelta(days=3)
"""A morning missed for longer is asked no more: the next report begins anew."""


def plan(connection: Connection, now: datetime) -> None:
    """Ask each cadre who reported, one case after the other, once a day."""
    asked: set[int] = set()
    for case in diarrhoea.to_follow_up(connection, now.date() + timedelta(days=1)):
        village = _village_of(connection, case.posyandu_id)
        local = now.astimezone(village.zone)
        if case.recorded_by in asked or not _is_time(case, village, local):
            continue
        asked.add(case.recorded_by)
        opening.open_for(
            connection,
            Notice(
                key=f"diarrhoea_follow_up:{case.recorded_by}:{local.date().isoformat()}",
                person_id=case.recorded_by,
                flow="diarrhoea_follow_up",
                subject={"case": case.id},
                kind="task",
                expires_at=datetime.combine(local.date(), NIGHT, tzinfo=village.zone),
            ),
            now=now,
        )


def _is_time(case: Case, village: Village, local: datetime) -> bool:
    return (
        case.follow_up_on is not None
        and case.follow_up_on <= local.date() <= case.follow_up_on + TOO_OLD
        and MORNING <= local.time() < EVENING
        and not is_silent(village, local.date())
    )


def _village_of(connection: Connection, posyandu_id: int) -> Village:
    return people.village_of(connection, days.one(connection, posyandu_id).village_id)
