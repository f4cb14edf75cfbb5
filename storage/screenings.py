"""Screenings; nothing is ever deleted."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.register import Unknown
from domain.screening import Observed
from domain.screening.records import Screening, ScreeningChange, ScreeningSaving
from storage import audit
from storage.inserting import insert
from storage.tables.screening import screening


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep a screening and give its number."""
    return insert(connection, screening, **columns)


def one(connection: sa.Connection, screening_id: int, zone: ZoneInfo) -> Screening:
    """Give one screening, withdrawn or not, or raise Unknown."""
    query = sa.select(screening).where(screening.c.id == screening_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"screening {screening_id}")
    return _screening(row, zone)


def of_resident(
    connection: sa.Connection, resident_id: int, zone: ZoneInfo
) -> tuple[Screening, ...]:
    """List the screenings of somebody that stand, oldest first."""
    query = (
        sa.select(screening)
        .where(screening.c.resident_id == resident_id, screening.c.withdrawn_at.is_(None))
        .order_by(screening.c.on, screening.c.id)
    )
    return tuple(_screening(row, zone) for row in connection.execute(query).mappings())


def between(
    connection: sa.Connection, posyandu_id: int, first: date, last: date, zone: ZoneInfo
) -> tuple[Screening, ...]:
    """List what stands of a posyandu from one day to another, in order of saving."""
    query = (
        sa.select(screening)
        .where(
            screening.c.posyandu_id == posyandu_id,
            screening.c.on >= first,
            screening.c.on <= last,
            screening.c.withdrawn_at.is_(None),
        )
        .order_by(screening.c.id)
    )
    return tuple(_screening(row, zone) for row in connection.execute(query).mappings())


def withdraw(connection: sa.Connection, ids: Iterable[int], at: datetime | None) -> None:
    """Let screenings stand no longer; None lets them stand again."""
    query = screening.update().where(screening.c.id.in_(list(ids)))
    connection.execute(query.values(withdrawn_at=at))


def last_change(
    connection: sa.Connection, person_id: int, since: datetime
) -> ScreeningChange | None:
    """Give a person's latest save of a screening that was not taken back."""
    row = audit.last_of(connection, person_id, tuple(ScreeningSaving), since=since)
    return None if row is None else _change(row)


def of_paste(connection: sa.Connection, person_id: int, paste: int) -> tuple[ScreeningChange, ...]:
    """List what a person's pasted list has saved and was not taken back, the latest first."""
    rows = audit.since(connection, person_id, (ScreeningSaving.SCREENED,), after=paste)
    return tuple(_change(row) for row in rows if row["detail"].get("paste") == paste)


def _change(row: sa.RowMapping) -> ScreeningChange:
    detail = row["detail"]
    return ScreeningChange(
        id=row["id"],
        saving=ScreeningSaving(row["action"]),
        resident=detail["resident"],
        added=detail.get("added", []),
        withdrawn=detail.get("withdrawn", []),
        paste=detail.get("paste"),
    )


def all_stand(connection: sa.Connection, ids: Iterable[int]) -> bool:
    """Tell whether every one of these still stands."""
    query = sa.select(screening.c.id).where(
        screening.c.id.in_(list(ids)), screening.c.withdrawn_at.is_not(None)
    )
    return connection.execute(query).first() is None


def _screening(row: sa.RowMapping, zone: ZoneInfo) -> Screening:
    return Screening(
        id=row["id"],
        resident_id=row["resident_id"],
        posyandu_id=row["posyandu_id"],
        on=row["on"],
        observed=Observed.from_json(row["observed"]),
        source=row["source"],
        recorded_by=row["recorded_by"],
        recorded_at_local=row["recorded_at"].astimezone(zone).time(),
        stands=row["withdrawn_at"] is None,
    )
