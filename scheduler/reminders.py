"""Reminders to families: the day before a posyandu day, near a dose's last day, once when late.

Local to the village, never on a day of silence, one message for each person and day and two a
week; what was sent is known by its meaning, so that planning again sends nothing twice.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import structlog

from domain.reminders import TO_FAMILY, Step, is_silent
from scheduler import overdue_lists
from scheduler.metrics import SKIPPED
from storage import due, promises
from storage.engine import Connection
from storage.promises import Due, Promise

log = structlog.get_logger()

EARLIEST, QUIET_FROM = time(7), time(20)
LOOKED_AT_BETWEEN_MESSAGES = 20
MOST_A_WEEK = 2
WEEK = timedelta(days=7)
AT_ONCE = 4_000
RECOMPUTED_AT_ONCE = 1_000


def look_ahead(connection: Connection, now: datetime) -> bool:
    """Compute anew a few children something was changed for; tell whether more may wait.

    Few at a time: on SQLite every message waits while it goes on.
    """
    changed = due.stale(connection, LOOKED_AT_BETWEEN_MESSAGES)
    due.recompute(connection, changed, now)
    return len(changed) == LOOKED_AT_BETWEEN_MESSAGES


def plan(connection: Connection, now: datetime) -> None:
    """Promise what is due now, and look ahead for the children who were spoken of before."""
    due.recompute(connection, due.stale(connection, RECOMPUTED_AT_ONCE), now)
    found = promises.due(connection, now, AT_ONCE)
    if not found:
        return
    promises.advance(connection, [each.child_id for each in found])
    timely = [each for each in found if _is_timely(each, now)]
    if len(timely) < len(found):
        SKIPPED.inc(len(found) - len(timely))
        log.info("reminders.skipped", count=len(found) - len(timely))
    to_families = [each for each in timely if each.step in TO_FAMILY]
    if to_families:
        _Round(connection, to_families, now).speak()
    overdue_lists.tell(connection, [each for each in timely if each.step == Step.CADRE], now)


def _is_timely(each: Due, now: datetime) -> bool:
    """Tell whether a moment may still be spoken at; 'tomorrow' is true on one day only."""
    zone = ZoneInfo(each.zone)
    local = now.astimezone(zone)
    if each.step == Step.DAY and each.send_at.astimezone(zone).date() != local.date():
        return False
    is_awake = EARLIEST <= local.time() < QUIET_FROM
    return is_awake and not is_silent(local.date(), keeps_silent_days=each.keeps_silent_days)


@dataclass
class _Round:
    """What is due to families at one moment."""

    connection: Connection
    found: list[Due]
    now: datetime

    def speak(self) -> None:
        """Promise one message to each person, and keep which doses it names."""
        ids = [each.child_id for each in self.found]
        hears = promises.those_who_hear(self.connection, ids)
        self._excused = self._answered()
        by_person: dict[int, list[Due]] = defaultdict(list)
        for each in self.found:
            for person in hears.get(each.child_id, ()):
                by_person[person].append(each)
        self._midnights = {
            person: self._midnight(dues[0].zone) for person, dues in by_person.items()
        }
        self._told = promises.told_since(self.connection, list(by_person), self.now - WEEK)
        promised: list[Promise] = []
        spoken_of: list[Due] = [
            each for each in self.found if each.step != Step.DAY and each.child_id not in hears
        ]
        for person, dues in by_person.items():
            chosen = self._chosen(person, dues)
            if chosen:
                promised.append(self._promise(person, chosen))
                spoken_of += chosen
        promises.promise(self.connection, promised, self.now)
        promises.tell(self.connection, _told(spoken_of))

    def _answered(self) -> tuple[set[tuple[int, int, date]], set[tuple[int, date]]]:
        days = [each for each in self.found if each.step == Step.DAY]
        if not days:
            return set(), set()
        return (
            promises.answered(
                self.connection,
                {each.posyandu_id for each in days},
                {each.on for each in days},
            ),
            promises.weighed_elsewhere(
                self.connection,
                [each.child_id for each in days],
                min(each.on for each in days).replace(day=1),
            ),
        )

    def _chosen(self, person: int, dues: list[Due]) -> list[Due]:
        """Choose what one message says: the posyandu day, else all doses that cannot wait."""
        answers, elsewhere = self._excused
        days = [
            each
            for each in dues
            if each.step == Step.DAY
            and (person, each.posyandu_id, each.on) not in answers
            and (each.doses or (each.child_id, each.on.replace(day=1)) not in elsewhere)
        ]
        if days:
            first = min(each.on for each in days)
            return [each for each in days if each.on == first] if self._has_room(person) else []
        urgent = [each for each in dues if each.step == Step.DEADLINE]
        others = [each for each in dues if each.step == Step.OVERDUE]
        if not self._has_room(person):
            return []
        return urgent + (others if not self._is_told_today(person) else [])

    def _has_room(self, person: int) -> bool:
        """Allow one reminder for each person and day, and two a week."""
        midnight = self._midnights[person]
        reminded = [at for at, kind in self._told.get(person, ()) if kind == "reminder"]
        return len(reminded) < MOST_A_WEEK and all(at <= midnight for at in reminded)

    def _is_told_today(self, person: int) -> bool:
        """Tell whether an announcement went out today; what can wait then waits."""
        midnight = self._midnights[person]
        return any(at > midnight for at, _kind in self._told.get(person, ()))

    def _midnight(self, zone_name: str) -> datetime:
        zone = ZoneInfo(zone_name)
        return datetime.combine(self.now.astimezone(zone).date(), time(0), tzinfo=zone)

    def _promise(self, person: int, chosen: list[Due]) -> Promise:
        zone = ZoneInfo(chosen[0].zone)
        today = self.now.astimezone(zone).date()
        doses = {str(each.child_id): list(each.doses) for each in chosen if each.doses}
        children = [each.child_id for each in chosen]
        expires_at = datetime.combine(today, QUIET_FROM, tzinfo=zone)
        if chosen[0].step == Step.DAY:
            on = chosen[0].on.isoformat()
            return Promise(
                key=f"reminder:before:{person}:{on}",
                person_id=person,
                flow="posyandu_reminder",
                subject={"on": on, "children": children, "doses": doses},
                template="pengingat_posyandu_imunisasi" if doses else "pengingat_posyandu",
                expires_at=expires_at,
            )
        return Promise(
            key=f"reminder:vaccine:{person}:{today.isoformat()}",
            person_id=person,
            flow="vaccine_reminder",
            subject={
                "children": children,
                "doses": doses,
                "cannot_wait": any(each.step == Step.DEADLINE for each in chosen),
            },
            template="pengingat_imunisasi",
            expires_at=expires_at,
        )


def _told(spoken_of: Iterable[Due]) -> Iterable[tuple[int, str, str, date]]:
    """List the doses that were named; a posyandu day's count for that day."""
    return ((each.child_id, dose, each.step, each.on) for each in spoken_of for dose in each.doses)
