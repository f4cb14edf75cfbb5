"""The people a posyandu serves and those who serve, as frozen facts."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo


class RoleKind(StrEnum):
    """What somebody may do; one person may hold several."""

    CADRE = "cadre"
    COORDINATOR = "coordinator"
    VILLAGE_OFFICER = "village_officer"
    MIDWIFE = "midwife"
    PUSKESMAS = "puskesmas"
    POKJANAL = "pokjanal"
    HAMLET_HEAD = "hamlet_head"
    """The head of a hamlet, or of an RT."""
    OPERATOR = "village_operator"
    """Who enters what the village proposes into the state's systems."""
    FAMILY = "family"


class Sex(StrEnum):
    """As the ministry's forms write it: L male, P female."""

    MALE = "L"
    FEMALE = "P"


@dataclass(frozen=True, kw_only=True)
class Village:
    """A village, its Puskesmas and the zone its clocks keep."""

    id: int
    name: str
    district: str
    zone: ZoneInfo
    puskesmas: str
    duty_phone: str
    emergency_phone: str
    keeps_silent_days: bool
    je_endemic: bool
    hexavalent: bool
    red_line_sd: float = -3.0
    """Where the Puskesmas draws the red line of the KMS, in SD of BB/U."""
    orange_line_sd: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Posyandu:
    """A village health post and the rule of its day."""

    id: int
    village_id: int
    name: str
    hamlet: str
    place: str
    day_rule: str
    opens_at: time
    closes_at: time


@dataclass(frozen=True, kw_only=True)
class Role:
    """A duty, and where it holds."""

    kind: RoleKind
    village_id: int | None = None
    posyandu_id: int | None = None


SHORT_TITLES = {"Ibu": "Bu", "Bapak": "Pak"}
UNKNOWN_TITLE = "Bapak/Ibu"


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who can be spoken to."""

    id: int
    name: str
    title: str
    """Ibu, Bapak, Bidan, dr., Kak, Mbah ...; empty when it is not known."""
    call_name: str
    rt: str = ""
    language: str = "id"
    shares_phone: bool | None = None
    roles: tuple[Role, ...] = ()

    @property
    def ibu(self) -> str:
        """The title in full: 'Ibu', 'Bapak', or 'Bapak/Ibu' when unknown."""
        return "Ibu" if self.title == "Bidan" else self.title or UNKNOWN_TITLE

    @property
    def bu(self) -> str:
        """The title in short: 'Bu', 'Pak'."""
        return SHORT_TITLES.get(self.ibu, self.ibu)

    @property
    def full_call(self) -> str:
        """The first address: 'Ibu Rina', 'Bidan Ratih'."""
        return f"{self.title} {self.call_name}".strip() if self.call_name else self.ibu

    @property
    def call(self) -> str:
        """The address among colleagues: 'Bu Siti', 'Pak Made', 'Bidan Ratih'."""
        short = SHORT_TITLES.get(self.title, self.title)
        return f"{short} {self.call_name}".strip() if self.call_name else self.bu

    @property
    def is_known(self) -> bool:
        """False for somebody who wrote but never registered."""
        return bool(self.name)

    def has(self, kind: RoleKind) -> bool:
        """Tell whether the person holds a duty."""
        return any(role.kind == kind for role in self.roles)

    def posyandu_ids(self, kind: RoleKind = RoleKind.CADRE) -> tuple[int, ...]:
        """The posyandu where the person holds a duty."""
        return tuple(
            role.posyandu_id
            for role in self.roles
            if role.kind == kind and role.posyandu_id is not None
        )


BIRTH_ORDER_NAMES = frozenset(
    (
        "wayan", "putu", "gede", "made", "kadek", "nengah", "komang", "nyoman", "ketut", "luh",
    )
)  # fmt: skip
SHARED_BY_MANY = BIRTH_ORDER_NAMES | frozenset(
    (
        "muhammad", "mohammad", "muhamad", "mohamad", "moh", "muh", "moch", "mochammad",
        "mochamad", "m", "md", "abdul", "abd",
    )
)  # fmt: skip
"""Names that tell too little alone: of these, the next word is said as well."""
UNNAMED = "bayi"
"""A baby without a name is called in full: 'Bayi Ny. Sari'."""
PARTICLES = frozenset(("i", "ni"))
"""They stand before a Balinese name and are left out when it is called."""


def call_name(name: str) -> str:
    """Choose what a person is called: the first word, or two when many share the first."""
    words = name.split()
    if len(words) > 1 and words[0].lower() == UNNAMED:
        return name
    if len(words) > 1 and words[0].lower() in PARTICLES:
        words = words[1:]
    if len(words) > 1 and words[0].lower().rstrip(".") in SHARED_BY_MANY:
        return " ".join(words[:2])
    return words[0] if words else ""


@dataclass(frozen=True, kw_only=True)
class Family:
    """A household of one mother or carer and her children at one posyandu."""

    id: int
    posyandu_id: int
    mother_name: str
    rt: str
    code: str

    @property
    def mother(self) -> str:
        """How the mother is named to others: 'Ibu Rina'."""
        return f"Ibu {call_name(self.mother_name)}"


@dataclass(frozen=True, kw_only=True)
class Child:
    """A registered under-five."""

    id: int
    family_id: int
    posyandu_id: int
    name: str
    sex: Sex
    born_on: date
    mother_name: str
    rt: str
    has_kia_book: bool | None = None
    nickname: str = ""
    born_is_estimated: bool = False
    """True when only the month of birth is known."""

    @property
    def first_name(self) -> str:
        """How the child is named in a sentence: 'Ani'; a name shared by many keeps both words."""
        return call_name(self.name)

    @property
    def mother(self) -> str:
        """How the mother is named to others: 'Ibu Rina'."""
        return f"Ibu {call_name(self.mother_name)}"


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """One weighing that stands (not withdrawn)."""

    id: int
    child_id: int
    on: date
    weight_g: int | None
    length_mm: int | None
    position: str | None
    source: str
    recorded_by: int | None
    recorded_at_local: time | None
    at_posyandu_day: bool
    remeasured: bool = False
    position_assumed: bool = False
    """True when nobody said how the length was taken."""
    arm_mm: int | None = None
    """LiLA."""
    head_mm: int | None = None
    """Lingkar kepala."""
    oedema: bool = False
    """Both feet are swollen."""


class DayStatus(StrEnum):
    """A posyandu day: planned by the rule, opened and closed by cadres, approved by the midwife."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    APPROVED = "approved"


@dataclass(frozen=True, kw_only=True)
class PosyanduDay:
    """One day of one posyandu."""

    id: int | None
    """None while it follows the rule and nobody has opened or moved it."""
    posyandu_id: int
    planned_on: date
    held_on: date
    status: DayStatus
    opened_by: int | None = None
    opens_at: time | None = None
    """None for the posyandu's usual hours."""
    place: str = ""
    """Empty for the posyandu's usual place."""


def as_held(posyandu: Posyandu, day: PosyanduDay) -> Posyandu:
    """Give a posyandu with the place and the hours of one of its days; it stays open as long."""
    opens = day.opens_at or posyandu.opens_at
    begin = datetime.combine(day.held_on, opens)
    lasts = datetime.combine(day.held_on, posyandu.closes_at) - datetime.combine(
        day.held_on, posyandu.opens_at
    )
    return replace(
        posyandu,
        place=day.place or posyandu.place,
        opens_at=opens,
        closes_at=(begin + lasts).time(),
    )
