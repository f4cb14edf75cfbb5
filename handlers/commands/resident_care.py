"""Referrals of those who are no under-fives until they are closed, and ends of pregnancies."""

from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_resident_care import (
    AcceptResident,
    EndPregnancy,
    RecordResidentResult,
    TakeBackPregnancyEnd,
)
from domain.errors import Refused
from domain.people import RoleKind
from domain.screening import LifeStage, Resident
from domain.screening.records import Outcome as End
from domain.screening.records import ScreeningTask
from handlers.commands.alarms import on_duty
from handlers.commands.permission import cadre_at, midwife_at, serves_resident
from handlers.work import Notice, Outcome, Work
from storage import pregnancies, resident_care


def accept_resident(work: Work, command: AcceptResident) -> Outcome:
    """Note that a midwife looks after somebody; the cadre hears of it once, if it is no secret."""
    task = work.register.screening_task(command.task)
    resident = work.register.resident(task.resident_id)
    midwife_at(work, resident.posyandu_id)
    is_new = resident_care.accept(work.connection, task.id, by=work.speaker.id, at=work.now)
    work.note("referral.accepted", "midwife_task", task.id, resident=resident.id)
    told = (
        Notice(
            key=f"resident_noted:{task.id}",
            person_id=task.sent_by,
            flow="resident_noted",
            subject={"resident": resident.id, "midwife": work.speaker.id},
            kind="task",
        )
        if is_new and task.sent_by is not None and not task.is_private
        else None
    )
    subject = {"task": task.id, "is_told": told is not None}
    return Outcome(
        follow=Go(flow="resident_mine", subject=subject),
        notices=(told,) if told is not None else (),
    )


def record_resident_result(work: Work, command: RecordResidentResult) -> Outcome:
    """Keep the result and close what waits; no finding leaves the midwife's own phone."""
    resident = work.register.resident(command.resident)
    midwife_at(work, resident.posyandu_id)
    settled = resident_care.settle(work.connection, resident.id, work.now)
    is_private = bool(settled) and all(task.is_private for task in settled)
    kept = resident_care.add_result(
        work.connection,
        resident_id=resident.id,
        on=work.register.now.date(),
        words=command.words,
        findings={"care": command.care},
        control_on=command.control_on,
        is_private=is_private,
        recorded_by=work.speaker.id,
        recorded_at=work.now,
        inbox_id=work.inbox_id,
    )
    work.note("resident.examined", "examination", kept, resident=resident.id)
    cadres = () if is_private else _senders(work, resident, settled)
    return Outcome(
        follow=Go(flow="resident_result_recorded", subject={"told": list(cadres)}),
        notices=tuple(
            Notice(
                key=f"resident_examined:{kept}:{cadre}",
                person_id=cadre,
                flow="resident_examined",
                subject={"result": kept},
                kind="task",
            )
            for cadre in cadres
        ),
    )


def _senders(work: Work, resident: Resident, settled: tuple[ScreeningTask, ...]) -> tuple[int, ...]:
    """Give the cadres who sent somebody openly, else those of the posyandu."""
    sent = {task.sent_by for task in settled if not task.is_private and task.sent_by is not None}
    if sent:
        return tuple(sorted(sent))
    holders = work.register.holders(RoleKind.CADRE, posyandu_id=resident.posyandu_id)
    return tuple(cadre.id for cadre in holders)


def end_pregnancy(work: Work, command: EndPregnancy) -> Outcome:
    """Keep how it ended; nothing is said of that pregnancy any more."""
    resident = serves_resident(work, command.resident)
    _refuse_impossible(work, resident, command)
    outcome = End(command.outcome)
    end = pregnancies.end(
        work.connection,
        resident.id,
        outcome=outcome,
        on=command.on,
        place=command.place,
        by=work.speaker.id,
        at=work.now,
        inbox_id=work.inbox_id,
    )
    if outcome is End.MOTHER_DIED:
        resident_care.close(work.connection, resident.id)
    work.note("pregnancy.ended", "pregnancy_end", end, resident=resident.id)
    flow = "baby_born" if outcome.is_alive else "loss_noted"
    return Outcome(
        follow=Go(flow=flow, subject={"end": end, "resident": resident.id}),
        notices=_told_of_end(work, resident, end),
    )


def _refuse_impossible(work: Work, resident: Resident, command: EndPregnancy) -> None:
    today = work.register.now.date()
    if resident.stage(today) is not LifeStage.PREGNANT:
        raise Refused(
            text("{who} tidak tercatat sedang hamil. Tidak ada yang diubah.", who=resident.name)
        )
    began = resident.last_period_on
    if command.on > today or (began is not None and command.on <= began):
        raise Refused(text("Tanggal itu tidak mungkin. Tidak ada yang dicatat."))


def _told_of_end(work: Work, resident: Resident, end: int) -> tuple[Notice, ...]:
    """Tell the midwife and the other cadres, so that nobody asks after the pregnancy."""
    cadres = work.register.holders(RoleKind.CADRE, posyandu_id=resident.posyandu_id)
    told = {person.id for person in (*on_duty(work), *cadres)} - {work.speaker.id}
    return tuple(
        Notice(
            key=f"pregnancy_end:{end}:{person}",
            person_id=person,
            flow="pregnancy_has_ended",
            subject={"end": end, "resident": resident.id, "who": work.speaker.id},
            kind="task",
        )
        for person in sorted(told)
    )


def take_back_pregnancy_end(work: Work, command: TakeBackPregnancyEnd) -> Outcome:
    """Put the mother's card back as it was, on the word of the one who noted the end."""
    end = pregnancies.one(work.connection, command.end)
    resident = work.register.resident(end.resident_id)
    if end.recorded_by != work.speaker.id:
        cadre_at(work, resident.posyandu_id)
    pregnancies.take_back(work.connection, end.id, work.now)
    work.note("pregnancy.goes_on", "pregnancy_end", end.id, resident=resident.id)
    flow = "end_pregnancy" if command.asks_again else "pregnancy_goes_on"
    return Outcome(follow=Go(flow=flow, subject={"resident": resident.id}))
