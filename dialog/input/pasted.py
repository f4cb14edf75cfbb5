"""A pasted list: many lines of one person each, as copied from a notebook, a table or a group."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dialog.input.line import Line, read_line
from dialog.input.word_lists import word_lists

MOST_LINES = 60
"""Lines taken at once (ux section 6)."""
MOST_CHARACTERS = 4096
"""The longest message a channel carries whole; a list that is longer was cut somewhere."""
LEAST_PEOPLE = 2
_MOMENT = r"\d{1,2}[/.:-]\d{1,2}(?:[/.:-]\d{2,4})?(?:[,\s]+\d{1,2}[/.:-]\d{1,2}(?:[/.:-]\d{2,4})?)?"
_COPIED = re.compile(
    rf"^\s*(?:\[{_MOMENT}(?::\d\d)?\]\s*[^:\n]{{1,40}}:\s+"
    rf"|{_MOMENT}\s+[-–]\s+[^:\n]{{1,40}}:\s+"
    rf"|[^:\n\[]{{1,40}},\s*\[{_MOMENT}(?::\d\d)?\]:?\s*)"
)
"""What a messenger puts before a copied message: '[10/02/26 08.15] Bu Siti: '."""
_MARKS = re.compile("[*_~`\u200b-\u200f\u2060\ufeff]|[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f]")
_KEYCAP = re.compile("^\\s*\\d{1,2}\ufe0f?\u20e3")
_BULLET = re.compile(r"^\s*(?:[-–—•·▪●○◦►➤→>+]+\s*)+(?=\S)")
_NUMBERED = re.compile(
    r"^\s*(?:\(?(?:no\.?\s*)?\d{1,3}\s*[.):\]]\s*(?=[^\W\d_])"
    r"|(?:no\.?\s*)?\d{1,2}\s+(?!(?:kg|kilo|gr|gram|g|ons|cm|mm|m|bln|bulan|th|thn|tahun|hari)\b)"
    r"(?=[^\W\d_]{2}))",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\s*[;|]\s*|,\s+(?=[^\W\d_]{2})")
_DAY = re.compile(
    r"(?:\b(?:tanggal|tgl)\.?\s*)?(?<![0-9.,])(?P<day>[0-9]{1,2}(?:\s*[-/.]\s*[0-9]{1,2}"
    r"(?:\s*[-/.]\s*(?:20)?[0-9]{2})?|\s+[^\W\d_]{3,9}(?:\s+(?:20)?[0-9]{2})?))(?![0-9.,/-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Pasted:
    """A list as it was pasted, parted into one line for each person."""

    lines: tuple[str, ...]
    day: str = ""
    """Words for a date in the heading, as typed."""
    left: tuple[str, ...] = ()
    """Lines beyond those that are taken at once."""


def read_pasted(text: str, *, is_somebody: Callable[[str], bool]) -> Pasted | None:
    """Part a pasted list; None for a message about one person, or about nobody.

    `is_somebody` tells whether words without figures are a known child's name.
    """
    whole, cut = _whole_lines(text)
    found, day = _people(whole, is_somebody)
    if sum(map(_names_somebody, found)) < LEAST_PEOPLE:
        return None
    left = (*found[MOST_LINES:], *cut)
    return Pasted(lines=tuple(found[:MOST_LINES]), day=day, left=left)


def looks_like_list(text: str) -> bool:
    """Tell whether a message reports several people, whoever they are."""
    return may_be_list(text) and read_pasted(text, is_somebody=lambda _words: False) is not None


def may_be_list(text: str) -> bool:
    """Tell quickly whether a message has more than one line, or parts that may be people."""
    return "\n" in text.strip() or _PARTED.search(text) is not None


def _whole_lines(text: str) -> tuple[list[str], tuple[str, ...]]:
    """Give the lines within the longest message, and those behind it."""
    if len(text) <= MOST_CHARACTERS:
        return text.splitlines(), ()
    kept = text[:MOST_CHARACTERS].rfind("\n")
    kept = kept if kept > 0 else MOST_CHARACTERS
    behind = tuple(line for raw in text[kept:].splitlines() if (line := cleaned(raw)))
    return text[:kept].splitlines(), behind


def cleaned(raw: str) -> str:
    """Take off what stands before a line: sender and time, number, bullet, marks and emoji."""
    line = _COPIED.sub("", _KEYCAP.sub("", raw.replace("\u202f", " ")))
    line = " ".join(_MARKS.sub(" ", line).split())
    line = _NUMBERED.sub("", _BULLET.sub("", line))
    return line.strip(" |")


def _people(raw_lines: list[str], is_somebody: Callable[[str], bool]) -> tuple[list[str], str]:
    """List what is said of people, line by line, and the day named in a heading."""
    found: list[str] = []
    name, day = "", ""
    for raw in raw_lines:
        line = cleaned(raw)
        reported = read_line(line)
        if reported is None:
            found.extend([line] if line else [])
            continue
        if heading_day := _heading(line, reported):
            day = day or heading_day.strip()
            continue
        if not reported.has_person and reported.measures and name:
            # A name on a line of its own, its figures on the next.
            found[-1:] = [f"{name} {line}"]
        elif _says_something(reported):
            found.extend(_each_person(line))
        elif is_somebody(line):
            found.append(line)
            name = line
            continue
        name = ""
    return found, day


def _names_somebody(line: str) -> bool:
    reported = read_line(line)
    return reported is not None and reported.has_person


def _says_something(reported: Line) -> bool:
    return reported.has_report and (reported.has_person or bool(reported.measures))


def _each_person(line: str) -> list[str]:
    """Part a line that tells of several people; every other line stays whole."""
    parts = [part for part in _PARTED.split(line) if part]
    read = [read_line(part) for part in parts]
    several = [part for part in read if part is not None and part.has_person and part.has_report]
    return parts if len(several) == len(parts) > 1 else [line]


def _heading(line: str, reported: Line) -> str:
    """Give the day of a heading, a blank for one without a day, nothing for any other line."""
    day = _DAY.search(line)
    rest = f"{line[: day.start()]} {line[day.end() :]}" if day is not None else line
    first = rest.lower().split()[:1]
    figures = [sign for sign in rest.split() if sign[0].isdigit()]
    if not first:
        return day["day"] if day is not None else ""
    if first[0].strip(" :.,") not in _headings() or len(figures) >= LEAST_PEOPLE:
        return ""
    if reported.absence is not None or (reported.measures and day is None and figures):
        return "" if first[0] == "timbang" else " "
    return day["day"] if day is not None else " "


@cache
def _headings() -> frozenset[str]:
    return frozenset(word_lists()["pasted"]["headings"])
