"""An agenda of made-up posyandu, for looking at the files of a meeting."""

from datetime import date

from domain.coverage.action_items import ActionItem, ItemStatus
from domain.coverage.agenda import Agenda, ListedItem, carried_first
from domain.coverage.counting import PlaceCoverage, all_together
from domain.coverage.gaps import largest_gaps
from domain.coverage.indicators import Indicator, Measure, Share
from domain.coverage.quarters import Quarter, trailing
from domain.coverage.targets import targets_for
from domain.extracts import Place

QUARTER = Quarter(year=2026, number=1)
NAMES = ("Melati 1", "Melati 2", "Mawar", "Anggrek", "Kenanga", "Dahlia", "Teratai", "Flamboyan")


def agenda(posyandu: int = 8, items: int = 5, guests: int = 9, villages: int = 2) -> Agenda:
    """Make the agenda of so many posyandu, with so many items and guests."""
    places = tuple(_coverage(number, villages) for number in range(posyandu))
    targets = targets_for(QUARTER.last, {})
    listed = tuple(_item(number) for number in range(items))
    return Agenda(
        quarter=QUARTER,
        on=date(2026, 4, 6),
        area="Kecamatan Banjar Asri",
        puskesmas="Puskesmas Banjar Asri",
        places=places,
        together=all_together(places),
        trend=tuple(
            (
                quarter,
                all_together([_coverage(number - shift, villages) for number in range(posyandu)]),
            )
            for shift, quarter in enumerate(reversed(trailing(QUARTER)))
        )[::-1],
        before=tuple(_coverage(number - 1, villages) for number in range(posyandu)),
        targets=targets,
        gaps=largest_gaps(places, targets),
        items=carried_first(listed, QUARTER),
        guests=tuple(f"Tamu {number}, jabatan" for number in range(1, guests + 1)),
    )


def _coverage(number: int, villages: int) -> PlaceCoverage:
    wobble = (number * 7) % 5
    all_ = 30 + number % 9
    months = tuple(Share(part=all_ - 3 - wobble - shift, whole=all_) for shift in range(3))
    rose = tuple(Share(part=all_ - 8 - wobble, whole=all_ - 4) for _shift in range(3))
    older = tuple(Share(part=share.part, whole=share.whole + 2) for share in rose)
    counted = {
        Indicator.IDL: (7 - wobble, 8),
        Indicator.IBL: (6 - wobble, 9),
        Indicator.VITAMIN_A: (all_ - 6, all_ - 2),
        Indicator.IRON: (5, 6 + wobble // 2),
        Indicator.THIN_ARM: (wobble // 2, 6),
        Indicator.REFERRALS: (4, 4 + wobble // 3),
        Indicator.VISITS: (3, 4 + wobble),
        Indicator.EVENTS: (0, 0),
    }
    return PlaceCoverage(
        place=Place(
            id=number,
            name=f"{NAMES[number % len(NAMES)]}{'' if number < len(NAMES) else f' {number}'}",
            hamlet="Timur",
            village=f"Desa {chr(65 + number % villages)}",
            district="Banjar Asri",
            puskesmas="Puskesmas Banjar Asri",
        ),
        measures={
            Indicator.WEIGHED: _monthly(months),
            Indicator.ROSE: _monthly(rose),
            **{one: Measure(part=part, whole=whole) for one, (part, whole) in counted.items()},
        },
        rose_of_weighed=_monthly(older),
        referred=4 + wobble // 3,
        seen=4,
    )


def _monthly(shares: tuple[Share, ...]) -> Measure:
    return Measure(
        part=sum(share.part for share in shares),
        whole=sum(share.whole for share in shares),
        months=shares,
    )


def _item(number: int) -> ListedItem:
    status = (ItemStatus.UNDER_WAY, ItemStatus.NOT_BEGUN, ItemStatus.DONE)[number % 3]
    return ListedItem(
        item=ActionItem(
            id=number + 1,
            village_id=1,
            posyandu_id=number,
            quarter="2025-4" if number % 4 == 0 else "2026-1",
            problem="kehadiran Maret turun di RT yang jauh dari balai dusun",
            cause="Ramadan",
            action="jam posyandu digeser ke sore, kader mengunjungi tiga rumah yang belum datang",
            owner_id=1,
            due_on=date(2026, 3 + number % 3, 28),
            budget="Dana Desa" if number % 2 else "",
            status=status,
            note="dua rumah sudah dikunjungi",
            is_hindered=number % 5 == 1,
            created_by=2,
        ),
        place=NAMES[number % len(NAMES)],
        owner="Bu Siti",
    )
