"""Skills that cadres passed, and their quizzes."""

from collections.abc import Iterable
from datetime import date, datetime

import sqlalchemy as sa

from domain.learning import Measuring, Sitting
from domain.people import RoleKind
from domain.register import Unknown
from storage.inserting import insert
from storage.tables.learning import cadre_skill, measure_met, quiz_sitting
from storage.tables.people import role
from storage.tables.village import posyandu


def passed(connection: sa.Connection, person_id: int) -> frozenset[int]:
    """Number the skills a person passed."""
    query = sa.select(cadre_skill.c.skill).where(cadre_skill.c.person_id == person_id)
    return frozenset(connection.execute(query).scalars())


def of_village(connection: sa.Connection, village_id: int) -> tuple[frozenset[int], ...]:
    """Give the skills passed by each cadre of a village, in the order of joining."""
    cadres = (
        sa.select(role.c.person_id)
        .join(posyandu, role.c.posyandu_id == posyandu.c.id)
        .where(
            role.c.kind == RoleKind.CADRE,
            role.c.until.is_(None),
            posyandu.c.village_id == village_id,
        )
        .order_by(role.c.id)
    )
    people = tuple(dict.fromkeys(connection.execute(cadres).scalars()))
    found: dict[int, set[int]] = {person: set() for person in people}
    query = sa.select(cadre_skill.c.person_id, cadre_skill.c.skill).where(
        cadre_skill.c.person_id.in_(people)
    )
    for person, skill in connection.execute(query):
        found[person].add(skill)
    return tuple(frozenset(skills) for skills in found.values())


def keep_passed(
    connection: sa.Connection, person_id: int, skills: Iterable[int], on: date
) -> tuple[int, ...]:
    """Keep that a person passed skills; give those that are new."""
    known = passed(connection, person_id)
    new = tuple(sorted(set(skills) - known))
    for skill in new:
        insert(connection, cadre_skill, person_id=person_id, skill=skill, passed_on=on)
    return new


def measures_met(connection: sa.Connection, person_id: int) -> frozenset[Measuring]:
    """List the measures a person was asked for before."""
    query = sa.select(measure_met.c.measure).where(measure_met.c.person_id == person_id)
    return frozenset(map(Measuring, connection.execute(query).scalars()))


def keep_met(
    connection: sa.Connection, person_id: int, measures: Iterable[Measuring], on: date
) -> None:
    """Keep that a person was asked for measures; they are not taught again unasked."""
    known = measures_met(connection, person_id)
    for measure in sorted(set(measures) - known):
        insert(connection, measure_met, person_id=person_id, measure=measure, met_on=on)


def begin(
    connection: sa.Connection,
    *,
    person_id: int,
    group: str,
    questions: tuple[str, ...],
    at: datetime,
) -> int:
    """Keep a new quiz, leaving those that are open, and give its number."""
    connection.execute(
        quiz_sitting.update()
        .where(quiz_sitting.c.person_id == person_id, quiz_sitting.c.ended_at.is_(None))
        .values(ended_at=at)
    )
    return insert(
        connection,
        quiz_sitting,
        person_id=person_id,
        skill_group=group,
        questions=list(questions),
        answers=[None] * len(questions),
        opened_at=at,
    )


def sitting(connection: sa.Connection, sitting_id: int) -> Sitting:
    """Give one quiz, or raise Unknown."""
    query = sa.select(quiz_sitting).where(quiz_sitting.c.id == sitting_id)
    row = connection.execute(query).mappings().first()
    if row is None:
        raise Unknown(f"quiz {sitting_id}")
    return _sitting(row)


def last_sitting(connection: sa.Connection, person_id: int) -> Sitting | None:
    """Give a person's latest quiz."""
    query = (
        sa.select(quiz_sitting)
        .where(quiz_sitting.c.person_id == person_id)
        .order_by(quiz_sitting.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).mappings().first()
    return _sitting(row) if row is not None else None


def open_sitting(connection: sa.Connection, person_id: int) -> Sitting | None:
    """Give a person's latest quiz when it has questions left."""
    last = last_sitting(connection, person_id)
    return last if last is not None and not last.is_over else None


def keep_answers(
    connection: sa.Connection,
    sitting_id: int,
    answers: tuple[int | None, ...],
    ended_at: datetime | None,
) -> None:
    """Keep what was chosen so far, and when the last question was answered."""
    connection.execute(
        quiz_sitting.update()
        .where(quiz_sitting.c.id == sitting_id)
        .values(answers=list(answers), ended_at=ended_at)
    )


def _sitting(row: sa.RowMapping) -> Sitting:
    return Sitting(
        id=row["id"],
        person_id=row["person_id"],
        group=row["skill_group"],
        questions=tuple(row["questions"]),
        answers=tuple(row["answers"]),
        is_over=row["ended_at"] is not None,
    )
