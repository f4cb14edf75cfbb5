"""When a family is spoken to next about a child: before a posyandu day, in time, when it is late.

One row of steps for each dose: the day before a posyandu day, nearer when no posyandu day comes
before its last day, once more when it is a month overdue, and then the cadre. Never a fourth text.
The hours and limits are those of ux section 14.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from domain.calendar import add_months
from domain.holidays import holiday
from domain.immunization import Area, Forecast, History, assess

FAMILIES_AT, CADRES_AT = time(16), time(8)
MOST_TEXTS = 3
"""So many texts of one dose a family gets at most."""
LAST_MONTH = 60
"""Posyandu weighs children under five."""
ASKED_AFTERWARDS = timedelta(days=3)
"""Two days after a posyandu day the absent are asked; nothing else before that."""
A_WEEK = timedelta(days=7)
NEAR = timedelta(days=35)
"""A posyandu day so near is waited for before a dose is called late."""
ILL_FOR = timedelta(days=14)
"""A child that is ill is not reminded of for so long (one to two weeks)."""
ONE_DAY = timedelta(days=1)


class Step(StrEnum):
    """Why somebody is spoken to, the most urgent first."""

    DAY = "day"
    DEADLINE = "deadline"
    OVERDUE = "overdue"
    CADRE = "cadre"


TO_FAMILY = (Step.DAY, Step.DEADLINE, Step.OVERDUE)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A dose that was spoken of; `on` is the posyandu day, else the day of the message."""

    dose: str
    step: Step
    on: date


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What the next reminder of a child follows from."""

    history: History
    area: Area
    zone: ZoneInfo
    keeps_silent_days: bool
    days: tuple[date, ...]
    """The posyandu days from a few days back on, as they are really held, in order."""
    told: tuple[Told, ...] = ()
    silent_until: date | None = None
    """The first day on which reminders go on after an illness."""


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """The next time that somebody is spoken to about a child."""

    step: Step
    at: datetime
    doses: tuple[str, ...]
    """The codes that are named; none when only the weighing is due."""
    on: date
    """The posyandu day, or the day of the message."""
    next_due: date | None
    """When the first open dose is recommended."""
    ruleset: str


def next_reminder(outlook: Outlook, after: datetime) -> Reminder | None:
    """Give the first reminder after a moment; None when nothing is due any more."""
    local = after.astimezone(outlook.zone)
    if local.date() >= add_months(outlook.history.born, LAST_MONTH):
        return None
    return _Planning(outlook, local).first()


def is_silent(day: date, *, keeps_silent_days: bool) -> bool:
    """Tell whether a village keeps a day of silence."""
    found = holiday(day) if keeps_silent_days else None
    return found is not None and found.is_day_of_silence


class _Planning:
    """One child's steps after one moment."""

    def __init__(self, outlook: Outlook, after: datetime) -> None:
        self._outlook, self._after = outlook, after
        self._today = max(after.date(), outlook.history.born)
        self._seen = assess(outlook.history, outlook.area, self._today)
        self._open = [plan for plan in self._seen.forecast.values() if plan.is_open]
        self._days = [day for day in outlook.days if not self._is_silent(day)]
        self._told_of: dict[str, list[Told]] = defaultdict(list)
        for told in outlook.told:
            self._told_of[told.dose].append(told)
        self._coming = [day for day in self._days if self._evening_before(day) > after]

    def first(self) -> Reminder | None:
        """Give the earliest step; of two at once the more urgent one."""
        found = [*self._day(), *self._singly(Step.DEADLINE), *self._singly(Step.OVERDUE)]
        found += self._singly(Step.CADRE)
        return min(found, key=lambda step: (step.at, list(Step).index(step.step)), default=None)

    def _day(self) -> Iterator[Reminder]:
        """Remind of the next posyandu day, with the doses that can be given on it."""
        last = add_months(self._outlook.history.born, LAST_MONTH)
        begins = self._outlook.silent_until or date.min
        for day in self._coming:
            if begins <= day < last:
                yield self._reminder(Step.DAY, self._evening_before(day), self._named(day), day)
                return

    def _named(self, day: date) -> tuple[str, ...]:
        if not self._open:
            return ()
        on_that_day = assess(self._outlook.history, self._outlook.area, day)
        return tuple(code for code in on_that_day.can_give_today if self._may_name(code))

    def _may_name(self, code: str) -> bool:
        """Keep the last text of a dose for when it is late."""
        texts = self._texts(code)
        is_late_told = any(told.step is Step.OVERDUE for told in texts)
        return len(texts) < (MOST_TEXTS if is_late_told else MOST_TEXTS - 1)

    def _singly(self, step: Step) -> Iterator[Reminder]:
        """Speak of every dose whose turn for a step comes first, together."""
        turns: dict[date, list[str]] = {}
        for plan in self._open:
            day = {
                Step.DEADLINE: self._near_its_end,
                Step.OVERDUE: self._when_late,
                Step.CADRE: self._for_the_cadre,
            }[step](plan)
            if day is not None:
                turns.setdefault(day, []).append(plan.code)
        if turns:
            day = min(turns)
            hour = CADRES_AT if step is Step.CADRE else FAMILIES_AT
            yield self._reminder(step, self._moment(day, hour), tuple(turns[day]), day)

    def _near_its_end(self, plan: Forecast) -> date | None:
        """Give the day to send a family to the Puskesmas: no posyandu day comes in time."""
        end, begin = self._end(plan), plan.earliest
        texts = self._texts(plan.code)
        if end is None or begin is None or len(texts) >= MOST_TEXTS:
            return None
        if begin - self._today > NEAR:
            return None
        if any(told.step is Step.DEADLINE for told in texts):
            return None
        if any(begin <= day <= end and self._may_name(plan.code) for day in self._coming):
            return None
        day = self._free(max(begin, self._today), FAMILIES_AT)
        calmer = self._free(max(day, *self._calm_from(plan.code, day)), FAMILIES_AT)
        chosen = calmer if calmer <= end else day
        return chosen if chosen <= end and end - chosen < NEAR else None

    def _end(self, plan: Forecast) -> date | None:
        """Give the last day of a dose: its own, or that of a complete first year."""
        birthday, missing = self._first_year
        if plan.code in missing and plan.earliest is not None and plan.earliest < birthday:
            return min(birthday - ONE_DAY, plan.last_day or birthday)
        return plan.last_day

    @cached_property
    def _first_year(self) -> tuple[date, frozenset[str]]:
        """Give the first birthday, and what lacks before it; nothing when it can't be complete."""
        rule = self._seen.record.schedule.completeness
        birthday = rule.infant_before.after(self._outlook.history.born)
        if self._today >= birthday:
            return birthday, frozenset()
        missing = frozenset(self._seen.completeness.missing_for_idl)
        lost = {
            plan.code
            for plan in self._seen.forecast.values()
            if not (plan.is_open or plan.given_on)
        }
        return birthday, frozenset() if missing & lost else missing

    def _when_late(self, plan: Forecast) -> date | None:
        """Give the day of the last text: a month overdue, and not around a posyandu day."""
        texts = self._texts(plan.code)
        if len(texts) >= MOST_TEXTS or any(told.step is Step.OVERDUE for told in texts):
            return None
        day = max(self._late_from(plan), self._today, *self._calm_from(plan.code, self._today))
        horizon = A_WEEK if texts else NEAR
        for held in self._days:
            if day - ASKED_AFTERWARDS < held <= day + horizon:
                day = max(day, held + ASKED_AFTERWARDS)
                break
        return self._in_time(plan, self._free(day, FAMILIES_AT))

    def _for_the_cadre(self, plan: Forecast) -> date | None:
        """Give the day a cadre hears of a dose about which the family was told enough."""
        texts = self._texts(plan.code)
        late = [told.on for told in texts if told.step is Step.OVERDUE]
        last = late or ([told.on for told in texts] if len(texts) >= MOST_TEXTS else [])
        if not last or any(told.step is Step.CADRE for told in self._told(plan.code)):
            return None
        day = max(max(last) + A_WEEK, self._late_from(plan), self._today, *self._after_illness())
        return self._in_time(plan, self._free(day, CADRES_AT))

    def _late_from(self, plan: Forecast) -> date:
        """Give the day a dose is a month overdue."""
        record = self._seen.record
        overdue = record.days(record.schedule.slot(plan.code)).overdue
        return add_months(max(overdue, plan.earliest or overdue), 1)

    def _in_time(self, plan: Forecast, day: date) -> date | None:
        is_past = plan.last_day is not None and day > plan.last_day
        return None if is_past or (plan.earliest or day) > day else day

    def _calm_from(self, code: str, day: date) -> list[date]:
        """Give the days on which what went before is far enough away, and an illness over."""
        told = [text.on + ASKED_AFTERWARDS for text in self._texts(code)]
        held = [each + ASKED_AFTERWARDS for each in self._days if each <= day]
        return [date.min, *told, *held, *self._after_illness()]

    def _after_illness(self) -> tuple[date, ...]:
        until = self._outlook.silent_until
        return (until,) if until else ()

    def _told(self, code: str) -> list[Told]:
        return self._told_of.get(code, [])

    def _texts(self, code: str) -> list[Told]:
        return [told for told in self._told(code) if told.step in TO_FAMILY]

    def _evening_before(self, day: date) -> datetime:
        """Give the hour of a day's reminder; what would fall on a silent day is a day earlier."""
        eve = day - ONE_DAY
        return self._moment(eve - ONE_DAY if self._is_silent(eve) else eve, FAMILIES_AT)

    def _free(self, day: date, hour: time) -> date:
        """Give the first day from one on whose hour is still to come and that is not silent."""
        while self._moment(day, hour) <= self._after or self._is_silent(day):
            day += ONE_DAY
        return day

    def _is_silent(self, day: date) -> bool:
        return is_silent(day, keeps_silent_days=self._outlook.keeps_silent_days)

    def _moment(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, tzinfo=self._outlook.zone)

    def _reminder(self, step: Step, at: datetime, doses: Iterable[str], on: date) -> Reminder:
        due = [plan.recommended for plan in self._open if plan.recommended is not None]
        return Reminder(
            step=step,
            at=at,
            doses=tuple(doses),
            on=on,
            next_due=min(due, default=None),
            ruleset=self._seen.ruleset,
        )
