"""DATA SAYA: what is kept of a family, and having it deleted."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input.phones import spoken
from dialog.spoken import day_month_year, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_families import ForgetNumber, RequestErasure
from domain.people import Child
from domain.register import Register
from flows.family.own import midwife_of, own_children


async def own_data(chat: Chat, register: Register, *, shows: bool = True) -> object:
    """Show what is kept when asked to, and offer to delete it."""
    children = own_children(register)
    offers = [choice("number", text("Hapus nomor saya"), "nomor", "hp")]
    if children:
        offers.append(choice("child", _child_label(children), "data", "anak"))
    offers.append(choice("nothing", text("Tidak jadi"), "TIDAK", "BATAL"))
    asked = text("{ibu} ingin yang mana?", ibu=register.speaker.ibu)
    picked = await chat.ask(
        "which", lines(_kept(register, children), asked) if shows else asked, one_of(*offers)
    )
    match picked:
        case "number":
            return Go(flow="forget_number")
        case "child":
            return Go(flow="erase_child")
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
        text("Hanya dilihat kader, bidan, dan Puskesmas."),
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
