"""DATA SAYA: what is kept of a family, and having it deleted."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input.phones import spoken
from dialog.spoken import day_month_year, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_families import ForgetNumber, RequestErasure, RequestOwnErasure
from domain.people import Child
from domain.register import Register
from domain.screening import Resident
from flows.cadre.stages.card import said_of
from flows.family.own import midwife_of, own_children

MOST_BUTTONS = 3


async def own_data(chat: Chat, register: Register, *, shows: bool = True) -> object:
    """Show what is kept when asked to, and offer to delete it."""
    children = own_children(register)
    offers = [choice("number", text("Hapus nomor saya"), "nomor", "hp")]
    if children:
        offers.append(choice("child", _child_label(children), "data", "anak"))
    if register.own_records():
        offers.append(choice("own", text("Hapus pemeriksaan"), "pemeriksaan", "diri"))
    offers.append(choice("nothing", text("Tidak jadi"), "TIDAK", "BATAL"))
    asked = text("{ibu} ingin yang mana?", ibu=register.speaker.ibu)
    picked = await chat.ask(
        "which",
        lines(_kept(register, children), asked) if shows else asked,
        one_of(*offers, list_title=text("Data saya") if len(offers) > MOST_BUTTONS else None),
    )
    match picked:
        case "number":
            return Go(flow="forget_number")
        case "child":
            return Go(flow="erase_child")
        case "own":
            return Go(flow="erase_own")
        case _:
            chat.say(text("Baik, tidak ada yang dihapus."))
            return None


def _child_label(children: tuple[Child, ...]) -> str:
    if len(children) == 1:
        return text("Hapus data {child}", child=children[0].first_name[:8])
    return text("Hapus data anak")


def _kept(register: Register, children: tuple[Child, ...]) -> str:
    if not register.speaker.is_known:
        return text("Kami belum menyimpan apa pun tentang Bapak/Ibu selain nomor ini.")
    return lines(
        text(
            "Yang kami simpan: nama {call}, nomor {phone}.",
            call=register.speaker.full_call,
            phone=spoken(register.phone_of(register.speaker.id)),
        ),
        text(
            "Tentang {children}: nama, tanggal lahir, berat, tinggi, dan imunisasi.",
            children=joined([child.first_name for child in children]),
        )
        if children
        else None,
        _kept_of_oneself(register),
        text("Hanya dilihat kader, bidan, dan Puskesmas."),
    )


def _kept_of_oneself(register: Register) -> str:
    """Say what is kept of the speaker as somebody the posyandu serves."""
    own = register.own_records()
    if not own:
        return ""
    return lines(
        text(
            "Tentang {ibu} sendiri: {parts}.",
            ibu=register.speaker.ibu,
            parts=joined(_parts_of_record(register, own[0])),
        ),
        *said_of(register.resident_card(own[0].id)),
    )


def _parts_of_record(register: Register, own: Resident) -> list[str]:
    return [
        text("nama"),
        text("tanggal lahir"),
        text("hasil pemeriksaan ({count} kali)", count=len(register.screenings(own.id))),
        *([text("imunisasi Td")] if register.tetanus_records(own.id) else []),
        *([text("akhir kehamilan")] if register.pregnancy_end(own.id) else []),
    ]


async def erase_own(chat: Chat, register: Register) -> object:
    """Ask once before the speaker's own records are put out of use."""
    midwife = midwife_of(register)
    picked = await chat.ask(
        "sure",
        lines(
            text("Ajukan hapus catatan pemeriksaan? Data langsung berhenti dipakai."),
            text(
                "{midwife} akan menghubungi {ibu} paling lambat 3 hari.",
                midwife=midwife.call if midwife else text("Bidan"),
                ibu=register.speaker.ibu,
            ),
        ),
        one_of(
            choice("yes", text("Ya, ajukan"), "YA"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "yes":
        return RequestOwnErasure()
    chat.say(text("Baik, tidak ada yang dihapus."))
    return None


async def own_erasure_requested(chat: Chat, register: Register) -> None:
    """Confirm that the records are out of use."""
    chat.say(text("✅ Catatan pemeriksaan {ibu} berhenti dipakai.", ibu=register.speaker.ibu))


async def own_erasure_asked(
    chat: Chat, register: Register, *, resident: int, who: str, phone: str
) -> None:
    """Tell the midwife whom to call, and until when."""
    chat.say(
        text(
            "{who} minta catatan pemeriksaan {resident} dihapus. Datanya sudah berhenti dipakai. "
            "Mohon dihubungi paling lambat 3 hari: {phone}",
            who=who,
            resident=register.resident(resident).name,
            phone=spoken(phone),
        )
    )


async def forget_number(chat: Chat, register: Register) -> object:
    """Ask once before the number is deleted."""
    picked = await chat.ask(
        "sure",
        lines(
            text("Hapus nomor ini dari daftar? Tidak ada pesan lagi sesudahnya."),
            text("Layanan di posyandu tetap jalan."),
        ),
        one_of(
            choice("yes", text("Ya, hapus"), "YA", "HAPUS"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "yes":
        return ForgetNumber(is_wrong=False)
    chat.say(text("Baik, tidak ada yang dihapus."))
    return None


async def erase_child(chat: Chat, register: Register, *, child: int = 0) -> object:
    """Ask which child and once whether, before the records are put out of use."""
    children = own_children(register)
    named = next((own for own in children if own.id == child), None)
    return await _erase(chat, register, named or await _which(chat, register, children))


async def _which(chat: Chat, register: Register, children: tuple[Child, ...]) -> Child:
    child = children[0]
    if len(children) > 1:
        picked = await chat.ask(
            "child",
            text("Data siapa, {bu}?", bu=register.speaker.bu),
            one_of(*(choice(str(c.id), c.first_name[:20], c.first_name) for c in children)),
        )
        child = next(c for c in children if str(c.id) == picked)
    return child


async def _erase(chat: Chat, register: Register, child: Child) -> object:
    midwife = midwife_of(register)
    sure = await chat.ask(
        "sure",
        lines(
            text(
                "Ajukan hapus data {child}? Data langsung berhenti dipakai.", child=child.first_name
            ),
            text(
                "{midwife} akan menghubungi {ibu} paling lambat 3 hari. Catatan di Buku KIA tetap "
                "milik {ibu}.",
                midwife=midwife.call if midwife else text("Bidan"),
                ibu=register.speaker.ibu,
            ),
        ),
        one_of(
            choice("yes", text("Ya, ajukan"), "YA"),
            choice("no", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if sure == "yes":
        return RequestErasure(child=child.id)
    chat.say(text("Baik, tidak ada yang dihapus."))
    return None


async def erasure_requested(chat: Chat, register: Register, *, child: int) -> None:
    """Confirm that the records are out of use."""
    midwife = midwife_of(register)
    chat.say(
        text(
            "✅ Permintaan dicatat {day}. Data {child} tidak dipakai lagi. {midwife} akan "
            "menghubungi {ibu} paling lambat 3 hari.",
            day=day_month_year(chat.today),
            child=register.child(child).first_name,
            midwife=midwife.call if midwife else text("Bidan"),
            ibu=register.speaker.ibu,
        )
    )


async def erasure_asked(
    chat: Chat, register: Register, *, child: int, who: str, phone: str
) -> None:
    """Tell the midwife whom to call, and until when."""
    found = register.child(child)
    chat.say(
        text(
            "{who} minta data {child} dihapus. Datanya sudah berhenti dipakai. Mohon dihubungi "
            "paling lambat 3 hari: {phone}",
            who=who,
            child=found.name,
            phone=spoken(phone),
        )
    )
