"""What a midwife found and arranged for a child."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Examined:
    """A result as it is kept; the findings by the keys of the word lists."""

    id: int
    child_id: int
    on: date
    by: int
    findings: tuple[str, ...]
    complications: tuple[str, ...]
    denies_complications: bool
    care: str
    treatments: tuple[str, ...]
    control_on: date | None

    @property
    def is_inpatient(self) -> bool:
        """True when the child stays at a hospital or a Puskesmas."""
        return self.care == "rawat_inap"

    @property
    def is_wasted(self) -> bool:
        """True when the child must gain weight."""
        return not {"gizi_buruk", "gizi_kurang", "weight_faltering"}.isdisjoint(self.findings)
