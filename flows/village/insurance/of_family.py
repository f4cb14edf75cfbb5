"""A family hears of its own card privately: what it is, and how it works again (rules 9.4)."""

from dialog.answers import Typed, choice, one_of
from dialog.chat import Chat, Heard
from dialog.spoken import day_month_year, greeting
from dialog.texts import lines, text
from domain.commands_of_insurance import TellAboutInsurance
from domain.insurance import Insured, JknStatus
from domain.register import Register
from flows.village.insurance.words import label, status_words


async def tell_of_insurance(chat: Chat, register: Register, *, insured: str) -> object:
    """Ask an officer before a family is written to; who is not connected is told in person."""
    known = register.insured(insured)
    if not register.reachable_about(insured):
        chat.say(
            text(
                "{name} belum terhubung dengan bot, atau tidak ingin pesan. "
                "Mohon dikabari langsung, ya.",
                name=_capital(label(known)),
            )
        )
        return None
    picked = await chat.ask(
        "send",
        text("Kirim cara mengaktifkan BPJS ke {name}, lewat chat pribadi?", name=label(known)),
        one_of(
            choice("send", text("Kirim"), "YA", "kirim"),
            choice("no", text("Jangan"), "TIDAK", "BATAL"),
        ),
    )
    return TellAboutInsurance(insured=insured) if picked == "send" else None


async def family_told_of_insurance(chat: Chat, register: Register, *, count: int) -> None:
    """Say that it was sent."""
    chat.say(text("✅ Sudah saya kirim lewat chat pribadi, tanpa menyebut keluarga lain."))


async def insurance_news(chat: Chat, register: Register, *, insured: str) -> object:
    """Tell a family; on a shared phone only knock first."""
    speaker = register.speaker
    hello = greeting(register.now.hour)
    if speaker.shares_phone:
        await chat.ask(
            "read",
            text(
                "{greeting}, {call}. Ada pesan dari kantor desa untuk {ibu}. "
                "Balas 1 untuk membaca.",
                greeting=hello,
                call=speaker.full_call,
                ibu=speaker.ibu,
            ),
            _reads(),
        )
    else:
        chat.say(
            text(
                "{greeting}, {call}. Ini pesan dari kantor desa.",
                greeting=hello,
                call=speaker.full_call,
            )
        )
    chat.say(_how_it_works_again(register, register.insured(insured)))
    return None


def _reads() -> Typed[str]:
    """Take 1, or a yes, without showing a choice: the knock looks like any other message."""
    reader = one_of(choice("read", text("Baca"), "YA", "LANJUT", "baca", "lihat"))
    return Typed(
        reads=lambda typed, today: reader.read(Heard(text=typed), today), dumps=str, loads=str
    )


def _how_it_works_again(register: Register, known: Insured) -> str:
    if known.record is None or not known.is_off:
        return text("Kartu BPJS keluarga tercatat aktif. Tidak ada yang perlu dilakukan.")
    return lines(
        text(
            "Menurut catatan {day}, kartu BPJS keluarga tidak aktif.",
            day=day_month_year(known.record.checked_on),
        ),
        text("Cek dulu: telepon 165, WhatsApp PANDAWA, atau aplikasi Mobile JKN."),
        text("Iuran yang tertunggak bisa ditanyakan di sana juga.")
        if known.record.status is JknStatus.ARREARS
        else text(
            "Bawa KTP dan KK ke kantor desa jam {hours}: NIK harus tercatat di Dukcapil, "
            "lalu desa meneruskan ke Dinas Sosial.",
            hours=register.office_hours(),
        ),
        text("Sedang perlu berobat? Minta surat keterangan dari Puskesmas dan bawa sekalian."),
        text("Posyandu tetap melayani tanpa BPJS."),
    )


async def own_insurance(chat: Chat, register: Register) -> object:
    """Show a family what is kept of its own card, and how to check it."""
    kept = register.own_insurance()
    if not kept:
        chat.say(
            lines(
                text("Belum ada catatan BPJS keluarga {ibu} di sini.", ibu=register.speaker.ibu),
                text("Cek lewat telepon 165, WhatsApp PANDAWA, atau aplikasi Mobile JKN."),
            )
        )
        return None
    for one in kept:
        if one.record is None:
            continue
        if one.is_off:
            chat.say(_how_it_works_again(register, one))
        else:
            chat.say(
                text(
                    "BPJS keluarga {ibu}: {status} (diperiksa {day}).",
                    ibu=register.speaker.ibu,
                    status=status_words(one.record),
                    day=day_month_year(one.record.checked_on),
                )
            )
    return None


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
