"""In a group only what is general is answered; the rest moves to the private chat."""

import re

from dialog.chat import Chat
from dialog.input import line, words
from dialog.spoken import clock, full_date
from dialog.texts import text
from domain.commands_of_families import AnswerPrivately
from domain.people import Posyandu, RoleKind, as_held
from domain.register import Register
from flows.family.next_day import upcoming
from flows.family.own import own_posyandu

_MENTION = re.compile(r"@\w+")
RECORDING = (
    "TIMBANG", "UBAH", "HAPUS", "DAFTAR", "PENDATANG", "WARGA_PINDAH", "NIHIL", "UBAH_BPJS",
)  # fmt: skip
ABOUT_A_CHILD = (
    "HASIL_ANAK", "KARTU", "KARTU_PANJANG", "KARTU_BERAT_PANJANG", "TAUTAN_KARTU", "IMUNISASI",
)  # fmt: skip
LISTS = ("BELUM_DATANG", "CARI", "REKAP", "RUJUK")


async def in_group(chat: Chat, register: Register, *, words: str) -> object:
    """Answer in the group without a name, or go on privately."""
    said = _MENTION.sub(" ", words).strip()
    call = register.speaker.call if _is_cadre(register) else register.speaker.full_call
    meant = _intent(said)
    if meant == "JADWAL":
        for posyandu in _posyandu(register):
            day = upcoming(register, posyandu)
            held = as_held(posyandu, day)
            chat.say(
                text(
                    "Posyandu {posyandu}: {day}, jam {opens}-{closes}, {place}.",
                    posyandu=posyandu.name,
                    day=full_date(day.held_on),
                    opens=clock(held.opens_at),
                    closes=clock(held.closes_at),
                    place=held.place,
                )
            )
        return None
    if _is_thanks_or_greeting(said):
        return None
    if _is_report(said) or meant in RECORDING:
        chat.say(
            text(
                "{call}, pencatatan hanya di chat pribadi. Pesan tadi sebaiknya {ibu} hapus dari "
                "grup.",
                call=call,
                ibu=register.speaker.ibu,
            )
        )
        return AnswerPrivately(words="", is_report=True)
    if _is_cadre(register) and meant in LISTS:
        chat.say(
            text(
                "Daftar nama tidak saya tulis di grup. Saya kirim ke chat pribadi {call}.",
                call=call,
            )
        )
        return AnswerPrivately(words=said)
    chat.say(
        text(
            "{call}, hasil anak saya kirim lewat chat pribadi, ya, supaya tidak terbaca semua "
            "orang.",
            call=call,
        )
        if meant in ABOUT_A_CHILD
        else text("{call}, urusan pribadi kita lanjutkan di chat pribadi, ya.", call=call)
    )
    return AnswerPrivately(words=said)


def _intent(said: str) -> str:
    lexicon = words.lexicon()
    found = lexicon.intent(said)
    if found is not None:
        return found.intent
    asked = lexicon.intent(said, among=("HASIL_ANAK",))
    return asked.intent if asked else ""


def _is_report(said: str) -> bool:
    reported = line.read_line(said)
    return reported is not None and bool(reported.measures) and reported.has_person


def _is_thanks_or_greeting(said: str) -> bool:
    lexicon = words.lexicon()
    return not said or lexicon.is_greeting_only(said) or lexicon.thanks(said) is not None


def _is_cadre(register: Register) -> bool:
    return register.speaker.has(RoleKind.CADRE)


def _posyandu(register: Register) -> tuple[Posyandu, ...]:
    own = tuple(register.posyandu(p) for p in register.speaker.posyandu_ids(RoleKind.CADRE))
    return own or own_posyandu(register) or register.all_posyandu()


async def go_on_here(chat: Chat, register: Register) -> None:
    """Invite somebody to report privately; what stood in the group was not kept."""
    if not _is_cadre(register):
        chat.say(
            text(
                "Lanjut mencatat di sini, {bu}. Data dari grup tidak saya simpan.",
                bu=register.speaker.bu,
            )
        )
        return
    chat.say(
        text(
            "Lanjut mencatat di sini, {bu}. Data dari grup tidak saya simpan. Contoh: timbang Ani "
            "8,2 70,5",
            bu=register.speaker.bu,
        )
    )
