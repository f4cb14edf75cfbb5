"""Figures, days and times that answer custom questions, read from what people write."""

import re
from collections.abc import Callable
from datetime import date

from dialog.chat import NotUnderstood
from dialog.input import dates, numbers, times
from dialog.texts import text
from domain.forms.model import Kind
from domain.forms.values import written

LONGEST_TEXT = 500
_WHOLE = re.compile(r"(?P<sign>-|minus |min )?\s*(?P<digits>\d{1,15})")
_THOUSANDS = re.compile(r"-?\d{1,3}(?:\.\d{3})+")
_DECIMAL = re.compile(r"(?P<sign>-|minus |min )?\s*(?P<digits>\d{1,15}(?:[.,]\d{1,9})?)")

Reads = Callable[[str, date], tuple[str, ...]]
"""Gives what words may mean as an XForm writes it, the likeliest first, or raises NotUnderstood."""


def whole_number(typed: str, _today: date) -> tuple[str, ...]:
    """Read '12', '1.500', 'dua belas' or '3 orang'."""
    words = typed.strip().lower().rstrip(".")
    if _THOUSANDS.fullmatch(words):
        return (words.replace(".", ""),)
    if match := _WHOLE.fullmatch(words):
        figure = int(match["digits"])
        return (str(-figure if match["sign"] else figure),)
    reading = numbers.read_count(words)
    if reading is None:
        raise NotUnderstood(text("Saya perlu angka bulat. Contoh: 3"))
    return (str(reading.value),)


def decimal_number(typed: str, _today: date) -> tuple[str, ...]:
    """Read '8,2', '8.2' or 'delapan koma dua'."""
    words = typed.strip().lower().rstrip(".")
    if match := _DECIMAL.fullmatch(words):
        figure = float(match["digits"].replace(",", "."))
        return (written(-figure if match["sign"] else figure),)
    reading = numbers.read_number(words)
    if reading is None:
        raise NotUnderstood(text("Saya perlu angkanya. Contoh: 8,2"))
    return (written(float(reading.number)),)


def day(typed: str, today: date) -> tuple[str, ...]:
    """Read a day; '12 mei' may be the last or the next one, whichever the question allows."""
    found: list[str] = []
    impossible = False
    for side in ("past", "future"):
        reading = dates.read_date(typed, today=today, prefer=side)
        match reading:
            case dates.FoundDate() | dates.WrongSide():
                found.append(reading.day.isoformat())
            case dates.ImpossibleDate():
                impossible = True
    if found:
        return tuple(dict.fromkeys(found))
    if impossible:
        raise NotUnderstood(text("Tanggal itu tidak ada di kalender. Contoh: 12-12-2025"))
    raise NotUnderstood(text("Saya perlu tanggalnya. Contoh: 12-12-2025"))


def time_of_day(typed: str, _today: date) -> tuple[str, ...]:
    """Read a time of day; 'jam 4' may be early or in the afternoon."""
    words = typed.strip()
    match times.read_time(f"jam {words}" if words[:1].isdigit() else words):
        case times.FoundTime() as found:
            return (f"{found.at:%H:%M}",)
        case times.UnclearTime() as unclear:
            raise NotUnderstood(
                text(
                    "Jam {one} atau jam {other}? Tulis lengkap, contoh: {other}",
                    one=f"{unclear.candidates[0]:%H.%M}",
                    other=f"{unclear.candidates[-1]:%H.%M}",
                )
            )
    raise NotUnderstood(text("Saya perlu jamnya. Contoh: 08.30"))


def words_of_ones_own(typed: str, _today: date) -> tuple[str, ...]:
    """Take words as they are, on one line; longer ones are refused, never cut."""
    words = " ".join(typed.split())
    if not words:
        raise NotUnderstood(text("Tolong ketik dengan kata-kata, ya."))
    if len(words) > LONGEST_TEXT:
        raise NotUnderstood(
            text(
                "Terlalu panjang: {length} huruf. Paling panjang {longest} huruf.",
                length=len(words),
                longest=LONGEST_TEXT,
            )
        )
    return (words,)


READERS: dict[Kind, Reads] = {
    Kind.TEXT: words_of_ones_own,
    Kind.INTEGER: whole_number,
    Kind.DECIMAL: decimal_number,
    Kind.RANGE: decimal_number,
    Kind.DATE: day,
    Kind.TIME: time_of_day,
}
