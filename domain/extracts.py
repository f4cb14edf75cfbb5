"""What the registers and reports of officials are filled from: a span of time at some posyandu."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from domain.calendar import add_months, completed_months
from domain.doses import ToldBy
from domain.indicators_of_stages import Examined
from domain.people import Sex
from domain.screening import Resident
from domain.screening.card import ResidentCard


@dataclass(frozen=True, kw_only=True)
class Place:
    """One posyandu and where it lies."""

    id: int
    name: str
    hamlet: str
    village: str
    district: str
    puskesmas: str
    held_on: tuple[date, ...] = ()
    """The days it was held within the span, oldest first."""

    def held_in(self, month: date) -> tuple[date, ...]:
        """List the days it was held in a month."""
        return tuple(day for day in self.held_on if first_of(day) == month)

    def day_of(self, month: date) -> date:
        """Give the day a month is counted on: the last one held, or the month's last day."""
        held = self.held_in(month)
        return held[-1] if held else last_of(month)


@dataclass(frozen=True, kw_only=True)
class ListedChild:
    """A child as a register lists it."""

    id: int
    posyandu_id: int
    name: str
    sex: Sex
    born_on: date
    mother_name: str
    rt: str
    nik: str = ""
    has_card: bool | None = None
    """None while nobody has asked for the Buku KIA."""
    phone: str = ""
    left_on: date | None = None
    left_because: str = ""

    @property
    def is_dead(self) -> bool:
        """Tell whether the child left because it died."""
        return "meninggal" in self.left_because.lower()

    def is_served(self, on: date) -> bool:
        """Tell whether the posyandu serves the child on a day."""
        return self.born_on <= on and (self.left_on is None or self.left_on > on)

    def months(self, on: date) -> int:
        """Give the age in completed months."""
        return completed_months(self.born_on, on)


@dataclass(frozen=True, kw_only=True)
class ListedWeighing:
    """A weighing of a posyandu's day that stands, with what is kept as computed of it."""

    id: int
    child_id: int
    on: date
    weight_g: int | None
    length_mm: int | None
    head_mm: int | None
    arm_mm: int | None
    position: str | None
    oedema: bool
    computed: dict[str, Any]

    @property
    def code(self) -> str | None:
        """N, T, O or B; None when the weight was not taken."""
        found: str | None = self.computed.get("code")
        return found

    @property
    def is_2t(self) -> bool:
        """True from the second T in a row."""
        return int(self.computed.get("did_not_rise_in_a_row") or 0) > 1

    def category(self, index: str) -> str | None:
        """Give a category such as 'stunted' by the name of its index; None when there is none."""
        if index in self.computed.get("flags", ()):
            return None  # implausible: not counted before it is measured again
        found: str | None = self.computed.get("categories", {}).get(index)
        return found

    def z(self, index: str) -> float | None:
        """Give a z-score by the name of its index."""
        found: float | None = self.computed.get("z", {}).get(index)
        return found


@dataclass(frozen=True, kw_only=True)
class ListedDose:
    """A dose that stands."""

    id: int
    child_id: int
    antigen: str
    on: date
    is_campaign: bool = False
    product: str = ""
    place: str = ""
    batch: str = ""
    told_by: str = ToldBy.CADRE


@dataclass(frozen=True, kw_only=True)
class ListedCapsule:
    """A capsule of vitamin A."""

    child_id: int
    on: date
    colour: str


@dataclass(frozen=True, kw_only=True)
class ListedDiarrhoea:
    """A case of diarrhoea that a cadre reported."""

    child_id: int
    on: date
    has_oralit: bool | None


@dataclass(frozen=True, kw_only=True)
class ListedResident:
    """Somebody the posyandu serves who is no under-five."""

    posyandu_id: int
    name: str
    sex: str
    born_on: date | None
    rt: str
    life_stage: str
    last_period_on: date | None
    card: ResidentCard = field(default_factory=ResidentCard)
    tetanus: tuple[date, ...] = ()
    """The days of the Td that stand, oldest first."""


@dataclass(frozen=True, kw_only=True)
class Extract:
    """All that is known of some posyandu from `first` to the end of a month."""

    first: date
    month: date
    """The first day of the month that is reported."""
    places: tuple[Place, ...]
    children: tuple[ListedChild, ...]
    weighings: tuple[ListedWeighing, ...]
    doses: tuple[ListedDose, ...] = ()
    """Of the whole life: their order numbers them."""
    capsules: tuple[ListedCapsule, ...] = ()
    sent: frozenset[tuple[int, date]] = frozenset()
    """The children sent to the midwife, with the day."""
    residents: tuple[ListedResident, ...] = ()
    diarrhoea: tuple[ListedDiarrhoea, ...] = ()
    grown_ups: tuple[Resident, ...] = ()
    """Those who are no under-fives, for recaps by stage of life."""
    examined: tuple[Examined, ...] = ()
    """What stands of them, in order."""

    @property
    def months(self) -> tuple[date, ...]:
        """List the months of the span by their first days."""
        count = (self.month.year - self.first.year) * 12 + self.month.month - self.first.month
        return tuple(add_months(first_of(self.first), number) for number in range(count + 1))

    @property
    def area(self) -> str:
        """Name the area: the posyandu itself, its village or its sub-district."""
        names = {place.name for place in self.places}
        villages = {place.village for place in self.places}
        if len(self.places) == 1:
            return f"Posyandu {names.pop()}"
        if len(villages) == 1:
            return f"Desa {villages.pop()}"
        return f"Kecamatan {' dan '.join(sorted({place.district for place in self.places}))}"


def first_of(day: date) -> date:
    """Give the first day of a day's month."""
    return day.replace(day=1)


def last_of(month: date) -> date:
    """Give the last day of a month."""
    return add_months(first_of(month), 1) - timedelta(days=1)


def only(extract: Extract, place: Place) -> Extract:
    """Give the part of an extract that is one posyandu's."""
    children = tuple(child for child in extract.children if child.posyandu_id == place.id)
    numbers = {child.id for child in children}
    return replace(
        extract,
        places=(place,),
        children=children,
        weighings=tuple(each for each in extract.weighings if each.child_id in numbers),
        doses=tuple(each for each in extract.doses if each.child_id in numbers),
        capsules=tuple(each for each in extract.capsules if each.child_id in numbers),
        sent=frozenset(each for each in extract.sent if each[0] in numbers),
        residents=tuple(each for each in extract.residents if each.posyandu_id == place.id),
        diarrhoea=tuple(each for each in extract.diarrhoea if each.child_id in numbers),
        grown_ups=tuple(each for each in extract.grown_ups if each.posyandu_id == place.id),
        examined=tuple(e for e in extract.examined if e.resident.posyandu_id == place.id),
    )
