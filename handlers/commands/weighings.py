"""Carrying out what a cadre reported of a child."""

from dataclasses import dataclass

from dialog.messages import Template
from dialog.spoken import cm, kg
from dialog.texts import text
from dialog.turn import Go
from domain.changes import Saving
from domain.commands import RecordWeighing, ReferUrgently, SendToMidwife
from domain.errors import Refused
from domain.kms import FROM_KIA_BOOK
from domain.people import Child, RoleKind, Weighing
from domain.visit import look_at
from handlers.commands import results
from handlers.commands.capsules import capsule_row, give_capsule
from handlers.commands.days import open_planned
from handlers.commands.learning import keep_met
from handlers.commands.permission import cadre_of
from handlers.commands.urgent_referrals import refer_urgently
from handlers.work import Notice, Outcome, Work
from storage import at_once, children


class SavedMeanwhile(Exception):  # noqa: N818 (nothing went wrong: it has to be asked about)
    """A colleague saved the same child of the same day while this was being said."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The rows that a report has added."""

    weighing: int
    capsule: int | None


def record_weighing(work: Work, command: RecordWeighing) -> Outcome:
    """Keep the figures; those they replace stay in the history."""
    child = cadre_of(work, command.child)
    missing = _capsule_missing(work, child) if command.vitamin_a and command.is_line else ""
    try:
        weighing = keep_weighing(work, command).weighing
    except SavedMeanwhile:
        return Outcome(follow=_asked_again(command))
    keep_met(work, command.met)
    if command.source == FROM_KIA_BOOK:
        return Outcome(follow=Go(flow="past_weighing_kept", subject={"weighing": weighing}))
    return Outcome(
        follow=Go(flow="after_weighing", subject={"weighing": weighing, "capsule_missing": missing})
    )


def _asked_again(command: RecordWeighing) -> Go:
    """Say the same report again, now that a colleague's figures are known."""
    figures = {
        "weight": kg(command.weight_g) if command.weight_g is not None else "",
        "length": cm(command.length_mm) if command.length_mm is not None else "",
        "posture": command.position or "",
        "arm": cm(command.arm_mm) if command.arm_mm is not None else "",
        "head": cm(command.head_mm) if command.head_mm is not None else "",
        "oedema": "ada" if command.oedema else "",
        "vitamin_a": "sudah" if command.vitamin_a else "",
    }
    given = {name: said for name, said in figures.items() if said}
    return Go(
        flow="weighing", subject={"child_id": command.child, "ahead": sorted(given)}, given=given
    )


def _wait_for_colleagues(work: Work, command: RecordWeighing, day_id: int | None) -> None:
    """Let one phone after the other save; what a colleague saved first is never written over."""
    if day_id is None:
        at_once.wait_for_child(work.connection, command.child)
    elif not at_once.wait_for_day(work.connection, day_id):
        raise Refused(text("Hari posyandu itu baru saja ditutup. Tidak ada yang disimpan."))
    standing = {w.id for w in work.register.weighings(command.child) if w.on == command.on}
    if standing - {command.replaces} or (command.replaces and command.replaces not in standing):
        raise SavedMeanwhile


def keep_weighing(work: Work, command: RecordWeighing) -> Kept:
    """Keep the figures of one report; raises SavedMeanwhile when a colleague was first."""
    child = cadre_of(work, command.child)
    _check_day(work, child, command)
    day_id = _day_id(work, child, command)
    _wait_for_colleagues(work, command, day_id)
    if command.replaces is not None:
        children.withdraw_weighing(
            work.connection, command.replaces, at=work.now, by=work.speaker.id
        )
    weighing = children.add_weighing(
        work.connection,
        child_id=child.id,
        day_id=day_id,
        weighed_on=command.on,
        weight_g=command.weight_g,
        length_mm=command.length_mm,
        position=command.position,
        position_assumed=command.position_assumed,
        arm_mm=command.arm_mm,
        head_mm=command.head_mm,
        oedema=command.oedema,
        source=command.source,
        remeasured=command.remeasured,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
        inbox_id=work.inbox_id,
        **results.of(work, _figures(command)),
    )
    results.recompute_after(work, child.id, command.on)
    capsule_id = give_capsule(work, child, command.on) if command.vitamin_a else None
    work.note(
        Saving.WEIGHED,
        "weighing",
        weighing,
        child=child.id,
        added={"weighing": [weighing], **capsule_row(capsule_id)},
        withdrawn={} if command.replaces is None else {"weighing": [command.replaces]},
    )
    return Kept(weighing=weighing, capsule=capsule_id)


def _figures(command: RecordWeighing) -> Weighing:
    """See what was reported as the weighing it will be."""
    return Weighing(
        id=0,
        child_id=command.child,
        on=command.on,
        weight_g=command.weight_g,
        length_mm=command.length_mm,
        position=command.position,
        position_assumed=command.position_assumed,
        arm_mm=command.arm_mm,
        head_mm=command.head_mm,
        oedema=command.oedema,
        source=command.source,
        recorded_by=None,
        recorded_at_local=None,
        at_posyandu_day=command.source == "posyandu",
    )


def _check_day(work: Work, child: Child, command: RecordWeighing) -> None:
    """Refuse a day that has not come, or on which the child was not born."""
    if command.on > work.register.now.date():
        raise Refused(text("Tanggal itu belum sampai. Tidak ada yang disimpan."))
    if command.on < child.born_on:
        raise Refused(text("Tanggal itu sebelum anaknya lahir. Tidak ada yang disimpan."))


def _day_id(work: Work, child: Child, command: RecordWeighing) -> int | None:
    if command.source != "posyandu":
        return None
    day = work.register.open_day(child.posyandu_id)
    if day is not None and day.held_on == command.on:
        return day.id
    if command.opens_day:
        return open_planned(work, child.posyandu_id, command.on)
    raise Refused(text("Hari posyandu itu sudah tidak terbuka. Tidak ada yang disimpan."))


def _capsule_missing(work: Work, child: Child) -> str:
    """Name the child this cadre saved just before, when its capsule was left open."""
    day = work.register.open_day(child.posyandu_id)
    if day is None:
        return ""
    own = [
        w
        for w in work.register.weighed_on(child.posyandu_id, day.held_on)
        if w.recorded_by == work.speaker.id
    ]
    if not own or own[-1].child_id == child.id:
        return ""
    visit = look_at(work.register, work.village, own[-1])
    return visit.child.name if visit.waits_for_capsule else ""


def send_to_midwife(work: Work, command: SendToMidwife) -> Outcome:
    """Put a child on the midwife's list of the day, and tell her."""
    weighing = work.register.weighing(command.weighing)
    child = cadre_of(work, weighing.child_id)
    visit = look_at(work.register, work.village, weighing)
    if visit.needs_midwife_today:
        return refer_urgently(work, ReferUrgently(weighing=weighing.id))
    follow = Go(
        flow="sent_to_midwife",
        subject={"weighing": weighing.id, "after_refusal": command.after_refusal},
    )
    if work.register.is_sent_to_midwife(child.id, weighing.on):
        return Outcome(follow=follow)
    task = children.add_midwife_task(
        work.connection,
        child_id=child.id,
        on=weighing.on,
        reasons={"did_not_rise": visit.did_not_rise, "severe": visit.needs_midwife_today},
        status="waiting",
        sent_by=work.speaker.id,
        sent_at=work.now,
        inbox_id=work.inbox_id,
    )
    work.note("midwife.asked", "midwife_task", task, child=child.id)
    return Outcome(
        follow=follow,
        notices=tuple(
            Notice(
                key=f"midwife_task:{task}:{midwife.id}",
                person_id=midwife.id,
                flow="child_waits",
                subject={"weighing": weighing.id},
                knock=Template(
                    name="tugas_bidan",
                    variables=("anak", work.register.posyandu(child.posyandu_id).name),
                ),
            )
            for midwife in work.register.holders(RoleKind.MIDWIFE)
        ),
    )
