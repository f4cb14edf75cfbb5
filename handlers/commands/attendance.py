"""What families answer to reminders, tell of weighings elsewhere, and ask for."""

from datetime import date

from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_families import (
    AnswerReminder,
    AnswerVaccineReminder,
    AskForHelp,
    RecordElsewhere,
    TellMoved,
    TellPregnancy,
)
from domain.doses import NewDose, ToldBy
from domain.errors import Refused
from domain.immunization import current_schedule
from domain.people import Child
from domain.reminders import ILL_FOR
from flows.family.attendance_answer import COMING
from flows.family.own import own_cadre, own_children, parent_of, who_writes
from handlers.commands.doses import keep_doses
from handlers.commands.joining import spoken_phone
from handlers.work import Notice, Outcome, Work
from storage import attendance, children, pauses
from storage.joining import PREGNANCY_TOLD

ILL = "SAKIT"


def answer_reminder(work: Work, command: AnswerReminder) -> Outcome:
    """Keep the answer for every posyandu of that day."""
    for posyandu in command.posyandu:
        _keep(work, posyandu, command)
    own = own_children(work.register)
    served = [child.id for child in own if child.posyandu_id in command.posyandu]
    if command.reason == ILL:
        _let_rest(work, served)
    elif command.answer == COMING:
        pauses.resume(work.connection, served, work.now)
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


def answer_vaccine_reminder(work: Work, command: AnswerVaccineReminder) -> Outcome:
    """Keep the answer; a child that is ill is not reminded of for two weeks."""
    own = [_own_child(work, child).id for child in command.children]
    if command.reason == ILL:
        _let_rest(work, own)
    work.note("vaccine_reminder.answered", "person", work.speaker.id, answer=command.answer)
    return Outcome(
        follow=Go(
            flow="vaccine_reminder_answered",
            subject={"children": own, "answer": command.answer, "reason": command.reason},
        )
    )


def _let_rest(work: Work, children_ids: list[int]) -> None:
    until = work.register.now.date() + ILL_FOR
    pauses.pause(work.connection, children_ids, until=until, because=ILL, now=work.now)


def tell_moved(work: Work, command: TellMoved) -> Outcome:
    """Remind of the children no more from this minute on, and ask a cadre to make sure."""
    own = [_own_child(work, child).id for child in command.children]
    pauses.pause(work.connection, own, until=None, because="moved", now=work.now)
    work.note("family.moved", "person", work.speaker.id, children=own)
    cadre = own_cadre(work.register)
    notice = Notice(
        key=f"moved:{work.speaker.id}:{work.register.now.date().isoformat()}",
        person_id=cadre.id if cadre else 0,
        flow="somebody_moved",
        subject={"who": parent_of(work.register), "children": own},
        kind="task",
    )
    return Outcome(
        follow=Go(flow="family_moved", subject={"children": own}),
        notices=(notice,) if cadre else (),
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
    doses = command.doses if command.on is not None else ()
    if command.on is not None and doses:
        _keep_doses(work, child, doses, command.on, command.place)
    subject = {"has_figures": has_figures, "child": child.id, "doses": list(doses)}
    return Outcome(follow=Go(flow="elsewhere_recorded", subject=subject))


def _keep_doses(work: Work, child: Child, codes: tuple[str, ...], on: date, place: str) -> None:
    """Keep doses as the parent tells them; of those it is not asked again."""
    schedule = current_schedule()
    given = tuple(NewDose(antigen=schedule.slot(code).antigen, on=on) for code in codes)
    keep_doses(work, child.id, given, told_by=ToldBy.PARENT, place=place)


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
