"""Write the next step from what changed in storage/tables: `make migration NAME=pre_add_x`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command

from storage.engine import Database
from storage.migrate import MIGRATIONS, configuration, upgrade


def write(name: str) -> None:
    """Compare the tables with what the present steps make, and write a step for the rest."""
    number = len(list((MIGRATIONS / "versions").glob("[0-9]*.py"))) + 1
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'present.db'}")
        if number > 1:
            upgrade(database)
        with database.writer.begin() as connection:
            command.revision(
                configuration(connection),
                message=name,
                autogenerate=True,
                rev_id=f"{number:04}",
            )
        database.close()


if __name__ == "__main__":
    write(sys.argv[1])
