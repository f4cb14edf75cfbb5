"""When each child is spoken of next: one row a child, recomputed with whatever it follows from.

A write that a reminder follows from leaves the row without its moment (`touch`), in the same
transaction: nothing out of date is ever sent. `recompute` fills it again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from domain.calendar import add_months
from domain.immunization import Area, Dose, History
from domain.people import Sex
from domain.posyandu_days import DayRule
from domain.reminders import Outlook, Reminder, Step, Told, next_reminder
from storage.remembering import LEAVES_ANSWERS
from storage.tables.due import child_next, dose_told, reminder_pause
from storage.tables.health import dose
from storage.tables.people import child
from storage.tables.village import posyandu, posyandu_day, village

CATCHES_UP = timedelta(hours=4)
"""What was missed is caught up from 16.00 until the quiet hours begin; later it is skipped."""
BACK, MONTHS_AHEAD = timedelta(days=7), 4
MOST_AT_ONCE = 500
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_QUIET = {LEAVES_ANSWERS: True}

# Built once: building a statement costs three times as much as running it.
_INSERT = {
    dialect.name: insert(child_next)
    for dialect, insert in (
        (sqlite.dialect, sqlite.insert),
        (postgresql.dialect, postgresql.insert),
    )
}
_TOUCH = {
    name: into.on_conflict_do_update(index_elements=["child_id"], set_={"send_at_utc": None})
    for name, into in _INSERT.items()
}
_KEEP = {
    name: into.on_conflict_do_update(
        index_elements=["child_id"],
        set_={column.name: into.excluded[column.name] for column in child_next.c},
    )
    for name, into in _INSERT.items()
}

_CHILDREN = (
    sa.select(
        child.c.id,
        child.c.born_on,
        child.c.sex,
        child.c.posyandu_id,
        sa.or_(child.c.left_on.is_not(None), child.c.frozen_at.is_not(None)).label("is_gone"),
        posyandu.c.day_rule,
        village.c.time_zone,
        village.c.keeps_silent_days,
        village.c.je_endemic,
        village.c.hexavalent,
        reminder_pause.c.until.label("silent_until"),
        reminder_pause.c.because.label("paused"),
    )
    .join(posyandu, child.c.posyandu_id == posyandu.c.id)
    .join(village, posyandu.c.village_id == village.c.id)
    .join(reminder_pause, reminder_pause.c.child_id == child.c.id, isouter=True)
    .where(child.c.id.in_(sa.bindparam("children", expanding=True)))
)
_DOSES = (
    sa.select(dose.c.child_id, dose.c.antigen, dose.c.given_on, dose.c.product, dose.c.source)
    .where(
        dose.c.child_id.in_(sa.bindparam("children", expanding=True)), dose.c.withdrawn_at.is_(None)
    )
    .order_by(dose.c.given_on, dose.c.id)
)
_TOLD = sa.select(dose_told.c.child_id, dose_told.c.dose, dose_told.c.step, dose_told.c.on).where(
    dose_told.c.child_id.in_(sa.bindparam("children", expanding=True))
)
_STALE = (
    sa.select(child_next.c.child_id)
    .where(child_next.c.send_at_utc.is_(None))
    .limit(sa.bindparam("most", type_=sa.Integer))
)
_KEPT = sa.select(child_next).where(
    child_next.c.child_id.in_(sa.bindparam("children", expanding=True))
)
_KEPT_DAYS = sa.select(
    posyandu_day.c.posyandu_id, posyandu_day.c.planned_on, posyandu_day.c.held_on
).where(
    posyandu_day.c.posyandu_id.in_(sa.bindparam("posyandu", expanding=True)),
    sa.or_(
        posyandu_day.c.held_on >= sa.bindparam("since"),
        posyandu_day.c.planned_on >= sa.bindparam("since"),
    ),
)


@dataclass(frozen=True, kw_only=True)
class DueRow:
    """What is kept of a child's next reminder."""

    child_id: int
    step: str
    dose: str
    next_due: date | None
    on: date | None
    send_at_utc: datetime | None
    after_utc: datetime
    ruleset: str

    def says_the_same_as(self, other: "DueRow") -> bool:
        """Tell whether both lead to the same message at the same moment."""
        return (self.step, self.dose, self.next_due, self.on, self.send_at_utc, self.ruleset) == (
            (other.step, other.dose, other.next_due, other.on, other.send_at_utc, other.ruleset)
        )


def touch(connection: sa.Connection, child_ids: Iterable[int]) -> None:
    """Let the next reminders of some children be computed anew."""
    ids = list(dict.fromkeys(child_ids))
    if not ids:
        return
    rows = [{"child_id": child_id, "send_at_utc": None, "after_utc": LONG_AGO} for child_id in ids]
    connection.execute(_TOUCH[connection.dialect.name], rows, execution_options=_QUIET)


def touch_those_of(connection: sa.Connection, dose_ids: Iterable[int]) -> None:
    """Let those of the children that some doses belong to be computed anew."""
    ids = list(dose_ids)
    if ids:
        query = sa.select(dose.c.child_id).where(dose.c.id.in_(ids)).distinct()
        touch(connection, connection.execute(query).scalars())


def touch_posyandu(connection: sa.Connection, posyandu_id: int) -> None:
    """Let those of every child of a posyandu be computed anew: its days have changed."""
    _touch_where(connection, child.c.posyandu_id == posyandu_id)


def touch_village(connection: sa.Connection, village_id: int) -> None:
    """Let those of every child of a village be computed anew: its zone or region has changed."""
    own = sa.select(posyandu.c.id).where(posyandu.c.village_id == village_id)
    _touch_where(connection, child.c.posyandu_id.in_(own))


def _touch_where(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> None:
    connection.execute(
        child_next.update()
        .where(child_next.c.child_id.in_(sa.select(child.c.id).where(condition)))
        .values(send_at_utc=None),
        execution_options=_QUIET,
    )


def stale(connection: sa.Connection, most: int) -> list[int]:
    """List children whose next reminder is to be computed."""
    return list(connection.execute(_STALE, {"most": most}).scalars())


def recompute(
    connection: sa.Connection, child_ids: Iterable[int], now: datetime, *, again: bool = False
) -> int:
    """Compute the next reminders of some children and keep them; give how many rows differed.

    Args:
        connection: the transaction that changed what they follow from.
        child_ids: which children.
        now: the present moment.
        again: let today's hours count again, for a family that has only just joined.
    """
    ids = list(dict.fromkeys(child_ids))
    return sum(
        _recompute(connection, ids[start : start + MOST_AT_ONCE], now, again=again)
        for start in range(0, len(ids), MOST_AT_ONCE)
    )


def _recompute(connection: sa.Connection, ids: Sequence[int], now: datetime, *, again: bool) -> int:
    kept = _kept(connection, ids)
    after = {child_id: _after(None if again else kept.get(child_id), now) for child_id in ids}
    fresh = {row.child_id: row for row in _computed(connection, ids, after)}
    gone = [child_id for child_id in kept if child_id not in fresh]
    changed = [
        row
        for row in fresh.values()
        if row.child_id not in kept or not row.says_the_same_as(kept[row.child_id])
    ]
    if gone:
        where = child_next.c.child_id.in_(gone)
        connection.execute(child_next.delete().where(where), execution_options=_QUIET)
    if changed:
        connection.execute(
            _KEEP[connection.dialect.name],
            [vars(row) for row in changed],
            execution_options=_QUIET,
        )
    return len(gone) + len(changed)


def _kept(connection: sa.Connection, ids: Sequence[int]) -> dict[int, DueRow]:
    found = connection.execute(_KEPT, {"children": ids}).mappings()
    return {row["child_id"]: DueRow(**row) for row in found}


def _after(kept: DueRow | None, now: datetime) -> datetime:
    """Give the moment after which a child is planned for: what was missed long ago is over."""
    caught_up = now - CATCHES_UP
    return max(kept.after_utc, caught_up) if kept else caught_up


def _computed(
    connection: sa.Connection, ids: Sequence[int], after: Mapping[int, datetime]
) -> Iterable[DueRow]:
    rows = connection.execute(_CHILDREN, {"children": ids}).all()
    present = [row for row in rows if not row.is_gone and not _is_paused_for_good(row)]
    if not present:
        return
    doses, told = _doses(connection, ids), _told(connection, ids)
    days = _Days(
        connection, {row.posyandu_id: row.day_rule for row in present}, min(after.values())
    )
    for row in present:
        moment = after[row.id]
        outlook = Outlook(
            history=History(born=row.born_on, sex=Sex(row.sex), doses=tuple(doses.get(row.id, ()))),
            area=Area(je_endemic=row.je_endemic, hexa_region=row.hexavalent),
            zone=_zone(row.time_zone),
            keeps_silent_days=row.keeps_silent_days,
            days=days.of(row.posyandu_id),
            told=tuple(told.get(row.id, ())),
            silent_until=row.silent_until,
        )
        found = next_reminder(outlook, moment)
        if found is not None:
            yield _row(row.id, found, moment)


def _is_paused_for_good(row: sa.Row[tuple[object, ...]]) -> bool:
    return bool(row.paused) and row.silent_until is None


def _row(child_id: int, found: Reminder, after: datetime) -> DueRow:
    return DueRow(
        child_id=child_id,
        step=found.step,
        dose=" ".join(found.doses),
        next_due=found.next_due,
        on=found.on,
        send_at_utc=found.at.astimezone(after.tzinfo),
        after_utc=after,
        ruleset=found.ruleset,
    )


def _doses(connection: sa.Connection, ids: Sequence[int]) -> dict[int, list[Dose]]:
    found: dict[int, list[Dose]] = defaultdict(list)
    for child_id, antigen, on, product, source in connection.execute(_DOSES, {"children": ids}):
        found[child_id].append(Dose(antigen=antigen, on=on, product=product, source=source))
    return found


def _told(connection: sa.Connection, ids: Sequence[int]) -> dict[int, list[Told]]:
    found: dict[int, list[Told]] = defaultdict(list)
    for child_id, code, step, on in connection.execute(_TOLD, {"children": ids}):
        found[child_id].append(Told(dose=code, step=Step(step), on=on))
    return found


class _Days:
    """The days of some posyandu, as they are really held, around a moment."""

    def __init__(
        self, connection: sa.Connection, rules: Mapping[int, str], after: datetime
    ) -> None:
        first = (after - BACK).date()
        months = [add_months(first.replace(day=1), n) for n in range(-1, MONTHS_AHEAD)]
        kept: dict[int, dict[date, date]] = defaultdict(dict)
        since = months[0]
        found = connection.execute(_KEPT_DAYS, {"posyandu": list(rules), "since": since})
        for posyandu_id, planned_on, held_on in found:
            kept[posyandu_id][planned_on] = held_on
        self._days = {
            posyandu_id: _held(_planned(rule, tuple(months)), kept[posyandu_id], first)
            for posyandu_id, rule in rules.items()
        }

    def of(self, posyandu_id: int) -> tuple[date, ...]:
        """List the days of one posyandu, in order."""
        return self._days[posyandu_id]


def _held(planned: Iterable[date], kept: Mapping[date, date], first: date) -> tuple[date, ...]:
    """Put the days that were moved or added in the place of those of the rule."""
    days = {day: day for day in planned} | dict(kept)
    return tuple(sorted(day for day in days.values() if day >= first))


@lru_cache(maxsize=2_000)
def _planned(rule: str, months: tuple[date, ...]) -> tuple[date, ...]:
    parsed = DayRule.parse(rule)
    return tuple(parsed.on(month.year, month.month) for month in months)


@lru_cache(maxsize=20)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
