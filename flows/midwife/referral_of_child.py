"""One child on the midwife's list: what is known, taken with one tap, closed by a result."""

from dialog.answers import choice, free_text, one_of
from dialog.chat import Chat
from dialog.input.phones import spoken
from dialog.spoken import age, day_month
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import completed_months
from domain.care import OpenReferral
from domain.commands_of_care import AcceptReferral
from domain.people import RoleKind
from domain.register import Register
from flows.midwife.examination import LONGEST


async def referral_of_child(chat: Chat, register: Register, *, referral: int) -> object:
    """Show who waits and since when, with what the midwife can do."""
    waiting = register.referral(referral)
    child = register.child(waiting.child_id)
    take = choice("take", text("Saya tangani"), "YA", "tangani")
    result = choice("result", text("Tulis hasil"), "HASIL_PERIKSA", "hasil", "SUDAH")
    phone = choice("phone", text("Telepon kader"), "telepon", "telpon")
    picked = await chat.ask(
        "what",
        lines(
            text(
                "{child}, {age}, ibu {mother}, RT {rt}, {posyandu}.",
                child=child.name,
                age=age(completed_months(child.born_on, chat.today)),
                mother=child.mother_name,
                rt=child.rt,
                posyandu=register.posyandu(child.posyandu_id).name,
            ),
            text("Dikirim {day}{taken}.", day=day_month(waiting.on), taken=_taken(waiting)),
        ),
        one_of(*((result, phone) if waiting.is_accepted else (take, result, phone))),
    )
    if picked == "take":
        return AcceptReferral(referral=referral)
    if picked == "phone":
        chat.say(_cadre_of(register, waiting))
        return None
    return Go(flow="result_of_child", subject={"child": child.id})


def _taken(waiting: OpenReferral) -> str:
    return text(", sudah diterima") if waiting.is_accepted else ""


def _cadre_of(register: Register, waiting: OpenReferral) -> str:
    child = register.child(waiting.child_id)
    sender = waiting.sent_by
    holders = register.holders(RoleKind.CADRE, posyandu_id=child.posyandu_id)
    cadre = register.person(sender) if sender is not None else next(iter(holders), None)
    if cadre is None:
        return text("Belum ada kader untuk posyandu itu.")
    number = register.phone_of(cadre.id)
    if not number.startswith("+"):
        return text("Nomornya tidak terlihat. Balas lewat kader, ya.")
    return text("{who}: {phone}", who=cadre.call, phone=spoken(number))


async def result_of_child(chat: Chat, register: Register, *, child: int) -> object:
    """Ask for what was found; it is read back before it is kept."""
    told = await chat.ask(
        "words",
        text(
            "Apa hasil pemeriksaan {child}? Contoh: gizi kurang, rawat jalan, PMT, kontrol 17/2",
            child=register.child(child).first_name,
        ),
        free_text(longest=LONGEST),
    )
    return Go(flow="examination", subject={"words": told, "child": child})


async def referral_mine(
    chat: Chat, register: Register, *, referral: int, is_told: bool = False
) -> object:
    """Confirm that a child is the midwife's to see, and offer to write the result."""
    waiting = register.referral(referral)
    sender = register.person(waiting.sent_by).call if waiting.sent_by is not None else ""
    picked = await chat.ask(
        "result",
        text("✅ Tercatat. {cadre} saya beri tahu.", cadre=sender)
        if is_told
        else text("✅ Tercatat."),
        one_of(choice("result", text("Tulis hasil"), "HASIL_PERIKSA", "hasil")),
    )
    del picked
    return Go(flow="result_of_child", subject={"child": waiting.child_id})


async def referral_noted(chat: Chat, register: Register, *, child: int, midwife: int) -> None:
    """Tell the cadre that the midwife has taken a child over."""
    chat.say(
        text(
            "{midwife} sudah menerima rujukan {child}.",
            midwife=register.person(midwife).call,
            child=register.child(child).first_name,
        )
    )
