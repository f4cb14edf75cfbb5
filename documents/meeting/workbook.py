"""The workbook of a quarterly meeting: every figure with its numerator, and what was agreed on."""

from documents.meeting.wording import NAMES, problem, quarter_name, quarter_short, status
from documents.registers.sheets import Cell, Column, Sheet, workbook
from domain.coverage.agenda import Agenda
from domain.coverage.counting import PlaceCoverage
from domain.coverage.gaps import is_reached
from domain.coverage.indicators import FEWER_IS_BETTER, MONTHLY, Indicator, people_short

_FIGURES = (
    Column(title="No", width=4),
    Column(title="Posyandu", width=20),
    Column(title="Desa/Kelurahan", width=18),
    Column(title="Indikator", width=34),
    Column(title="Pembilang", width=9),
    Column(title="Penyebut", width=9),
    Column(title="Capaian", width=9, style="percent"),
    Column(title="Target", width=8, style="percent"),
    Column(title="Selisih", width=8, style="percent"),
    Column(title="Kurang (orang)", width=9),
    Column(title="Bulan terlapor", width=9),
    Column(title="Triwulan lalu", width=9, style="percent"),
    Column(title="Tercapai", width=9),
)
_NOTES = (
    "D/S dan N/D': rata-rata bulan yang ada catatannya. N/D' = N dari (D - O - B).",
    "IDL, IBL: yang genap 1 dan 2 tahun dalam triwulan ini. Vitamin A: Februari dan Agustus.",
    "Baris kosong: belum dicatat di Sapa Posyandu.",
)


def written(agenda: Agenda) -> bytes:
    """Write the workbook; the same agenda always gives the same bytes."""
    sheets = [_figures(agenda), _trend(agenda), _gaps(agenda), _items(agenda), _guests(agenda)]
    return workbook(sheets, title=f"Bahan lokmin, {agenda.area}, {quarter_name(agenda.quarter)}")


def _heading(agenda: Agenda, title: str) -> tuple[str, ...]:
    return (title, f"{agenda.area} · {agenda.puskesmas}", quarter_name(agenda.quarter))


def _figures(agenda: Agenda) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    for one, before in zip(agenda.places, agenda.before, strict=True):
        for indicator in Indicator:
            rows.append(_row(agenda, len(rows) + 1, one, before, indicator))
    together_before = agenda.trend[-2][1]
    for indicator in Indicator:
        rows.append(_row(agenda, len(rows) + 1, agenda.together, together_before, indicator))
    sources = [
        f"Target {NAMES[indicator]}: {target.percent}%, {target.source}."
        for indicator, target in agenda.targets.items()
    ]
    return Sheet(
        name="Cakupan",
        heading=_heading(agenda, "Cakupan terhadap target"),
        columns=_FIGURES,
        rows=rows,
        notes=(*_NOTES, *sources),
        frozen_columns=4,
    )


def _row(
    agenda: Agenda,
    number: int,
    one: PlaceCoverage,
    before: PlaceCoverage,
    indicator: Indicator,
) -> tuple[Cell, ...]:
    measure, former = one.measures[indicator], before.measures[indicator].value
    target = agenda.targets.get(indicator)
    reached = is_reached(measure, indicator, agenda.targets)
    value = measure.value
    is_less = indicator in FEWER_IS_BETTER
    return (
        number,
        one.place.name if one.place else "Semua",
        one.place.village if one.place else None,
        NAMES[indicator],
        measure.part if measure.whole else None,
        measure.whole or None,
        None if value is None else float(value),
        None if target is None else float(target.share),
        None if value is None or target is None else float(value - target.share),
        None
        if value is None or target is None
        else people_short(measure, target.share, fewer_is_better=is_less),
        measure.reported_months if indicator in MONTHLY else None,
        None if former is None else float(former),
        None if reached is None else "ya" if reached else "belum",
    )


def _trend(agenda: Agenda) -> Sheet:
    quarters = [quarter for quarter, _found in agenda.trend]
    rows: list[tuple[Cell, ...]] = []
    for indicator in Indicator:
        values = [found.measures[indicator].value for _quarter, found in agenda.trend]
        rows.append(
            (NAMES[indicator], *(None if value is None else float(value) for value in values))
        )
    return Sheet(
        name="Tren",
        heading=_heading(agenda, "Tren empat triwulan, semua posyandu"),
        columns=(
            Column(title="Indikator", width=36),
            *(Column(title=quarter_short(q), width=11, style="percent") for q in quarters),
        ),
        rows=rows,
        frozen_columns=1,
    )


def _gaps(agenda: Agenda) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (
            number,
            gap.coverage.place.name if gap.coverage.place else "Semua",
            NAMES[gap.indicator],
            None if gap.measure.value is None else float(gap.measure.value),
            float(gap.target.share),
            gap.people,
        )
        for number, gap in enumerate(agenda.gaps, 1)
    ]
    return Sheet(
        name="Celah terbesar",
        heading=_heading(agenda, "Tiga celah terbesar terhadap target"),
        columns=(
            Column(title="No", width=4),
            Column(title="Posyandu", width=20),
            Column(title="Indikator", width=36),
            Column(title="Capaian", width=10, style="percent"),
            Column(title="Target", width=10, style="percent"),
            Column(title="Kurang (orang)", width=10),
        ),
        rows=rows,
        notes=("Namanya dilihat bidan dan Puskesmas lewat chat: LOKMIN, Semua posyandu.",),
    )


def _items(agenda: Agenda) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (
            number,
            listed.place,
            problem(listed),
            listed.item.action,
            listed.owner,
            listed.item.due_on,
            listed.item.budget or None,
            status(listed),
            listed.item.note or None,
            "ya" if listed.is_carried(agenda.quarter) else None,
        )
        for number, listed in enumerate(agenda.items, 1)
    ]
    return Sheet(
        name="RTL",
        heading=_heading(agenda, "Rencana tindak lanjut"),
        columns=(
            Column(title="No", width=4),
            Column(title="Tempat", width=16),
            Column(title="Masalah (sebab)", width=34),
            Column(title="Tindakan", width=34),
            Column(title="Penanggung jawab", width=18),
            Column(title="Selesai", width=11),
            Column(title="Sumber dana", width=14),
            Column(title="Status", width=10),
            Column(title="Catatan", width=30),
            Column(title="Bawaan", width=8),
        ),
        rows=rows,
        notes=("Bawaan: dari lokmin sebelumnya dan belum selesai.",),
    )


def _guests(agenda: Agenda) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (number, name, None) for number, name in enumerate(agenda.guests, 1)
    ]
    return Sheet(
        name="Daftar hadir",
        heading=_heading(agenda, "Daftar hadir"),
        columns=(
            Column(title="No", width=4),
            Column(title="Nama atau jabatan", width=40),
            Column(title="Tanda tangan", width=24),
        ),
        rows=rows,
    )
