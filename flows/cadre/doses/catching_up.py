"""A child who moved in: what is known of its vaccines, and the plan to catch up."""

from dialog.chat import Chat
from dialog.spoken import age, weekday_date
from dialog.texts import lines, text
from domain.calendar import completed_months
from domain.immunization import History, assess, due_names
from domain.people import Child
from domain.register import Register
from flows.cadre.doses.dose_names import area_of
from flows.family.next_day import upcoming


def catch_up(register: Register, child: Child) -> tuple[str, ...]:
    """Say what could be given now, and that the book comes first when nothing is recorded."""
    return _plan(
        register,
        child,
        text(
            "Imunisasinya belum tercatat. Ada Buku KIA? Ketik: imunisasi {child} ...",
            child=child.first_name,
        ),
    )


def _plan(register: Register, child: Child, nothing_known: str) -> tuple[str, ...]:
    doses = register.doses(child.id)
    history = History(born=child.born_on, sex=child.sex, doses=doses)
    found = assess(history, area_of(register), register.now.date())
    plan = (
        text(
            "Kalau memang belum, rencana kejar {day}: {doses}.",
            day=weekday_date(upcoming(register, register.posyandu(child.posyandu_id)).held_on),
            doses=due_names(found.can_give_today, for_family=False),
        )
        if found.can_give_today
        else ""
    )
    return tuple(line for line in ("" if doses else nothing_known, plan) if line)


async def child_moved_in(chat: Chat, register: Register, *, child: int, who: int) -> None:
    """Tell the midwife of a child who moved in."""
    new = register.child(child)
    chat.say(
        lines(
            text(
                "Anak pendatang terdaftar oleh {who}: {child}, {age}, RT {rt}.",
                who=register.person(who).call,
                child=new.name,
                age=age(completed_months(new.born_on, register.now.date())),
                rt=new.rt,
            ),
            *_plan(register, new, text("Imunisasinya belum tercatat.")),
        )
    )
