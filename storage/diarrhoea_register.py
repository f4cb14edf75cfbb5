"""The questions of `domain.diarrhoea.register.DiarrhoeaRegister`, answered from the database."""

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from domain.diarrhoea import Case
from storage import diarrhoea


@dataclass(frozen=True)
class StoredDiarrhoeaRegister:
    """Cases of diarrhoea, seen by one speaker."""

    connection: sa.Connection

    def diarrhoea(self, case_id: int) -> Case:
        """Give one case, or raise Unknown."""
        return diarrhoea.one(self.connection, case_id)

    def diarrhoea_of(self, posyandu_id: int, since: date) -> tuple[Case, ...]:
        """List the cases of a posyandu reported from a day on, oldest first."""
        return diarrhoea.of_posyandu(self.connection, posyandu_id, since)
