"""How far the recomputing of every child's next reminder has come."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from storage.remembering import LEAVES_ANSWERS
from storage.tables.due import due_run
from storage.tables.people import child

NAME = "reminders"


@dataclass(frozen=True, kw_only=True)
class Run:
    """One run over every child."""

    ruleset: str
    last_child: int
    seen: int
    mended: int
    begun_at: datetime
    ended_at: datetime | None

    @property
    def is_over(self) -> bool:
        """True when every child was seen."""
        return self.ended_at is not None


def latest(connection: sa.Connection) -> Run | None:
    """Give the run that goes on, or the last one."""
    query = sa.select(
        due_run.c.ruleset,
        due_run.c.last_child,
        due_run.c.seen,
        due_run.c.mended,
        due_run.c.begun_at,
        due_run.c.ended_at,
    ).where(due_run.c.name == NAME)
    row = connection.execute(query).mappings().first()
    return Run(**row) if row else None


def begin(connection: sa.Connection, ruleset: str, now: datetime) -> Run:
    """Begin at the first child."""
    run = Run(ruleset=ruleset, last_child=0, seen=0, mended=0, begun_at=now, ended_at=None)
    _write(connection, due_run.delete().where(due_run.c.name == NAME))
    _write(connection, due_run.insert().values(name=NAME, **vars(run)))
    return run


def children_after(connection: sa.Connection, last_child: int, most: int) -> list[int]:
    """List the next children in the order of their numbers."""
    query = sa.select(child.c.id).where(child.c.id > last_child).order_by(child.c.id).limit(most)
    return list(connection.execute(query).scalars())


def advance(
    connection: sa.Connection, run: Run, children: Sequence[int], mended: int, now: datetime
) -> Run:
    """Keep that some more children were seen; without any the run is over."""
    after = replace(
        run,
        last_child=children[-1] if children else run.last_child,
        seen=run.seen + len(children),
        mended=run.mended + mended,
        ended_at=None if children else now,
    )
    _write(connection, due_run.update().where(due_run.c.name == NAME).values(**vars(after)))
    return after


def _write(connection: sa.Connection, statement: sa.Executable) -> None:
    connection.execute(statement, execution_options={LEAVES_ANSWERS: True})
