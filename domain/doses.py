"""Doses as they were recorded: who told of them, where they were given, and who checked them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.immunization import Dose


class ToldBy(StrEnum):
    """Whose word a recorded dose is."""

    CADRE = "cadre"
    """Seen by a cadre at the posyandu."""
    KIA_BOOK = "kia_book"
    """Copied from the Buku KIA."""
    PARENT = "parent"
    """Given elsewhere, as the family tells it."""
    IMPORT = "import"
    """Taken over from a sheet that the Puskesmas kept."""


class Checking(StrEnum):
    """What the midwife said of a dose that she has to see."""

    NOT_NEEDED = ""
    WAITING = "waiting"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, kw_only=True)
class NewDose:
    """One dose to be kept."""

    antigen: str
    on: date
    product: str | None = None
    source: str | None = None
    """'campaign' for a mass or outbreak dose."""
    batch: str = ""


@dataclass(frozen=True, kw_only=True)
class DoseRecord:
    """One recorded dose that stands."""

    id: int
    child_id: int
    dose: Dose
    told_by: str
    checking: Checking
    recorded_by: int | None
    recorded_at: datetime
    place: str = ""
    batch: str = ""
    vaccinator: str = ""

    @property
    def is_waiting(self) -> bool:
        """Tell whether the midwife has not looked at it yet."""
        return self.checking is Checking.WAITING


@dataclass(frozen=True, kw_only=True)
class ReactionReport:
    """What a family told of a child after a vaccine; nobody judges the cause here."""

    id: int
    child_id: int
    told_by: int
    told_at: datetime
    given_on: date | None
    symptoms: tuple[str, ...]
    words: str
    onset: str
    measures: str
    state: str
    """danger, common, ill or hospital."""
