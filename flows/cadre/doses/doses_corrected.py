"""What is said once a recorded dose was changed or taken away."""

from dialog.chat import Chat
from dialog.spoken import day_month_year
from dialog.texts import lines, text
from domain.people import RoleKind
from domain.register import Register
from flows.cadre.doses.dose_names import judged_records, name_of
from flows.cadre.who.namesakes import spoken_near


async def dose_changed(chat: Chat, register: Register, *, child: int, dose: int) -> None:
    """Say what is recorded now, and whether the midwife looks at it."""
    known = register.child(child)
    for record, judged in judged_records(register, known, chat.today):
        if record.id != dose:
            continue
        chat.say(
            lines(
                text(
                    "✅ Sudah diubah. {child}: {dose}, {date}.",
                    child=spoken_near(register, known),
                    dose=name_of(judged),
                    date=day_month_year(record.dose.on),
                ),
                text("{midwife} akan memeriksa perubahan ini.", midwife=_midwife(register))
                if record.is_waiting
                else "",
            )
        )


async def doses_removed(chat: Chat, register: Register, *, child: int) -> None:
    """Say that a dose is recorded no longer."""
    name = spoken_near(register, register.child(child))
    chat.say(
        lines(
            text("✅ Catatan imunisasi {child} itu dihapus.", child=name),
            text("Keliru? Ketik URUNGKAN."),
        )
    )


def _midwife(register: Register) -> str:
    midwives = register.holders(RoleKind.MIDWIFE)
    return midwives[0].call if midwives else text("Bidan")
