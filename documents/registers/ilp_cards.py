"""The heads of the ILP cards of mothers, adults and older people: what is told beside figures."""

from collections.abc import Callable

from documents.registers.sheets import Cell, Column, Sheet
from documents.registers.sip_adults import years
from documents.registers.wording import PRIVATE, heading
from domain.extracts import Extract, ListedResident, last_of
from domain.screening import LifeStage
from domain.screening.card import ResidentCard

GRAMS = 1000
GROWN_UP = (LifeStage.ADULT, LifeStage.OLDER)
Told = Callable[[ResidentCard], Cell]
FIRST = (
    Column(title="No", width=4),
    Column(title="Nama", width=22),
    Column(title="Umur", width=6),
    Column(title="RT", width=5),
)
OF_MOTHERS: tuple[tuple[str, float, Told], ...] = (
    ("Nama suami", 18, lambda card: card.husband or None),
    ("Hamil ke (G)", 7, lambda card: card.pregnancies),
    ("Melahirkan (P)", 9, lambda card: card.births),
    ("Keguguran (A)", 9, lambda card: card.miscarriages),
    ("Jarak dengan anak sebelumnya (th)", 12, lambda card: card.spacing_years),
    ("BB awal (kg)", 8, lambda card: _kilograms(card.first_weight_g)),
    ("No HP", 15, lambda card: card.phone or None),
)
OF_GROWN_UPS: tuple[tuple[str, float, Told], ...] = (
    ("Status perkawinan", 12, lambda card: card.married or None),
    ("Pekerjaan", 16, lambda card: card.job or None),
    ("Riwayat keluarga", 20, lambda card: card.family_history or None),
    ("Riwayat diri", 20, lambda card: card.own_history or None),
    ("Perilaku berisiko", 22, lambda card: card.habits or None),
    ("Vaksin COVID", 8, lambda card: _yes_or_no(told=card.covid_vaccinated)),
)
NOTE = "Kolom kosong: belum diceritakan. Lengkapi lewat chat: LENGKAPI KARTU dan namanya."


def sheets(extract: Extract) -> list[Sheet]:
    """Write a sheet of mothers, and one of adults and older people."""
    return [
        _sheet(extract, "Kartu ibu", "Ibu Hamil, Nifas dan Menyusui", OF_MOTHERS, _is_mother),
        _sheet(extract, "Kartu dewasa lansia", "Dewasa dan Lansia", OF_GROWN_UPS, _is_grown_up),
    ]


def _sheet(
    extract: Extract,
    name: str,
    whom: str,
    told: tuple[tuple[str, float, Told], ...],
    is_meant: Callable[[ListedResident], bool],
) -> Sheet:
    end = last_of(extract.month)
    listed = [each for each in extract.residents if is_meant(each)]
    return Sheet(
        name=name,
        heading=heading(f"Identitas Kartu {whom} (ILP)", extract, whole_year=True),
        columns=(*FIRST, *(Column(title=title, width=width) for title, width, _ in told)),
        rows=[
            (
                number,
                each.name,
                years(each, end),
                each.rt or None,
                *(tell(each.card) for *_, tell in told),
            )
            for number, each in enumerate(listed, 1)
        ],
        notes=(NOTE, PRIVATE),
    )


def _is_mother(resident: ListedResident) -> bool:
    return LifeStage(resident.life_stage).is_mother


def _is_grown_up(resident: ListedResident) -> bool:
    return LifeStage(resident.life_stage) in GROWN_UP


def _kilograms(weight_g: int | None) -> float | None:
    return None if weight_g is None else weight_g / GRAMS


def _yes_or_no(*, told: bool | None) -> str | None:
    return None if told is None else ("Ya" if told else "Tidak")
