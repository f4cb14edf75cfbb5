"""The yearly recap of infants, under-fives and preschool children of the ILP, a row a month."""

from collections.abc import Callable, Sequence
from datetime import date

from documents.registers.sheets import Cell, Column, Sheet
from documents.registers.wording import EMPTY, SHORT_MONTHS, heading
from domain.extracts import Extract
from domain.kms import Code
from domain.monthly import ChildMonth, children_in

INFANT_MONTHS = 6
Wanted = Callable[[ChildMonth], bool]


def _came(child: ChildMonth) -> bool:
    return child.weighing is not None


def _outside(index: str, *normal: str) -> Wanted:
    return lambda child: child.is_outside(index, *normal)


def _is_infant(child: ChildMonth) -> bool:
    return child.months < INFANT_MONTHS


def _both(one: Wanted, other: Wanted) -> Wanted:
    return lambda child: one(child) and other(child)


def _not(one: Wanted) -> Wanted:
    return lambda child: not one(child)


def _within(index: str, *names: str) -> Wanted:
    return lambda child: child.is_category(index, *names)


def _has_ribbon(*colours: str) -> Wanted:
    def has(child: ChildMonth) -> bool:
        return child.weighing is not None and child.weighing.computed.get("ribbon") in colours

    return has


NUTRITION = "weight_for_length"
COUNTED: tuple[tuple[str, str, Wanted | None], ...] = (
    ("Sasaran", "Bayi 0-6 bln", _is_infant),
    ("Sasaran", "Balita & apras", _not(_is_infant)),
    ("Datang", "Bayi", _both(_is_infant, _came)),
    ("Datang", "Balita & apras", _both(_not(_is_infant), _came)),
    ("Tidak datang", "Bayi", _both(_is_infant, _not(_came))),
    ("Tidak datang", "Balita & apras", _both(_not(_is_infant), _not(_came))),
    ("Ceklis perkembangan", "Lengkap", None),
    ("Ceklis perkembangan", "Tidak", None),
    ("Berat badan", "Naik", lambda child: child.code is Code.ROSE),
    ("Berat badan", "Tidak naik", lambda child: child.code is Code.DID_NOT_RISE),
    ("BB/U", "Baik", _within("weight_for_age", "normal")),
    ("BB/U", "Tidak baik", _outside("weight_for_age", "normal")),
    ("PB/U atau TB/U", "Normal", _within("length_for_age", "normal", "tall")),
    ("PB/U atau TB/U", "Tidak normal", _outside("length_for_age", "normal", "tall")),
    ("BB/PB atau BB/TB", "Baik", _within(NUTRITION, "normal")),
    ("BB/PB atau BB/TB", "Tidak baik", _outside(NUTRITION, "normal")),
    ("Lingkar kepala", "Normal", _within("head_for_age", "normal")),
    ("Lingkar kepala", "Tidak normal", _outside("head_for_age", "normal")),
    ("LiLA", "Normal", _has_ribbon("green")),
    ("LiLA", "Tidak normal", _has_ribbon("yellow", "red")),
    ("", "2 gejala TBC", None),
    ("", "ASI eksklusif", None),
    ("", "MP-ASI sesuai", None),
    ("", "Imunisasi", None),
    ("", "Vitamin A", lambda child: bool(child.colour)),
    ("", "Obat cacing", None),
    ("", "MT pangan lokal", None),
    ("", "Edukasi", None),
    ("", "Balita sakit", None),
    ("Dirujuk", "Bayi", _both(_is_infant, lambda child: child.facts.is_referred)),
    ("Dirujuk", "Balita", _both(_not(_is_infant), lambda child: child.facts.is_referred)),
)
IMMUNIZED = 23
COLUMNS = (
    Column(title="Bulan", width=8),
    *(Column(title=title, width=7, group=group) for group, title, _ in COUNTED),
)
NOTES = (
    EMPTY,
    (
        "Sasaran: anak 0-71 bulan. Bayi: di bawah 6 bulan genap; balita & apras: 6-71 bulan. "
        "Angka SKDN hanya menghitung sampai 59 bulan, jadi bisa lebih kecil."
    ),
    (
        "Baik/normal: kategori normal (PB/U atau TB/U: normal dan tinggi). Yang tidak masuk akal "
        "atau tidak diukur tidak dihitung. Imunisasi: anak yang mendapat paling sedikit satu "
        "dosis rutin bulan itu."
    ),
)


def sheets(extract: Extract) -> list[Sheet]:
    """Write the months up to the one reported; those after it stay empty."""
    return [
        Sheet(
            name="Rekap balita ILP",
            heading=heading(
                "Rekapitulasi Bayi, Balita dan Anak Prasekolah (ILP)", extract, whole_year=True
            ),
            columns=COLUMNS,
            rows=[_row(extract, number) for number in range(1, 13)],
            notes=NOTES,
            frozen_columns=1,
        )
    ]


def _row(extract: Extract, number: int) -> Sequence[Cell]:
    month = extract.month.replace(month=number)
    name = SHORT_MONTHS[number - 1]
    if month > extract.month:
        return (name, *(None for _ in COUNTED))
    children = children_in(extract, month)
    cells: list[Cell] = [
        None if wanted is None else sum(map(wanted, children)) for _, _, wanted in COUNTED
    ]
    cells[IMMUNIZED] = _immunized(extract, month)
    return (name, *cells)


def _immunized(extract: Extract, month: date) -> int:
    """Count the children who got a routine dose in a month."""
    return len(
        {
            dose.child_id
            for dose in extract.doses
            if dose.on.replace(day=1) == month and not dose.is_campaign
        }
    )
