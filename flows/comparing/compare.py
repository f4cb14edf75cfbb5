"""BANDING: villages by one column at a time; no name of anybody is in it."""

from datetime import date

from dialog.answers import choice, one_of
from dialog.answers_with_words import IN_WORDS, ChoiceWithWords
from dialog.chat import Chat
from dialog.messages import Choice, Document, FileOrder
from dialog.spoken import MONTHS
from dialog.texts import lines, text
from dialog.turn import Go
from domain.calendar import add_months
from domain.comparing.asking import table_of
from domain.comparing.facts import last_month
from domain.comparing.hiding import Display, Shown
from domain.comparing.indicators import Compared
from domain.comparing.table import Table
from domain.register import Register
from flows.comparing.words import (
    area_words,
    asked_for,
    hiding_words,
    label,
    month_words,
    shown_words,
    table_words,
)
from flows.entry import Opening
from flows.general.recap_wishes import month_in

OFFERED = (Compared.WEIGHED, Compared.ROSE, Compared.SENT)
NEXT = {
    Compared.WEIGHED: Compared.ROSE,
    Compared.ROSE: Compared.SENT,
    Compared.VITAMIN_A: Compared.IDL,
    Compared.CADRES: Compared.BUDGET,
}
MONTHS_OF_TREND = 6


def opens(words: str) -> Opening:
    """Keep what was written beside the command."""
    return Opening(subject={"words": words} if words.strip() else {})


async def compare(
    chat: Chat, register: Register, *, words: str = "", again: bool = False
) -> Go | None:
    """Ask by what the villages are compared; words beside the command may tell already."""
    if words and (by := asked_for(words)) is not None:
        return _table(chat, by, words)
    picked, beside = await chat.ask(
        "by",
        text("Baik. Mau lihat yang mana?")
        if again
        else text("Bandingkan apa, {call}?", call=register.speaker.call),
        ChoiceWithWords(
            offers=one_of(*map(_offer, OFFERED)), says=lambda said: asked_for(said) is not None
        ),
    )
    by = (asked_for(beside) if picked == IN_WORDS else None) or Compared(
        picked if picked != IN_WORDS else Compared.WEIGHED
    )
    return _table(chat, by, beside or words)


def _table(chat: Chat, by: Compared, words: str) -> Go:
    month = month_in(words, chat.today) or last_month(chat.today)
    return Go(
        flow="compare_table", subject={"by": by.value, "month": month.replace(day=1).isoformat()}
    )


_TYPED = {
    Compared.WEIGHED: ("kehadiran", "hadir", "d/s"),
    Compared.ROSE: ("naik", "n/d"),
    Compared.SENT: ("rujukan", "dirujuk"),
}


def _offer(by: Compared) -> Choice:
    return choice(by.value, label(by), *_TYPED.get(by, ()))


async def compare_table(chat: Chat, register: Register, *, by: str, month: str) -> Go | None:
    """Show the villages by one column, with a file of all columns one step away."""
    day, today = date.fromisoformat(month), register.now.date()
    if day > last_month(today):
        chat.say(
            text(
                "{month} belum selesai. Angka dibandingkan setelah bulannya lewat. "
                "Ketik BANDING untuk bulan lalu.",
                month=month_words(day),
            )
        )
        return None
    table = table_of(register, register.villages_served(), Compared(by), day, today)
    if all(row.shown.display is Display.NOTHING for row in table.rows):
        chat.say(_nothing(register, table))
        return None
    said = table_words(register, table)
    if table.by is Compared.SEVERE:
        chat.say(said)
        return None
    picked = await chat.ask(
        "next",
        said,
        one_of(
            _offer(NEXT.get(table.by, Compared.WEIGHED)),
            choice("file", text("Unduh"), "unduh", "excel", "REKAP_EXCEL"),
            choice("notes", text("Catatan"), "catatan"),
        ),
    )
    if picked in ("file", "notes"):
        return Go(flow=f"compare_{picked}", subject={"month": month})
    return Go(flow="compare_table", subject={"by": picked, "month": month})


def _nothing(register: Register, table: Table) -> str:
    if table.by is Compared.BUDGET:
        return text("Belum ada desa yang mengisi anggaran kesehatan {year}.", year=table.month.year)
    return text(
        "Belum ada catatan {month} di {area}.",
        month=month_words(table.month),
        area=area_words(register),
    )


async def compare_file(chat: Chat, register: Register, *, month: str) -> None:
    """Send every column as a workbook, hidden in the same way."""
    day = date.fromisoformat(month)
    title = text(
        "Perbandingan desa {area}, {month}", area=area_words(register), month=month_words(day)
    )
    chat.say(
        lines(
            text("{title}: berkas Excel-nya saya kirim di bawah ini.", title=title),
            text("Isinya angka saja, tanpa nama anak. Angka kecil tetap disamarkan."),
        )
    )
    chat.say(
        title,
        document=Document(
            name=f"banding-desa-{day:%Y-%m}.xlsx",
            order=FileOrder(form="banding", month=day),
            otherwise=text(
                "Maaf, berkas Excel-nya belum bisa saya kirim. Ketik BANDING untuk melihat "
                "angkanya di sini, atau coba lagi nanti."
            ),
        ),
    )


async def compare_trend(chat: Chat, register: Register) -> None:
    """Say how all villages together went in the last months; each month is hidden by itself."""
    latest = last_month(register.now.date())
    months = [add_months(latest, -shift) for shift in reversed(range(MONTHS_OF_TREND))]
    villages, today = register.villages_served(), register.now.date()
    said, hides = [], False
    for month in months:
        shown = [
            _together(table_of(register, villages, by, month, today))
            for by in (Compared.WEIGHED, Compared.ROSE)
        ]
        hides = hides or any(one.display not in (Display.EXACT, Display.NOTHING) for one in shown)
        said.append(
            text(
                "{month}: D/S {weighed}, N/D' {rose}",
                month=MONTHS[month.month - 1],
                weighed=shown_words(shown[0], Compared.WEIGHED),
                rose=shown_words(shown[1], Compared.ROSE),
            )
        )
    chat.say(
        lines(
            text("Tren enam bulan, {area}:", area=area_words(register)),
            *said,
            hiding_words() if hides else "",
        )
    )


def _together(table: Table) -> Shown:
    """Give the total, or the figure of the only village that has one."""
    if table.total is not None:
        return table.total
    told = [row.shown for row in table.rows if row.shown.display is not Display.NOTHING]
    return told[0] if told else Shown(display=Display.NOTHING)
