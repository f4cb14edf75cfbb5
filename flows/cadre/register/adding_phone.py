"""A child who was registered before: not twice, but the family's number may be added."""

from dialog.answers import OneOf, choice, one_of
from dialog.chat import Chat
from dialog.input.phones import spoken
from dialog.texts import lines, text
from domain.commands_family import AddFamilyPhone
from domain.people import Child
from domain.register import Register
from flows.cadre.register.family_phone import FamilyPhone, family_phone, letters_read


async def not_registered_twice(chat: Chat, register: Register, *, child: int) -> object:
    """Say so, and offer to add the number that is missing."""
    known = register.child(child)
    if register.phone_of_family(known.family_id):
        chat.say(text("Baik, tidak saya daftarkan dua kali."))
        return None
    picked = await chat.ask(
        "add",
        lines(
            text("Baik, tidak saya daftarkan dua kali."),
            text("{child} belum punya nomor HP keluarga. Mau ditambah?", child=known.first_name),
        ),
        one_of(
            choice("add", text("Tambah nomor"), "YA", "DAFTAR"),
            choice("leave", text("Tidak"), "TIDAK", "LEWATI"),
        ),
    )
    if picked == "leave":
        chat.say(text("Baik. Nomor bisa ditambah kapan saja."))
        return None
    return await new_number(chat, register, known)


async def new_number(
    chat: Chat, register: Register, child: Child, *, may_skip: bool = False
) -> object:
    """Ask for the number of a child's family, and keep it when the family agrees."""
    while True:
        phone = await family_phone(
            chat,
            register,
            text("Nomor HP {mother}? Contoh: 0812 3456 7890", mother=child.mother),
            family=child.family_id,
            may_skip=may_skip,
        )
        if phone is None:
            chat.say(text("Baik, tidak ada nomor yang disimpan."))
            return None
        picked = await chat.ask("agrees", _question(child, phone), _agreement())
        if picked == "yes":
            return AddFamilyPhone(child=child.id, phone=phone.number, shares_phone=phone.is_shared)
        if picked == "no":
            chat.say(
                text(
                    "Baik, nomornya tidak saya simpan. {child} tetap dilayani.",
                    child=child.first_name,
                )
            )
            return None
        chat.ask_again(*(n for n in chat.journal.answers if n.startswith("phone")), "agrees")


def _question(child: Child, phone: FamilyPhone) -> str:
    return lines(
        letters_read(phone.number) if phone.letters else "",
        text(
            "Nomor {mother}: {phone}. {mother} setuju nomornya dicatat untuk pengingat?",
            mother=child.mother,
            phone=spoken(phone.number),
        ),
    )


def _agreement() -> OneOf:
    return one_of(
        choice("yes", text("Setuju, simpan"), "YA"),
        choice("no", text("Belum setuju"), "TIDAK", "BELUM"),
        choice("change", text("Ubah"), "UBAH"),
    )


async def phone_added(chat: Chat, register: Register, *, child: int) -> None:
    """Confirm the number and tell what the family must do."""
    known = register.child(child)
    chat.say(
        lines(
            text("✅ Nomor tersimpan untuk {child}.", child=known.first_name),
            text(
                "Saya kirim undangan ke {mother}. Pengingat baru jalan setelah {mother} "
                "membalas GABUNG.",
                mother=known.mother,
            ),
        )
    )
