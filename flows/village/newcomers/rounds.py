"""Every month each RT says who came and went; that nobody did is a report too."""

from datetime import date

from dialog.answers import Typed, choice, either, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input.places import find_rts
from dialog.spoken import MONTHS, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_newcomers import ReportNobody, SetNewcomerDay
from domain.newcomers import Neighbourhood
from domain.register import Register
from flows.village.newcomers.which_rt import fitting_rts, rt_label

LAST_DAY = 28
"""Every month has it."""


async def nobody_came(chat: Chat, register: Register, *, words: str = "") -> object:
    """Report for the RT that are named, or for the only one; else ask which."""
    own = register.own_neighbourhoods()
    named = fitting_rts(words, own)
    if find_rts(words) and not named:
        chat.say(
            text(
                "Yang bisa dilaporkan dari sini: {rts}.",
                rts=joined([rt_label(each, own) for each in own]),
            )
        )
        return None
    if named:
        return ReportNobody(neighbourhoods=tuple(each.id for each in named))
    waiting = tuple(each for each in own if each in _silent(register)) or own
    if len(waiting) == 1:
        return ReportNobody(neighbourhoods=(waiting[0].id,))
    kind, picked = await chat.ask(
        "which",
        text(
            "Nihil untuk RT mana? Belum lapor: {rts}.",
            rts=joined([rt_label(each, own) for each in waiting]),
        ),
        either(
            _some_of(own),
            one_of(
                choice("all", text("Semua itu"), "YA", "semua"),
                choice("none", text("Batal"), "BATAL", "TIDAK"),
            ),
        ),
    )
    if kind == 0:
        return ReportNobody(neighbourhoods=picked)
    if picked == "none":
        return None
    return ReportNobody(neighbourhoods=tuple(each.id for each in waiting))


def _some_of(own: tuple[Neighbourhood, ...]) -> Typed[tuple[int, ...]]:
    def read(typed: str, _today: date) -> tuple[int, ...]:
        named = fitting_rts(typed, own) if "rt" in typed.lower() else []
        if not named:
            raise NotUnderstood(text("Tulis RT-nya. Contoh: RT 01"))
        return tuple(each.id for each in named)

    return Typed(reads=read, dumps=list, loads=lambda stored: tuple(int(each) for each in stored))


def _silent(register: Register) -> tuple[Neighbourhood, ...]:
    return register.month_of_moves(register.now.date().replace(day=1)).silent


async def nobody_recorded(chat: Chat, register: Register, *, neighbourhoods: list[int]) -> None:
    """Thank for a report that nobody came."""
    every = register.neighbourhoods()
    named = [rt_label(each, every) for each in every if each.id in neighbourhoods]
    month = MONTHS[register.now.month - 1]
    chat.say(
        text(
            "✅ Laporan {month} diterima: {rts} nihil. Terima kasih, {call}.",
            month=month,
            rts=joined(named),
            call=register.speaker.call,
        )
    )


async def newcomer_round(
    chat: Chat, register: Register, *, neighbourhoods: list[int], month: int
) -> object:
    """Remind somebody of the RT nobody has reported for."""
    every = register.neighbourhoods()
    named = [rt_label(each, every) for each in every if each.id in neighbourhoods]
    picked = await chat.ask(
        "report",
        lines(
            text(
                "{call}, bulan {month} ini adakah warga yang datang atau pindah di {rts}?",
                call=register.speaker.call,
                month=MONTHS[month - 1],
                rts=joined(named),
            ),
            text("Kalau tidak ada, itu juga laporan."),
        ),
        one_of(
            choice("nobody", text("Tidak ada (nihil)"), "TIDAK", "NIHIL", "tidak ada", "nihil"),
            choice("came", text("Ada pendatang"), "YA", "ada", "datang"),
            choice("left", text("Ada yang pindah"), "pindah", "keluar"),
        ),
    )
    if picked == "nobody":
        return ReportNobody(neighbourhoods=tuple(neighbourhoods))
    return Go(flow="newcomers" if picked == "came" else "people_leave")


async def set_round(chat: Chat, register: Register) -> object:
    """Let an officer choose the day on which RT are asked, or none."""
    kind, day = await chat.ask(
        "day",
        text(
            "Tiap tanggal berapa RT yang belum lapor diingatkan? Contoh: 25. "
            "Tidak usah diingatkan? Pilih Tidak usah."
        ),
        either(
            _a_day(),
            one_of(
                choice("never", text("Tidak usah"), "TIDAK", "BATAL", "jangan"),
                complaint=text("Tulis tanggalnya, 1 sampai 28. Contoh: 25"),
            ),
        ),
    )
    return SetNewcomerDay(day=day if kind == 0 else None)


def _a_day() -> Typed[int]:
    def read(typed: str, _today: date) -> int:
        figures = "".join(sign for sign in typed if sign.isdigit())
        if not figures or not 1 <= int(figures) <= LAST_DAY or len(figures) > 2:  # noqa: PLR2004 (two digits of a day)
            raise NotUnderstood(text("Tulis tanggalnya, 1 sampai 28. Contoh: 25"))
        return int(figures)

    return Typed(reads=read, dumps=int, loads=lambda stored: int(str(stored)))


async def round_set(chat: Chat, register: Register) -> None:
    """Say when RT are asked from now on."""
    day = register.newcomer_day()
    chat.say(
        text("✅ RT yang belum lapor diingatkan tiap tanggal {day}, jam 08.00.", day=day)
        if day is not None
        else text("✅ RT tidak diingatkan lagi.")
    )
