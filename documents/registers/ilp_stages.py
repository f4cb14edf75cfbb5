"""The yearly recaps of mothers, pupils, adults and older people of the ILP, a row a month."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from documents.registers.sheets import Cell, Column, Sheet
from documents.registers.wording import SHORT_MONTHS, heading
from domain.extracts import Extract, last_of
from domain.indicators_of_stages import Examined, columns
from domain.people import Sex
from domain.screening import LifeStage, Resident
from domain.screening.questionnaires import Dependence

BREASTFEEDING = (LifeStage.POSTPARTUM, LifeStage.BREASTFEEDING)
SKILAS = {
    "cognition": "Kognitif",
    "mobility": "Gerak",
    "nutrition": "Gizi",
    "sight": "Penglihatan",
    "hearing": "Pendengaran",
    "mood": "Perasaan",
}
"""The six domains, in the order of the form."""


@dataclass(frozen=True, kw_only=True)
class Visitor:
    """Somebody who came in a month, by the latest figures, and the columns they add to."""

    examined: Examined
    adds_to: frozenset[str]

    @property
    def stage(self) -> LifeStage:
        """The stage of life on that day."""
        return self.examined.resident.stage(self.examined.on)


@dataclass(frozen=True, kw_only=True)
class Month:
    """Whom a month is about."""

    came: tuple[Visitor, ...]
    missing: tuple[tuple[Resident, LifeStage], ...]


Count = Callable[[Month], int]
Counted = tuple[str, str, Count]
"""The group, the title and what is counted of a month."""


def _target(*stages: LifeStage) -> Count:
    came, missing = _came(*stages), _missing(*stages)
    return lambda month: came(month) + missing(month)


def _came(*stages: LifeStage) -> Count:
    return lambda month: sum(each.stage in stages for each in month.came)


def _missing(*stages: LifeStage) -> Count:
    return lambda month: sum(stage in stages for _, stage in month.missing)


def _adding(*names: str, of: Collection[LifeStage], sex: Sex | None = None) -> Count:
    """Count who came and adds to one of some columns."""
    wanted = frozenset(names)
    return lambda month: sum(
        each.stage in of
        and not wanted.isdisjoint(each.adds_to)
        and sex in (None, each.examined.resident.sex)
        for each in month.came
    )


def _where(holds: Callable[[Visitor], bool], *, of: Collection[LifeStage]) -> Count:
    return lambda month: sum(each.stage in of and holds(each) for each in month.came)


def _referred(*stages: LifeStage) -> Count:
    return _where(lambda each: each.examined.is_referred, of=stages)


def _body(of: Collection[LifeStage]) -> tuple[Counted, ...]:
    titles = {
        "very_thin": "Sangat kurus",
        "thin": "Kurus",
        "normal": "Normal",
        "fat": "Gemuk",
        "obese": "Obesitas",
    }
    return tuple(("IMT", title, _adding(f"bmi.{row}", of=of)) for row, title in titles.items())


def _levels(of: Collection[LifeStage]) -> tuple[Counted, ...]:
    levels = {"low": "Rendah", "normal": "Normal", "high": "Tinggi"}
    return tuple(
        (group, title, _adding(f"{name}.{level}", of=of))
        for group, name in (("Tekanan darah", "pressure"), ("Gula darah", "glucose"))
        for level, title in levels.items()
    )


def _answers(group: str, name: str, of: Collection[LifeStage]) -> tuple[Counted, ...]:
    return tuple(
        (group, title, _adding(f"{name}.{answer}", of=of))
        for answer, title in (("yes", "Ya"), ("no", "Tidak"))
    )


def _colours(group: str, name: str, of: Collection[LifeStage]) -> tuple[Counted, ...]:
    return tuple(
        (group, title, _adding(f"{name}.{colour}", of=of))
        for colour, title in (("green", "Hijau"), ("red", "Merah"))
    )


PREGNANT = (LifeStage.PREGNANT,)
MOTHERS = (*PREGNANT, *BREASTFEEDING)
OF_MOTHERS: tuple[Counted, ...] = (
    ("Sasaran", "Bumil", _target(*PREGNANT)),
    ("Sasaran", "Nifas, busui", _target(*BREASTFEEDING)),
    ("Datang", "Bumil", _came(*PREGNANT)),
    ("Datang", "Nifas, busui", _came(*BREASTFEEDING)),
    ("Tidak datang", "Bumil", _missing(*PREGNANT)),
    ("Tidak datang", "Nifas, busui", _missing(*BREASTFEEDING)),
    *_colours("BB (kurva Buku KIA)", "curve", MOTHERS),
    *_colours("LiLA (merah: KEK)", "arm", MOTHERS),
    *_colours("Tekanan darah", "pressure", MOTHERS),
    ("", "Gejala TBC", _adding("cough_signs", of=MOTHERS)),
    ("", "Dapat TTD", _adding("iron_received.yes", of=MOTHERS)),
    *_answers("Minum TTD tiap hari", "iron_daily", MOTHERS),
    ("", "Dapat PMT (KEK)", _adding("kek_food.yes", of=MOTHERS)),
    *_answers("Makan PMT tiap hari", "kek_food_daily", MOTHERS),
    *_answers("Ikut kelas ibu", "mother_class", MOTHERS),
    *_answers("Vitamin A nifas", "vitamin_a", BREASTFEEDING),
    *_answers("KB pascapersalinan", "contraception", BREASTFEEDING),
    ("", "Edukasi", _adding("education", of=MOTHERS)),
    ("Dirujuk", "Bumil", _referred(*PREGNANT)),
    ("Dirujuk", "Nifas, busui", _referred(*BREASTFEEDING)),
)
SCHOOL, TEEN = LifeStage.SCHOOL, LifeStage.TEEN
AT_SCHOOL = (SCHOOL, TEEN)
OF_SCHOOL: tuple[Counted, ...] = (
    ("Sasaran", "6-14 tahun", _target(SCHOOL)),
    ("Sasaran", "15-18 tahun", _target(TEEN)),
    ("Datang", "6-14 tahun", _came(SCHOOL)),
    ("Datang", "15-18 tahun", _came(TEEN)),
    ("Tidak datang", "6-14 tahun", _missing(SCHOOL)),
    ("Tidak datang", "15-18 tahun", _missing(TEEN)),
    *_body(AT_SCHOOL),
    ("", "Lingkar perut lebih", _adding("waist.wide", of=AT_SCHOOL)),
    *_levels(AT_SCHOOL),
    ("Anemia", "Ya", _adding("hb.low", of=AT_SCHOOL)),
    (
        "Anemia",
        "Tidak",
        _where(
            lambda each: (
                each.examined.observed.hb_tenths is not None and "hb.low" not in each.adds_to
            ),
            of=AT_SCHOOL,
        ),
    ),
    ("", "2 gejala TBC", _adding("cough_signs", of=AT_SCHOOL)),
    ("", "Masalah HEEADSSS", _adding("heeadsss", of=AT_SCHOOL)),
    ("", "Edukasi", _adding("education", of=AT_SCHOOL)),
    ("", "Dirujuk", _referred(*AT_SCHOOL)),
)
GROWN_UP = (LifeStage.ADULT, LifeStage.OLDER)


def _of_skilas(domain: str, *, has_problem: bool) -> Count:
    def told(each: Visitor) -> bool:
        was_asked = each.examined.observed.skilas is not None
        return was_asked and (f"skilas.{domain}" in each.adds_to) is has_problem

    return _where(told, of=GROWN_UP)


OF_GROWN_UPS: tuple[Counted, ...] = (
    *_body(GROWN_UP),
    ("Lingkar perut", "L > 90 cm", _adding("waist.wide", of=GROWN_UP, sex=Sex.MALE)),
    ("Lingkar perut", "P > 80 cm", _adding("waist.wide", of=GROWN_UP, sex=Sex.FEMALE)),
    *_levels(GROWN_UP),
    ("SRQ-20", "Di bawah 6", _adding("mood.low", of=GROWN_UP)),
    ("SRQ-20", "6 atau lebih", _adding("mood.high", of=GROWN_UP)),
    ("SRQ-20", "Nomor 17 ya", _adding("mood.seventeen", of=GROWN_UP)),
    ("PUMA", "Tinggi", _adding("lung.high", of=GROWN_UP)),
    ("PUMA", "Normal", _adding("lung.normal", of=GROWN_UP)),
    *(("AKS", band, _adding(f"barthel.{band}", of=GROWN_UP)) for band in Dependence),
    *(
        (f"SKILAS: {title}", answer, _of_skilas(domain, has_problem=answer == "Ya"))
        for domain, title in SKILAS.items()
        for answer in ("Ya", "Tidak")
    ),
    ("", "Edukasi", _adding("education", of=GROWN_UP)),
    ("", "Dirujuk", _referred(*GROWN_UP)),
)
NOTES = (
    (
        "Tiap orang dihitung satu kali sebulan, dengan angka terakhirnya, menurut tahap hidupnya "
        "hari itu. Yang tidak diukur atau tidak ditanya tidak dihitung."
    ),
    "Sasaran: yang terdaftar sekarang. Dirujuk: yang dikirim kader ke bidan.",
)


def _columns(counted: Sequence[Counted]) -> tuple[Column, ...]:
    return (
        Column(title="Bulan", width=8),
        *(Column(title=title, width=7, group=group) for group, title, _ in counted),
    )


MOTHERS_COLUMNS, SCHOOL_COLUMNS = _columns(OF_MOTHERS), _columns(OF_SCHOOL)
GROWN_UP_COLUMNS = _columns(OF_GROWN_UPS)


def mothers(extract: Extract) -> list[Sheet]:
    """Write the months of pregnant women and mothers after birth."""
    return [_sheet(extract, "Rekap ibu ILP", "Ibu Hamil, Nifas dan Menyusui", OF_MOTHERS)]


def school(extract: Extract) -> list[Sheet]:
    """Write the months of pupils and teenagers."""
    return [_sheet(extract, "Rekap sekolah ILP", "Usia Sekolah dan Remaja", OF_SCHOOL)]


def grown_ups(extract: Extract) -> list[Sheet]:
    """Write the months of adults and older people."""
    return [_sheet(extract, "Rekap dewasa lansia ILP", "Dewasa dan Lansia", OF_GROWN_UPS)]


def _sheet(extract: Extract, name: str, whom: str, counted: Sequence[Counted]) -> Sheet:
    return Sheet(
        name=name,
        heading=heading(f"Rekapitulasi {whom} (ILP)", extract, whole_year=True),
        columns=_columns(counted),
        rows=[_row(extract, number, counted) for number in range(1, 13)],
        notes=NOTES,
        frozen_columns=1,
    )


def _row(extract: Extract, number: int, counted: Sequence[Counted]) -> Sequence[Cell]:
    """Count one month; those after the one reported stay empty."""
    month = extract.month.replace(month=number)
    name = SHORT_MONTHS[number - 1]
    if month > extract.month:
        return (name, *(None for _ in counted))
    about = _month(extract, month)
    return (name, *(count(about) for _, _, count in counted))


def _month(extract: Extract, month: date) -> Month:
    latest = {
        each.resident.id: each for each in extract.examined if each.on.replace(day=1) == month
    }
    end = last_of(month)
    return Month(
        came=tuple(
            Visitor(examined=each, adds_to=frozenset(columns(each))) for each in latest.values()
        ),
        missing=tuple(
            (each, each.stage(end)) for each in extract.grown_ups if each.id not in latest
        ),
    )
