"""Once a month, where a village wants it, those are asked whose RT has not reported who came.

The head of an RT is asked, else the head of its hamlet, else the posyandu's cadres; officers get
the month's summary on the first of the next one. Both at 08.00.
"""

from datetime import date, datetime, time

from dialog.messages import Template
from domain.calendar import add_months
from domain.newcomers import MonthOfMoves
from domain.people import RoleKind, Village
from handlers import opening
from handlers.work import Notice
from storage import newcomers, people
from storage.engine import Connection

ASKED_AT = time(8)
UNTIL = time(12)
"""Not begun later: a round that was missed in the morning is held by chat."""


def plan(connection: Connection, now: datetime) -> None:
    """Ask, and sum up, in every village whose local time has come."""
    for village_id, day in newcomers.villages_with_round(connection):
        village = people.village_of(connection, village_id)
        local = now.astimezone(village.zone)
        if not ASKED_AT <= local.time() < UNTIL:
            continue
        month = local.date().replace(day=1)
        if local.day == day:
            _ask(connection, village, month, now)
        if local.day == 1:
            _sum_up(connection, village, add_months(month, -1), now)


def _ask(connection: Connection, village: Village, month: date, now: datetime) -> None:
    found = newcomers.of_month(connection, village.id, month)
    for person_id, places in _asked(connection, village, found).items():
        person = people.one(connection, person_id)
        _open(
            connection,
            Notice(
                key=f"newcomer_round:{village.id}:{month.isoformat()}:{person_id}",
                person_id=person_id,
                flow="newcomer_round",
                subject={"neighbourhoods": places, "month": month.month},
                kind="task",
                knock=Template(name="kabar_petugas", variables=(person.call, village.name)),
            ),
            now,
        )


def _asked(connection: Connection, village: Village, found: MonthOfMoves) -> dict[int, list[int]]:
    """Give the RT that each person is asked about."""
    asked: dict[int, list[int]] = {}
    for place in found.silent:
        heads = newcomers.heads_of(connection, place.id)
        for person_id in heads or newcomers.cadres_of(connection, village.id, place.id):
            asked.setdefault(person_id, []).append(place.id)
    return asked


def _sum_up(connection: Connection, village: Village, month: date, now: datetime) -> None:
    for officer in people.holders(connection, village.id, RoleKind.VILLAGE_OFFICER):
        _open(
            connection,
            Notice(
                key=f"newcomer_summary:{village.id}:{month.isoformat()}:{officer.id}",
                person_id=officer.id,
                flow="newcomer_summary",
                subject={"month": month.isoformat(), "was_asked": False},
                kind="task",
                knock=Template(name="kabar_petugas", variables=(officer.call, village.name)),
            ),
            now,
        )


def _open(connection: Connection, notice: Notice, now: datetime) -> None:
    opening.open_for(connection, notice, now=now)
