"""The recap of a month: S K D N T O B of every posyandu, without any name."""

from collections.abc import Sequence
from datetime import date

from documents.registers.sheets import Cell, Column, Sheet
from documents.registers.wording import heading, share
from domain.extracts import Extract
from domain.monthly import MonthFigures, by_place, children_in, month_figures

COLUMNS = (
    Column(title="No", width=4),
    Column(title="Posyandu", width=22),
    Column(title="Desa/Kelurahan", width=18),
    Column(title="Hari posyandu", width=11),
    *(Column(title=title, width=6) for title in ("S", "K", "D", "N", "T", "O", "B", "BGM", "2T")),
    Column(title="Biru", width=6, group="Vitamin A"),
    Column(title="Merah", width=6, group="Vitamin A"),
    Column(title="Dirujuk", width=7),
    Column(title="D/S", width=7, style="percent"),
    Column(title="K/S", width=7, style="percent"),
    Column(title="N/D'", width=7, style="percent"),
    Column(title="N/D", width=7, style="percent"),
)
NOTES = (
    (
        "S: semua balita 0-59 bulan. K: punya Buku KIA. D: ditimbang di posyandu. N: naik. "
        "T: tidak naik. O: bulan lalu tidak ditimbang. B: baru. D = N + T + O + B."
    ),
    (
        "N/D': yang naik dari yang bisa dinilai, yaitu D - O - B. "
        "BGM: di bawah garis merah. 2T: dua kali berturut-turut tidak naik, atau lebih."
    ),
)


def sheets(extract: Extract) -> list[Sheet]:
    """Write one row for each posyandu, and what they are together."""
    children = children_in(extract, extract.month)
    rows = [
        (
            number,
            place.name,
            place.village,
            _held(place.held_in(extract.month)),
            *cells(month_figures(found)),
        )
        for number, (place, found) in enumerate(by_place(extract.places, children), 1)
    ]
    return [
        Sheet(
            name="SKDN",
            heading=heading("Rekap SKDN", extract),
            columns=COLUMNS,
            rows=rows,
            totals=(None, "Jumlah", None, None, *cells(month_figures(children))),
            notes=NOTES,
        )
    ]


def cells(found: MonthFigures) -> Sequence[Cell]:
    """Write the figures of one row, the counts before the shares."""
    day = found.day
    return (
        day.everybody,
        day.with_card,
        day.weighed,
        day.rose,
        day.did_not_rise,
        day.absent_last_month,
        day.new,
        found.below_red_line,
        found.twice,
        found.blue,
        found.red,
        day.referred,
        share(day.weighed, day.everybody),
        share(day.with_card, day.everybody),
        share(day.rose, day.judged),
        share(day.rose, day.weighed),
    )


def _held(days: Sequence[date]) -> date | None:
    return days[-1] if days else None
