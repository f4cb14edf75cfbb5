"""What is wished with a recap: a file of it, and of which month."""

import re
from datetime import date

from dialog.input.calendar_words import MONTHS
from dialog.input.words import lexicon
from dialog.turn import Go
from domain.calendar import add_months
from domain.people import RoleKind
from domain.register import Register
from flows.entry import Opening

WORKERS = tuple(kind for kind in RoleKind if kind is not RoleKind.FAMILY)
YEAR = re.compile(r"20\d\d")
NUMBERS = re.compile(r"\b(0?[1-9]|1[0-2])[-/](20\d\d)\b|\b(20\d\d)[-/](0?[1-9]|1[0-2])\b")
LAST = frozenset(("lalu", "kemarin", "kemaren", "kmrn", "sebelumnya", "lewat"))
THIS = frozenset(("ini", "sekarang", "skrg"))
MONTH_WORDS = frozenset(("bulan", "bln"))


def opens(words: str) -> Opening:
    """Keep what was written beside the command."""
    return Opening(subject={"words": words} if words.strip() else {})


def asks_for_file(words: str) -> bool:
    """Tell whether a recap is wished as a file: 'rekap februari pakai excel'."""
    return bool(words) and lexicon().intent(words, among=("REKAP_EXCEL",)) is not None


def recap_file_in(typed: str, register: Register) -> Go | None:
    """Hear a wish for the file before its month is read as figures: 'rekap excel 01/2026'."""
    if not asks_for_file(typed) or not any(map(register.speaker.has, WORKERS)):
        return None
    return Go(flow="recap_file", subject={"words": typed})


def recap_of_month_in(typed: str, register: Register) -> Go | None:
    """Hear 'rekap desember 2025' before its year is read as a figure of somebody."""
    match = lexicon().intent(typed, among=("REKAP",))
    if match is None or not match.is_first or match.typo:
        return None
    if not any(map(register.speaker.has, WORKERS)):
        return None
    if whole_month_in(match.tail, register.now.date()) is None:
        return None
    return Go(flow="recap", subject={"words": match.tail})


def whole_month_in(words: str, today: date) -> date | None:
    """Hear a month that is named; 'rekap kemarin' means the last day, not the last month."""
    spoken = re.findall(r"\w+", words.lower())
    is_named = NUMBERS.search(words) is not None or any(word in MONTHS for word in spoken)
    return month_in(words, today) if is_named or MONTH_WORDS.intersection(spoken) else None


def month_in(words: str, today: date) -> date | None:
    """Hear which month is meant; a month without a year is the latest that has begun."""
    first = today.replace(day=1)
    found = NUMBERS.search(words)
    if found is not None:
        month, year, year_first, month_last = found.groups()
        return date(int(year or year_first), int(month or month_last), 1)
    spoken = re.findall(r"\w+", words.lower())
    named = next((MONTHS[word] for word in spoken if word in MONTHS), None)
    if named is not None:
        year_said = YEAR.search(words)
        if year_said is not None:
            return date(int(year_said.group()), named, 1)
        this_year = date(today.year, named, 1)
        return this_year if this_year <= first else this_year.replace(year=today.year - 1)
    if LAST.intersection(spoken):
        return add_months(first, -1)
    return first if MONTH_WORDS.intersection(spoken) and THIS.intersection(spoken) else None
