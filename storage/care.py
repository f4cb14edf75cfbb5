"""Referrals that are not closed, controls that were arranged, and visits to homes."""

from collections.abc import Mapping
from datetime import date, datetime

import sqlalchemy as sa

from domain.care import HomeVisit, Met, OpenReferral
from domain.examinations import Examined
from domain.register import Unknown
from storage import examinations
from storage.inserting import insert
from storage.tables.care import home_visit
from storage.tables.health import examination, midwife_task
from storage.tables.people import child

_PRESENT = sa.and_(child.c.left_on.is_(None), child.c.frozen_at.is_(None))


def add_visit(connection: sa.Connection, **columns: object) -> int:
    """Keep a visit and give its number."""
    return insert(connection, home_visit, **columns)


def visit(connection: sa.Connection, visit_id: int) -> HomeVisit:
    """Give one visit, or raise Unknown."""
    query = sa.select(home_visit).where(home_visit.c.id == visit_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"visit {visit_id}")
    return _visit(row)


def visits(
    connection: sa.Connection, posyandu_ids: tuple[int, ...], since: date
) -> tuple[HomeVisit, ...]:
    """List the visits of some posyandu from a day on, oldest first."""
    query = (
        sa.select(home_visit)
        .join(child, home_visit.c.child_id == child.c.id)
        .where(
            child.c.posyandu_id.in_(posyandu_ids),
            home_visit.c.on >= since,
            home_visit.c.withdrawn_at.is_(None),
        )
        .order_by(home_visit.c.on, home_visit.c.id)
    )
    return tuple(_visit(row) for row in connection.execute(query).mappings())


def keep_checks(connection: sa.Connection, visit_id: int, checks: Mapping[str, str]) -> None:
    """Keep what was asked at a visit, and how it was answered."""
    connection.execute(
        home_visit.update().where(home_visit.c.id == visit_id).values(checks=dict(checks))
    )


def to_try_again(connection: sa.Connection, on: date) -> list[tuple[HomeVisit, int, int]]:
    """List the visits to be tried again on a day, with the posyandu and who went before."""
    query = (
        sa.select(home_visit, child.c.posyandu_id.label("posyandu_id"))
        .join(child, home_visit.c.child_id == child.c.id)
        .where(home_visit.c.try_again_on == on, home_visit.c.withdrawn_at.is_(None), _PRESENT)
        .order_by(home_visit.c.id)
    )
    return [
        (_visit(row), row["posyandu_id"], row["recorded_by"])
        for row in connection.execute(query).mappings()
    ]


def visited_since(connection: sa.Connection, child_id: int, after_id: int) -> bool:
    """Tell whether a child was visited again after a visit."""
    query = sa.select(home_visit.c.id).where(
        home_visit.c.child_id == child_id,
        home_visit.c.id > after_id,
        home_visit.c.withdrawn_at.is_(None),
    )
    return connection.execute(query.limit(1)).first() is not None


def _visit(row: sa.RowMapping) -> HomeVisit:
    return HomeVisit(
        id=row["id"],
        child_id=row["child_id"],
        on=row["on"],
        met=Met(row["met"]),
        state=row["state"],
        weighing_id=row["weighing_id"],
        try_again_on=row["try_again_on"],
        is_for_midwife=row["is_for_midwife"],
        checks=row["checks"],
    )


def open_referrals(
    connection: sa.Connection, posyandu_ids: tuple[int, ...]
) -> tuple[OpenReferral, ...]:
    """List the children of some posyandu who wait to be seen, the first sent first."""
    query = (
        sa.select(midwife_task)
        .join(child, midwife_task.c.child_id == child.c.id)
        .where(midwife_task.c.status == "waiting", child.c.posyandu_id.in_(posyandu_ids), _PRESENT)
        .order_by(midwife_task.c.id)
    )
    return tuple(_referral(row) for row in connection.execute(query).mappings())


def overdue_candidates(
    connection: sa.Connection, sent_before: datetime
) -> list[tuple[OpenReferral, int]]:
    """List what waits since before a moment and was not told of yet, with the posyandu."""
    query = (
        sa.select(midwife_task, child.c.posyandu_id.label("posyandu_id"))
        .join(child, midwife_task.c.child_id == child.c.id)
        .where(
            midwife_task.c.status == "waiting",
            midwife_task.c.sent_at <= sent_before,
            midwife_task.c.overdue_told_at.is_(None),
            _PRESENT,
        )
        .order_by(midwife_task.c.id)
    )
    return [(_referral(row), row["posyandu_id"]) for row in connection.execute(query).mappings()]


def overdue_told(connection: sa.Connection, referral_ids: list[int], at: datetime) -> None:
    """Note that it was told that some children wait too long."""
    connection.execute(
        midwife_task.update().where(midwife_task.c.id.in_(referral_ids)).values(overdue_told_at=at)
    )


def referral(connection: sa.Connection, referral_id: int) -> OpenReferral:
    """Give one referral, seen or not, or raise Unknown."""
    query = sa.select(midwife_task).where(midwife_task.c.id == referral_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"referral {referral_id}")
    return _referral(row)


def accept(connection: sa.Connection, child_id: int, *, by: int, at: datetime) -> bool:
    """Note that a midwife looks after a child who waits; False when that was noted before."""
    noted = connection.execute(
        midwife_task.update()
        .where(
            midwife_task.c.child_id == child_id,
            midwife_task.c.status == "waiting",
            midwife_task.c.accepted_at.is_(None),
        )
        .values(accepted_at=at, accepted_by=by)
    )
    return noted.rowcount > 0


def close_referrals(connection: sa.Connection, child_id: int) -> None:
    """Let nothing of a child wait for the midwife any more, though it was not seen."""
    connection.execute(
        midwife_task.update()
        .where(midwife_task.c.child_id == child_id, midwife_task.c.status == "waiting")
        .values(status="closed")
    )


def _referral(row: sa.RowMapping) -> OpenReferral:
    return OpenReferral(
        id=row["id"],
        child_id=row["child_id"],
        on=row["on"],
        is_severe=bool(row["reasons"].get("severe")),
        is_accepted=row["accepted_at"] is not None,
        sent_at=row["sent_at"],
        sent_by=row["sent_by"],
    )


def latest_examinations(
    connection: sa.Connection, posyandu_ids: tuple[int, ...]
) -> Mapping[int, Examined]:
    """Give the latest result of each child of some posyandu, by child."""
    query = (
        sa.select(examination)
        .join(child, examination.c.child_id == child.c.id)
        .where(child.c.posyandu_id.in_(posyandu_ids), _PRESENT)
        .order_by(examination.c.on, examination.c.id)
    )
    rows = connection.execute(query).mappings()
    return {row["child_id"]: examinations.of_row(row) for row in rows}


def controls_on(connection: sa.Connection, days: tuple[date, ...]) -> list[tuple[Examined, int]]:
    """List the controls arranged for some days that no later result has settled, with posyandu."""
    later = examination.alias()
    settled = sa.exists().where(
        later.c.child_id == examination.c.child_id, later.c.id > examination.c.id
    )
    query = (
        sa.select(examination, child.c.posyandu_id.label("posyandu_id"))
        .join(child, examination.c.child_id == child.c.id)
        .where(examination.c.control_on.in_(days), ~settled, _PRESENT)
        .order_by(examination.c.id)
    )
    return [
        (examinations.of_row(row), row["posyandu_id"])
        for row in connection.execute(query).mappings()
    ]
