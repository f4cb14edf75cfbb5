"""SIP formats 6 and 7 in the ILP edition: who came, and what was done, a row a month."""

from collections.abc import Callable
from datetime import date

from dialog.spoken import MONTHS
from documents.registers import sip_doses
from documents.registers.sheets import Cell, Column, Sheet
from documents.registers.sip_adults import PREGNANT, TETANUS
from documents.registers.wording import EMPTY, heading
from domain.extracts import Extract, ListedChild, first_of
from domain.kms import Code
from domain.monthly import ChildMonth, by_sex, children_in
from domain.people import Sex

INFANT_MONTHS = 12
SEXES = ("L", "P")


def _pairs(*groups: str, width: float = 5) -> tuple[Column, ...]:
    return tuple(Column(title=sex, width=width, group=group) for group in groups for sex in SEXES)


VISITORS = (
    Column(title="No", width=4),
    Column(title="Bulan", width=10),
    *_pairs(
        *(
            f"{group}, {kind}"
            for group in (
                "Bayi 0-12 bln", "Balita 1-5 th", "Anak 6-18 th", "Usia produktif", "Lansia",
            )
            for kind in ("baru", "lama")
        )
    ),
    *(Column(title=title, width=6) for title in ("WUS", "PUS", "Ibu hamil", "Ibu menyusui")),
    *_pairs("Kader", "PLKB", "Medis", "Lahir", "Meninggal"),
    Column(title="Ket", width=10),
)  # fmt: skip
RESULTS = (
    Column(title="No", width=4),
    Column(title="Bulan", width=10),
    *(Column(title=title, width=6, group="Ibu hamil") for title in ("Jumlah", "Diperiksa", "Fe")),
    Column(title="Ibu menyusui", width=7),
    *(
        Column(title=title, width=5, group="Akseptor KB")
        for title in ("Kondom", "Pil", "Implan", "MOP", "MOW", "IUD", "Suntik", "Lain")
    ),
    *_pairs("S", "K", "D", "N", "Vit A", "PMT"),
    Column(title="TT", width=5),
    *_pairs(*(title for *_, title in sip_doses.PLACES)),
    *_pairs("Diare", "Diare, dapat oralit"),
    Column(title="Ket", width=10),
)
Wanted = Callable[[ChildMonth], bool]


def visitors(extract: Extract) -> list[Sheet]:
    """Write format 6: who came to the posyandu."""
    return [
        Sheet(
            name="SIP 6 Pengunjung",
            heading=heading(
                "SIP Format 6: Data Pengunjung, Petugas, Kelahiran dan Kematian (ILP)",
                extract,
                whole_year=True,
            ),
            columns=VISITORS,
            rows=[_of_month(extract, number, VISITORS, _visitors) for number in range(1, 13)],
            notes=(
                EMPTY,
                "Baru: pertama kali ditimbang di sini (B). Lahir, meninggal: anak yang terdaftar.",
            ),
        )
    ]


def results(extract: Extract) -> list[Sheet]:
    """Write format 7: what the posyandu did."""
    return [
        Sheet(
            name="SIP 7 Kegiatan",
            heading=heading("SIP Format 7: Data Hasil Kegiatan (ILP)", extract, whole_year=True),
            columns=RESULTS,
            rows=[_of_month(extract, number, RESULTS, _results) for number in range(1, 13)],
            notes=(EMPTY, TETANUS, sip_doses.NOTE),
        )
    ]


Fill = Callable[[Extract, date], dict[int, Cell]]


def _of_month(
    extract: Extract, number: int, columns: tuple[Column, ...], fill: Fill
) -> tuple[Cell, ...]:
    month = extract.month.replace(month=number)
    known = fill(extract, month) if month <= extract.month else {}
    cells = (known.get(place) for place in range(2, len(columns)))
    return (number, MONTHS[number - 1], *cells)


def _visitors(extract: Extract, month: date) -> dict[int, Cell]:
    came = [child for child in children_in(extract, month) if child.weighing is not None]
    under_fives = [child for child in came if child.is_under_five]
    born = [child for child in extract.children if first_of(child.born_on) == month]
    died = [
        child
        for child in extract.children
        if child.is_dead and child.left_on is not None and first_of(child.left_on) == month
    ]
    columns = _Cells(VISITORS)
    for group, is_meant in (("Bayi 0-12 bln", _is_infant), ("Balita 1-5 th", _is_older)):
        for kind, is_new in (("baru", True), ("lama", False)):
            found = [
                child
                for child in under_fives
                if is_meant(child) and (child.code is Code.NEW) is is_new
            ]
            columns.put(f"{group}, {kind}", by_sex(found, _everyone))
    columns.put("Lahir", _sexes(born))
    columns.put("Meninggal", _sexes(died))
    return columns.known


def _results(extract: Extract, month: date) -> dict[int, Cell]:
    children = [child for child in children_in(extract, month) if child.is_under_five]
    columns = _Cells(RESULTS)
    counted: tuple[tuple[str, Wanted], ...] = (
        ("S", _everyone),
        ("K", lambda child: child.facts.has_card),
        ("D", lambda child: child.code is not None),
        ("N", lambda child: child.code is Code.ROSE),
        ("Vit A", lambda child: bool(child.colour)),
    )
    for group, wanted in counted:
        columns.put(group, by_sex(children, wanted))
    if month == extract.month:  # of the months before nobody knows who was pregnant
        pregnant = sum(each.life_stage == PREGNANT for each in extract.residents)
        columns.put("Ibu hamil", (pregnant,))
    given_td = [day for each in extract.residents for day in each.tetanus]
    columns.put("TT", (sum(first_of(day) == month for day in given_td),))
    given = _given(extract, month)
    for antigen, number, title in sip_doses.PLACES:
        columns.put(title, _sexes(given.get((antigen, number), [])))
    ill = [case for case in extract.diarrhoea if first_of(case.on) == month]
    listed = {child.id: child for child in extract.children}
    columns.put("Diare", _sexes([listed[case.child_id] for case in ill]))
    drank = [listed[case.child_id] for case in ill if case.has_oralit]
    columns.put("Diare, dapat oralit", _sexes(drank))
    return columns.known


def _given(extract: Extract, month: date) -> dict[tuple[str, int], list[ListedChild]]:
    """Tell who got which dose in a month."""
    children = {child.id: child for child in extract.children}
    found: dict[tuple[str, int], list[ListedChild]] = {}
    for child_id, doses in sip_doses.numbered(extract.doses).items():
        for each in doses:
            if first_of(each.dose.on) == month:
                found.setdefault((each.dose.antigen, each.number), []).append(children[child_id])
    return found


class _Cells:
    """Finds where a group of columns stands."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self._starts: dict[str, int] = {}
        for place, column in enumerate(columns):
            self._starts.setdefault(column.group or column.title, place)
        self.known: dict[int, Cell] = {}

    def put(self, group: str, figures: tuple[int, ...]) -> None:
        """Put figures into the first columns of a group."""
        for offset, figure in enumerate(figures):
            self.known[self._starts[group] + offset] = figure


def _everyone(_child: ChildMonth) -> bool:
    return True


def _is_infant(child: ChildMonth) -> bool:
    return child.months < INFANT_MONTHS


def _is_older(child: ChildMonth) -> bool:
    return not _is_infant(child)


def _sexes(children: list[ListedChild]) -> tuple[int, int]:
    sexes = [child.sex for child in children]
    return sexes.count(Sex.MALE), sexes.count(Sex.FEMALE)
