"""One posyandu in a quarter: its months, its referrals, who needs looking after."""

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.spoken import MONTHS
from dialog.texts import lines, text
from dialog.turn import Go
from domain.coverage.counting import Coverage, PlaceCoverage
from domain.coverage.indicators import Indicator
from domain.coverage.quarters import Quarter, quarter_named
from domain.register import Register
from flows.meeting.scope import SEE_NAMES, SEE_WHO_NEEDS_A_VISIT, WRITE_ITEMS, holds_any
from flows.meeting.words import quarter_name, share_of

MOST_NAMES = 20


def counted(register: Register, posyandu: int, quarter: Quarter) -> tuple[Coverage, PlaceCoverage]:
    """Count one posyandu's quarter."""
    coverage = Coverage(register.coverage_facts((posyandu,), quarter))
    return coverage, coverage.of(quarter)[0]


async def lokmin_posyandu(chat: Chat, register: Register, *, quarter: str, posyandu: int) -> object:
    """Say the figures of each month, and what can be done with them."""
    when = quarter_named(quarter)
    coverage, found = counted(register, posyandu, when)
    today = register.now.date()
    late = coverage.overdue_on(posyandu, today)
    offers = [choice("group", text("Versi untuk grup"), "grup")]
    if holds_any(register.speaker, WRITE_ITEMS):
        offers.append(choice("item", text("Tulis RTL"), "TULIS_RTL", "RTL"))
    offers.append(choice("detail", text("Rincian"), "rinci", "siapa"))
    picked = await chat.ask(
        "next",
        lines(
            f"{register.posyandu(posyandu).name}, {quarter_name(when)}:",
            *_month_lines(found, when),
            text(
                "Rujukan {referred}, tuntas {seen}. Imunisasi terlambat {late} anak.",
                referred=found.referred,
                seen=found.seen,
                late=len(late),
            ),
        ),
        one_of(*offers),
    )
    flow = {"group": "lokmin_group", "item": "write_rtl", "detail": "lokmin_detail"}[picked]
    return Go(flow=flow, subject={"quarter": quarter, "posyandu": posyandu})


def _month_lines(found: PlaceCoverage, quarter: Quarter) -> tuple[str, ...]:
    weighed = found.measures[Indicator.WEIGHED].months
    if not any(share.whole for share in weighed):
        return (text("Belum ada hari posyandu yang dicatat dalam triwulan ini."),)
    rose = found.measures[Indicator.ROSE].months
    attended = ", ".join(
        text("{month} D/S {share}", month=MONTHS[month.month - 1], share=share_of(share))
        if number == 0
        else text("{month} {share}", month=MONTHS[month.month - 1], share=share_of(share))
        for number, (month, share) in enumerate(zip(quarter.months, weighed, strict=True))
    )
    return (
        attended,
        text(
            "N/D': {judged} (N/D: {weighed})",
            judged=", ".join(map(share_of, rose)),
            weighed=", ".join(map(share_of, found.rose_of_weighed.months)),
        ),
    )


async def lokmin_group(chat: Chat, register: Register, *, quarter: str, posyandu: int) -> None:
    """Give the attendance alone: no names and no health words, safe for a group."""
    when = quarter_named(quarter)
    _coverage, found = counted(register, posyandu, when)
    months = ", ".join(
        text(
            "{month} {came} dari {all}",
            month=MONTHS[month.month - 1],
            came=share.part,
            all=share.whole,
        )
        for month, share in zip(when.months, found.measures[Indicator.WEIGHED].months, strict=True)
        if share.whole
    )
    chat.say(text("Ini versi tanpa nama, aman untuk grup:"))
    chat.say(
        text(
            "Posyandu {posyandu}, {quarter}. Balita yang datang: {months}. "
            "Terima kasih Bapak/Ibu! Sampai jumpa di hari posyandu berikutnya.",
            posyandu=register.posyandu(posyandu).name,
            quarter=quarter_name(when),
            months=months or text("belum ada catatan"),
        )
    )


async def lokmin_detail(chat: Chat, register: Register, *, quarter: str, posyandu: int) -> None:
    """List who needs looking after, by name for those who may know."""
    coverage, found = counted(register, posyandu, quarter_named(quarter))
    measures = found.measures
    late = [one.child.id for one in coverage.overdue_on(posyandu, register.now.date())]
    everything = holds_any(register.speaker, SEE_NAMES)
    chat.say(
        lines(
            text("Rincian {posyandu}:", posyandu=register.posyandu(posyandu).name),
            _named(
                register,
                text("Tidak datang bulan terakhir"),
                measures[Indicator.WEIGHED].missing,
                may_name=holds_any(register.speaker, SEE_WHO_NEEDS_A_VISIT),
            ),
            _named(
                register,
                text("Rujukan belum tuntas"),
                measures[Indicator.REFERRALS].missing,
                may_name=holds_any(register.speaker, SEE_WHO_NEEDS_A_VISIT),
            ),
            _named(
                register,
                text("Berat tidak naik bulan terakhir"),
                measures[Indicator.ROSE].missing,
                may_name=everything,
            ),
            _named(register, text("Imunisasi terlambat"), late, may_name=everything),
            text("Ini data pribadi. Mohon tidak diteruskan ke grup.")
            if holds_any(register.speaker, SEE_WHO_NEEDS_A_VISIT)
            else text("Nama anak hanya dilihat bidan, Puskesmas, dan kadernya."),
        )
    )


def _named(
    register: Register, head: str, children: tuple[int, ...] | list[int], *, may_name: bool
) -> str:
    """Name children under a heading, or count them."""
    different = list(dict.fromkeys(children))
    if not may_name or not different:
        return text("{head}: {count} anak", head=head, count=len(different))
    names = [register.child(child).name for child in different[:MOST_NAMES]]
    if len(different) > MOST_NAMES:
        names.append(text("dan {count} lainnya", count=len(different) - MOST_NAMES))
    return text("{head}: {names}", head=head, names=", ".join(names))
