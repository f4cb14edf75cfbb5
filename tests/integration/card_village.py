"""A village with a mother, her child and those who may or may not see the weighings."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import sqlalchemy as sa
from small_village import add_mother, found

from domain.people import DayStatus
from storage import children, people
from storage.tables.people import child
from storage.tables.village import posyandu_day

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
RELEASED, WAITING = date(2026, 1, 13), date(2026, 2, 10)


@dataclass(frozen=True, kw_only=True)
class CardVillage:
    """The numbers of the people of the village."""

    village: object
    mother: int
    child: int
    other_mother: int


def settle(connection, *, latest_g=6_900):
    """Weigh a child twice; the midwife has released only the first, and the second is sad news."""
    village = found(connection)
    mother = add_mother(connection, village, "Lilis <b>Ayu</b>")
    other = add_mother(connection, village, "Rahma")
    of_mother = people.families_of(connection, mother)[0].id
    child_id = connection.execute(
        sa.select(child.c.id).where(child.c.family_id == of_mother)
    ).scalar_one()
    for on, grams, status in (
        (RELEASED, 7_900, DayStatus.APPROVED),
        (WAITING, latest_g, DayStatus.CLOSED),
    ):
        day = connection.execute(
            sa.insert(posyandu_day)
            .values(posyandu_id=village.anggrek, planned_on=on, held_on=on, status=str(status))
            .returning(posyandu_day.c.id)
        ).scalar_one()
        weigh(connection, child_id, on, grams, day)
    children.add_vitamin_a(
        connection,
        child_id=child_id,
        campaign="2026-02",
        given_on=WAITING,
        capsule="MERAH",
        recorded_at=NOW,
    )
    return CardVillage(village=village, mother=mother, child=child_id, other_mother=other)


def weigh(connection, child_id, on, grams, day=None):
    """Keep one weighing."""
    return children.add_weighing(
        connection,
        child_id=child_id,
        day_id=day,
        weighed_on=on,
        weight_g=grams,
        length_mm=705,
        position=None,
        source="posyandu",
        rule_version="",
        computed={},
        recorded_at=NOW,
    )
