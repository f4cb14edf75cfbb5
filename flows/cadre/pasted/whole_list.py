"""A pasted list as a whole: under which day it is kept, and what of it is clear."""

from datetime import date

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input import dates
from dialog.input.pasted import MOST_LINES, Pasted, may_be_list, read_pasted
from dialog.spoken import day_month, full_date
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_pastes import KeepPaste
from domain.kms import FROM_KIA_BOOK
from domain.people import DayStatus, Posyandu, PosyanduDay, RoleKind
from domain.register import Register
from flows.cadre.day.posyandu_day import When
from flows.cadre.pasted.sorting import sort_lines
from flows.cadre.stages.people import seek
from flows.cadre.who.somebody import look_for

AT_HOME = "home_visit"


def pasted_list_in(typed: str, register: Register) -> Go | None:
    """Take a message with several people in it as a pasted list, from a cadre."""
    if not may_be_list(typed) or not register.speaker.has(RoleKind.CADRE):
        return None
    if _read(typed, register) is None:
        return None
    return Go(flow="pasted_list", subject={"words": typed})


def _read(typed: str, register: Register) -> Pasted | None:
    def is_somebody(words: str) -> bool:
        child, grown_up = look_for(register, words), seek(register, words)
        return any(each.found and each.is_exact for each in (child, grown_up))

    return read_pasted(typed, is_somebody=is_somebody)


async def pasted_list(chat: Chat, register: Register, *, words: str) -> KeepPaste | Go:
    """Keep what is clear at once; a day other than the open one is confirmed first."""
    pasted = _read(words, register)
    if pasted is None:
        return Go(flow="nothing_saved")
    posyandu, day = _posyandu_of(register)
    _tell_how_to_leave(chat, pasted)
    when = await _when(chat, register, pasted, posyandu, day)
    if when is None:
        return Go(flow="nothing_saved")
    listed = {"on": when.on.isoformat(), "source": when.source}
    found = sort_lines(register, pasted.lines, listed, now=chat.now)
    return KeepPaste(
        posyandu=posyandu.id,
        on=when.on,
        clear=tuple(found.clear),
        read=len(pasted.lines),
        opens_day=when.opens_day,
        summary={
            "same": list(dict.fromkeys(found.same)),
            "same_grown_up": list(dict.fromkeys(found.same_grown_up)),
            "guessed": [list(guess) for guess in found.guessed],
            "left": len(pasted.left),
            "next_line": pasted.left[0] if pasted.left else "",
        },
        rest={
            "posyandu": posyandu.id,
            "waiting": found.waiting,
            "place": 1,
            "listed": listed,
            "later": [],
        },
    )


def _posyandu_of(register: Register) -> tuple[Posyandu, PosyanduDay | None]:
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    opened = ((each, day) for each in own if (day := register.open_day(each)) is not None)
    posyandu, day = next(opened, (own[0], None))
    return register.posyandu(posyandu), day


def _tell_how_to_leave(chat: Chat, pasted: Pasted) -> None:
    chat.if_left(
        text("Daftar {count} baris tadi belum disimpan.", count=len(pasted.lines)),
        way_on=text("Ketik LANJUT untuk meneruskan."),
    )


async def _when(
    chat: Chat, register: Register, pasted: Pasted, posyandu: Posyandu, day: PosyanduDay | None
) -> When | None:
    told = _told_day(pasted.day, chat.today)
    if day is not None:
        if told in (None, day.held_on):
            return When(on=day.held_on)
        return await _other_day(chat, pasted, told or chat.today, day.held_on)
    coming = register.next_day(posyandu.id, chat.today)
    is_today = coming.held_on == chat.today and told in (None, chat.today)
    if is_today and coming.status is DayStatus.PLANNED:
        return await _open_first(chat, pasted)
    return await _outside(chat, register, pasted, told, is_over=is_today)


def _told_day(words: str, today: date) -> date | None:
    if not words:
        return None
    reading = dates.read_date(words, today=today, prefer="past")
    return reading.day if isinstance(reading, dates.FoundDate) and reading.day <= today else None


async def _other_day(chat: Chat, pasted: Pasted, told: date, opened: date) -> When | None:
    """Ask once under which day a list of another day is kept."""
    picked = await chat.ask(
        "day",
        lines(
            text(
                "Daftar ini bertanggal {told}. Hari yang terbuka {opened}.",
                told=full_date(told),
                opened=day_month(opened),
            ),
            text("Simpan {count} baris ini dengan tanggal berapa?", count=len(pasted.lines)),
        ),
        one_of(
            choice("told", day_month(told)),
            choice("opened", day_month(opened)),
            choice("leave", text("Batal"), "BATAL", "TIDAK"),
        ),
    )
    if picked == "leave":
        return None
    return When(on=opened) if picked == "opened" else When(on=told, source=FROM_KIA_BOOK)


async def _open_first(chat: Chat, pasted: Pasted) -> When | None:
    picked = await chat.ask(
        "open_first",
        lines(
            text("Hari posyandu belum dibuka."),
            text("Buka sekarang dan simpan {count} baris ini?", count=len(pasted.lines)),
        ),
        one_of(
            choice("open", text("Buka dan simpan"), "BUKA", "YA"),
            choice("leave", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    return When(on=chat.today, opens_day=True) if picked == "open" else None


async def _outside(
    chat: Chat, register: Register, pasted: Pasted, told: date | None, *, is_over: bool
) -> When | None:
    """Ask once before a list is kept outside of a posyandu day."""
    on = told or chat.today
    picked = await chat.ask(
        "outside",
        lines(
            text("Hari posyandu hari ini sudah ditutup.")
            if is_over
            else text("Hari posyandu tidak sedang terbuka."),
            text(
                "Simpan {count} baris ini sebagai penimbangan di luar jadwal, {date}?",
                count=len(pasted.lines),
                date=full_date(on),
            ),
            text("Atau ketik BUKA LAGI, lalu tempel lagi sesudah dibuka.") if is_over else "",
        ),
        one_of(
            choice("now", text("Ya, simpan"), "YA"),
            choice("leave", text("Tidak jadi"), "TIDAK", "BATAL"),
        ),
    )
    if picked == "leave":
        return None
    return When(on=on, source=AT_HOME if on == chat.today else FROM_KIA_BOOK)


async def how_to_paste(chat: Chat, register: Register) -> None:
    """Show what a list may look like."""
    chat.say(
        lines(
            text("Silakan tempel daftarnya, {bu}. Satu baris satu orang:", bu=register.speaker.bu),
            text("Ani 8,2 70,5 va"),
            text("Budi Santoso 13,2 91"),
            text("Hasan sakit"),
            text("Pak Wayan tensi 130/80"),
            text("Paling banyak {count} baris sekali kirim.", count=MOST_LINES),
        )
    )
