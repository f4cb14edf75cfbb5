"""Doses that have been judged, and the questions the rules ask about them."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Self

from domain.immunization.history import Dose
from domain.immunization.schedule import Schedule


class Result(StrEnum):
    """What became of one record."""

    VALID = "valid"
    VALID_AFTER_MAX_AGE = "valid_after_max_age"
    INVALID_DATE = "invalid_date"
    DUPLICATE = "duplicate"
    CAMPAIGN = "campaign"
    NOT_COUNTED = "not_counted"
    TOO_YOUNG = "too_young"
    INTERVAL_TOO_SHORT = "interval_too_short"
    LIVE_INTERVAL_TOO_SHORT = "live_interval_too_short"


_COUNTED = frozenset({Result.VALID, Result.VALID_AFTER_MAX_AGE})
_UNREAL = frozenset({Result.INVALID_DATE, Result.DUPLICATE})
_UNCOUNTED = frozenset(Result) - _COUNTED - _UNREAL - {Result.CAMPAIGN}


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One record with its result.

    `counts_as` is the code it fills. A refused dose says in `counts_from` the first day it would
    have counted, and in `too_close_to` the earlier dose it followed too soon.
    """

    dose: Dose
    result: Result
    counts_as: str | None = None
    counts_from: date | None = None
    too_close_to: Dose | None = None

    @property
    def is_counted(self) -> bool:
        """Say whether it fills a slot."""
        return self.result in _COUNTED

    @property
    def is_real(self) -> bool:
        """Say whether it happened, counted or not."""
        return self.result not in _UNREAL

    @property
    def is_uncounted(self) -> bool:
        """Say whether it happened, outside a campaign, and was refused."""
        return self.result in _UNCOUNTED


@dataclass(frozen=True, kw_only=True)
class Record:
    """The judged doses of one child, in order of date, seen from one day."""

    schedule: Schedule
    born: date
    today: date
    judged: tuple[Judged, ...] = ()

    def with_judged(self, judged: Judged) -> Self:
        """Return the record with one more dose at its end."""
        return replace(self, judged=(*self.judged, judged))

    def of_series(self, antigen: str) -> tuple[Judged, ...]:
        """Return every record of an antigen and of what stands in for it."""
        name_of = self.schedule.series_name
        wanted = name_of(antigen)
        return tuple(judged for judged in self.judged if name_of(judged.dose.antigen) == wanted)

    def counted_in(self, antigen: str) -> tuple[Dose, ...]:
        """Return the counted doses of a series, first to last."""
        return tuple(judged.dose for judged in self.of_series(antigen) if judged.is_counted)

    def counted_as(self, code: str) -> Dose | None:
        """Return the dose that fills a slot, if one does."""
        return next((judged.dose for judged in self.judged if judged.counts_as == code), None)

    def last_uncounted(self, antigen: str) -> Dose | None:
        """Return the last refused dose of a series, if any."""
        refused = [judged.dose for judged in self.of_series(antigen) if judged.is_uncounted]
        return refused[-1] if refused else None

    def last_campaign(self, antigen: str) -> Dose | None:
        """Return the last campaign dose that a routine dose of this antigen must wait for."""
        doses = [
            judged.dose
            for judged in self.of_series(antigen)
            if judged.result is Result.CAMPAIGN and antigen in self.schedule.campaign.antigens
        ]
        return doses[-1] if doses else None

    def live_doses(self) -> tuple[Dose, ...]:
        """Return every injected live vaccine that really was given, counted or not."""
        live = self.schedule.live.antigens
        return tuple(
            judged.dose for judged in self.judged if judged.is_real and judged.dose.antigen in live
        )
