"""People who moved into or out of a village, so that children and mothers are not left out.

Purpose and fields: posyandu rules 9.5 (F-1.03 of Permendagri 109/2019, lighter). It is no policing:
somebody may be counted without a name, and is served all the same.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

BABY_MONTHS = 12
TODDLER_MONTHS = 60
CHILD_MONTHS = 72
"""Those younger are looked for: the posyandu serves them (items 'anak < 6 th')."""
MOST_PEOPLE = 60
"""More in one report is a slip."""

REASONS = ("work", "school", "safety", "health", "housing", "family", "other")
"""F-1.03, item 8."""
STAYS = ("short", "months", "lasting")
"""Below a month, some months, for good."""
DOCUMENTS = ("here", "under_way", "elsewhere", "none")
"""An identity card of this village, a move in hand, a card of elsewhere, none."""
COVERS = ("active", "off", "none", "unknown")
"""Their JKN card as they tell."""


@dataclass(frozen=True, kw_only=True)
class Neighbourhood:
    """An RT of a hamlet."""

    id: int
    rt: str
    hamlet: str


@dataclass(frozen=True, kw_only=True)
class Newcomers:
    """Who came, as somebody tells it; nothing but the number is kept before they agree."""

    people: int
    ages: tuple[int, ...] = ()
    """The ages of the children under six, in completed months; -1 for one not told."""
    pregnant: int = 0
    lives_at: str = ""

    @property
    def has_vulnerable(self) -> bool:
        """Tell whether the midwife should know."""
        return bool(self.ages or self.pregnant)

    def to_json(self) -> dict[str, Any]:
        """Give what a journal keeps."""
        return {
            "people": self.people,
            "ages": list(self.ages),
            "pregnant": self.pregnant,
            "lives_at": self.lives_at,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Newcomers":
        """Read what `to_json` gave."""
        return cls(
            people=kept["people"],
            ages=tuple(kept["ages"]),
            pregnant=kept["pregnant"],
            lives_at=kept["lives_at"],
        )


@dataclass(frozen=True, kw_only=True)
class Particulars:
    """What people who agreed told of themselves; empty where they did not."""

    name: str
    nik: str = ""
    came_from: str = ""
    lives_at: str = ""
    reason: str = ""
    stays: str = ""
    document: str = ""
    cover: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Move:
    """One report of people who came or went."""

    id: int
    neighbourhood: Neighbourhood
    is_arrival: bool
    on: date
    people: int
    agrees: bool | None
    """None while nobody has asked them."""
    name: str
    recorded_by: int


@dataclass(frozen=True, kw_only=True)
class MonthOfMoves:
    """What was reported of a month, RT by RT."""

    month: date
    moves: tuple[Move, ...]
    reported: frozenset[int]
    """The neighbourhoods that reported, be it that nobody came."""
    expected: tuple[Neighbourhood, ...] = field(default=())

    @property
    def silent(self) -> tuple[Neighbourhood, ...]:
        """List the neighbourhoods nobody has reported for."""
        return tuple(each for each in self.expected if each.id not in self.reported)

    def people(self, *, came: bool) -> int:
        """Count those who came, or went."""
        return sum(move.people for move in self.moves if move.is_arrival is came)


class NewcomerRegister(Protocol):
    """Moves and RT, seen by one speaker."""

    def neighbourhoods(self) -> tuple[Neighbourhood, ...]:
        """List every RT of the village, in order."""

    def own_neighbourhoods(self) -> tuple[Neighbourhood, ...]:
        """List the RT the speaker reports for: an RT, a hamlet, a posyandu's, or all of them."""

    def move(self, move_id: int) -> Move:
        """Give one report, or raise Unknown."""

    def recent_moves(self, neighbourhood_id: int) -> tuple[Move, ...]:
        """List what was reported of an RT within a month, the latest first."""

    def moves_named(self, name: str) -> tuple[Move, ...]:
        """List the reports of the village under exactly this name, the latest first."""

    def month_of_moves(self, month: date) -> MonthOfMoves:
        """Give what was reported of a month; `month` is its first day."""

    def posyandu_of(self, neighbourhood_id: int) -> int | None:
        """Give the posyandu that serves an RT: the one of its hamlet."""

    def newcomer_day(self) -> int | None:
        """Give the day of the month on which RT are reminded; None when they are not."""
