"""The keys that make names and links unguessable: drawn once, the same for every process."""

from secrets import token_hex

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.engine import Database
from storage.tables.safety import sealing_key

KEY_BYTES = 32

_NEW = {
    dialect.name: insert(sealing_key).on_conflict_do_nothing(index_elements=["purpose"])
    for dialect, insert in (
        (sqlite.dialect, sqlite.insert),
        (postgresql.dialect, postgresql.insert),
    )
}


def drawn_key(database: Database, purpose: str) -> bytes:
    """Give the key of this installation for one purpose, in a transaction of its own."""
    with database.writer.begin() as connection:
        return key_for(connection, purpose)


def key_for(connection: sa.Connection, purpose: str) -> bytes:
    """Give the key of this installation for one purpose, drawing it at the first time."""
    known = known_key(connection, purpose)
    if known is None:
        # Another process may draw one at the same moment: the first that is kept counts.
        fresh = {"purpose": purpose, "value": token_hex(KEY_BYTES)}
        connection.execute(_NEW[connection.dialect.name], fresh)
        known = known_key(connection, purpose)
    if known is None:
        raise LookupError(f"no key for {purpose} could be kept")
    return known


def known_key(connection: sa.Connection, purpose: str) -> bytes | None:
    """Give the key of a purpose that has one."""
    query = sa.select(sealing_key.c.value).where(sealing_key.c.purpose == purpose)
    value = connection.execute(query).scalar()
    return bytes.fromhex(value) if value else None
