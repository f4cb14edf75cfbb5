"""Putting the comparison together for one speaker: which villages, by what, and of when."""

from collections.abc import Sequence
from datetime import date

from domain.calendar import add_months
from domain.comparing.facts import last_campaign, last_month
from domain.comparing.indicators import Compared
from domain.comparing.register import ComparingRegister
from domain.comparing.table import Table, by_budget, by_cadres, by_month, of_shares
from domain.people import RoleKind, Village

MAY_COMPARE = (RoleKind.POKJANAL, RoleKind.PUSKESMAS)
"""Those whose duty covers several villages; others see their own (ux section 12)."""


def table_of(
    register: ComparingRegister,
    villages: Sequence[Village],
    by: Compared,
    month: date,
    today: date,
) -> Table:
    """Compare villages by one column, as of the latest month, campaign or year that fits it.

    Vaccines are of last year's infants and the budget is this year's, whatever the month: spans
    that overlap would tell by subtraction what lies between them.
    """
    ids = tuple(village.id for village in villages)
    names = {village.id: village.name for village in villages}
    match by:
        case Compared.IDL:
            year = date(today.year - 1, 1, 1)
            return of_shares(by, year, names, register.infants_complete(ids, year.year))
        case Compared.BUDGET:
            year = date(today.year, 1, 1)
            return by_budget(names, register.health_budgets(ids, year.year), year)
        case Compared.CADRES:
            latest = last_month(today)
            return by_cadres(register.village_months(ids, latest), latest)
        case Compared.VITAMIN_A:
            campaign = last_campaign(add_months(month, 1))
            return by_month(register.village_months(ids, campaign), by, campaign)
        case _:
            return by_month(register.village_months(ids, month), by, month)
