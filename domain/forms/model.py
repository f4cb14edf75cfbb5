"""A form: its questions, groups and repeats in their order, as frozen facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from domain.people import Person, RoleKind


class Kind(StrEnum):
    """What a question asks for; named as XLSForm names its types."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIME = "time"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    ACKNOWLEDGE = "acknowledge"
    RANGE = "range"
    NOTE = "note"
    """Said, not asked."""
    CALCULATE = "calculate"
    """Worked out, neither said nor asked."""
    START = "start"
    END = "end"
    TODAY = "today"


UNASKED = frozenset((Kind.NOTE, Kind.CALCULATE, Kind.START, Kind.END, Kind.TODAY))
CLOCKS = frozenset((Kind.START, Kind.END, Kind.TODAY))
FIGURES = frozenset((Kind.INTEGER, Kind.DECIMAL, Kind.RANGE))
MOST_ROUNDS = 30
"""Of one repeat; a chat is no place for longer lists."""


class Audience(StrEnum):
    """Whom a form is for."""

    CADRE = "cadre"
    FAMILY = "family"
    OFFICER = "officer"


FILLED_BY: dict[Audience, tuple[RoleKind, ...]] = {
    Audience.CADRE: (RoleKind.CADRE, RoleKind.COORDINATOR),
    Audience.FAMILY: (RoleKind.FAMILY,),
    Audience.OFFICER: (RoleKind.VILLAGE_OFFICER, RoleKind.HAMLET_HEAD, RoleKind.OPERATOR),
}


def audiences_of(person: Person) -> tuple[Audience, ...]:
    """Tell which forms somebody may fill in, by their duties."""
    return tuple(
        audience
        for audience, duties in FILLED_BY.items()
        if any(person.has(duty) for duty in duties)
    )


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer to choose, and the cells that a choice_filter may ask for."""

    name: str
    label: str
    columns: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One row of the sheet; expressions are kept as written."""

    name: str
    kind: Kind
    label: str = ""
    hint: str = ""
    relevant: str = ""
    required: str = ""
    constraint: str = ""
    constraint_message: str = ""
    required_message: str = ""
    calculation: str = ""
    default: str = ""
    """An expression."""
    choice_filter: str = ""
    options: tuple[Option, ...] = ()
    low: str = ""
    high: str = ""
    step: str = ""

    @property
    def is_asked(self) -> bool:
        """False for what is only said or worked out."""
        return self.kind not in UNASKED


@dataclass(frozen=True, kw_only=True)
class Group:
    """Questions that belong together."""

    name: str
    label: str = ""
    relevant: str = ""
    items: "tuple[Item, ...]" = ()


@dataclass(frozen=True, kw_only=True)
class Repeat:
    """Questions that are asked once for each of several."""

    name: str
    label: str = ""
    relevant: str = ""
    count: str = ""
    """An expression; empty when the person says how often."""
    items: "tuple[Item, ...]" = ()


Item = Question | Group | Repeat


@dataclass(frozen=True, kw_only=True)
class Form:
    """A whole form."""

    name: str
    """Its form_id: what commands call it."""
    title: str
    items: tuple[Item, ...]

    @property
    def has_repeats(self) -> bool:
        """Tell whether anything is asked more than once."""
        return any(isinstance(item, Repeat) for item in everything(self.items))


def everything(items: tuple[Item, ...]) -> Iterator[Item]:
    """Give items with all that they hold, in order."""
    for item in items:
        yield item
        if not isinstance(item, Question):
            yield from everything(item.items)


def repeats(items: tuple[Item, ...]) -> Iterator[Repeat]:
    """Give the repeats, in order; none lies in another."""
    for item in everything(items):
        if isinstance(item, Repeat):
            yield item


Answers = dict[str, "str | list[dict[str, str]]"]
"""Answers as an XForm writes them by question, and the rounds of a repeat by its name."""
