"""How pregnancies ended: kept in history, and what it makes of the mother's card."""

from datetime import date, datetime

import sqlalchemy as sa

from domain.register import Unknown
from domain.screening import LifeStage
from domain.screening.records import Outcome, PregnancyEnd
from storage.inserting import insert
from storage.tables.people import resident
from storage.tables.screening import pregnancy_end

CHANGED = ("life_stage", "gave_birth_on", "pregnancy_outcome", "left_on", "left_because")
DIED = "died"


def forget_before(connection: sa.Connection, moment: datetime) -> int:
    """Empty where pregnancies ended, of women who left the lists before a day; give how many."""
    gone = sa.select(resident.c.id).where(resident.c.left_on < moment.date())
    emptied = connection.execute(
        pregnancy_end.update()
        .where(pregnancy_end.c.resident_id.in_(gone), pregnancy_end.c.place != "")
        .values(place="")
    )
    return emptied.rowcount


def end(
    connection: sa.Connection,
    resident_id: int,
    *,
    outcome: Outcome,
    on: date,
    place: str,
    by: int,
    at: datetime,
    inbox_id: int | None,
) -> int:
    """Keep an end; the mother is post-partum from that day, or left the lists when she died."""
    number = insert(
        connection,
        pregnancy_end,
        resident_id=resident_id,
        on=on,
        outcome=outcome,
        place=place,
        former=_former(connection, resident_id),
        recorded_by=by,
        recorded_at=at,
        inbox_id=inbox_id,
    )
    values: dict[str, object] = {
        "life_stage": LifeStage.POSTPARTUM,
        "gave_birth_on": on,
        "pregnancy_outcome": outcome,
    }
    if outcome is Outcome.MOTHER_DIED:
        values |= {"left_on": on, "left_because": DIED}
    connection.execute(resident.update().where(resident.c.id == resident_id).values(**values))
    return number


def _former(connection: sa.Connection, resident_id: int) -> dict[str, str | None]:
    query = sa.select(*(resident.c[name] for name in CHANGED)).where(resident.c.id == resident_id)
    row = connection.execute(query).mappings().one()
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()
    }


def take_back(connection: sa.Connection, end_id: int, at: datetime) -> None:
    """Let an end stand no longer, and the mother be registered as she was."""
    query = sa.select(pregnancy_end).where(pregnancy_end.c.id == end_id)
    row = connection.execute(query).mappings().one()
    values = {
        name: date.fromisoformat(value) if value and name.endswith("_on") else value
        for name, value in row["former"].items()
    }
    connection.execute(
        resident.update().where(resident.c.id == row["resident_id"]).values(**values)
    )
    connection.execute(
        pregnancy_end.update().where(pregnancy_end.c.id == end_id).values(withdrawn_at=at)
    )


def one(connection: sa.Connection, end_id: int) -> PregnancyEnd:
    """Give one end that stands, or raise Unknown."""
    found = _first(connection, pregnancy_end.c.id == end_id)
    if found is None:
        raise Unknown(f"pregnancy end {end_id}")
    return found


def last_end(connection: sa.Connection, resident_id: int) -> PregnancyEnd | None:
    """Give how somebody's latest pregnancy ended."""
    return _first(connection, pregnancy_end.c.resident_id == resident_id)


def _first(connection: sa.Connection, where: sa.ColumnElement[bool]) -> PregnancyEnd | None:
    query = (
        sa.select(pregnancy_end)
        .where(where, pregnancy_end.c.withdrawn_at.is_(None))
        .order_by(pregnancy_end.c.on.desc(), pregnancy_end.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    return None if row is None else _end(row)


def _end(row: sa.RowMapping) -> PregnancyEnd:
    return PregnancyEnd(
        id=row["id"],
        resident_id=row["resident_id"],
        on=row["on"],
        outcome=Outcome(row["outcome"]),
        place=row["place"],
        recorded_by=row["recorded_by"],
    )
