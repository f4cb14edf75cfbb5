"""What the midwife hears of a danger sign, and what the family hears of her."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import age, clock, day_month
from dialog.texts import lines, text
from domain.calendar import completed_months
from domain.commands_of_alarms import AskTransport, TakeAlarm
from domain.family_register import Alarm
from domain.people import RoleKind
from domain.register import Register
from flows.cadre.stages.people import heading

KIPI_DAYS = 7
"""Days after a dose in which an illness is reported as following it."""


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
        _alert(register, told, phone, again=again),
        one_of(
            choice("take", text("Saya tangani"), "tangani"),
            choice("ambulance", text("Perlu ambulans"), "ambulans", "ambulan"),
            *(
                (choice("phone", _phone_label(register, told), "telepon", "telpon"),)
                if phone or not _is_colleague(register, told)
                else ()
            ),
        ),
    )
    if picked == "take":
        return TakeAlarm(alarm=alarm)
    if picked == "ambulance":
        return AskTransport(alarm=alarm, for_midwife=True)
    chat.say(
        text("{who}: {phone}", who=_teller(register, told), phone=phone)
        if phone
        else text("Nomornya tidak terlihat. Balas lewat kader, ya.")
    )
    return TakeAlarm(alarm=alarm)


def _teller(register: Register, told: Alarm) -> str:
    """Name whose number it is: a colleague by the short title, a family in full."""
    teller = register.person(told.person_id)
    return teller.call if _is_colleague(register, told) else teller.full_call


def _is_colleague(register: Register, told: Alarm) -> bool:
    return bool(register.person(told.person_id).posyandu_ids(RoleKind.CADRE))


def _phone_label(register: Register, told: Alarm) -> str:
    if _is_colleague(register, told):
        return text("Telepon kader")
    return (
        text("Telepon ibu")
        if register.person(told.person_id).title == "Ibu"
        else text("Telepon keluarga")
    )


def _alert(register: Register, told: Alarm, phone: str, *, again: bool) -> str:
    asker = register.person(told.person_id)
    signs = ", ".join(told.signs)
    said = f"{signs[:1].upper()}{signs[1:]}"
    repeated = text("(belum dijawab) ") if again else ""
    if told.resident_id is not None:
        return text(
            '🔴 SEGERA: {repeated}{who}, RT {rt}. {signs}. {by} menulis: "{words}"',
            repeated=repeated,
            who=_patient(register, told.resident_id, told),
            rt=register.resident(told.resident_id).rt or "-",
            signs=said,
            by=_teller(register, told),
            words=told.words[:150],
        )
    if told.child_id is None and _is_colleague(register, told):
        return text(
            "🔴 SEGERA: {repeated}kabar dari {by}, orangnya belum ditemukan di data. {signs}. "
            'Kata-katanya: "{words}"',
            repeated=repeated,
            by=_teller(register, told),
            signs=said,
            words=told.words[:150],
        )
    if told.child_id is None:
        alert = text(
            '🔴 SEGERA: {repeated}{who}, {rt}. {signs}. Kata-katanya: "{words}"',
            repeated=repeated,
            who=asker.full_call if asker.is_known else text("warga belum terdaftar"),
            rt=text("RT {rt}", rt=asker.rt) if asker.rt else text("RT belum diketahui"),
            signs=said,
            words=told.words[:150],
        )
        # Nobody can look up the number of somebody who is not registered.
        is_needed = phone and not asker.is_known
        return lines(alert, text("Nomornya: {phone}", phone=phone) if is_needed else None)
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


def _patient(register: Register, resident: int, told: Alarm) -> str:
    """Name somebody registered who is ill, with what matters of the age."""
    return heading(register.resident(resident), told.raised_at.date())


def _latest_dose(register: Register, told: Alarm) -> str:
    doses = register.doses(told.child_id) if told.child_id else ()
    if not doses or (told.raised_at.date() - doses[-1].on).days > KIPI_DAYS:
        return ""
    return text(" Imunisasi {day}.", day=day_month(doses[-1].on))


def _in_confidence(register: Register, told: Alarm, phone: str) -> str:
    asker = register.person(told.person_id)
    if told.resident_id is not None:
        return lines(
            text(
                "🔴 Untuk {midwife} saja, mohon segera ditemui berdua.",
                midwife=register.speaker.call,
            ),
            text(
                "{who}, RT {rt}.",
                who=_patient(register, told.resident_id, told),
                rt=register.resident(told.resident_id).rt or "-",
            ),
            text('{by} mencatat: "{words}"', by=_teller(register, told), words=told.words[:150]),
            text("Nomor {by}: {phone}", by=_teller(register, told), phone=phone) if phone else None,
        )
    return lines(
        text("🔴 Untuk {midwife} saja, mohon segera dihubungi.", midwife=register.speaker.call),
        text('{who} menulis: "{words}"', who=asker.full_call, words=told.words[:150]),
        text("Nomornya: {phone}", phone=phone) if phone else None,
    )


async def alarm_taken(chat: Chat, register: Register, *, alarm: int, first: bool) -> None:
    """Confirm to the midwife that it is hers now."""
    told = register.alarm(alarm)
    chat.say(
        text(
            "✅ Tercatat jam {hour}. {who} saya beri tahu.",
            hour=clock(register.now),
            who=_teller(register, told),
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
