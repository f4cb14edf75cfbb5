"""What a child has been given, what can be given now, and what comes next."""

from dialog.chat import Chat
from dialog.spoken import age, weekday_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.immunization import Assessment, History, assess, due_names
from domain.people import Child
from domain.register import Register
from flows.cadre.doses.dose_names import area_of
from flows.cadre.who.which_child import which_child
from flows.family.next_day import upcoming


async def child_doses(chat: Chat, register: Register) -> object:
    """Answer 'citra sudah dpt3 belum?' for those who see the child by duty."""
    child = await which_child(chat, register, text("Imunisasi siapa? Ketik namanya."))
    if not isinstance(child, Child):
        return child
    return Go(flow="doses_shown", subject={"child": child.id})


async def doses_shown(chat: Chat, register: Register, *, child: int) -> None:
    """Show a child's vaccines."""
    known = register.child(child)
    history = History(born=known.born_on, sex=known.sex, doses=register.doses(known.id))
    found = assess(history, area_of(register), chat.today)
    given = [code for code in found.forecast if code in found.record.given]
    chat.say(
        lines(
            text("{child}, {age}.", child=known.name, age=age(found.age_months)),
            text("Sudah: {doses}.", doses=due_names(given, for_family=False))
            if given
            else text("Belum ada imunisasi yang tercatat."),
            _now(register, known, found),
            _later(found, known),
        )
    )


def _now(register: Register, child: Child, found: Assessment) -> str:
    if not found.can_give_today:
        return text("Sekarang belum ada yang waktunya.")
    day = upcoming(register, register.posyandu(child.posyandu_id)).held_on
    return text(
        "Waktunya: {doses}. Posyandu {day}.",
        doses=due_names(found.can_give_today, for_family=False),
        day=weekday_date(day),
    )


def _later(found: Assessment, child: Child) -> str:
    if found.next_date is None:
        return ""
    return text(
        "Berikutnya umur {age}: {doses}.",
        age=age(completed_months(child.born_on, found.next_date)),
        doses=due_names(found.next_doses, for_family=False),
    )
