"""What is to be said about rows of a sheet that is taken over."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """What a finding does to its row."""

    ERROR = "error"
    """The row is not written."""
    UNSURE = "unsure"
    """The row is not written unless the operator says whom it means."""
    WARNING = "warning"
    """The row is written; somebody should look."""
    NOTE = "note"
    """Something was left as it is, or left out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One sentence about one row."""

    row: int
    """As the spreadsheet counts: the first row is 1."""
    column: str
    """The title of the column; empty when it is about the whole row."""
    weight: Weight
    sentence: str


def error(row: int, column: str, sentence: str) -> Finding:
    """Say why a row cannot be written."""
    return Finding(row=row, column=column, weight=Weight.ERROR, sentence=sentence)


def unsure(row: int, sentence: str) -> Finding:
    """Say whom a row may mean."""
    return Finding(row=row, column="", weight=Weight.UNSURE, sentence=sentence)


def warning(row: int, column: str, sentence: str) -> Finding:
    """Say what is odd about a row that is written all the same."""
    return Finding(row=row, column=column, weight=Weight.WARNING, sentence=sentence)


def note(row: int, column: str, sentence: str) -> Finding:
    """Say what was left as it is."""
    return Finding(row=row, column=column, weight=Weight.NOTE, sentence=sentence)
