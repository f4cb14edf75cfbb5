"""Sending somebody who is no under-five to the midwife, and what she answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialog.messages import Template
from dialog.texts import text
from dialog.turn import Go
from domain.commands_of_screening import SendResident, TakeResident
from domain.people import Person
from domain.screening import Urgency, screen
from handlers.commands.alarms import on_duty
from handlers.commands.permission import cadre_at, midwife_at
from handlers.commands.vehicles import vehicle_wanted
from handlers.work import Notice, Outcome, Work
from storage import resident_care


@dataclass(frozen=True, kw_only=True)
class Sent:
    """One who was sent, as the midwife is told of it."""

    task: int
    screening: int
    urgency: Urgency
    cadre: int
    phone: str
    """The address of the cadre who sent the person."""
    posyandu: str


def send_resident(work: Work, command: SendResident) -> Outcome:
    """Put somebody on the midwife's list; a danger sign is told at once."""
    screening = work.register.screening(command.screening)
    resident = work.register.resident(screening.resident_id)
    cadre_at(work, resident.posyandu_id)
    urgency = screen(resident, screening.observed, screening.on).urgency
    follow = Go(flow="resident_sent", subject={"screening": screening.id})
    if urgency <= work.register.urgency_sent(resident.id, screening.on):
        return Outcome(follow=follow)
    task = resident_care.add_task(
        work.connection,
        resident_id=resident.id,
        screening_id=screening.id,
        on=screening.on,
        urgency=int(urgency),
        is_private=False,
        sent_by=work.speaker.id,
        sent_at=work.now,
        inbox_id=work.inbox_id,
    )
    work.note("midwife.asked", "midwife_task", task, resident=resident.id)
    sent = Sent(
        task=task,
        screening=screening.id,
        urgency=urgency,
        cadre=work.speaker.id,
        phone=work.register.phone_of(work.speaker.id),
        posyandu=work.register.posyandu(resident.posyandu_id).name,
    )
    return Outcome(follow=follow, notices=told(sent, on_duty(work)))


def told(sent: Sent, midwives: Iterable[Person]) -> tuple[Notice, ...]:
    """Tell every midwife of the village."""
    return tuple(_notice(sent, midwife) for midwife in midwives)


def _notice(sent: Sent, midwife: Person) -> Notice:
    key = f"midwife_task:{sent.task}:{midwife.id}"
    if sent.urgency is Urgency.NOW:
        return Notice(
            key=key,
            person_id=midwife.id,
            flow="resident_urgent",
            subject={
                "screening": sent.screening,
                "task": sent.task,
                "cadre": sent.cadre,
                "phone": sent.phone,
            },
            template=Template(
                name="tugas_bidan", variables=(text("rujukan SEGERA"), sent.posyandu)
            ),
        )
    return Notice(
        key=key,
        person_id=midwife.id,
        flow="resident_waits",
        subject={"screening": sent.screening},
        knock=Template(name="tugas_bidan", variables=(text("orang"), sent.posyandu)),
    )


def take_resident(work: Work, command: TakeResident) -> Outcome:
    """Tell the cadre that the midwife comes; a vehicle is asked for when she needs one."""
    task = work.register.screening_task(command.task)
    resident = work.register.resident(task.resident_id)
    midwife_at(work, resident.posyandu_id)
    resident_care.accept(work.connection, task.id, by=work.speaker.id, at=work.now)
    work.note("referral.taken", "midwife_task", task.id, resident=resident.id)
    accepted = Notice(
        key=f"resident_taken:{task.id}",
        person_id=command.cadre,
        flow="resident_accepted",
        subject={
            "screening": task.screening_id,
            "midwife_id": work.speaker.id,
            "ambulance": command.needs_ambulance,
        },
    )
    helpers = (
        vehicle_wanted(
            work,
            key=f"resident_transport:{resident.id}",
            parent=resident.name,
            rt=resident.rt,
            posyandu_id=resident.posyandu_id,
            patient="warga sakit",
        )
        if command.needs_ambulance
        else ()
    )
    return Outcome(
        follow=Go(
            flow="resident_taken",
            subject={"cadre": command.cadre, "ambulance": command.needs_ambulance},
        ),
        notices=(accepted, *helpers),
    )
