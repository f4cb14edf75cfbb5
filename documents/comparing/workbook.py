"""The workbook of a comparison: what the chat shows, and nothing that it hides."""

from collections.abc import Sequence

from documents.registers.sheets import Cell, Column, Sheet, workbook
from documents.registers.wording import month_name
from domain.comparing.hiding import Display, Shown
from domain.comparing.indicators import OF_CHILDREN, Compared
from domain.comparing.table import Table

TITLES = {
    Compared.WEIGHED: "D/S (%)",
    Compared.ROSE: "N/D' (%)",
    Compared.SENT: "Anak dirujuk",
    Compared.SEVERE: "Anak gizi buruk (BB/TB)",
    Compared.VITAMIN_A: "Vitamin A (%)",
    Compared.IDL: "Imunisasi dasar lengkap (%)",
    Compared.CADRES: "Kader per 100 balita",
    Compared.BUDGET: "Anggaran desa untuk kesehatan (%)",
}
NOTES = (
    "Angka kecil (0 sampai 4), dan jumlah yang bisa membukanya, disamarkan.",
    "D/S dihitung dari semua balita desa. N/D' = N dari (D - O - B).",
    "Imunisasi: bayi yang genap 1 tahun pada tahun itu. Vitamin A: kampanye terakhir.",
)
TENTHS = 10


def written(tables: Sequence[Table], *, area: str) -> bytes:
    """Write one row per village; the same tables always give the same bytes."""
    months = {table.by: table.month for table in tables}
    month = month_name(months[Compared.WEIGHED])
    names = {row.village_id: row.name for table in tables for row in table.rows}
    places = sorted(names, key=lambda number: (names[number], number))
    rows: list[tuple[Cell, ...]] = [
        (
            place,
            names[number],
            *(_cell(_shown(table, number), table.by) for table in tables),
        )
        for place, number in enumerate(places, 1)
    ]
    totals: list[Cell] = [
        None,
        "Semua",
        *(_cell(table.total, table.by) if table.total else None for table in tables),
    ]
    sheet = Sheet(
        name="Banding desa",
        heading=("Perbandingan desa", area, month),
        columns=(
            Column(title="No", width=4),
            Column(title="Desa/Kelurahan", width=20),
            *(Column(title=_title(table), width=18) for table in tables),
        ),
        rows=rows,
        totals=totals if len(rows) > 1 else (),
        notes=NOTES,
    )
    return workbook([sheet], title=f"Perbandingan desa, {area}, {month}")


def _title(table: Table) -> str:
    if table.by in (Compared.IDL, Compared.BUDGET):
        return f"{TITLES[table.by]} {table.month.year}"
    return f"{TITLES[table.by]} {month_name(table.month)}"


def _shown(table: Table, village_id: int) -> Shown | None:
    row = table.row_of(village_id)
    return row.shown if row else None


def _cell(shown: Shown | None, by: Compared) -> Cell:
    if shown is None or shown.display is Display.NOTHING:
        return None
    if shown.is_exact:
        return (shown.value or 0) / TENTHS if by is Compared.CADRES else shown.value
    if shown.display is Display.HIDDEN:
        return "disamarkan"
    if by in OF_CHILDREN:
        return "kurang dari 5"
    words = {
        Display.ROUNDED: "sekitar",
        Display.ALMOST_ALL: "paling sedikit",
        Display.FEW: "paling banyak",
    }
    return f"{words[shown.display]} {shown.value}%"
