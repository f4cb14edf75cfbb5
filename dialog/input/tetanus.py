"""A woman's tetanus vaccine in a line: 'kadek ayu sudah tt 1 di puskesmas tanggal 3/1'.

"td" is the blood pressure as well: what may be either is marked, and asked about.
"""

import re
from dataclasses import dataclass
from functools import cache

from dialog.input.line import read_line
from dialog.input.vaccination import VaccineReport, read_vaccine_report
from dialog.input.word_lists import Table, word_lists

PRESSURE_FROM = 60
"""The lowest upper figure of a blood pressure; a day of a month never is so high."""
_EDGES = " \t\r\n,.;:!?()-/"


@dataclass(frozen=True, kw_only=True)
class TetanusWords:
    """What a line tells of a woman's tetanus vaccine."""

    person: str
    """Who got it, as typed, without a title; empty when nobody was named."""
    number: int | None
    """The number as typed, 1 to 5; None when several doses were written."""
    report: VaccineReport
    is_of_a_woman: bool
    """True when the name of the vaccine or of the group leaves no doubt: TT, ibu hamil."""
    is_sure: bool
    """False when 'td' may be the blood pressure."""
    beside_day: bool
    """True for 'kadek td 10/2', which may be a day or a blood pressure."""


def mentions_tetanus(text: str) -> bool:
    """Tell quickly whether a line may be about it at all."""
    return any(pattern.search(text) for pattern in (_patterns().name, _patterns().status))


def in_plain_words(text: str) -> str:
    """Write 'siapa yang waktunya td' as 'siapa yang waktunya imunisasi'."""
    return _patterns().name.sub(str(_lists()["told"][0]), text)


def read_tetanus(text: str) -> TetanusWords | None:
    """Read a line that names the vaccine; None when it tells of something else."""
    if _patterns().pressure.search(text) and _is_pressure(text):
        return None
    report = read_vaccine_report(text)
    found = list(_patterns().name.finditer(report.words))
    if not found:
        return None
    rest = _patterns().name.sub(" , ", report.words)
    rest, told = _patterns().told.subn(" ", rest)
    rest, women = _patterns().women.subn(" ", rest)
    rest = " ".join(_patterns().fillers.sub(" ", rest).split()).strip(_EDGES)
    line = read_line(rest) if rest else None
    if line is not None and (line.measures or line.doses or line.command is not None):
        return None
    is_always = any(match["name"].lower() in _lists()["always"] for match in found)
    has_number = any(match["number"] for match in found)
    beside_day = not is_always and not has_number and _is_beside_day(text)
    tells_more = bool(report.place or report.vaccinator or report.from_book or told)
    is_sure = is_always or has_number or tells_more
    return TetanusWords(
        person=_person(rest),
        number=_number(found[0]["number"]) if len(found) == 1 else None,
        report=report,
        is_of_a_woman=is_always or bool(women),
        is_sure=is_sure or (bool(report.days) and not beside_day),
        beside_day=beside_day,
    )


def asks_for_status(text: str) -> str | None:
    """Give the words behind 'status tt kadek'; None when no status is asked for."""
    match = _patterns().status.match(text.strip(_EDGES))
    if match is None:
        return None
    return _person(" ".join(_patterns().women.sub(" ", match["rest"]).split()).strip(_EDGES))


def _person(rest: str) -> str:
    parts = rest.replace(",", " ").split()
    while parts and parts[0].lower().rstrip(".") in _lists()["titles"]:
        parts = parts[1:]
    return " ".join(parts)


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    said = written.lower()
    return int(said) if said.isdigit() else int(_lists()["ordinals"][said])


def _is_pressure(text: str) -> bool:
    """Tell whether two figures with a slash are too high for a day and a month."""
    return any(int(first) >= PRESSURE_FROM for first in _patterns().pressure.findall(text))


def _is_beside_day(text: str) -> bool:
    return _patterns().beside.search(text) is not None


@dataclass(frozen=True, kw_only=True)
class _Patterns:
    name: re.Pattern[str]
    told: re.Pattern[str]
    women: re.Pattern[str]
    fillers: re.Pattern[str]
    pressure: re.Pattern[str]
    beside: re.Pattern[str]
    status: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    lists = _lists()
    names, ordinals = _any(lists["names"]), _any(lists["ordinals"])
    pressures = _any(lists["pressures"])
    number = (
        r"\s*[-.:]?\s*(?:(?:yang|yg|suntikan|dosis)\s+)?(?:ke\s*-?\s*)?"
        rf"(?P<number>[1-5](?![0-9]|\s*[/.,-]\s*[0-9])|{ordinals})"
    )
    return _Patterns(
        name=_compiled(rf"(?<!\w)(?P<name>{names})(?:{number})?(?!\w)(?!\s*kelas)"),
        told=_words(lists["told"]),
        women=_words(lists["women"]),
        fillers=_words(lists["fillers"]),
        pressure=_compiled(r"(?<![0-9/])([0-9]{2,3})\s*/\s*[0-9]{2,3}(?![0-9]|\s*/)"),
        beside=_compiled(
            rf"(?<!\w)(?:{pressures})\s*[:=]?\s*[0-9]{{1,3}}\s*/\s*[0-9]{{1,3}}(?!\s*/)"
        ),
        status=_compiled(rf"(?:{_any(lists['statuses'])})(?!\w)(?P<rest>.*)"),
    )


def _lists() -> Table:
    lists: Table = word_lists()["tetanus"]
    return lists


def _words(texts: list[str]) -> re.Pattern[str]:
    return _compiled(rf"(?<!\w)(?:{_any(texts)})(?!\w)")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _any(texts: list[str] | Table) -> str:
    longest_first = sorted(set(texts), key=lambda text: (-len(text), text))
    return "|".join(re.escape(text).replace(r"\ ", r"\s+") for text in longest_first)
