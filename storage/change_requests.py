"""Requests to change a weighing of a closed day, until the midwife has decided."""

from datetime import datetime

import sqlalchemy as sa

from domain.changes import ChangeRequest, RequestStatus
from domain.register import Unknown
from storage.inserting import insert
from storage.tables.health import change_request


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep a request and give its number."""
    return insert(connection, change_request, status=RequestStatus.WAITING, **columns)


def one(connection: sa.Connection, request_id: int) -> ChangeRequest:
    """Give one request, or raise Unknown."""
    query = sa.select(change_request).where(change_request.c.id == request_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"change request {request_id}")
    return ChangeRequest(
        id=row["id"],
        weighing=row["weighing_id"],
        weight_g=row["weight_g"],
        length_mm=row["length_mm"],
        reason=row["reason"],
        status=RequestStatus(row["status"]),
        asked_by=row["asked_by"],
    )


def decide(
    connection: sa.Connection, request_id: int, status: RequestStatus, *, by: int, at: datetime
) -> None:
    """Note what the midwife decided."""
    connection.execute(
        change_request.update()
        .where(change_request.c.id == request_id)
        .values(status=status, decided_by=by, decided_at=at)
    )
