"""A cadre registers an under-five: eight short questions, or one line with the answers ahead."""

from dataclasses import replace
from datetime import date

from dialog.answers import choice, either, one_of, skippable
from dialog.chat import Chat
from dialog.input.registration import read_registration
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_family import RegisterChild
from domain.nik import contradicts
from domain.people import Posyandu, Sex, call_name
from domain.register import Register
from flows.cadre.register.answers_of_registering import (
    OUTSIDE,
    OneRt,
    a_child_name,
    a_mother_name,
    a_nik,
    an_outside_rt,
)
from flows.cadre.register.birth_date import ask_birth_date
from flows.cadre.register.duplicates import NewChild, already_registered, family_of_siblings
from flows.cadre.register.family_phone import FamilyPhone, family_phone, letters_read
from flows.cadre.register.registration_words import Told, left_words, summary
from flows.cadre.register.what_is_wrong import ask_what_is_wrong
from flows.cadre.who.own_posyandu import own_posyandu
from flows.entry import Opening

SEX_WORDS = {"LAKI_LAKI": "laki-laki", "PEREMPUAN": "perempuan"}
CHILD_GROUPS = ("", "BAYI_BALITA")


def opens(words: str) -> Opening:
    """Read 'bayi', or a whole line: 'Anni lestari p 4/5/2025 ibu sri rt 1'."""
    told = read_registration(words)
    answers = {
        "name": told.name,
        "sex": SEX_WORDS.get(told.sex or ""),
        "born": told.born,
        "mother": told.mother,
        "rt": f"rt {told.rt}" if told.rt else None,
        "nik": told.nik,
        "phone": told.phone,
    }
    given = {name: answer for name, answer in answers.items() if answer}
    return Opening(
        subject={"ahead": sorted(given), "group": told.group or ""},
        given=given,
    )


async def register_child(
    chat: Chat,
    register: Register,
    *,
    ahead: tuple[str, ...] | list[str] = (),
    group: str = "",
    measured: dict[str, str] | None = None,
    came_from_elsewhere: bool = False,
) -> object:
    """Ask eight short things, show them once more, and register the child."""
    if group not in CHILD_GROUPS:
        return Go(
            flow="register_resident", subject={"group": group}, given=dict(chat.journal.given)
        )
    posyandu = await own_posyandu(chat, register)
    while True:
        told = await _told(chat, register, posyandu, ahead)
        if not isinstance(told, Told):
            return told
        picked = await chat.ask(
            "summary",
            summary(told, register, chat.today),
            one_of(
                choice("save", text("Simpan"), "YA", "simpan"),
                choice("change", text("Ubah"), "UBAH", "TIDAK"),
                choice("cancel", text("Batal"), "BATAL"),
            ),
        )
        if picked == "cancel":
            return Go(flow="cancelled", subject={"words": left_words(told.name)})
        if picked == "save":
            command = _command(told, posyandu, measured or {})
            return replace(command, came_from_elsewhere=came_from_elsewhere)
        wrong = await ask_what_is_wrong(chat)
        # All questions about one thing begin with its name: "phone", "phone_used1".
        about = [name for name in chat.journal.answers if name.split("_")[0] == wrong]
        chat.ask_again(*about, "summary", "wrong")


async def _told(
    chat: Chat, register: Register, posyandu: Posyandu, ahead: tuple[str, ...] | list[str]
) -> Told | Go:
    name = await chat.ask(
        "name",
        text("1 dari 8. Siapa nama lengkap anak?"),
        a_child_name(text("Saya perlu nama lengkap anaknya. Contoh: Made Adi Putra")),
        lead=lines(
            text("Baik, kita daftarkan anak baru. Ada 8 pertanyaan pendek."),
            text("Ketik BATAL untuk berhenti, KEMBALI untuk mundur."),
        ),
    )
    chat.if_cancelled(left_words(name))
    chat.if_left(text("Tadi kita sedang mendaftarkan {child}, belum disimpan.", child=name))
    sex = await _sex(chat, name)
    known = await ask_birth_date(chat, register, name, is_told="born" in ahead)
    mother = await chat.ask(
        "mother",
        text("4 dari 8. Siapa nama ibu atau pengasuhnya?"),
        a_mother_name(text("Saya perlu nama ibu atau pengasuhnya. Contoh: Ketut Sari")),
    )
    born = known.day
    new = NewChild(name=name, sex=sex, born_on=born, mother_name=mother)
    same = await already_registered(chat, register, new)
    if same == "cancel":
        return Go(flow="cancelled", subject={"words": left_words(name)})
    if same is not None and not isinstance(same, str):
        return Go(flow="not_registered_twice", subject={"child": same.id})
    rt = await _rt(chat, register, posyandu)
    siblings = await family_of_siblings(chat, register, new, posyandu=posyandu.id, rt=rt)
    nik = await _nik(chat, name, born, sex)
    has_kia_book = await _kia_book(chat, nik)
    phone, agrees = await _phone_and_consent(
        chat, register, name, mother, family=siblings.id if siblings else None
    )
    return Told(
        name=name,
        sex=sex,
        born_on=born,
        mother_name=siblings.mother_name if siblings else mother,
        rt=rt,
        family=siblings.id if siblings else None,
        nik=nik,
        has_kia_book=has_kia_book,
        phone=phone,
        agrees=agrees,
        born_is_estimated=known.is_estimated,
    )


async def _sex(chat: Chat, name: str) -> Sex:
    picked = await chat.ask(
        "sex",
        text("2 dari 8. {child} laki-laki atau perempuan?", child=name),
        one_of(
            choice("L", text("Laki-laki"), "LAKI_LAKI"), choice("P", text("Perempuan"), "PEREMPUAN")
        ),
    )
    return Sex(picked)


async def _rt(chat: Chat, register: Register, posyandu: Posyandu) -> str:
    rt = await chat.ask(
        "rt",
        text("5 dari 8. Tinggal di RT berapa?"),
        OneRt(rts=register.rt_of_hamlet(posyandu.hamlet), hamlet=posyandu.hamlet),
    )
    if rt != OUTSIDE:
        return rt
    kind, answered = await chat.ask(
        "rt_outside",
        text("RT berapa? Contoh: RT 05. Tidak tahu? Ketik LEWATI."),
        either(skippable(), an_outside_rt()),
    )
    return str(answered) if kind == 1 else ""


async def _nik(chat: Chat, name: str, born: date, sex: Sex) -> str:
    kind, answered = await chat.ask(
        "nik",
        text("6 dari 8. NIK anak, 16 angka. Belum punya? Ketik LEWATI."),
        either(skippable(), a_nik()),
    )
    if kind == 0:
        return ""
    if not contradicts(answered.number, born=born, sex=sex):
        return str(answered.number)
    picked, again = await chat.ask(
        "nik_odd",
        text(
            "NIK {nik} memuat tanggal lahir atau jenis kelamin yang berbeda dari data {child}. "
            "Tetap pakai NIK ini?",
            nik=answered.number,
            child=call_name(name),
        ),
        either(
            one_of(
                choice("keep", text("Tetap pakai"), "YA"),
                choice("leave", text("NIK menyusul"), "TIDAK", "LEWATI"),
            ),
            a_nik(),
        ),
    )
    if picked == 1:
        return str(again.number)
    return str(answered.number) if again == "keep" else ""


async def _kia_book(chat: Chat, nik: str) -> bool:
    # Somebody who came back with KEMBALI has heard it before.
    skipped = not nik and "nik" not in chat.journal.former
    picked = await chat.ask(
        "book",
        text("7 dari 8. Ada Buku KIA?"),
        one_of(
            choice("yes", text("Ada"), "YA", "SUDAH"),
            choice("no", text("Belum ada"), "TIDAK", "BELUM", "LEWATI"),
        ),
        lead=text("Baik, NIK bisa menyusul.") if skipped else "",
    )
    return picked == "yes"


async def _phone_and_consent(
    chat: Chat, register: Register, name: str, mother: str, *, family: int | None
) -> tuple[FamilyPhone | None, bool]:
    phone = None
    if family is None or not register.phone_of_family(family):
        phone = await family_phone(
            chat,
            register,
            text(
                "8 dari 8. Nomor HP ibu atau keluarga, untuk pengingat jadwal. "
                "Tidak ada? Ketik LEWATI."
            ),
            family=family,
            may_skip=True,
        )
    child = call_name(name)
    picked = await chat.ask(
        "consent",
        lines(
            text("Tolong bacakan ini ke Ibu {mother}:", mother=call_name(mother)),
            text(
                '"Data {child} dicatat posyandu dan hanya dilihat kader, bidan, dan Puskesmas. '
                'Ibu boleh menolak atau berhenti kapan saja. {child} tetap dilayani."',
                child=child,
            ),
            text("Apakah Ibu {mother} setuju?", mother=call_name(mother)),
        ),
        one_of(
            choice("yes", text("Setuju"), "YA"),
            choice("no", text("Tidak setuju"), "TIDAK", "BELUM"),
        ),
        lead=letters_read(phone.number) if phone is not None and phone.letters else "",
    )
    return phone, picked == "yes"


def _command(told: Told, posyandu: Posyandu, measured: dict[str, str]) -> RegisterChild:
    phone = told.phone if told.agrees else None
    return RegisterChild(
        posyandu=posyandu.id,
        name=told.name,
        sex=told.sex,
        born_on=told.born_on,
        mother_name=told.mother_name,
        rt=told.rt,
        born_estimated=told.born_is_estimated,
        nik=told.nik,
        has_kia_book=told.has_kia_book,
        family=told.family,
        phone=phone.number if phone is not None else "",
        shares_phone=phone is not None and phone.is_shared,
        agrees=told.agrees,
        measured=measured,
    )
