"""REKAP EXCEL: the figures of a month as a file, for those who may see them; no name is in it."""

from datetime import date

from dialog.chat import Chat
from dialog.messages import Document, FileOrder
from dialog.spoken import MONTHS
from dialog.texts import lines, text
from dialog.turn import Go
from domain.extracts import first_of, last_of
from domain.people import DayStatus, Posyandu, RoleKind
from domain.register import Register
from flows.general.recap import may_see_village
from flows.general.recap_wishes import month_in

VILLAGE_WORDS = ("desa", "semua", "kelurahan")


async def recap_file(chat: Chat, register: Register, *, words: str = "") -> Go | None:
    """Say what comes, and send the file after it; on WhatsApp a file has no words of its own."""
    own = _own(register, words)
    if not own and not may_see_village(register):
        return Go(flow="recap")
    posyandu = own or register.all_posyandu()
    month = month_in(words, chat.today) or _latest_month(register, posyandu) or chat.today
    month = first_of(month)
    when = text("{month} {year}", month=MONTHS[month.month - 1], year=month.year)
    if not _has_day(register, posyandu, month):
        chat.say(text("Belum ada hari posyandu yang dicatat pada {month}.", month=when))
        return None
    title = (
        text("Rekap {posyandu}, {month}", posyandu=_joined(own), month=when)
        if own
        else text("Rekap Desa {village}, {month}", village=register.village.name, month=when)
    )
    chat.say(
        lines(
            text("{title}: berkas Excel-nya saya kirim di bawah ini.", title=title),
            text("Isinya angka saja, tanpa nama anak."),
        )
    )
    chat.say(
        title,
        document=Document(
            name=f"rekap-{month:%Y-%m}.xlsx",
            order=FileOrder(
                form=_form(register, own),
                month=month,
                posyandu=tuple(each.id for each in own),
            ),
            otherwise=text(
                "Maaf, berkas Excel-nya belum bisa saya kirim. Ketik REKAP untuk melihat angkanya "
                "di sini, atau coba lagi nanti."
            ),
        ),
    )
    return None


def _own(register: Register, words: str) -> tuple[Posyandu, ...]:
    """Give a cadre's own posyandu, unless the village is meant and may be seen."""
    numbers = register.speaker.posyandu_ids(RoleKind.CADRE)
    is_wide = any(word in words.lower().split() for word in VILLAGE_WORDS)
    if is_wide and may_see_village(register):
        return ()
    return tuple(register.posyandu(number) for number in numbers)


def _form(register: Register, own: tuple[Posyandu, ...]) -> str:
    """Choose what the file holds: health workers get the reports to the Puskesmas as well."""
    speaker = register.speaker
    is_health_worker = speaker.has(RoleKind.MIDWIFE) or speaker.has(RoleKind.PUSKESMAS)
    return "rekap" if is_health_worker and not own else "skdn"


def _latest_month(register: Register, posyandu: tuple[Posyandu, ...]) -> date | None:
    days = (register.open_day(each.id) or register.last_day(each.id) for each in posyandu)
    return max((day.held_on for day in days if day is not None), default=None)


def _has_day(register: Register, posyandu: tuple[Posyandu, ...], month: date) -> bool:
    return any(
        day.status is not DayStatus.PLANNED
        for each in posyandu
        for day in register.days_between(each.id, month, last_of(month))
    )


def _joined(posyandu: tuple[Posyandu, ...]) -> str:
    return ", ".join(each.name for each in posyandu)
