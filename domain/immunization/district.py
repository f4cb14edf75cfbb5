"""A district's own file laid over the national schedule: only what its rows name differs."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.immunization.schedule import Schedule
from domain.immunization.schedule_file import Table, national_table, schedule_from
from domain.immunization.spans import Span

CONFIDENCE = ("V", "V2", "G", "U", "R")
_KEYS = {"slot": "code", "women": "status", "region": "name"}
"""The tables of rows, and what names a row; of the school's visits it is the code."""
_MAY_GROW = frozenset({"region"})
_FREE = frozenset({"sources", "stand_ins"})
"""Tables whose keys are names of their own."""


class ScheduleError(ValueError):
    """A schedule file cannot be used; the message names file, row and what is wrong."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One figure of a district beside the national one; None where there is none."""

    row: str
    key: str
    national: object
    district: object


@dataclass(frozen=True, kw_only=True)
class District:
    """A district's schedule, and where it differs."""

    schedule: Schedule
    differences: tuple[Difference, ...]


def read_district(written: str, *, file: str) -> District:
    """Lay a district's file over the national one; ScheduleError names what is wrong in it."""
    try:
        own = tomllib.loads(written)
    except tomllib.TOMLDecodeError as wrong:
        raise ScheduleError(f"{file}: not written as TOML: {wrong}") from None
    try:
        return _laid_over(own)
    except ScheduleError as wrong:
        raise ScheduleError(f"{file}: {wrong}") from None


def _laid_over(own: Table) -> District:
    for key, kind in (("ruleset", str), ("effective_from", date)):
        if not isinstance(own.get(key), kind):
            raise ScheduleError(f"{key} is missing: the file needs its own name and first day")
    national = national_table()
    merged, differences = dict(national), []
    for name, value in own.items():
        if name in ("ruleset", "effective_from"):
            merged[name] = value
            continue
        if name not in national:
            raise ScheduleError(f"{name}: no such part; known are {', '.join(national)}")
        merged[name], found = _part(name, national, value)
        differences += found
    try:
        schedule = schedule_from(merged)
    except (KeyError, TypeError) as lacking:
        raise ScheduleError(f"a row is not complete: {lacking}") from None
    _check(merged, schedule)
    return District(schedule=schedule, differences=tuple(differences))


def _part(name: str, table: Table, own: object) -> tuple[object, list[Difference]]:
    """Lay one part of the file over the national one."""
    if name in _KEYS:
        return _rows(name, _KEYS[name], table[name], _as_rows(name, own))
    national, figures = table[name], _as_table(name, own)
    if name in _FREE:
        found = [
            Difference(row=name, key=key, national=national.get(key), district=value)
            for key, value in figures.items()
            if value != national.get(key) and name != "sources"
        ]
        return national | figures, found
    if name == "school" and "visit" in figures:
        own_visits = _as_rows("school.visit", figures["visit"])
        visits, found = _rows("school.visit", "code", national["visit"], own_visits)
        rest = {key: value for key, value in figures.items() if key != "visit"}
        changed, more = _table(name, national, rest, national)
        return changed | {"visit": visits}, found + more
    return _table(name, national, figures, national)


def _rows(
    name: str, key: str, national: list[Table], own: list[Table]
) -> tuple[list[Table], list[Difference]]:
    rows = {row[key]: row for row in national}
    like: Table = {}
    for row in national:
        like = row | like
    differences: list[Difference] = []
    for number, row in enumerate(own, start=1):
        named = row.get(key)
        _expect(named is not None, f"{name}, row {number}", f"has no {key}")
        if named not in rows:
            known = ", ".join(str(one) for one in rows)
            _expect(name in _MAY_GROW, f"{name} {named}", f"is not in the schedule; known: {known}")
        changed, found = _table(f"{name} {named}", rows.get(named, {key: named}), row, like)
        rows[named] = changed
        differences += found
    return list(rows.values()), differences


def _table(row: str, national: Table, own: Table, like: Table) -> tuple[Table, list[Difference]]:
    differences = []
    for key, value in own.items():
        _expect(key in like, f"{row}, {key}", f"no such figure; known are {', '.join(like)}")
        _check_value(f"{row}, {key}", value, like[key])
        if value != national.get(key):
            differences.append(
                Difference(row=row, key=key, national=national.get(key), district=value)
            )
    laid = {
        key: national.get(key, {}) | value if isinstance(value, dict) else value
        for key, value in own.items()
    }
    return national | laid, differences


def _as_table(place: str, value: object) -> Table:
    _expect(isinstance(value, dict), place, "must be a table")
    return value if isinstance(value, dict) else {}


def _as_rows(place: str, value: object) -> list[Table]:
    rows = value if isinstance(value, list) else []
    is_rows = isinstance(value, list) and all(isinstance(row, dict) for row in rows)
    _expect(is_rows, place, f"must be rows, each begun by [[{place}]]")
    return rows


def _check_value(place: str, value: object, like: object) -> None:
    """Check a value against the kind of the national one."""
    if isinstance(like, dict):
        for key, inner in _as_table(place, value).items():
            _check_value(f"{place}.{key}", inner, next(iter(like.values())))
        return
    _expect(type(value) is type(like), place, f"{value!r} is not of the kind of {like!r}")
    if isinstance(value, list):
        _expect(all(isinstance(one, str) for one in value), place, "must be a list of texts")
    if _is_span(like):
        _expect(_is_span(value), place, f"{value!r} is not a span such as '28 d' or '4 m'")
    if like in CONFIDENCE:
        _expect(value in CONFIDENCE, place, f"{value!r} is none of {', '.join(CONFIDENCE)}")
    if isinstance(value, int):
        _expect(value >= 0, place, f"{value} is below nought")


def _check(table: Table, schedule: Schedule) -> None:
    """Check what a figure alone cannot show: names that must exist, windows that must open."""
    codes = {slot.code for slot in schedule.slots} | set(schedule.visits)
    for place, named in _named_codes(table):
        _expect(named in codes, place, f"{named!r} is no dose of the schedule")
    for part in ("slot", "women", "region"):
        for row in table[part]:
            for source in row.get("source", ()):
                place = f"{part} {row[_KEYS[part]]}, source"
                _expect(source in schedule.sources, place, f"{source!r} is not under [sources]")
    born = date(2024, 1, 1)
    for slot in schedule.slots:
        days = schedule.days(born)[slot.code]
        place = f"slot {slot.code}"
        _expect(days.offer <= days.last_day, place, "is over before it is offered")
        _expect(days.counts_from <= days.offer, place, "would be offered before it counts")
        _expect(days.offer <= days.recommended, place, "is recommended before it is offered")


def _named_codes(table: Table) -> Iterator[tuple[str, str]]:
    lists = (
        ("completeness", "basic"),
        ("completeness", "new_antigens"),
        ("completeness", "toddler"),
        ("hexavalent", "primary"),
        ("childhood_tetanus", "infant"),
        ("childhood_tetanus", "further"),
        ("school", "tetanus"),
    )
    for part, key in lists:
        for code in table[part][key]:
            yield f"{part}, {key}", code


def _is_span(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(Span.parse(value))
    except ValueError:
        return False


def _expect(holds: bool, place: str, problem: str) -> None:  # noqa: FBT001 (a statement)
    if not holds:
        raise ScheduleError(f"{place}: {problem}")
