"""All posyandu of a quarter: against target, the largest gaps, and the meeting's files."""

from dialog.answers import choice
from dialog.chat import Chat
from dialog.messages import Document, FileOrder
from dialog.texts import lines, text
from dialog.turn import Go
from domain.coverage.counting import Coverage, PlaceCoverage, all_together
from domain.coverage.gaps import Gap, largest_gaps
from domain.coverage.indicators import OF_WOMEN, Indicator
from domain.coverage.quarters import Quarter, quarter_named
from domain.coverage.targets import Target, targets_for
from domain.register import Register
from flows.meeting.scope import SEE_NAMES, WRITE_ITEMS, holds_any, places
from flows.meeting.words import gap_line, indicator_name, percents, quarter_name
from flows.yielding import one_of_unless

MOST_LINES = 12
"""Posyandu told one by one in a chat; more are told together, and the file has them all."""
MOST_NAMES = 15
SAID = (Indicator.WEIGHED, Indicator.ROSE, Indicator.IDL, Indicator.VITAMIN_A)
PDF, XLSX = "lokmin-pdf", "lokmin"


def _found(register: Register, quarter: Quarter) -> tuple[PlaceCoverage, ...]:
    ids = tuple(place.posyandu.id for place in places(register))
    return Coverage(register.coverage_facts(ids, quarter)).of(quarter) if ids else ()


def _targets(register: Register, quarter: Quarter) -> dict[Indicator, Target]:
    return targets_for(quarter.last, register.decreed_targets(quarter.year))


async def lokmin_all(chat: Chat, register: Register, *, quarter: str) -> object:
    """Say every posyandu in a line, what they are together, and the three largest gaps."""
    when = quarter_named(quarter)
    found = _found(register, when)
    if not found:
        chat.say(text("Belum ada posyandu yang terdaftar."))
        return None
    targets = _targets(register, when)
    gaps = largest_gaps(found, targets)
    offers = [choice("group", text("Versi untuk grup"), "grup")]
    if holds_any(register.speaker, WRITE_ITEMS):
        offers.append(choice("item", text("Tulis RTL"), "TULIS_RTL", "RTL"))
    if gaps and holds_any(register.speaker, SEE_NAMES):
        offers.append(
            choice(
                "names", text("Nama di celah terbesar"), "nama", "namanya", "siapa saja", "celah"
            )
        )
    offers += [
        choice("pdf", text("Berkas PDF"), "pdf"),
        choice("xlsx", text("Berkas Excel"), "excel", "xls"),
        choice("guests", text("Daftar hadir"), "HADIR_LOKMIN", "hadir"),
    ]
    picked = await chat.ask(
        "next",
        lines(
            text("{quarter}, {count} posyandu:", quarter=quarter_name(when), count=len(found)),
            *(_line(one) for one in (found if len(found) <= MOST_LINES else ())),
            _together(all_together(found), targets),
            text("Celah terbesar:") if gaps else text("Semua target tercapai 👏"),
            *(gap_line(gap, number) for number, gap in enumerate(gaps, 1)),
        ),
        one_of_unless(*offers, list_title=text("Pilih"), commands=("HADIR_LOKMIN", "TULIS_RTL")),
    )
    flow = {
        "group": "lokmin_all_group",
        "item": "lokmin_which",
        "names": "lokmin_gap_names",
        "guests": "meeting_guests",
    }.get(picked, "lokmin_file")
    subject = {"quarter": quarter}
    if picked == "item":
        subject["then"] = "write_rtl"
    if flow == "lokmin_file":
        subject["form"] = PDF if picked == "pdf" else XLSX
    return Go(flow=flow, subject=subject)


def _line(one: PlaceCoverage) -> str:
    if one.measures[Indicator.WEIGHED].value is None and not one.referred:
        return text("{posyandu}: belum ada catatan", posyandu=one.place.name if one.place else "")
    return text(
        "{posyandu}: D/S {weighed}, N/D' {rose}, rujukan {referred} tuntas {seen}",
        posyandu=one.place.name if one.place else "",
        weighed=percents(one.measures[Indicator.WEIGHED].value),
        rose=percents(one.measures[Indicator.ROSE].value),
        referred=one.referred,
        seen=one.seen,
    )


def _together(one: PlaceCoverage, targets: dict[Indicator, Target]) -> str:
    said = [
        text(
            "{indicator} {share} (target {target}%)",
            indicator=indicator_name(indicator),
            share=percents(one.measures[indicator].value),
            target=targets[indicator].percent,
        )
        for indicator in SAID
        if indicator in targets and one.measures[indicator].value is not None
    ]
    if not said:
        return text("Belum ada hari posyandu yang dicatat dalam triwulan ini.")
    return text("Semua: {figures}.", figures=", ".join(said))


async def lokmin_all_group(chat: Chat, register: Register, *, quarter: str) -> None:
    """Give the attendance of every posyandu without names and health words."""
    when = quarter_named(quarter)
    chat.say(text("Ini versi tanpa nama, aman untuk grup:"))
    chat.say(
        lines(
            text("Kehadiran posyandu, {quarter}:", quarter=quarter_name(when)),
            *(
                text(
                    "{posyandu}: {share}",
                    posyandu=one.place.name if one.place else "",
                    share=percents(one.measures[Indicator.WEIGHED].value),
                )
                for one in _found(register, when)
                if one.measures[Indicator.WEIGHED].value is not None
            ),
            text("Terima kasih Bapak/Ibu! Sampai jumpa di hari posyandu berikutnya."),
        )
    )


async def lokmin_gap_names(chat: Chat, register: Register, *, quarter: str) -> None:
    """Name those in the largest gaps, for the midwife and the Puskesmas alone."""
    if not holds_any(register.speaker, SEE_NAMES):
        chat.say(text("Nama hanya dilihat bidan dan Puskesmas."))
        return
    when = quarter_named(quarter)
    gaps = largest_gaps(_found(register, when), _targets(register, when))
    chat.say(
        lines(
            *(
                lines(gap_line(gap, number), _names(register, gap))
                for number, gap in enumerate(gaps, 1)
            ),
            text("Ini data pribadi. Mohon tidak diteruskan ke grup."),
        )
    )


def _names(register: Register, gap: Gap) -> str:
    different = list(dict.fromkeys(gap.measure.missing))
    if gap.indicator in OF_WOMEN:
        names = [register.resident(one).name for one in different[:MOST_NAMES]]
    else:
        names = [register.child(one).name for one in different[:MOST_NAMES]]
    if len(different) > MOST_NAMES:
        names.append(text("dan {count} lainnya", count=len(different) - MOST_NAMES))
    return ", ".join(names)


async def lokmin_file(chat: Chat, register: Register, *, quarter: str, form: str) -> None:
    """Send the meeting's file; it is filled when it goes out, with names for nobody."""
    when = quarter_named(quarter)
    title = text("Bahan lokmin, {quarter}", quarter=quarter_name(when))
    suffix = "pdf" if form == PDF else "xlsx"
    chat.say(
        lines(
            text("{title}: berkasnya saya kirim di bawah ini.", title=title),
            text("Isinya angka dan RTL, tanpa nama anak."),
        )
    )
    chat.say(
        title,
        document=Document(
            name=f"lokmin-{when.year}-triwulan-{when.number}.{suffix}",
            order=FileOrder(form=form, month=when.months[-1]),
            otherwise=text(
                "Maaf, berkasnya belum bisa saya kirim. Ketik LOKMIN untuk melihat angkanya di "
                "sini, atau coba lagi nanti."
            ),
        ),
    )
