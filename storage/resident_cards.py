"""The heads of residents' cards; what is told anew takes the place of the old."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from domain.screening.card import ResidentCard
from storage.inserting import insert
from storage.tables.people import resident
from storage.tables.screening import resident_card


def one(connection: sa.Connection, resident_id: int) -> ResidentCard:
    """Give a card; an empty one when nothing was told."""
    query = sa.select(resident_card.c.card).where(resident_card.c.resident_id == resident_id)
    stored: dict[str, Any] | None = connection.execute(query).scalar()
    return ResidentCard.from_json(stored or {})


def keep(
    connection: sa.Connection, resident_id: int, card: ResidentCard, *, by: int, at: datetime
) -> None:
    """Keep a card whole."""
    told = {"card": card.to_json(), "recorded_by": by, "recorded_at": at}
    changed = connection.execute(
        resident_card.update().where(resident_card.c.resident_id == resident_id).values(**told)
    )
    if not changed.rowcount:
        insert(connection, resident_card, resident_id=resident_id, **told)


def of_several(connection: sa.Connection, posyandu_ids: tuple[int, ...]) -> dict[int, ResidentCard]:
    """Give the cards of all who some posyandu serve, by person."""
    query = (
        sa.select(resident_card.c.resident_id, resident_card.c.card)
        .join(resident, resident_card.c.resident_id == resident.c.id)
        .where(resident.c.posyandu_id.in_(posyandu_ids))
    )
    return {row.resident_id: ResidentCard.from_json(row.card) for row in connection.execute(query)}


def forget_before(connection: sa.Connection, moment: datetime) -> int:
    """Remove the cards of those who left the lists before a day; give how many."""
    gone = sa.select(resident.c.id).where(resident.c.left_on < moment.date())
    removed = connection.execute(
        resident_card.delete().where(resident_card.c.resident_id.in_(gone))
    )
    return removed.rowcount
