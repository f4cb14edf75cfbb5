"""A form of the village is filled in: its questions, a summary, and it is kept."""

from dialog.answers import Typed, choice, one_of
from dialog.chat import Chat, NotUnderstood
from dialog.input.words import lexicon
from dialog.texts import lines, text
from domain.commands_of_forms import KeepFormAnswers
from domain.forms.model import audiences_of
from domain.register import Register
from flows.forms.filling import Filling, Line

SAVE, CHANGE = "#save", "#change"
"""No question of an XLSForm can have these names."""
LONGEST_SUMMARY = 700
LONGEST_LABEL, LONGEST_SAID = 48, 80


async def custom_form(
    chat: Chat, register: Register, *, form: int, version: int, opened: str
) -> KeepFormAnswers | None:
    """Ask a version of a form to its end, show what was answered, and keep it."""
    listed = register.listed_form(form)
    if listed.is_removed or listed.audience not in audiences_of(register.speaker):
        chat.say(text("Maaf, formulir {title} sudah ditutup.", title=listed.title))
        return None
    questions = register.form_version(form, version)
    chat.if_cancelled(text("Dibatalkan. Isian {title} tidak disimpan.", title=listed.title))
    chat.if_left(text("Tadi isian {title} belum selesai.", title=listed.title))
    while True:
        filling = Filling(chat=chat, form=questions, opened=opened)
        answers = await filling.ask_all()
        picked = await _what_now(chat, filling, questions.title)
        if picked == "save":
            return KeepFormAnswers(form=form, version=version, answers=answers)
        wrong = await chat.ask(
            CHANGE, text("Nomor berapa yang diubah?"), _one_line(filling.summary)
        )
        chat.ask_again(wrong, SAVE, CHANGE)


async def _what_now(chat: Chat, filling: Filling, title: str) -> str:
    said = _summary(filling.summary)
    head = lines(filling.notes(), text("{title}. Sudah betul?", title=title))
    if chat.expects != SAVE:
        for part in said[:-1]:
            chat.say(part)
    return await chat.ask(
        SAVE,
        lines(head, said[-1] if said else None),
        one_of(
            choice("save", text("Simpan"), "YA", "SIMPAN"),
            choice("change", text("Ubah"), "UBAH", "TIDAK", "salah", "keliru"),
        ),
    )


def _summary(summary: list[Line]) -> list[str]:
    """Put the answers under each other, in as many messages as they need."""
    parts: list[str] = []
    for count, line in enumerate(summary, 1):
        written = f"{count}. {_cut(line.label, LONGEST_LABEL)}: {_cut(line.said, LONGEST_SAID)}"
        if parts and len(parts[-1]) + len(written) < LONGEST_SUMMARY:
            parts[-1] = f"{parts[-1]}\n{written}"
        else:
            parts.append(written)
    return parts


def _cut(words: str, longest: int) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= longest else f"{one_line[: longest - 1]}…"


def _one_line(summary: list[Line]) -> Typed[str]:
    """Read which line is wrong: its number, or the words it begins with."""
    names = [line.question for line in summary]

    def read(typed: str, _today: object) -> str:
        words = typed.strip().rstrip(".")
        bare = words.lower().removeprefix("nomor").removeprefix("no").strip(" .")
        if bare.isdecimal() and 1 <= int(bare[:4]) <= len(names):
            return names[int(bare[:4]) - 1]
        meant = lexicon().normalise(words)
        alike = [
            line.question for line in summary if meant and meant in lexicon().normalise(line.label)
        ]
        if len(alike) == 1:
            return alike[0]
        raise NotUnderstood(
            text("Balas nomor barisnya, 1 sampai {count}. Contoh: 2", count=len(names))
        )

    return Typed(reads=read, dumps=str, loads=str)
