"""A family on its way to the Puskesmas, with a vehicle of their own or one that is asked for."""

from dialog.chat import Chat
from dialog.texts import lines, text
from domain.people import RoleKind
from domain.register import Register
from flows.family.own import midwife_of


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
    if told.resident_id:
        return register.resident(told.resident_id).name
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
    ) or text("RT belum diketahui")
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
