"""Greetings and thanks, returned once and as they were given."""

from datetime import timedelta

from dialog.chat import Chat
from dialog.spoken import clock
from dialog.texts import lines, text
from dialog.turn import Go
from domain.people import RoleKind
from domain.register import Register
from flows.family.own import own_children, short_call


async def greeted(chat: Chat, register: Register, *, reply: str, is_call: bool) -> object:
    """Return a greeting to somebody known; a mere call gets a short answer."""
    speaker = register.speaker
    has_duty = any(speaker.has(kind) for kind in RoleKind if kind is not RoleKind.FAMILY)
    if not has_duty and not own_children(register):
        return Go(flow="stranger", subject={"reply": "" if is_call else reply})
    if is_call:
        chat.say(_here(register))
        return None
    if has_duty:
        return Go(flow="menu", subject={"lead": _with_day(register, reply)})
    chat.say(
        lines(
            text("{reply}, {call} 🙏", reply=reply, call=speaker.full_call),
            text("Ada yang bisa saya bantu? Ketik JADWAL, KARTU, atau MENU."),
        )
    )
    return None


def _with_day(register: Register, reply: str) -> str:
    return lines(
        text("{reply}, {call} 🙏", reply=reply, call=register.speaker.call),
        *day_lines(register),
        text("Mau apa sekarang?"),
    )


def day_lines(register: Register) -> tuple[str, ...]:
    """Say when a cadre's day is today, tomorrow or open already."""
    return tuple(
        line
        for posyandu in register.speaker.posyandu_ids(RoleKind.CADRE)
        if (line := _day_line(register, posyandu))
    )


def _day_line(register: Register, posyandu_id: int) -> str:
    posyandu = register.posyandu(posyandu_id)
    open_day = register.open_day(posyandu_id)
    today = register.now.date()
    if open_day is not None:
        return text("Hari posyandu {posyandu} sedang terbuka.", posyandu=posyandu.name)
    hour = clock(posyandu.opens_at)
    held = register.next_day(posyandu_id, today).held_on
    if held == today:
        return text(
            "Hari ini hari posyandu {posyandu}, jam {hour}.", posyandu=posyandu.name, hour=hour
        )
    if held == today + timedelta(days=1):
        return text(
            "Besok hari posyandu {posyandu}, jam {hour}.", posyandu=posyandu.name, hour=hour
        )
    return ""


def _here(register: Register) -> str:
    speaker = register.speaker
    if speaker.has(RoleKind.CADRE):
        return lines(
            text("Ya, {call}. Saya di sini.", call=speaker.call),
            text("Ketik MENU untuk pilihan, atau langsung tulis, misalnya: timbang Ani 8,2 70,5"),
        )
    return lines(
        text("Ya, {call}. Saya di sini.", call=speaker.full_call),
        text("Ketik MENU untuk pilihan."),
    )


async def who_answers(chat: Chat, register: Register) -> None:
    """Tell who writes here, and what somebody invited may answer."""
    chat.say(
        lines(
            text(
                "Saya asisten posyandu Desa {village}. Saya mesin penjawab, bukan orang.",
                village=register.village.name,
            ),
            text("Balas GABUNG untuk menerima pengingat, atau TOLAK bila tidak berkenan.")
            if register.open_invitation() is not None
            else text("Ketik MENU untuk pilihan."),
        )
    )


async def thanked(chat: Chat, register: Register, *, reply: str) -> None:
    """Return thanks once."""
    chat.say(text("{reply}, {call} 🙏", reply=reply, call=short_call(register.speaker)))


async def silent(chat: Chat, register: Register) -> None:
    """Say nothing: the talk has come to its end."""
