"""Two hours after an announcement: what became of it, what was answered, whom it did not reach."""

from collections import Counter

from dialog.answers import choice, one_of
from dialog.answers_to_templates import ask_or_show
from dialog.chat import Chat
from dialog.messages import Choice
from dialog.spoken import joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.broadcasts import BroadcastFigures, Failure
from domain.commands_village import TellInPerson
from domain.register import Register

MOST_REPLIES = 10
LONGEST_REPLY = 100


async def broadcast_report(
    chat: Chat, register: Register, *, broadcast: int, is_last: bool = False
) -> object:
    """Report to the writer in counts alone, without names or numbers."""
    figures = register.broadcast_figures(broadcast)
    picked = await ask_or_show(
        chat,
        "next",
        _report(register.broadcast(broadcast).code, figures, is_last=is_last),
        one_of(*_offers(figures)),
    )
    if picked == "menu":
        return Go(flow="menu")
    return Go(flow=picked, subject={"broadcast": broadcast})


def _report(code: str, figures: BroadcastFigures, *, is_last: bool) -> str:
    parts = [
        text("dikirim {count}", count=figures.sent),
        text("sampai {count}", count=figures.delivered),
        text("dibaca {count}", count=figures.read),
        _failed(figures),
    ]
    if figures.expired:
        parts.append(text("kedaluwarsa {count}", count=figures.expired))
    if figures.uncertain:
        parts.append(text("belum pasti {count}", count=figures.uncertain))
    if figures.waiting:
        parts.append(text("masih menunggu {count}", count=figures.waiting))
    if is_last:
        return text(
            "Siaran {code} sudah selesai dikirim: {counts}. Balasan: {replies}.",
            code=code,
            counts=", ".join(parts),
            replies=figures.replies,
        )
    return text(
        "Laporan siaran {code}: {counts}. Balasan: {replies}.",
        code=code,
        counts=", ".join(parts),
        replies=figures.replies,
    )


def _failed(figures: BroadcastFigures) -> str:
    failures = figures.failures
    known = [reason for reason in Failure if failures.get(reason) and reason is not Failure.OTHER]
    if not known:
        return text("gagal {count}", count=figures.failed)
    if len(failures) == 1:
        return text("gagal {count} ({reason})", count=figures.failed, reason=_reason(known[0]))
    reasons = [f"{failures[reason]} {_reason(reason)}" for reason in known]
    if failures.get(Failure.OTHER):
        reasons.append(text("{count} sebab lain", count=failures[Failure.OTHER]))
    return text("gagal {count} ({reason})", count=figures.failed, reason=", ".join(reasons))


def _reason(failure: Failure) -> str:
    match failure:
        case Failure.DEAD_NUMBER:
            return text("nomor tidak aktif")
        case Failure.NOT_ON_WHATSAPP:
            return text("tidak memakai WhatsApp")
        case _:
            return text("diblokir")


def _offers(figures: BroadcastFigures) -> tuple[Choice, ...]:
    offers = []
    if figures.replies:
        offers.append(choice("broadcast_replies", text("Lihat balasan"), "LIHAT"))
    if figures.failed:
        offers.append(choice("broadcast_failed", text("Yang gagal")))
    return tuple(offers) or (choice("menu", text("Menu"), "MENU"),)


async def broadcast_replies(chat: Chat, register: Register, *, broadcast: int) -> object:
    """Show what was answered, without who answered."""
    answered = register.broadcast_replies(broadcast)
    shown = [f'- "{_shortened(words)}"' for words in answered[-MOST_REPLIES:]]
    hidden = len(answered) - len(shown)
    words = lines(
        text("Balasan siaran {code}, tanpa nama:", code=register.broadcast(broadcast).code),
        *shown,
        text("Dan {count} balasan sebelumnya.", count=hidden) if hidden else None,
    )
    if not register.broadcast_figures(broadcast).failed:
        chat.say(words)
        return None
    await chat.ask("failed", words, one_of(choice("failed", text("Yang gagal"))))
    return Go(flow="broadcast_failed", subject={"broadcast": broadcast})


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_REPLY else f"{words[:LONGEST_REPLY].rstrip()}..."


async def broadcast_failed(chat: Chat, register: Register, *, broadcast: int) -> object:
    """Tell in which RT an announcement failed; names are for the cadre there alone."""
    counts = Counter(person.rt for person in register.unreached(broadcast))
    if not counts:
        chat.say(text("Semua sudah terkirim."))
        return None
    picked = await chat.ask(
        "ask_cadres",
        lines(_where(counts), text("Minta kader menyampaikan langsung?")),
        one_of(
            choice("ask", text("Minta kader"), "YA"),
            choice("leave", text("Tidak perlu"), "TIDAK"),
        ),
    )
    if picked == "ask":
        return TellInPerson(broadcast=broadcast)
    chat.say(text("Baik."))
    return None


def _where(counts: Counter[str]) -> str:
    known = {rt: count for rt, count in sorted(counts.items()) if rt}
    if len(known) == 1 and len(counts) == 1:
        rt, count = next(iter(known.items()))
        return text(
            "{count} nomor gagal di RT {rt}. Nama dan nomornya hanya dilihat kader RT {rt}.",
            count=count,
            rt=rt,
        )
    places = [text("{count} di RT {rt}", count=count, rt=rt) for rt, count in known.items()]
    if counts[""]:
        places.append(text("{count} tanpa RT", count=counts[""]))
    return text(
        "{count} nomor gagal: {places}. Nama dan nomornya hanya dilihat kader RT itu.",
        count=counts.total(),
        places=joined(places),
    )


async def cadres_asked(chat: Chat, register: Register, *, cadres: list[int]) -> None:
    """Name who tells them in person."""
    names = joined([register.person(cadre).call for cadre in cadres])
    chat.say(text("✅ {names} saya minta menyampaikan langsung.", names=names))


async def nobody_to_ask(chat: Chat, register: Register) -> None:
    """No cadre is known for those RT."""
    chat.say(text("Kader RT itu belum terdaftar, jadi belum ada yang bisa saya minta."))


async def tell_in_person(
    chat: Chat, register: Register, *, broadcast: int, people: list[int]
) -> None:
    """Ask a cadre to pass an announcement on by word of mouth."""
    sent = register.broadcast(broadcast)
    rts = {person.person_id: person.rt for person in register.unreached(broadcast)}
    chat.say(
        text(
            "Siaran {code} tidak sampai ke {people}. Mohon disampaikan langsung: {words}",
            code=sent.code,
            people=joined([_person(register, person, rts.get(person, "")) for person in people]),
            words=sent.text,
        )
    )


def _person(register: Register, person_id: int, rt: str) -> str:
    name = register.person(person_id).full_call
    return text("{name} (RT {rt})", name=name, rt=rt) if rt else name


async def broadcast_missed(chat: Chat, register: Register, *, broadcast: int) -> None:
    """Tell the writer that an announcement was not sent, because its hour passed unseen."""
    chat.say(
        lines(
            text(
                "Maaf, siaran {code} tidak terkirim pada waktunya karena gangguan di sini.",
                code=register.broadcast(broadcast).code,
            ),
            text("Kalau masih perlu, ketik SIARAN untuk menjadwalkan lagi."),
        )
    )
