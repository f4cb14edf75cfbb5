"""Announcements whose hour has come: one letter to each, and a report two hours later."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from dialog.messages import Bubble, Template
from dialog.texts import speaking
from domain.broadcasts import VALID_FOR, Broadcast, BroadcastStatus, Purpose
from flows.village.announcement import letter, template
from handlers import opening
from handlers.work import Notice
from storage import audiences, broadcasts, outbox, people
from storage.audiences import Reached
from storage.engine import Connection

REPORT_AFTER = timedelta(hours=2)
LATEST = timedelta(hours=12)
"""What could not be sent for so long is not sent late: its words may name a day that is over."""
LOOK_AGAIN = timedelta(hours=2)
"""Where letters wait for the next day's limit, a second report comes when the last one left."""
WRITTEN_AT_ONCE = 1_000
"""Letters written in one transaction; messages are answered in between."""


def plan(connection: Connection, now: datetime) -> None:
    """Begin what is due, and report on what was sent."""
    for broadcast in broadcasts.due(connection, now):
        if now - broadcast.send_at > LATEST:
            _miss(connection, broadcast, now)
        else:
            broadcasts.change(
                connection,
                broadcast.id,
                status=BroadcastStatus.SENDING,
                report_at=now + REPORT_AFTER,
            )
    write_some(connection, now)
    for broadcast in broadcasts.to_report(connection, now):
        _report(connection, broadcast, now)


def write_some(connection: Connection, now: datetime) -> bool:
    """Write the next letters of announcements; False when there are none left to write."""
    left = WRITTEN_AT_ONCE
    while left > 0 and (found := broadcasts.to_write(connection)):
        # One more, so that an announcement to nobody comes to an end too.
        left -= 1 + _write(connection, *found, left, now)
    return left < WRITTEN_AT_ONCE


def _write(
    connection: Connection, broadcast: Broadcast, queued_to: int, most: int, now: datetime
) -> int:
    """Write letters of one announcement, from where it was left; returns how many."""
    readers = audiences.recipients(
        connection, broadcast.village_id, broadcast.audience, after=queued_to, most=most
    )
    outbox.queue_all(connection, _letters(connection, broadcast, readers, now), now)
    if len(readers) < most:
        broadcasts.change(connection, broadcast.id, queued_at=now)
    else:
        broadcasts.change(connection, broadcast.id, queued_to=readers[-1].person_id)
    return len(readers)


def _letters(
    connection: Connection, broadcast: Broadcast, readers: Sequence[Reached], now: datetime
) -> Iterator[outbox.Letter]:
    """Write to each reader; an announcement names nobody, so its words are worded once."""
    village = people.village_of(connection, broadcast.village_id)
    worded: dict[tuple[str, int | None], tuple[Bubble, Template]] = {}
    for reader in readers:
        is_for_all = broadcast.purpose is Purpose.ANNOUNCEMENT
        own = None if is_for_all else reader.person_id
        if (reader.language, own) not in worded:
            person = people.one(connection, reader.person_id)
            with speaking(reader.language):
                worded[reader.language, own] = (
                    Bubble(text=letter(broadcast, village, person)),
                    template(broadcast, village, person),
                )
        bubble, approved = worded[reader.language, own]
        yield outbox.Letter(
            key=f"broadcast:{broadcast.id}:person:{reader.person_id}",
            person_id=reader.person_id,
            channel=reader.channel,
            address=reader.address,
            # A cadre is written to as part of the duty, without the consent of a family.
            kind="broadcast" if reader.has_agreed else "task",
            bubble=bubble,
            template=approved,
            expires_at=now + VALID_FOR,
            broadcast_id=broadcast.id,
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
    """Report two hours after the beginning, and once more when the last of many days is over."""
    waiting = broadcasts.figures(connection, broadcast.id).waiting
    goes_on = bool(waiting) and now < broadcast.send_at + VALID_FOR
    is_first = broadcast.status is BroadcastStatus.SENDING
    if is_first or not goes_on:
        opening.open_for(connection, _report_on(broadcast, is_last=not is_first), now=now)
    broadcasts.change(
        connection,
        broadcast.id,
        status=BroadcastStatus.SENT,
        reported_at=now,
        report_at=now + LOOK_AGAIN if goes_on else None,
    )


def _report_on(broadcast: Broadcast, *, is_last: bool) -> Notice:
    end = ":end" if is_last else ""
    return Notice(
        key=f"broadcast:{broadcast.id}:report{end}",
        person_id=broadcast.created_by,
        flow="broadcast_report",
        subject={"broadcast": broadcast.id, "is_last": is_last},
        kind="task",
        template=Template(name="laporan_siaran", variables=(broadcast.code,)),
    )
