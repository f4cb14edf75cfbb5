"""IDL, IBL and UCI by village and month: with names for nobody, masked for those without a duty.

Cadres, midwives and the Puskesmas see the counts of their children; officers and the sub-district
only counts in which no child can be guessed.
"""

from collections.abc import Sequence
from itertools import groupby

from dialog.chat import Chat
from dialog.spoken import day_month_year, joined
from dialog.texts import lines, text
from dialog.turn import Go
from domain.immunization import ZeroDose, current_schedule, lists
from domain.immunization.cohorts import IBL, IDL, Complete, months
from domain.immunization.lists import Seen
from domain.people import RoleKind, Village
from domain.register import Register
from domain.small_counts import is_small
from flows.general.vaccine_places import (
    Place,
    all_places,
    may_see_names,
    places,
    sees_villages,
)
from flows.general.vaccine_rates import (
    drop_out_lines,
    month_name,
    share_words,
    uci_words,
)
from flows.general.women_due import coverage_words


async def vaccine_coverage(chat: Chat, register: Register) -> Go | None:
    """Say how many children had IDL in time, month by month of this year, and what goes with it."""
    if _only_compares(register):
        return Go(flow="compare", subject={"words": "idl"})
    _say_coverage(chat, register, IDL)
    return None


async def toddler_coverage(chat: Chat, register: Register) -> Go | None:
    """Say how many children had IBL in time, month by month of this year."""
    if _only_compares(register):
        return Go(flow="compare", subject={"words": "idl"})
    _say_coverage(chat, register, IBL)
    return None


def _only_compares(register: Register) -> bool:
    """Tell whether the year so far would give away by subtraction what a day added."""
    speaker = register.speaker
    return speaker.has(RoleKind.POKJANAL) and not may_see_names(register)


def _say_coverage(chat: Chat, register: Register, of: Complete) -> None:
    named = may_see_names(register)
    found = places(register) if named else all_places(register)
    is_village = not named or sees_villages(register)
    for village, group in groupby(found, key=lambda place: place.village):
        own = tuple(group)
        seen = _seen(own)
        chat.say(
            lines(
                _head(village, own, of, is_village=is_village),
                text("Sampai {date}:", date=day_month_year(register.now.date())),
                *_month_lines(register, seen, of, is_masked=not named),
                _uci(register, seen, is_masked=not named) if is_village and of is IDL else "",
                *(_totals(register, seen, is_masked=not named) if of is IDL else ()),
                coverage_words(register, own, is_masked=not named) if of is IDL else "",
                text("Angka kecil disamarkan supaya anaknya tidak bisa ditebak.")
                if not named
                else "",
            )
        )


def _seen(found: Sequence[Place]) -> tuple[Seen, ...]:
    return tuple(one for place in found for one in place.seen)


def _head(village: Village, own: Sequence[Place], of: Complete, *, is_village: bool) -> str:
    where = (
        text("Desa {village}", village=village.name)
        if is_village
        else text("posyandu {posyandu}", posyandu=joined([one.posyandu.name for one in own]))
    )
    if of is IBL:
        return text("IBL (lanjutan baduta, sebelum 2 tahun), {where}.", where=where)
    return text("IDL (dasar lengkap, sebelum 1 tahun), {where}.", where=where)


def _month_lines(
    register: Register, seen: Sequence[Seen], of: Complete, *, is_masked: bool
) -> list[str]:
    """Give each month's children, and the year so far."""
    found = months(seen, of, register.now.date())
    by_month = [
        text(
            "{month}: {share}",
            month=month_name(one.month),
            share=share_words(one.share, is_masked=is_masked),
        )
        for one in found
        if one.share.children and not is_masked
    ]
    return [
        *by_month,
        text("Tahun ini: {share}", share=share_words(found[-1].so_far, is_masked=is_masked)),
    ]


def _uci(register: Register, seen: Sequence[Seen], *, is_masked: bool) -> str:
    """Say whether the village is UCI; of a few infants this would tell of each."""
    so_far = months(seen, IDL, register.now.date())[-1].so_far
    if is_masked and is_small(so_far.children):
        return text("UCI: angka kecil, disamarkan")
    return text(
        "{uci} (batas {percent}%).",
        uci=uci_words(so_far),
        percent=current_schedule().indicators.uci_percent,
    )


def _totals(register: Register, seen: Sequence[Seen], *, is_masked: bool) -> list[str]:
    """Add IBL, drop-outs and zero-dose children."""
    today = register.now.date()
    toddlers = months(seen, IBL, today)[-1].so_far
    return [
        text("IBL tahun ini: {share}", share=share_words(toddlers, is_masked=is_masked)),
        *drop_out_lines(seen, today, is_masked=is_masked),
        text("Zero dose: {count} anak.", count=_count(_zero_dose(seen), is_masked=is_masked)),
    ]


def _zero_dose(seen: Sequence[Seen]) -> int:
    return sum(one.assessment.completeness.zero_dose is ZeroDose.YES for one in seen)


def _count(count: int, *, is_masked: bool) -> str:
    return text("kurang dari 5") if is_masked and is_small(count) else str(count)


async def vaccine_figures(chat: Chat, register: Register) -> Go | None:
    """Tell those who see no names how many children are due and overdue."""
    if _only_compares(register):
        return Go(flow="compare", subject={"words": "idl"})
    for village, group in groupby(all_places(register), key=lambda place: place.village):
        seen = _seen(tuple(group))
        chat.say(
            lines(
                text("Imunisasi Desa {village}, tanpa nama:", village=village.name),
                text(
                    "Waktunya sekarang: {count} anak.",
                    count=_count(len(lists.due(seen)), is_masked=True),
                ),
                text(
                    "Perlu disusul: {count} anak.",
                    count=_count(len(lists.overdue(seen)), is_masked=True),
                ),
                text("Nama anak hanya dilihat kader dan bidannya."),
            )
        )
    return None
