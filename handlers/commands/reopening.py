"""Opening a closed day again; what was closed and approved before stays in the history."""

from datetime import datetime, timedelta

from dialog.messages import Template
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_days import AskReopening, PutRight, RefuseReopening, ReopenDay
from domain.errors import Refused
from domain.people import DayStatus, PosyanduDay, RoleKind
from flows.cadre.day.reopening import deciders
from handlers.commands import results
from handlers.commands.days import ASKED_AGAIN_AT, ASKED_AT
from handlers.commands.permission import cadre_at, holder_of
from handlers.work import Notice, Outcome, Work
from storage import audit, days


def ask_reopening(work: Work, command: AskReopening) -> Outcome:
    """Pass the wish on to the midwives and coordinators; the first of them decides."""
    cadre_at(work, command.posyandu)
    _closed_day(work, command.posyandu, command.day)
    request = work.note("day.reopening_asked", "posyandu_day", command.day, reason=command.reason)
    posyandu = work.register.posyandu(command.posyandu)
    return Outcome(
        follow=Go(flow="reopening_asked"),
        notices=tuple(
            Notice(
                key=f"reopening:{request}:{person.id}",
                person_id=person.id,
                flow="reopening_wanted",
                subject={
                    "day": command.day,
                    "posyandu": command.posyandu,
                    "asked_by": work.speaker.id,
                    "reason": command.reason,
                    "request": request,
                },
                kind="task",
                template=Template(
                    name="tugas_bidan", variables=(text("permintaan buka lagi"), posyandu.name)
                ),
            )
            for person in deciders(work.register)
        ),
    )


def reopen_day(work: Work, command: ReopenDay) -> Outcome:
    """Open a day again and tell its cadres."""
    holder_of(work, RoleKind.MIDWIFE, RoleKind.COORDINATOR)
    day = _closed_day(work, command.posyandu, command.day)
    if command.request is not None and audit.has_happened(
        work.connection, "day.reopened", command.day, after=command.request
    ):
        return Outcome(follow=Go(flow="reopening_served"))
    days.reopen(work.connection, command.day, ask_at=_asked_at(work, day))
    opening = work.note(
        "day.reopened",
        "posyandu_day",
        command.day,
        was=str(day.status),
        reason=command.reason,
        asked_by=command.asked_by,
    )
    cadres = work.register.holders(RoleKind.CADRE, posyandu_id=command.posyandu)
    return Outcome(
        follow=Go(flow="day_reopened", subject={"posyandu": command.posyandu}),
        notices=tuple(
            Notice(
                key=f"day_reopened:{opening}:{cadre.id}",
                person_id=cadre.id,
                flow="day_open_again",
                subject={
                    "posyandu": command.posyandu,
                    "opened_by": work.speaker.id,
                    "reason": command.reason,
                },
                kind="task",
            )
            for cadre in cadres
            if cadre.id != work.speaker.id
        ),
    )


def refuse_reopening(work: Work, command: RefuseReopening) -> Outcome:
    """Leave the day closed and tell the cadre who asked."""
    holder_of(work, RoleKind.MIDWIFE, RoleKind.COORDINATOR)
    refusal = work.note("day.reopening_refused", "posyandu_day", command.day)
    subject = {"posyandu": command.posyandu, "refused_by": work.speaker.id}
    return Outcome(
        follow=Go(flow="reopening_refused", subject={**subject, "tells_cadre": False}),
        notices=(
            Notice(
                key=f"reopening_refused:{refusal}",
                person_id=command.asked_by,
                flow="reopening_refused",
                subject={**subject, "tells_cadre": True},
                kind="task",
            ),
        ),
    )


def _closed_day(work: Work, posyandu: int, day_id: int) -> PosyanduDay:
    """Give the posyandu's last day while it is closed, or refuse kindly."""
    day = work.register.last_day(posyandu)
    if day is None or day.id != day_id:
        raise Refused(text("Sudah ada hari posyandu yang lebih baru. Tidak ada yang dibuka."))
    if day.status is DayStatus.OPEN:
        raise Refused(text("Hari posyandu itu sudah terbuka lagi."))
    return day


def _asked_at(work: Work, day: PosyanduDay) -> datetime:
    """Choose when the cadre is asked to close it: at 16.00 of its day, else tomorrow at 08.00."""
    local = work.register.now
    today = datetime.combine(local.date(), ASKED_AT, tzinfo=work.village.zone)
    if local < today and day.held_on == local.date():
        return today
    tomorrow = local.date() + timedelta(days=1)
    return datetime.combine(tomorrow, ASKED_AGAIN_AT, tzinfo=work.village.zone)


def put_right(work: Work, command: PutRight) -> Outcome:
    """Put the midwife's figure in place; the old one stays in the history."""
    holder_of(work, RoleKind.MIDWIFE)
    old = work.register.weighing(command.weighing)
    new = results.put_in_place(work, old.id, by=work.speaker.id, weight_g=command.weight_g)
    rows = {"weighing": [old.id]}
    work.note("weighing.put_right", "weighing", new, child=old.child_id, withdrawn=rows)
    return Outcome(follow=Go(flow="review_recap", subject=dict(command.review)))
