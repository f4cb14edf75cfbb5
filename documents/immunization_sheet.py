"""The immunization sheet: a CSV file of children, one a row, becomes the same with its answers.

A column whose title names a dose ("DPT-HB-Hib 1", "Polio tetes 2", "MR") holds the day it was
given; the number in the title is never trusted. All other columns go over untouched.
"""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TextIO

from documents.csv_rows import Row, rows
from domain.immunization import Area, Assessment, Dose, History, assess, current_schedule
from domain.immunization.dose_words import read_doses
from domain.immunization.regions import area_of
from domain.people import Sex

TITLES = {
    "dob": ("dob", "born", "tanggal lahir", "tgl lahir"),
    "sex": ("sex", "jenis kelamin", "jk", "kelamin"),
    "on": ("assessment date", "on", "tanggal periksa", "per tanggal"),
    "region": ("region", "wilayah", "provinsi"),
    "je_endemic": ("je endemic", "daerah je"),
    "hexa_region": ("hexa region", "daerah heksavalen"),
    "school_grade": ("school grade", "kelas"),
}
ANSWERS = (
    "age_months",
    "age_days",
    "can_give_today",
    "next_date",
    "next_doses",
    "idl",
    "missing_for_idl",
    "basic_complete",
    "idl_new_antigens",
    "ibl",
    "zero_dose",
    "not_counted",
)
ERROR = "error"
SEPARATORS = (",", ";", "\t")
BYTE_ORDER_MARK = "\ufeff"
BLANK = ("", "-", "–")
YES = ("ya", "y", "1", "true", "iya")
NO = ("tidak", "t", "0", "false", "bukan")
SEXES = {
    **dict.fromkeys(("l", "lk", "laki-laki", "laki laki", "m"), Sex.MALE),
    **dict.fromkeys(("p", "pr", "perempuan", "f"), Sex.FEMALE),
}
LAST_GRADE = 12
PRODUCTS = ("pentavalen", "heksavalen", "rotarix", "rotavac")
CAMPAIGN_WORDS = ("campaign", "kampanye", "tambahan")
DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


class SheetError(Exception):
    """The file cannot be used at all; the message says why."""


class _CellError(ValueError):
    """One row cannot be read; the message names the column."""


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What a file held."""

    rows: int
    rows_with_errors: int


@dataclass(frozen=True, kw_only=True)
class _Form:
    header: list[str]
    fields: dict[str, int]
    doses: dict[int, Dose]
    """For each column of a dose, what its title says; the day is only a placeholder."""
    kept: list[int]
    codes: tuple[str, ...]


def convert(
    source: TextIO, target: TextIO, *, today: date, tell: Callable[[], None] = lambda: None
) -> Summary:
    """Write `source` with its answers to `target`, both opened with newline=''.

    A row without a day of assessment is seen from `today`. SheetError for a file without the
    columns that are needed, UnicodeDecodeError for one that is not text.
    """
    lines = iter(source)
    first = next((line for line in lines if line.strip(BYTE_ORDER_MARK + "\r\n\t ")), None)
    if first is None:
        raise SheetError("it is empty")
    title_line = first.removeprefix(BYTE_ORDER_MARK)
    separator = max(SEPARATORS, key=title_line.count)
    form = _form(next(csv.reader([title_line], delimiter=separator)))
    if title_line != first:
        target.write(BYTE_ORDER_MARK)
    line_end = "\r\n" if first.endswith("\r\n") else "\n"
    writer = csv.writer(target, delimiter=separator, lineterminator=line_end)
    writer.writerow([*(form.header[place] for place in form.kept), *_titles(form)])
    count = with_errors = 0
    for row in rows(lines, separator, len(form.header)):
        answers, error = _answered(row, form, today)
        writer.writerow([*(row.cells[place] for place in form.kept), *answers, error])
        count += 1
        with_errors += bool(error)
        if count % 1_000 == 0:
            tell()
    return Summary(rows=count, rows_with_errors=with_errors)


def _titles(form: _Form) -> Iterator[str]:
    yield from ANSWERS
    for code in form.codes:
        yield f"{code}_status"
        yield f"{code}_date"
    yield ERROR


def _form(header: list[str]) -> _Form:
    schedule = current_schedule()
    codes = (*(slot.code for slot in schedule.slots), *schedule.visits)
    results = {
        *ANSWERS,
        ERROR,
        *(f"{code}_{part}" for code in codes for part in ("status", "date")),
    }
    fields: dict[str, int] = {}
    doses: dict[int, Dose] = {}
    for place, title in enumerate(header):
        field = _field(title)
        if title.strip() in results:
            continue
        if field is not None:
            if field in fields:
                raise SheetError(
                    f"the columns {header[fields[field]]!r} and {title!r} say the same"
                )
            fields[field] = place
        elif (dose := _dose_of(title)) is not None:
            doses[place] = dose
    for field in ("dob", "sex"):
        if field not in fields:
            raise SheetError(f"there is no column for {field}: {' or '.join(TITLES[field])}")
    if not doses:
        raise SheetError("no column names a dose, such as 'DPT 1' or 'MR'")
    kept = [place for place, title in enumerate(header) if title.strip() not in results]
    return _Form(header=header, fields=fields, doses=doses, kept=kept, codes=codes)


def _plain(title: str) -> str:
    return " ".join(title.lower().replace("_", " ").split())


def _field(title: str) -> str | None:
    return next((name for name, titles in TITLES.items() if _plain(title) in titles), None)


def _dose_of(title: str) -> Dose | None:
    """Read the title of a column as a dose; None when it is about something else."""
    code = "_".join(title.upper().replace("_", " ").split())
    if code in current_schedule().visits:
        return Dose(antigen=code, on=date.min)
    read = read_doses(title)
    if len(read.doses) != 1 or read.unread:
        return None
    spoken = read.doses[0]
    if spoken.antigen is None:
        raise SheetError(f"the column {title!r} may be {' or '.join(spoken.choices)}: name one")
    return Dose(antigen=spoken.antigen, on=date.min, product=spoken.product)


def _answered(row: Row, form: _Form, today: date) -> tuple[list[str], str]:
    """Answer one row: its answers and no error, or blanks and what is wrong."""
    blank = [""] * (len(ANSWERS) + 2 * len(form.codes))
    if row.reason:
        return blank, row.reason
    try:
        return _answers(_assessed(row, form, today), form), ""
    except _CellError as wrong:
        return blank, str(wrong)


def _assessed(row: Row, form: _Form, today: date) -> Assessment:
    def cell(field: str) -> str:
        return row.cells[form.fields[field]].strip() if field in form.fields else ""

    born = _day(cell("dob"), "dob")
    on = _day(cell("on"), "assessment date") if cell("on") else today
    if on < born:
        raise _CellError(f"assessment date: {on} is before the birth on {born}")
    if cell("sex").lower() not in SEXES:
        raise _CellError(f"sex: {cell('sex')!r} is neither L nor P")
    area = area_of(cell("region"), on)
    history = History(
        born=born,
        sex=SEXES[cell("sex").lower()],
        doses=tuple(_doses(row, form)),
        school_grade=_grade(cell("school_grade")),
    )
    area = Area(
        je_endemic=_flag(cell("je_endemic"), "je endemic", otherwise=area.je_endemic),
        hexa_region=_flag(cell("hexa_region"), "hexa region", otherwise=area.hexa_region),
    )
    return assess(history, area, on)


def _doses(row: Row, form: _Form) -> Iterator[Dose]:
    for place, meant in form.doses.items():
        for written in row.cells[place].split(";"):
            if written.strip() not in BLANK:
                yield _dose(written.split(), meant, form.header[place])


def _dose(words: list[str], meant: Dose, title: str) -> Dose:
    """Read "2026-01-10 heksavalen": the day, then a product or that it was a campaign."""
    dose = replace(meant, on=_day(words[0], title))
    for word in (said.lower() for said in words[1:]):
        if word in PRODUCTS:
            dose = replace(dose, product=word)
        elif word in CAMPAIGN_WORDS:
            dose = replace(dose, source="campaign")
        else:
            raise _CellError(f"{title}: {word!r} is neither a product nor 'kampanye'")
    return dose


def _day(written: str, title: str) -> date:
    try:
        if match := DAY_FIRST.fullmatch(written):
            return date(int(match[3]), int(match[2]), int(match[1]))
        return date.fromisoformat(written)
    except ValueError:
        raise _CellError(f"{title}: {written!r} is no date such as 2026-02-10") from None


def _grade(written: str) -> int | None:
    if written in BLANK:
        return None
    if written.isdecimal() and 1 <= int(written) <= LAST_GRADE:
        return int(written)
    raise _CellError(f"school grade: {written!r} is no class from 1 to {LAST_GRADE}")


def _flag(written: str, title: str, *, otherwise: bool) -> bool:
    if written in BLANK:
        return otherwise
    if written.lower() in YES + NO:
        return written.lower() in YES
    raise _CellError(f"{title}: {written!r} is neither yes nor no")


def _answers(found: Assessment, form: _Form) -> list[str]:
    flags = found.completeness
    answers: list[object] = [
        found.age_months,
        found.age_days,
        " ".join(found.can_give_today),
        found.next_date or "",
        " ".join(found.next_doses),
        _told(flags.idl),
        " ".join(flags.missing_for_idl),
        _told(flags.basic_complete),
        _told(flags.idl_new_antigens),
        _told(flags.ibl),
        flags.zero_dose.value,
        "; ".join(
            f"{judged.dose.antigen} {judged.dose.on} {judged.result.value}"
            for judged in found.given
            if not judged.is_counted
        ),
    ]
    for code in form.codes:
        plan = found.forecast.get(code)
        answers += ["", ""] if plan is None else [plan.status, plan.given_on or plan.recommended]
    return ["" if answer is None else str(answer) for answer in answers]


def _told(holds: bool) -> str:  # noqa: FBT001 (a statement)
    return "true" if holds else "false"
