"""SIP formats 1, 2 and 3: births and deaths, the register of infants, that of under-fives."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from documents.registers import sip_doses
from documents.registers.sheets import Cell, Column, Sheet
from documents.registers.wording import (
    EMPTY,
    PRIVATE,
    SHORT_MONTHS,
    heading,
    kilograms,
    spoken_name,
)
from domain.extracts import Extract, ListedChild, last_of
from domain.indicators import UNDER_FIVE_MONTHS

INFANT_MONTHS = 12
FIRST = (
    Column(title="No", width=4),
    Column(title="Nama ibu", width=20),
    Column(title="Nama bapak", width=20),
    Column(title="Nama bayi", width=20),
    Column(title="Tanggal lahir", width=11),
    Column(title="Tanggal meninggal bayi", width=11),
    Column(title="Tanggal meninggal ibu (hamil/melahirkan/nifas)", width=16),
    Column(title="Ket", width=20),
)
REGISTER = (
    Column(title="No", width=4),
    Column(title="Nama", width=20),
    Column(title="Tgl lahir", width=10),
    Column(title="BB lahir (kg)", width=6),
    Column(title="Nama ayah", width=14),
    Column(title="Nama ibu", width=16),
    Column(title="Dasawisma", width=9),
    *(Column(title=name, width=5, group="Hasil penimbangan (kg)") for name in SHORT_MONTHS),
    *(Column(title=name, width=9, group="Sirup besi") for name in ("I", "II")),
    *(Column(title=name, width=9, group="Vitamin A") for name in ("I", "II")),
    Column(title="Oralit", width=6),
    *(Column(title=title, width=9, group="Imunisasi (tgl)") for *_, title in sip_doses.PLACES),
    Column(title="Tgl meninggal", width=10),
    Column(title="Catatan", width=24),
)


def catalogue(extract: Extract) -> list[Sheet]:
    """Write format 1: who was born or died in the year."""
    listed = [
        child
        for child in extract.children
        if child.born_on >= extract.first or (child.is_dead and child.left_on is not None)
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            number,
            child.mother_name,
            None,
            spoken_name(child),
            child.born_on if child.born_on >= extract.first else None,
            child.left_on if child.is_dead else None,
            None,
            None,
        )
        for number, child in enumerate(listed, 1)
    ]
    return [
        Sheet(
            name="SIP 1 Catatan",
            heading=heading(
                "SIP Format 1: Catatan Ibu Hamil, Kelahiran, Kematian Bayi dan Ibu",
                extract,
                whole_year=True,
            ),
            columns=FIRST,
            rows=rows,
            notes=(EMPTY, PRIVATE),
        )
    ]


def infants(extract: Extract) -> list[Sheet]:
    """Write format 2: the register of infants."""
    return _register(
        extract, "SIP 2 Bayi", "SIP Format 2: Register Bayi", lambda age: age < INFANT_MONTHS
    )


def under_fives(extract: Extract) -> list[Sheet]:
    """Write format 3: the register of under-fives from one year on."""
    return _register(
        extract,
        "SIP 3 Balita",
        "SIP Format 3: Register Balita",
        lambda age: INFANT_MONTHS <= age < UNDER_FIVE_MONTHS,
    )


def _register(
    extract: Extract, name: str, title: str, belongs: Callable[[int], bool]
) -> list[Sheet]:
    end = last_of(extract.month)
    listed = [child for child in extract.children if belongs(child.months(end))]
    weights = _weights(extract)
    capsules: dict[int, list[date]] = defaultdict(list)
    for capsule in extract.capsules:
        capsules[capsule.child_id].append(capsule.on)
    doses = sip_doses.numbered(extract.doses)
    rows = [
        _row(number, child, weights[child.id], capsules[child.id], doses.get(child.id, []))
        for number, child in enumerate(listed, 1)
    ]
    return [
        Sheet(
            name=name,
            heading=heading(title, extract, whole_year=True),
            columns=REGISTER,
            rows=rows,
            notes=(EMPTY, sip_doses.NOTE, PRIVATE),
        )
    ]


def _weights(extract: Extract) -> dict[int, dict[int, int]]:
    """Give the weights of the year by child and month; the latest of a month counts."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for weighing in extract.weighings:
        if weighing.weight_g is not None:
            found[weighing.child_id][weighing.on.month] = weighing.weight_g
    return found


def _row(
    number: int,
    child: ListedChild,
    weights: dict[int, int],
    capsules: list[date],
    doses: list[sip_doses.Numbered],
) -> tuple[Cell, ...]:
    first, second = (*capsules[:2], None, None)[:2]
    return (
        number,
        spoken_name(child),
        child.born_on,
        None,
        None,
        child.mother_name,
        None,
        *(kilograms(weights.get(month)) for month in range(1, 13)),
        None,
        None,
        first,
        second,
        None,
        *sip_doses.dates(doses),
        child.left_on if child.is_dead else None,
        _note(child, doses),
    )


def _note(child: ListedChild, doses: list[sip_doses.Numbered]) -> str | None:
    moved = f"Pindah/keluar {child.left_on:%d-%m-%Y}" if child.left_on and not child.is_dead else ""
    return "; ".join(part for part in (moved, sip_doses.others(doses)) if part) or None
