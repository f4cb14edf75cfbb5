"""A cadre or the midwife records a woman's Td: 'ibu hamil kadek td2', 'td kadek 10/2'."""

import re
from datetime import date, timedelta

from dialog.answers import Typed, choice, either, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input.tetanus import TetanusWords, read_tetanus
from dialog.spoken import day_month_year, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.commands_of_tetanus import RecordTetanus
from domain.doses import ToldBy
from domain.immunization import TetanusStatus
from domain.people import RoleKind
from domain.register import Register
from domain.screening import Resident
from domain.screening.tetanus import status_of
from flows.cadre.doses.dose_doubts import settled
from flows.cadre.doses.immunizing import past_day
from flows.cadre.growth.corrected_figures import give_ahead
from flows.cadre.stages.people import seek, short_name
from flows.cadre.stages.which_resident import PersonWords, settled_resident

NOTHING_SAVED = Go(flow="nothing_saved")
LEFT_OPEN = timedelta(days=1)
"""How long after its day a posyandu day is still being written up."""
_BETWEEN = re.compile(r"\s*(?:[,;&\n]|\bdan\b)\s*", re.IGNORECASE)


async def record_tetanus(
    chat: Chat,
    register: Register,
    *,
    words: str = "",
    resident: int | None = None,
    asks_day: bool = False,
) -> object:
    """Ask who and when, and what was given before; keep what happened, even if it was too early."""
    told = read_tetanus(words)
    whom = await _whom(chat, register, told, resident, words)
    if not isinstance(whom, Resident):
        return whom
    if told is not None and not told.is_sure and await _is_pressure(chat, register, whom, told):
        return Go(flow="examine", subject={"resident": whom.id})
    on = await _days(chat, register, whom, None if asks_day else told, asks=asks_day)
    known = tuple(record.on for record in register.tetanus_records(whom.id))
    fresh = tuple(day for day in on if day not in known)
    if not fresh:
        chat.say(_known_already(register, whom, on))
        return None
    number = told.number if told is not None else None
    earlier, lacks_evidence = await _earlier(chat, register, whom, number, (known, fresh))
    before = tuple(dict.fromkeys((*known, *earlier)))
    reasons = () if lacks_evidence else _other_number(whom, before, fresh, number, chat.today)
    picked = await settled(chat, register, (*_doubts(whom, before, fresh, chat.today), *reasons))
    if picked == "keep":
        return _command(whom, told, fresh, earlier, lacks_evidence=lacks_evidence)
    again = {"words": words, "resident": whom.id, "asks_day": True}
    return Go(flow="record_tetanus", subject=again) if picked == "change" else NOTHING_SAVED


async def _whom(
    chat: Chat, register: Register, told: TetanusWords | None, resident: int | None, words: str
) -> Resident | Go | None:
    if resident is not None:
        return _if_woman(chat, register, register.resident(resident))
    typed = await chat.ask("person", text("Siapa yang mendapat Td? Ketik namanya."), PersonWords())
    sought = seek(register, typed, "IBU_HAMIL")
    if not sought.found and not register.speaker.has(RoleKind.CADRE):
        chat.say(
            text("{who} belum ada di daftar. Mohon kader mendaftarkannya dulu.", who=typed.title())
        )
        return None
    found = await settled_resident(chat, register, sought)
    if isinstance(found, Resident):
        return _if_woman(chat, register, found)
    if isinstance(found, Go):
        return found
    is_mother = told is not None and told.is_of_a_woman
    return Go(
        flow="register_resident",
        subject={"group": "IBU_HAMIL" if is_mother else "", "tetanus": words},
        given={"name": found},
    )


def _if_woman(chat: Chat, register: Register, whom: Resident) -> Resident | None:
    if whom.is_female:
        return whom
    chat.say(
        lines(
            text("Td dicatat untuk perempuan. Td {who} tidak disimpan.", who=whom.name),
            text("Kalau maksudnya tensi, tulis: {who} td 120/80", who=short_name(register, whom)),
        )
    )
    return None


async def _is_pressure(chat: Chat, register: Register, whom: Resident, told: TetanusWords) -> bool:
    """Ask what 'td' stands for, where it may be either."""
    picked = await chat.ask(
        "kind",
        text("TD {who} itu imunisasi Td atau tensi?", who=short_name(register, whom)),
        one_of(
            choice("vaccine", text("Imunisasi Td"), "IMUNISASI", "suntik", "vaksin", "tt", "td"),
            choice("pressure", text("Tensi"), "tekanan darah", "tensinya"),
        ),
    )
    return picked == "pressure"


async def _days(
    chat: Chat, register: Register, whom: Resident, told: TetanusWords | None, *, asks: bool
) -> tuple[date, ...]:
    """Give the days told; what was given elsewhere needs its date, else it is the open day."""
    days = told.report.days if told is not None else ()
    if len(days) > 1:
        give_ahead(chat, "on", ", ".join(days))
    elif days:
        give_ahead(chat, "on", days[0])
    elif not asks and (told is None or _told_by(told) is ToldBy.CADRE):
        day = register.open_day(whom.posyandu_id)
        is_at_work = day is not None and chat.today - day.held_on <= LEFT_OPEN
        return (day.held_on if day is not None and is_at_work else chat.today,)
    return await chat.ask("on", text("Tanggal berapa Td-nya? Contoh: 10-02-2026"), _some_days(whom))


def _some_days(whom: Resident) -> Typed[tuple[date, ...]]:
    """Read one or several days up to today."""

    def read(typed: str, today: date) -> tuple[date, ...]:
        days = tuple(past_day(part, today) for part in _BETWEEN.split(typed.strip()) if part)
        if not days:
            raise NotUnderstood(text("Saya perlu tanggalnya. Contoh: 10-02-2026"))
        if whom.born_on is not None and any(day < whom.born_on for day in days):
            raise NotUnderstood(
                text(
                    "{who} lahir {date}. Tanggal itu sebelumnya.",
                    who=whom.name,
                    date=day_month_year(whom.born_on),
                ),
                repeat=True,
            )
        return tuple(sorted(set(days)))

    return Typed(
        reads=read,
        dumps=lambda days: [day.isoformat() for day in days],
        loads=lambda stored: tuple(date.fromisoformat(each) for each in stored),
    )


async def _earlier(
    chat: Chat,
    register: Register,
    whom: Resident,
    number: int | None,
    new: tuple[tuple[date, ...], tuple[date, ...]],
) -> tuple[tuple[date, ...], bool]:
    """Ask for Td of before where the status needs them; True when nobody can show any.

    `new` holds the days that are known and those that come to them.
    """
    known, fresh = new
    shown = len(known) + len(fresh)
    lacks = number > shown if number is not None else shown == 1
    if not lacks or status_of(whom, [*known, *fresh], chat.today).next_earliest is None:
        return (), False
    who = short_name(register, whom)
    kind, answered = await chat.ask(
        "before",
        lines(
            text("Sebelum ini, tanggal berapa saja {who} mendapat TT atau Td?", who=who),
            text("Juga waktu bayi, di sekolah, atau sebelum menikah. Lihat buku atau kartunya."),
            text("Contoh: 12-03-2021, 15-04-2021"),
        ),
        either(
            one_of(
                choice(
                    "none",
                    text("Tidak ada catatan"),
                    "TIDAK",
                    "LEWATI",
                    "belum pernah",
                    "lupa",
                    "tidak tahu",
                    "belum",
                    "tidak ada",
                )
            ),
            _some_days(whom),
        ),
    )
    return ((), True) if kind == 0 else (answered, False)


def _doubts(
    whom: Resident, before: tuple[date, ...], fresh: tuple[date, ...], today: date
) -> tuple[str, ...]:
    """Say what is odd about new Td beside those of before."""
    old, new = status_of(whom, before, today), status_of(whom, [*before, *fresh], today)
    if old.next_earliest is None:
        return (text("Td: menurut catatan sudah T5, tidak perlu lagi."),)
    odd = [_too_close(whom, before, day, today) for day in fresh if day in new.ignored]
    spoilt = [
        text("Td tanggal {date} jadi tidak terhitung, terlalu dekat.", date=day_month_year(day))
        for day in before
        if day in new.ignored and day not in old.ignored
    ]
    return (*odd, *spoilt)


def _too_close(whom: Resident, before: tuple[date, ...], day: date, today: date) -> str:
    earlier = status_of(whom, [each for each in before if each < day], today)
    last = max((each for each in before if each < day and each not in earlier.ignored), default=day)
    if earlier.next_earliest is None or last == day:
        return text("Td tanggal {date}: tidak terhitung.", date=day_month_year(day))
    return text(
        "Td: terlalu dekat dengan Td {date}, paling cepat {first}.",
        date=day_month_year(last),
        first=day_month_year(earlier.next_earliest),
    )


def _other_number(
    whom: Resident,
    before: tuple[date, ...],
    fresh: tuple[date, ...],
    number: int | None,
    today: date,
) -> tuple[str, ...]:
    """Say that the number typed is another one than the record's."""
    new = status_of(whom, [*before, *fresh], today)
    is_counted = not set(fresh) & set(new.ignored)
    if (
        number is None
        or len(fresh) > 1
        or not is_counted
        or number == _place(new, fresh[0], before)
    ):
        return ()
    place = _place(new, fresh[0], before)
    return (text("Td {said}: menurut catatan ini yang ke-{number}.", said=number, number=place),)


def _place(status: TetanusStatus, day: date, before: tuple[date, ...]) -> int:
    later = [each for each in before if each > day and each not in status.ignored]
    return status.status - len(later)


def _told_by(told: TetanusWords) -> ToldBy:
    if told.report.from_book:
        return ToldBy.KIA_BOOK
    return ToldBy.PARENT if told.report.place else ToldBy.CADRE


def _command(
    whom: Resident,
    told: TetanusWords | None,
    fresh: tuple[date, ...],
    earlier: tuple[date, ...],
    *,
    lacks_evidence: bool,
) -> RecordTetanus:
    report = told.report if told is not None else None
    batches = [] if report is None else [piece.batch for piece in report.pieces if piece.batch]
    return RecordTetanus(
        resident=whom.id,
        on=fresh,
        earlier=tuple(day for day in earlier if day not in fresh),
        lacks_evidence=lacks_evidence,
        told_by=ToldBy.CADRE if told is None else _told_by(told),
        place="" if report is None else report.place,
        batch=batches[-1].upper() if batches else "",
        vaccinator="" if report is None else report.vaccinator,
    )


def _known_already(register: Register, whom: Resident, on: tuple[date, ...]) -> str:
    return text(
        "Td {who} itu sudah dicatat {date}. Tidak saya simpan dua kali.",
        who=short_name(register, whom),
        date=joined([day_month_year(day) for day in on]),
    )
