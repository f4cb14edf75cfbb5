"""What a cadre has not sent within ten minutes goes to the midwife by itself.

That is gizi buruk of a child, and a danger sign of somebody who is no under-five.
"""

from datetime import datetime

from domain.people import RoleKind
from domain.screening import Urgency
from handlers import opening
from handlers.commands.residents_sent import Sent, told
from handlers.commands.urgent_referrals import Referral, told_urgently
from handlers.work import Notice
from storage import audit, children, days, people, red_findings, red_screenings, resident_care
from storage.engine import Connection
from storage.red_findings import RedFinding
from storage.red_screenings import RedScreening


def plan(connection: Connection, now: datetime) -> None:
    """Send everybody who waits, and tell the cadre who found it."""
    for finding in red_findings.due(connection, now):
        _send_child(connection, finding, now)
    for waiting in red_screenings.due(connection, now):
        _send_resident(connection, waiting, now)


def _send_child(connection: Connection, finding: RedFinding, now: datetime) -> None:
    posyandu = days.one(connection, children.one(connection, finding.child).posyandu_id)
    task = children.add_midwife_task(
        connection,
        child_id=finding.child,
        on=finding.on,
        reasons={"severe": True, "signs": "", "by_itself": True},
        status="waiting",
        sent_by=finding.cadre,
        sent_at=now,
        inbox_id=None,
    )
    _note(connection, task, now, child=finding.child)
    referral = Referral(
        task=task,
        weighing=finding.weighing,
        signs="",
        cadre=finding.cadre,
        phone=_phone(connection, finding.cadre),
        posyandu=posyandu.name,
    )
    knows = Notice(
        key=f"urgent_referral:{task}:cadre",
        person_id=finding.cadre,
        flow="referral_sent",
        subject={"weighing": finding.weighing, "signs": "", "by_itself": True},
    )
    midwives = people.holders(connection, posyandu.village_id, RoleKind.MIDWIFE)
    _open(connection, (*told_urgently(referral, midwives), knows), now)


def _send_resident(connection: Connection, waiting: RedScreening, now: datetime) -> None:
    posyandu = days.one(connection, waiting.posyandu)
    task = resident_care.add_task(
        connection,
        resident_id=waiting.resident,
        screening_id=waiting.screening,
        on=waiting.on,
        urgency=int(Urgency.NOW),
        is_private=False,
        sent_by=waiting.cadre,
        sent_at=now,
        inbox_id=None,
    )
    _note(connection, task, now, resident=waiting.resident)
    sent = Sent(
        task=task,
        screening=waiting.screening,
        urgency=Urgency.NOW,
        cadre=waiting.cadre,
        phone=_phone(connection, waiting.cadre),
        posyandu=posyandu.name,
    )
    knows = Notice(
        key=f"midwife_task:{task}:cadre",
        person_id=waiting.cadre,
        flow="resident_sent",
        subject={"screening": waiting.screening, "by_itself": True},
    )
    midwives = people.holders(connection, posyandu.village_id, RoleKind.MIDWIFE)
    _open(connection, (*told(sent, midwives), knows), now)


def _phone(connection: Connection, cadre: int) -> str:
    address = people.address_of(connection, cadre)
    return address["address"] if address else ""


def _note(connection: Connection, task: int, now: datetime, **whose: int) -> None:
    audit.note(
        connection,
        at=now,
        person_id=None,
        inbox_id=None,
        action="midwife.asked",
        subject="midwife_task",
        subject_id=task,
        **whose,
    )


def _open(connection: Connection, notices: tuple[Notice, ...], now: datetime) -> None:
    for notice in notices:
        opening.open_for(connection, notice, now=now)
