"""What PostgreSQL's own clock says: the same for every process that asks."""

from datetime import datetime

import sqlalchemy as sa

from storage.engine import Database
from storage.tables.columns import UtcTime

_NOW = sa.select(sa.func.clock_timestamp(type_=UtcTime()))


def database_time(database: Database) -> datetime:
    """Give the present moment of the machine that runs PostgreSQL, in UTC."""
    with database.single.connect() as connection:
        return connection.execute(_NOW).scalar_one()
