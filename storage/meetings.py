"""What quarterly meetings agreed on, how far it is, and who came."""

from collections.abc import Collection
from datetime import date, datetime

import sqlalchemy as sa

from domain.coverage.action_items import ActionItem, ItemStatus
from domain.register import Unknown
from storage.inserting import insert
from storage.tables.meeting import action_item, meeting_guest

OPEN = (ItemStatus.NOT_BEGUN, ItemStatus.UNDER_WAY)


def add_item(connection: sa.Connection, **columns: object) -> int:
    """Keep an item and give its number."""
    return insert(connection, action_item, status=ItemStatus.NOT_BEGUN, **columns)


def item(connection: sa.Connection, item_id: int) -> ActionItem:
    """Give one item, or raise Unknown."""
    query = sa.select(action_item).where(action_item.c.id == item_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"action item {item_id}")
    return _item(row)


def items_of(connection: sa.Connection, village_ids: Collection[int]) -> tuple[ActionItem, ...]:
    """List the items of some villages that were not dropped, the earliest due first."""
    return _items(
        connection,
        action_item.c.village_id.in_(village_ids),
        action_item.c.status != ItemStatus.DROPPED,
    )


def open_items_of_owner(connection: sa.Connection, person_id: int) -> tuple[ActionItem, ...]:
    """List the open items that somebody is to do, the earliest due first."""
    return _items(connection, action_item.c.owner_id == person_id, action_item.c.status.in_(OPEN))


def open_items_due(connection: sa.Connection, days: Collection[date]) -> tuple[ActionItem, ...]:
    """List the open items that are due on some days."""
    return _items(connection, action_item.c.due_on.in_(days), action_item.c.status.in_(OPEN))


def report(
    connection: sa.Connection,
    item_id: int,
    *,
    status: ItemStatus,
    note: str,
    is_hindered: bool,
    at: datetime,
) -> None:
    """Keep how far an item is; without new words the former note stays."""
    values: dict[str, object] = {"status": status, "is_hindered": is_hindered, "told_at": at}
    if note:
        values["note"] = note
    connection.execute(action_item.update().where(action_item.c.id == item_id).values(**values))


def _items(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> tuple[ActionItem, ...]:
    query = sa.select(action_item).where(*where).order_by(action_item.c.due_on, action_item.c.id)
    return tuple(_item(row) for row in connection.execute(query).mappings())


def _item(row: sa.RowMapping) -> ActionItem:
    return ActionItem(
        id=row["id"],
        village_id=row["village_id"],
        posyandu_id=row["posyandu_id"],
        quarter=row["quarter"],
        problem=row["problem"],
        cause=row["cause"],
        action=row["action"],
        owner_id=row["owner_id"],
        due_on=row["due_on"],
        budget=row["budget"],
        status=ItemStatus(row["status"]),
        note=row["note"],
        is_hindered=row["is_hindered"],
        created_by=row["created_by"],
    )


def add_guest(connection: sa.Connection, **columns: object) -> int | None:
    """Keep who came, once; None when that is known already."""
    known = sa.select(meeting_guest.c.id).where(
        *(
            meeting_guest.c[name] == columns[name]
            for name in ("village_id", "quarter", "held_on", "words")
        )
    )
    if connection.execute(known).first() is not None:
        return None
    return insert(connection, meeting_guest, **columns)


def guests(
    connection: sa.Connection, village_id: int, quarter: str
) -> tuple[tuple[date, str], ...]:
    """List who came to the meetings about a quarter, with the day."""
    query = (
        sa.select(meeting_guest.c.held_on, meeting_guest.c.words)
        .where(
            meeting_guest.c.village_id == village_id,
            meeting_guest.c.quarter == quarter,
        )
        .order_by(meeting_guest.c.held_on, meeting_guest.c.id)
    )
    return tuple((row[0], row[1]) for row in connection.execute(query))


def forget_before(connection: sa.Connection, moment: datetime) -> None:
    """Forget who came to meetings before a moment, and what owners told of items long ended."""
    connection.execute(meeting_guest.delete().where(meeting_guest.c.recorded_at < moment))
    is_over = sa.and_(
        action_item.c.status.not_in(OPEN),
        sa.func.coalesce(action_item.c.told_at, action_item.c.created_at) < moment,
    )
    told = sa.or_(action_item.c.note != "", action_item.c.cause != "")
    connection.execute(action_item.update().where(is_over, told).values(note="", cause=""))
