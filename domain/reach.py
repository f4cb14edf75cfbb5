"""How far an event reached: of those entitled, who was told, came and was served."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.small_counts import is_small


@dataclass(frozen=True, kw_only=True)
class Outreach:
    """What became of one entitled person or family."""

    rt: str
    was_told: bool
    came: bool
    was_served: bool


@dataclass(frozen=True, kw_only=True)
class Reach:
    """Counts of one place."""

    rt: str
    """Empty for the whole village."""
    entitled: int
    told: int
    came: int
    served: int

    @property
    def unserved(self) -> int:
        """Count those who were entitled and got nothing."""
        return self.entitled - self.served


class Hiding(StrEnum):
    """Why a count is not shown."""

    SMALL = "small"
    """It is below five itself."""
    REST = "rest"
    """It would tell by subtraction how few the others are."""


@dataclass(frozen=True, kw_only=True)
class HiddenReach:
    """The same for those who may see no small count."""

    entitled: int | Hiding
    told: int | Hiding
    came: int | Hiding
    served: int | Hiding


def tally(guests: Iterable[Outreach]) -> tuple[Reach, ...]:
    """Count by RT, in the order of their names."""
    by_rt: dict[str, list[Outreach]] = {}
    for guest in guests:
        by_rt.setdefault(guest.rt, []).append(guest)
    return tuple(_counted(rt, by_rt[rt]) for rt in sorted(by_rt))


def altogether(parts: Iterable[Reach]) -> Reach:
    """Add the counts of several places."""
    places = tuple(parts)
    return Reach(
        rt="",
        entitled=sum(part.entitled for part in places),
        told=sum(part.told for part in places),
        came=sum(part.came for part in places),
        served=sum(part.served for part in places),
    )


def hidden(whole: Reach) -> HiddenReach:
    """Hide small counts, and what would give one away by subtraction (ux section 12)."""
    told, came, served = (
        _safe(part, whole.entitled) for part in (whole.told, whole.came, whole.served)
    )
    entitled = Hiding.SMALL if is_small(whole.entitled) else whole.entitled
    return HiddenReach(entitled=entitled, told=told, came=came, served=served)


def _safe(part: int, whole: int) -> int | Hiding:
    """Hide a small part, and a part whose rest is small though not none at all."""
    if is_small(part):
        return Hiding.SMALL
    rest = whole - part
    return Hiding.REST if rest and is_small(rest) else part


def _counted(rt: str, guests: list[Outreach]) -> Reach:
    return Reach(
        rt=rt,
        entitled=len(guests),
        told=sum(guest.was_told for guest in guests),
        came=sum(guest.came for guest in guests),
        served=sum(guest.was_served for guest in guests),
    )
