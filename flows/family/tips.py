"""Short advice on food by age, as the KIA book gives it."""

from dataclasses import dataclass

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import age
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.people import Child
from domain.register import Register
from flows.entry import Opening
from flows.family.own import own_children
from flows.family.which_own import named_in, which_own


@dataclass(frozen=True, kw_only=True)
class Advice:
    """What a child of an age eats, and one day's example."""

    below_months: int
    meals: str
    sides: str
    example: str


def advices() -> tuple[Advice, ...]:
    """List the advice for each age, the youngest first (Buku KIA, feeding by age)."""
    animal = text("Setiap makan ada lauk hewani: telur, ikan, ayam, atau hati.")
    goes_on = text("{animal} ASI diteruskan.", animal=animal)
    soft = text("Pagi bubur telur, siang bubur ikan, sore bubur hati ayam. Selingan: pisang lumat.")
    family = text("Pagi nasi telur, siang nasi ikan dan sayur, sore nasi ayam. Selingan: buah.")
    return (
        Advice(
            below_months=6,
            meals=text("ASI saja, kapan pun bayi mau."),
            sides=text("Belum perlu makanan atau minuman lain."),
            example=text("Susui 8-12 kali sehari, siang dan malam."),
        ),
        Advice(
            below_months=9,
            meals=text("makan 2-3 kali sehari, ditambah 1-2 kali selingan, lumat dan kental."),
            sides=goes_on,
            example=soft,
        ),
        Advice(
            below_months=12,
            meals=text("makan 3-4 kali sehari, ditambah 1-2 kali selingan, dicincang."),
            sides=goes_on,
            example=soft,
        ),
        Advice(
            below_months=24,
            meals=text("makan 3-4 kali sehari, ditambah 1-2 kali selingan."),
            sides=goes_on,
            example=family,
        ),
        Advice(
            below_months=72,
            meals=text("makan 3 kali sehari, ditambah 2 kali selingan."),
            sides=animal,
            example=family,
        ),
    )


def advice_for(months: int) -> Advice:
    """Choose the advice for an age in completed months."""
    listed = advices()
    return next((advice for advice in listed if months < advice.below_months), listed[-1])


def opens(rest: str) -> Opening:
    """Keep the words beside TIPS: they may name a child."""
    return Opening(subject={"words": rest})


async def tips(chat: Chat, register: Register, *, words: str = "", child: int = 0) -> object:
    """Advise on food for one child."""
    children = own_children(register)
    if not children:
        return Go(flow="join_first")
    chosen = next((c for c in children if c.id == child), None) or named_in(words, children)
    if chosen is None:
        asked = text("Tips untuk siapa, {bu}?", bu=register.speaker.bu)
        chosen = (await which_own(chat, children, asked))[0]
    return await _advise(chat, register, chosen)


async def _advise(chat: Chat, register: Register, child: Child) -> object:
    months = completed_months(child.born_on, register.now.date())
    advice = advice_for(months)
    picked = await chat.ask(
        "next",
        lines(text("Untuk umur {age}: {meals}", age=age(months), meals=advice.meals), advice.sides),
        one_of(
            choice("menu", text("Contoh menu"), "contoh"),
            choice("enough", text("Cukup"), "SELESAI", "TIDAK"),
        ),
    )
    if picked == "menu":
        chat.say(lines(text("Contoh sehari:"), advice.example))
    else:
        chat.say(text("Baik. Ketik MENU kapan saja."))
    return None
