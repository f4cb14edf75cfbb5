"""Who can be found under which name or number: for made-up villages and for the operator."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from dialog.channel import DeliveryStatus
from domain.people import Family
from storage import rows
from storage.engine import Connection
from storage.outbox import QUEUED, Queued, queued_from_row
from storage.tables.health import attendance_reply
from storage.tables.people import address, consent, family, opt_out, person, ticket
from storage.tables.people import child as child_table
from storage.tables.people import guardian as guardian_table
from storage.tables.talk import outbox
from storage.tables.village import posyandu, posyandu_day


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One address and whose it is."""

    person_id: int
    name: str
    title: str
    call_name: str
    channel: str
    address: str


def addresses(connection: Connection) -> tuple[Listed, ...]:
    """List every address in use; the one written from last comes first."""
    query = (
        sa.select(
            person.c.id.label("person_id"),
            person.c.name,
            person.c.title,
            person.c.call_name,
            address.c.channel,
            address.c.address,
        )
        .join(person, address.c.person_id == person.c.id)
        .where(address.c.removed_at.is_(None))
        .order_by(address.c.last_inbound_at.desc().nulls_last(), address.c.id)
    )
    return tuple(Listed(**row) for row in connection.execute(query).mappings())


def owner(connection: Connection, channel: str, at: str) -> int | None:
    """Give the person behind an address, removed ones included."""
    query = sa.select(address.c.person_id).where(
        address.c.channel == channel, address.c.address == at
    )
    return connection.execute(query).scalar()


def invited_number(connection: Connection, name: str) -> str | None:
    """Give the number that was invited under a name, the latest first."""
    query = (
        sa.select(ticket.c.phone)
        .where(sa.func.lower(ticket.c.name) == name.lower(), ticket.c.phone != "")
        .order_by(ticket.c.id.desc())
    )
    return connection.execute(query).scalar()


def families(connection: Connection, village_id: int) -> tuple[Family, ...]:
    """List the families of a village."""
    query = (
        sa.select(family)
        .join(posyandu, family.c.posyandu_id == posyandu.c.id)
        .where(posyandu.c.village_id == village_id)
        .order_by(family.c.id)
    )
    return tuple(rows.family(row) for row in connection.execute(query).mappings())


def agreeing(connection: Connection, village_id: int) -> int:
    """Count the people of a village who agreed to messages and have not stopped them."""
    query = (
        sa.select(sa.func.count(sa.distinct(person.c.id)))
        .join(consent, consent.c.person_id == person.c.id)
        .where(
            person.c.village_id == village_id,
            consent.c.answer.is_(True),
            consent.c.withdrawn_at.is_(None),
            ~sa.exists().where(opt_out.c.person_id == person.c.id, opt_out.c.until.is_(None)),
        )
    )
    return connection.execute(query).scalar_one()


def last_heard(connection: Connection, channel: str, at: str, moment: datetime | None) -> None:
    """Set when an address was last written from; None for never."""
    connection.execute(
        address.update()
        .where(address.c.channel == channel, address.c.address == at)
        .values(last_inbound_at=moment)
    )


def set_code(connection: Connection, family_id: int, code: str, valid_until: datetime) -> None:
    """Give a family another code."""
    connection.execute(
        family.update()
        .where(family.c.id == family_id)
        .values(code=code, code_valid_until=valid_until, code_tries=0)
    )


def move_family(connection: Connection, family_id: int, posyandu_id: int) -> None:
    """Let a family and its children belong to another posyandu."""
    for table, key in ((family, family.c.id), (child_table, child_table.c.family_id)):
        connection.execute(table.update().where(key == family_id).values(posyandu_id=posyandu_id))


def guardian_of(connection: Connection, family_id: int) -> int | None:
    """Give the first person who answers for a family."""
    query = (
        sa.select(guardian_table.c.person_id)
        .where(guardian_table.c.family_id == family_id, guardian_table.c.until.is_(None))
        .order_by(guardian_table.c.id)
    )
    return connection.execute(query).scalar()


def set_day_status(connection: Connection, day_id: int, status: str, at: datetime) -> None:
    """Set how far a posyandu's day is."""
    connection.execute(
        posyandu_day.update()
        .where(posyandu_day.c.id == day_id)
        .values(status=status, closed_at=at, ask_to_close_at=None)
    )


def closed_by(connection: Connection, day_id: int, person_id: int) -> None:
    """Let a day have been closed by somebody."""
    connection.execute(
        posyandu_day.update().where(posyandu_day.c.id == day_id).values(closed_by=person_id)
    )


def say_coming(
    connection: Connection, person_id: int, posyandu_id: int, held_on: date, at: datetime
) -> None:
    """Note that a person said they come to a posyandu's day."""
    connection.execute(
        attendance_reply.insert().values(
            person_id=person_id,
            posyandu_id=posyandu_id,
            held_on=held_on,
            answer="coming",
            answered_at=at,
        )
    )


def reached_by_last_broadcast(connection: Connection) -> list[Queued]:
    """List the messages of the latest broadcast that arrived, in order."""
    latest = sa.select(sa.func.max(outbox.c.broadcast_id)).scalar_subquery()
    query = (
        sa.select(outbox)
        .where(
            outbox.c.broadcast_id == latest,
            outbox.c.kind == "broadcast",
            outbox.c.state == str(DeliveryStatus.DELIVERED),
        )
        .order_by(outbox.c.id)
    )
    return [queued_from_row(row) for row in connection.execute(query).mappings()]


def is_anything_due(connection: Connection, now: datetime) -> bool:
    """Tell whether a message waits whose moment has come."""
    due = sa.exists().where(outbox.c.state == QUEUED, outbox.c.not_before <= now)
    return connection.execute(sa.select(due)).scalar_one()
