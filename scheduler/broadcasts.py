"""Announcements whose hour has come: one letter to each, and a report two hours later."""

from datetime import datetime, timedelta

from dialog.messages import Bubble, Template
from dialog.texts import speaking
from domain.broadcasts import Broadcast, BroadcastStatus
from flows.village.announcement import letter, template
from handlers import opening
from handlers.work import Notice
from storage import audiences, broadcasts, outbox, people
from storage.audiences import Reached
from storage.engine import Connection

REPORT_AFTER = timedelta(hours=2)
LATEST = timedelta(hours=12)
"""What could not be sent for so long is not sent late: its words may name a day that is over."""
VALID_FOR = timedelta(days=3)
"""A village larger than the account's daily limit is written to over several days."""


def plan(connection: Connection, now: datetime) -> None:
    """Send what is due and report on what was sent."""
    for broadcast in broadcasts.due(connection, now):
        if now - broadcast.send_at > LATEST:
            _miss(connection, broadcast, now)
        else:
            _send(connection, broadcast, now)
    for broadcast in broadcasts.to_report(connection, now):
        _report(connection, broadcast, now)


def _send(connection: Connection, broadcast: Broadcast, now: datetime) -> None:
    """Fix who gets it, and queue a letter for each of them."""
    for reached in audiences.recipients(connection, broadcast.village_id, broadcast.audience):
        _queue(connection, broadcast, reached, now)
    broadcasts.change(
        connection,
        broadcast.id,
        status=BroadcastStatus.SENDING,
        queued_at=now,
        report_at=now + REPORT_AFTER,
    )


def _queue(connection: Connection, broadcast: Broadcast, reached: Reached, now: datetime) -> None:
    person = people.one(connection, reached.person_id)
    village = people.village_of(connection, broadcast.village_id)
    with speaking(person.language):
        outbox.queue(
            connection,
            outbox.Letter(
                key=f"broadcast:{broadcast.id}:person:{person.id}",
                person_id=person.id,
                channel=reached.channel,
                address=reached.address,
                # A cadre is written to as part of the duty, without the consent of a family.
                kind="broadcast" if reached.has_agreed else "task",
                bubble=Bubble(text=letter(broadcast, village, person)),
                template=template(broadcast, village, person),
                expires_at=now + VALID_FOR,
                broadcast_id=broadcast.id,
            ),
            now,
        )


def _miss(connection: Connection, broadcast: Broadcast, now: datetime) -> None:
    broadcasts.change(connection, broadcast.id, status=BroadcastStatus.MISSED)
    opening.open_for(
        connection,
        Notice(
            key=f"broadcast:{broadcast.id}:missed",
            person_id=broadcast.created_by,
            flow="broadcast_missed",
            subject={"broadcast": broadcast.id},
            kind="task",
        ),
        now=now,
    )


def _report(connection: Connection, broadcast: Broadcast, now: datetime) -> None:
    opening.open_for(
        connection,
        Notice(
            key=f"broadcast:{broadcast.id}:report",
            person_id=broadcast.created_by,
            flow="broadcast_report",
            subject={"broadcast": broadcast.id},
            kind="task",
            template=Template(name="laporan_siaran", variables=(broadcast.code,)),
        ),
        now=now,
    )
    broadcasts.change(connection, broadcast.id, status=BroadcastStatus.SENT, reported_at=now)
