"""What is counted of one village: never shown as such to those who compare."""

from dataclasses import dataclass
from datetime import date

from domain.calendar import add_months
from domain.comparing.hiding import Counted, shown_share
from domain.comparing.indicators import Compared
from domain.vitamin_a import MONTHS as CAPSULE_MONTHS

HUNDRED = 100


@dataclass(frozen=True, kw_only=True)
class VillageMonth:
    """The counts of one village in one month that is over."""

    village_id: int
    name: str
    posyandu: int
    not_held: int
    """Posyandu that did not open in the month."""
    everybody: int
    """S: all under-fives, also those of a posyandu that did not open."""
    rose: int
    did_not_rise: int
    not_judged: int
    """O and B."""
    severe: int
    sent: int
    capsules: int
    of_capsule_age: int
    cadres: int

    @property
    def weighed(self) -> int:
        """D."""
        return self.rose + self.did_not_rise + self.not_judged

    @property
    def is_held(self) -> bool:
        """Tell whether any posyandu opened."""
        return self.not_held < self.posyandu

    @property
    def cadres_per_hundred(self) -> float | None:
        """Cadres per hundred under-fives; None without children."""
        return HUNDRED * self.cadres / self.everybody if self.everybody else None

    def _risen(self) -> Counted:
        """Give N of D'; where D/S is hidden, whoever knows S knows no D to subtract from."""
        judged = self.rose + self.did_not_rise
        attendance = Counted(part=self.weighed, whole=self.everybody)
        known = self.weighed if shown_share(attendance).is_exact else self.everybody
        return Counted(part=self.rose, whole=judged, others=known - judged)

    def counted(self, by: Compared) -> Counted:
        """Give what is counted for a column of the month."""
        if not self.is_held:
            return Counted(part=0, whole=0, is_missing=True)
        match by:
            case Compared.ROSE:
                return self._risen()
            case Compared.SENT:
                return Counted(part=self.sent, whole=self.everybody)
            case Compared.SEVERE:
                return Counted(part=self.severe, whole=self.weighed)
            case Compared.VITAMIN_A:
                return Counted(
                    part=self.capsules,
                    whole=self.of_capsule_age,
                    others=self.everybody - self.of_capsule_age,
                )
            case _:
                return Counted(part=self.weighed, whole=self.everybody)


def last_month(today: date) -> date:
    """Give the first day of the latest month that is over."""
    return add_months(today.replace(day=1), -1)


def last_campaign(today: date) -> date:
    """Give the latest month of vitamin A that is over."""
    month = last_month(today)
    while month.month not in CAPSULE_MONTHS:
        month = add_months(month, -1)
    return month
