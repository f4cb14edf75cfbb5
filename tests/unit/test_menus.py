"""Every menu fits a list, leads somewhere, and holds what its duty may do."""

import pytest

from domain.people import RoleKind
from flows.general.menu_row import change_role_row
from flows.general.menu_rows import MOST_ROWS, cadre_rows, family_rows, stranger_rows
from flows.registry import FLOWS
from flows.village.menu_rows import (
    coordinator_rows,
    midwife_rows,
    officer_rows,
    pokjanal_rows,
)

MENUS = {
    RoleKind.CADRE: cadre_rows,
    RoleKind.COORDINATOR: coordinator_rows,
    RoleKind.VILLAGE_OFFICER: officer_rows,
    RoleKind.MIDWIFE: midwife_rows,
    RoleKind.POKJANAL: pokjanal_rows,
    RoleKind.FAMILY: family_rows,
    None: stranger_rows,
}


@pytest.mark.parametrize("duty", MENUS, ids=str)
def test_a_menu_fits_a_list(duty):
    """At most ten rows of 24 letters, descriptions of 72, each row of a name of its own."""
    rows = MENUS[duty]()
    assert len(rows) <= MOST_ROWS
    assert len({row.key for row in rows}) == len(rows)
    assert all(len(row.label) <= 24 and len(row.description) <= 72 for row in rows)
    assert all(len(row.key) <= 24 and row.key.isascii() for row in rows)


@pytest.mark.parametrize("duty", MENUS, ids=str)
def test_every_row_leads_to_a_conversation(duty):
    """A row without one would answer with an apology."""
    for row in (*MENUS[duty](), change_role_row()):
        assert row.flow in FLOWS, row.label


def test_officers_are_offered_no_child():
    """No name, weight or referral is one tap away from a village officer."""
    offered = {row.flow for row in officer_rows()} | {row.flow for row in coordinator_rows()}
    assert not offered & {"find_child", "weighing", "refer", "card", "register_child"}
