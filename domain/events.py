"""The village's own events: kinds, where they stand, seats, and who has to look at them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.broadcasts import SENDERS, Concern
from domain.calendar import MONTHS_PER_YEAR
from domain.eligibility import Target, Whom
from domain.people import Person, RoleKind

PLANNERS = SENDERS
"""Who may plan an event."""
HELD_FOR = timedelta(days=2)
"""How long a seat is kept for somebody who asked something first (ux section 15)."""
GATHERED_FOR = timedelta(minutes=10)
"""A family that asks is given so long to decide; then the question is passed on in any case."""
LARGEST_QUOTA = 5000
HEARD_AFTER = timedelta(days=7)
"""For how long after its day an event is spoken of."""


class EventKind(StrEnum):
    """What kind of event it is; each has words and rules of its own."""

    IMMUNIZATION = "immunization"
    """Pekan campak-rubella, ORI, PIN: who may come is told by the Puskesmas."""
    FILARIASIS = "filariasis"
    """POPM kaki gajah, posyandu.md 7.2."""
    DEWORMING = "deworming"
    """POPM cacingan, posyandu.md 7.3."""
    CHECKUP = "checkup"
    CIRCUMCISION = "circumcision"
    CLEANUP = "cleanup"
    """Kerja bakti and fogging: no health content."""
    OTHER = "other"


class EventStatus(StrEnum):
    """Where an event stands; whether it is invited to is told by its broadcast."""

    DRAFT = "draft"
    AWAITING = "awaiting"
    """Somebody has to agree first."""
    OPEN = "open"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class GuestState(StrEnum):
    """What somebody entitled has answered."""

    ENTITLED = "entitled"
    """Nothing yet."""
    ASKING = "asking"
    """Asked something; the seat is kept for a while."""
    COMING = "coming"
    WAITING = "waiting"
    """On the waiting list."""
    DECLINED = "declined"


SEATED = (GuestState.COMING, GuestState.ASKING)
"""Those who take a seat of the quota."""
SIGNED_UP = (GuestState.COMING, GuestState.ASKING, GuestState.WAITING)
WITH_QUOTA = (EventKind.CHECKUP, EventKind.CIRCUMCISION, EventKind.OTHER)
"""Kinds that may be limited; a campaign is for everybody entitled."""
FIXED_TARGETS = {
    EventKind.FILARIASIS: Target(
        from_months=2 * MONTHS_PER_YEAR, below_months=71 * MONTHS_PER_YEAR, without_pregnant=True
    ),
    EventKind.DEWORMING: Target(from_months=MONTHS_PER_YEAR, below_months=13 * MONTHS_PER_YEAR),
}
"""Who gets a medicine given to everybody: posyandu.md 7.2 (2-70 years) and 7.3 (1-12 years)."""


@dataclass(frozen=True, kw_only=True)
class Event:
    """One event as it is kept."""

    id: int
    village_id: int
    kind: EventKind
    name: str
    """As it is said: 'Sunatan gratis'."""
    status: EventStatus
    on: date | None = None
    at: time | None = None
    place: str = ""
    quota: int | None = None
    target: Target | None = None
    note: str = ""
    """What the one who agreed added: conditions."""
    created_by: int
    approved_by: int | None = None
    broadcast_id: int | None = None
    invited_at: datetime | None = None

    @property
    def counts_families(self) -> bool:
        """Tell whether households take part, not single people."""
        return self.target is not None and self.target.whom is Whom.FAMILIES

    @property
    def shows_names_to_officers(self) -> bool:
        """Hide who is pregnant from those who may not know (ux section 12)."""
        return self.target is None or self.target.whom is not Whom.PREGNANT

    def is_over(self, now: datetime) -> bool:
        """Tell whether its day has passed."""
        return self.on is not None and self.on < now.date()

    def has_begun(self, now: datetime) -> bool:
        """Tell whether its local hour has come."""
        if self.on is None or self.at is None:
            return False
        return datetime.combine(self.on, self.at, tzinfo=now.tzinfo) <= now


@dataclass(frozen=True, kw_only=True)
class Guest:
    """One entitled child, grown-up or family, and what became of the invitation."""

    id: int
    event_id: int
    name: str
    """First name of a child, 'Bu Sarinem' of a grown-up, 'Keluarga Ibu Rina' of a household."""
    full_name: str
    parent: str
    """'Ibu Aminah' beside a child; empty for others."""
    posyandu_id: int
    rt: str
    state: GuestState
    number: int | None = None
    """The place in the list of those signed up."""
    waits_since: int | None = None
    """The order on the waiting list."""
    held_until: datetime | None = None
    child_id: int | None = None
    resident_id: int | None = None
    family_id: int | None = None
    came: bool | None = None
    served: bool | None = None


@dataclass(frozen=True, kw_only=True)
class EventFigures:
    """How many stand where."""

    entitled: int
    coming: int
    asking: int
    waiting: int
    declined: int
    silent: int
    came: int
    served: int


@dataclass(frozen=True, kw_only=True)
class Opinions:
    """How often each answer to a question was given."""

    counts: dict[str, dict[str, int]]

    def of(self, question: str, answer: str) -> int:
        """Give one count."""
        return self.counts.get(question, {}).get(answer, 0)


def who_agrees(
    kind: EventKind, target: Target | None, concerns: Collection[Concern], writer: Person
) -> RoleKind | None:
    """Name the duty that has to look at an event first; None when it goes on at once.

    Health content is for the midwife; what is for the whole village, or none of the posyandu's
    business, for a second person among the organisers.
    """
    is_health = kind not in (EventKind.CLEANUP, EventKind.OTHER) or Concern.HEALTH in concerns
    if is_health and not writer.has(RoleKind.MIDWIFE):
        return RoleKind.MIDWIFE
    is_for_all = target is not None and target.is_whole_village
    if is_for_all or Concern.NOT_OURS in concerns:
        is_coordinator = writer.has(RoleKind.COORDINATOR)
        return RoleKind.VILLAGE_OFFICER if is_coordinator else RoleKind.COORDINATOR
    return None


def free_seats(quota: int | None, taken: int) -> int | None:
    """Count the seats left; None without a limit."""
    return None if quota is None else max(0, quota - taken)


def next_number(taken: Collection[int]) -> int:
    """Give the smallest number of a seat that nobody has."""
    used = set(taken)
    return next(number for number in range(1, len(used) + 2) if number not in used)
