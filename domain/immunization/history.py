"""What is known about a child before anything is judged: birth, sex, class, doses, area."""

from dataclasses import dataclass
from datetime import date

from domain.people import Sex

CAMPAIGN = "campaign"


@dataclass(frozen=True, kw_only=True)
class Dose:
    """One record of a vaccine, as told; its number follows from the order of dates.

    `antigen` is HB0 BCG OPV DPT PCV RV IPV MR JE, MMR, a school code, or one outside the
    programme such as VARISELA. `source` is "campaign" for a mass or outbreak dose; any other
    source, or none, is routine.
    """

    antigen: str
    on: date
    product: str | None = None
    source: str | None = None

    @property
    def is_campaign(self) -> bool:
        """Say whether the dose came with a campaign."""
        return self.source == CAMPAIGN


@dataclass(frozen=True, kw_only=True)
class History:
    """A child's vaccine history; the school class must be the one of the day of assessment."""

    born: date
    sex: Sex
    doses: tuple[Dose, ...] = ()
    school_grade: int | None = None


@dataclass(frozen=True, kw_only=True)
class Area:
    """What the kabupaten decides: JE in the routine programme, heksavalen in use."""

    je_endemic: bool = False
    hexa_region: bool = False
