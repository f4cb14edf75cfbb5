"""How a T status and the next Td are said."""

from datetime import date

from dialog.spoken import day_month_year
from dialog.texts import lines, text
from domain.immunization import TetanusStatus
from domain.people import RoleKind
from domain.register import Register


def status_words(status: TetanusStatus, today: date) -> str:
    """Say the status and when the next one may be given at the earliest."""
    if status.next_earliest is None:
        return text("Status T5, sudah lengkap. Tidak perlu Td lagi.")
    known = (
        text("Status T{number}.", number=status.status)
        if status.status
        else text("Belum ada Td yang dihitung.")
    )
    if status.next_earliest <= today:
        return f"{known} {text('Td berikutnya sudah boleh sekarang.')}"
    coming = text("Td berikutnya paling cepat {date}.", date=day_month_year(status.next_earliest))
    return f"{known} {coming}"


def not_counted(register: Register, days: list[date]) -> str:
    """Name Td that happened and are not counted: the midwife is asked."""
    return lines(
        *(
            text(
                "❗ Td {date} belum dihitung. Mohon tanyakan ke {midwife}.",
                date=day_month_year(day),
                midwife=midwife(register),
            )
            for day in days
        )
    )


def midwife(register: Register) -> str:
    """Name the midwife to be asked."""
    midwives = register.holders(RoleKind.MIDWIFE)
    return midwives[0].call if midwives else text("bidan")
