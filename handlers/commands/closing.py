"""Closing a day, and the midwife's approval of its recap."""

from dialog.messages import Template
from dialog.spoken import day_month
from dialog.texts import text
from dialog.turn import Go
from domain.commands_family import ApproveDay, CloseDay
from domain.errors import Refused
from domain.people import DayStatus, PosyanduDay, RoleKind
from handlers.commands.absences import keep_absence
from handlers.commands.permission import cadre_at, holder_of
from handlers.work import Notice, Outcome, Work
from storage import days


def close_day(work: Work, command: CloseDay) -> Outcome:
    """Lock the day; the midwife gets the recap, the other cadres are told."""
    cadre_at(work, command.posyandu)
    day = work.register.open_day(command.posyandu)
    if day is None or day.id != command.day:
        raise Refused(text("Hari posyandu itu sudah ditutup. Tidak ada yang berubah."))
    for child, reason in command.reasons:
        keep_absence(work, child, day.held_on, reason)
    days.close(work.connection, command.day, by=work.speaker.id, at=work.now)
    closing = work.note("day.closed", "posyandu_day", command.day)
    return Outcome(
        follow=Go(flow="day_closed", subject={"posyandu": command.posyandu}),
        notices=(
            *_to_midwives(work, command, day, closing),
            *_to_colleagues(work, command, closing),
        ),
    )


def _to_midwives(
    work: Work, command: CloseDay, day: PosyanduDay, closing: int
) -> tuple[Notice, ...]:
    """Show the recap; a day that was opened again is closed, and shown, once more."""
    posyandu = work.register.posyandu(command.posyandu)
    return tuple(
        Notice(
            key=f"recap:{closing}:{midwife.id}",
            person_id=midwife.id,
            flow="recap_ready",
            subject={"day": command.day, "posyandu": command.posyandu},
            kind="task",
            template=Template(
                name="tugas_bidan",
                variables=(
                    text("rekap {date}", date=day_month(day.held_on)),
                    posyandu.name,
                ),
            ),
        )
        for midwife in work.register.holders(RoleKind.MIDWIFE)
    )


def _to_colleagues(work: Work, command: CloseDay, closing: int) -> tuple[Notice, ...]:
    cadres = work.register.holders(RoleKind.CADRE, posyandu_id=command.posyandu)
    return tuple(
        Notice(
            key=f"day_closed:{closing}:{cadre.id}",
            person_id=cadre.id,
            flow="colleague_closed",
            subject={"posyandu": command.posyandu, "closed_by": work.speaker.id},
            kind="task",
        )
        for cadre in cadres
        if cadre.id != work.speaker.id
    )


def approve_day(work: Work, command: ApproveDay) -> Outcome:
    """Approve the recap of a closed day."""
    holder_of(work, RoleKind.MIDWIFE, RoleKind.PUSKESMAS)
    day = work.register.last_day(command.posyandu)
    if day is None or day.id != command.day or day.status is not DayStatus.CLOSED:
        raise Refused(text("Rekap itu sudah disetujui atau harinya dibuka lagi."))
    days.approve(work.connection, command.day)
    approval = work.note("day.approved", "posyandu_day", command.day)
    return Outcome(
        follow=Go(flow="day_approved", subject={"posyandu": command.posyandu}),
        notices=_to_closer(work, command, approval),
    )


def _to_closer(work: Work, command: ApproveDay, approval: int) -> tuple[Notice, ...]:
    """Thank the cadre who closed the day, once."""
    cadres = work.register.holders(RoleKind.CADRE, posyandu_id=command.posyandu)
    closer = days.closed_by(work.connection, command.day)
    told = [cadre for cadre in cadres if cadre.id == closer] or list(cadres[:1])
    return tuple(
        Notice(
            key=f"day_approved:{approval}:{cadre.id}",
            person_id=cadre.id,
            flow="recap_approved",
            subject={"posyandu": command.posyandu, "approved_by": work.speaker.id},
            kind="task",
        )
        for cadre in told
    )
