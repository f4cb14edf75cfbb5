"""What a card says of somebody beside the figures: told once, every part of it may be missing."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Protocol


@dataclass(frozen=True, kw_only=True)
class ResidentCard:
    """The head of a card (ILP cards of mothers, adults and older people); '' or None: not told."""

    husband: str = ""
    pregnancies: int | None = None
    """Gravida: this pregnancy counts."""
    births: int | None = None
    """Para."""
    miscarriages: int | None = None
    """Abortus."""
    spacing_years: int | None = None
    """Years since the child before."""
    first_weight_g: int | None = None
    """The weight before the pregnancy, or at the first visit."""
    phone: str = ""
    """From +62; used by people, never by the service."""
    married: str = ""
    job: str = ""
    family_history: str = ""
    own_history: str = ""
    habits: str = ""
    covid_vaccinated: bool | None = None

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "ResidentCard":
        """Read what is stored; what a later version added is left out."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in stored.items() if name in known})

    def to_json(self) -> dict[str, Any]:
        """Give what was told alone."""
        return {name: value for name, value in asdict(self).items() if value not in ("", None)}

    def joined(self, told: dict[str, Any]) -> "ResidentCard":
        """Lay newer parts over this card."""
        return ResidentCard.from_json({**self.to_json(), **told})


class CardRegister(Protocol):
    """Heads of cards, seen by one speaker."""

    def resident_card(self, resident_id: int) -> ResidentCard:
        """Give what is known; an empty card when nothing was told."""
