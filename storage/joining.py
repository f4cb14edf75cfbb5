"""How families join: consent for each of them, codes and their locks, invitations."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from domain.family_register import Invitation
from domain.people import Family
from storage import due, rows
from storage.inserting import insert
from storage.tables.forms import form_answer
from storage.tables.people import (
    address,
    child,
    consent,
    family,
    guardian,
    invitation,
    opt_out,
    role,
)
from storage.tables.safety import wrong_try
from storage.tables.talk import audit

MOST_TRIES = 5
"""Wrong codes or birth dates after which a door is locked (ux section 12)."""
LOCKED_FOR = timedelta(hours=24)
WAITING, SENT, ENDED = "waiting", "sent", "ended"
PREGNANCY_TOLD, PREGNANCY_LASTS = "pregnancy.told", timedelta(days=280)


def joined(connection: sa.Connection, person_id: int) -> tuple[Family, ...]:
    """List the families a person answers for and agreed to be written to about."""
    query = (
        sa.select(family)
        .join(guardian, guardian.c.family_id == family.c.id)
        .where(guardian.c.person_id == person_id, guardian.c.until.is_(None), agreed())
        .order_by(family.c.id)
    )
    return tuple(rows.family(row) for row in connection.execute(query).mappings())


def agreed() -> sa.ColumnElement[bool]:
    """Hold for a guardian whose latest word on this family, or on all of them, is a yes."""
    latest = (
        sa.select(sa.func.max(consent.c.id))
        .where(
            consent.c.person_id == guardian.c.person_id,
            consent.c.kind == "family",
            sa.or_(consent.c.family_id == guardian.c.family_id, consent.c.family_id.is_(None)),
        )
        .correlate(guardian)
        .scalar_subquery()
    )
    said = sa.select(consent.c.id).where(
        consent.c.id == latest, consent.c.answer.is_(True), consent.c.withdrawn_at.is_(None)
    )
    return said.exists()


def wants_messages() -> sa.ColumnElement[bool]:
    """Hold for a guardian who has not stopped messages."""
    stopped = sa.select(opt_out.c.id).where(
        opt_out.c.person_id == guardian.c.person_id, opt_out.c.until.is_(None)
    )
    return ~stopped.exists()


def with_code(connection: sa.Connection, code: str, now: datetime) -> Family | None:
    """Find the family whose code still opens the door and is not locked."""
    query = sa.select(family).where(
        family.c.code == code,
        family.c.code_valid_until >= now,
        family.c.code_tries < MOST_TRIES,
    )
    row = connection.execute(query).mappings().first()
    return rows.family(row) if row else None


def count_wrong_date(connection: sa.Connection, family_id: int) -> int:
    """Count a wrong birth date against a family's code; give how many there were."""
    tries = family.c.code_tries
    counted = family.update().where(family.c.id == family_id).values(code_tries=tries + 1)
    return int(connection.execute(counted.returning(tries)).scalar_one())


def renew_code(
    connection: sa.Connection, family_id: int, *, code: str, valid_until: datetime
) -> None:
    """Give a family a fresh code, which unlocks its door."""
    connection.execute(
        family.update()
        .where(family.c.id == family_id)
        .values(code=code, code_valid_until=valid_until, code_tries=0)
    )


def count_wrong_try(connection: sa.Connection, person_id: int, opens: str, now: datetime) -> int:
    """Count a wrong code of a person; give how many there were within a day."""
    insert(connection, wrong_try, person_id=person_id, opens=opens, tried_at=now)
    return wrong_tries(connection, person_id, opens, now)


def wrong_tries(connection: sa.Connection, person_id: int, opens: str, now: datetime) -> int:
    """Count a person's wrong codes within a day."""
    query = sa.select(sa.func.count()).where(
        wrong_try.c.person_id == person_id,
        wrong_try.c.opens == opens,
        wrong_try.c.tried_at > now - LOCKED_FOR,
    )
    return connection.execute(query).scalar_one()


def withdraw_guardian(connection: sa.Connection, person_id: int, at: datetime) -> None:
    """Let a person answer for no family any more."""
    connection.execute(
        guardian.update()
        .where(guardian.c.person_id == person_id, guardian.c.until.is_(None))
        .values(until=at)
    )
    connection.execute(
        consent.update()
        .where(consent.c.person_id == person_id, consent.c.withdrawn_at.is_(None))
        .values(withdrawn_at=at)
    )


def freeze_child(connection: sa.Connection, child_id: int, at: datetime) -> None:
    """Stop using a child's records until the midwife has called the family."""
    connection.execute(child.update().where(child.c.id == child_id).values(frozen_at=at))
    due.touch(connection, (child_id,))


def one_invitation(connection: sa.Connection, invitation_id: int) -> sa.RowMapping | None:
    """Give an invitation as it is kept."""
    query = sa.select(invitation).where(invitation.c.id == invitation_id)
    return connection.execute(query).mappings().first()


_OPEN_INVITATION = (
    sa.select(invitation)
    .where(
        invitation.c.person_id == sa.bindparam("person"), invitation.c.status.in_((WAITING, SENT))
    )
    .order_by(invitation.c.id.desc())
    .limit(1)
)
"""Built once: building a statement costs three times as much as running it."""


def open_invitation(connection: sa.Connection, person_id: int) -> Invitation | None:
    """Give a person's latest invitation that waits for an answer."""
    row = connection.execute(_OPEN_INVITATION, {"person": person_id}).mappings().first()
    if row is None:
        return None
    return Invitation(
        id=row["id"], family_id=row["family_id"], person_id=row["person_id"], is_open=True
    )


def invitations_due(connection: sa.Connection, now: datetime) -> list[sa.RowMapping]:
    """List the invitations whose hour has come and that were not sent."""
    query = sa.select(invitation).where(invitation.c.status == WAITING, invitation.c.send_at <= now)
    return list(connection.execute(query.order_by(invitation.c.id)).mappings())


def set_invitation(connection: sa.Connection, invitation_id: int, status: str) -> None:
    """Note what became of an invitation."""
    connection.execute(
        invitation.update().where(invitation.c.id == invitation_id).values(status=status)
    )


def count_invitation_try(connection: sa.Connection, invitation_id: int) -> int:
    """Count a wrong birth date given to an invitation; give how many there were."""
    tries = invitation.c.tries
    counted = invitation.update().where(invitation.c.id == invitation_id).values(tries=tries + 1)
    return int(connection.execute(counted.returning(tries)).scalar_one())


def end_invitations(connection: sa.Connection, person_id: int) -> list[sa.RowMapping]:
    """End every open invitation of a person and give them."""
    is_open = sa.and_(invitation.c.person_id == person_id, invitation.c.status.in_((WAITING, SENT)))
    found = list(connection.execute(sa.select(invitation).where(is_open)).mappings())
    connection.execute(invitation.update().where(is_open).values(status=ENDED))
    return found


def said_pregnant(connection: sa.Connection, person_id: int, now: datetime) -> bool:
    """Tell whether a person told of a pregnancy that may still last."""
    query = sa.select(audit.c.id).where(
        audit.c.person_id == person_id,
        audit.c.action == PREGNANCY_TOLD,
        audit.c.at > now - PREGNANCY_LASTS,
    )
    return connection.execute(query).first() is not None


def give_address(connection: sa.Connection, channel: str, at_address: str, to_person: int) -> None:
    """Let an address belong to another person."""
    connection.execute(
        address.update()
        .where(address.c.channel == channel, address.c.address == at_address)
        .values(person_id=to_person)
    )


def addresses_of(connection: sa.Connection, person_id: int) -> list[sa.RowMapping]:
    """List every address of a person."""
    query = sa.select(address).where(address.c.person_id == person_id).order_by(address.c.id)
    return list(connection.execute(query).mappings())


def merge_people(connection: sa.Connection, person_id: int, into: int) -> None:
    """Let one identity take over another's addresses, duties, families and consent."""
    held = sa.select(guardian.c.family_id).where(guardian.c.person_id == into)
    connection.execute(
        guardian.update()
        .where(guardian.c.person_id == person_id, guardian.c.family_id.not_in(held))
        .values(person_id=into)
    )
    for table in (address, role, consent, opt_out, invitation, form_answer):
        connection.execute(
            table.update().where(table.c.person_id == person_id).values(person_id=into)
        )
