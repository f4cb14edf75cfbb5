"""What families answer to reminders, tell of weighings elsewhere, and ask for."""

from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_families import (
    AnswerReminder,
    AskForHelp,
    RecordElsewhere,
    TellPregnancy,
)
from domain.errors import Refused
from domain.people import Child
from flows.family.own import own_cadre, own_children, parent_of, who_writes
from handlers.commands.joining import spoken_phone
from handlers.work import Notice, Outcome, Work
from storage import attendance, children
from storage.joining import PREGNANCY_TOLD


def answer_reminder(work: Work, command: AnswerReminder) -> Outcome:
    """Keep the answer for every posyandu of that day."""
    for posyandu in command.posyandu:
        _keep(work, posyandu, command)
    return Outcome(
        follow=Go(
            flow="reminder_answered",
            subject={
                "on": command.on.isoformat(),
                "posyandu": list(command.posyandu),
                "answer": command.answer,
                "reason": command.reason,
                "is_hedged": command.is_hedged,
            },
        )
    )


def _keep(work: Work, posyandu: int, command: AnswerReminder) -> None:
    attendance.keep_answer(
        work.connection,
        person_id=work.speaker.id,
        posyandu_id=posyandu,
        held_on=command.on,
        answer=command.answer,
        reason=command.reason,
        at=work.now,
    )
    work.note("attendance.answered", "posyandu", posyandu, answer=command.answer)


def record_elsewhere(work: Work, command: RecordElsewhere) -> Outcome:
    """Keep what a parent told, marked as the parent's word."""
    child = _own_child(work, command.child)
    if command.reminded_of is not None:
        answer = AnswerReminder(
            posyandu=(command.posyandu,), on=command.reminded_of, answer="elsewhere"
        )
        _keep(work, command.posyandu, answer)
    has_figures = command.weight_g is not None and command.on is not None
    if has_figures:
        weighing = children.add_weighing(
            work.connection,
            child_id=child.id,
            day_id=None,
            weighed_on=command.on,
            weight_g=command.weight_g,
            length_mm=command.length_mm,
            source="parent",
            rule_version="",
            computed={"place": command.place},
            recorded_by=work.speaker.id,
            recorded_at=work.now,
            inbox_id=work.inbox_id,
        )
        work.note("weighing.told_by_parent", "weighing", weighing, place=command.place)
    return Outcome(
        follow=Go(
            flow="elsewhere_recorded",
            subject={"has_figures": has_figures, "child": child.id},
        )
    )


def _own_child(work: Work, child_id: int) -> Child:
    child = next((c for c in own_children(work.register) if c.id == child_id), None)
    if child is None:
        raise Refused(text("Maaf, data anak lain tidak bisa diubah dari sini."))
    return child


def ask_for_help(work: Work, command: AskForHelp) -> Outcome:
    """Tell the cadre of the family."""
    own = [_own_child(work, child).id for child in command.children]
    cadre = own_cadre(work.register)
    work.note("help.asked", "person", work.speaker.id)
    notice = Notice(
        key=f"help:{work.speaker.id}:{work.register.now.date().isoformat()}",
        person_id=cadre.id if cadre else 0,
        flow="help_wanted",
        subject={"who": parent_of(work.register), "children": own},
        kind="task",
    )
    return Outcome(follow=Go(flow="help_is_coming"), notices=(notice,) if cadre else ())


def tell_pregnancy(work: Work, command: TellPregnancy) -> Outcome:
    """Tell the cadre, who registers her in person."""
    cadre = own_cadre(work.register)
    if cadre is None:
        raise Refused(text("Silakan datang ke posyandu untuk didaftar."))
    work.note(PREGNANCY_TOLD, "person", work.speaker.id)
    is_known = work.speaker.is_known
    return Outcome(
        follow=Go(flow="pregnancy_told", subject={"cadre": cadre.id}),
        notices=(
            Notice(
                key=f"pregnancy:{work.speaker.id}:{work.register.now.date().isoformat()}",
                person_id=cadre.id,
                flow="somebody_pregnant",
                subject={
                    "who": who_writes(work.register) if is_known else text("Warga belum terdaftar"),
                    "said": command.said,
                    "phone": "" if is_known else spoken_phone(work),
                },
            ),
        ),
    )
