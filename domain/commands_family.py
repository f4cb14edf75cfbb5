"""What a cadre has done about children, families and their numbers."""

from dataclasses import dataclass, field
from datetime import date

from domain.people import Sex


@dataclass(frozen=True, kw_only=True)
class RegisterChild:
    """Keep a new under-five, with the family and its number when that was agreed to."""

    posyandu: int
    name: str
    sex: Sex
    born_on: date
    mother_name: str
    rt: str
    born_estimated: bool = False
    """True when only the month is known."""
    nik: str = ""
    has_kia_book: bool | None = None
    family: int | None = None
    """The family of a brother or sister; None for a family that is new."""
    phone: str = ""
    """+62...; empty when there is none, or it may not be kept."""
    shares_phone: bool = False
    """True when another family's number is used knowingly."""
    agrees: bool = False
    """What was answered to the consent read aloud."""
    measured: dict[str, str] = field(default_factory=dict)
    """Figures written before the child was known, by question: to be weighed with right after."""
    came_from_elsewhere: bool = False
    """True for a child who moved in: what it may have missed is told the same day."""


@dataclass(frozen=True, kw_only=True)
class CorrectChild:
    """Put the right birth date or sex in the place of a wrong one."""

    child: int
    born_on: date | None = None
    sex: Sex | None = None


@dataclass(frozen=True, kw_only=True)
class AddFamilyPhone:
    """Keep a number for a family that agreed to it, and invite it."""

    child: int
    phone: str
    shares_phone: bool = False


@dataclass(frozen=True, kw_only=True)
class RecordAbsence:
    """Keep why a child was not weighed on a day."""

    child: int
    on: date
    reason: str
    """An intent of the word lists, such as SAKIT, or words as typed."""


@dataclass(frozen=True, kw_only=True)
class RemoveVitaminA:
    """Take back that a child got a capsule on a day."""

    child: int
    on: date


@dataclass(frozen=True, kw_only=True)
class CloseDay:
    """Close a posyandu's day, with what is known of those who did not come."""

    day: int
    posyandu: int
    reasons: tuple[tuple[int, str], ...] = ()
    """Child and reason."""


@dataclass(frozen=True, kw_only=True)
class ApproveDay:
    """The midwife agrees with the recap of a closed day."""

    day: int
    posyandu: int


@dataclass(frozen=True, kw_only=True)
class AskForChange:
    """Ask the midwife to change a weighing of a closed day."""

    weighing: int
    weight_g: int | None
    length_mm: int | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class DecideChange:
    """The midwife agrees to a change of a closed day, or does not."""

    request: int
    agrees: bool
