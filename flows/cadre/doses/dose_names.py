"""How recorded doses are named to those who see them by duty: 'MR 1', 'Varisela'."""

from collections.abc import Sequence
from datetime import date

from dialog.texts import text
from domain.doses import DoseRecord
from domain.immunization import (
    Area,
    Dose,
    History,
    Judged,
    Result,
    assess,
    current_schedule,
    dose_name,
)
from domain.people import Child
from domain.register import Register

REFUSED = (Result.TOO_YOUNG, Result.INTERVAL_TOO_SHORT, Result.LIVE_INTERVAL_TOO_SHORT)
"""Doses that happened and have to be repeated: the midwife is asked."""


def area_of(register: Register) -> Area:
    """Give what the kabupaten of the speaker's village decides."""
    village = register.village
    return Area(je_endemic=village.je_endemic, hexa_region=village.hexavalent)


def judged_doses(
    register: Register, child: Child, doses: Sequence[Dose], today: date
) -> dict[int, Judged]:
    """Judge doses beside each other, by the identity of each."""
    history = History(born=child.born_on, sex=child.sex, doses=tuple(doses))
    return {id(one.dose): one for one in assess(history, area_of(register), today).given}


def judged_records(
    register: Register, child: Child, today: date
) -> tuple[tuple[DoseRecord, Judged], ...]:
    """Judge what stands of a child, oldest first."""
    records = register.dose_records(child.id)
    judged = judged_doses(register, child, [record.dose for record in records], today)
    return tuple((record, judged[id(record.dose)]) for record in records)


def name_of(judged: Judged) -> str:
    """Name a judged dose by the code it fills, or by its vaccine when it fills none."""
    if judged.counts_as is None:
        return vaccine_name(judged.dose.antigen)
    if is_combined(judged):
        primary = current_schedule().hexavalent.primary
        number = primary.index(judged.counts_as) + 1
        return text("Heksavalen {number}", number=number)
    return dose_name(judged.counts_as, for_family=False)


def is_combined(judged: Judged) -> bool:
    """Tell a dose of the combined injection, which has a name of its own."""
    hexavalent = current_schedule().hexavalent
    return judged.dose.product == hexavalent.product and judged.counts_as in hexavalent.primary


def vaccine_name(antigen: str) -> str:
    """Name a vaccine without a number."""
    if current_schedule().visit(antigen) is not None:
        return dose_name(antigen, for_family=False)
    return {
        "DPT": "DPT-HB-Hib",
        "HB0": "HB-0",
        "heksavalen": text("Heksavalen"),
        "VARISELA": text("Varisela"),
        "YF": text("Demam kuning"),
        "TD": "Td",
    }.get(antigen, antigen)
