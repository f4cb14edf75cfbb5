"""Sending a child with gizi buruk to the midwife at once, and telling the cadre she knows."""

from collections.abc import Iterable
from dataclasses import dataclass

from dialog.messages import Template
from dialog.texts import text
from dialog.turn import Go
from domain.commands import ReferUrgently, TakeReferral
from domain.people import Person, RoleKind
from handlers.commands.permission import cadre_of, midwife_at
from handlers.commands.vehicles import vehicle_wanted
from handlers.work import Notice, Outcome, Work
from storage import care, children


def refer_urgently(work: Work, command: ReferUrgently) -> Outcome:
    """Put the child on the midwife's list of the day and tell her at once."""
    weighing = work.register.weighing(command.weighing)
    child = cadre_of(work, weighing.child_id)
    follow = Go(flow="referral_sent", subject={"weighing": weighing.id, "signs": command.signs})
    if work.register.is_sent_to_midwife(child.id, weighing.on):
        return Outcome(follow=follow)
    task = children.add_midwife_task(
        work.connection,
        child_id=child.id,
        on=weighing.on,
        reasons={"severe": True, "signs": command.signs},
        status="waiting",
        sent_by=work.speaker.id,
        sent_at=work.now,
        inbox_id=work.inbox_id,
    )
    work.note("midwife.asked", "midwife_task", task, child=child.id)
    referral = Referral(
        task=task,
        weighing=weighing.id,
        signs=command.signs,
        cadre=work.speaker.id,
        phone=work.register.phone_of(work.speaker.id),
        posyandu=work.register.posyandu(child.posyandu_id).name,
    )
    return Outcome(
        follow=follow,
        notices=told_urgently(referral, work.register.holders(RoleKind.MIDWIFE)),
    )


@dataclass(frozen=True, kw_only=True)
class Referral:
    """An urgent referral as the midwife is told of it."""

    task: int
    weighing: int
    signs: str
    cadre: int
    phone: str
    """The address of the cadre who sent it."""
    posyandu: str


def told_urgently(referral: Referral, midwives: Iterable[Person]) -> tuple[Notice, ...]:
    """Tell every midwife of the village, outside of WhatsApp's window by a template."""
    return tuple(
        Notice(
            key=f"urgent_referral:{referral.task}:{midwife.id}",
            person_id=midwife.id,
            flow="urgent_referral",
            subject={
                "weighing": referral.weighing,
                "signs": referral.signs,
                "cadre": referral.cadre,
                "phone": referral.phone,
            },
            template=Template(
                name="tugas_bidan", variables=(text("rujukan SEGERA"), referral.posyandu)
            ),
        )
        for midwife in midwives
    )


def take_referral(work: Work, command: TakeReferral) -> Outcome:
    """Tell the cadre that the midwife comes; a vehicle is asked for when she needs one."""
    weighing = work.register.weighing(command.weighing)
    child = work.register.child(weighing.child_id)
    midwife_at(work, child.posyandu_id)
    care.accept(work.connection, child.id, by=work.speaker.id, at=work.now)
    work.note("referral.taken", "weighing", weighing.id, child=child.id)
    told = Notice(
        key=f"referral_taken:{weighing.id}",
        person_id=command.cadre,
        flow="referral_accepted",
        subject={
            "weighing": weighing.id,
            "midwife": work.speaker.id,
            "ambulance": command.needs_ambulance,
        },
    )
    helpers = (
        vehicle_wanted(
            work,
            key=f"referral_transport:{child.id}",
            parent=child.mother,
            rt=child.rt,
            posyandu_id=child.posyandu_id,
            patient="bayi sakit",
        )
        if command.needs_ambulance
        else ()
    )
    return Outcome(
        follow=Go(
            flow="referral_taken",
            subject={"cadre": command.cadre, "ambulance": command.needs_ambulance},
        ),
        notices=(told, *helpers),
    )
