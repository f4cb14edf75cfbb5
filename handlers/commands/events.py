"""Planning an event: kept, looked at, told of, moved, cancelled."""

from datetime import date, datetime, time

from dialog.input.concerns import concerns_of
from dialog.messages import Template
from dialog.texts import text
from dialog.turn import Go
from domain import quiet_hours
from domain.audience import Audience
from domain.broadcasts import BroadcastStatus, Purpose
from domain.commands_of_events import (
    CancelEvent,
    JudgeEvent,
    KeepEvent,
    KeepEventDraft,
    MoveEvent,
    ScheduleInvitation,
)
from domain.eligibility import Target
from domain.errors import Refused
from domain.events import PLANNERS, SIGNED_UP, Event, EventKind, EventStatus, who_agrees
from domain.holidays import holiday
from domain.people import Person, RoleKind
from handlers.commands.broadcasts import Announcement, keep
from handlers.commands.permission import holder_of
from handlers.event_messages import Telling, begins_at, cadres_for, tell
from handlers.work import Notice, Outcome, Work
from storage import broadcasts, events, guests


def keep_event(work: Work, command: KeepEvent) -> Outcome:
    """Keep an event; where somebody must agree first, ask them, else it may be told."""
    holder_of(work, *PLANNERS)
    target = Target.from_json(command.target)
    _check_day(work, command.on, command.at)
    duty = who_agrees(EventKind(command.kind), target, concerns_of(command.name), work.speaker)
    judges = _others(work, duty) if duty is not None else ()
    if duty is not None and not judges:
        raise Refused(text("Belum ada yang bisa memeriksa kegiatan ini. Belum disimpan."))
    event_id = _write(
        work,
        command.event,
        kind=command.kind,
        name=command.name,
        status=EventStatus.AWAITING if duty is not None else EventStatus.OPEN,
        on=command.on,
        at=command.at,
        place=command.place,
        quota=command.quota,
        target=command.target,
    )
    if duty is None:
        guests.fill(work.connection, work.register.event(event_id))
        return Outcome(follow=Go(flow="invite", subject={"event": event_id, "is_new": True}))
    return Outcome(
        follow=Go(flow="event_kept", subject={"event": event_id, "waits_for": judges[0].id}),
        notices=tuple(_to_judge(work, event_id, judge) for judge in judges),
    )


def _to_judge(work: Work, event_id: int, judge: Person) -> Notice:
    return Notice(
        key=f"event:{event_id}:judge:{work.now.isoformat()}:{judge.id}",
        person_id=judge.id,
        flow="event_to_judge",
        subject={"event": event_id},
        kind="task",
        template=Template(name="tugas_bidan", variables=(text("kegiatan"), work.village.name)),
    )


def keep_event_draft(work: Work, command: KeepEventDraft) -> Outcome:
    """Keep what is known; nobody is told."""
    holder_of(work, *PLANNERS)
    event_id = _write(
        work, command.event, kind=command.kind, name=command.name, status=EventStatus.DRAFT
    )
    return Outcome(follow=Go(flow="draft_kept", subject={"event": event_id}))


def _write(work: Work, event_id: int | None, **columns: object) -> int:
    if event_id is None:
        event_id = events.add(
            work.connection,
            village_id=work.village.id,
            created_by=work.speaker.id,
            created_at=work.now,
            **columns,
        )
    else:
        found = events.lock(work.connection, event_id)
        _own(work, found)
        if found.status is not EventStatus.DRAFT:
            raise Refused(text("Kegiatan itu sudah bukan rancangan."))
        events.change(work.connection, event_id, **columns)
    work.note("event.kept", "event", event_id, status=str(columns["status"]))
    return event_id


def judge_event(work: Work, command: JudgeEvent) -> Outcome:
    """Let an event go on, go back to its planner, or end."""
    asked = events.lock(work.connection, command.event)
    _own(work, asked)
    if asked.status is not EventStatus.AWAITING:
        raise Refused(text("Kegiatan itu sudah tidak perlu diperiksa."))
    writer = work.register.person(asked.created_by)
    duty = who_agrees(asked.kind, asked.target, concerns_of(asked.name), writer)
    if work.speaker.id == writer.id:
        raise Refused(text("Kegiatan sendiri perlu disetujui orang lain."))
    if duty is not None:
        holder_of(work, duty)
    agrees = command.verdict == "agree"
    status = {
        "agree": EventStatus.OPEN,
        "change": EventStatus.DRAFT,
        "refuse": EventStatus.REFUSED,
    }[command.verdict]
    events.change(
        work.connection,
        asked.id,
        status=status,
        note=command.words if agrees else asked.note,
        approved_by=work.speaker.id if agrees else None,
    )
    if agrees:
        guests.fill(work.connection, asked)
    work.note("event.judged", "event", asked.id, verdict=command.verdict)
    return Outcome(
        follow=Go(flow="verdict_kept", subject={"event": asked.id, "verdict": command.verdict}),
        notices=(_judged(work, asked, command),),
    )


def _judged(work: Work, asked: Event, command: JudgeEvent) -> Notice:
    by = {"event": asked.id, "by": work.speaker.id}
    told = {"verdict": command.verdict, "words": command.words}
    agrees = command.verdict == "agree"
    return Notice(
        key=f"event:{asked.id}:judged:{work.now.isoformat()}",
        person_id=asked.created_by,
        flow="invite" if agrees else "event_judged",
        subject=by if agrees else by | told,
        kind="task",
    )


def schedule_invitation(work: Work, command: ScheduleInvitation) -> Outcome:
    """Keep when those entitled are invited; an earlier plan of it is taken back."""
    holder_of(work, *PLANNERS)
    plan = events.lock(work.connection, command.event)
    _own(work, plan)
    if plan.status is not EventStatus.OPEN or plan.invited_at is not None:
        raise Refused(
            text("Undangan kegiatan itu sudah dikirim, atau kegiatannya belum disetujui.")
        )
    if quiet_hours.is_quiet(command.send_at.astimezone(work.village.zone)):
        raise Refused(text("Jam 20.00-06.00 jam tenang, tidak ada siaran yang dikirim."))
    begins = begins_at(plan, work.village)
    if begins is None or command.send_at >= begins:
        raise Refused(text("Waktu itu sesudah kegiatannya mulai. Pilih waktu lain, ya."))
    _take_back_letters(work, plan)
    kept = keep(
        work,
        Announcement(
            audience=Audience(groups=()),
            words=plan.name,
            send_at=max(command.send_at, work.register.now),
            purpose=Purpose.INVITATION,
        ),
    )
    events.change(work.connection, plan.id, broadcast_id=kept)
    return Outcome(follow=Go(flow="invitation_scheduled", subject={"broadcast": kept}))


def cancel_event(work: Work, command: CancelEvent) -> Outcome:
    """Let an event not take place; those signed up are told."""
    holder_of(work, *PLANNERS)
    gone = events.lock(work.connection, command.event)
    _own(work, gone)
    if gone.status is EventStatus.CANCELLED or gone.is_over(work.register.now):
        raise Refused(text("Kegiatan itu sudah lewat atau sudah dibatalkan."))
    events.change(work.connection, gone.id, status=EventStatus.CANCELLED)
    _take_back_letters(work, gone)
    notices, told = _tell_signed_up(work, gone, moved=False)
    work.note("event.cancelled", "event", gone.id)
    return Outcome(
        follow=Go(flow="event_cancelled", subject={"event": gone.id, "told": told}),
        notices=notices,
    )


def move_event(work: Work, command: MoveEvent) -> Outcome:
    """Hold an event on another day; those signed up are asked whether they still come."""
    holder_of(work, *PLANNERS)
    moved = events.lock(work.connection, command.event)
    _own(work, moved)
    if moved.status not in (EventStatus.OPEN, EventStatus.AWAITING):
        raise Refused(text("Kegiatan itu tidak bisa dipindah."))
    if moved.has_begun(work.register.now):
        raise Refused(text("Kegiatan itu sudah mulai atau sudah lewat."))
    _check_day(work, command.on, command.at)
    events.change(work.connection, moved.id, on=command.on, at=command.at, place=command.place)
    notices, told = _tell_signed_up(work, work.register.event(moved.id), moved=True)
    work.note("event.moved", "event", moved.id, on=command.on.isoformat())
    return Outcome(
        follow=Go(flow="event_moved", subject={"event": moved.id, "told": told}),
        notices=notices,
    )


def _tell_signed_up(work: Work, event: Event, *, moved: bool) -> tuple[tuple[Notice, ...], int]:
    """Tell those who agreed to messages, and let the cadres tell the others."""
    signed_up = [
        guest for guest in guests.of_event(work.connection, event.id) if guest.state in SIGNED_UP
    ]
    what = "moved" if moved else "cancelled"
    key = f"event:{event.id}:{what}:{work.now.isoformat()}"
    told = tell(
        work.connection,
        Telling(
            event=event,
            guests=tuple(guest.id for guest in signed_up),
            key=key,
            flow=f"event_{what}_for",
            template="undangan_kegiatan" if moved else "pengumuman_desa",
            expires_at=begins_at(event, work.village),
        ),
        work.now,
    )
    others = [guest for guest in signed_up if guest.id not in told]
    notices = tuple(
        Notice(
            key=f"{key}:cadre:{cadre}",
            person_id=cadre,
            flow="event_gone_for_cadre",
            subject={"event": event.id, "guests": theirs, "moved": moved},
            kind="task",
        )
        for cadre, theirs in cadres_for(work.connection, work.village.id, others).items()
    )
    return notices, len(signed_up)


def _take_back_letters(work: Work, event: Event) -> None:
    """Let an invitation that was planned not go out."""
    if event.broadcast_id is None or event.invited_at is not None:
        return
    planned = broadcasts.one(work.connection, event.broadcast_id)
    if planned.status is BroadcastStatus.SCHEDULED:
        broadcasts.change(work.connection, planned.id, status=BroadcastStatus.CANCELLED)


def _check_day(work: Work, on: date, at: time) -> None:
    falls_on = holiday(on)
    if falls_on is not None and falls_on.is_day_of_silence:
        raise Refused(text("Tidak ada kegiatan pada hari itu."))
    if datetime.combine(on, at, tzinfo=work.village.zone) <= work.now:
        raise Refused(text("Waktu itu sudah lewat."))


def _others(work: Work, duty: RoleKind) -> tuple[Person, ...]:
    return tuple(person for person in work.register.holders(duty) if person.id != work.speaker.id)


def _own(work: Work, event: Event) -> None:
    if event.village_id != work.village.id:
        raise Refused(text("Maaf, kegiatan itu bukan dari desa ini."))
