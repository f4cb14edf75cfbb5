"""What a screening tells the midwife alone: mood, violence, what a teenager told."""

from dataclasses import dataclass

from dialog.messages import Template
from dialog.texts import text
from domain.commands_of_alarms import RaiseAlarm
from domain.people import Person
from domain.screening import FindingCode, Resident, Screened, Urgency
from domain.screening.findings import FOR_MIDWIFE_ALONE, OF_DYING
from domain.screening.records import Screening
from handlers.commands.alarms import on_duty, sound
from handlers.work import Notice, Work
from storage import resident_care


@dataclass(frozen=True, kw_only=True)
class Note:
    """One private note as the midwife is told of it."""

    task: int
    screening: int
    urgency: Urgency
    posyandu: str


def told_privately(
    work: Work, resident: Resident, screened: Screened, screening: Screening
) -> tuple[Notice, ...]:
    """Tell the midwife, once a day and again when it has become more urgent."""
    private = [each for each in screened.findings if each.code in FOR_MIDWIFE_ALONE]
    if not private:
        return ()
    urgency = max(each.urgency for each in private)
    before = resident_care.task_of(work.connection, resident.id, screening.on, is_private=True)
    if before is not None and before.urgency >= urgency:
        return ()
    task = resident_care.add_task(
        work.connection,
        resident_id=resident.id,
        screening_id=screening.id,
        on=screening.on,
        urgency=int(urgency),
        is_private=True,
        sent_by=work.speaker.id,
        sent_at=work.now,
        inbox_id=work.inbox_id,
    )
    is_of_dying = any(
        each.code is FindingCode.PRIVATE and each.sign in OF_DYING for each in private
    )
    if is_of_dying:
        return sound(work, _alarm(resident, screening))
    posyandu = work.register.posyandu(resident.posyandu_id).name
    note = Note(task=task, screening=screening.id, urgency=urgency, posyandu=posyandu)
    return tuple(_notice(note, midwife) for midwife in on_duty(work))


def _alarm(resident: Resident, screening: Screening) -> RaiseAlarm:
    """Say what was noted in the words of the cadre, or which answer it was."""
    words = (
        screening.observed.note
        if "self_harm" in screening.observed.complaints
        else text("SRQ-20 nomor 17: ya")
    )
    return RaiseAlarm(kind="self_harm", signs=(), words=words, resident=resident.id)


def _notice(note: Note, midwife: Person) -> Notice:
    is_today = note.urgency >= Urgency.TODAY
    announced = text("catatan SEGERA") if is_today else text("catatan")
    template = Template(name="tugas_bidan", variables=(announced, note.posyandu))
    return Notice(
        key=f"private_screening:{note.task}:{midwife.id}",
        person_id=midwife.id,
        flow="resident_private",
        subject={"screening": note.screening},
        template=template if is_today else None,
        knock=None if is_today else template,
    )
