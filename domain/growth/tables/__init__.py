"""WHO's growth tables: three numbers (L, M, S) for each sex and each day, month or millimetre.

Each `.bin` file beside this module is one table of WHO, number for number: the Child Growth
Standards of 2006/2007 (0-60 months, by day) and the Reference 2007 (5-19 years, by month), as
WHO distributes them with its software (anthro 1.1.0, anthroplus 1.0.0).
A file holds the rows of boys, then the rows of girls, without gaps from the first key to the
last. A row is 8 bytes, little-endian: L x 10,000 (signed, 2 bytes), M x 10,000 (4 bytes) and
S x 100,000 (2 bytes), which keeps every decimal WHO prints. `convert.py` wrote them.
"""

import struct
from enum import Enum
from functools import cached_property
from importlib.resources import files
from typing import NamedTuple

from domain.people import Sex

ROW = struct.Struct("<hIH")
L_SCALE, M_SCALE, S_SCALE = 10_000, 10_000, 100_000


class Lms(NamedTuple):
    """A distribution: Box-Cox power, median (unit of the table), coefficient of variation."""

    power: float
    median: float
    variation: float


class Table(Enum):
    """A table with its file, and its first and last key."""

    WEIGHT_FOR_AGE = ("weight_for_age_0_5y.bin", 0, 1826)
    """kg by day."""
    LENGTH_FOR_AGE = ("length_for_age_0_5y.bin", 0, 1826)
    """cm by day: lying to day 730, standing from day 731."""
    BMI_FOR_AGE = ("bmi_for_age_0_5y.bin", 0, 1826)
    """kg/m2 by day."""
    HEAD_FOR_AGE = ("head_for_age_0_5y.bin", 0, 1826)
    """cm by day."""
    ARM_FOR_AGE = ("arm_for_age_0_5y.bin", 91, 1826)
    """cm by day."""
    WEIGHT_FOR_LENGTH = ("weight_for_length.bin", 450, 1100)
    """kg by millimetre lying."""
    WEIGHT_FOR_HEIGHT = ("weight_for_height.bin", 650, 1200)
    """kg by millimetre standing."""
    HEIGHT_FOR_AGE_5_19 = ("height_for_age_5_19y.bin", 60, 229)
    """cm by month."""
    WEIGHT_FOR_AGE_5_10 = ("weight_for_age_5_10y.bin", 60, 121)
    """kg by month."""
    BMI_FOR_AGE_5_19 = ("bmi_for_age_5_19y.bin", 60, 229)
    """kg/m2 by month."""

    def __init__(self, file: str, first_key: int, last_key: int) -> None:
        self.file = file
        self.first_key = first_key
        self.last_key = last_key

    @cached_property
    def rows(self) -> dict[Sex, tuple[Lms, ...]]:
        """The rows of each sex from the first key to the last, decoded when first needed."""
        content = files(__package__).joinpath(self.file).read_bytes()
        rows = tuple(
            Lms(power / L_SCALE, median / M_SCALE, variation / S_SCALE)
            for power, median, variation in ROW.iter_unpack(content)
        )
        count = self.last_key - self.first_key + 1
        return {Sex.MALE: rows[:count], Sex.FEMALE: rows[count:]}


def lms_at(table: Table, sex: Sex, key: float) -> Lms | None:
    """Return the row of a key, interpolated linearly between two rows; None outside the table."""
    if not table.first_key <= key <= table.last_key:
        return None
    rows = table.rows[sex]
    whole = int(key)
    place = whole - table.first_key
    return rows[place] if whole == key else _between(rows[place], rows[place + 1], key - whole)


def _between(low: Lms, high: Lms, share: float) -> Lms:
    """Return the point at `share` (0 to 1) of the way from one row to the next."""
    return Lms(
        low.power + share * (high.power - low.power),
        low.median + share * (high.median - low.median),
        low.variation + share * (high.variation - low.variation),
    )
