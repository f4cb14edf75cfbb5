"""Which sets of doses are complete, judged by the dates of counted doses alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.immunization.ipv import ANTIGEN as IPV
from domain.immunization.ipv import is_hexavalent
from domain.immunization.record import Record
from domain.immunization.series import doses_needed

_ANY_IPV = "IPV1"


class ZeroDose(StrEnum):
    """Whether a child has never had DPT-HB-Hib."""

    NO = "no"
    RISK = "risk"
    YES = "yes"
    NOT_ASKED = "na"


@dataclass(frozen=True, kw_only=True)
class Completeness:
    """The completeness flags of one child.

    `idl` is imunisasi dasar lengkap before the first birthday, `basic_complete` the same doses at
    any age, `ibl` the toddler boosters before the second birthday.
    """

    idl: bool
    missing_for_idl: tuple[str, ...]
    basic_complete: bool
    idl_new_antigens: bool
    ibl: bool
    zero_dose: ZeroDose


def completeness(record: Record) -> Completeness:
    """Say which sets of doses are complete."""
    rule = record.schedule.completeness
    infant_before = rule.infant_before.after(record.born)
    ipv = _ipv_days(record)
    days = {code: dose.on for code, dose in record.given.items()}
    days[_ANY_IPV] = min(ipv, default=date.max)
    missing = _missing(rule.basic, infant_before, days)
    has_new_ones = not missing and (
        sum(day < infant_before for day in ipv) >= rule.new_antigens_ipv_doses
        and not _missing(_wanted(rule.new_antigens, record), infant_before, days)
    )
    return Completeness(
        idl=not missing,
        missing_for_idl=missing,
        basic_complete=not missing or not _missing(rule.basic, date.max, days),
        idl_new_antigens=has_new_ones,
        ibl=not _missing(rule.toddler, rule.toddler_before.after(record.born), days),
        zero_dose=_zero_dose(record),
    )


def _zero_dose(record: Record) -> ZeroDose:
    """Say whether a child under five never had DPT-HB-Hib; any real record of it is enough."""
    rule, born, today = record.schedule.zero_dose, record.born, record.today
    if today >= rule.until.after(born):
        return ZeroDose.NOT_ASKED
    if record.series(rule.antigen).seen or today < rule.risk_from.after(born):
        return ZeroDose.NO
    return ZeroDose.RISK if today < rule.certain_from.after(born) else ZeroDose.YES


def _missing(codes: Iterable[str], before: date, days: Mapping[str, date]) -> tuple[str, ...]:
    """Return the codes without a counted dose before a day, in the order asked."""
    return tuple([code for code in codes if days.get(code, date.max) >= before])


def _ipv_days(record: Record) -> list[date]:
    """List the days of counted inactivated polio, separate or in heksavalen."""
    combined = record.series(record.schedule.hexavalent.antigen).counted
    days = [dose.on for dose in combined if is_hexavalent(dose, record)]
    return days + [dose.on for dose in record.series(IPV).counted]


def _wanted(codes: Iterable[str], record: Record) -> tuple[str, ...]:
    """Leave out the doses past the end of a short series, such as RV 3 after two Rotarix."""
    schedule = record.schedule
    slots = [schedule.slot(code) for code in codes]
    return tuple(
        slot.code
        for slot in slots
        if schedule.series(slot.antigen).index(slot)
        < doses_needed(record.series(slot.antigen), record)
    )
