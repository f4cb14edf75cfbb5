"""Voice notes, pictures and other things that are no words."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input.phones import spoken
from dialog.messages import Choice
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_families import ForwardAttachment
from domain.people import RoleKind
from domain.register import Register
from flows.family.own import midwife_of, own_cadre, own_children
from flows.general.misunderstanding import human_for
from flows.labels import fitting

REPEATED_WITHIN_HOURS = 24


def usual_choices(register: Register) -> tuple[Choice, ...]:
    """Offer the three most likely wishes of whoever writes."""
    speaker = register.speaker
    if speaker.has(RoleKind.CADRE):
        return (
            choice("weigh", text("Timbang"), "TIMBANG"),
            choice("schedule", text("Jadwal"), "JADWAL"),
            choice("menu", text("Menu"), "MENU"),
        )
    children = own_children(register)
    if children:
        label = (
            fitting(text("Kartu {child}", child=children[0].first_name), text("Kartu anak"))
            if len(children) == 1
            else text("Kartu anak")
        )
        return (
            choice("schedule", text("Jadwal"), "JADWAL"),
            choice("card", label, "KARTU"),
            choice("human", text("Hubungi kader"), "HUBUNGI", "kader"),
        )
    if any(speaker.has(kind) for kind in RoleKind if kind is not RoleKind.FAMILY):
        return (
            choice("schedule", text("Jadwal"), "JADWAL"),
            choice("menu", text("Menu"), "MENU"),
        )
    return (
        choice("schedule", text("Jadwal"), "JADWAL"),
        choice("code", text("Punya kode"), "kode"),
        choice("human", text("Hubungi kader"), "HUBUNGI", "kader"),
    )


FLOW_OF = {
    "weigh": "weighing",
    "schedule": "schedule",
    "menu": "menu",
    "card": "card",
    "human": "ask_human",
    "code": "family_code",
}


async def voice_note(
    chat: Chat, register: Register, *, kind: str, reference: str, seconds: int | None, again: bool
) -> object:
    """A first voice note is answered with choices, a second one goes to a human."""
    human = own_cadre(register) if own_children(register) else human_for(register)
    if again and human is not None:
        return ForwardAttachment(
            to_person=human.id, kind=kind, reference=reference, seconds=seconds
        )
    call = register.speaker.full_call
    picked = await chat.ask(
        "next",
        lines(
            text("Maaf {call}, saya belum bisa mendengar pesan suara.", call=call),
            text("Tolong ketik singkat, atau pilih:"),
        ),
        one_of(*usual_choices(register)),
    )
    return Go(flow=FLOW_OF[picked])


async def photo(chat: Chat, register: Register, *, kind: str, reference: str) -> object:
    """Ask what a picture shows; no figure is ever read from it."""
    picked = await chat.ask(
        "what",
        lines(
            text(
                "Foto {ibu} saya terima, tapi saya tidak bisa membaca gambar.",
                ibu=register.speaker.ibu,
            ),
            text("Foto apa ini?"),
        ),
        one_of(
            choice("kia_book", text("Buku KIA"), "buku", "kia"),
            choice("sick_child", text("Anak sakit"), "SAKIT", "sakit"),
            choice("mistake", text("Salah kirim"), "salah", "TIDAK"),
        ),
    )
    if picked == "mistake":
        chat.say(text("Baik, tidak apa-apa. Fotonya tidak disimpan."))
        return None
    if not own_children(register):
        if picked == "sick_child":
            return Go(flow="sick_child_advice", subject={"words": text("anak saya sakit")})
        chat.say(
            text("Terima kasih. Fotonya tidak saya simpan. Silakan tunjukkan langsung ke kader.")
        )
        return None
    human = midwife_of(register) if picked == "sick_child" else own_cadre(register)
    if human is None:
        chat.say(text("Terima kasih. Silakan tunjukkan langsung di posyandu."))
        return None
    return ForwardAttachment(to_person=human.id, kind=kind, reference=reference, what=picked)


async def attachment_forwarded(
    chat: Chat, register: Register, *, to_person: int, what: str
) -> None:
    """Tell who got it."""
    human = register.person(to_person).call
    match what:
        case "kia_book":
            chat.say(
                text(
                    "Terima kasih. Foto Buku KIA saya teruskan ke {human} untuk dicatat.",
                    human=human,
                )
            )
        case "sick_child":
            chat.say(
                lines(
                    text("Foto saya teruskan ke {human}. Semoga lekas sembuh 🙏", human=human),
                    text(
                        "Kalau kejang, sesak, lemas sekali, atau tidak mau minum: ke Puskesmas "
                        "SEKARANG, jangan menunggu balasan."
                    ),
                )
            )
        case _:
            chat.say(
                text(
                    "Pesan suara {ibu} saya teruskan ke {human}, ya. Beliau akan membalas.",
                    ibu=register.speaker.ibu,
                    human=human,
                )
            )


async def sticker(chat: Chat, register: Register) -> object:
    """Smile back and offer what is likely."""
    picked = await chat.ask(
        "next",
        text("🙂 Ada yang bisa saya bantu, {call}?", call=register.speaker.full_call),
        one_of(*usual_choices(register)),
    )
    return Go(flow=FLOW_OF[picked])


async def location(chat: Chat, register: Register) -> None:
    """A location is not needed and not kept."""
    chat.say(
        text(
            "Lokasi tidak perlu dikirim, {bu}, dan tidak saya simpan. Alamat cukup RT saja.",
            bu=register.speaker.bu,
        )
    )


async def document(chat: Chat, register: Register) -> None:
    """Papers of identity are shown to a person, never sent."""
    chat.say(
        lines(
            text(
                "Terima kasih, {bu}. Demi keamanan, saya tidak menerima berkas KK atau KTP di "
                "sini.",
                bu=register.speaker.bu,
            ),
            text("Silakan tunjukkan langsung ke kader atau kantor desa."),
        )
    )


async def contact_card(chat: Chat, register: Register, *, phone: str) -> None:
    """Echo a shared number and say what can be done with it."""
    chat.say(
        lines(
            text("Saya baca nomornya: {phone}. Belum saya simpan.", phone=spoken(phone))
            if phone
            else text("Kartu kontak itu tidak berisi nomor."),
            text("Kalau itu nomor baru {ibu}, ketik GANTI NOMOR.", ibu=register.speaker.ibu),
        )
    )


async def call(chat: Chat, register: Register) -> None:
    """A call cannot be taken; a human can."""
    human = own_cadre(register) if own_children(register) else human_for(register)
    if human is None:
        chat.say(text("Saya tidak bisa menerima telepon. Tolong ketik singkat, ya."))
        return
    phone = spoken(register.phone_of(human.id))
    chat.say(
        text(
            "Saya tidak bisa menerima telepon. Untuk bicara, hubungi {human} {phone}.",
            human=human.call,
            phone=phone,
        )
        if phone.startswith("0")
        else text(
            "Saya tidak bisa menerima telepon. Untuk bicara, temui {human} di posyandu.",
            human=human.call,
        )
    )


async def unreadable(chat: Chat, register: Register) -> None:
    """Something else that is no words."""
    chat.say(text("Maaf, saya hanya bisa membaca tulisan. Tolong ketik singkat, ya."))
