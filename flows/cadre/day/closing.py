"""Closing a posyandu's day: why some did not come, the recap, and then it is locked."""

from datetime import date

from dialog.answers import choice, either, one_of
from dialog.chat import Chat
from dialog.spoken import joined
from dialog.texts import lines, text
from domain.commands_family import CloseDay
from domain.indicators import figures_of_day, under_fives
from domain.people import Child, PosyanduDay, RoleKind
from domain.register import Register
from flows.cadre.day.answers_of_closing import Reasons, ReasonsOf
from flows.cadre.day.recap_words import recap_words
from flows.cadre.growth.absence import LATER, reason_words
from flows.cadre.stages.recap_words import recap_of_stages
from flows.cadre.who.namesakes import spoken_name


async def close_day(chat: Chat, register: Register) -> object:
    """Ask for reasons, show the recap, and close the day when the cadre agrees."""
    day = _open_day(register)
    if day is None or day.id is None:
        chat.say(_nothing_open(register, chat.today))
        return None
    posyandu = register.posyandu(day.posyandu_id)
    reasons = await _reasons(chat, register, day)
    if reasons is None:
        chat.say(text("Baik, hari posyandu tetap terbuka. Ketik nama anak untuk mencatat."))
        return None
    figures = figures_of_day(register, posyandu.id, day.held_on)
    picked = await chat.ask(
        "lock",
        lines(
            recap_words(figures, posyandu, day.held_on),
            recap_of_stages(register, posyandu.id, day.held_on),
            text("Kunci catatan hari ini?")
            if day.held_on == chat.today
            else text("Kunci catatan hari itu?"),
        ),
        one_of(
            choice("lock", text("Kunci"), "YA", "TUTUP"),
            choice("change", text("Ubah dulu"), "UBAH", "TIDAK", "BATAL"),
        ),
    )
    if picked == "change":
        chat.say(
            lines(
                text("Baik, belum ditutup. Tulis pembetulannya, misalnya: ralat Ani 8,3"),
                text("Ketik TUTUP bila sudah."),
            )
        )
        return None
    return CloseDay(day=day.id, posyandu=posyandu.id, reasons=tuple(reasons.items()))


def _nothing_open(register: Register, today: date) -> str:
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    days = [day for posyandu in own if (day := register.last_day(posyandu)) is not None]
    if any(day.held_on == today for day in days):
        return text("Hari posyandu hari ini sudah ditutup. Terima kasih 🙏")
    return text("Tidak ada hari posyandu yang terbuka. Ketik BUKA untuk membuka.")


def _open_day(register: Register) -> PosyanduDay | None:
    for posyandu in register.speaker.posyandu_ids(RoleKind.CADRE):
        day = register.open_day(posyandu)
        if day is not None:
            return day
    return None


def not_weighed(register: Register, day: PosyanduDay) -> tuple[Child, ...]:
    """List the under-fives who were not weighed on a day."""
    weighed = {w.child_id for w in register.weighed_on(day.posyandu_id, day.held_on)}
    everybody = under_fives(register, day.posyandu_id, day.held_on)
    return tuple(child for child in everybody if child.id not in weighed)


async def _reasons(chat: Chat, register: Register, day: PosyanduDay) -> Reasons | None:
    """Ask why children did not come; None leaves the day open."""
    known = register.absences_on(day.posyandu_id, day.held_on)
    absent = tuple(
        child for child in not_weighed(register, day) if known.get(child.id, LATER) == LATER
    )
    if not absent:
        return {}
    while True:
        told = await _told(chat, register, day, absent)
        if not isinstance(told, dict):
            return {} if told == "without" else None
        picked = await chat.ask(
            "go_on",
            lines(
                text("Dicatat:"),
                *_reason_lines(absent, told),
                text("Lanjut tutup?"),
            ),
            one_of(
                choice("close", text("Tutup"), "YA", "TUTUP"),
                choice("change", text("Ubah"), "UBAH", "TIDAK"),
            ),
        )
        if picked == "close":
            return told
        chat.ask_again("why", "reasons", "go_on")


async def _told(
    chat: Chat, register: Register, day: PosyanduDay, absent: tuple[Child, ...]
) -> Reasons | str:
    reasons = ReasonsOf(absent=absent)
    near = register.children_of_posyandu(day.posyandu_id)
    kind, answered = await chat.ask(
        "why",
        lines(
            text(
                "Sebelum ditutup, {count} anak belum datang: {names}.",
                count=len(absent),
                names=joined([spoken_name(child, near) for child in absent]),
            ),
            text("Tahu alasannya?"),
        ),
        either(
            reasons,
            one_of(
                choice("fill", text("Isi alasan"), "YA", "SUDAH"),
                choice("without", text("Tutup tanpa alasan"), "TUTUP", "TIDAK", "LEWATI"),
                choice("not_done", text("Belum selesai"), "BELUM", "BATAL"),
            ),
        ),
    )
    if kind == 0:
        return dict(answered)
    if answered != "fill":
        return str(answered)
    return await chat.ask(
        "reasons", text("Tulis nama dan alasannya. Contoh: Hasan sakit, Joko pergi"), reasons
    )


def _reason_lines(absent: tuple[Child, ...], told: Reasons) -> list[str]:
    known = [child for child in absent if child.id in told]
    said = [
        text(
            "{child}: {reason}",
            child=spoken_name(child, absent),
            reason=reason_words(told[child.id]),
        )
        for child in known
    ]
    left = len(absent) - len(known)
    return [*said, text("{count} anak lain: belum tahu", count=left)] if left else said
