"""Doses that were given elsewhere, as a parent tells it, and the thanks for what was told."""

from dataclasses import dataclass

from dialog.answers import choice, one_of
from dialog.chat import Chat
from dialog.input import words
from dialog.texts import lines, text
from domain.immunization import due_names
from domain.people import Child
from domain.register import Register
from domain.visit import due_doses
from flows.family.own import short_call
from flows.family.reminder_words import still_due


@dataclass(frozen=True, kw_only=True)
class NamedDoses:
    """The doses that a reminder named, and what was written back."""

    told: str
    doses: dict[str, list[str]]

    def still_due(self, register: Register, children: tuple[Child, ...]) -> tuple[str, ...]:
        """Give the doses to ask about: those of the one child spoken of that are still open."""
        if len(children) > 1:
            return ()
        today = register.now.date()
        if not self.doses and tells_of_doses(self.told):
            return tuple(due_doses(register, register.village, children[0], today))
        return still_due(register, children[0], today, self.doses)


def tells_of_doses(told: str) -> bool:
    """Tell whether somebody wrote of a vaccine rather than of a weighing."""
    return words.lexicon().intent(told, among=("SUDAH_DIIMUNISASI",)) is not None


async def doses_there(chat: Chat, child: Child, due: tuple[str, ...]) -> tuple[str, ...]:
    """Ask whether the doses that were due were given there too."""
    if not due:
        return ()
    picked = await chat.ask(
        "vaccinated",
        text(
            "Apakah {child} di sana juga sudah diimunisasi {doses}?",
            child=child.first_name,
            doses=due_names(due, for_family=True),
        ),
        one_of(
            choice("yes", text("Sudah"), "YA", "SUDAH"),
            choice("no", text("Belum"), "TIDAK", "BELUM"),
            choice("unknown", text("Tidak tahu"), "LEWATI"),
        ),
    )
    return due if picked == "yes" else ()


async def elsewhere_recorded(
    chat: Chat,
    register: Register,
    *,
    has_figures: bool,
    child: int,
    on: str = "",
    doses: list[str] | None = None,
) -> None:
    """Thank, and say what the figures are worth."""
    call = short_call(register.speaker)
    if doses and has_figures:
        chat.say(
            lines(
                text(
                    '✅ Terima kasih, {call}. Angka ini dan imunisasi {doses} ditandai "dari orang '
                    'tua" dan akan diperiksa bidan.',
                    call=call,
                    doses=due_names(doses, for_family=True),
                ),
                text("Kalau ada di Buku KIA, foto halamannya boleh dikirim."),
            )
        )
        return
    if doses:
        chat.say(
            lines(
                text(
                    '✅ Terima kasih, {call}. Imunisasi {doses} ditandai "dari orang tua" dan akan '
                    "diperiksa bidan.",
                    call=call,
                    doses=due_names(doses, for_family=True),
                ),
                text("Kalau ada di Buku KIA, foto halamannya boleh dikirim."),
            )
        )
        return
    if not has_figures:
        chat.say(
            lines(
                text("✅ Terima kasih, {call}. Saya catat.", call=call),
                text("Kalau ada di Buku KIA, foto halamannya boleh dikirim."),
            )
        )
        return
    chat.say(
        lines(
            text(
                '✅ Terima kasih, {call}. Angka ini ditandai "dari orang tua" dan akan diperiksa '
                "bidan.",
                call=call,
            ),
            text("Kalau ada di Buku KIA, foto halamannya boleh dikirim."),
        )
    )
