"""Children, weighings, doses and capsules: what is asked and what is kept."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from domain.immunization import Dose
from domain.people import Child, Weighing
from domain.register import Unknown
from storage import due, rows
from storage.inserting import insert
from storage.remembering import LEAVES_ANSWERS
from storage.tables.health import dose, midwife_task, vitamin_a, weighing
from storage.tables.people import child, family
from storage.tables.village import posyandu, posyandu_day

_CHILD = sa.select(
    child.c.id,
    child.c.family_id,
    child.c.posyandu_id,
    child.c.name,
    child.c.sex,
    child.c.born_on,
    child.c.born_estimated,
    child.c.has_kia_book,
    family.c.mother_name,
    family.c.rt,
).join(family, child.c.family_id == family.c.id)
_PRESENT = sa.and_(child.c.left_on.is_(None), child.c.frozen_at.is_(None))

# Built once: building a statement costs three times as much as running it.
_ONE = _CHILD.where(child.c.id == sa.bindparam("child_id"))
_OF_POSYANDU = _CHILD.where(child.c.posyandu_id == sa.bindparam("posyandu_id"), _PRESENT).order_by(
    child.c.name
)
_OF_VILLAGE = (
    _CHILD.join(posyandu, child.c.posyandu_id == posyandu.c.id)
    .where(posyandu.c.village_id == sa.bindparam("village_id"), _PRESENT)
    .order_by(child.c.name)
)
WEIGHING_COLUMNS = (
    weighing.c.id,
    weighing.c.child_id,
    weighing.c.day_id,
    weighing.c.weighed_on,
    weighing.c.weight_g,
    weighing.c.length_mm,
    weighing.c.position,
    weighing.c.position_assumed,
    weighing.c.arm_mm,
    weighing.c.head_mm,
    weighing.c.oedema,
    weighing.c.source,
    weighing.c.remeasured,
    weighing.c.recorded_by,
    weighing.c.recorded_at,
)
"""Without what was computed: it is long, and hardly ever read."""
_SOME_WEIGHINGS = sa.select(*WEIGHING_COLUMNS)
_WEIGHING = _SOME_WEIGHINGS.where(weighing.c.id == sa.bindparam("weighing_id"))
_RESULT = sa.select(weighing.c.computed).where(weighing.c.id == sa.bindparam("weighing_id"))
_WEIGHINGS = _SOME_WEIGHINGS.where(
    weighing.c.child_id == sa.bindparam("child_id"), weighing.c.withdrawn_at.is_(None)
).order_by(weighing.c.weighed_on, weighing.c.id)
_AT_THE_DAY = (
    # By the day's posyandu: a child that moved later stays in the recap of where it was weighed.
    posyandu_day.c.posyandu_id == sa.bindparam("posyandu_id"),
    weighing.c.weighed_on == sa.bindparam("on"),
    weighing.c.withdrawn_at.is_(None),
)
_WEIGHED_ON = (
    _SOME_WEIGHINGS.join(posyandu_day, weighing.c.day_id == posyandu_day.c.id)
    .where(*_AT_THE_DAY)
    .order_by(weighing.c.id)
)
_COUNT_WEIGHED_ON = (
    sa.select(sa.func.count(weighing.c.child_id.distinct()))
    .join(posyandu_day, weighing.c.day_id == posyandu_day.c.id)
    .where(*_AT_THE_DAY)
)
_DOSES = (
    sa.select(dose.c.antigen, dose.c.given_on, dose.c.product, dose.c.source)
    .where(dose.c.child_id == sa.bindparam("child_id"), dose.c.withdrawn_at.is_(None))
    .order_by(dose.c.given_on, dose.c.id)
)


def one(connection: sa.Connection, child_id: int) -> Child:
    """Give one child, or raise Unknown."""
    row = connection.execute(_ONE, {"child_id": child_id}).mappings().first()
    if row is None:
        raise Unknown(f"child {child_id}")
    return rows.child(row)


def of_posyandu(connection: sa.Connection, posyandu_id: int) -> tuple[Child, ...]:
    """List the children that a posyandu serves now, by name."""
    found = connection.execute(_OF_POSYANDU, {"posyandu_id": posyandu_id})
    return tuple(rows.child(row) for row in found.mappings())


def of_several(connection: sa.Connection, posyandu_ids: tuple[int, ...]) -> tuple[Child, ...]:
    """List the children that some posyandu serve now, by name."""
    query = _CHILD.where(child.c.posyandu_id.in_(posyandu_ids), _PRESENT).order_by(child.c.name)
    return tuple(rows.child(row) for row in connection.execute(query).mappings())


def of_village(connection: sa.Connection, village_id: int) -> tuple[Child, ...]:
    """List the children that the posyandu of a village serve now, by name."""
    found = connection.execute(_OF_VILLAGE, {"village_id": village_id})
    return tuple(rows.child(row) for row in found.mappings())


def named(connection: sa.Connection, name: str) -> tuple[Child, ...]:
    """List the children of every village whose name is, or holds, these words."""
    whole = sa.func.lower(child.c.name)
    words = " ".join(name.lower().split())
    query = _CHILD.where(whole.contains(words, autoescape=True), _PRESENT).order_by(child.c.id)
    found = tuple(rows.child(row) for row in connection.execute(query).mappings())
    exact = tuple(each for each in found if each.name.lower() == words)
    as_words = tuple(each for each in found if f" {words} " in f" {each.name.lower()} ")
    return exact or as_words or found


def of_family(connection: sa.Connection, family_id: int) -> tuple[Child, ...]:
    """List a family's children, eldest first."""
    query = _CHILD.where(child.c.family_id == family_id, _PRESENT).order_by(child.c.born_on)
    return tuple(rows.child(row) for row in connection.execute(query).mappings())


def add(connection: sa.Connection, **columns: object) -> int:
    """Keep a new child and give its number."""
    number = insert(connection, child, **columns)
    due.touch(connection, (number,))
    return number


def correct(connection: sa.Connection, child_id: int, **columns: object) -> None:
    """Put right what was registered wrongly of a child."""
    connection.execute(child.update().where(child.c.id == child_id).values(**columns))
    due.touch(connection, (child_id,))


def weighing_by_id(connection: sa.Connection, weighing_id: int, zone: ZoneInfo) -> Weighing:
    """Give one weighing, withdrawn or not, or raise Unknown."""
    row = connection.execute(_WEIGHING, {"weighing_id": weighing_id}).mappings().first()
    if row is None:
        raise Unknown(f"weighing {weighing_id}")
    return rows.weighing(row, zone)


def weighings(connection: sa.Connection, child_id: int, zone: ZoneInfo) -> tuple[Weighing, ...]:
    """List the weighings that stand, oldest first."""
    found = connection.execute(_WEIGHINGS, {"child_id": child_id})
    return tuple(rows.weighing(row, zone) for row in found.mappings())


def weighed_on(
    connection: sa.Connection, posyandu_id: int, on: date, zone: ZoneInfo
) -> tuple[Weighing, ...]:
    """List what was weighed at a posyandu's day, in order of saving."""
    found = connection.execute(_WEIGHED_ON, {"posyandu_id": posyandu_id, "on": on})
    return tuple(rows.weighing(row, zone) for row in found.mappings())


def count_weighed_on(connection: sa.Connection, posyandu_id: int, on: date) -> int:
    """Count the children that were weighed at a posyandu's day."""
    found = connection.execute(_COUNT_WEIGHED_ON, {"posyandu_id": posyandu_id, "on": on})
    return int(found.scalar_one())


def add_weighing(connection: sa.Connection, **columns: object) -> int:
    """Keep a weighing and give its number."""
    return insert(connection, weighing, **columns)


def copy_weighing(connection: sa.Connection, weighing_id: int, **changed: object) -> int:
    """Keep a weighing again with some columns changed, and give its number."""
    query = sa.select(weighing).where(weighing.c.id == weighing_id)
    former = dict(connection.execute(query).mappings().one())
    fresh = {"id", "withdrawn_at", "withdrawn_by", "computed", "rule_version"}
    kept = {name: value for name, value in former.items() if name not in fresh}
    return add_weighing(connection, **{**kept, "computed": {}, "rule_version": "", **changed})


def withdraw_weighing(
    connection: sa.Connection, weighing_id: int, *, at: datetime, by: int | None
) -> None:
    """Let a weighing stand no longer; its figures stay in the history."""
    connection.execute(
        weighing.update()
        .where(weighing.c.id == weighing_id)
        .values(withdrawn_at=at, withdrawn_by=by)
    )


def restore_weighing(connection: sa.Connection, weighing_id: int) -> None:
    """Let a withdrawn weighing stand again."""
    connection.execute(
        weighing.update()
        .where(weighing.c.id == weighing_id)
        .values(withdrawn_at=None, withdrawn_by=None)
    )


def doses(connection: sa.Connection, child_id: int) -> tuple[Dose, ...]:
    """List the doses that stand, oldest first."""
    return tuple(
        Dose(
            antigen=row["antigen"],
            on=row["given_on"],
            product=row["product"],
            source=row["source"],
        )
        for row in connection.execute(_DOSES, {"child_id": child_id}).mappings()
    )


def add_dose(connection: sa.Connection, **columns: object) -> int:
    """Keep a dose and give its number."""
    number = insert(connection, dose, **columns)
    due.touch(connection, (int(str(columns["child_id"])),))
    return number


def vitamin_a_on(connection: sa.Connection, child_id: int, campaign: str) -> date | None:
    """Tell when a child got the capsule of a campaign."""
    query = sa.select(vitamin_a.c.given_on).where(
        vitamin_a.c.child_id == child_id,
        vitamin_a.c.campaign == campaign,
        vitamin_a.c.withdrawn_at.is_(None),
    )
    return connection.execute(query).scalar()


def capsules(connection: sa.Connection, child_id: int) -> tuple[tuple[date, str], ...]:
    """List the days on which a child got a capsule, oldest first, with its colour."""
    query = (
        sa.select(vitamin_a.c.given_on, vitamin_a.c.capsule)
        .where(vitamin_a.c.child_id == child_id, vitamin_a.c.withdrawn_at.is_(None))
        .order_by(vitamin_a.c.given_on, vitamin_a.c.id)
    )
    return tuple((row.given_on, row.capsule) for row in connection.execute(query))


def add_vitamin_a(connection: sa.Connection, **columns: object) -> int:
    """Keep a capsule and give its number."""
    return insert(connection, vitamin_a, **columns)


def is_sent_to_midwife(connection: sa.Connection, child_id: int, on: date) -> bool:
    """Tell whether a child was sent to the midwife that day."""
    query = sa.select(midwife_task.c.id).where(
        midwife_task.c.child_id == child_id, midwife_task.c.on == on
    )
    return connection.execute(query).first() is not None


def sent_to_midwife(connection: sa.Connection, village_id: int, on: date) -> tuple[int, ...]:
    """List the children of a village sent to the midwife on a day, in order of sending."""
    query = (
        sa.select(midwife_task.c.child_id)
        .join(child, midwife_task.c.child_id == child.c.id)
        .join(posyandu, child.c.posyandu_id == posyandu.c.id)
        .where(posyandu.c.village_id == village_id, midwife_task.c.on == on)
        .order_by(midwife_task.c.id)
    )
    return tuple(dict.fromkeys(connection.execute(query).scalars()))


def add_midwife_task(connection: sa.Connection, **columns: object) -> int:
    """Keep what waits for the midwife and give its number."""
    return insert(connection, midwife_task, **columns)


def result_of(connection: sa.Connection, weighing_id: int) -> dict[str, Any]:
    """Give what is kept as computed of a weighing."""
    found = connection.execute(_RESULT, {"weighing_id": weighing_id}).scalar_one()
    return dict(found)


def keep_result(
    connection: sa.Connection, weighing_id: int, *, rule_version: str, computed: dict[str, Any]
) -> None:
    """Keep what was computed of a weighing, beside the rules that computed it."""
    connection.execute(
        weighing.update()
        .where(weighing.c.id == weighing_id)
        .values(rule_version=rule_version, computed=computed)
        .execution_options(**{LEAVES_ANSWERS: True})
    )
