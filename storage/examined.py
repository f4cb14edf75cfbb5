"""Who was examined at some posyandu in a span, read with three questions for any area."""

from datetime import date

import sqlalchemy as sa

from domain.indicators_of_stages import Examined
from domain.screening import Observed, Resident
from storage import residents
from storage.tables.health import midwife_task
from storage.tables.screening import screening


def examined(
    connection: sa.Connection, posyandu_ids: tuple[int, ...], first: date, last: date
) -> tuple[tuple[Resident, ...], tuple[Examined, ...]]:
    """Give those some posyandu serve, and what stands of each of them, in order of saving."""
    served = residents.of_several(connection, posyandu_ids)
    by_number = {each.id: each for each in served}
    sent = _sent(connection, first, last)
    query = (
        sa.select(screening.c.resident_id, screening.c.on, screening.c.observed)
        .where(
            screening.c.posyandu_id.in_(posyandu_ids),
            screening.c.on.between(first, last),
            screening.c.withdrawn_at.is_(None),
        )
        .order_by(screening.c.on, screening.c.id)
    )
    found = tuple(
        Examined(
            resident=by_number[row.resident_id],
            observed=Observed.from_json(row.observed),
            on=row.on,
            is_referred=(row.resident_id, row.on) in sent,
        )
        for row in connection.execute(query)
        if row.resident_id in by_number
    )
    return served, found


def _sent(connection: sa.Connection, first: date, last: date) -> frozenset[tuple[int, date]]:
    """Say whom cadres sent to the midwife, by the day; what is private is nobody's count."""
    query = sa.select(midwife_task.c.resident_id, midwife_task.c.on).where(
        midwife_task.c.resident_id.is_not(None),
        midwife_task.c.is_private.is_(False),
        midwife_task.c.on.between(first, last),
    )
    return frozenset((row.resident_id, row.on) for row in connection.execute(query))
