"""Gizi buruk that a cadre has not sent within ten minutes: it goes to the midwife by itself."""

from datetime import datetime

from domain.people import RoleKind
from handlers import opening
from handlers.commands.urgent_referrals import Referral, told_urgently
from handlers.work import Notice
from storage import audit, children, days, people, red_findings
from storage.engine import Connection
from storage.red_findings import RedFinding


def plan(connection: Connection, now: datetime) -> None:
    """Send every child that waits, and tell the cadre who weighed it."""
    for finding in red_findings.due(connection, now):
        _send(connection, finding, now)


def _send(connection: Connection, finding: RedFinding, now: datetime) -> None:
    posyandu = days.one(connection, children.one(connection, finding.child).posyandu_id)
    midwives = people.holders(connection, posyandu.village_id, RoleKind.MIDWIFE)
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
    _note(connection, task, finding, now)
    address = people.address_of(connection, finding.cadre)
    referral = Referral(
        task=task,
        weighing=finding.weighing,
        signs="",
        cadre=finding.cadre,
        phone=address["address"] if address else "",
        posyandu=posyandu.name,
    )
    knows = Notice(
        key=f"urgent_referral:{task}:cadre",
        person_id=finding.cadre,
        flow="referral_sent",
        subject={"weighing": finding.weighing, "signs": "", "by_itself": True},
    )
    for notice in (*told_urgently(referral, midwives), knows):
        opening.open_for(connection, notice, now=now)


def _note(connection: Connection, task: int, finding: RedFinding, now: datetime) -> None:
    audit.note(
        connection,
        at=now,
        person_id=None,
        inbox_id=None,
        action="midwife.asked",
        subject="midwife_task",
        subject_id=task,
        child=finding.child,
    )
