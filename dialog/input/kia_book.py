"""A weighing of the past: 'catat dari buku KIA: ani 10 Januari 7,8 70'."""

import re
from dataclasses import dataclass
from functools import cache

from dialog.input.word_lists import word_lists

_DAY_AND_MONTH = re.compile(
    r"(?:\b(?:tanggal|tgl)\.?\s*)?(?<![0-9.,/-])([0-9]{1,2})\s?[/-]\s?([0-9]{1,2})(?![0-9.,/-])"
)
_DAY_ALONE = re.compile(r"\b(?:tanggal|tgl|tg)\.?\s*[0-9]{1,2}(?![0-9.,/-])")
LAST_MONTH_NUMBER = 12
LAST_DAY_NUMBER = 31


@dataclass(frozen=True, kw_only=True)
class PastReport:
    """A report with what only a past one has taken out."""

    rest: str
    """The report as it would be written today."""
    names_book: bool
    """True when the KIA book or an old record was named."""
    day: str = ""
    """A day without a year, which a report of today would take for figures."""


def read_past_report(text: str) -> PastReport:
    """Take the words for the book, and a day such as '10/1', out of a report."""
    rest, found = _book().subn(" ", text)
    if not found:
        return PastReport(rest=text, names_book=False)
    day = next((m for m in _DAY_AND_MONTH.finditer(rest) if _is_day(m)), None)
    day = day or _DAY_ALONE.search(rest)
    if day is not None:
        rest = f"{rest[: day.start()]} {rest[day.end() :]}"
    return PastReport(
        rest=" ".join(rest.split()).strip(" :,-"),
        names_book=True,
        day=day[0].strip() if day is not None else "",
    )


def _is_day(match: re.Match[str]) -> bool:
    return 0 < int(match[1]) <= LAST_DAY_NUMBER and 0 < int(match[2]) <= LAST_MONTH_NUMBER


@cache
def _book() -> re.Pattern[str]:
    listed = sorted(word_lists()["line"]["kia_book"], key=len, reverse=True)
    phrases = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in listed)
    return re.compile(
        rf"\b(?:(?:dari|menurut|sesuai|di|dr|liat|lihat)\s+)?(?:{phrases})(?:nya)?\b\s*:?",
        re.IGNORECASE,
    )
