"""REKAP: the figures of a posyandu's open or last day, or of all posyandu of a village.

A cadre sees the own posyandu, officers and midwives counts alone, and the sub-district's team
counts in which no child can be guessed.
"""

from dialog.chat import Chat
from dialog.spoken import day_month, day_month_year
from dialog.texts import lines, text
from dialog.turn import Go
from domain.indicators import DayFigures, figures_of_day
from domain.people import Posyandu, PosyanduDay, RoleKind
from domain.register import Register
from domain.small_counts import is_small, shown, total_shown
from flows.cadre.recap_words import recap_words
from flows.cadre.stages.recap_words import recap_of_stages
from flows.general.recap_wishes import asks_for_file


async def recap(
    chat: Chat, register: Register, *, wide: bool = False, words: str = ""
) -> Go | None:
    """Show the figures the speaker may see; a cadre asks for the village with `wide`.

    A midwife who names a posyandu checks its recap.
    """
    if asks_for_file(words):
        return Go(flow="recap_file", subject={"words": words})
    own = register.speaker.posyandu_ids(RoleKind.CADRE)
    named = [p for p in register.all_posyandu() if words and p.name.lower() in words.lower()]
    if register.speaker.has(RoleKind.MIDWIFE) and not own and len(named) == 1:
        return Go(flow="review_recap", subject={"posyandu": named[0].id})
    if own and not (wide and may_see_village(register)):
        for posyandu_id in own:
            chat.say(_of_posyandu(register, posyandu_id))
    elif may_see_village(register):
        chat.say(_of_village(register))
    else:
        chat.say(_guarded(register))
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
    figures = figures_of_day(register, posyandu_id, day.held_on)
    return lines(
        recap_words(figures, posyandu, day.held_on),
        recap_of_stages(register, posyandu_id, day.held_on),
    )


def _days(register: Register) -> list[tuple[Posyandu, PosyanduDay]]:
    return [
        (posyandu, day)
        for posyandu in register.all_posyandu()
        if (day := register.open_day(posyandu.id) or register.last_day(posyandu.id))
    ]


def _of_village(register: Register) -> str:
    days = _days(register)
    if not days:
        return text("Belum ada hari posyandu yang dicatat di desa ini.")
    return lines(
        text("Rekap Desa {village}, hari posyandu terakhir:", village=register.village.name),
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


def _guarded(register: Register) -> str:
    """Sum the village up without a number from which a child could be guessed."""
    days = _days(register)
    if not days:
        return text("Belum ada hari posyandu yang dicatat di desa ini.")
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
