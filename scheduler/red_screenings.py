"""A danger sign that a cadre has not sent within ten minutes: it goes to the midwife by itself."""

from datetime import datetime

from domain.people import RoleKind
from domain.screening import Urgency
from handlers import opening
from handlers.commands.residents_sent import Sent, told
from handlers.work import Notice
from storage import audit, days, people, red_screenings, screenings
from storage.engine import Connection
from storage.red_screenings import RedScreening


def plan(connection: Connection, now: datetime) -> None:
    """Send everybody who waits, and tell the cadre who examined them."""
    for waiting in red_screenings.due(connection, now):
        _send(connection, waiting, now)


def _send(connection: Connection, waiting: RedScreening, now: datetime) -> None:
    posyandu = days.one(connection, waiting.posyandu)
    task = screenings.add_task(
        connection,
        resident_id=waiting.resident,
        screening_id=waiting.screening,
        on=waiting.on,
        urgency=int(Urgency.NOW),
        is_private=False,
        status=screenings.WAITING,
        sent_by=waiting.cadre,
        sent_at=now,
        inbox_id=None,
    )
    audit.note(
        connection,
        at=now,
        person_id=None,
        inbox_id=None,
        action="midwife.asked",
        subject="screening_task",
        subject_id=task,
        resident=waiting.resident,
    )
    address = people.address_of(connection, waiting.cadre)
    sent = Sent(
        task=task,
        screening=waiting.screening,
        urgency=Urgency.NOW,
        cadre=waiting.cadre,
        phone=address["address"] if address else "",
        posyandu=posyandu.name,
    )
    knows = Notice(
        key=f"screening_task:{task}:cadre",
        person_id=waiting.cadre,
        flow="resident_sent",
        subject={"screening": waiting.screening, "by_itself": True},
    )
    midwives = people.holders(connection, posyandu.village_id, RoleKind.MIDWIFE)
    for notice in (*told(sent, midwives), knows):
        opening.open_for(connection, notice, now=now)
