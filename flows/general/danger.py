"""Danger signs as a family writes them: answered first, at any hour."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input.phones import spoken
from dialog.texts import lines, text
from domain.commands_of_alarms import AskTransport, RaiseAlarm, ReportDeparture
from domain.family_register import Alarm
from domain.people import Child
from domain.register import Register
from flows.cadre.who.who_is_ill import Ill, who_is_ill
from flows.family.own import midwife_of, own_children, short_call
from flows.family.which_own import named_in

EVENING, MORNING = 18, 4


async def danger(
    chat: Chat, register: Register, *, kind: str, signs: list[str], words: str
) -> RaiseAlarm:
    """Raise the alarm before anything is asked."""
    return alarm_of(register, kind, signs, words)


def alarm_of(register: Register, kind: str, signs: list[str], words: str) -> RaiseAlarm:
    """Name the child or the registered grown-up who is ill, as far as the words tell."""
    ill = who_is_ill(register, words)
    child = sick_child(register, words, ill) if kind == "child" else None
    resident = ill.grown_ups[0] if child is None and len(ill.grown_ups) == 1 else None
    return RaiseAlarm(
        kind="adult" if resident is not None and kind == "child" else kind,
        signs=tuple(signs),
        words=words,
        child=child.id if child else None,
        resident=resident.id if resident else None,
    )


def sick_child(register: Register, words: str, ill: Ill) -> Child | None:
    """Tell which child is meant, an own one or one a cadre names; None when several may be."""
    own = own_children(register)
    named = named_in(words, own)
    if named is not None or ill.is_anybody:
        return named or (ill.children[0] if len(ill.children) == 1 else None)
    return own[0] if len(own) == 1 else None


async def danger_answered(chat: Chat, register: Register, *, alarm: int) -> object:
    """Say what to do now, and offer help with the way."""
    told = register.alarm(alarm)
    if told.kind == "self_harm":
        chat.say(_not_alone(register))
        return None
    picked = await chat.ask(
        "way",
        lines(_go_now(register, told), _numbers(register), _one_safe_thing(register, told)),
        one_of(
            choice("leaving", text("Saya berangkat"), "YA", "berangkat", "jalan"),
            choice("no_vehicle", text("Tidak ada kendaraan"), "TIDAK", "TANPA_KENDARAAN"),
        ),
    )
    if picked == "leaving":
        return ReportDeparture(alarm=alarm)
    return AskTransport(alarm=alarm)


def _go_now(register: Register, told: Alarm) -> str:
    if told.kind != "child":
        return text("🔴 Ini tanda bahaya. Mohon ke Puskesmas atau UGD SEKARANG, jangan sendirian.")
    child = register.child(told.child_id).first_name if told.child_id else text("anaknya")
    hour = register.now.hour
    if hour >= EVENING or hour < MORNING:
        return text(
            "🔴 Ini tanda bahaya. Bawa {child} ke Puskesmas atau UGD terdekat SEKARANG, jangan "
            "menunggu pagi.",
            child=child,
        )
    return text(
        "🔴 Ini tanda bahaya. Bawa {child} ke Puskesmas atau UGD terdekat SEKARANG, jangan "
        "menunggu.",
        child=child,
    )


def _numbers(register: Register) -> str:
    village = register.village
    if not village.duty_phone:
        return text("Darurat: {emergency}.", emergency=village.emergency_phone)
    return text(
        "Bidan jaga: {duty}. Darurat: {emergency}.",
        duty=spoken(village.duty_phone),
        emergency=village.emergency_phone,
    )


def _one_safe_thing(register: Register, told: Alarm) -> str:
    midwife = midwife_of(register)
    calling = text("{midwife} sedang saya hubungi.", midwife=midwife.call) if midwife else ""
    if told.kind != "child":
        safe = text("Miringkan badannya. Jangan beri makan, minum, atau obat lewat mulut.")
        return f"{safe if _must_lie_on_side(told) else ''} {calling}".strip()
    child = register.child(told.child_id).first_name if told.child_id else text("anaknya")
    if _must_lie_on_side(told):
        safe = text(
            "Miringkan badan {child}. Jangan beri makan, minum, atau obat lewat mulut.", child=child
        )
    else:
        safe = text("Beri ASI hanya kalau {child} sadar dan bisa menelan.", child=child)
    return f"{safe} {calling}".strip()


def _must_lie_on_side(told: Alarm) -> bool:
    """Nothing by mouth for somebody limp, in fits or not awake."""
    unsafe = (
        *("kejang", "step", "stuip", "pingsan", "sadar", "bangun", "lunglai", "terkulai"),
        *("lemas sekali", "sangat lemas", "lemah sekali", "sangat lemah", "letoy"),
    )
    return any(word in sign for sign in told.signs for word in unsafe)


def _not_alone(register: Register) -> str:
    midwife = midwife_of(register)
    return lines(
        text(
            "Terima kasih sudah bercerita. {call} tidak sendirian.",
            call=short_call(register.speaker),
        ),
        text("Saya minta {midwife} menghubungi sekarang.", midwife=midwife.call)
        if midwife
        else None,
        text(
            "Mohon jangan sendirian dulu. Bisa juga menelepon {emergency}.",
            emergency=register.village.emergency_phone,
        ),
    )


async def danger_denied(
    chat: Chat, register: Register, *, kind: str, signs: list[str], words: str
) -> object:
    """Check once that a sign was denied; anything but a denial is taken for real."""
    picked = await chat.ask(
        "sure",
        text("Jadi tidak {sign}, ya?", sign=_undenied(signs[0])),
        one_of(
            choice("not", text("Ya, tidak"), "YA", "TIDAK", "BELUM"),
            choice("is", text("Ada tanda itu"), "ada", "sempat"),
        ),
    )
    if picked == "is":
        return alarm_of(register, kind, signs, words)
    chat.say(
        lines(
            text("Syukurlah 🙂 Kalau keadaannya berubah, kabari saya atau langsung ke Puskesmas."),
            text("Ketik MENU kapan saja."),
        )
    )
    return None


def _undenied(sign: str) -> str:
    return sign.removeprefix("tidak ")


async def danger_asked(
    chat: Chat, register: Register, *, kind: str, signs: list[str], words: str
) -> object:
    """Check once that a sign is only asked about; then say what is done when it comes."""
    picked = await chat.ask(
        "now",
        text("Apakah ada orang yang sedang mengalami tanda ini, atau hanya bertanya?"),
        one_of(
            choice("is", text("Ada, sekarang"), "ada", "YA", "sekarang"),
            choice("asks", text("Hanya bertanya"), "TIDAK", "bertanya", "tanya"),
        ),
    )
    if picked == "is":
        return alarm_of(register, kind, signs, words)
    chat.say(
        lines(
            text(
                "Itu tanda bahaya. Bila ada yang mengalaminya, antar ke Puskesmas atau UGD saat "
                "itu juga, jangan menunggu."
            ),
            _numbers(register),
            text("Tulis namanya dan tandanya, nanti bidan langsung saya beri tahu."),
        )
    )
    return None
