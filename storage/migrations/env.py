"""Alembic runs this file for every command, on the connection that storage/migrate.py gives it."""

from typing import Literal

import sqlalchemy as sa
from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.dialects import sqlite

from storage.tables import METADATA
from storage.tables.columns import UtcTime


def render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write what both databases understand, with the names that every step begins with."""
    if isinstance(item, UtcTime):
        return "MOMENT"
    if isinstance(item, sa.BigInteger) and item.compile(sqlite.dialect()) == "INTEGER":
        return "NUMBER"
    if kind == "server_default" and isinstance(item, sa.DefaultClause):
        return {"false": "sa.false()", "true": "sa.true()"}.get(str(item.arg), False)
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite changes a table by copying it
    render_item=render_item,
    transactional_ddl=True,
)
context.run_migrations()
