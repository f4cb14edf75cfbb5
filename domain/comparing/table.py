"""One column of the comparison, ready to be shown: nothing in it is to be hidden any more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.comparing.facts import VillageMonth
from domain.comparing.hiding import (
    FEWEST_OF,
    HIDDEN,
    NOTHING,
    Counted,
    Display,
    Shown,
    Within,
    leaves_open,
    shown_count,
    shown_share,
    total_count,
    total_share,
)
from domain.comparing.indicators import OF_CHILDREN, Compared

ORDER = (
    Display.ALMOST_ALL,
    Display.EXACT,
    Display.ROUNDED,
    Display.FEW,
    Display.HIDDEN,
    Display.NOTHING,
)
MANY_VALUES = (Display.EXACT, Display.ROUNDED)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One village."""

    village_id: int
    name: str
    shown: Shown


@dataclass(frozen=True, kw_only=True)
class Table:
    """The villages by one column, the best first, and all together."""

    by: Compared
    month: date
    """The month, the campaign or the year that is compared, by its first day."""
    rows: tuple[Row, ...]
    total: Shown | None
    """None where villages are not added up, and for a single village."""

    @property
    def hides(self) -> bool:
        """Tell whether anything in it is hidden."""
        told = (Display.EXACT, Display.NOTHING)
        total = () if self.total is None else (self.total,)
        return any(one.display not in told for one in (*(row.shown for row in self.rows), *total))

    def row_of(self, village_id: int) -> Row | None:
        """Give one village's row."""
        return next((row for row in self.rows if row.village_id == village_id), None)


def by_month(found: Sequence[VillageMonth], by: Compared, month: date) -> Table:
    """Compare villages by what is counted in a month; counts stand in the order of D/S."""
    counted = {one.village_id: one.counted(by) for one in found}
    names = {one.village_id: one.name for one in found}
    if by in OF_CHILDREN:
        places = [row.village_id for row in by_month(found, Compared.WEIGHED, month).rows]
        return Table(
            by=by,
            month=month,
            rows=tuple(
                Row(village_id=number, name=names[number], shown=shown_count(counted[number]))
                for number in places
            ),
            total=total_count(list(counted.values())) if _are_several(counted) else None,
        )
    return of_shares(by, month, names, counted)


def of_shares(
    by: Compared, month: date, names: Mapping[int, str], counted: Mapping[int, Counted]
) -> Table:
    """Compare villages by a share; those of the same percents stand by name."""
    rows = [
        Row(village_id=number, name=names[number], shown=shown_share(one))
        for number, one in counted.items()
    ]
    return Table(
        by=by,
        month=month,
        rows=tuple(sorted(rows, key=_place)),
        total=total_share(list(counted.values())) if _are_several(counted) else None,
    )


def _are_several(counted: Mapping[int, Counted]) -> bool:
    return sum(not one.is_missing for one in counted.values()) > 1


def _place(row: Row) -> tuple[int, int, str]:
    """Order by what is shown alone: an order would tell what is hidden."""
    shown = row.shown
    is_valued = shown.display in MANY_VALUES
    group = ORDER.index(Display.EXACT if is_valued else shown.display)
    return group, -(shown.value or 0) if is_valued else 0, row.name


def by_cadres(found: Sequence[VillageMonth], month: date) -> Table:
    """Compare villages by cadres per hundred under-fives, in tenths."""
    rows = [
        Row(village_id=one.village_id, name=one.name, shown=_per_hundred(one.cadres, one.everybody))
        for one in found
    ]
    few = [
        Within(value=one.everybody, least=0, most=FEWEST_OF - 1)
        for one in found
        if one.everybody < FEWEST_OF
    ]
    everybody = sum(one.everybody for one in found)
    total = _per_hundred(sum(one.cadres for one in found), everybody)
    return Table(
        by=Compared.CADRES,
        month=month,
        rows=tuple(sorted(rows, key=_place)),
        total=(total if leaves_open(few) else HIDDEN) if len(found) > 1 else None,
    )


def _per_hundred(cadres: int, children: int) -> Shown:
    if children < FEWEST_OF:
        return HIDDEN
    tenths = (2000 * cadres + children) // (2 * children)
    return Shown(display=Display.EXACT, value=tenths)


def by_budget(names: Mapping[int, str], percents: Mapping[int, int], year: date) -> Table:
    """Compare villages by what their officers told of the budget; nobody can be guessed in it."""
    rows = [
        Row(
            village_id=number,
            name=name,
            shown=Shown(display=Display.EXACT, value=percents[number])
            if number in percents
            else NOTHING,
        )
        for number, name in names.items()
    ]
    return Table(by=Compared.BUDGET, month=year, rows=tuple(sorted(rows, key=_place)), total=None)
