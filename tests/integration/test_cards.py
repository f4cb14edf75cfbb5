"""A growth card holds what its reader may see, and nothing else."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from card_village import NOW, RELEASED, WAITING, settle, weigh

from dialog.messages import CardOrder, CardView
from documents.growth_card import Chart
from handlers.cards import card_for, chart_of, whole_card
from storage.tables.people import child as child_table


def order(child, until=WAITING):
    """Order the usual card."""
    return CardOrder(child=child, until=until)


def days(card):
    """List the days on a card."""
    return [point.on for point in card.points]


def test_family_sees_nothing_the_midwife_has_not_released(database):
    """A later day in the order opens nothing: the limit is asked for again when it is drawn."""
    with database.writer.begin() as connection:
        village = settle(connection)
        card = card_for(connection, village.mother, order(village.child), NOW)
    assert days(card) == [RELEASED]
    assert card.points[0].weight_g == 7_900


def test_family_sees_a_doubtful_day_only_as_far_as_it_was_told(database):
    """What the family told itself is shown; the posyandu's own figure of that day is not."""
    with database.writer.begin() as connection:
        village = settle(connection)
        day = connection.execute(
            sa.text("SELECT day_id FROM weighing ORDER BY id DESC LIMIT 1")
        ).scalar_one()
        weigh(connection, village.child, WAITING, 6_800, day)
        connection.execute(sa.text("UPDATE weighing SET source = 'parent' WHERE weight_g = 6900"))
        card = card_for(connection, village.mother, order(village.child), NOW)
    assert [point.weight_g for point in card.points] == [7_900, 6_900]


def test_cadre_and_midwife_see_every_weighing(database):
    """Values of the own posyandu and of the own village are theirs by duty."""
    with database.writer.begin() as connection:
        village = settle(connection)
        for person in (village.village.cadre, village.village.midwife):
            card = card_for(connection, person, order(village.child), NOW)
            assert days(card) == [RELEASED, WAITING]
            assert [str(point.code) for point in card.points] == ["B", "T"]


def test_nobody_else_gets_a_card(database):
    """Officers, the coordinator, other families and unknown people see no values."""
    with database.writer.begin() as connection:
        village = settle(connection)
        others = (
            village.village.officer, village.village.coordinator, village.other_mother, 987_654,
        )  # fmt: skip
        assert all(
            card_for(connection, person, order(village.child), NOW) is None for person in others
        )


def test_cadre_of_another_posyandu_gets_no_card(database):
    """A cadre sees the children of the own posyandu alone."""
    with database.writer.begin() as connection:
        village = settle(connection)
        connection.execute(
            sa.update(child_table)
            .where(child_table.c.id == village.child)
            .values(posyandu_id=village.village.kenanga)
        )
        assert card_for(connection, village.village.cadre, order(village.child), NOW) is None


def test_card_ends_with_the_ordered_day(database):
    """The picture and the caption written with it speak of the same weighing."""
    with database.writer.begin() as connection:
        village = settle(connection)
        card = card_for(connection, village.village.cadre, order(village.child, RELEASED), NOW)
        empty = card_for(connection, village.village.cadre, order(village.child, None), NOW)
    assert days(card) == [RELEASED]
    assert not empty.points


def test_a_child_that_left_or_is_unknown_has_no_card_for_the_family(database):
    """Data whose deletion was asked for are used no more from that minute on."""
    with database.writer.begin() as connection:
        village = settle(connection)
        assert card_for(connection, village.mother, order(987_654), NOW) is None
        connection.execute(sa.update(child_table).values(frozen_at=NOW))
        assert card_for(connection, village.mother, order(village.child), NOW) is None


def test_card_shows_the_capsules(database):
    """A capsule is named by its colour, as families know it."""
    with database.writer.begin() as connection:
        village = settle(connection)
        card = card_for(connection, village.mother, order(village.child), NOW)
    assert [(mark.on, mark.label) for mark in card.capsules] == [(WAITING, "kapsul merah")]


@pytest.mark.parametrize(
    ("view", "chart"),
    [
        (CardView.USUAL, Chart.WEIGHT_0_24),
        (CardView.LENGTH, Chart.LENGTH_FOR_AGE),
        (CardView.WEIGHT_FOR_LENGTH, Chart.WEIGHT_FOR_LENGTH),
    ],
)
def test_each_view_has_its_chart(database, view, chart):
    """What a person asks for by a word is a sheet of the card."""
    with database.writer.begin() as connection:
        village = settle(connection)
        card = whole_card(connection, village.child, NOW)
    assert chart_of(card, view) is chart


def test_schoolchild_has_one_chart_whatever_is_asked(database):
    """From five years on the card shows the body mass index alone."""
    with database.writer.begin() as connection:
        village = settle(connection)
        card = whole_card(connection, village.child, NOW + timedelta(days=5 * 366))
    assert {chart_of(card, view) for view in CardView} == {Chart.BMI_5_18}


def test_lines_of_the_card_are_those_of_the_village(database):
    """Where the red and the orange line run is set by the Puskesmas."""
    with database.writer.begin() as connection:
        village = settle(connection)
        connection.execute(sa.text("UPDATE village SET red_line_sd = -2, orange_line_sd = 2"))
        card = whole_card(connection, village.child, NOW)
    assert (card.red_sd, card.orange_sd) == (-2, 2)
    assert card.born == date(2025, 1, 5)
