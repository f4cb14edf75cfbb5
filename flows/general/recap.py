"""REKAP: the figures of a posyandu's open or last day, or of all posyandu of a village.

A cadre sees the own posyandu, officers and midwives counts alone, heads of hamlets counts in which
no child can be guessed, and the sub-district's team the villages side by side.
"""

from datetime import date
from functools import partial

from dialog.chat import Chat
from dialog.spoken import MONTHS, day_month, day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.comparing.facts import last_month
from domain.extracts import last_of
from domain.indicators import DayFigures, figures_of_day
from domain.people import DayStatus, Posyandu, PosyanduDay, RoleKind
from domain.register import Register
from domain.small_counts import is_small, shown, total_shown
from flows.cadre.day.recap_words import recap_words
from flows.cadre.stages.recap_words import recap_of_stages
from flows.general.recap_wishes import asks_for_file, whole_month_in


async def recap(
    chat: Chat, register: Register, *, wide: bool = False, words: str = ""
) -> Go | None:
    """Show the figures the speaker may see; a cadre asks for the village with `wide`.

    A midwife who names a posyandu checks its recap.
    """
    if asks_for_file(words):
        return Go(flow="recap_file", subject={"words": words})
    month = whole_month_in(words, chat.today)
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    named = [p for p in register.all_posyandu() if words and p.name.lower() in words.lower()]
    if register.speaker.has(RoleKind.MIDWIFE) and not own and len(named) == 1:
        if month is not None:
            chat.say(_of_month(register, named[0].id, month))
            return None
        return Go(flow="review_recap", subject={"posyandu": named[0].id})
    if own and not (wide and may_see_village(register)):
        for posyandu_id in own:
            said = _of_posyandu if month is None else partial(_of_month, month=month)
            chat.say(said(register, posyandu_id))
    elif may_see_village(register):
        chat.say(_of_village(register, month))
    elif register.speaker.has(RoleKind.POKJANAL):
        # A running day's counts would tell by subtraction who came in between.
        wanted = month or last_month(chat.today)
        return Go(flow="compare_table", subject={"by": "ds", "month": wanted.isoformat()})
    else:
        chat.say(_guarded(register, month))
    return None


def may_see_village(register: Register) -> bool:
    """Tell whether the figures of the whole village are the speaker's to see."""
    return any(
        register.speaker.has(kind)
        for kind in (
            RoleKind.COORDINATOR,
            RoleKind.VILLAGE_OFFICER,
            RoleKind.MIDWIFE,
            RoleKind.PUSKESMAS,
        )
    )


def _of_posyandu(register: Register, posyandu_id: int) -> str:
    posyandu = register.posyandu(posyandu_id)
    day = register.open_day(posyandu_id) or register.last_day(posyandu_id)
    if day is None:
        return text("Belum ada hari posyandu {posyandu} yang dicatat.", posyandu=posyandu.name)
    return _of_day(register, posyandu, day.held_on)


def _of_day(register: Register, posyandu: Posyandu, on: date) -> str:
    figures = figures_of_day(register, posyandu.id, on)
    return lines(
        recap_words(figures, posyandu, on),
        recap_of_stages(register, posyandu.id, on),
    )


def _of_month(register: Register, posyandu_id: int, month: date) -> str:
    """Say the figures of each day of a month, without those still to come."""
    posyandu = register.posyandu(posyandu_id)
    days = _held(register, posyandu_id, month)
    if not days:
        return text(
            "Belum ada hari posyandu {posyandu} yang dicatat pada {month}.",
            posyandu=posyandu.name,
            month=_month_words(month),
        )
    return lines(*(_of_day(register, posyandu, day.held_on) for day in days))


def _held(register: Register, posyandu_id: int, month: date) -> list[PosyanduDay]:
    days = register.days_between(posyandu_id, month, last_of(month))
    return [day for day in days if day.status is not DayStatus.PLANNED]


def _month_words(month: date) -> str:
    return text("{month} {year}", month=MONTHS[month.month - 1], year=month.year)


def _nothing_yet(month: date | None) -> str:
    if month is None:
        return text("Belum ada hari posyandu yang dicatat di desa ini.")
    return text("Belum ada hari posyandu yang dicatat pada {month}.", month=_month_words(month))


def _days(register: Register, month: date | None) -> list[tuple[Posyandu, PosyanduDay]]:
    if month is not None:
        return [
            (posyandu, day)
            for posyandu in register.all_posyandu()
            for day in _held(register, posyandu.id, month)
        ]
    return [
        (posyandu, day)
        for posyandu in register.all_posyandu()
        if (day := register.open_day(posyandu.id) or register.last_day(posyandu.id))
    ]


def _of_village(register: Register, month: date | None) -> str:
    days = _days(register, month)
    if not days:
        return _nothing_yet(month)
    village = register.village.name
    return lines(
        text("Rekap Desa {village}, hari posyandu terakhir:", village=village)
        if month is None
        else text("Rekap Desa {village}, {month}:", village=village, month=_month_words(month)),
        *(_one_line(register, posyandu, day) for posyandu, day in days),
    )


def _one_line(register: Register, posyandu: Posyandu, day: PosyanduDay) -> str:
    figures = figures_of_day(register, posyandu.id, day.held_on)
    return text(
        "{posyandu}, {date}: S {all}, K {cards}, D {weighed}, N {rose}, T {fell}, O {absent}, "
        "B {new}. Rujukan {referred}.",
        posyandu=posyandu.name,
        date=day_month(day.held_on),
        all=figures.everybody,
        cards=figures.with_card,
        weighed=figures.weighed,
        rose=figures.rose,
        fell=figures.did_not_rise,
        absent=figures.absent_last_month,
        new=figures.new,
        referred=figures.referred,
    )


def _guarded(register: Register, month: date | None) -> str:
    """Sum the village up without a number from which a child could be guessed."""
    days = _days(register, month)
    if not days:
        return _nothing_yet(month)
    every = [figures_of_day(register, posyandu.id, day.held_on) for posyandu, day in days]
    parts = _letters(every)
    return lines(
        text(
            "Rekap Desa {village}, sampai {date}:",
            village=register.village.name,
            date=day_month_year(max(day.held_on for _posyandu, day in days)),
        ),
        text("S (semua balita): {count}", count=_count(shown(sum(f.everybody for f in every)))),
        text("D (ditimbang): {count}", count=_total(parts)),
        text("N (naik): {count}", count=_count(shown(parts[0]))),
        text("T (tidak naik): {count}", count=_count(shown(parts[1]))),
        text("Angka kecil disamarkan supaya anaknya tidak bisa ditebak."),
    )


def _letters(every: list[DayFigures]) -> tuple[int, int, int]:
    """Sum N, T, and those who can't be judged: together they are D."""
    return (
        sum(figures.rose for figures in every),
        sum(figures.did_not_rise for figures in every),
        sum(figures.absent_last_month + figures.new for figures in every),
    )


def _total(parts: tuple[int, ...]) -> str:
    total = total_shown(parts)
    if total is None and not is_small(sum(parts)):
        return text("disamarkan")
    return _count(total)


def _count(count: int | None) -> str:
    return text("kurang dari 5") if count is None else str(count)
