"""A child with gizi buruk: what the cadre, the midwife and a helper with a vehicle are told."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input.phones import spoken
from dialog.spoken import age, clock, kg
from dialog.texts import lines, text
from domain.commands import TakeReferral
from domain.growth import Position
from domain.growth.categories import Nutrition
from domain.people import RoleKind
from domain.register import Register
from domain.visit import Visit, look_at
from flows.cadre.growth.danger_signs import ABSENT, PRESENT
from flows.cadre.growth.result import length_words
from flows.cadre.growth.sign_words import for_midwife
from flows.cadre.who.namesakes import spoken_near

LIES_DOWN = ("kejang", "step", "lemas", "lemes", "pingsan", "sadar")
"""Signs with which nothing is given by mouth."""


async def referral_sent(
    chat: Chat, register: Register, *, weighing: int, signs: str, by_itself: bool = False
) -> None:
    """Tell the cadre that the midwife knows, and what to do until she comes."""
    visit = look_at(register, register.village, register.weighing(weighing))
    midwives = register.holders(RoleKind.MIDWIFE)
    midwife = midwives[0].call if midwives else register.village.puskesmas
    child = spoken_near(register, visit.child)
    sent = (
        text(
            "Rujukan {child} sudah saya kirim ke {midwife}, karena belum dikirim 10 menit.",
            child=child,
            midwife=midwife,
        )
        if by_itself
        else text(
            "✅ Rujukan {child} terkirim ke {midwife} ({puskesmas}), jam {clock}.",
            child=child,
            midwife=midwife,
            puskesmas=register.village.puskesmas,
            clock=clock(register.now),
        )
    )
    chat.say(lines(sent, _until_she_comes(visit, signs)))


def _until_she_comes(visit: Visit, signs: str) -> str:
    mother = visit.child.mother
    capsule = text("Vitamin A: tunggu bidan.") if visit.capsule is not None else ""
    if any(sign in signs.lower() for sign in LIES_DOWN):
        waiting = text(
            "Antar {mother} ke meja bidan. Miringkan badan {child}. "
            "Jangan beri makan, minum, atau obat lewat mulut.",
            mother=mother,
            child=visit.child.first_name,
        )
    elif signs in (PRESENT, ""):
        waiting = text(
            "Antar {mother} ke meja bidan. Beri ASI atau minum hanya kalau {child} sadar dan "
            "bisa menelan.",
            mother=mother,
            child=visit.child.first_name,
        )
    else:
        waiting = text(
            "Antar {mother} ke meja bidan. "
            "Sambil menunggu, beri ASI atau minum sedikit-sedikit tapi sering.",
            mother=mother,
        )
    return f"{waiting} {capsule}".strip()


async def urgent_referral(
    chat: Chat, register: Register, *, weighing: int, signs: str, cadre: int, phone: str
) -> TakeReferral:
    """Tell the midwife who comes, with what she can do."""
    visit = look_at(register, register.village, register.weighing(weighing))
    picked = await chat.ask(
        "answer",
        _told(register, visit, signs),
        one_of(
            choice("take", text("Saya tangani"), "YA", "tangani"),
            choice("ambulance", text("Perlu ambulans"), "ambulans", "ambulan"),
            choice("phone", text("Telepon kader"), "telepon", "telpon"),
        ),
    )
    if picked == "phone":
        name = register.person(cadre).call
        chat.say(
            text("{who}: {phone}", who=name, phone=spoken(phone))
            if phone.startswith("+")
            else text("Nomornya tidak terlihat. Balas lewat kader, ya.")
        )
    return TakeReferral(weighing=weighing, cadre=cadre, needs_ambulance=picked == "ambulance")


def _told(register: Register, visit: Visit, signs: str) -> str:
    child, weighing = visit.child, visit.weighing
    posyandu = register.posyandu(child.posyandu_id).name
    facts = [
        text(
            "🔴 Rujukan segera dari {posyandu}: {child}, {sex}, {age}.",
            posyandu=posyandu,
            child=child.name,
            sex=child.sex.value,
            age=age(visit.growth.age_months),
        ),
        _figures(visit),
        _why(visit),
        _signs_words(signs),
        text("Ibu: {mother}, RT {rt}.", mother=child.mother_name, rt=child.rt),
        text("Sedang di posyandu.") if weighing.at_posyandu_day else "",
    ]
    return " ".join(fact for fact in facts if fact)


def _why(visit: Visit) -> str:
    """Say what makes it urgent: the index, the ribbon, or oedema."""
    parts = []
    if visit.nutrition is Nutrition.SEVERELY_WASTED:
        is_lying = visit.growth.position is Position.LYING
        parts.append(text("BB/PB di bawah -3 SD") if is_lying else text("BB/TB di bawah -3 SD"))
    parts += for_midwife(visit)
    return " ".join(f"{part[:1].upper()}{part[1:]}." for part in parts)


def _figures(visit: Visit) -> str:
    weighing = visit.weighing
    lost = visit.code.gain_g if visit.code is not None else None
    weight = kg(weighing.weight_g or 0)
    said = (
        text("BB {kg} kg (turun {lost})", kg=weight, lost=kg(-lost))
        if lost is not None and lost < 0
        else text("BB {kg} kg", kg=weight)
    )
    if weighing.length_mm is None:
        return f"{said}."
    return f"{said}, {length_words(visit.growth.position, weighing.length_mm)}."


def _signs_words(signs: str) -> str:
    if signs == PRESENT:
        return text("Ada tanda bahaya.")
    if signs == ABSENT:
        return text("Tanpa tanda bahaya.")
    return signs and f"{signs[:1].upper()}{signs[1:]}."


async def referral_taken(
    chat: Chat, register: Register, *, cadre: int, ambulance: bool = False
) -> None:
    """Confirm to the midwife that it is hers, and who is told."""
    name = register.person(cadre).call
    if ambulance:
        chat.say(text("✅ Tercatat. {cadre} dan perangkat desa saya beri tahu.", cadre=name))
        return
    chat.say(text("✅ Tercatat. {cadre} saya beri tahu.", cadre=name))


async def referral_accepted(
    chat: Chat, register: Register, *, weighing: int, midwife: int, ambulance: bool = False
) -> None:
    """Tell the cadre that the midwife comes."""
    child = spoken_near(register, register.child(register.weighing(weighing).child_id))
    call = register.person(midwife).call
    if ambulance:
        chat.say(
            text(
                "{midwife} sudah menerima dan meminta ambulans untuk {child}. Mohon ditemani, ya.",
                midwife=call,
                child=child,
            )
        )
        return
    chat.say(
        text(
            "{midwife} sudah menerima dan akan memeriksa {child} sekarang.",
            midwife=call,
            child=child,
        )
    )
