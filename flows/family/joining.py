"""A family joins: the code, the birth date, the consent, and whose phone it is."""

from datetime import date

from dialog.answers import OneOf, choice, either, free_text, one_of
from dialog.chat import Chat
from dialog.input.codes import read_code
from dialog.messages import Choice
from dialog.spoken import day_month_year, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_families import (
    CountWrongBirthDate,
    CountWrongCode,
    JoinFamily,
    RefuseConsent,
    SharePhone,
)
from domain.people import Family
from domain.register import Register
from flows.entry import Opening
from flows.family import consent_text
from flows.family.answers_of_joining import (
    CODE,
    NO_CODE,
    a_code,
    birth_date,
    unborn,
    without_code,
    wrong_date_words,
)
from flows.family.next_day import next_posyandu
from flows.family.own import cadres_of, mother_or, own_cadre, own_children
from flows.family.which_own import AboutOwn


def opens(rest: str) -> Opening:
    """Take the code that was typed beside the word."""
    code = read_code(rest)
    return Opening(given={"code": code} if code else {})


async def family_code(
    chat: Chat,
    register: Register,
    *,
    wrong: bool = False,
    wrong_date: bool = False,
    another: bool = False,
) -> object:
    """Ask for the family's code and a child's birth date, then for consent."""
    if register.is_locked_out("family"):
        return Go(flow="joining_locked")
    chat.if_cancelled(text("Baik, tidak ada yang disimpan. Ketik MENU kapan saja."))
    kind, code = await chat.ask(
        "code",
        _code_words(register, wrong=wrong, another=another),
        either(a_code(), unborn(), without_code()),
    )
    if kind != CODE:
        return (
            Go(flow="no_code") if kind == NO_CODE else Go(flow="pregnant", subject={"said": code})
        )
    family = register.family_with_code(code)
    if family is None:
        return CountWrongCode()
    if any(family.id == own.id for own in register.joined_families()):
        return Go(flow="joined_already")
    words = (
        wrong_date_words()
        if wrong_date
        else text(
            "Terima kasih. Supaya aman, tanggal lahir anak {you}? Contoh: 12-12-2025",
            you=mother_or(register.speaker),
        )
    )
    born = await chat.ask("born", words, birth_date())
    children = register.children_of(family.id)
    if not any(child.born_on == born for child in children):
        return CountWrongBirthDate(family=family.id, code=code)
    return await agree(chat, register, family, born, code=code)


async def agree(
    chat: Chat,
    register: Register,
    family: Family,
    born: date,
    *,
    code: str = "",
    invitation: int | None = None,
) -> object:
    """Show the consent text and take the answer; silence is none."""
    children = register.children_of(family.id)
    known = next(child for child in children if child.born_on == born)
    you = mother_or(register.speaker)
    picked = await chat.ask(
        "consent",
        lines(
            text("Cocok, {child} 🙂 Sebelum mulai, mohon dibaca:", child=known.name),
            consent_text.in_short(children, you),
        ),
        _agreeing(choice("read", text("Baca lengkap"), "baca", "lengkap")),
    )
    if picked == "read":
        full = consent_text.in_full(register.village, you)
        picked = await chat.ask("consent_full", full, _agreeing())
    if picked == "no":
        return RefuseConsent(
            family=family.id,
            text_version=consent_text.CONSENT_VERSION,
            invitation=invitation,
        )
    name, title = await _second_person(chat, register, family)
    return JoinFamily(
        family=family.id,
        born_on=born,
        text_version=consent_text.CONSENT_VERSION,
        code=code,
        invitation=invitation,
        name=name,
        title=title,
    )


async def _second_person(chat: Chat, register: Register, family: Family) -> tuple[str, str]:
    """Ask for the name when the mother has joined before: the father, a grandmother."""
    others = [person for person in register.guardians(family.id) if person != register.speaker]
    if register.speaker.is_known or not others:
        return "", ""
    told = await chat.ask(
        "name", text("Boleh tahu nama Bapak/Ibu? Contoh: Bapak Wayan"), free_text(longest=60)
    )
    first, _, rest = told.partition(" ")
    title = {"pak": "Bapak", "bapak": "Bapak", "bu": "Ibu", "ibu": "Ibu"}.get(first.lower(), "")
    return (rest.strip() or told, title) if title else (told, "")


def _agreeing(*more: Choice) -> OneOf:
    offers = [
        choice("yes", text("Setuju"), "YA"),
        choice("no", text("Tidak setuju"), "TIDAK", "TOLAK"),
    ]
    return one_of(*offers, *more)


async def joined_family(chat: Chat, register: Register, *, family: int, child: int) -> object:
    """Confirm the consent and ask whose phone it is, once."""
    thanks = text(
        "✅ Terima kasih, {call}. Persetujuan dicatat {day}.",
        call=register.speaker.full_call,
        day=day_month_year(chat.today),
    )
    if register.speaker.shares_phone is not None:
        chat.say(thanks)
        return Go(flow="welcome", subject={"family": family, "child": child, "is_new": False})
    picked = await chat.ask(
        "sharing",
        lines(thanks, text("HP ini dipakai sendiri atau bersama?")),
        one_of(
            choice("own", text("Sendiri"), "sendiri"),
            choice("shared", text("Bersama keluarga"), "bersama"),
        ),
    )
    return SharePhone(is_shared=picked == "shared", family=family, child=child)


async def welcome(
    chat: Chat, register: Register, *, family: int, child: int, is_new: bool = True
) -> object:
    """Tell the next day, and offer another child or the card."""
    found = register.child(child)
    picked = await chat.ask(
        "next",
        lines(
            _phone_words(register) if is_new else None,
            next_posyandu(register, register.posyandu(register.family(family).posyandu_id)),
        ),
        AboutOwn(
            own=own_children(register),
            keeps_to_own=False,
            offers=one_of(
                choice("another", text("Tambah anak lain"), "DAFTAR", "tambah"),
                choice("card", text("Kartu {child}", child=found.first_name)[:20], "KARTU"),
                choice("enough", text("Cukup"), "SELESAI", "TIDAK"),
            ),
        ),
    )
    if picked == "another":
        return Go(flow="family_code", subject={"another": True})
    if picked == "card":
        return Go(flow="card", subject={"child": child})
    chat.say(text("Baik. Ketik MENU kapan saja."))
    return None


def _phone_words(register: Register) -> str:
    if register.speaker.shares_phone:
        return text("Baik. Pesan pribadi akan saya beri pembuka dulu, baru dibaca setelah dibalas.")
    return text("Baik.")


async def consent_refused(chat: Chat, register: Register, *, family: int) -> None:
    """Respect a no: nothing is kept, and the service at the posyandu goes on."""
    children = register.children_of(family)
    chat.say(
        text(
            "Baik, {you}. Tidak ada pengingat. {child} tetap dilayani di posyandu.",
            you=mother_or(register.speaker),
            child=joined([child.first_name for child in children]),
        )
    )


async def joining_locked(chat: Chat, register: Register, *, posyandu: int | None = None) -> None:
    """After five wrong tries a cadre helps; nothing is said about what was right."""
    cadres = cadres_of(register, posyandu) if posyandu is not None else ()
    helper = cadres[0] if cadres else own_cadre(register)
    chat.say(
        text(
            "Supaya aman, kita berhenti dulu. {cadre} akan membantu.",
            cadre=helper.call if helper else text("Kader posyandu"),
        )
    )


async def somebody_locked_out(chat: Chat, register: Register, *, phone: str, family: int) -> None:
    """Tell a cadre that somebody tried five times; `family` is 0 when it is not known whose."""
    who = (
        text("kode keluarga {mother}", mother=register.family(family).mother)
        if family
        else text("kode keluarga")
    )
    chat.say(
        text(
            "Ada yang lima kali salah memasukkan {who}. Demi keamanan saya hentikan dulu. "
            "Nomornya: {phone}. Mohon dibantu, dan buat kode baru bila perlu.",
            who=who,
            phone=phone or text("tidak terlihat (Telegram)"),
        )
    )


async def joined_already(chat: Chat, register: Register) -> None:
    """A code of a family that is joined already."""
    children = own_children(register)
    chat.say(
        text(
            "{child} sudah terhubung dengan nomor ini. Ketik MENU untuk pilihan.",
            child=joined([child.first_name for child in children]),
        )
    )


def _code_words(register: Register, *, wrong: bool, another: bool) -> str:
    if wrong:
        return text("Kode itu belum cocok. Coba lihat lagi di sampul Buku KIA, ada 6 angka.")
    if not another:
        return text("Silakan ketik 6 angkanya. Ada di sampul Buku KIA.")
    names = [
        cadre.call
        for posyandu in dict.fromkeys(child.posyandu_id for child in own_children(register))
        for cadre in cadres_of(register, posyandu)
    ]
    return text(
        "Kode anaknya? Minta ke {cadres} bila belum ada.",
        cadres=text(" atau ").join(names) or text("kader"),
    )
