"""What the letters of the recap mean, with the children of the last day counted."""

from dialog.chat import Chat
from dialog.spoken import joined, percent
from dialog.texts import lines, text
from domain.indicators import DayFigures, codes_of_day, figures_of_day
from domain.kms import Code
from domain.people import PosyanduDay
from domain.register import Register


async def recap_explained(chat: Chat, register: Register) -> None:
    """Explain N/D and N/D', or all letters while there is no day to count."""
    days = (register.last_day(posyandu) for posyandu in register.speaker.posyandu_ids())
    day = next((found for found in days if found is not None), None)
    counted = figures_of_day(register, day.posyandu_id, day.held_on) if day is not None else None
    if day is None or counted is None or not counted.judged:
        chat.say(_letters())
        return
    chat.say(
        lines(
            text(
                "N/D artinya dari semua anak yang ditimbang, berapa yang beratnya naik: "
                "{rose} dari {weighed}, {share}.",
                rose=counted.rose,
                weighed=counted.weighed,
                share=percent(counted.rose, counted.weighed),
            ),
            _judged(register, day, counted),
            text("Laporan memakai N/D'."),
        )
    )


def _letters() -> str:
    return lines(
        text("S: semua balita. K: punya Buku KIA. D: ditimbang."),
        text("N: naik. T: tidak naik. O: bulan lalu tidak ditimbang. B: baru."),
        text("D/S: yang ditimbang dari semua. N/D': yang naik dari yang bisa dinilai."),
    )


def _judged(register: Register, day: PosyanduDay, counted: DayFigures) -> str:
    share = percent(counted.rose, counted.judged)
    left_out = _not_judged(register, day)
    if not left_out:
        return text(
            "N/D' hanya menghitung yang bisa dinilai: {rose} dari {judged}, {share}.",
            rose=counted.rose,
            judged=counted.judged,
            share=share,
        )
    return text(
        "N/D' hanya menghitung yang bisa dinilai. {names} belum bisa dinilai, "
        "jadi {rose} dari {judged}, {share}.",
        names=joined(left_out),
        rose=counted.rose,
        judged=counted.judged,
        share=share,
    )


def _not_judged(register: Register, day: PosyanduDay) -> list[str]:
    codes = codes_of_day(register, day.posyandu_id, day.held_on)
    return [
        f"{register.child(child).first_name} ({code})"
        for wanted in (Code.ABSENT_LAST_MONTH, Code.NEW)
        for child, code in codes.items()
        if code is wanted
    ]
