"""Which sets of doses are complete, judged by the dates of counted doses alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.calendar import add_months, completed_months
from domain.immunization.ipv import holds_ipv
from domain.immunization.record import Record
from domain.immunization.series import doses_needed

_FIRST_BIRTHDAY, _SECOND_BIRTHDAY, _FIFTH_BIRTHDAY = 12, 24, 60
_ZERO_DOSE_FROM_MONTH = 3
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
    infant = _Counted(record=record, before=add_months(record.born, _FIRST_BIRTHDAY))
    toddler = _Counted(record=record, before=add_months(record.born, _SECOND_BIRTHDAY))
    missing = infant.missing(rule.basic)
    new_ones = (
        not infant.missing(_wanted(rule.new_antigens, record))
        and infant.ipv_doses() >= rule.new_antigens_ipv_doses
    )
    return Completeness(
        idl=not missing,
        missing_for_idl=missing,
        basic_complete=not _Counted(record=record, before=date.max).missing(rule.basic),
        idl_new_antigens=not missing and new_ones,
        ibl=not toddler.missing(rule.toddler),
        zero_dose=zero_dose(record),
    )


def zero_dose(record: Record) -> ZeroDose:
    """Say whether a child under five never had DPT-HB-Hib; any real record of it is enough."""
    months = completed_months(record.born, record.today)
    if months >= _FIFTH_BIRTHDAY:
        return ZeroDose.NOT_ASKED
    has_any = any(judged.is_real for judged in record.of_series("DPT"))
    if has_any or months < _ZERO_DOSE_FROM_MONTH:
        return ZeroDose.NO
    return ZeroDose.RISK if months < _FIRST_BIRTHDAY else ZeroDose.YES


def _wanted(codes: Iterable[str], record: Record) -> tuple[str, ...]:
    """Leave out the doses past the end of a short series, such as RV 3 after two Rotarix."""
    slots = [record.schedule.slot(code) for code in codes]
    return tuple(
        slot.code
        for slot in slots
        if record.schedule.series(slot.antigen).index(slot) < doses_needed(slot.antigen, record)
    )


@dataclass(frozen=True, kw_only=True)
class _Counted:
    """The doses counted before a day."""

    record: Record
    before: date

    def missing(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return the codes without a counted dose before the day, in the order asked."""
        return tuple(code for code in codes if not self._has(code))

    def ipv_doses(self) -> int:
        """Count the doses with inactivated polio, separate or in heksavalen."""
        return sum(
            judged.is_counted
            and judged.dose.on < self.before
            and holds_ipv(judged.dose, self.record)
            for judged in self.record.judged
        )

    def _has(self, code: str) -> bool:
        if code == _ANY_IPV:
            return self.ipv_doses() > 0
        dose = self.record.counted_as(code)
        return dose is not None and dose.on < self.before
