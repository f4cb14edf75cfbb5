"""Which vaccine a family's child is due for, and what comes next."""

from dialog.chat import Chat
from dialog.spoken import age, weekday_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.immunization import Area, Assessment, History, assess, due_names
from domain.people import Child
from domain.register import Register
from flows.entry import Opening
from flows.family.next_day import upcoming
from flows.family.own import own_children
from flows.family.which_own import named_in, names_another, which_own


def opens(rest: str) -> Opening:
    """Keep the words beside IMUNISASI: they may name a child."""
    return Opening(subject={"words": rest})


async def immunization(chat: Chat, register: Register, *, words: str = "") -> object:
    """Say what is due now, where it is given, and what comes next."""
    children = own_children(register)
    if not children:
        return Go(flow="join_first")
    if words and names_another(words, children):
        return Go(flow="others_child")
    named = named_in(words, children)
    chosen = (
        (named,)
        if named
        else await which_own(chat, children, text("Imunisasi siapa, {bu}?", bu=register.speaker.bu))
    )
    for child in chosen:
        chat.say(_outlook(register, child))
    return None


def assessed(register: Register, child: Child) -> Assessment:
    """Assess a child's doses today."""
    history = History(born=child.born_on, sex=child.sex, doses=register.doses(child.id))
    village = register.village
    area = Area(je_endemic=village.je_endemic, hexa_region=village.hexavalent)
    return assess(history, area, register.now.date())


def _outlook(register: Register, child: Child) -> str:
    found = assessed(register, child)
    following = _following(found, child)
    if not found.can_give_today:
        none = text("{child} belum ada imunisasi yang waktunya sekarang.", child=child.first_name)
        done = text("Imunisasi {child} sudah lengkap untuk balita 👏", child=child.first_name)
        return lines(none, following) if following else done
    posyandu = register.posyandu(child.posyandu_id)
    return lines(
        text(
            "{child} waktunya {doses} sekarang (umur {age}).",
            child=child.first_name,
            doses=due_names(found.can_give_today, for_family=False),
            age=age(found.age_months),
        ),
        text(
            "Bisa di posyandu {day}, atau lebih cepat di {puskesmas}.",
            day=weekday_date(upcoming(register, posyandu).held_on),
            puskesmas=register.village.puskesmas,
        ),
        following,
    )


def _following(found: Assessment, child: Child) -> str:
    if found.next_date is None:
        return ""
    return text(
        "Berikutnya umur {age}: {doses}.",
        age=age(completed_months(child.born_on, found.next_date)),
        doses=due_names(found.next_doses, for_family=False),
    )
