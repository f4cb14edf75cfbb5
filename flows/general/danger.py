"""Danger signs: answered first, at any hour, and told to the midwife at once."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input.phones import spoken
from dialog.spoken import age, clock, day_month
from dialog.texts import lines, text
from domain.calendar import completed_months
from domain.commands_of_alarms import AskTransport, RaiseAlarm, ReportDeparture, TakeAlarm
from domain.family_register import Alarm
from domain.people import Child, RoleKind
from domain.register import Register
from flows.family.own import midwife_of, own_children, short_call
from flows.family.which_own import named_in

EVENING, MORNING = 18, 4
KIPI_DAYS = 7
"""Days after a dose in which an illness is reported as following it."""


async def danger(
    chat: Chat, register: Register, *, kind: str, signs: list[str], words: str
) -> RaiseAlarm:
    """Raise the alarm before anything is asked."""
    child = sick_child(register, words) if kind == "child" else None
    return RaiseAlarm(kind=kind, signs=tuple(signs), words=words, child=child.id if child else None)


def sick_child(register: Register, words: str) -> Child | None:
    """Tell which own child is meant; None when several may be."""
    children = own_children(register)
    return named_in(words, children) or (children[0] if len(children) == 1 else None)


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
        return calling
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
    unsafe = ("kejang", "step", "stuip", "pingsan", "sadar", "bangun", "lunglai", "terkulai")
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
        child = sick_child(register, words)
        return RaiseAlarm(
            kind=kind, signs=tuple(signs), words=words, child=child.id if child else None
        )
    chat.say(
        lines(
            text("Syukurlah 🙂 Kalau keadaannya berubah, kabari saya atau langsung ke Puskesmas."),
            text("Ketik MENU kapan saja."),
        )
    )
    return None


def _undenied(sign: str) -> str:
    return sign.removeprefix("tidak ")


async def midwife_alerted(
    chat: Chat, register: Register, *, alarm: int, phone: str, again: bool = False
) -> object:
    """Tell the midwife who, where and which words, with what she can do."""
    told = register.alarm(alarm)
    if told.kind == "self_harm":
        await chat.ask(
            "answer",
            _in_confidence(register, told, phone),
            one_of(choice("take", text("Saya tangani"), "tangani")),
        )
        return TakeAlarm(alarm=alarm)
    picked = await chat.ask(
        "answer",
        _alert(register, told, again=again),
        one_of(
            choice("take", text("Saya tangani"), "tangani"),
            choice("ambulance", text("Perlu ambulans"), "ambulans", "ambulan"),
            choice("phone", _phone_label(register, told), "telepon", "telpon"),
        ),
    )
    if picked == "take":
        return TakeAlarm(alarm=alarm)
    if picked == "ambulance":
        return AskTransport(alarm=alarm, for_midwife=True)
    chat.say(
        text("{who}: {phone}", who=register.person(told.person_id).full_call, phone=phone)
        if phone
        else text("Nomornya tidak terlihat. Balas lewat kader, ya.")
    )
    return TakeAlarm(alarm=alarm)


def _phone_label(register: Register, told: Alarm) -> str:
    return (
        text("Telepon ibu")
        if register.person(told.person_id).title == "Ibu"
        else text("Telepon keluarga")
    )


def _alert(register: Register, told: Alarm, *, again: bool) -> str:
    asker = register.person(told.person_id)
    signs = ", ".join(told.signs)
    said = f"{signs[:1].upper()}{signs[1:]}"
    repeated = text("(belum dijawab) ") if again else ""
    if told.child_id is None:
        return text(
            '🔴 SEGERA: {repeated}{who}, {rt}. {signs}. Kata-katanya: "{words}"',
            repeated=repeated,
            who=asker.full_call if asker.is_known else text("warga belum terdaftar"),
            rt=text("RT {rt}", rt=asker.rt) if asker.rt else text("RT belum diketahui"),
            signs=said,
            words=told.words[:150],
        )
    child = register.child(told.child_id)
    dose = _latest_dose(register, told)
    return text(
        "🔴 SEGERA{kipi}: {repeated}{child}, {age}, RT {rt}. {signs}.{dose} HP {parent}: lihat "
        "data {first}.",
        kipi=" (KIPI)" if dose else "",
        repeated=repeated,
        child=child.name,
        age=age(completed_months(child.born_on, told.raised_at.date())),
        rt=child.rt,
        signs=said,
        dose=dose,
        parent=asker.ibu.lower(),
        first=child.first_name,
    )


def _latest_dose(register: Register, told: Alarm) -> str:
    doses = register.doses(told.child_id) if told.child_id else ()
    if not doses or (told.raised_at.date() - doses[-1].on).days > KIPI_DAYS:
        return ""
    return text(" Imunisasi {day}.", day=day_month(doses[-1].on))


def _in_confidence(register: Register, told: Alarm, phone: str) -> str:
    asker = register.person(told.person_id)
    return lines(
        text("🔴 Untuk {midwife} saja, mohon segera dihubungi.", midwife=register.speaker.call),
        text('{who} menulis: "{words}"', who=asker.full_call, words=told.words[:150]),
        text("Nomornya: {phone}", phone=phone) if phone else None,
    )


async def departure_noted(chat: Chat, register: Register, *, alarm: int) -> None:
    """Encourage a family on its way."""
    told = register.alarm(alarm)
    midwife = midwife_of(register)
    chat.say(
        text(
            "Baik, hati-hati di jalan. {midwife} saya beri tahu {call} sedang ke Puskesmas.",
            midwife=midwife.call if midwife else text("Puskesmas"),
            call=register.person(told.person_id).ibu,
        )
    )


async def family_departed(chat: Chat, register: Register, *, alarm: int) -> None:
    """Tell the midwife that they are coming."""
    chat.say(text("{who} sedang berangkat ke Puskesmas.", who=named_patient(register, alarm)))


def named_patient(register: Register, alarm: int) -> str:
    """Name the patient to the midwife."""
    told = register.alarm(alarm)
    if told.child_id:
        return register.child(told.child_id).name
    return register.person(told.person_id).full_call


async def transport_asked(
    chat: Chat, register: Register, *, alarm: int, helpers: list[int]
) -> None:
    """Calm the family and say who is asked for a vehicle."""
    told = register.alarm(alarm)
    names = text(" dan ").join(register.person(helper).call for helper in helpers)
    asked = (
        text("Baik, tetap tenang. Saya minta bantuan kendaraan ke {names} sekarang.", names=names)
        if names
        else text(
            "Baik, tetap tenang. Mohon telepon {emergency} sekarang.",
            emergency=register.village.emergency_phone,
        )
    )
    whom = register.child(told.child_id).first_name if told.child_id else text("yang sakit")
    chat.say(
        lines(
            asked,
            text(
                "{ibu} juga bisa menelepon {emergency}. Kalau {child} kejang, miringkan badannya, "
                "jangan masukkan apa pun ke mulut.",
                ibu=register.person(told.person_id).ibu,
                emergency=register.village.emergency_phone,
                child=whom,
            ),
        )
    )


async def transport_wanted(
    chat: Chat, register: Register, *, parent: str, rt: str, hamlet: str, patient: str
) -> None:
    """Ask a helper for a vehicle; they hear who and where, and nothing of the illness."""
    where = ", ".join(
        part
        for part in (text("RT {rt}", rt=rt) if rt else "", hamlet and f"Dusun {hamlet}")
        if part
    )
    if register.speaker.has(RoleKind.VILLAGE_OFFICER):
        chat.say(
            text(
                "🔴 Mohon kendaraan segera untuk {patient}: {parent}, {where}, ke Puskesmas.",
                patient=patient,
                parent=parent,
                where=where.replace(", ", " ", 1) if hamlet else where,
            )
        )
        return
    chat.say(
        text(
            "🔴 Mohon bantu {parent} ({rt}) membawa {patient} ke Puskesmas sekarang.",
            parent=parent,
            rt=text("RT {rt}", rt=rt) if rt else text("RT belum diketahui"),
            patient=text("bayinya") if patient == "bayi sakit" else text("yang sakit"),
        )
    )


async def alarm_taken(chat: Chat, register: Register, *, alarm: int, first: bool) -> None:
    """Confirm to the midwife that it is hers now."""
    told = register.alarm(alarm)
    chat.say(
        text(
            "✅ Tercatat jam {hour}. {who} saya beri tahu.",
            hour=clock(register.now),
            who=register.person(told.person_id).full_call,
        )
        if first
        else text("Sudah ditangani. Terima kasih.")
    )


async def midwife_knows(
    chat: Chat, register: Register, *, midwife: int, will_call: bool = False
) -> None:
    """Tell the family that the midwife is waiting, or that she will get in touch."""
    if will_call:
        call = register.person(midwife).call
        chat.say(text("{midwife} sudah tahu dan akan menghubungi.", midwife=call))
        return
    chat.say(
        text(
            "{midwife} sudah tahu dan menunggu di Puskesmas.", midwife=register.person(midwife).call
        )
    )
