"""How long an announcement takes where WhatsApp limits how many people are written to a day."""

from dialog.texts import lines, text
from domain.broadcasts import VALID_FOR


def how_long(days: int) -> str | None:
    """Tell on how many days letters go out; nothing when all leave on one."""
    if days <= 1:
        return None
    return lines(
        text(
            "WhatsApp membatasi jumlah penerima tiap hari, jadi siaran ini selesai dalam "
            "kira-kira {days} hari.",
            days=days,
        ),
        text(
            "Yang belum terkirim setelah {most} hari tidak dikirim lagi. Sebaiknya pilih penerima "
            "yang lebih sedikit.",
            most=VALID_FOR.days,
        )
        if days > VALID_FOR.days
        else None,
    )
