"""The text of an announcement: as written, at most 500 letters, and no command."""

from datetime import date

from dialog.answers import Typed, free_text
from dialog.chat import Heard, NotUnderstood
from dialog.input.codes import read_broadcast_code
from dialog.input.words import lexicon
from dialog.texts import text
from domain.broadcasts import LONGEST


def announcement_text() -> Typed[str]:
    """Take words as they are; BATAL with a code means another announcement, so it is no text."""
    inner = free_text(text("Tolong tulis isi pesannya dengan kata-kata."), longest=LONGEST)

    def read(typed: str, today: date) -> str:
        if cancels(typed) is not None:
            raise NotUnderstood("")
        return _closed(inner.read(Heard(text=typed), today))

    return Typed(reads=read, dumps=str, loads=str)


def _closed(words: str) -> str:
    """End the last sentence: the announcement's own closing words follow it."""
    is_open = words[-1].isalnum() and len(words) < LONGEST
    return f"{words}." if is_open else words


def cancels(typed: str) -> str | None:
    """Give the code of the announcement that words cancel: 'BATAL S-0217'."""
    match = lexicon().intent(typed, among=("BATAL",))
    return read_broadcast_code(typed) if match is not None else None
