"""What the month brought, for those who work for the village: numbers, RT, and names if agreed."""

from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import MONTHS, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import add_months
from domain.newcomers import MonthOfMoves, Move
from domain.people import RoleKind
from domain.register import Register
from flows.village.newcomers.which_rt import rt_label

MOST_MOVES = 20
SEE_NAMES = (RoleKind.VILLAGE_OFFICER, RoleKind.MIDWIFE)


async def newcomer_summary(
    chat: Chat, register: Register, *, month: str = "", was_asked: bool = True
) -> object:
    """Give one month, RT by RT, and offer what is done with it."""
    first = date.fromisoformat(month) if month else register.now.date().replace(day=1)
    found = register.month_of_moves(first)
    is_officer = register.speaker.has(RoleKind.VILLAGE_OFFICER)
    picked = await chat.ask(
        "next",
        lines(
            text(
                "Pendatang {month}: {came} orang datang, {left} orang pindah.",
                month=MONTHS[first.month - 1],
                came=found.people(came=True),
                left=found.people(came=False),
            ),
            *_moves(register, found),
            _silent(found),
            "" if was_asked else text("Ini ringkasan bulan lalu."),
        ),
        one_of(
            choice("record", text("Catat pendatang"), "PENDATANG", "catat"),
            *([choice("round", text("Pengingat bulanan"), "pengingat")] if is_officer else []),
            choice("group", text("Versi untuk grup"), "grup"),
        ),
    )
    if picked == "record":
        return Go(flow="newcomers")
    if picked == "round":
        return Go(flow="set_newcomer_round")
    return Go(flow="newcomers_for_group", subject={"month": first.isoformat()})


def _moves(register: Register, found: MonthOfMoves) -> list[str]:
    sees = any(register.speaker.has(kind) for kind in SEE_NAMES)
    listed = [_line(move, sees=sees) for move in found.moves[:MOST_MOVES]]
    more = len(found.moves) - MOST_MOVES
    return [*listed, text("... dan {count} catatan lagi.", count=more)] if more > 0 else listed


def _line(move: Move, *, sees: bool) -> str:
    name = move.name if sees and move.name else text("tanpa nama")
    if move.is_arrival:
        return text(
            "- RT {rt}: {people} orang datang ({name})",
            rt=move.neighbourhood.rt,
            people=move.people,
            name=name,
        )
    return text(
        "- RT {rt}: {people} orang pindah ({name})",
        rt=move.neighbourhood.rt,
        people=move.people,
        name=name,
    )


def _silent(found: MonthOfMoves) -> str:
    if not found.silent:
        return text("Semua RT sudah lapor 👍")
    return text(
        "Belum lapor: {rts}.", rts=joined([rt_label(e, found.expected) for e in found.silent])
    )


async def newcomers_for_group(chat: Chat, register: Register, *, month: str) -> None:
    """Give what a group may read: no name, no RT, no figure of a single family."""
    first = date.fromisoformat(month)
    found = register.month_of_moves(first)
    came = found.people(came=True)
    chat.say(
        lines(
            text("Yang aman untuk grup:"),
            text(
                '"Bulan {month} ada {count} warga baru di desa kita. Selamat datang! '
                'Balita dan ibu hamil boleh langsung ke posyandu."',
                month=MONTHS[first.month - 1],
                count=came,
            )
            if came
            else text('"Bulan {month} tidak ada warga baru."', month=MONTHS[first.month - 1]),
        )
    )


def month_before(today: date) -> date:
    """Give the first day of the month before."""
    return add_months(today.replace(day=1), -1)
