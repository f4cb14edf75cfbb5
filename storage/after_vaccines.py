"""Who is asked how a child is: after a vaccine, and the morning after something was told."""

from datetime import date, datetime

import sqlalchemy as sa

from storage.joining import agreed, wants_messages
from storage.tables.health import dose
from storage.tables.people import child, family, guardian
from storage.tables.safety import alarm
from storage.tables.talk import audit
from storage.tables.village import posyandu

COMMON = "kipi.common"
"""The audit's word for symptoms that are common after a vaccine."""


def villages_with_news(connection: sa.Connection, since: datetime) -> list[int]:
    """List the villages where somebody is asked: a dose or a worry since a moment."""
    given = sa.select(dose.c.child_id).where(
        dose.c.given_on >= since.date(), dose.c.withdrawn_at.is_(None)
    )
    common = sa.select(audit.c.subject_id).where(audit.c.action == COMMON, audit.c.at >= since)
    raised = sa.select(alarm.c.child_id).where(alarm.c.raised_at >= since)
    about = sa.union(given, common, raised).subquery()
    query = (
        sa.select(posyandu.c.village_id)
        .join(child, child.c.posyandu_id == posyandu.c.id)
        .where(child.c.id.in_(sa.select(about.c[0])))
        .distinct()
        .order_by(posyandu.c.village_id)
    )
    return list(connection.execute(query).scalars())


def vaccinated(connection: sa.Connection, village_id: int, given_on: date) -> list[tuple[int, int]]:
    """List who is asked about which child vaccinated on a day, as a cadre recorded."""
    given = sa.select(dose.c.id).where(
        dose.c.child_id == child.c.id,
        dose.c.given_on == given_on,
        dose.c.told_by == "cadre",
        dose.c.withdrawn_at.is_(None),
    )
    return _guarded(connection, village_id, given.exists())


def told_between(
    connection: sa.Connection, village_id: int, start: datetime, end: datetime
) -> list[tuple[int, int]]:
    """List who told of a child that was not well, between two moments."""
    common = sa.select(audit.c.id).where(
        audit.c.action == COMMON,
        audit.c.subject_id == child.c.id,
        audit.c.person_id == guardian.c.person_id,
        audit.c.at >= start,
        audit.c.at < end,
    )
    raised = sa.select(alarm.c.id).where(
        alarm.c.child_id == child.c.id,
        alarm.c.person_id == guardian.c.person_id,
        alarm.c.raised_at >= start,
        alarm.c.raised_at < end,
    )
    return _guarded(connection, village_id, sa.or_(common.exists(), raised.exists()))


def _guarded(
    connection: sa.Connection, village_id: int, condition: sa.ColumnElement[bool]
) -> list[tuple[int, int]]:
    query = (
        sa.select(guardian.c.person_id, child.c.id)
        .join(family, guardian.c.family_id == family.c.id)
        .join(child, child.c.family_id == family.c.id)
        .join(posyandu, child.c.posyandu_id == posyandu.c.id)
        .where(
            posyandu.c.village_id == village_id,
            child.c.left_on.is_(None),
            child.c.frozen_at.is_(None),
            guardian.c.until.is_(None),
            agreed(),
            wants_messages(),
            condition,
        )
        .order_by(guardian.c.person_id, child.c.id)
    )
    return [(row[0], row[1]) for row in connection.execute(query)]
