"""Single cells: NIK, sex, RT, figures, phones. What is unclear is refused, never guessed."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

from dialog.input.nik import LENGTH as NIK_LENGTH
from dialog.input.numbers import read_length, read_weight
from dialog.input.phones import FoundPhone, read_phone
from documents.importing.sheets import Cell
from domain.growth.measures import Position
from domain.people import Sex

BLANK = frozenset(
    ("", "-", "–", "—", ".", "n/a", "na", "null", "none", "tidak ada", "belum ada", "#n/a")
)
_MALE = (
    *("l", "lk", "laki", "laki-laki", "laki laki", "laki2", "lelaki", "pria", "cowok"),
    *("m", "male"),
)
_FEMALE = ("p", "pr", "perempuan", "perempuan.", "wanita", "cewek", "w", "f", "female")
SEXES = {**dict.fromkeys(_MALE, Sex.MALE), **dict.fromkeys(_FEMALE, Sex.FEMALE)}
POSITIONS = {
    **dict.fromkeys(
        ("terlentang", "telentang", "berbaring", "tidur", "lying", "recumbent", "pb"),
        Position.LYING,
    ),
    **dict.fromkeys(("berdiri", "standing", "tb"), Position.STANDING),
}
YES = frozenset(("ya", "y", "iya", "ada", "punya", "1", "true", "yes", "v", "√", "✓", "sudah"))
NO = frozenset(("tidak", "t", "tdk", "belum", "0", "false", "no", "x", "tidak punya"))
STAGES = {
    **dict.fromkeys(("ibu hamil", "bumil", "hamil", "pregnant"), "pregnant"),
    **dict.fromkeys(("remaja", "usia remaja", "teen", "usia sekolah dan remaja"), "teen"),
    **dict.fromkeys(("dewasa", "usia produktif", "usia dewasa", "wus", "pus", "adult"), "adult"),
    **dict.fromkeys(("lansia", "lanjut usia", "usia lanjut", "pra lansia", "older"), "older"),
    **dict.fromkeys(("usia sekolah", "anak sekolah", "school"), "school"),
}
EXACT_IN_EXCEL = 2**53
"""Greater whole numbers are not kept to the last digit in a cell."""
NO_NIK = re.compile(r"0+|9{16}|1{16}")
_EXPONENT = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_RT = re.compile(r"(?:rt\.?\s*)?0*(\d{1,3})(?:\s*/\s*\d{1,3}|\s+rw.*)?(?:\.0)?", re.IGNORECASE)


class BadCellError(ValueError):
    """A cell that cannot be used; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """How a column writes its figures."""

    unit: str = ""
    """From its title; kg and cm are taken when it names none."""


@lru_cache(maxsize=4_096)
def _plain_text(written: str) -> str:
    return " ".join(written.split())


def read_text(cell: Cell) -> str:
    """Read a cell as a text of one line; empty for what people write where nothing is."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = _plain_text(str(cell))
    return "" if text.lower() in BLANK else text


def read_nik(cell: Cell) -> str:
    """Read a NIK of sixteen digits; empty when there is none."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _nik_of_number(cell)
    text = read_text(cell).lstrip("'`’")
    if _EXPONENT.fullmatch(text):
        raise BadCellError(
            f"{text!r} is a NIK that Excel has rounded, its last digits are lost: "
            "make the column text and enter it again"
        )
    digits = re.sub(r"[ .\-]", "", text)
    if not digits or NO_NIK.fullmatch(digits):
        return ""
    if not digits.isdecimal() or not digits.isascii():
        raise BadCellError(f"{text!r} is no NIK: it has other signs than digits")
    return _whole_nik(digits)


def _nik_of_number(cell: float) -> str:
    if cell == 0:
        return ""
    digits = f"{cell:.0f}"
    # Excel keeps fifteen digits: the sixteenth of a number is always a nought, whatever it was.
    if len(digits) == NIK_LENGTH and (cell >= EXACT_IN_EXCEL or digits.endswith("0")):
        raise BadCellError(
            f"{digits} is kept as a number, and Excel rounds the last digit of a NIK: "
            "make the column text and enter it again"
        )
    return _whole_nik(digits)


def _whole_nik(digits: str) -> str:
    if len(digits) == NIK_LENGTH:
        return digits
    lost = "; noughts in front may be lost" if len(digits) < NIK_LENGTH else ""
    raise BadCellError(f"a NIK has 16 digits, {digits} has {len(digits)}{lost}")


def read_sex(cell: Cell) -> Sex | None:
    """Read L or P in any of their spellings; 1 and 2 mean different things in different sheets."""
    text = read_text(cell).lower()
    if not text:
        return None
    if text not in SEXES:
        raise BadCellError(f"{text!r} is neither L nor P")
    return SEXES[text]


def read_rt(cell: Cell) -> str:
    """Read an RT such as 2, 'RT 02' or '02/05' as '02'; other words stay as they are."""
    text = read_text(cell)
    match = _RT.fullmatch(text)
    if match is None:
        return text
    return f"{int(match[1]):02}" if int(match[1]) else ""


def read_grams(cell: Cell, figure: Figure) -> int | None:
    """Read a weight; empty, 0 and '-' are none."""
    text = _figure_text(cell)
    if not text:
        return None
    reading = read_weight(text if _has_unit(text) or not figure.unit else f"{text} {figure.unit}")
    if reading is None:
        raise BadCellError(f"{text!r} is no weight such as 8,2")
    return reading.value or None


def read_millimetres(cell: Cell, figure: Figure) -> int | None:
    """Read a length; empty, 0 and '-' are none."""
    text = _figure_text(cell)
    if not text:
        return None
    reading = read_length(text if _has_unit(text) or not figure.unit else f"{text} {figure.unit}")
    if reading is None:
        raise BadCellError(f"{text!r} is no length such as 70,5")
    return reading.value or None


def _has_unit(text: str) -> bool:
    return text[-1].isalpha()


def _figure_text(cell: Cell) -> str:
    if isinstance(cell, bool | datetime | date | time | timedelta):
        raise BadCellError(f"{cell} is no figure: Excel may have taken it for a date")
    if isinstance(cell, int | float):
        # A cell keeps 8.2 as 8.199999999999999; nothing here is finer than a gram.
        return f"{round(Decimal(cell), 3).normalize():f}"
    return read_text(cell)


def read_position(cell: Cell) -> Position | None:
    """Read how a length was taken; None when it is not said."""
    text = read_text(cell).lower()
    if not text:
        return None
    if text not in POSITIONS:
        raise BadCellError(f"{text!r} is neither 'terlentang' nor 'berdiri'")
    return POSITIONS[text]


def read_flag(cell: Cell) -> bool | None:
    """Read yes or no; None when nothing is said."""
    if isinstance(cell, bool):
        return cell
    text = read_text(cell).lower()
    if not text:
        return None
    if text not in YES | NO:
        raise BadCellError(f"{text!r} is neither 'ya' nor 'tidak'")
    return text in YES


def read_number(cell: Cell) -> str:
    """Read a mobile number as +62812...; empty when there is none."""
    text = read_text(cell)
    if not text:
        return ""
    reading = read_phone(text)
    if not isinstance(reading, FoundPhone):
        raise BadCellError(f"{text!r} is no mobile number")
    return reading.number


def read_stage(cell: Cell) -> str:
    """Read the group a resident belongs to."""
    text = read_text(cell).lower()
    if not text:
        return ""
    if text not in STAGES:
        raise BadCellError(f"{text!r} is none of: ibu hamil, remaja, dewasa, lansia, usia sekolah")
    return STAGES[text]
