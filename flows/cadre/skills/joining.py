"""A new cadre takes up the invitation: the code, the own number, and a promise."""

from dataclasses import dataclass
from datetime import date

from dialog.answers import Typed, choice, one_of
from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input import phones
from dialog.input.codes import read_code
from dialog.journal import Json
from dialog.messages import AttachmentKind, Choice
from dialog.texts import lines, text
from dialog.turn import Go
from domain.cadre_invitation import CadreInvitation
from domain.commands_village import BecomeCadre
from domain.people import SHORT_TITLES, RoleKind, call_name
from domain.register import Register
from flows.entry import Opening


def opens(words: str) -> Opening:
    """Take the code of 'kader 773 205'."""
    code = read_code(words)
    return Opening(given={"code": code} if code else {})


@dataclass(frozen=True, kw_only=True)
class OwnContact:
    """The sender's own number, vouched for by the channel."""

    choices: tuple[Choice, ...] = ()
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> str:
        """Take the own contact alone: anybody can send somebody else's."""
        sent = heard.attachment
        if sent is None or sent.kind is not AttachmentKind.CONTACT or not sent.is_own_contact:
            raise NotUnderstood(
                text("Saya perlu kontak sendiri: tekan 📎, pilih Kontak, lalu kirim nomor sendiri.")
            )
        reading = phones.read_phone(sent.phone if sent.phone.startswith("+") else f"+{sent.phone}")
        if not isinstance(reading, phones.FoundPhone):
            raise NotUnderstood(text("Nomor itu belum terbaca. Coba kirim kontaknya sekali lagi."))
        return reading.number

    def dump(self, value: str) -> Json:
        """Keep the number."""
        return value

    def load(self, stored: Json) -> str:
        """Give the number back."""
        return str(stored)


async def join_as_cadre(chat: Chat, register: Register) -> object:
    """Check code and number, and ask for the promise to keep data private."""
    code = await chat.ask("code", text("Kirim kode undangannya, 6 angka."), _a_code())
    invitation = register.cadre_invitation(code)
    own_number = register.whatsapp_number(register.speaker.id)
    if invitation is not None and not own_number:
        own_number = await chat.ask(
            "contact",
            text("Supaya aman, kirim kontak sendiri dulu: tekan 📎, pilih Kontak."),
            OwnContact(),
        )
    if invitation is None or invitation.phone != own_number:
        _no_invitation(chat, register)
        return None
    picked = await chat.ask(
        "promise",
        lines(
            text(
                "Selamat datang, {cadre} 🙏 Saya asisten posyandu. "
                "Saya mesin penjawab, bukan orang.",
                cadre=called(invitation),
            ),
            text("Data warga hanya untuk tugas posyandu dan tidak disebar. Setuju menjaganya?"),
        ),
        one_of(
            choice("promise", text("Setuju"), "YA"),
            choice("refuse", text("Tidak"), "TIDAK"),
        ),
    )
    if picked == "refuse":
        chat.say(
            text(
                "Baik, {cadre}. Undangannya tidak dipakai. Silakan bicara dengan koordinator.",
                cadre=called(invitation),
            )
        )
        return None
    return BecomeCadre(code=code, vouched_phone=own_number)


def called(invitation: CadreInvitation) -> str:
    """Address the invited person: 'Bu Tini'."""
    short = SHORT_TITLES.get(invitation.title, invitation.title)
    return f"{short} {call_name(invitation.name)}"


def _a_code() -> Typed[str]:
    def read(typed: str, _today: date) -> str:
        code = read_code(typed)
        if code is None:
            raise NotUnderstood(text("Kodenya 6 angka. Contoh: KADER 123 456"))
        return code

    return Typed(reads=read, dumps=str, loads=str)


def _no_invitation(chat: Chat, register: Register) -> None:
    """Say the same whether the code is unknown, too old, or for another number."""
    coordinators = register.holders(RoleKind.COORDINATOR)
    asked = coordinators[0].call if coordinators else text("koordinator")
    chat.say(
        lines(
            text("Kode itu belum cocok untuk nomor ini."),
            text("Coba lihat lagi angkanya, atau minta {name} membuat undangan baru.", name=asked),
        )
    )


async def cadre_joined(chat: Chat, register: Register, *, posyandu: int) -> object:
    """Welcome the new cadre and offer to practise."""
    picked = await chat.ask(
        "practice",
        lines(
            text(
                "✅ {cadre} terdaftar sebagai kader {posyandu}.",
                cadre=register.speaker.call,
                posyandu=register.posyandu(posyandu).name,
            ),
            text("Mau latihan dulu? Datanya pura-pura, tidak disimpan."),
        ),
        one_of(
            choice("practise", text("Latihan"), "LATIHAN", "YA"),
            choice("later", text("Nanti saja"), "NANTI", "TIDAK", "LEWATI"),
        ),
    )
    if picked == "practise":
        return Go(flow="practice")
    chat.say(
        lines(
            text("Baik, {bu}. Kapan saja bisa: ketik LATIHAN.", bu=register.speaker.bu),
            text("Ketik MENU untuk semua pilihan."),
        )
    )
    return None
