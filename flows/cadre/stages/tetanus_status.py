"""KENAPA TD and STATUS TT: each recorded Td with what it counts as, and when the next is due."""

from datetime import date, timedelta

from dialog.chat import Chat
from dialog.spoken import day_month_year
from dialog.texts import lines, text
from domain.immunization import TetanusStatus
from domain.immunization.schedule_file import schedule_on
from domain.immunization.spans import Span
from domain.people import RoleKind
from domain.register import Register
from domain.screening.tetanus import status_of
from flows.cadre.stages.people import heading
from flows.cadre.stages.tetanus_words import status_words

DAYS_PER_WEEK, MONTHS_PER_YEAR = 7, 12


async def tetanus_of_woman(chat: Chat, register: Register, *, resident: int) -> None:
    """Say the reason for a woman's T status."""
    woman = register.resident(resident)
    if not woman.is_female:
        chat.say(text("Status T dihitung untuk perempuan."))
        return
    days = [record.on for record in register.tetanus_records(resident)]
    status = status_of(woman, days, chat.today)
    chat.say(
        lines(
            text("Td {who}:", who=heading(woman, chat.today)),
            *_each(days, status),
            status_words(status, chat.today),
            _why(status, chat.today),
            _protection(status),
            _rule(register, status),
        )
    )


def _each(days: list[date], status: TetanusStatus) -> list[str]:
    """Name each Td; those that count carry their number, unless childhood doses are summed up."""
    counted = [day for day in days if day not in status.ignored]
    if len(counted) != status.status:
        return [day_month_year(day) for day in days]
    return [
        text("{date}: T{number}", date=day_month_year(day), number=counted.index(day) + 1)
        if day in counted
        else text("{date}: tidak dihitung", date=day_month_year(day))
        for day in days
    ]


def _why(status: TetanusStatus, today: date) -> str:
    steps = schedule_on(today).tetanus_steps
    if status.next_earliest is None:
        return ""
    if not status.status:
        return text("Tanpa catatan, Td dihitung mulai dari T1.")
    return text(
        "T{next} diberikan paling cepat {time} sesudah T{last}.",
        next=status.status + 1,
        time=_spoken(steps[status.status].interval),
        last=status.status,
    )


def _spoken(span: Span) -> str:
    if span.days:
        return text("{weeks} minggu", weeks=span.days // DAYS_PER_WEEK)
    if span.months % MONTHS_PER_YEAR == 0:
        return text("{years} tahun", years=span.months // MONTHS_PER_YEAR)
    return text("{months} bulan", months=span.months)


def _protection(status: TetanusStatus) -> str:
    if status.protected_until is None:
        return ""
    date_words = day_month_year(status.protected_until - timedelta(days=1))
    if status.is_protected:
        return text("Terlindung dari tetanus sampai {date}.", date=date_words)
    return text("Perlindungannya sampai {date}, sudah habis.", date=date_words)


def _rule(register: Register, status: TetanusStatus) -> str:
    """Name for the midwife the ruleset and the row."""
    if not register.speaker.has(RoleKind.MIDWIFE):
        return ""
    schedule = schedule_on(register.now.date())
    step = schedule.tetanus_steps[min(status.status, len(schedule.tetanus_steps) - 1)]
    return text(
        "Aturan {ruleset}, baris T{number}. Sumber: {sources}.",
        ruleset=schedule.ruleset,
        number=step.status,
        sources="; ".join(schedule.sources[source] for source in step.source),
    )
