"""Td of women: what was recorded, and the T status it comes to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.immunization import TetanusStatus, lifetime_days, tetanus_status
from domain.screening.residents import Resident
from domain.screening.stages import LifeStage

ANTIGEN = "TD"


@dataclass(frozen=True, kw_only=True)
class TetanusRecord:
    """One recorded Td or TT."""

    id: int
    resident_id: int
    on: date
    told_by: str
    """One of `domain.doses.ToldBy`."""
    place: str = ""
    batch: str = ""
    vaccinator: str = ""
    recorded_by: int | None = None
    recorded_at: datetime
    stands: bool = True
    """False when it was taken away, or another row took its place."""


class TetanusRegister(Protocol):
    """Recorded Td of women, seen by one speaker."""

    def tetanus_record(self, dose_id: int) -> TetanusRecord:
        """Give one recorded Td, withdrawn or not, or raise Unknown."""

    def tetanus_records(self, resident_id: int) -> tuple[TetanusRecord, ...]:
        """List the Td of somebody that stand, oldest first."""

    def tetanus_days(self, posyandu_ids: tuple[int, ...]) -> Mapping[int, tuple[date, ...]]:
        """Give the days of the Td that stand of all who some posyandu serve, by person."""

    def residents_of_several(self, posyandu_ids: tuple[int, ...]) -> tuple[Resident, ...]:
        """List those that some posyandu serve who are no under-fives, by name."""


def status_of(resident: Resident, days: Iterable[date], today: date) -> TetanusStatus:
    """Count somebody's Td over life; what the infant doses add depends on the birth date."""
    return tetanus_status(lifetime_days(days, born_on=resident.born_on), today=today)


def is_pregnant(resident: Resident, on: date) -> bool:
    """Tell whether a pregnancy lasts on a day, as far as its weeks are known."""
    if resident.stage(on) is not LifeStage.PREGNANT:
        return False
    return resident.last_period_on is None or resident.weeks(on) is not None


def women_due(
    residents: Iterable[Resident], days: Mapping[int, tuple[date, ...]], on: date
) -> tuple[tuple[Resident, TetanusStatus], ...]:
    """List the pregnant women to whom the next Td may be given on a day, by name."""
    found = (
        (each, status_of(each, days.get(each.id, ()), on))
        for each in residents
        if is_pregnant(each, on)
    )
    due = [(resident, status) for resident, status in found if status.is_due]
    return tuple(sorted(due, key=lambda one: (one[0].name, one[0].id)))
