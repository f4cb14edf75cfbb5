"""Whether the database answers."""

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from storage.engine import Database


def answers(database: Database) -> bool:
    """Tell whether the database answers a simple question."""
    try:
        with database.reader.connect() as connection:
            return connection.execute(sa.select(sa.literal(1))).scalar_one() == 1
    except SQLAlchemyError:
        return False
