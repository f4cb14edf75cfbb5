"""Opening a day, and leaving one open over night."""

from datetime import date, datetime, time, timedelta

from dialog.texts import text
from dialog.turn import Go
from domain.commands import OpenDay, PostponeClosing
from domain.errors import Refused
from domain.people import DayStatus, PosyanduDay
from handlers.commands.permission import cadre_at
from handlers.work import Outcome, Work
from storage import days

ASKED_AT = time(16)
ASKED_AGAIN_AT = time(8)


def open_day(work: Work, command: OpenDay) -> Outcome:
    """Open a posyandu's day; only one is open at a time."""
    cadre_at(work, command.posyandu)
    if work.register.open_day(command.posyandu) is None:
        open_planned(work, command.posyandu, command.on)
    return Outcome(follow=Go(flow="day_opened", subject={"posyandu": command.posyandu}))


def open_planned(work: Work, posyandu_id: int, on: date) -> int:
    """Open the day of a date: the planned one, else one of its own; give its number."""
    local = work.register.now
    if on > local.date():
        raise Refused(text("Tanggal itu belum sampai. Hari posyandu dibuka pada harinya."))
    day = days.on(work.connection, posyandu_id, on) or _unplanned(work, posyandu_id, on)
    if day.status in (DayStatus.CLOSED, DayStatus.APPROVED):
        raise Refused(
            text("Hari posyandu itu sudah ditutup. Bidan atau koordinator bisa membukanya lagi.")
        )
    day_id = days.open_now(
        work.connection,
        day,
        by=work.speaker.id,
        at=work.now,
        ask_at=_at(work, on, ASKED_AT),
    )
    work.note("day.opened", "posyandu_day", day_id, on=on.isoformat())
    return day_id


def _unplanned(work: Work, posyandu_id: int, on: date) -> PosyanduDay:
    """Take the month's planned day along to another date, or make a day of its own."""
    planned = days.planned_in(work.connection, posyandu_id, on)
    if planned.status is DayStatus.PLANNED:
        return PosyanduDay(
            id=planned.id,
            posyandu_id=posyandu_id,
            planned_on=planned.planned_on,
            held_on=on,
            status=DayStatus.PLANNED,
        )
    return days.by_rule(posyandu_id, on)


def postpone_closing(work: Work, command: PostponeClosing) -> Outcome:
    """Leave a day open; asked again next morning or not at all."""
    cadre_at(work, days.by_number(work.connection, command.day).posyandu_id)
    ask_at = None
    if command.until_morning:
        ask_at = _at(work, work.register.now.date() + timedelta(days=1), ASKED_AGAIN_AT)
    days.ask_to_close_at(work.connection, command.day, ask_at)
    work.note("day.closing_postponed", "posyandu_day", command.day)
    return Outcome(
        follow=Go(flow="closing_postponed", subject={"until_morning": command.until_morning})
    )


def _at(work: Work, day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=work.village.zone)
