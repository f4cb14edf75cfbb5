"""An officer writes an announcement: whom for, what it says, how it looks, when it goes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dialog.answers import choice, one_of
from dialog.answers_of_moments import RowOrMoment, a_coming_moment
from dialog.chat import Chat
from dialog.messages import Choice
from dialog.spoken import clock, full_date, weekday_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain import quiet_hours
from domain.audience import Audience
from domain.broadcasts import FARTHEST
from domain.commands_village import ScheduleBroadcast
from domain.register import Register
from flows.entry import Opening
from flows.village.announcement import announcement
from flows.village.announcement_text import announcement_text
from flows.village.approval import approval_words, has_approvers, reasons_for
from flows.village.audience_words import addressed, begun, told
from flows.village.how_long import how_long
from flows.village.whom import whom


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is to be said, and to whom."""

    audience: Audience
    words: str
    people: int
    days: int
    """On how many days it goes out: WhatsApp limits how many people a day."""


def opens(words: str) -> Opening:
    """Read 'semua: Besok kerja bakti' into its audience and its text."""
    before, colon, after = words.partition(":")
    given = {"audience": before, "text": after} if colon else {"audience": words}
    return Opening(given={name: typed.strip() for name, typed in given.items() if typed.strip()})


async def broadcast(
    chat: Chat,
    register: Register,
    *,
    audience: Mapping[str, Any] | None = None,
    words: str = "",
) -> object:
    """Ask step by step, or take what one line already told; show it before it is kept."""
    chat.if_cancelled(text("Dibatalkan. Tidak ada pesan yang terkirim."))
    to = Audience.from_json(audience) if audience else await whom(chat, register)
    size = register.audience_size(to)
    written = words or await chat.ask(
        "text",
        lines(
            _count(to, size.people, size.stopped, register),
            text("Sekarang tulis isi pesannya. Paling panjang 500 huruf."),
        ),
        announcement_text(),
        brief=text("Sekarang tulis isi pesannya. Paling panjang 500 huruf."),
    )
    days = register.days_to_send(size.on_whatsapp)
    draft = Draft(audience=to, words=written, people=size.people, days=days)
    return await _may_be_asked_for(chat, register, draft) or await _scheduled(chat, register, draft)


def _count(audience: Audience, people: int, stopped: int, register: Register) -> str:
    to = begun(told(audience, register))
    if stopped:
        return text(
            "{whom}: {people} orang ({stopped} sudah berhenti, tidak dikirimi).",
            whom=to,
            people=people,
            stopped=stopped,
        )
    return text("{whom}: {people} orang.", whom=to, people=people)


async def _may_be_asked_for(chat: Chat, register: Register, draft: Draft) -> object | None:
    """Tell that somebody else has to agree first; None when it goes on."""
    reasons = reasons_for(draft.audience, draft.words, register)
    if not reasons:
        return None
    words = approval_words(draft.audience, draft.people, reasons, register)
    if not has_approvers(reasons, register):
        chat.say(lines(words, text("Belum ada yang bisa menyetujui. Tidak ada yang terkirim.")))
        return Go(flow="not_sent")
    picked = await chat.ask(
        "approval",
        words,
        one_of(
            choice("ask", text("Ajukan"), "YA"),
            choice("words", text("Ubah pesan"), "UBAH"),
            choice("cancel", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    if picked == "cancel":
        return Go(flow="not_sent")
    return _again(draft, picked) if picked == "words" else None


async def _scheduled(chat: Chat, register: Register, draft: Draft) -> object:
    """Show the announcement as it will be received, and ask when it goes."""
    if chat.expects != "when":
        _show(chat, register, draft)
    when = await _when(chat, draft)
    if when is None:
        return _again(draft, "words")
    picked = await chat.ask(
        "confirm",
        text(
            "{date}, jam {clock}, ke {people} orang. Jadwalkan?",
            date=full_date(when.date()),
            clock=clock(when),
            people=draft.people,
        ),
        one_of(
            choice("schedule", text("Jadwalkan"), "YA"),
            choice("change", text("Ubah"), "UBAH"),
            choice("cancel", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    if picked == "cancel":
        return Go(flow="not_sent")
    if picked == "change":
        return _again(draft, await _what_to_change(chat))
    return ScheduleBroadcast(audience=draft.audience.to_json(), text=draft.words, send_at=when)


async def _when(chat: Chat, draft: Draft) -> datetime | None:
    """Ask for the moment; None to write the text anew."""
    words, first = _offer(chat.now, draft.people)
    moments = a_coming_moment(chat.now, farthest=FARTHEST)
    picked = await chat.ask(
        "when",
        lines(how_long(draft.days), words),
        RowOrMoment(
            rows=one_of(
                first,
                choice("choose", text("Pilih waktu")),
                choice("words", text("Ubah pesan"), "UBAH"),
            ),
            moments=moments,
        ),
    )
    if isinstance(picked, datetime):
        return picked
    if picked == "words":
        return None
    if picked == "choose":
        return await chat.ask("moment", text("Kapan dikirim? Contoh: besok 16.00"), moments)
    return quiet_hours.earliest(chat.now)


def _offer(now: datetime, people: int) -> tuple[str, Choice]:
    """Offer the first moment at which people may be written to."""
    first = quiet_hours.earliest(now)
    if first == now:
        return (
            text("Kirim ke {people} orang. Kapan dikirim?", people=people),
            choice("now", text("Sekarang"), "YA"),
        )
    # Named by its day, so that it is asked anew once that morning has come.
    id_ = f"at-{first.date()}"
    if first.date() == now.date():
        return (
            text(
                "Kirim ke {people} orang. Sekarang jam tenang (20.00-06.00), jadi paling cepat "
                "hari ini jam 06.00.",
                people=people,
            ),
            choice(id_, text("Hari ini 06.00"), "YA"),
        )
    return (
        text(
            "Kirim ke {people} orang. Sekarang jam tenang (20.00-06.00), jadi paling cepat "
            "besok jam 06.00.",
            people=people,
        ),
        choice(id_, text("Besok 06.00"), "YA"),
    )


def _show(chat: Chat, register: Register, draft: Draft) -> None:
    """Show the announcement exactly as it will be received."""
    chat.say(text("Begini tampilannya:"))
    chat.say(announcement(register.village, addressed(draft.audience, register), draft.words))


async def _what_to_change(chat: Chat) -> str:
    return await chat.ask(
        "change",
        text("Apa yang diubah?"),
        one_of(
            choice("audience", text("Penerima")),
            choice("words", text("Isi pesan")),
            choice("when", text("Waktu")),
        ),
    )


def _again(draft: Draft, what: str) -> Go:
    """Begin anew with everything but what is to be changed."""
    if what == "audience":
        return Go(flow="broadcast", subject={"words": draft.words})
    if what == "words":
        return Go(flow="broadcast", subject={"audience": draft.audience.to_json()})
    return Go(
        flow="broadcast", subject={"audience": draft.audience.to_json(), "words": draft.words}
    )


async def not_sent(chat: Chat, register: Register) -> None:
    """An announcement was left."""
    chat.say(text("Dibatalkan. Tidak ada pesan yang terkirim."))


async def broadcast_scheduled(
    chat: Chat, register: Register, *, broadcast: int, waits_for: str = ""
) -> None:
    """Give the code, and tell until when it can be cancelled."""
    kept = register.broadcast(broadcast)
    local = kept.send_at.astimezone(register.village.zone)
    if waits_for:
        chat.say(
            lines(
                text(
                    "✅ Diajukan ke {names}. Kode siaran {code}.", names=waits_for, code=kept.code
                ),
                text("Belum dikirim sebelum disetujui. Batal: ketik BATAL {code}.", code=kept.code),
            )
        )
        return
    if local <= chat.now:
        chat.say(text("✅ Segera dikirim. Kode siaran {code}.", code=kept.code))
        return
    is_near = (local.date() - chat.now.date()).days <= 1
    until = (
        text(
            "Bisa dibatalkan sebelum jam {clock}: ketik BATAL {code}.",
            clock=clock(local),
            code=kept.code,
        )
        if is_near
        else text(
            "Bisa dibatalkan sebelum {date} jam {clock}: ketik BATAL {code}.",
            date=weekday_date(local.date()),
            clock=clock(local),
            code=kept.code,
        )
    )
    chat.say(lines(text("✅ Terjadwal. Kode siaran {code}.", code=kept.code), until))
