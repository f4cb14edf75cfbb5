"""The monthly report F1 gizi to the Puskesmas (domain reference 6.3)."""

from collections.abc import Callable, Iterable, Sequence

from documents.registers.sheets import Cell, Column, Sheet
from documents.registers.wording import EMPTY, heading
from domain.extracts import Extract, ListedResident
from domain.kms import Code
from domain.monthly import ChildMonth, by_place, children_in
from domain.people import Sex

BANDS = ((0, 5), (6, 11), (12, 23), (24, 35), (36, 59))
"""Completed months, both ends counted."""
PASSES_AT_MONTHS, PASSES_FROM_GRAMS = 36, 11_500
MOST_OF_THEIR_OWN = 40
"""Above so many posyandu there is only the sheet of all: nobody turns that many pages."""
LAST_ASI_MONTH = 6

Wanted = Callable[[ChildMonth], bool]

COLUMNS = (
    Column(title="No", width=4),
    Column(title="Uraian", width=36),
    *(
        Column(title=title, width=5, group=f"{low}-{high} bulan")
        for low, high in BANDS
        for title in ("G L", "G P", "NG L", "NG P", "L", "P")
    ),
    *(Column(title=title, width=6, group="Jumlah") for title in ("L", "P", "L+P")),
)
NOTES = (
    EMPTY,
    (
        "G dan NG (gakin dan bukan gakin) belum dicatat, jadi hanya jumlah L dan P yang terisi. "
        "Arti G/NG belum dipastikan dengan Puskesmas."
    ),
    "Tidak hadir (baris 8) = K - D seperti pada formulir F1, bukan S - D.",
    "Angka minus pada baris 8 berarti ada yang ditimbang tanpa KMS/Buku KIA.",
    (
        "Gizi buruk dan gizi kurang dihitung menurut BB/U; rekap ILP memakai BB/TB, jadi angkanya "
        "bisa berbeda."
    ),
)


def _weighed(child: ChildMonth) -> bool:
    return child.code is not None


def _has(code: Code) -> Wanted:
    return lambda child: child.code is code


def _is_36(child: ChildMonth) -> bool:
    return child.months == PASSES_AT_MONTHS and _weighed(child)


def _never(_child: ChildMonth) -> bool:
    return False


def _passes(child: ChildMonth) -> bool:
    weight_g = child.weighing.weight_g if child.weighing else None
    return _is_36(child) and weight_g is not None and weight_g >= PASSES_FROM_GRAMS


COUNTED: tuple[tuple[str, Wanted], ...] = (
    ("Jumlah semua balita (S)", lambda child: child.is_under_five),
    ("Balita yang punya KMS/Buku KIA (K)", lambda child: child.facts.has_card),
    ("Balita naik berat badan (N)", _has(Code.ROSE)),
    ("Balita tidak naik berat badan (T)", _has(Code.DID_NOT_RISE)),
    ("Balita tidak ditimbang bulan lalu (O)", _has(Code.ABSENT_LAST_MONTH)),
    ("Balita baru pertama kali ditimbang (B)", _has(Code.NEW)),
    ("Balita ditimbang (D = 3+4+5+6)", _weighed),
    ("Balita tidak hadir (2 - 7)", _never),
    ("Balita di bawah garis merah (BGM)", lambda child: child.is_marked("below_red_line")),
    ("Balita dua kali tidak naik (2T)", lambda c: c.weighing is not None and c.weighing.is_2t),
    ("Gizi buruk (BB/U)", lambda c: c.is_category("weight_for_age", "severely_underweight")),
    ("Gizi kurang (BB/U)", lambda child: child.is_category("weight_for_age", "underweight")),
    ("Balita 36 bulan yang ditimbang (S36)", _is_36),
    ("Balita 36 bulan dengan BB >= 11,5 kg (L)", _passes),
    ("Vitamin A kapsul biru", lambda child: child.colour == "BIRU"),
    ("Vitamin A kapsul merah", lambda child: child.colour == "MERAH"),
)
WITH_CARD, WEIGHED, ABSENT = 1, 6, 7


def sheets(extract: Extract) -> list[Sheet]:
    """Write the report of the whole area, then of each posyandu."""
    children = [child for child in children_in(extract, extract.month) if child.is_under_five]
    found = [_sheet(extract, "F1 Gizi", children, extract.residents)]
    parts = by_place(extract.places, children)
    if 1 < len(parts) <= MOST_OF_THEIR_OWN:
        found += [
            _sheet(
                extract,
                place.name,
                served,
                [each for each in extract.residents if each.posyandu_id == place.id],
                f"Posyandu {place.name}",
            )
            for place, served in parts
        ]
    return found


def _sheet(
    extract: Extract,
    name: str,
    children: Sequence[ChildMonth],
    residents: Iterable[ListedResident],
    place: str = "",
) -> Sheet:
    rows = [_row(number, title, children, wanted) for number, (title, wanted) in _numbered()]
    rows[ABSENT] = _difference(rows[WITH_CARD], rows[WEIGHED], rows[ABSENT])
    rows += [_of_infants(children, month) for month in range(LAST_ASI_MONTH + 1)]
    rows += _unknown(residents)
    title, area, when = heading("Laporan Bulanan F1 Gizi", extract)
    return Sheet(
        name=name,
        heading=(title, f"{place} · {area}" if place else area, when, _held(extract, place)),
        columns=COLUMNS,
        rows=rows,
        notes=NOTES,
    )


def _numbered() -> Iterable[tuple[str, tuple[str, Wanted]]]:
    """Number the lines as the form does: both capsules are one number."""
    numbers = [*range(1, 16), 15]
    return zip(map(str, numbers), COUNTED, strict=True)


def _held(extract: Extract, place: str) -> str:
    days = sorted(
        {day for each in extract.places if place in ("", f"Posyandu {each.name}")
         for day in each.held_in(extract.month)}
    )  # fmt: skip
    held = ", ".join(f"{day:%d-%m-%Y}" for day in days[:10]) or "-"
    return f"Tanggal penimbangan: {held}. Petugas pembina: ____  Kader ada/aktif/dilatih: ____"


def _row(
    number: str, title: str, children: Iterable[ChildMonth], wanted: Wanted
) -> tuple[Cell, ...]:
    found = [child for child in children if wanted(child)]
    cells: list[Cell] = [number, title]
    for low, high in BANDS:
        band = [child.sex for child in found if low <= child.months <= high]
        cells += [None, None, None, None, band.count(Sex.MALE), band.count(Sex.FEMALE)]
    sexes = [child.sex for child in found]
    return (*cells, sexes.count(Sex.MALE), sexes.count(Sex.FEMALE), len(sexes))


def _difference(
    more: Sequence[Cell], less: Sequence[Cell], row: Sequence[Cell]
) -> tuple[Cell, ...]:
    figures = (
        one - other if isinstance(one, int) and isinstance(other, int) else None
        for one, other in zip(more[2:], less[2:], strict=True)
    )
    return (*row[:2], *figures)


def _of_infants(children: Iterable[ChildMonth], month: int) -> tuple[Cell, ...]:
    sexes = [child.sex for child in children if child.months == month]
    empty: tuple[Cell, ...] = (None,) * (len(COLUMNS) - 5)
    title = f"Bayi umur {month} bulan"
    return ("16", title, *empty, sexes.count(Sex.MALE), sexes.count(Sex.FEMALE), len(sexes))


def _unknown(residents: Iterable[ListedResident]) -> list[tuple[Cell, ...]]:
    """Write the lines of which little or nothing is recorded."""
    pregnant = sum(each.life_stage == "pregnant" for each in residents)
    empty: tuple[Cell, ...] = (None,) * (len(COLUMNS) - 3)
    lines: tuple[tuple[str, str, int | None], ...] = (
        ("17", "Bayi dengan ASI eksklusif (E0-E6)", None),
        ("18", "Ibu nifas dapat vitamin A", None),
        ("19", "Jumlah ibu hamil", pregnant),
        ("20", "Ibu hamil KEK", None),
        ("21", "Ibu hamil dapat tablet Fe", None),
        ("22", "Bayi baru lahir dengan IMD", None),
    )
    return [(number, title, *empty, count) for number, title, count in lines]
