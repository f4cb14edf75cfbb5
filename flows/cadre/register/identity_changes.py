"""A name or a NIK that comes later or was wrong, and another carer for a child."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_leaving import ChangeCarer, CorrectIdentity
from domain.nik import contradicts
from domain.people import Child
from domain.register import Register
from flows.cadre.register.answers_of_registering import a_child_name, a_mother_name, a_nik
from flows.cadre.who.namesakes import spoken_near
from flows.cadre.who.which_child import which_child
from flows.entry import Opening

INTO = (" menjadi ", " jadi ", " sekarang ", " -> ", " ke ", " diganti ")


def opens_name(words: str) -> Opening:
    """Read 'bayi ny sari jadi putri ayu' into who, and the name to be."""
    for into in INTO:
        who, found, name = f" {words} ".partition(into)
        if found:
            return Opening(given={"child": who.strip(), "name": name.strip()})
    return Opening(given={"child": words}) if words.strip() else Opening()


def opens_nik(words: str) -> Opening:
    """Read 'ani 5171...' into who and the number."""
    said = words.split()
    digits = [word for word in said if sum(sign.isdigit() for sign in word) > len(word) / 2]
    who = " ".join(word for word in said if word not in digits)
    given = {"child": who, "nik": " ".join(digits)}
    return Opening(given={name: answer for name, answer in given.items() if answer})


def opens_carer(words: str) -> Opening:
    """Take the words as the child's name."""
    return Opening(given={"child": words}) if words.strip() else Opening()


async def correct_name(chat: Chat, register: Register) -> object:
    """Ask whose name and what it is, and ask once before it is changed."""
    child = await which_child(chat, register, text("Nama siapa yang diganti? Ketik namanya."))
    if not isinstance(child, Child):
        return child
    name = await chat.ask(
        "name",
        text("Nama lengkap {child} yang benar?", child=child.name),
        a_child_name(text("Saya perlu nama lengkap anaknya. Contoh: Made Adi Putra")),
    )
    picked = await chat.ask(
        "sure",
        text(
            "Ganti nama {old} menjadi {new}? Ibu {mother}, RT {rt}.",
            old=child.name,
            new=name,
            mother=child.mother_name,
            rt=child.rt,
        ),
        one_of(
            choice("yes", text("Ya, ganti"), "YA", "UBAH"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return CorrectIdentity(child=child.id, name=name)


async def add_nik(chat: Chat, register: Register) -> object:
    """Ask whose NIK and which; one that speaks of another birth date is asked about once."""
    child = await which_child(chat, register, text("NIK siapa? Ketik nama anaknya."))
    if not isinstance(child, Child):
        return child
    name = spoken_near(register, child)
    answered = await chat.ask("nik", text("NIK {child}, 16 angka?", child=name), a_nik())
    if contradicts(answered.number, born=child.born_on, sex=child.sex):
        question = text(
            "NIK {nik} memuat tanggal lahir atau jenis kelamin yang berbeda dari data {child}. "
            "Tetap pakai NIK ini?",
            nik=answered.number,
            child=name,
        )
    elif answered.letters:
        question = text("Saya baca NIK {nik}. Betul?", nik=answered.number)
    else:
        return CorrectIdentity(child=child.id, nik=answered.number)
    picked = await chat.ask(
        "odd",
        question,
        one_of(
            choice("keep", text("Tetap pakai"), "YA"),
            choice("leave", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "leave":
        return Go(flow="nothing_changed")
    return CorrectIdentity(child=child.id, nik=answered.number)


async def identity_corrected(
    chat: Chat, register: Register, *, child: int, former: str = ""
) -> None:
    """Confirm a name or a NIK."""
    name = register.child(child).name
    chat.say(
        text("✅ {former} sekarang bernama {child}.", former=former, child=name)
        if former
        else text("✅ NIK {child} tersimpan.", child=name)
    )


async def change_carer(chat: Chat, register: Register) -> object:
    """Ask who looks after a child from now on."""
    child = await which_child(chat, register, text("Pengasuh siapa yang berganti? Ketik nama."))
    if not isinstance(child, Child):
        return child
    name = spoken_near(register, child)
    carer = await chat.ask(
        "carer",
        text("Siapa yang mengasuh {child} sekarang?", child=name),
        a_mother_name(text("Saya perlu nama ibu atau pengasuhnya. Contoh: Ketut Sari")),
    )
    picked = await chat.ask(
        "sure",
        lines(
            text(
                "{child} sekarang diasuh {carer}, sebelumnya {former}.",
                child=child.name,
                carer=carer,
                former=child.mother_name,
            ),
            text("Nomor HP yang lama tidak dikirimi lagi tentang {child}. Betul?", child=name),
        ),
        one_of(
            choice("yes", text("Betul"), "YA"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "no":
        return Go(flow="nothing_changed")
    return ChangeCarer(child=child.id, name=carer)


async def carer_changed(chat: Chat, register: Register, *, child: int) -> object:
    """Confirm the new carer and offer to keep a number."""
    known = register.child(child)
    picked = await chat.ask(
        "phone",
        text(
            "✅ {child} sekarang diasuh {carer}. Catat nomor HP-nya untuk pengingat?",
            child=known.first_name,
            carer=known.mother_name,
        ),
        one_of(
            choice("phone", text("Catat nomor"), "YA", "nomor"),
            choice("later", text("Nanti saja"), "TIDAK", "NANTI", "LEWATI"),
        ),
    )
    if picked == "phone":
        return Go(flow="not_registered_twice", subject={"child": child})
    chat.say(text("Baik, nomornya bisa menyusul."))
    return None
