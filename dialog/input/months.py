"""A month with its year, written where the day is not known: 'mei 2025', 'bulan 5 2025'."""

import re
from datetime import date

from dialog.input.calendar_words import MONTHS, alternatives

_NAMED = re.compile(
    rf"(?:sekitar|kira-kira|kira2|lahir|bulan|bln|akhir|awal|pertengahan|\s)*"
    rf"(?P<name>{alternatives(MONTHS)})\.?\s*(?:tahun|thn|th)?\s*(?P<year>20\d\d)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:sekitar|kira-kira|kira2|lahir|\s)*(?:bulan|bln)?\s*"
    r"(?P<month>0?[1-9]|1[0-2])\s*(?:[-/.]|\s|tahun|thn|th)\s*(?P<year>20\d\d)",
    re.IGNORECASE,
)


def read_month(typed: str) -> date | None:
    """Give the first day of the month that is meant; None when it is no month alone."""
    bare = typed.strip(" .,!")
    if named := _NAMED.fullmatch(bare):
        return date(int(named["year"]), MONTHS[named["name"].lower()], 1)
    if numbered := _NUMBERED.fullmatch(bare):
        return date(int(numbered["year"]), int(numbered["month"]), 1)
    return None
