"""A capsule recorded by itself: 'va budi santoso'."""

from datetime import date

from dialog.chat import Chat
from dialog.spoken import age, day_month
from dialog.texts import text
from domain.calendar import completed_months
from domain.commands import RecordVitaminA
from domain.people import Child
from domain.register import Register
from domain.visit import look_at
from domain.vitamin_a import campaign, capsule
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.which_child import which_child
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Take the words after the command as a name."""
    return Opening(given={"child": words} if words.strip() else {})


async def vitamin_a(chat: Chat, register: Register) -> object:
    """Record that a child got this campaign's capsule."""
    child = await which_child(chat, register, text("Vitamin A untuk siapa? Ketik namanya."))
    if not isinstance(child, Child):
        return child
    day = register.open_day(child.posyandu_id)
    on = day.held_on if day is not None else chat.today
    season = campaign(on)
    if season is None or capsule(child.born_on, on) is None:
        chat.say(_not_for(register, child, on))
        return None
    if _waits_for_midwife(register, child, on):
        chat.say(text("Vitamin A {child}: tunggu bidan, ya.", child=spoken_near(register, child)))
        return None
    given = register.vitamin_a_on(child.id, season)
    if given is not None:
        chat.say(
            text(
                "Vitamin A {child} sudah dicatat {date}.",
                child=child.name,
                date=day_month(given),
            )
        )
        return None
    return RecordVitaminA(child=child.id, on=on)


def _not_for(register: Register, child: Child, on: date) -> str:
    if campaign(on) is None:
        return text("Vitamin A dibagikan bulan Februari dan Agustus. Tidak ada yang disimpan.")
    return text(
        "Vitamin A untuk umur 6 sampai 59 bulan. {child} sekarang {age}. Tidak ada yang disimpan.",
        child=spoken_near(register, child),
        age=age(completed_months(child.born_on, on)),
    )


def _waits_for_midwife(register: Register, child: Child, on: date) -> bool:
    """Gizi buruk: the capsule waits for the midwife (ux section 11)."""
    return any(
        look_at(register, register.village, weighing).needs_midwife_today
        for weighing in register.weighings(child.id)
        if weighing.on == on
    )
