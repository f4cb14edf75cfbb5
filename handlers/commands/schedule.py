"""Moving and adding a posyandu's day."""

from datetime import date, datetime, timedelta

from dialog.spoken import weekday_date
from dialog.texts import text
from dialog.turn import Go
from domain import quiet_hours
from domain.broadcasts import Purpose, families_of
from domain.commands_village import AddDay, MoveDay
from domain.errors import Refused
from domain.holidays import holiday
from domain.people import DayStatus, Posyandu, PosyanduDay, RoleKind
from flows.village.moving_day import TOLD_AT
from handlers.commands.broadcasts import Announcement, keep
from handlers.commands.permission import holder_of
from handlers.work import Notice, Outcome, Work
from storage import days


def move_day(work: Work, command: MoveDay) -> Outcome:
    """Hold a day on another date; its cadres hear of it at once, the families at 16.00."""
    holder_of(work, RoleKind.VILLAGE_OFFICER, RoleKind.COORDINATOR)
    posyandu = _own(work, command.posyandu)
    day = _planned(work, command)
    _check_date(work, posyandu, command.to)
    days.move(work.connection, day, command.to)
    work.note(
        "posyandu_day.moved",
        "posyandu",
        posyandu.id,
        was=day.held_on.isoformat(),
        to=command.to.isoformat(),
    )
    return Outcome(
        follow=_told(work, posyandu, day, command),
        notices=_to_cadres(work, posyandu, day, command.to),
    )


def _told(work: Work, posyandu: Posyandu, day: PosyanduDay, command: MoveDay) -> Go:
    """Announce the new date to the families that agreed to messages."""
    subject: dict[str, object] = {"posyandu": posyandu.id, "on": command.to.isoformat()}
    if not command.tells:
        return Go(flow="day_moved", subject={**subject, "broadcast": None, "families": 0})
    families = work.register.audience_size(families_of(posyandu.id)).people
    if not families:
        return Go(flow="nobody_told", subject=subject)
    was, becomes = weekday_date(day.held_on), weekday_date(command.to)
    broadcast = keep(
        work,
        Announcement(
            audience=families_of(posyandu.id),
            words=text(
                "Posyandu {posyandu} yang tadinya {was} dipindah ke {becomes} di tempat yang sama.",
                posyandu=posyandu.name,
                was=was,
                becomes=becomes,
            ),
            send_at=_told_at(work.register.now, day, command.to),
            purpose=Purpose.SCHEDULE,
            variables=(posyandu.name, was, becomes),
        ),
    )
    return Go(flow="day_moved", subject={**subject, "broadcast": broadcast, "families": families})


def _told_at(local: datetime, was: PosyanduDay, to: date) -> datetime:
    """Tell families at 16.00: today, or tomorrow when that has passed.

    When either day begins before that, they are told as soon as people may be written to.
    """
    today = datetime.combine(local.date(), TOLD_AT, tzinfo=local.tzinfo)
    usual = today if local < today else today + timedelta(days=1)
    return usual if usual.date() < min(was.held_on, to) else quiet_hours.earliest(local)


def _to_cadres(work: Work, posyandu: Posyandu, day: PosyanduDay, to: date) -> tuple[Notice, ...]:
    return tuple(
        Notice(
            key=f"day_moved:{posyandu.id}:{day.planned_on}:{to}:{cadre.id}",
            person_id=cadre.id,
            flow="day_was_moved",
            subject={
                "posyandu": posyandu.id,
                "was": day.held_on.isoformat(),
                "on": to.isoformat(),
                "by": work.speaker.id,
            },
            kind="task",
        )
        for cadre in work.register.holders(RoleKind.CADRE, posyandu_id=posyandu.id)
        if cadre.id != work.speaker.id
    )


def add_day(work: Work, command: AddDay) -> Outcome:
    """Keep one more day beside those of the rule."""
    holder_of(work, RoleKind.VILLAGE_OFFICER, RoleKind.COORDINATOR)
    posyandu = _own(work, command.posyandu)
    _check_date(work, posyandu, command.on)
    if days.planned_in(work.connection, posyandu.id, command.on).planned_on == command.on:
        raise Refused(text("Hari itu hari posyandu yang biasa, dan sudah dipindah."))
    days.add(
        work.connection,
        posyandu.id,
        command.on,
        opens_at=command.opens_at,
        place=command.place,
    )
    work.note("posyandu_day.added", "posyandu", posyandu.id, on=command.on.isoformat())
    return Outcome(
        follow=Go(flow="day_added", subject={"posyandu": posyandu.id, "on": command.on.isoformat()})
    )


def _own(work: Work, posyandu_id: int) -> Posyandu:
    posyandu = work.register.posyandu(posyandu_id)
    if posyandu.village_id != work.village.id:
        raise Refused(text("Maaf, posyandu itu bukan di desa ini."))
    return posyandu


def _planned(work: Work, command: MoveDay) -> PosyanduDay:
    """Give the day as it stands now; one that has begun is not moved."""
    today = work.register.now.date()
    ahead = work.register.days_between(command.posyandu, today, today + timedelta(days=400))
    for day in ahead:
        if day.planned_on == command.planned_on and day.status is DayStatus.PLANNED:
            return day
    raise Refused(text("Hari posyandu itu sudah dibuka atau sudah lewat."))


def _check_date(work: Work, posyandu: Posyandu, on: date) -> None:
    if on < work.register.now.date():
        raise Refused(text("Tanggal itu sudah lewat."))
    falls_on = holiday(on)
    if falls_on is not None and falls_on.is_day_of_silence:
        raise Refused(text("Tidak ada kegiatan pada hari itu."))
    if work.register.days_between(posyandu.id, on, on):
        raise Refused(
            text("{posyandu} sudah punya hari posyandu pada tanggal itu.", posyandu=posyandu.name)
        )
