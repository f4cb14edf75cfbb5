"""SIP formats 4 and 5: women of childbearing age, and pregnant women."""

from collections.abc import Mapping
from datetime import date

from documents.registers.sheets import Cell, Column, Sheet
from documents.registers.wording import EMPTY, PRIVATE, SHORT_MONTHS, heading
from domain.calendar import completed_months
from domain.extracts import Extract, ListedResident, last_of
from domain.immunization import lifetime_days, tetanus_status

YEAR = 12
YOUNGEST, OLDEST = 15, 49
"""Completed years of women counted as of childbearing age."""
PREGNANT = "pregnant"
DAYS_PER_WEEK = 7
TIMES = 5
"""T I to T V."""
TETANUS = "TT: tanggal Td yang tercatat dan dihitung."
WOMEN = (
    Column(title="No", width=4),
    Column(title="Nama", width=22),
    Column(title="Umur", width=6),
    Column(title="Nama suami", width=18),
    Column(title="Tahapan KS", width=8),
    Column(title="Kelompok dasawisma", width=11),
    Column(title="Anak hidup", width=7),
    Column(title="Anak meninggal (umur)", width=10),
    *(Column(title=title, width=7, group="LiLA (cm)") for title in ("< 23,5", "> 23,5")),
    Column(title="Kapsul yodium", width=8),
    *(
        Column(title=title, width=9, group="Imunisasi TT")
        for title in ("I", "II", "III", "IV", "V")
    ),
    Column(title="Jenis kontrasepsi", width=11),
    Column(title="Penggantian kontrasepsi (bulan, jenis)", width=14),
    Column(title="Ket", width=12),
)
MOTHERS = (
    Column(title="No", width=4),
    Column(title="Tgl daftar", width=10),
    Column(title="Nama", width=20),
    Column(title="Umur", width=6),
    Column(title="Alamat/dasawisma", width=14),
    Column(title="Umur kehamilan (minggu)", width=9),
    Column(title="Hamil ke", width=6),
    Column(title="LiLA (cm)", width=6),
    Column(title="PMT pemulihan", width=8),
    *(Column(title=name, width=5, group="Hasil penimbangan (kg)") for name in SHORT_MONTHS),
    *(Column(title=title, width=7, group="Tablet tambah darah") for title in ("I", "II", "III")),
    *(
        Column(title=title, width=7, group="Imunisasi TT")
        for title in ("I", "II", "III", "IV", "V")
    ),
    Column(title="Kapsul yodium", width=8),
    Column(title="Catatan", width=16),
)


def women(extract: Extract) -> list[Sheet]:
    """Write format 4: women of 15 to 49 years."""
    end = last_of(extract.month)
    listed = [each for each in extract.residents if is_of_childbearing_age(each, end)]
    return [
        Sheet(
            name="SIP 4 WUS PUS",
            heading=heading("SIP Format 4: Register WUS dan PUS", extract, whole_year=True),
            columns=WOMEN,
            rows=[
                _filled(
                    WOMEN,
                    (number, each.name, years(each, end), each.card.husband or None),
                    _of_tetanus(WOMEN, each, end),
                )
                for number, each in enumerate(listed, 1)
            ],
            notes=(EMPTY, TETANUS, "LiLA tepat 23,5 cm termasuk kolom kanan (hijau).", PRIVATE),
        )
    ]


def pregnant(extract: Extract) -> list[Sheet]:
    """Write format 5: pregnant women."""
    end = last_of(extract.month)
    listed = [each for each in extract.residents if each.life_stage == PREGNANT]
    return [
        Sheet(
            name="SIP 5 Ibu hamil",
            heading=heading("SIP Format 5: Register Ibu Hamil", extract, whole_year=True),
            columns=MOTHERS,
            rows=[
                _filled(
                    MOTHERS,
                    (
                        number,
                        None,
                        each.name,
                        years(each, end),
                        _address(each),
                        _weeks(each, end),
                        each.card.pregnancies,
                    ),
                    _of_tetanus(MOTHERS, each, end),
                )
                for number, each in enumerate(listed, 1)
            ],
            notes=(
                EMPTY,
                TETANUS,
                "Umur kehamilan dihitung dari hari pertama haid terakhir sampai akhir bulan ini.",
                PRIVATE,
            ),
        )
    ]


def _filled(
    columns: tuple[Column, ...], first: tuple[Cell, ...], known: Mapping[int, Cell]
) -> tuple[Cell, ...]:
    """Give a row: its first cells, and further ones by their place."""
    return (*first, *(known.get(place) for place in range(len(first), len(columns))))


def _of_tetanus(
    columns: tuple[Column, ...], resident: ListedResident, end: date
) -> dict[int, Cell]:
    """Put the days of the Td that count towards T I to V under their columns."""
    start = next(at for at, column in enumerate(columns) if column.group == "Imunisasi TT")
    days = (day for day in resident.tetanus if day <= end)
    counted = lifetime_days(days, born_on=resident.born_on)
    ignored = tetanus_status(counted, today=end).ignored
    given = [day for day in counted if day not in ignored]
    return dict(enumerate(given[:TIMES], start))


def is_of_childbearing_age(resident: ListedResident, on: date) -> bool:
    """Tell whether somebody is counted among the women of 15 to 49 years."""
    age = years(resident, on)
    return resident.sex == "P" and age is not None and YOUNGEST <= age <= OLDEST


def years(resident: ListedResident, on: date) -> int | None:
    """Give an age in completed years."""
    if resident.born_on is None or resident.born_on > on:
        return None
    return completed_months(resident.born_on, on) // YEAR


def _weeks(resident: ListedResident, on: date) -> int | None:
    since = resident.last_period_on
    return None if since is None or since > on else (on - since).days // DAYS_PER_WEEK


def _address(resident: ListedResident) -> str | None:
    return f"RT {resident.rt}" if resident.rt else None
