"""What flows may ask about cases."""

from datetime import date
from typing import Protocol

from domain.diarrhoea.case import Case


class DiarrhoeaRegister(Protocol):
    """Cases of diarrhoea, seen by one speaker."""

    def diarrhoea(self, case_id: int) -> Case:
        """Give one case, or raise Unknown."""

    def diarrhoea_of(self, posyandu_id: int, since: date) -> tuple[Case, ...]:
        """List the cases of a posyandu reported from a day on, oldest first."""
