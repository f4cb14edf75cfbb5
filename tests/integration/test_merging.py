"""Two records of one child made one, and split again exactly as they were."""

from datetime import date

import pytest
import small_village as small
import sqlalchemy as sa

from domain.commands import RecordDoses
from domain.commands_of_leaving import MergeChildren, SplitChildren
from domain.errors import Refused
from storage import children, leaving
from storage.register import StoredRegister
from storage.tables.care import child_merge
from storage.tables.health import dose, vitamin_a, weighing
from storage.tables.people import child, guardian

JANUARY, FEBRUARY = date(2026, 1, 13), date(2026, 2, 10)


@pytest.fixture
def connection(database):
    """Open a writing transaction."""
    with database.writer.begin() as opened:
        yield opened


@pytest.fixture
def village(connection):
    """Set a small village up."""
    return small.found(connection)


@pytest.fixture
def pair(connection, village):
    """Keep one child twice: both records hold something, and one weighing stands in both."""
    for name in ("Rosina", "Rosinah"):
        small.add_mother(connection, village, name)
    first, second = connection.execute(sa.select(child.c.id).order_by(child.c.id)).scalars()
    weigh(connection, first, JANUARY, 8000)
    weigh(connection, second, JANUARY, 8000)
    weigh(connection, second, FEBRUARY, 8400)
    small.do(
        connection,
        village,
        village.cadre,
        RecordDoses(child=first, on=JANUARY, antigens=("BCG",)),
    )
    small.do(
        connection,
        village,
        village.cadre,
        RecordDoses(child=second, on=FEBRUARY, antigens=("OPV",)),
    )
    capsule(connection, second)
    children.correct(connection, second, nik="9171014501250001")
    return first, second


def weigh(connection, child_id, on, grams):
    """Keep a weighing as the Buku KIA tells it."""
    children.add_weighing(
        connection,
        child_id=child_id,
        weighed_on=on,
        weight_g=grams,
        length_mm=None,
        source="buku_kia",
        rule_version="",
        computed={},
        recorded_at=small.NOW,
    )


def capsule(connection, child_id):
    """Keep a capsule of February."""
    children.add_vitamin_a(
        connection,
        child_id=child_id,
        campaign="2026-02",
        given_on=FEBRUARY,
        capsule="red",
        recorded_at=small.NOW,
    )


def register_of(connection, village):
    """See the records as the cadre does."""
    return StoredRegister(connection, village.cadre, village.id, small.NOW)


def kept_rows(connection):
    """Give all that is kept of children, whoever it belongs to."""
    found = {}
    for table, columns in (
        (weighing, ("id", "child_id", "weighed_on", "weight_g", "withdrawn_at")),
        (dose, ("id", "child_id", "antigen", "given_on", "withdrawn_at")),
        (vitamin_a, ("id", "child_id", "campaign", "withdrawn_at")),
        (child, ("id", "family_id", "posyandu_id", "name", "nik", "left_on", "left_because")),
    ):
        query = sa.select(*(table.c[name] for name in columns)).order_by(table.c.id)
        found[table.name] = [tuple(row) for row in connection.execute(query)]
    return found


def merge(connection, village, pair):
    """Make both one, and give the number of the merge."""
    small.do(connection, village, village.cadre, MergeChildren(keep=pair[0], merged=pair[1]))
    return connection.execute(sa.select(sa.func.max(child_merge.c.id))).scalar_one()


def test_merged_child_has_the_weighings_and_doses_of_both(connection, village, pair):
    """What only one record held is kept, what both held counts once."""
    merge(connection, village, pair)
    register = register_of(connection, village)
    weighed = [(w.on, w.weight_g) for w in register.weighings(pair[0])]
    assert weighed == [(JANUARY, 8000), (FEBRUARY, 8400)]
    assert {each.antigen for each in register.doses(pair[0])} == {"BCG", "OPV"}
    assert register.vitamin_a_on(pair[0], "2026-02") == FEBRUARY


def test_merged_child_is_once_in_every_list(connection, village, pair):
    """The other record leaves the lists."""
    merge(connection, village, pair)
    register = register_of(connection, village)
    assert [each.id for each in register.children_of_posyandu(village.anggrek)] == [pair[0]]
    assert [each.id for each in register.children_of_village()] == [pair[0]]


def test_nik_is_taken_from_the_record_that_has_one(connection, village, pair):
    """Nothing known is lost."""
    merge(connection, village, pair)
    assert leaving.with_nik(connection, "9171014501250001") == pair[0]


def test_both_mothers_numbers_answer_for_the_merged_child(connection, village, pair):
    """Whoever agreed for either record is told of the child."""
    merge(connection, village, pair)
    register = register_of(connection, village)
    family = register.child(pair[0]).family_id
    assert {person.name for person in register.guardians(family)} == {"Rosina", "Rosinah"}


def test_undo_splits_them_again_exactly(connection, village, pair):
    """Every row is back where it was, standing or withdrawn as before."""
    before = kept_rows(connection)
    number = merge(connection, village, pair)
    assert kept_rows(connection) != before
    small.do(connection, village, village.cadre, SplitChildren(merge=number))
    assert kept_rows(connection) == before
    held = sa.select(guardian.c.family_id).where(guardian.c.until.is_(None))
    assert len(list(connection.execute(held))) == len(pair)


def guardians(connection, village, pair):
    """Name who answers for each record."""
    register = register_of(connection, village)
    return [
        {person.name for person in register.guardians(register.child(number).family_id)}
        for number in pair
    ]


def test_after_the_undo_each_record_has_its_own_mother_again(connection, village, pair):
    """Whoever came to the kept record by the merge hears of it no more; the others stay."""
    number = merge(connection, village, pair)
    assert guardians(connection, village, pair) == [{"Rosina", "Rosinah"}, {"Rosinah"}]
    small.do(connection, village, village.cadre, SplitChildren(merge=number))
    assert guardians(connection, village, pair) == [{"Rosina"}, {"Rosinah"}]


def test_records_merged_once_more_are_answered_for_by_both_again(connection, village, pair):
    """An earlier merge that was undone takes nobody's messages away."""
    for _time in range(2):
        number = merge(connection, village, pair)
        assert guardians(connection, village, pair)[0] == {"Rosina", "Rosinah"}
        small.do(connection, village, village.cadre, SplitChildren(merge=number))
        assert guardians(connection, village, pair) == [{"Rosina"}, {"Rosinah"}]


def test_mother_of_both_records_stays_with_both_after_the_undo(connection, village, pair):
    """Only what the merge added is taken away."""
    register = register_of(connection, village)
    person = next(p for p in register.guardians(register.child(pair[0]).family_id))
    connection.execute(
        guardian.insert().values(
            person_id=person.id, family_id=register.child(pair[1]).family_id, since=small.NOW
        )
    )
    number = merge(connection, village, pair)
    small.do(connection, village, village.cadre, SplitChildren(merge=number))
    assert guardians(connection, village, pair) == [{"Rosina"}, {"Rosina", "Rosinah"}]


def test_what_came_after_the_merge_stays_with_the_kept_record(connection, village, pair):
    """A weighing that was recorded for the one child is not given away by the undo."""
    number = merge(connection, village, pair)
    weigh(connection, pair[0], date(2026, 3, 1), 8700)
    small.do(connection, village, village.cadre, SplitChildren(merge=number))
    register = register_of(connection, village)
    assert [w.weight_g for w in register.weighings(pair[0])] == [8000, 8700]


def test_merge_is_undone_once(connection, village, pair):
    """A second undo is refused."""
    number = merge(connection, village, pair)
    small.do(connection, village, village.cadre, SplitChildren(merge=number))
    with pytest.raises(Refused):
        small.do(connection, village, village.cadre, SplitChildren(merge=number))


def test_record_that_left_is_not_merged(connection, village, pair):
    """A merged record cannot be merged into another one."""
    merge(connection, village, pair)
    with pytest.raises(Refused):
        merge(connection, village, pair)


def test_officer_merges_nothing(connection, village, pair):
    """Only those who serve the child may."""
    with pytest.raises(Refused):
        small.do(connection, village, village.officer, MergeChildren(keep=pair[0], merged=pair[1]))
