"""Rows of a sheet whose cells were all understood, whomever they may mean."""

from dataclasses import dataclass
from datetime import date

from domain.growth.measures import Position
from domain.people import Sex


@dataclass(frozen=True, kw_only=True, slots=True)
class Whose:
    """Whom a row is about, as far as it says."""

    row: int
    name: str
    born: date | None = None
    sex: Sex | None = None
    mother: str = ""
    nik: str = ""
    rt: str = ""
    posyandu: str = ""
    """As written; empty where the sheet does not say."""
    village: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildRow:
    """A child of the register."""

    whose: Whose
    mother_nik: str = ""
    has_kia_book: bool | None = None
    phone: str = ""
    """In the form +62812...; kept for nothing but an invitation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ResidentRow:
    """Somebody the posyandu serves who is no under-five."""

    whose: Whose
    stage: str = ""
    """pregnant, teen, adult or older; empty where the age decides."""
    last_period_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class WeighingRow:
    """One weighing of a day that is over."""

    whose: Whose
    on: date
    weight_g: int | None = None
    length_mm: int | None = None
    position: Position | None = None
    arm_mm: int | None = None
    head_mm: int | None = None
    oedema: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenDose:
    """One dose that a row tells of, and the title of its column."""

    antigen: str
    on: date
    column: str
    product: str | None = None
    is_campaign: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class DosesRow:
    """What one row says a child was given."""

    whose: Whose
    doses: tuple[GivenDose, ...]


Record = ChildRow | ResidentRow | WeighingRow | DosesRow
