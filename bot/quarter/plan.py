"""Who lives in the three villages, and what will become of them in the quarter."""

from dataclasses import dataclass
from datetime import date

from domain.people import Sex


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody who writes: how they are called, and from which number."""

    call: str
    name: str
    number: str


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One weighing."""

    on: date
    weight_g: int
    length_mm: int
    is_standing: bool


@dataclass(frozen=True, kw_only=True)
class ChildPlan:
    """A child, what was measured before the quarter, and what will be measured in it."""

    name: str
    sex: Sex
    born: date
    mother: str
    rt: str
    number: str
    """The mother's, from which she writes."""
    history: tuple[Measured, ...]
    """Before the quarter, the oldest first."""
    coming: tuple[Measured, ...]
    """In the quarter; on other days the child does not come."""
    lacks_vaccines: bool
    """True when the family wants no vaccines from nine months on."""
    has_joined: bool
    """True when the mother agrees to messages."""

    @property
    def first_name(self) -> str:
        """The name by which a cadre writes of the child."""
        return self.name.split()[0]


@dataclass(frozen=True, kw_only=True)
class WomanPlan:
    """A pregnant woman and what is measured once in the quarter."""

    name: str
    last_period_on: date
    arm_mm: int
    has_iron: bool
    weight_kg: int


@dataclass(frozen=True, kw_only=True)
class PostPlan:
    """A posyandu, its cadre and those it serves."""

    name: str
    hamlet: str
    rts: tuple[str, ...]
    rule: str
    days: tuple[date, ...]
    """Its days in the quarter."""
    cadre: Actor
    children: tuple[ChildPlan, ...]
    women: tuple[WomanPlan, ...]


@dataclass(frozen=True, kw_only=True)
class VillagePlan:
    """A village, its workers and its posyandu."""

    name: str
    officer: Actor
    midwife: Actor
    coordinator: Actor
    posts: tuple[PostPlan, ...]

    @property
    def children(self) -> tuple[ChildPlan, ...]:
        """Everybody under five in the village."""
        return tuple(child for post in self.posts for child in post.children)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """The whole play, drawn from one seed."""

    seed: int
    head: Actor
    villages: tuple[VillagePlan, ...]
