"""Three typing exercises with pretend data: weigh, correct, MENU (ux section 18)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dialog.chat import Chat, Heard, NotUnderstood
from dialog.input.line import Line, read_line
from dialog.input.name_key import name_key
from dialog.input.numbers import read_weight
from dialog.input.words import lexicon
from dialog.journal import Json
from dialog.messages import Choice
from dialog.texts import lines, text
from domain.register import Register

PRETEND_NAME = "contoh"
FIRST_G, CORRECTED_G = 9300, 9200


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """One thing to type; LEWATI leaves it out."""

    fits: Callable[[str], bool]
    hint: Callable[[str], str]
    choices: tuple[Choice, ...] = ()
    list_title: str | None = None

    def read(self, heard: Heard, today: date) -> bool:
        """Give True when it was typed as asked, False when it was skipped."""
        skipped = lexicon().intent(heard.text, among=("LEWATI",))
        if skipped is not None and skipped.is_whole:
            return False
        if self.fits(heard.text):
            return True
        raise NotUnderstood(self.hint(heard.text))

    def dump(self, value: bool) -> Json:  # noqa: FBT001 (the journal keeps plain values)
        """Keep it."""
        return value

    def load(self, stored: Json) -> bool:
        """Give it back."""
        return bool(stored)


async def practice(chat: Chat, register: Register) -> None:
    """Go through the exercises; nothing of it is kept."""
    chat.if_cancelled(text("Latihan selesai. Kapan saja bisa diulang: ketik LATIHAN."))
    weighed = await chat.ask(
        "weigh",
        text(
            "Latihan 1 dari 3. Anak namanya Contoh, beratnya 9 kg lebih 3 ons. "
            "Coba tulis: timbang, nama, lalu beratnya."
        ),
        Exercise(fits=_weighs, hint=_weighing_hint),
    )
    corrected = await chat.ask(
        "correct",
        text("Latihan 2 dari 3. Ternyata beratnya 9,2. Coba betulkan."),
        Exercise(fits=_corrects, hint=_correcting_hint),
        lead=text("Bagus sekali 👍 Persis begitu.") if weighed else "",
    )
    menu = await chat.ask(
        "menu",
        text("Latihan 3 dari 3. Sekarang tulis satu kata untuk melihat semua pilihan."),
        Exercise(fits=_asks_for_menu, hint=lambda _typed: text("Hampir. Coba tulis: MENU")),
        lead=text("Betul 👍") if corrected else "",
    )
    cadre = register.speaker.call
    if weighed and corrected and menu:
        done = text(
            "Selesai, {cadre} lulus latihan 👏 Sekarang sudah bisa mencatat sungguhan.",
            cadre=cadre,
        )
    else:
        done = text("Selesai, {cadre}. Latihan bisa diulang: ketik LATIHAN.", cadre=cadre)
    chat.say(lines(done, text("Kapan saja bingung, ketik BANTUAN.")))


def _weighs(typed: str) -> bool:
    line = read_line(typed)
    return line is not None and line.command in (None, "TIMBANG") and _says(line, FIRST_G)


def _corrects(typed: str) -> bool:
    line = read_line(typed)
    return line is not None and line.command == "UBAH" and _says(line, CORRECTED_G)


def _says(line: Line, grams: int) -> bool:
    """Tell whether a line names the pretend child and exactly this weight."""
    name = line.person.name if line.person else None
    if not name or name_key(name) != name_key(PRETEND_NAME) or len(line.measures) != 1:
        return False
    reading = read_weight(line.measures[0].amount)
    return reading is not None and reading.value == grams


def _weighing_hint(typed: str) -> str:
    line = read_line(typed)
    if line is not None and line.measures and not (line.person and line.person.name):
        return text("Hampir. Saya perlu nama anaknya juga. Coba tulis: timbang contoh 9,3")
    return text("Hampir. Coba tulis: timbang contoh 9,3")


def _correcting_hint(typed: str) -> str:
    line = read_line(typed)
    if line is not None and line.measures and line.command != "UBAH":
        return text("Hampir. Saya perlu tahu itu pembetulan. Coba tulis: ralat contoh 9,2")
    return text("Hampir. Coba tulis: ralat contoh 9,2")


def _asks_for_menu(typed: str) -> bool:
    return lexicon().intent(typed, among=("MENU",)) is not None
