"""Invitations that a cadre wrote down, sent once at their hour and never repeated."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from dialog.messages import Template
from handlers import opening
from handlers.work import Notice
from storage import days, joining, people
from storage.engine import Connection

VALID = timedelta(days=7)
"""An invitation that could not be sent for so long is not sent any more."""


def plan(connection: Connection, now: datetime) -> None:
    """Queue the invitations whose hour has come."""
    for row in joining.invitations_due(connection, now):
        expires_at = row["send_at"] + VALID
        if now < expires_at:
            _invite(connection, row, now, expires_at)
        status = joining.SENT if now < expires_at else joining.ENDED
        joining.set_invitation(connection, row["id"], status)


def _invite(
    connection: Connection, row: Mapping[Any, Any], now: datetime, expires_at: datetime
) -> None:
    invitation, person, family = row["id"], row["person_id"], row["family_id"]
    posyandu = days.one(connection, people.family_by_id(connection, family).posyandu_id)
    call = people.one(connection, person).full_call
    opening.open_for(
        connection,
        Notice(
            key=f"invitation:{invitation}",
            person_id=person,
            flow="invitation",
            subject={"invitation": invitation, "family": family},
            kind="invitation",
            template=Template(name="undangan_gabung", variables=(call, posyandu.name)),
            expires_at=expires_at,
        ),
        now=now,
    )
