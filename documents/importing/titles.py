"""What a column holds, by its title: guessed from many spellings; the operator's word counts."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from domain.immunization import current_schedule, read_doses

_FILE = Path(__file__).with_name("titles.toml")
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_SIGNS = re.compile(r"[^a-z0-9]+")
_UNIT = re.compile(r"\b(kg|kilogram|gr|gram|g|cm|mm)\b", re.IGNORECASE)
SHORTEST_MISSPELT, SLIPS = 6, 1
LONGEST = 60
DOSE = "dose"
LEFT_OUT = ("number", "father", "rw", "left_out")
"""Understood and not kept."""


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column and what it is taken for."""

    place: int
    title: str
    """As written in the sheet."""
    field: str = ""
    """Empty when nobody knows."""
    antigen: str = ""
    """For a column that holds the days of one dose."""
    product: str | None = None
    unit: str = ""
    is_sure: bool = True
    """False when the title was misspelt."""

    @property
    def is_kept(self) -> bool:
        """Tell whether its cells are read."""
        return bool(self.field) and self.field not in LEFT_OUT


@dataclass(frozen=True, kw_only=True)
class Columns:
    """What every column is taken for."""

    columns: tuple[Column, ...]
    doubled: tuple[Column, ...] = field(default=())
    """Columns that say what another one says already; they are left out."""

    def place(self, name: str) -> int | None:
        """Give the place of a field's column."""
        return next((each.place for each in self.columns if each.field == name), None)

    def column(self, name: str) -> Column | None:
        """Give a field's column."""
        return next((each for each in self.columns if each.field == name), None)

    @property
    def doses(self) -> tuple[Column, ...]:
        """The columns that hold the days of doses."""
        return tuple(each for each in self.columns if each.field == DOSE)

    @property
    def fields(self) -> frozenset[str]:
        """Everything that is found."""
        return frozenset(each.field for each in self.columns if each.is_kept)


class BadMappingError(ValueError):
    """What the operator says of a column cannot be done; the message says why."""


def plain(title: str) -> str:
    """Write a title in small letters, without signs, brackets and short forms."""
    decomposed = unicodedata.normalize("NFKD", title[:LONGEST]).lower()
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    bare = _SIGNS.sub(" ", _BRACKETS.sub(" ", letters)).split()
    return " ".join(_short().get(word, word) for word in bare)


def read_title(place: int, *writings: str) -> Column:
    """Tell what a column holds; of several ways to write its title the first that is known."""
    title = writings[0] if writings else ""
    for written in writings:
        found = _known(place, written)
        if found is not None:
            return Column(**{**vars(found), "title": title})
    for written in writings:
        found = _misspelt(place, written)
        if found is not None:
            return Column(**{**vars(found), "title": title, "is_sure": False})
    return Column(place=place, title=title)


def _known(place: int, written: str) -> Column | None:
    name = _names().get(plain(written))
    if name is not None:
        return Column(place=place, title=written, field=name, unit=_unit(written))
    return _dose(place, written)


def _misspelt(place: int, written: str) -> Column | None:
    words = plain(written)
    if len(words) < SHORTEST_MISSPELT:
        return None
    near = process.extractOne(words, list(_names()), scorer=OSA.distance, score_cutoff=SLIPS)
    if near is None:
        return None
    return Column(place=place, title=written, field=_names()[near[0]], unit=_unit(written))


def _dose(place: int, written: str) -> Column | None:
    """Read a title such as 'DPT-HB-Hib 1' or 'Polio tetes 2'; its number is never trusted."""
    code = "_".join(written.upper().replace("_", " ").split())
    if code in current_schedule().visits:
        return Column(place=place, title=written, field=DOSE, antigen=code)
    read = read_doses(re.sub(r"\b(?:tgl|tanggal|tg)\b", " ", written[:LONGEST].lower()))
    if len(read.doses) != 1 or read.unread or read.doses[0].antigen is None:
        return None
    spoken = read.doses[0]
    return Column(
        place=place,
        title=written,
        field=DOSE,
        antigen=spoken.antigen or "",
        product=spoken.product,
    )


def _unit(written: str) -> str:
    match = _UNIT.search(written)
    return match[1].lower() if match else ""


def mapped(columns: Sequence[Column], overrides: Mapping[str, str]) -> Columns:
    """Settle what each column holds; the operator's word counts, then the column further left.

    Args:
        columns: as read from the header.
        overrides: field by title, such as {"Tgl": "born"}; an empty field leaves a column out.
    """
    known = {*_table()["fields"], DOSE, ""}
    by_title = {plain(title): (title, name) for title, name in overrides.items()}
    for title, name in by_title.values():
        antigen = _dose(0, name)
        if name not in known and antigen is None:
            fields = ", ".join(sorted(_table()["fields"]))
            raise BadMappingError(f"--map {title}={name}: there is no {name!r}; there are {fields}")
        if plain(title) not in {plain(column.title) for column in columns}:
            raise BadMappingError(f"--map {title}={name}: no column is called {title!r}")
    settled: list[Column] = []
    doubled: list[Column] = []
    told = {name for _, name in by_title.values()}
    for column in columns:
        named = by_title.get(plain(column.title))
        is_kept_once = column.is_kept and column.field != DOSE
        if named is not None:
            settled.append(_as_told(column, named[1]))
        elif is_kept_once and (column.field in told or _has(settled, column.field)):
            doubled.append(column)
        else:
            settled.append(column)
    return Columns(columns=tuple(settled), doubled=tuple(doubled))


def _has(columns: Sequence[Column], name: str) -> bool:
    return any(each.field == name for each in columns)


def _as_told(column: Column, name: str) -> Column:
    if name in _table()["fields"] or not name:
        return Column(place=column.place, title=column.title, field=name, unit=_unit(column.title))
    dose = _dose(column.place, name)
    if dose is None:
        raise BadMappingError(f"--map {column.title}=dose: name the dose, such as 'DPT 1'")
    return Column(**{**vars(dose), "title": column.title})


@cache
def _short() -> dict[str, str]:
    return {short: str(meant) for short, meant in _table()["short"].items()}


@cache
def _names() -> dict[str, str]:
    table = _table()
    names = {title: name for name, titles in table["fields"].items() for title in titles}
    return {**names, **dict.fromkeys(table["left_out"]["titles"], "left_out")}


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
