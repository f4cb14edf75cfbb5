"""What is kept of a lived year: children and what they really got, messages as they left."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.immunization import Dose, History
from domain.people import Sex


@dataclass
class Kid:
    """A child, and what was really given to it."""

    id: int
    posyandu: int
    mother: int
    born: date
    doses: list[Dose] = field(default_factory=list)

    def history(self) -> History:
        """Describe the child to the rules."""
        return History(born=self.born, sex=Sex.FEMALE, doses=tuple(self.doses))


@dataclass(frozen=True)
class Sent:
    """A message as it left."""

    key: str
    person: int
    kind: str
    text: str
    subject: dict
    at: datetime
    zone: ZoneInfo
    given: dict[int, frozenset[str]]
    """The codes that each child it is about had by then."""

    @property
    def local(self) -> datetime:
        """The hour on the recipient's clock."""
        return self.at.astimezone(self.zone)
