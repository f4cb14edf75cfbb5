"""Keeping visits to homes, and what is left to the midwife."""

from dialog.texts import text
from dialog.turn import Go
from domain.care import Met, State
from domain.commands import RecordVitaminA
from domain.commands_of_alarms import RaiseAlarm
from domain.commands_of_care import (
    AcceptReferral,
    KeepChecks,
    LeaveVisitToMidwife,
    RecordVisit,
)
from domain.errors import Refused
from domain.people import RoleKind
from handlers.commands.alarms import raise_alarm
from handlers.commands.capsules import record_vitamin_a
from handlers.commands.permission import cadre_of, holder_of
from handlers.commands.weighings import record_weighing
from handlers.work import Notice, Outcome, Work
from storage import care


def record_visit(work: Work, command: RecordVisit) -> Outcome:
    """Keep a visit with its figures; a danger sign reaches the midwife at once."""
    child = cadre_of(work, command.child)
    weighing = None
    if command.weighing is not None:
        kept = record_weighing(work, command.weighing).follow
        weighing = kept.subject["weighing"] if kept is not None else None
    visit = care.add_visit(
        work.connection,
        child_id=child.id,
        on=work.register.now.date(),
        met=command.met,
        state=command.state,
        signs=command.signs,
        checks={},
        weighing_id=weighing,
        try_again_on=command.try_again_on,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
        inbox_id=work.inbox_id,
    )
    work.note("home.visited", "home_visit", visit, child=child.id)
    if command.state == State.DANGER:
        return raise_alarm(
            work,
            RaiseAlarm(kind="child", signs=(command.signs,), words=command.signs, child=child.id),
        )
    if command.met == Met.NOBODY:
        return Outcome(follow=Go(flow="visit_put_off", subject={"visit": visit}))
    return Outcome(follow=Go(flow="visit_recorded", subject={"visit": visit}))


def keep_checks(work: Work, command: KeepChecks) -> Outcome:
    """Keep what was asked at a visit, and a capsule that was given."""
    visit = work.register.home_visit(command.visit)
    child = cadre_of(work, visit.child_id)
    care.keep_checks(work.connection, visit.id, command.checks)
    if command.checks.get("vitamin_a") == "yes":
        record_vitamin_a(work, RecordVitaminA(child=child.id, on=visit.on))
    return Outcome(follow=Go(flow="next_visit", subject={"done": child.id}))


def leave_visit_to_midwife(work: Work, command: LeaveVisitToMidwife) -> Outcome:
    """Take a home off the cadre's list and ask the midwife to get in touch."""
    child = cadre_of(work, command.child)
    visit = care.add_visit(
        work.connection,
        child_id=child.id,
        on=work.register.now.date(),
        met=Met.DECLINED,
        checks={},
        is_for_midwife=True,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
        inbox_id=work.inbox_id,
    )
    work.note("home.left_to_midwife", "home_visit", visit, child=child.id)
    return Outcome(
        follow=Go(flow="visit_left_to_midwife", subject={"child": child.id}),
        notices=tuple(
            Notice(
                key=f"visit_wanted:{visit}:{midwife.id}",
                person_id=midwife.id,
                flow="visit_wanted",
                subject={"child": child.id, "cadre": work.speaker.id},
            )
            for midwife in work.register.holders(RoleKind.MIDWIFE)
        ),
    )


def accept_referral(work: Work, command: AcceptReferral) -> Outcome:
    """Note that a midwife looks after a child, and tell the cadre who sent it, once."""
    holder_of(work, RoleKind.MIDWIFE, RoleKind.PUSKESMAS)
    referral = work.register.referral(command.referral)
    child = work.register.child(referral.child_id)
    if child.id not in {each.id for each in work.register.children_of_village()}:
        raise Refused(text("Maaf, anak itu tidak ada di desa ini."))
    is_new = care.accept(work.connection, child.id, by=work.speaker.id, at=work.now)
    work.note("referral.accepted", "midwife_task", referral.id, child=child.id)
    told = (
        Notice(
            key=f"referral_noted:{referral.id}",
            person_id=referral.sent_by,
            flow="referral_noted",
            subject={"child": child.id, "midwife": work.speaker.id},
            kind="task",
        )
        if is_new and referral.sent_by is not None
        else None
    )
    return Outcome(
        follow=Go(
            flow="referral_mine", subject={"referral": referral.id, "is_told": told is not None}
        ),
        notices=(told,) if told is not None else (),
    )
