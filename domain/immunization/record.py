"""Doses that have been judged, and the questions the rules ask about them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from domain.immunization.history import Dose
from domain.immunization.schedule import Days, Schedule, Slot


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


_UNREAL = (Result.INVALID_DATE, Result.DUPLICATE)


class Judged(NamedTuple):
    """One record with its result (a plain tuple: every weighing judges every dose anew).

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
        return self.counts_as is not None

    @property
    def is_real(self) -> bool:
        """Say whether it happened, counted or not."""
        return self.result not in _UNREAL

    @property
    def is_uncounted(self) -> bool:
        """Say whether it happened, outside a campaign, and was refused."""
        return not self.is_counted and self.is_real and self.result is not Result.CAMPAIGN


@dataclass(kw_only=True, slots=True)
class SeriesRecord:
    """What was really given of one series, in order of date."""

    antigen: str
    """The antigen of its slots: an MMR is filed under MR."""
    slots: tuple[Slot, ...]
    """Its slots; none for an antigen outside the programme."""
    seen: set[tuple[date, bool]] = field(default_factory=set)
    """Day and campaign or not of every record: the same again is a duplicate."""
    counted: list[Dose] = field(default_factory=list)
    refused_since: list[Dose] = field(default_factory=list)
    """Those refused after the last counted dose."""
    last_refused: Dose | None = None
    last_campaign: Dose | None = None


class Record:
    """The judged doses of one child, seen from one day; each new dose is filed as it is judged."""

    def __init__(self, *, schedule: Schedule, born: date, today: date) -> None:
        self.schedule, self.born, self.today = schedule, born, today
        self.judged: list[Judged] = []
        self.live: list[Dose] = []
        """Every injected live vaccine that really was given, counted or not."""
        self.given: dict[str, Dose] = {}
        """The dose that fills each code."""
        self._days = schedule.days(born)
        self._series: dict[str, SeriesRecord] = {}

    def add(self, judged: Judged, series: SeriesRecord) -> None:
        """File one more dose under its series; doses come in order of date."""
        self.judged.append(judged)
        dose, result = judged.dose, judged.result
        if result is Result.INVALID_DATE or result is Result.DUPLICATE:
            return
        series.seen.add((dose.on, dose.is_campaign))
        if dose.antigen in self.schedule.live.antigens:
            self.live.append(dose)
        if judged.counts_as is not None:
            self.given[judged.counts_as] = dose
            series.counted.append(dose)
            series.refused_since.clear()
        elif result is Result.CAMPAIGN:
            series.last_campaign = dose
        else:
            series.refused_since.append(dose)
            series.last_refused = dose

    def days(self, slot: Slot) -> Days:
        """Give the days of a slot for this child."""
        return self._days[slot.code]

    def series(self, antigen: str) -> SeriesRecord:
        """Give what was given of an antigen and of what stands in for it."""
        series = self._series.get(antigen)
        return series if series is not None else self._open_series(antigen)

    def _open_series(self, antigen: str) -> SeriesRecord:
        name = self.schedule.series_name(antigen)
        if name not in self._series:
            slots = self.schedule.series(name)
            self._series[name] = SeriesRecord(antigen=name, slots=slots)
        self._series[antigen] = self._series[name]
        return self._series[name]
